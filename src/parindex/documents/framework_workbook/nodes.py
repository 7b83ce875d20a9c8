"""The tree of areas and criteria from its rows, with the facts and rungs that other sheets hold for them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from parindex.core.messages import Message
from parindex.documents.framework_workbook.fields import OTHER
from parindex.documents.framework_workbook.lines import Findings, Line, Path, mapping_of, order_of, put_in_order
from parindex.documents.framework_workbook.rules import PLACES, STEPS, put_together, rung_put_together
from parindex.documents.framework_workbook.tables import (
    CHILDREN,
    CODE,
    FACTS,
    KEY,
    LEVEL,
    NODES,
    NONE_AROSE,
    OTHERWISE,
    PART,
    POINTS,
    RULE,
    RUNGS,
    TARGET,
    WHOLE,
)
from parindex.documents.framework_workbook.words import LADDER, Form

LEVELS = {"1": 0, "2": 1, "3": 2}
Lines: TypeAlias = dict[str, list[Line]]  # by the code of the node they are for; what the tree takes is gone


@dataclass(frozen=True, slots=True)
class _Branch:
    """A node whose rows below it are still to come."""

    node: dict[str, Any]
    path: Path
    line: Line
    below: list[dict[str, Any]] = field(default_factory=list)


def by_code(found: Iterable[Line], findings: Findings) -> Lines:
    """Rows by the code they are for. Flaws for those that name none."""
    held: Lines = {}
    for line in found:
        code = line.values.get(CODE)
        if isinstance(code, str):
            held.setdefault(code, []).append(line)
        else:
            findings.tell(line.places[CODE], Message("workbook.no-code"))
    return held


def tell_left(held: Lines, findings: Findings) -> None:
    """Rows whose code no row of the tree has."""
    for code, left in held.items():
        for line in left:
            findings.tell(line.places[CODE], Message("workbook.unknown-code", {"code": code, "sheet": NODES.title}))


def facts_of(found: list[Line], path: Path, findings: Findings) -> dict[str, Any]:
    """The facts that rows hold, by their keys."""
    facts: dict[str, Any] = {}
    for line in found:
        key = line.values.get(KEY)
        if not isinstance(key, str):
            findings.tell(line.places[KEY], Message("workbook.no-fact-key"))
        elif key in facts:
            findings.tell(line.places[KEY], Message("workbook.repeated-key", {"key": key}))
        else:
            facts[key] = mapping_of(line, FACTS, (*path, key), findings)
            put_in_order(facts[key], [*order_of(line, findings), *FACTS.in_order(list(facts[key]))])
            findings.places.setdefault(path, line.place)
    return facts


def areas_of(found: list[Line], facts: Lines, rungs: Lines, findings: Findings) -> list[dict[str, Any]]:
    """The tree that rows hold in order; takes from `facts` and `rungs` what belongs to it."""
    areas: list[dict[str, Any]] = []
    above: list[_Branch] = []
    branches: list[_Branch] = []
    for line in found:
        depth = _depth(line, len(above), findings)
        del above[depth:]
        siblings, path = (above[-1].below, above[-1].path) if above else (areas, ())
        path = (*path, CHILDREN[depth], len(siblings))
        branch = _Branch(_node(line, path, facts, rungs, findings), path, line)
        siblings.append(branch.node)
        above.append(branch)
        branches.append(branch)
    for branch in branches:
        _close(branch, findings)
    return areas


def _close(branch: _Branch, findings: Findings) -> None:
    """Gives a node what lies below it, and all its keys their order."""
    if branch.below:
        _add(branch.node, CHILDREN[len(branch.path) // 2], branch.below, branch.line, findings)
    keys = [*order_of(branch.line, findings), *NODES.in_order(list(branch.node))]
    put_in_order(branch.node, keys)


def _depth(line: Line, most: int, findings: Findings) -> int:
    """0 for an area, 1 for a criterion, 2 for what is below it; no deeper than one below the row above."""
    code, said = line.values.get(CODE), line.values.get(LEVEL)
    if said is None and isinstance(code, str):
        said = str(len([part for part in code.split(".") if part]))
    place = line.places.get(LEVEL, line.place)
    if not isinstance(said, str) or said not in LEVELS:
        findings.tell(place, Message("workbook.no-level"))
        return min(most, len(CHILDREN) - 1)
    if LEVELS[said] > most:
        findings.tell(place, Message("workbook.no-parent"))
    return min(LEVELS[said], most)


def _node(line: Line, path: Path, facts: Lines, rungs: Lines, findings: Findings) -> dict[str, Any]:
    node = mapping_of(line, NODES, path, findings)
    if own := facts_of(_taken(facts, line), (*path, "facts"), findings):
        _add(node, "facts", own, line, findings)
    if (rule := _rule(line, _taken(rungs, line), (*path, RULE), findings)) is not None:
        _add(node, RULE, rule[0], line, findings)
    return node


def _taken(held: Lines, line: Line) -> list[Line]:
    code = line.values.get(CODE)
    return held.pop(code, []) if isinstance(code, str) else []


def _add(node: dict[str, Any], key: str, value: Any, line: Line, findings: Findings) -> None:
    """Sets a key that sheets hold, if it does not stand among the other keys, too."""
    if key in node:
        findings.tell(line.places[OTHER], Message("workbook.repeated-key", {"key": key}))
    node[key] = value


def _rule(line: Line, steps: list[Line], path: Path, findings: Findings) -> tuple[Any] | None:
    """The rule of a row, None for no rule. Flaws for cells that the rule does not use."""
    values, form = line.values, line.values.get(RULE)
    if RULE in line.places:
        findings.places[path] = line.places[RULE]
    used = _used(form)
    for one in (PART, WHOLE, TARGET, NONE_AROSE):
        if one in values and one not in used:
            findings.tell(line.places[one], Message("workbook.unused", {"column": NODES.by_id[one].title}))
    if WHOLE in values and PART not in values and WHOLE in used:
        findings.tell(line.places[WHOLE], Message("workbook.no-part"))
    if steps and form != LADDER:
        findings.tell(steps[0].place, Message("workbook.no-ladder", {"code": steps[0].values[CODE]}))
    if not isinstance(form, Form):
        return (form,) if RULE in values else None
    _keep_places(line, form, path, findings)
    parts = {name: values[name] for name in used if name in values}
    if form == LADDER:
        if not steps:
            findings.tell(line.places[RULE], Message("workbook.no-rungs", {"sheet": RUNGS.title}))
        parts[STEPS] = [_rung(step, (*path, form.name, STEPS, at), findings) for at, step in enumerate(steps)]
    return (put_together(parts),)


def _used(form: Any) -> tuple[str, ...]:
    if not isinstance(form, Form):
        return ()
    return (RULE, PART, WHOLE, NONE_AROSE) if form == LADDER else (RULE, PART, WHOLE, TARGET, NONE_AROSE)


def _keep_places(line: Line, form: Form, path: Path, findings: Findings) -> None:
    for name, within in PLACES.items():
        if name in line.places:
            findings.places |= {(*path, form.name, *inner): line.places[name] for inner in within}
    if NONE_AROSE in line.places:
        findings.places[(*path, NONE_AROSE)] = line.places[NONE_AROSE]


def _rung(line: Line, path: Path, findings: Findings) -> dict[str, Any]:
    mapping_of(line, RUNGS, path, findings)
    rung = rung_put_together(line.values if _has_keys(line) else {**line.values, OTHER: {}})
    if OTHERWISE in rung:
        findings.places[(*path, OTHERWISE)] = line.places[POINTS]
    put_in_order(rung, [*order_of(line, findings), *RUNGS.in_order(list(rung))])
    return rung


def _has_keys(line: Line) -> bool:
    return isinstance(line.values.get(OTHER, {}), Mapping)
