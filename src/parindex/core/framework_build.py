"""Plain data become a criteria set, or all that is wrong with the data.

`build` is the one way in: it takes plain data (of a YAML file, a workbook, a form, an API) and answers the framework
or every flaw with its path.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import Any

from parindex.core.bands import NO_BANDS, AreaFloor, Band, Bands
from parindex.core.check_build import CheckReader, named_in
from parindex.core.fact_build import FactReader
from parindex.core.facts import FactSpec, GroupExtreme, Window
from parindex.core.framework import (
    LEVELS,
    Evidence,
    Framework,
    Gate,
    Layer,
    Node,
    NodeKind,
    NotApplicable,
    Status,
    Without,
)
from parindex.core.messages import Message
from parindex.core.reading import Data, Flaw, Path, Reader, meant
from parindex.core.rounding import LEVELS as ROUNDED
from parindex.core.rounding import MODES, NO_ROUNDING, Rounding
from parindex.core.rules.build_rule import RuleReader
from parindex.core.rules.figures import Using, facts_of
from parindex.core.rules.guarded import Rule
from parindex.core.workdays import Holidays

SET_KEYS = (
    *("id", "version", "status", "title", "year", "unit_kind", "max_points", "window", "rounding", "not_applicable"),
    *("ceiling", "layers", "source", "facts", "gates", "checks", "bands", "simulated", "areas"),
)
NODE_KEYS = (
    "code",
    "name",
    "max_points",
    "kind",
    "layer",
    "cite",
    "unverified",
    "note",
    "not_applicable",
    "facts",
    "gates",
    "checks",
)
LEAF_KEYS = ("rule", "evidence", "lead")
NO_CEILING = "none"
FIRST_YEAR, LAST_YEAR = 1990, 2100
MOST_PLACES = 9  # decimals that any paper writes points with


def build(data: Mapping[str, Any], calendar: Holidays | None = None) -> Framework | tuple[Flaw, ...]:
    """The framework that `data` describes, or all its flaws.

    data: the keys of a framework.yaml; figures and codes as strings, figures with a dot; calendar: the working days
    that rules on delays count by.
    """
    builder = _Builder(calendar)
    framework = builder.framework(data)
    return tuple(builder.flaws) if builder.flaws else framework


class _Builder(Reader):
    """Reads a set and keeps every flaw it meets; what is flawed gets a stand-in, so that reading goes on."""

    def __init__(self, calendar: Holidays | None) -> None:
        super().__init__()
        self.calendar = calendar
        self.codes: set[str] = set()
        self.layers: tuple[Layer, ...] = ()
        self.not_applicable = NotApplicable.SHOWN
        self.has_rules = False
        self.named: frozenset[str] = frozenset()  # what the checks of the set name, before their nodes are read
        self.is_rescaled = False  # a total that is brought to another whole is a fraction, too

    def framework(self, data: Data) -> Framework:
        self.known(data, SET_KEYS, ())
        self.layers = self.read_layers(data)
        self.is_rescaled = bool(self.layers)
        self.not_applicable = self.policy(data, (), NotApplicable.SHOWN)
        facts = self.facts(data, ())
        self.named = named_in(data.get("checks"))
        areas = self.nodes(data, (), 0)
        framework = Framework(
            id=self.text(data, "id", ()),
            version=self.text(data, "version", ()),
            title=self.text(data, "title", ()),
            year=self.year(data),
            max_points=self.figure(data, "max_points", ()),
            source={str(key): str(value) for key, value in self.mapping(data, "source", ()).items()},
            bands=self.bands(data, areas) if "bands" in data else NO_BANDS,
            areas=areas,
            status=Status(self.word(data, "status", tuple(Status), (), default=Status.IN_FORCE)),
            window=Window(self.word(data, "window", tuple(Window), (), default=Window.SCORING_YEAR)),
            rounding=self.rounding(data),
            ceiling=self.ceiling(data, areas),
            layers=self.layers,
            facts=facts,
            gates=self.gates(data, facts, (), is_set=True),
            checks=CheckReader(self, self.calendar).of_set(data, facts, areas),
            simulated=self.words(data, "simulated", ()),
            unit_kind=self.words(data, "unit_kind", ()),
        )
        self.unused(facts, _around(framework), ())
        self.whole(framework)
        return framework

    def whole(self, framework: Framework) -> None:
        """Whether the parts make up the whole."""
        ordinary = [area for area in framework.areas if area.kind is NodeKind.ORDINARY]
        if not framework.layers:
            self.sum(framework.max_points, ordinary, ("max_points",), code=framework.id)
            return
        total = sum((layer.points for layer in framework.layers), Decimal(0))
        if total != framework.max_points:
            each = tuple(Message("framework.part", {"code": one.id, "points": one.points}) for one in framework.layers)
            self.flaw(("max_points",), "sum", code=framework.id, stated=framework.max_points, total=total, parts=each)
        used = {leaf.layer for leaf in framework.leaves()}
        for at, layer in enumerate(framework.layers):
            if layer.id not in used:
                self.flaw(("layers", at), "empty-layer", layer=layer.id)

    def nodes(self, data: Data, path: Path, depth: int, above: Node | None = None) -> tuple[Node, ...]:
        items = self.sequence(data, LEVELS[depth], path)
        return tuple(self.node(item, (*path, LEVELS[depth], at), depth, above) for at, item in enumerate(items))

    def node(self, data: Any, path: Path, depth: int, above: Node | None) -> Node:
        data = self.mapping_at(data, path)
        below = LEVELS[depth + 1] if depth + 1 < len(LEVELS) else None
        is_leaf = below not in data
        self.known(data, (*NODE_KEYS, *(LEAF_KEYS if is_leaf else ()), *([below] if below else ())), path)
        node = self.bare(data, path, above)
        children = () if is_leaf else self.nodes(data, path, depth + 1, node)
        rule = self.rule(data, node, path) if is_leaf else None
        self.unused(node.facts, (*_around(node), *((rule,) if rule else ())), path, f"{node.code}:")
        if children and node.kind is NodeKind.ORDINARY:
            self.sum(node.max_points, children, (*path, "max_points"), code=node.code)
        return Node(
            **{name: getattr(node, name) for name in ("code", "name", "max_points", "kind", "layer", "note")},
            rule=rule,
            children=children,
            facts=node.facts,
            gates=node.gates,
            checks=node.checks,
            not_applicable=node.not_applicable,
            evidence=self.evidence(data, path) if is_leaf and "evidence" in data else None,
            cite=node.cite,
            unverified=node.unverified,
            lead=self.words(data, "lead", path) if is_leaf else "",
        )

    def bare(self, data: Data, path: Path, above: Node | None) -> Node:
        """A node without what lies below it; kind, layer and policy are those of the node above where it names none."""
        code = self.text(data, "code", path)
        if code in self.codes:
            self.flaw((*path, "code"), "duplicate-code", code=code)
        self.codes.add(code)
        if above and "kind" in data:
            self.flaw((*path, "kind"), "kind-below-area")
        facts = self.facts(data, path)
        kind = above.kind if above else NodeKind(self.word(data, "kind", tuple(NodeKind), path, NodeKind.ORDINARY))
        # A penalty that does not apply takes nothing off, whatever the set says of ordinary leaves.
        policy = self.not_applicable if kind is NodeKind.ORDINARY else NotApplicable.SHOWN
        return Node(
            code=code,
            name=self.text(data, "name", path),
            max_points=self.figure(data, "max_points", path),
            rule=None,
            facts=facts,
            gates=self.gates(data, facts, path),
            checks=CheckReader(self, self.calendar).checks(data, facts, path),
            kind=kind,
            layer=self.layer(data, path, above),
            not_applicable=self.policy(data, path, above.not_applicable if above else policy),
            cite=self.words(data, "cite", path) or (above.cite if above else ""),
            unverified=self.flag(data, "unverified", path, default=above.unverified if above else False),
            note=self.words(data, "note", path),
        )

    def facts(self, data: Data, path: Path) -> dict[str, FactSpec]:
        given = self.mapping(data, "facts", path) if "facts" in data else {}
        return FactReader(self, self.calendar).facts(given, (*path, "facts"))

    def rule(self, data: Data, node: Node, path: Path) -> Rule:
        top = node.max_points
        reader = RuleReader(self, node.facts, self.calendar, top=int(top) if top == int(top) else _exact(top))
        if "rule" not in data:
            self.flaw(path, "missing-key", key="rule")
            return reader.rule("declared", path)
        rule = reader.rule(data["rule"], (*path, "rule"))
        self.has_rules = self.has_rules or rule.scale.computes
        return rule

    def unused(self, facts: Mapping[str, FactSpec], using: Iterable[Using], path: Path, code: str = "") -> None:
        """Facts that nothing asks for: either the rule forgets them, or whoever fills them in works for nothing.

        code: what the checks of the set write before the keys of this node.
        """
        used = {fact for one in using for fact, _ in one.uses()}
        used |= {fact for spec in facts.values() for fact in _derived_from(spec)}
        for key in facts:
            if key not in used and f"{code}{key}" not in self.named:
                self.flaw((*path, "facts", key), "unused-fact", fact=key)

    def evidence(self, data: Data, path: Path) -> Evidence:
        given, here = self.mapping(data, "evidence", path), (*path, "evidence")
        self.known(given, ("required", "ask", "without"), here)
        without = Without(self.word(given, "without", tuple(Without), here, default=Without.MISSING))
        return Evidence(self.flag(given, "required", here), self.words(given, "ask", here), without)

    def policy(self, data: Data, path: Path, default: NotApplicable) -> NotApplicable:
        policy = NotApplicable(self.word(data, "not_applicable", tuple(NotApplicable), path, default=default))
        self.is_rescaled = self.is_rescaled or policy is NotApplicable.EXCLUDE
        return policy

    def gates(self, data: Data, facts: Mapping[str, FactSpec], path: Path, *, is_set: bool = False) -> tuple[Gate, ...]:
        if "gates" not in data:
            return ()
        gates = []
        for at, one in enumerate(self.sequence(data, "gates", path)):
            here = (*path, "gates", at)
            gate = self.mapping_at(one, here)
            self.known(gate, ("when", "effect", "cite"), here)
            when = RuleReader(self, facts, self.calendar, top=0).gate(gate, here)
            zeroes, band = self.effect(gate, here, data, is_set=is_set)
            gates.append(Gate(when, zeroes, band, self.words(gate, "cite", here)))
        return tuple(gates)

    def effect(self, gate: Data, path: Path, data: Data, *, is_set: bool) -> tuple[bool, str]:
        """Whether the gate takes the points away; otherwise the band it leads to, "" for none."""
        effect, here = gate.get("effect"), (*path, "effect")
        if is_set and isinstance(effect, Mapping):
            self.known(effect, ("band",), here)
            name = self.text(effect, "band", here)
            names = [str(one.get("name")) for one in self.mapping(data, "bands", ()).get("items") or ()]
            if name and name not in names:
                self.flaw((*here, "band"), "unknown-band", band=name, known=tuple(names), mend=meant(name, names))
            return False, name
        words = ("zero", "no_band") if is_set else ("zero",)
        return self.word(gate, "effect", words, path) == "zero", ""

    def read_layers(self, data: Data) -> tuple[Layer, ...]:
        if "layers" not in data:
            return ()
        return tuple(self.one_layer(one, ("layers", at)) for at, one in enumerate(self.sequence(data, "layers", ())))

    def one_layer(self, data: Any, path: Path) -> Layer:
        data = self.mapping_at(data, path)
        self.known(data, ("id", "name", "points", "absent"), path)
        absent = self.word(data, "absent", ("stay", "rescale"), path, default="stay")
        name, points = self.text(data, "name", path), self.figure(data, "points", path)
        return Layer(self.text(data, "id", path), name, points, is_rescaled=absent == "rescale")

    def layer(self, data: Data, path: Path, above: Node | None) -> str:
        ids = [layer.id for layer in self.layers]
        if "layer" in data:
            name = self.text(data, "layer", path)
            if name and name not in ids:
                self.flaw((*path, "layer"), "unknown-layer", layer=name, known=tuple(ids), mend=meant(name, ids))
            return name
        if above:
            return above.layer
        return ids[0] if ids else ""

    def rounding(self, data: Data) -> Rounding:
        if "rounding" not in data:
            if self.has_rules or self.is_rescaled:
                self.flaw((), "no-rounding", mend=Message("mend.write", {"writing": "rounding: {leaf: 3}"}))
            return NO_ROUNDING
        given, path = self.mapping(data, "rounding", ()), ("rounding",)
        self.known(given, (*ROUNDED, "mode"), path)
        if self.has_rules and "leaf" not in given:
            self.flaw(path, "missing-key", key="leaf")
        if self.layers and ("area" in given or "criterion" in given):
            self.flaw(path, "rounding-with-layers")
        if self.is_rescaled and not {"leaf", "total"} & set(given):
            self.flaw(path, "missing-key", key="total")
        places = {level: self.count(given, level, path) for level in ROUNDED}
        for level, number in places.items():
            if number is not None and number > MOST_PLACES:
                self.flaw((*path, level), "too-many-places", found=number, most=MOST_PLACES)
        return Rounding(**places, mode=self.word(given, "mode", MODES, path, default=MODES[0]))

    def ceiling(self, data: Data, areas: Sequence[Node]) -> Decimal | None:
        if "ceiling" not in data:
            if any(area.kind is NodeKind.BONUS for area in areas):
                self.flaw((), "no-ceiling")
            return None
        return None if data["ceiling"] == NO_CEILING else self.figure(data, "ceiling", ())

    def bands(self, data: Data, areas: Sequence[Node]) -> Bands:
        given, path = self.mapping(data, "bands", ()), ("bands",)
        self.known(given, ("assumed", "basis", "of", "items"), path)
        in_percent = self.word(given, "of", ("points", "percent"), path, default="points") == "percent"
        each = self.figure(data, "max_points", ()).scaleb(-2) if in_percent else Decimal(1)
        items = self.sequence(given, "items", path)
        ordinary = tuple(area.code for area in areas if area.kind is NodeKind.ORDINARY)
        bands = tuple(self.band(item, (*path, "items", at), each, ordinary) for at, item in enumerate(items))
        floors = [band.floor for band in bands]
        if floors != sorted(floors, reverse=True):
            self.flaw((*path, "items"), "bands-not-descending")
        return Bands(bands, assumed=self.flag(given, "assumed", path), basis=self.text(given, "basis", path))

    def band(self, data: Any, path: Path, each: Decimal, ordinary: Sequence[str]) -> Band:
        """A band; each: the points that one of its figures stands for, which may be a hundredth of the whole."""
        data = self.mapping_at(data, path)
        self.known(data, ("name", "from", "inclusive", "below", "each_area", "areas"), path)
        return Band(
            self.text(data, "name", path),
            self.figure(data, "from", path) * each,
            inclusive=self.flag(data, "inclusive", path),
            below=self.figure(data, "below", path) * each if "below" in data else None,
            area_floors=tuple(self.area_floors(data, path, ordinary)),
        )

    def area_floors(self, data: Data, path: Path, ordinary: Sequence[str]) -> Iterator[AreaFloor]:
        if "each_area" in data:
            share = self.number_of(data, "each_area", path).value
            if share > 1:
                self.flaw((*path, "each_area"), "above-all", found=str(data["each_area"]))
            own = self.mapping(data, "areas", path) if "areas" in data else {}
            yield from (AreaFloor(code, share) for code in ordinary if code not in own)
        areas, here = self.mapping(data, "areas", path) if "areas" in data else {}, (*path, "areas")
        for code in areas:
            if code not in self.codes:
                self.flaw((*here, code), "unknown-code", code=str(code), known=tuple(sorted(self.codes)))
            yield AreaFloor(str(code), self.number_of(areas, code, here).value)

    def sum(self, whole: Decimal, parts: Sequence[Node], path: Path, *, code: str) -> None:
        total = sum((part.max_points for part in parts), Decimal(0))
        if total != whole:
            each = tuple(Message("framework.part", {"code": part.code, "points": part.max_points}) for part in parts)
            mend = Message("mend.sum", {"total": total}) if parts else None
            self.flaw(path, "sum", mend=mend, code=code, stated=whole, total=total, parts=each)

    def year(self, data: Data) -> int:
        year = self.figure(data, "year", ())
        if year != int(year):
            self.flaw(("year",), "not-a-figure", key="year", found=str(data["year"]))
        elif year and not FIRST_YEAR <= year <= LAST_YEAR:
            self.flaw(("year",), "bad-year", found=str(data["year"]), first=FIRST_YEAR, last=LAST_YEAR)
        return min(max(int(year), FIRST_YEAR), LAST_YEAR)


def _around(one: Node | Framework) -> tuple[Using, ...]:
    """What asks for facts beside a rule."""
    return (*(gate.when for gate in one.gates), *(check.that for check in one.checks))


def _exact(figure: Decimal) -> Fraction:
    return Fraction(figure)


def _derived_from(spec: FactSpec) -> tuple[str, ...]:
    """The facts that another one is derived from."""
    if isinstance(spec.derived, GroupExtreme):
        return (spec.derived.fact,)
    return () if spec.derived is None else facts_of(spec.derived)
