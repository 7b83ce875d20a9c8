"""The data of a criteria set spread over sheets. What has not the shape of a sheet stays with its mapping, as YAML."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from parindex.documents.framework_workbook import whole
from parindex.documents.framework_workbook.fields import ORDER, Table
from parindex.documents.framework_workbook.rules import STEPS, are_rows, rung_taken_apart, taken_apart
from parindex.documents.framework_workbook.tables import (
    BANDS,
    CHILDREN,
    CODE,
    FACTS,
    KEY,
    LEVEL,
    NODES,
    RULE,
    RUNGS,
    WHOLE_SET,
)


@dataclass(frozen=True, slots=True)
class Cells:
    """What the columns of a row hold, by their ids; depth: of its node in the tree."""

    values: Mapping[str, Any]
    depth: int = 0


@dataclass(frozen=True, slots=True)
class Spread:
    """The rows of each sheet; `whole` holds those on the set itself, by the path of their key."""

    whole: dict[tuple[str, ...], Any] = field(default_factory=dict)
    nodes: list[Cells] = field(default_factory=list)
    facts: list[Cells] = field(default_factory=list)
    rungs: list[Cells] = field(default_factory=list)
    bands: list[Cells] = field(default_factory=list)


def spread(data: Mapping[str, Any]) -> Spread:
    """Plain data of a framework.yaml, whatever flaws it has."""
    rest, made = dict(data), Spread()
    if are_rows(rest.get("areas")):
        _spread_nodes(rest.pop("areas"), made)
    if _are_facts(rest.get("facts")):
        made.facts[:0] = _facts(WHOLE_SET, rest.pop("facts"))
    if _has_bands(rest.get("bands")):
        *above, items = rest["bands"].items()
        made.bands.extend(Cells(_row(BANDS, BANDS.taken_apart(band), band)) for band in items[1])
        rest["bands"] = dict(above)
        if not above:
            del rest["bands"]
    made.whole.update(whole.flattened(rest))
    if list(data) != whole.usual(list(data)):
        made.whole[()] = list(data)
    return made


def walk(nodes: list[Mapping[str, Any]], depth: int = 0) -> Iterator[tuple[Mapping[str, Any], int]]:
    """Each node with its depth, in order."""
    for node in nodes:
        yield node, depth
        if (below := _children(node, depth)) is not None:
            yield from walk(below, depth + 1)


def _children(node: Mapping[str, Any], depth: int) -> list[Mapping[str, Any]] | None:
    below = node.get(CHILDREN[depth + 1]) if depth + 1 < len(CHILDREN) else None
    return below if are_rows(below) else None


def _spread_nodes(areas: list[Mapping[str, Any]], made: Spread) -> None:
    codes = Counter(str(node.get(CODE)) for node, _ in walk(areas))
    for node, depth in walk(areas):
        code = node.get(CODE)
        is_named = isinstance(code, str) and codes[code] == 1 and code != WHOLE_SET
        rest = dict(node)
        if _children(node, depth) is not None:
            del rest[CHILDREN[depth + 1]]
        if is_named and _are_facts(rest.get("facts")):
            made.facts.extend(_facts(code, rest.pop("facts")))
        rule = taken_apart(rest.pop(RULE), may_have_rungs=is_named) if RULE in rest else {}
        for rung in rule.pop(STEPS, ()):
            made.rungs.append(Cells({CODE: code, **_row(RUNGS, rung_taken_apart(rung), rung)}))
        cells = {LEVEL: str(depth + 1), **NODES.taken_apart(rest), **rule}
        made.nodes.append(Cells(_row(NODES, cells, node), depth))


def _row(table: Table, cells: dict[str, Any], mapping: Mapping[str, Any]) -> dict[str, Any]:
    """`cells` with the order of the keys, if it is not the usual one."""
    keys = list(mapping)
    return cells if keys == table.in_order(keys) else {**cells, ORDER: keys}


def _facts(code: Any, facts: Mapping[str, Any]) -> list[Cells]:
    return [Cells({CODE: code, KEY: key, **_row(FACTS, FACTS.taken_apart(fact), fact)}) for key, fact in facts.items()]


def _are_facts(facts: Any) -> bool:
    return isinstance(facts, Mapping) and are_rows(list(facts.values()))


def _has_bands(bands: Any) -> bool:
    """Whether the sheet of bands can hold them: listed as the last key, none of them blank."""
    is_last = isinstance(bands, Mapping) and bool(bands) and list(bands)[-1] == "items"
    return is_last and are_rows(bands["items"]) and all(bands["items"])
