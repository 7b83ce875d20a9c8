"""Quantities beyond arithmetic: delays, means over cases, extremes, values of words, a choice by condition."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from parindex.core.facts import FactSpec
from parindex.core.messages import Message, Parameter
from parindex.core.reading import Written
from parindex.core.rules.condition import Condition
from parindex.core.rules.direction import Direction, together
from parindex.core.rules.figures import (
    MISSING,
    NONE_AROSE,
    UNDECIDED,
    Figures,
    Lacking,
    Number,
    Role,
    Use,
    facts_of,
    shown,
)
from parindex.core.rules.quantity import Parts, Quantity, joined, known
from parindex.core.workdays import Holidays, OutsideCalendarError


@dataclass(frozen=True, slots=True)
class Delay(Quantity):
    """Days from `due` to `done`; negative where it was done before. Working days where there is a calendar."""

    done: FactSpec
    due: FactSpec
    calendar: Holidays | None

    @property
    def is_never_negative(self) -> bool:
        return False

    def value(self, figures: Figures) -> Number:
        done, due = self._day(self.done, figures), self._day(self.due, figures)
        if self.calendar is None:
            return (done - due).days
        try:
            return self.calendar.working_days(due, done)
        except OutsideCalendarError as error:
            raise Lacking(MISSING, Message("lacking.calendar", {"year": str(error.day.year)})) from None

    def _day(self, spec: FactSpec, figures: Figures) -> date:
        day = known(spec, figures)
        if not isinstance(day, date):
            message = f"fact {spec.key} is no day: {day!r}"
            raise TypeError(message)
        return day

    def named(self) -> Parameter:
        names = {"done": self.done.name, "due": self.due.name}
        return Message("quantity.working-days" if self.calendar else "quantity.days", names)

    def calculation(self, figures: Figures) -> Parameter:
        days = {"due": self._day(self.due, figures), "done": self._day(self.done, figures)}
        return Message("quantity.from-to", days)

    def uses(self) -> Iterator[Use]:
        yield self.done.key, Role.WORKED
        yield self.due.key, Role.GIVEN

    def direction(self, fact: str) -> Direction:
        if fact == self.done.key:
            return Direction.UP
        return Direction.DOWN if fact == self.due.key else Direction.NEITHER


@dataclass(frozen=True, slots=True)
class Mean(Quantity):
    """The mean of `values` over as many cases of each as `counts` say. Shape: TT 01/2018/TT-VPCP Điều 15."""

    counts: Parts
    values: tuple[Written, ...]

    @property
    def parts(self) -> Parts:
        return self.counts

    @property
    def is_percent(self) -> bool:
        return all(value.is_percent for value in self.values)

    @property
    def is_never_negative(self) -> bool:
        return all(value.value >= 0 for value in self.values)

    def value(self, figures: Figures) -> Number:
        counts = [count.value(figures) for count in self.counts]
        cases = sum(counts)
        if not cases:
            raise Lacking(NONE_AROSE, Message("lacking.no-cases"))
        total = sum((count * value.value for count, value in zip(counts, self.values, strict=True)), Fraction(0))
        return Fraction(total, cases)

    def named(self) -> Parameter:
        return Message("quantity.mean", {"cases": self._cases([count.named() for count in self.counts])})

    def _cases(self, words: list[Parameter]) -> tuple[Parameter, ...]:
        return tuple(
            Message("quantity.case", {"of": word, "value": shown(value.value, is_percent=value.is_percent)})
            for word, value in zip(words, self.values, strict=True)
        )

    def calculation(self, figures: Figures) -> Parameter:
        cases = sum(count.value(figures) for count in self.counts)
        terms: list[Parameter] = [
            Message("quantity.times", {"left": count.calculation(figures), "right": shown(value.value)})
            for count, value in zip(self.counts, self.values, strict=True)
        ]
        return Message("quantity.mean-of", {"total": joined(terms, is_product=False), "cases": shown(cases)})

    def uses(self) -> Iterator[Use]:
        for count in self.counts:
            for fact, role in count.uses():
                yield fact, role
                yield fact, Role.WHOLE

    def direction(self, fact: str) -> Direction:
        """More cases of the highest value never lower the mean, of the lowest never raise it; others may do both."""
        if not all(count.is_never_negative for count in self.counts):
            return Direction.UNKNOWN if fact in facts_of(self) else Direction.NEITHER
        ways: list[Direction] = []
        for count, value in zip(self.counts, self.values, strict=True):
            way = count.direction(fact)
            if way is Direction.NEITHER:
                continue
            values = [other.value for other in self.values]
            if value.value == max(values):
                ways.append(way)
            else:
                ways.append(way.turned if value.value == min(values) else Direction.UNKNOWN)
        return together(ways)


@dataclass(frozen=True, slots=True)
class Extreme(Quantity):
    """The highest, or the lowest, of some quantities."""

    among: Parts
    is_highest: bool

    @property
    def parts(self) -> Parts:
        return self.among

    @property
    def is_percent(self) -> bool:
        return all(one.is_percent for one in self.among)

    def value(self, figures: Figures) -> Number:
        values = [one.value(figures) for one in self.among]
        return max(values) if self.is_highest else min(values)

    def named(self) -> Parameter:
        among = {"among": tuple(one.named() for one in self.among)}
        return Message("quantity.highest" if self.is_highest else "quantity.lowest", among)

    def calculation(self, figures: Figures) -> Parameter:
        among = {"among": tuple(shown(one.value(figures), is_percent=one.is_percent) for one in self.among)}
        return Message("quantity.highest-of" if self.is_highest else "quantity.lowest-of", among)


@dataclass(frozen=True, slots=True)
class ValueOf(Quantity):
    """The number that a set gives to each option of a choice."""

    spec: FactSpec
    options: tuple[tuple[str, Written], ...]

    @property
    def is_percent(self) -> bool:
        return all(value.is_percent for _, value in self.options)

    @property
    def is_never_negative(self) -> bool:
        return all(value.value >= 0 for _, value in self.options)

    def value(self, figures: Figures) -> Number:
        chosen = option(known(self.spec, figures))
        return next(value.value for word, value in self.options if word == chosen)

    def named(self) -> Parameter:
        return self.spec.name

    def calculation(self, figures: Figures) -> Parameter:
        number = shown(self.value(figures), is_percent=self.is_percent)
        return Message("quantity.valued", {"value": number, "word": option(known(self.spec, figures))})

    def uses(self) -> Iterator[Use]:
        yield self.spec.key, Role.GIVEN  # a coefficient of the case a unit is in

    def direction(self, fact: str) -> Direction:
        return Direction.UNKNOWN if fact == self.spec.key else Direction.NEITHER


YES, NO = "Có", "Không"


def option(value: object) -> str:
    """The word of a chosen option; yes and no are options too."""
    if isinstance(value, bool):
        return YES if value else NO
    return str(value)


@dataclass(frozen=True, slots=True)
class Choose(Quantity):
    """The quantity of the first condition that holds; `otherwise` where none does, if there is one."""

    cases: tuple[tuple[Condition, Quantity], ...]
    otherwise: Quantity | None

    @property
    def parts(self) -> Parts:
        chosen = tuple(of for _, of in self.cases)
        return (*chosen, self.otherwise) if self.otherwise else chosen

    @property
    def is_percent(self) -> bool:
        return all(part.is_percent for part in self.parts)

    def _of(self, figures: Figures) -> Quantity:
        when = self._when(figures)
        if when is None and self.otherwise is None:
            raise Lacking(UNDECIDED, Message("lacking.no-case"))
        return next((of for condition, of in self.cases if condition is when), self.otherwise or self.cases[0][1])

    def _when(self, figures: Figures) -> Condition | None:
        """The first condition that holds."""
        return next((condition for condition, _ in self.cases if condition.holds(figures)), None)

    def value(self, figures: Figures) -> Number:
        return self._of(figures).value(figures)

    def named(self) -> Parameter:
        cases = [Message("quantity.when", {"when": when.named(), "of": of.named()}) for when, of in self.cases]
        if self.otherwise:
            cases.append(Message("quantity.otherwise", {"of": self.otherwise.named()}))
        return tuple(cases)

    def calculation(self, figures: Figures) -> Parameter:
        return self._of(figures).calculation(figures)

    def said(self, figures: Figures) -> Message:
        when, said = self._when(figures), self._of(figures).said(figures)
        return said if when is None else Message("quantity.chosen", {"when": when.named(), "said": said})

    def uses(self) -> Iterator[Use]:
        for condition, of in self.cases:
            yield from condition.uses()
            yield from of.uses()
        if self.otherwise:
            yield from self.otherwise.uses()

    def direction(self, fact: str) -> Direction:
        if any(fact in facts_of(condition) for condition, _ in self.cases):
            return Direction.UNKNOWN
        return together(part.direction(fact) for part in self.parts)
