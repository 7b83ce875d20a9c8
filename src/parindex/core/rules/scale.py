"""How a quantity becomes points. Points are exact here; rounding is the set's own later step.

Each scale tells the points it awards, how it came to them, itself in words, the facts it needs, which way its points
go when a fact grows, and the least and most it can give.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from math import floor

from parindex.core.facts import FactSpec
from parindex.core.messages import Message, Parameter
from parindex.core.reading import Written
from parindex.core.rules.direction import Direction
from parindex.core.rules.figures import Figures, Number, Role, Use, equals, shown
from parindex.core.rules.measured import option
from parindex.core.rules.quantity import Of, Quantity, known

Said = list[Message]


@dataclass(frozen=True, slots=True)
class Scale:
    """A scale. `computes` unless its points are given by a source or a person."""

    @property
    def computes(self) -> bool:
        return True

    @property
    def least(self) -> Number:
        return 0

    @property
    def most(self) -> Number:
        raise NotImplementedError

    def award(self, figures: Figures) -> Number:
        """Exact points. Raises Lacking where a fact it needs is missing, or nothing decides."""
        raise NotImplementedError

    def told(self, figures: Figures) -> Said:
        """How the points came about, in sentences."""
        raise NotImplementedError

    def named(self) -> Said:
        """The scale itself in words."""
        raise NotImplementedError

    def uses(self) -> Iterator[Use]:
        raise NotImplementedError

    def direction(self, fact: str) -> Direction:
        raise NotImplementedError


@dataclass(frozen=True, slots=True)
class Given(Scale):
    """Points as a source publishes them (`declared`), or as an appraiser judges with a reason (`judged`)."""

    points: FactSpec
    is_judged: bool

    @property
    def computes(self) -> bool:
        return False

    @property
    def most(self) -> Number:
        return Fraction(self.points.at_most or 0)

    def award(self, figures: Figures) -> Number:
        return Of(self.points).value(figures)

    def told(self, figures: Figures) -> Said:
        return [Message("trace.given", {"points": shown(self.award(figures)), "most": shown(self.most)})]

    def named(self) -> Said:
        return [Message("rule.judged" if self.is_judged else "rule.declared", {"most": shown(self.most)})]

    def uses(self) -> Iterator[Use]:
        yield self.points.key, Role.GIVEN

    def direction(self, fact: str) -> Direction:
        return Direction.UP if fact == self.points.key else Direction.NEITHER


@dataclass(frozen=True, slots=True)
class Measuring(Scale):
    """A scale of one quantity."""

    of: Quantity

    def uses(self) -> Iterator[Use]:
        return self.of.uses()

    def direction(self, fact: str) -> Direction:
        return self.of.direction(fact)


@dataclass(frozen=True, slots=True)
class Linear(Measuring):
    """From `from_points` at `start` straight to `to_points` at `target`, level beyond; nothing below `floor`."""

    start: Written
    target: Written
    floor: Written | None
    from_points: Number
    to_points: Number

    @property
    def least(self) -> Number:
        return min(self.from_points, self.to_points) if self.floor is None else 0

    @property
    def most(self) -> Number:
        return max(self.from_points, self.to_points)

    def award(self, figures: Figures) -> Number:
        return self.points_at(self.of.value(figures))

    def points_at(self, value: Number) -> Number:
        """The points where the quantity has `value`."""
        if self.floor is not None and value < self.floor.value:
            return 0
        return self.from_points + (self.to_points - self.from_points) * self._reached(value)

    def _reached(self, value: Number) -> Number:
        """How much of the way from start to target `value` has come, 0 to 1."""
        reached = value if self._is_plain else (value - self.start.value) / (self.target.value - self.start.value)
        return min(max(reached, 0), 1)

    @property
    def _is_plain(self) -> bool:
        return self.start.value == 0 and self.target.value == 1

    def told(self, figures: Figures) -> Said:
        value, points = self.of.value(figures), self.award(figures)
        said = [self.of.said(figures)]
        if self.floor is not None and value < self.floor.value:
            below = {"floor": shown(self.floor.value, is_percent=self.floor.is_percent)}
            return [*said, Message("trace.below-floor", below)]
        reached = self._reached(value)
        target = shown(self.target.value, is_percent=self.target.is_percent)
        if reached == 1:
            return [*said, Message("trace.target-reached", {"target": target, "points": shown(points)})]
        places = {
            "reached": shown(reached, is_percent=True),
            "start": shown(self.start.value, is_percent=self.start.is_percent),
            "target": target,
            "span": shown(self.to_points - self.from_points),
            "base": shown(self.from_points),
            "result": equals(points),
        }
        if self._is_plain and not self.from_points:
            return [*said, Message("trace.linear", places)]
        has_base = self.from_points or self.start.value
        return [*said, Message("trace.linear-base" if has_base else "trace.linear-target", places)]

    def named(self) -> Said:
        places = {
            "of": self.of.named(),
            "start": shown(self.start.value, is_percent=self.start.is_percent),
            "target": shown(self.target.value, is_percent=self.target.is_percent),
            "from_points": shown(self.from_points),
            "to_points": shown(self.to_points),
        }
        plain = not self.start.value and not self.from_points
        said = [Message("rule.linear" if plain else "rule.linear-between", places)]
        if self.floor is not None:
            floor = shown(self.floor.value, is_percent=self.floor.is_percent)
            said.append(Message("rule.linear-floor", {"floor": floor}))
        return said

    def direction(self, fact: str) -> Direction:
        way = self.of.direction(fact)
        if self.floor is not None and not self.rises and way is not Direction.NEITHER:
            return Direction.UNKNOWN
        return way if self.rises else way.turned

    @property
    def rises(self) -> bool:
        """Whether more of the quantity never earns less."""
        return (self.to_points >= self.from_points) == (self.target.value >= self.start.value)


@dataclass(frozen=True, slots=True)
class PerUnit(Measuring):
    """`each` points for every one of a quantity, up to `most`."""

    each: Number
    cap: Number

    @property
    def most(self) -> Number:
        return self.cap

    def award(self, figures: Figures) -> Number:
        return min(max(self.of.value(figures), 0) * self.each, self.cap)

    def told(self, figures: Figures) -> Said:
        gained = self.of.value(figures) * self.each
        count = shown(self.of.value(figures), is_percent=self.of.is_percent)
        places = {"count": count, "each": shown(self.each), "result": equals(gained), "cap": shown(self.cap)}
        return [
            self.of.said(figures),
            Message("trace.per-unit-capped" if gained > self.cap else "trace.per-unit", places),
        ]

    def named(self) -> Said:
        return [Message("rule.per-unit", {"of": self.of.named(), "each": shown(self.each), "cap": shown(self.cap)})]


@dataclass(frozen=True, slots=True)
class Steps(Measuring):
    """`base` points at `start`, and `each` more for every full `every` above it, up to `cap`; below `start` nothing."""

    start: Written
    every: Written
    each: Number
    base: Number
    cap: Number

    @property
    def most(self) -> Number:
        return self.cap

    def _steps(self, figures: Figures) -> int:
        return floor((self.of.value(figures) - self.start.value) / self.every.value)

    def award(self, figures: Figures) -> Number:
        steps = self._steps(figures)
        return 0 if steps < 0 else min(self.base + steps * self.each, self.cap)

    def told(self, figures: Figures) -> Said:
        places = self._places()
        steps = self._steps(figures)
        if steps < 0:
            return [self.of.said(figures), Message("trace.below-start", places)]
        counted = {**places, "steps": steps, "result": equals(self.base + steps * self.each)}
        capped = self.base + steps * self.each > self.cap
        return [self.of.said(figures), Message("trace.steps-capped" if capped else "trace.steps", counted)]

    def _places(self) -> dict[str, Parameter]:
        return {
            "start": shown(self.start.value, is_percent=self.start.is_percent),
            "every": shown(self.every.value, is_percent=self.every.is_percent),
            "each": shown(self.each),
            "base": shown(self.base),
            "cap": shown(self.cap),
        }

    def named(self) -> Said:
        return [Message("rule.steps", {"of": self.of.named(), **self._places()})]


@dataclass(frozen=True, slots=True)
class Table(Scale):
    """Points for each option of a choice."""

    spec: FactSpec
    options: tuple[tuple[str, Number], ...]

    @property
    def least(self) -> Number:
        return min(points for _, points in self.options)

    @property
    def most(self) -> Number:
        return max(points for _, points in self.options)

    def award(self, figures: Figures) -> Number:
        chosen = option(known(self.spec, figures))
        return next(points for word, points in self.options if word == chosen)

    def told(self, figures: Figures) -> Said:
        places = {
            "fact": self.spec.name,
            "chosen": option(known(self.spec, figures)),
            "points": shown(self.award(figures)),
        }
        return [Message("trace.choice", places)]

    def named(self) -> Said:
        options = [Message("rule.option", {"option": word, "points": shown(points)}) for word, points in self.options]
        return [Message("rule.choice", {"fact": self.spec.name}), *options]

    def uses(self) -> Iterator[Use]:
        yield self.spec.key, Role.WORKED

    def direction(self, fact: str) -> Direction:
        return Direction.UNKNOWN if fact == self.spec.key else Direction.NEITHER
