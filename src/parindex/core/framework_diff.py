"""What changed from one criteria set to another: criteria added, gone, renumbered; points moved; rules changed."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Any

from parindex.core.bands import Band, Bands
from parindex.core.facts import FactSpec, GroupExtreme
from parindex.core.folding import normalised
from parindex.core.framework import Check, Evidence, Framework, Gate, Layer, Node
from parindex.core.messages import Message, Parameter
from parindex.core.rounding import LEVELS, Rounding
from parindex.core.rules.figures import facts_of


class ChangeKind(StrEnum):
    ADDED = "added"
    GONE = "gone"
    RENUMBERED = "renumbered"
    RENAMED = "renamed"
    POINTS = "points"
    RULE = "rule"
    FACTS = "facts"
    MOVED = "moved"
    STANDING = "standing"
    GATES = "gates"
    CHECKS = "checks"
    EVIDENCE = "evidence"
    NOTES = "notes"


# Of a node as a whole: how it stands in the sum, what it asks for, what is said of it.
PARTS = {
    ChangeKind.STANDING: ("kind", "layer", "not_applicable"),
    ChangeKind.EVIDENCE: ("evidence",),
    ChangeKind.NOTES: ("cite", "unverified", "note", "lead"),
}
WHOLE = (
    *("version", "status", "title", "year", "unit_kind", "max_points", "window", "rounding", "ceiling", "layers"),
    *("source", "facts", "gates", "checks", "bands", "simulated"),
)


@dataclass(frozen=True, slots=True)
class Difference:
    """One change: `code` and `name` in the new set (in the old one where it is gone), `old_code` in the old.

    before, after: points, words, or sentences.
    """

    kind: ChangeKind
    code: str
    name: str
    old_code: str
    before: Parameter
    after: Parameter


@dataclass(frozen=True, slots=True)
class FrameworkDiff:
    """The differences in the order of the new set, what is gone at the end; `whole` tells the keys of the set itself.

    crosswalk: old code -> new code of every criterion that both sets have; unmatched: codes that the given crosswalk
    names and a set does not have.
    """

    differences: tuple[Difference, ...]
    whole: tuple[tuple[str, Parameter, Parameter], ...]
    crosswalk: Mapping[str, str]
    unmatched: tuple[str, ...]


def framework_diff(old: Framework, new: Framework, crosswalk: Mapping[str, str] | None = None) -> FrameworkDiff:
    """What changed from `old` to `new`.

    crosswalk: old code -> new code, for what only people can know; other nodes are matched by code and name, then by a
    name that each set has once at that depth. The same code with another name stays the same criterion, renamed.
    """
    matched = _Matching(old, new, crosswalk or {})
    pairs = matched.pairs()
    back = {code: old_code for old_code, code in pairs.items()}
    found: list[Difference] = []
    for node in new.nodes():
        before = matched.old[back[node.code]] if node.code in back else None
        found += _differences(before, node, matched, pairs)
    gone = [node for node in old.nodes() if node.code not in pairs]
    found += [Difference(ChangeKind.GONE, one.code, one.name, one.code, one.max_points, "") for one in gone]
    return FrameworkDiff(tuple(found), tuple(_whole(old, new)), pairs, matched.unmatched())


class _Matching:
    """Which node of the new set each node of the old one is."""

    def __init__(self, old: Framework, new: Framework, given: Mapping[str, str]) -> None:
        self.old = {node.code: node for node in old.nodes()}
        self.new = {node.code: node for node in new.nodes()}
        self.above_old, self.above_new = _parents(old.areas), _parents(new.areas)
        self.given = given

    def unmatched(self) -> tuple[str, ...]:
        """Codes of the given crosswalk that a set does not have."""
        lost = [code for code in self.given if code not in self.old]
        return (*lost, *(code for code in self.given.values() if code not in self.new))

    def pairs(self) -> dict[str, str]:
        pairs: dict[str, str] = {}
        self._take(pairs, [(old, new) for old, new in self.given.items() if old in self.old and new in self.new])
        same = [code for code in self.old if code in self.new and self._alike(code, code)]
        self._take(pairs, [(code, code) for code in same])
        self._take(pairs, self._by_name(pairs))
        self._take(pairs, [(code, code) for code in self.old if code in self.new])
        return {code: pairs[code] for code in self.old if code in pairs}

    def _take(self, pairs: dict[str, str], more: Sequence[tuple[str, str]]) -> None:
        taken = set(pairs.values())
        for old, new in more:
            if old not in pairs and new not in taken:
                pairs[old] = new
                taken.add(new)

    def _alike(self, old: str, new: str) -> bool:
        return normalised(self.old[old].name) == normalised(self.new[new].name)

    def _by_name(self, pairs: Mapping[str, str]) -> list[tuple[str, str]]:
        old = _once([node for node in self.old.values() if node.code not in pairs], self.above_old)
        new = _once([node for node in self.new.values() if node.code not in set(pairs.values())], self.above_new)
        return [(code, new[name]) for name, code in old.items() if name in new]


def _parents(nodes: Sequence[Node], above: str = "") -> dict[str, str]:
    parents: dict[str, str] = {}
    for node in nodes:
        parents[node.code] = above
        parents |= _parents(node.children, node.code)
    return parents


def _depth(code: str, above: Mapping[str, str]) -> int:
    return 0 if not above[code] else 1 + _depth(above[code], above)


def _once(nodes: Sequence[Node], above: Mapping[str, str]) -> dict[tuple[int, str], str]:
    """Codes by depth and name, of names that stand only once there."""
    found: dict[tuple[int, str], list[str]] = {}
    for node in nodes:
        found.setdefault((_depth(node.code, above), normalised(node.name)), []).append(node.code)
    return {name: codes[0] for name, codes in found.items() if len(codes) == 1}


def _differences(before: Node | None, node: Node, matched: _Matching, pairs: Mapping[str, str]) -> Iterator[Difference]:
    if before is None:
        yield Difference(ChangeKind.ADDED, node.code, node.name, "", "", node.max_points)
        return
    if before.code != node.code:
        yield Difference(ChangeKind.RENUMBERED, node.code, node.name, before.code, before.code, node.code)
    if normalised(before.name) != normalised(node.name):
        yield Difference(ChangeKind.RENAMED, node.code, node.name, before.code, before.name, node.name)
    above_old, above_new = matched.above_old[before.code], matched.above_new[node.code]
    if (pairs.get(above_old) if above_old else "") != above_new:
        yield Difference(ChangeKind.MOVED, node.code, node.name, before.code, above_old, above_new)
    if before.max_points != node.max_points:
        yield Difference(ChangeKind.POINTS, node.code, node.name, before.code, before.max_points, node.max_points)
    for kind, told in (
        (ChangeKind.RULE, _rules(before, node)),
        (ChangeKind.FACTS, _facts(before.facts, node.facts)),
        (ChangeKind.GATES, _gates(before.gates, node.gates)),
        (ChangeKind.CHECKS, _checks(before.checks, node.checks)),
        *((kind, _parts(keys, before, node)) for kind, keys in PARTS.items()),
    ):
        if told:
            yield Difference(kind, node.code, node.name, before.code, *told)


Told = tuple[Parameter, Parameter] | None  # what was and what is; None where it is the same


def _rules(before: Node, node: Node) -> Told:
    """The rules in words, as their sets write them where the words do not tell them apart."""
    old, new = ("" if one.rule is None else _written(one.rule.data) for one in (before, node))
    if old == new:
        return None
    words = tuple(tuple(one.rule.named()) if one.rule else () for one in (before, node))
    return (words[0], words[1]) if words[0] != words[1] else (old, new)


def _written(data: Any) -> str:
    """A rule as one line, the same for the same rule however its file lays it out."""
    if isinstance(data, Mapping):
        return "{" + ", ".join(f"{key}: {_written(data[key])}" for key in sorted(data)) + "}"
    if isinstance(data, Sequence) and not isinstance(data, str):
        return "[" + ", ".join(map(_written, data)) + "]"
    return str(data)


def _facts(before: Mapping[str, FactSpec], after: Mapping[str, FactSpec]) -> Told:
    """The facts that are not the same."""
    if before == after:
        return None
    return tuple(_fact(before[key]) for key in before if before[key] != after.get(key)), tuple(
        _fact(after[key]) for key in after if after[key] != before.get(key)
    )


def _fact(spec: FactSpec) -> Message:
    limits = (("≥", spec.at_least), ("≤", spec.at_most), ("step", spec.step))
    derived: Parameter = ""
    if isinstance(spec.derived, GroupExtreme):
        derived = f"{'group_best' if spec.derived.is_highest else 'group_worst'}: {spec.derived.fact}"
    elif spec.derived is not None:
        derived = spec.derived.named()
    words = (spec.name, str(spec.kind), spec.unit, *spec.options, spec.measure, str(spec.window or ""), spec.moves)
    numbers = (f"{sign} {limit}" for sign, limit in limits if limit is not None)
    told = tuple(word for word in (*words, *numbers, derived, spec.ask) if word)
    return Message("diff.fact", {"fact": spec.key, "told": told})


def _gates(before: Sequence[Gate], after: Sequence[Gate]) -> Told:
    return None if before == after else (tuple(map(_gate, before)), tuple(map(_gate, after)))


def _gate(gate: Gate) -> Message:
    said = {"when": gate.when.named(), "cite": gate.cite, "band": gate.band}
    if gate.zeroes:
        return Message("diff.gate-zero", said)
    return Message("diff.gate-band" if gate.band else "diff.gate-no-band", said)


def _checks(before: Sequence[Check], after: Sequence[Check]) -> Told:
    """The checks in words; what changed of the facts they ask for is told of the facts."""
    old, new = ([(_check(one), facts_of(one.that)) for one in checks] for checks in (before, after))
    return None if old == new else (tuple(said for said, _ in old), tuple(said for said, _ in new))


def _check(check: Check) -> Message:
    return Message("diff.check", {"that": check.that.named(), "say": check.say})


def _parts(keys: Sequence[str], before: Node, node: Node) -> Told:
    changed = [key for key in keys if getattr(before, key) != getattr(node, key)]
    if node.children:  # only a leaf may not apply
        changed = [key for key in changed if key != "not_applicable"]
    if not changed:
        return None
    old, new = ("; ".join(f"{key}: {_told(getattr(one, key))}" for key in changed) for one in (before, node))
    return old, new


def _whole(old: Framework, new: Framework) -> Iterator[tuple[str, Parameter, Parameter]]:
    for key in WHOLE:
        before, after = getattr(old, key), getattr(new, key)
        if before == after:
            continue
        if key not in IN_WORDS:
            yield key, _told(before), _told(after)
        elif told := IN_WORDS[key](before, after):
            yield key, *told


IN_WORDS: Mapping[str, Callable[[Any, Any], Told]] = {"facts": _facts, "gates": _gates, "checks": _checks}


def _told(value: Any) -> Parameter:  # noqa: PLR0911 - one line for each kind of value
    if isinstance(value, Rounding):
        places = ((level, getattr(value, level)) for level in LEVELS)
        return ", ".join((*(f"{level} {each}" for level, each in places if each is not None), value.mode))
    if isinstance(value, Bands):
        marks = (value.basis, f"assumed: {str(value.assumed).lower()}")
        return "; ".join((*map(_band, value.bands), *(marks if value.bands else ()))) or "–"
    if isinstance(value, Evidence):
        return ", ".join((f"required: {str(value.required).lower()}", value.ask, str(value.without)))
    if isinstance(value, Mapping):
        return "; ".join(f"{key}: {each}" for key, each in value.items()) or "–"
    if isinstance(value, tuple):
        return "; ".join(map(_layer, value)) or "–"
    if isinstance(value, Decimal):
        return value
    if isinstance(value, bool):
        return str(value).lower()
    return "–" if value in (None, "") else str(value)


def _band(band: Band) -> str:
    ends = f" < {band.below}" if band.below is not None else ""
    areas = "".join(f", {floor.code} ≥ {floor.share}" for floor in band.area_floors)
    return f"{band.name} {'≥' if band.inclusive else '>'} {band.floor}{ends}{areas}"


def _layer(layer: Layer) -> str:
    return f"{layer.id} ({layer.name}) {layer.points}{', rescale' if layer.is_rescaled else ''}"
