"""Rows of figures, from whatever file, admitted unit by unit: good ones become figures, others come back with why."""

from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Generic, Protocol, TypeVar

from parindex.core.fact_build import MEASURE
from parindex.core.fact_words import Typed, is_blank, parse_day, read_value
from parindex.core.facts import POINTS, WHOLE_SET, Fact, FactSpec, GroupExtreme, Origin
from parindex.core.framework import Framework, Node
from parindex.core.messages import Message, Parameter
from parindex.core.points import Absent
from parindex.core.reading import meant
from parindex.core.rules.figures import Figures, Number, Value, facts_of
from parindex.core.rules.walk import above_their_wholes, ratios
from parindex.core.values import node_specs, value_of


class Row(Protocol):
    """A row of figures. code: "" for a live measure; value: as typed, never a float; start, end: its window."""

    @property
    def unit(self) -> str: ...
    @property
    def code(self) -> str: ...
    @property
    def fact(self) -> str: ...
    @property
    def value(self) -> Typed: ...
    @property
    def start(self) -> str | None: ...
    @property
    def end(self) -> str | None: ...
    @property
    def source(self) -> str | None: ...
    @property
    def by(self) -> str | None: ...
    @property
    def at(self) -> str | None: ...


R = TypeVar("R", bound=Row)
Key = tuple[str, str]  # code and fact


@dataclass(slots=True)
class UnitFigures:
    """The figures of one unit by code and fact; `facts` with their sources, where they were asked to be kept."""

    figures: dict[str, dict[str, Value]] = field(default_factory=dict)
    facts: list[Fact] = field(default_factory=list)


@dataclass(slots=True)
class Admitted(Generic[R]):
    """What came of the rows: units in the order met; rows refused and rows to look at again, each with why."""

    units: dict[str, UnitFigures] = field(default_factory=dict)
    refused: list[tuple[R, Message]] = field(default_factory=list)
    warned: list[tuple[R, Message]] = field(default_factory=list)


