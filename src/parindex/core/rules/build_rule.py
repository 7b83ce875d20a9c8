"""Plain data become rules: a scale under guards, or flaws with their paths."""

from collections.abc import Callable, Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Any

from parindex.core.facts import POINTS, FactSpec, Kind
from parindex.core.reading import Data, Path, Reader, Written, meant
from parindex.core.rules.build_quantity import BOUNDS, QuantityReader
from parindex.core.rules.condition import Condition
from parindex.core.rules.figures import Number
from parindex.core.rules.guarded import NONE_AROSE_WORDS, SILENT, Rule
from parindex.core.rules.ladder import ALWAYS, Ladder, Rung
from parindex.core.rules.quantity import Quantity
from parindex.core.rules.scale import Given, Linear, PerUnit, Scale, Steps, Table
from parindex.core.rules.several import STACKING, SUM, BestOf, Deduction, Deductions, Part, Total
from parindex.core.workdays import Holidays

GUARDS = ("none_arose",)
WORDS = ("declared", "judged")


class RuleReader(QuantityReader):
    """Reads the rule of a leaf, or of a part of one, whose maximum is `top`."""

    def __init__(
        self, reader: Reader, specs: Mapping[str, FactSpec], calendar: Holidays | None, *, top: Number
    ) -> None:
        super().__init__(reader, specs, calendar)
        self.top = top
        self._scales: dict[str, Callable[[Any, Path], Scale]] = {
            "ladder": self._ladder,
            "linear": self._linear,
            "per_unit": self._per_unit,
            "steps": self._steps,
            "deductions": self._deductions,
            "choice": self._choice,
            "total": self._total,
            "best": lambda data, path: self._best_of(data, path, is_best=True),
            "worst": lambda data, path: self._best_of(data, path, is_best=False),
        }

    def rule(self, data: Any, path: Path, *, is_part: bool = False) -> Rule:
        """The rule that `data` writes: "declared", "judged", or a mapping with one scale and its guards.

        is_part: of another rule, where points as such cannot be told whose they are.
        """
        if isinstance(data, str):
            if is_part and data in WORDS:
                self.reader.flaw(path, "given-inside", rule=data)
            return self._given(data, path)
        data = self.reader.mapping_at(data, path)
        self.reader.known(data, (*self._scales, *GUARDS), path)
        scales = [key for key in data if key in self._scales]
        if len(scales) != 1:
            self.reader.flaw(path, "one-scale", found=tuple(scales), known=tuple(self._scales))
            return self._given("declared", path)
        scale = self._scales[scales[0]](data[scales[0]], (*path, scales[0]))
        none_arose = self.reader.word(data, "none_arose", NONE_AROSE_WORDS, path, default=SILENT)
        if scale.most > self.top:
            self.reader.flaw((*path, scales[0]), "above-the-maximum", most=_said(scale.most), top=_said(self.top))
        return Rule(scale, none_arose, self.top, data)

    def _given(self, word: str, path: Path) -> Rule:
        if word not in WORDS:
            known = (*WORDS, *self._scales)
            self.reader.flaw(path, "unknown-rule", rule=word, known=known, mend=meant(word, known))
        spec = FactSpec(
            POINTS, "Điểm", Kind.POINTS, at_least=Decimal(0), at_most=_decimal(self.top), step=Decimal("0.01")
        )
        return Rule(Given(spec, is_judged=word == "judged"), SILENT, self.top, word)

    def points(self, data: Data, key: str, path: Path, default: str | None = None) -> Number:
        """Points as written, or as a share of the maximum ("75%")."""
        written = self.reader.number_of(data, key, path, default)
        return self._points(written, (*path, key))

    def _points(self, written: Written, path: Path) -> Number:
        if written.value < 0:
            self.reader.flaw(path, "negative-points")
        value = written.value * self.top if written.is_percent else written.value
        return _whole(value)

    def _ladder(self, data: Any, path: Path) -> Scale:
        data = self.reader.mapping_at(data, path)
        self.reader.known(data, ("of", "rungs"), path)
        of = self.quantity(data["of"], (*path, "of")) if "of" in data else None
        rungs, otherwise = self.rungs(data, of, path, needs_last=True)
        return Ladder(of, rungs, otherwise)

    def rungs(
        self, data: Data, of: Quantity | None, path: Path, *, needs_last: bool
    ) -> tuple[tuple[Rung, ...], Rung | None]:
        """The rungs, and the last one, `otherwise`; None where it is undecided."""
        items = self.reader.sequence(data, "rungs", path)
        here = (*path, "rungs")
        rungs: list[Rung] = []
        last: Rung | None = None
        flawless = len(self.reader.flaws)  # a bound that could not be read stands in as 0 and covers nothing
        for one, at in self.reader.mappings(items, here):
            if "otherwise" in one:
                last = self._otherwise(one, at)
                if one is not items[-1]:
                    self.reader.flaw(at, "otherwise-not-last")
                return tuple(rungs), last
            rung = self._rung(one, of, at)
            if len(self.reader.flaws) == flawless and any(above.covers(rung) for above in rungs):
                self.reader.flaw(at, "dead-rung")
            rungs.append(rung)
        if items and needs_last:
            self.reader.flaw(here, "no-otherwise")
        return tuple(rungs), last

    def _otherwise(self, data: Data, path: Path) -> Rung | None:
        self.reader.known(data, ("otherwise", "label"), path)
        value = data["otherwise"]
        if value == "undecided":
            return None
        label = self.reader.words(data, "label", path)
        if isinstance(value, Mapping):
            return Rung(self.rule(value, (*path, "otherwise"), is_part=True), label=label)
        return Rung(self.points(data, "otherwise", path), label=label)

    def _rung(self, data: Data, of: Quantity | None, path: Path) -> Rung:
        self.reader.known(data, (*BOUNDS, "when", "points", "rule", "label"), path)
        bounds = self.bounds(data, path, of)
        when = self.condition(data["when"], (*path, "when")) if "when" in data else None
        if of is None and bounds != ALWAYS:
            self.reader.flaw(path, "bounds-of-nothing")
        if bounds == ALWAYS and when is None:
            self.reader.flaw(path, "rung-always")
        label = self.reader.words(data, "label", path)
        if "rule" in data:
            if "points" in data:
                self.reader.flaw((*path, "points"), "points-and-rule")
            return Rung(self.rule(data["rule"], (*path, "rule"), is_part=True), bounds, when, label)
        return Rung(self.points(data, "points", path), bounds, when, label)

    def _linear(self, data: Any, path: Path) -> Scale:
        data = self.reader.mapping_at(data, path)
        self.reader.known(data, ("of", "start", "target", "floor", "from_points", "to_points"), path)
        flawless = len(self.reader.flaws)  # a number that could not be read stands in as 0 and equals nothing
        of = self.needed(data, "of", path)
        start = self.mark(data.get("start", "0"), (*path, "start"), of)
        target = self.mark(data.get("target", "100%"), (*path, "target"), of)
        if start.value == target.value:
            if len(self.reader.flaws) == flawless:
                self.reader.flaw(path, "no-way-to-go")
            target = Written(start.value + 1)
        return Linear(
            of=of,
            start=start,
            target=target,
            floor=self.mark(data["floor"], (*path, "floor"), of) if "floor" in data else None,
            from_points=self.points(data, "from_points", path, "0"),
            to_points=self.points(data, "to_points", path, "100%"),
        )

    def _per_unit(self, data: Any, path: Path) -> Scale:
        data = self.reader.mapping_at(data, path)
        self.reader.known(data, ("of", "points", "at_most"), path)
        cap = self.points(data, "at_most", path, "100%")
        return PerUnit(self.needed(data, "of", path), self.points(data, "points", path), cap)

    def _steps(self, data: Any, path: Path) -> Scale:
        data = self.reader.mapping_at(data, path)
        self.reader.known(data, ("of", "start", "every", "points", "base", "at_most"), path)
        of = self.needed(data, "of", path)
        every = self.reader.number_of(data, "every", path)
        if every.value <= 0:
            self.reader.flaw((*path, "every"), "not-positive", key="every")
            every = Written(Fraction(1))
        return Steps(
            of=of,
            start=self.mark(data.get("start", "0"), (*path, "start"), of),
            every=every,
            each=self.points(data, "points", path),
            base=self.points(data, "base", path, "0"),
            cap=self.points(data, "at_most", path, "100%"),
        )

    def _choice(self, data: Any, path: Path) -> Scale:
        data = self.reader.mapping_at(data, path)
        self.reader.known(data, ("of", "options"), path)
        spec = self.fact(data.get("of"), (Kind.CHOICE, Kind.YES_NO), (*path, "of"))
        options = self.options(data, spec, path)
        points = [(word, self._points(self.reader.number(one, at), at)) for word, one, at in options]
        return Table(spec, tuple(points) or (("?", 0),))

    def _deductions(self, data: Any, path: Path) -> Scale:
        data = self.reader.mapping_at(data, path)
        self.reader.known(data, ("items", "stacking", "floor"), path)
        items = self.reader.sequence(data, "items", path)
        deductions = tuple(self._deduction(one, (*path, "items", at)) for at, one in enumerate(items))
        if len(items) > 1 and "stacking" not in data:
            self.reader.flaw(path, "stacking-not-chosen", known=STACKING)
        stacking = self.reader.word(data, "stacking", STACKING, path, default=SUM)
        lowest = self.points(data, "floor", path, "0")
        if lowest > self.top:
            self.reader.flaw((*path, "floor"), "above-the-maximum", most=_said(lowest), top=_said(self.top))
        return Deductions(self.top, lowest, stacking, deductions)

    def _deduction(self, data: Any, path: Path) -> Deduction:
        data = self.reader.mapping_at(data, path)
        if "when" in data:
            self.reader.known(data, ("when", "points"), path)
            return Deduction(self.condition(data["when"], (*path, "when")), self.points(data, "points", path))
        if "rungs" in data:
            self.reader.known(data, ("of", "rungs"), path)
            of = self.quantity(data["of"], (*path, "of")) if "of" in data else None
            rungs, last = self.rungs(data, of, path, needs_last=False)
            return Deduction(Ladder(of, rungs, last or Rung(0)), 1)
        self.reader.known(data, ("of", "each"), path)
        return Deduction(self.needed(data, "of", path), self.points(data, "each", path))

    def _total(self, data: Any, path: Path) -> Scale:
        members = []
        for one, here in self.reader.mappings(self.items(data, path), path):
            self.reader.known(one, ("times", "max_points", "rule", "label"), here)
            times = self.reader.number_of(one, "times", here, "1")
            if times.value <= 0:
                self.reader.flaw((*here, "times"), "not-positive", key="times")
            inner = self._inside(_whole(Fraction(self.reader.figure(one, "max_points", here))))
            rule = inner.rule(one.get("rule"), (*here, "rule"), is_part=True)
            members.append(Part(_whole(times.value), rule, self.reader.words(one, "label", here)))
        return Total(tuple(members))

    def _inside(self, top: Number) -> "RuleReader":
        """A reader of the same facts for a part with a maximum of its own."""
        return RuleReader(self.reader, self.specs, self.calendar, top=top)

    def _best_of(self, data: Any, path: Path, *, is_best: bool) -> Scale:
        items = self.items(data, path, least=2)
        rules = tuple(self.rule(one, (*path, at), is_part=True) for at, one in enumerate(items))
        return BestOf(rules or (self._given("declared", path),), is_best)

    def gate(self, data: Data, path: Path) -> Condition:
        """The condition of a gate."""
        return self.condition(data.get("when"), (*path, "when"))


def _whole(value: Fraction) -> Number:
    """Whole numbers as such: they are cheaper to reckon with."""
    return value.numerator if value.denominator == 1 else value


def _decimal(top: Number) -> Decimal:
    return Decimal(top.numerator) / Decimal(top.denominator)


def _said(points: Number) -> Decimal:
    return _decimal(points).quantize(Decimal("0.0001")).normalize() + 0
