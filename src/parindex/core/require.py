"""What the figures of a leaf must become for wanted points: the nearest figures that earn them, or why nothing does."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import partial
from itertools import product
from math import prod
from typing import TypeAlias

from parindex.core.facts import EVIDENCE, EXPLAINED, FactSpec, Kind
from parindex.core.framework import Framework, Node, NodeKind, Without
from parindex.core.leaf import scored_leaf
from parindex.core.messages import Message, Parameter
from parindex.core.points import Absent
from parindex.core.reach import SCANNED, Line, line_of
from parindex.core.rules.direction import Direction, together
from parindex.core.rules.figures import Figures, Lacking, Number, Value, facts_of, given_of
from parindex.core.rules.measured import Mean
from parindex.core.rules.quantity import Of, Quantity, Sum
from parindex.core.rules.walk import inside, ratios
from parindex.core.shifting import shift_of
from parindex.core.values import node_specs

MOST_TOGETHER = 4096  # combinations of values that are tried where it is not known which way is best


@dataclass(frozen=True, slots=True)
class Change:
    """One fact and what it must become; `before` is None where it had no figure; `add`: the difference in its unit."""

    spec: FactSpec
    before: Value | None
    after: Value
    add: Decimal | None


@dataclass(frozen=True, slots=True)
class Requirement:
    """Whether wanted points can be reached and by which changes together; `points` are what they then come to.

    others: further ways to the same end, each enough by itself; reason: why nothing is needed, or why nothing helps.
    """

    reachable: bool
    changes: tuple[Change, ...]
    points: Decimal | Absent
    reason: Message | None = None
    others: tuple[tuple[Change, ...], ...] = ()


def require(
    framework: Framework, leaf: Node, figures: Figures, wanted: Decimal, *, moving: str | None = None
) -> Requirement:
    """The nearest figures with which `leaf` earns at least `wanted` official points.

    moving: the one fact that may change; without it each that can be worked on is tried alone, and if none is enough
    alone, together. Facts that are wholes, last year's figures or deadlines stay as they are.
    """
    return _Search(framework, leaf, figures, wanted, moving).answer()


Way: TypeAlias = tuple[int, tuple[Change, ...]]  # how many steps it takes, and the changes


class _Search:
    """The search for one leaf. Points are always those that `scored_leaf` gives: one meaning of a rule, not two."""

    def __init__(self, framework: Framework, leaf: Node, figures: Figures, wanted: Decimal, moving: str | None) -> None:
        self.framework = framework
        self.leaf = leaf
        self.figures = dict(figures)
        self.wanted = wanted
        self.moving = moving
        self.specs = node_specs(leaf)

    def answer(self) -> Requirement:
        now = self.points(self.figures)
        movable = list(self.movable())
        settled = self.settled(now, movable)
        if settled:
            return settled
        alone = (way for spec in movable for way in self.alone(spec))
        ways = sorted((*alone, *self.shifted(movable)), key=lambda way: way[0])
        ways = [way for way in ways if not self.loses_cases(way)] or ways
        if ways:
            first, *others = [changes for _, changes in ways]
            return Requirement(True, first, self.after(first), others=tuple(others))
        return self.all_together(movable, now)

    def settled(self, now: Decimal | Absent, movable: Sequence[FactSpec]) -> Requirement | None:
        """The answer where nothing need be searched for."""
        if self.wanted > self.leaf.max_points:
            places = {"wanted": self.wanted, "max_points": self.leaf.max_points}
            return Requirement(False, (), now, Message("require.above-the-maximum", places))
        if isinstance(now, Decimal) and self.is_enough(now):
            return Requirement(True, (), now, Message("require.reached", {"points": now}))
        if now is Absent.NOT_APPLICABLE:
            return Requirement(False, (), now, Message("require.not-applicable"))
        if self.leaf.rule is None or not self.leaf.rule.scale.computes:
            return Requirement(False, (), now, Message("require.no-formula"))
        if not movable:
            return Requirement(False, (), now, self.unmoved())
        return None

    def points(self, figures: Figures) -> Decimal | Absent:
        return scored_leaf(self.framework, self.leaf, figures).score.points

    def earns(self, figures: Figures) -> bool:
        points = self.points(figures)
        return isinstance(points, Decimal) and self.is_enough(points)

    def is_enough(self, points: Decimal) -> bool:
        """Whether so many points are what is wanted: no fewer, or of a penalty no more."""
        return points <= self.wanted if self.leaf.kind is NodeKind.PENALTY else points >= self.wanted

    def earns_with(self, figures: Figures, key: str, value: Value) -> bool:
        return self.earns({**figures, key: value})

    def after(self, changes: tuple[Change, ...]) -> Decimal | Absent:
        return self.points({**self.figures, **{change.spec.key: change.after for change in changes}})

    def movable(self) -> Iterator[FactSpec]:
        """The facts that can be worked on: those that the set says are, and else those no rule takes as given."""
        rule = self.leaf.rule
        used = dict.fromkeys(facts_of(rule)) if rule else {}
        used |= {fact: None for gate in self.leaf.gates for fact in facts_of(gate.when)}
        evidence = self.leaf.evidence
        if evidence and evidence.required:
            used |= dict.fromkeys((EVIDENCE, EXPLAINED) if evidence.without is Without.EXPLAIN else (EVIDENCE,))
        given = given_of(rule) if rule else frozenset()
        for key in used:
            spec = self.specs[key]
            if spec.derived is not None or spec.moves == "fixed" or (self.moving not in (None, key)):
                continue
            if spec.kind is Kind.DATE and not isinstance(self.figures.get(key), date):
                continue
            if (spec.moves or key not in given or key == self.moving) and self.figures.get(
                key
            ) is not Absent.NOT_APPLICABLE:
                yield spec

    def given(self) -> tuple[str, ...]:
        rule = self.leaf.rule
        return tuple(self.specs[key].name for key in facts_of(rule)) if rule else ()

    def direction(self, spec: FactSpec) -> Direction:
        """Which way the points go with this fact, as far as rule, gates and evidence tell."""
        from_rule = self.leaf.rule.direction(spec.key) if self.leaf.rule else Direction.NEITHER
        if spec.key in (EVIDENCE, EXPLAINED):
            return Direction.UP
        way = together((from_rule, *(gate.when.direction(spec.key).turned for gate in self.leaf.gates)))
        return way.turned if self.leaf.kind is NodeKind.PENALTY else way

    def line(self, spec: FactSpec) -> Line:
        return line_of(spec, self.figures, self.most(spec), self.direction(spec))

    def most(self, spec: FactSpec) -> Number | None:
        """The most this fact can be as a part of a whole that stays as it is; None if it is no such part."""
        limits = []
        for ratio in ratios(self.leaf.rule):
            if spec.key not in facts_of(ratio.bottom) and _is_term(spec.key, ratio.top):
                try:
                    rest = ratio.top.value({**self.figures, spec.key: 0})
                    limits.append(ratio.bottom.value(self.figures) - rest)
                except Lacking:
                    continue
        return min(limits) if limits else None

    def alone(self, spec: FactSpec) -> Iterator[Way]:
        """The way by this fact alone, with how many steps it takes."""
        line = self.line(spec)
        found = self.nearest(line, self.figures, spec.key)
        if found is not None:
            yield line.steps(found), (self.change(spec, found),)

    def loses_cases(self, way: Way) -> bool:
        """Whether cases of a mean would have to vanish: nobody can plan that, so it is the last of all ways."""
        cases = {fact for mean in inside(self.leaf.rule, Mean) for fact in facts_of(mean)}
        counts = [change.add for change in way[1] if change.spec.key in cases and change.add is not None]
        return self.moving is None and sum(counts, Decimal(0)) < 0

    def shifted(self, movable: Sequence[FactSpec]) -> Iterator[Way]:
        """The ways by handling some cases of a mean better, while there are as many of them as before."""
        for mean in inside(self.leaf.rule, Mean) if self.moving is None else ():
            shift = shift_of(mean, self.figures, {spec.key for spec in movable})
            cases = shift.fewest(self.earns) if shift else None
            if shift and cases:
                after = shift.figures(cases)
                keys = [key for key in after if after[key] != self.figures.get(key)]
                yield cases, tuple(self.change(self.specs[key], after[key]) for key in keys)

    def nearest(self, line: Line, figures: Figures, key: str) -> Value | None:
        """The nearest value of one fact that earns enough; of words the one that earns least."""
        if not line.options:
            return line.nearest(partial(self.earns_with, figures, key))
        enough = [option for option in line.options if self.earns_with(figures, key, option)]
        return min(enough, key=partial(self.earned_with, figures, key), default=None)

    def change(self, spec: FactSpec, after: Value) -> Change:
        before = self.figures.get(spec.key, Absent.MISSING)
        known = None if before is Absent.MISSING else before
        return Change(spec, known, after, _difference(spec, known, after))

    def all_together(self, movable: list[FactSpec], now: Decimal | Absent) -> Requirement:
        """Every fact at its best, then each led back as near to where it was as the wanted points allow."""
        lines = {spec.key: self.line(spec) for spec in movable}
        best = self.best(lines)
        if not self.earns(best):
            return Requirement(False, (), now, self.unreachable(best, movable, lines))
        for spec in movable:
            found = self.nearest(lines[spec.key], dict(best), spec.key)
            start = self.figures.get(spec.key)
            if start is not None and self.earns_with(best, spec.key, start):
                best[spec.key] = start
            elif found is not None:
                best[spec.key] = found
        changed = [spec for spec in movable if best.get(spec.key) != self.figures.get(spec.key)]
        changes = tuple(self.change(spec, best[spec.key]) for spec in changed)
        return Requirement(True, changes, self.after(changes))

    def best(self, lines: Mapping[str, Line]) -> dict[str, Value]:
        """The figures with every fact at its best end; where no end is known to be best, the best of all together."""
        ends = {key: self.ends(key, line) for key, line in lines.items()}
        if prod(len(each) for each in ends.values()) <= MOST_TOGETHER:
            every = ({**self.figures, **dict(zip(ends, values, strict=True))} for values in product(*ends.values()))
            return max(every, key=self.earned)
        best: dict[str, Value] = {**self.figures, **{key: each[0] for key, each in ends.items()}}
        for key, each in ends.items():
            best[key] = max(each, key=partial(self.earned_with, dict(best), key))
        return best

    def ends(self, key: str, line: Line) -> tuple[Value, ...]:
        """The values of a fact of which one may be best: where it stands is one of them, for words too."""
        start = self.figures.get(key, Absent.MISSING)
        if line.options:
            return line.options if start is Absent.MISSING else (*line.options, start)
        return line.ends

    def earned_with(self, figures: Figures, key: str, value: Value) -> Decimal:
        return self.earned({**figures, key: value})

    def earned(self, figures: Figures) -> Decimal:
        points = self.points(figures)
        if self.leaf.kind is NodeKind.PENALTY and isinstance(points, Decimal):
            return self.leaf.max_points - points
        return points if isinstance(points, Decimal) else Decimal(-1)

    def missing(self, movable: Sequence[FactSpec]) -> tuple[str, ...]:
        """The names of facts that nobody can work on, and that have no figure: with them it might be reached."""
        keys = set(facts_of(self.leaf.rule)) - {spec.key for spec in movable} if self.leaf.rule else set()
        return tuple(spec.name for key, spec in self.specs.items() if key in keys and self._lacks(spec))

    def _lacks(self, spec: FactSpec) -> bool:
        return spec.derived is None and self.figures.get(spec.key, Absent.MISSING) is Absent.MISSING

    def unmoved(self) -> Message:
        lacking = scored_leaf(self.framework, self.leaf, self.figures).lacking
        if lacking:
            return Message("require.lacking", {"lacking": lacking.message})
        return Message("require.nothing-moves", {"given": self.given()})

    def unreachable(self, best: Figures, movable: list[FactSpec], lines: Mapping[str, Line]) -> Message:
        points = self.points(best)
        if missing := self.missing(movable):
            return Message("require.missing", {"facts": missing})
        if isinstance(points, Decimal):
            is_certain = all(line.is_known or line.options for line in lines.values()) or _is_scanned(lines)
            places: dict[str, Parameter] = {"best": points, "given": tuple(spec.name for spec in movable)}
            return Message("require.unreachable" if is_certain else "require.not-found", places)
        lacking = scored_leaf(self.framework, self.leaf, best).lacking
        return Message("require.lacking", {"lacking": lacking.message if lacking else ""})


def _is_term(key: str, top: Quantity) -> bool:
    """Whether a fact stands in the part of a ratio as it is, alone or added to others."""
    terms = [term for term in (top.terms if isinstance(top, Sum) else (top,)) if key in facts_of(term)]
    return len(terms) == 1 and isinstance(terms[0], Of) and terms[0].spec.key == key


def _is_scanned(lines: Mapping[str, Line]) -> bool:
    """Whether every value of the one fact that may change was tried."""
    return len(lines) == 1 and all(line.low >= -SCANNED and line.high <= SCANNED for line in lines.values())


def _difference(spec: FactSpec, before: Value | None, after: Value) -> Decimal | None:
    """What is to be added, in the unit of the fact; None for words, and where there was no figure."""
    if isinstance(before, date) and isinstance(after, date):
        return Decimal((after - before).days)
    numbers = (Kind.COUNT, Kind.AMOUNT, Kind.PERCENT, Kind.POINTS)
    if spec.kind not in numbers or isinstance(after, str | bool | date | Absent):
        return None
    start = 0 if before is None or isinstance(before, str | bool | date | Absent) else before
    difference = (after - start) * (100 if spec.kind is Kind.PERCENT else 1)
    return Decimal(difference.numerator) / Decimal(difference.denominator)