class Admission(Generic[R]):
    """Admits rows to a framework. today: beyond it is the future; keep: units whose facts keep their sources."""

    def __init__(self, framework: Framework, today: date, keep: Container[str] = ()) -> None:
        self.framework = framework
        self.today = today
        self.keep = keep
        self.admitted: Admitted[R] = Admitted()
        self.nodes = {node.code: node for node in framework.nodes()}
        self.specs: dict[str, Mapping[str, FactSpec]] = {code: node_specs(node) for code, node in self.nodes.items()}
        self.specs[WHOLE_SET] = framework.facts
        self.bound = _bound(self.specs)
        self.parts = {key for node in self.nodes.values() for key in _parts(node)}
        self.rows: dict[str, dict[Key, R]] = {}
        self.measured: dict[str, dict[str, R]] = {}

    def unit(self, name: str) -> UnitFigures:
        """The figures of a unit, which is known from now on."""
        return self.admitted.units.setdefault(name, UnitFigures())

    def take(self, row: R) -> None:
        """One row. Rows of live measures wait for `finish`: what a unit declares comes before what is measured."""
        self.unit(row.unit)
        if not row.code and MEASURE.fullmatch(row.fact):
            self._wait(row)
            return
        spec = self.spec_of(row)
        if isinstance(spec, Message):
            self.admitted.refused.append((row, spec))
        else:
            self._take(row, row.code, spec, Origin.DECLARED)

    def _wait(self, row: R) -> None:
        rows = self.measured.setdefault(row.unit, {})
        if row.fact in rows:
            self.admitted.refused.append((row, Message("fact.measured-twice", {"measure": row.fact})))
        elif not is_blank(row.value):
            rows[row.fact] = row

    def spec_of(self, row: R) -> FactSpec | Message:
        if not row.code:
            return Message("fact.no-code", {"fact": row.fact})
        specs = self.specs.get(row.code)
        if specs is None:
            return Message("fact.unknown-code", {"code": row.code, "mend": _meant(row.code, self.specs)})
        spec = specs.get(row.fact)
        if spec is None:
            known = tuple(specs)
            said: dict[str, Parameter] = {
                "code": row.code,
                "fact": row.fact,
                "known": known,
                "mend": _meant(row.fact, specs),
            }
            return Message("fact.unknown", said) if known else Message("fact.takes-none", {"code": row.code})
        return spec

    def _take(self, row: R, code: str, spec: FactSpec, origin: Origin) -> None:
        unit = self.unit(row.unit)
        figures = unit.figures.setdefault(code, {})
        read = read_value(spec, row.value, self.today)
        if isinstance(read, Message):
            self.admitted.refused.append((row, read))
            return
        if read.value is Absent.MISSING:  # a blank says nothing: it neither stands in the way of another row nor counts
            return
        window = self._window(row)
        refusal = window if isinstance(window, Message) else self._refusal(row, code, spec, figures)
        if refusal is not None:
            self.admitted.refused.append((row, refusal))
            return
        if read.warning:
            self.admitted.warned.append((row, read.warning))
        self._warn_of_window(row, spec, window)
        figures[spec.key] = value_of(spec, read.value)
        if (code, spec.key) in self.parts:
            self.rows.setdefault(row.unit, {})[code, spec.key] = row
        if row.unit in self.keep:
            covered = None if isinstance(window, Message) else window
            by, at = row.by or "", parse_day(row.at or "")
            fact = Fact(code, read.value, spec.unit, row.source or "", covered, spec.key, origin, by, at)
            unit.facts.append(fact)

    def _refusal(self, row: R, code: str, spec: FactSpec, figures: Mapping[str, Value]) -> Message | None:
        if spec.key in figures:
            return Message("fact.twice", {"code": code, "fact": spec.name})
        node = self.nodes.get(code)
        is_judged = spec.key == POINTS and node is not None and node.rule is not None and node.rule.data == "judged"
        if is_judged and not row.source:
            return Message("fact.no-reason", {"code": code})
        return None

    def _window(self, row: R) -> tuple[date, date] | Message | None:
        if not row.start and not row.end:
            return None
        start, end = parse_day(row.start or ""), parse_day(row.end or "")
        if start is None or end is None or start > end:
            return Message("fact.bad-window", {"start": row.start or "", "end": row.end or ""})
        return start, end

    def _warn_of_window(self, row: R, spec: FactSpec, window: tuple[date, date] | Message | None) -> None:
        expected = self.framework.window_of(spec).of(self.framework.year)
        if isinstance(window, tuple) and window != expected:
            places = {"start": window[0], "end": window[1], "from": expected[0], "to": expected[1]}
            self.admitted.warned.append((row, Message("fact.other-window", places)))

    def finish(self) -> Admitted[R]:
        """All rows are in: fill what is measured, send back parts above their wholes, find the best of the group."""
        for row in (row for rows in self.measured.values() for row in rows.values()):
            self._fill(row)
        for unit, rows in self.rows.items():
            for code in dict.fromkeys(code for code, _ in rows):
                self._refuse_parts(self.unit(unit), code, rows)
        _find_group(self.framework, self.admitted.units)
        return self.admitted

    def _fill(self, row: R) -> None:
        """A measured figure goes to every fact bound to its measure that was not declared."""
        bound = self.bound.get(row.fact)
        if not bound:
            said = {"measure": row.fact, "mend": _meant(row.fact, self.bound)}
            self.admitted.refused.append((row, Message("fact.unbound", said)))
            return
        for code, spec in bound:
            if spec.key not in self.unit(row.unit).figures.get(code, {}):
                self._take(row, code, spec, Origin.MEASURED)

    def _refuse_parts(self, unit: UnitFigures, code: str, rows: Mapping[Key, R]) -> None:
        figures = unit.figures[code]
        for fact, reason in list(above_their_wholes(self.nodes[code].rule, figures)):
            if (code, fact) in rows and fact in figures:
                self.admitted.refused.append((rows[code, fact], reason))
                del figures[fact]
                unit.facts[:] = [one for one in unit.facts if (one.code, one.name) != (code, fact)]


def _meant(found: str, known: Mapping[str, object]) -> Parameter:
    return meant(found, known) or ""


def _bound(specs: Mapping[str, Mapping[str, FactSpec]]) -> dict[str, list[tuple[str, FactSpec]]]:
    """The facts that each live measure fills, with their codes."""
    bound: dict[str, list[tuple[str, FactSpec]]] = {}
    for code, facts in specs.items():
        for spec in facts.values():
            if spec.measure:
                bound.setdefault(spec.measure, []).append((code, spec))
    return bound


def _parts(node: Node) -> Iterator[Key]:
    """The facts of a node that are parts of wholes."""
    for ratio in ratios(node.rule):
        for fact in facts_of(ratio.top):
            yield node.code, fact


def _find_group(framework: Framework, units: Mapping[str, UnitFigures]) -> None:
    """Fill what is the highest or lowest among the units scored together, where no file gives it."""
    for node in framework.nodes():
        for spec in node.facts.values():
            if isinstance(spec.derived, GroupExtreme):
                values = [_number(unit.figures.get(node.code, {}), spec.derived.fact) for unit in units.values()]
                known = [value for value in values if value is not None]
                if not known:
                    continue
                best = max(known) if spec.derived.is_highest else min(known)
                for unit in units.values():
                    unit.figures.setdefault(node.code, {}).setdefault(spec.key, best)


def _number(figures: Figures, fact: str) -> Number | None:
    value = figures.get(fact, Absent.MISSING)
    return None if isinstance(value, str | bool | date | Absent) else value
