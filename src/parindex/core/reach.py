"""The values one fact can take, from where it stands: where along them something begins to hold."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from math import ceil, floor

from parindex.core.facts import FactSpec, Kind
from parindex.core.points import Absent
from parindex.core.rules.direction import Direction
from parindex.core.rules.figures import Figures, Number, Value

FARTHEST = 10**12  # steps: beyond any count of a government's work
FAR_DAYS = 366  # a deadline missed by more than a year is no matter of days
SCANNED = 2000  # steps tried one by one where no direction is known

Holds = Callable[[Value], bool]


@dataclass(frozen=True, slots=True)
class Line:
    """A fact's values as `start + step × n`, n from `low` to `high` (None: without end); or a few `options`.

    ways: the ways in which it may be worked on that can help, +1 and -1; first_day: n counts days from there; least,
    most: the limits, which the last steps end at even where they are no full steps.
    """

    start: Number
    step: Number
    low: int
    high: int
    ways: tuple[int, ...]
    is_known: bool
    options: tuple[Value, ...] = ()
    first_day: date | None = None
    is_missing: bool = False
    least: Number | None = None
    most: Number | None = None

    def value(self, n: int) -> Value:
        if self.first_day is not None:
            return self.first_day + timedelta(days=n)
        value = self.start + self.step * n
        if n > 0 and self.most is not None:
            value = min(value, self.most)
        if n < 0 and self.least is not None:
            value = max(value, self.least)
        return int(value) if value.denominator == 1 else value

    @property
    def ends(self) -> tuple[Value, ...]:
        """The values of which one is best, where the way that helps is known; else those that may be.

        The last step but one stands beside the last, for at the very end there may be nothing to measure.
        """
        if not self.is_known:
            return (self.value(0), *(self.value(self.high if way > 0 else self.low) for way in self.ways))
        if not self.ways:
            return (self.value(0),)
        end = self.high if self.ways[0] > 0 else self.low
        return (self.value(end), self.value(end - self.ways[0])) if end else (self.value(0),)

    def steps(self, value: Value) -> int:
        """How many steps away `value` is."""
        if self.options:
            return 1
        if self.first_day is not None and isinstance(value, date):
            return abs((value - self.first_day).days)
        if isinstance(value, str | bool | date | Absent):
            return 1
        return ceil(abs(Fraction(value - self.start) / self.step))

    def nearest(self, holds: Holds) -> Value | None:
        """The nearest value at which `holds`; None if there is none to be found."""
        if self.options:
            return next((option for option in self.options if holds(option)), None)
        if not self.is_known:
            return self._scanned(holds)
        found = [n for way in self.ways if (n := self._searched(holds, way)) is not None]
        return self.value(min(found, key=abs)) if found else None

    def _searched(self, holds: Holds, way: int) -> int | None:
        """The first n in this way, when more never hurts: by doubling, then by halving."""
        if self.is_missing and way < 0:
            return self._most(holds)
        end = self.high if way > 0 else self.low
        near, far = 0, way
        if self.is_missing and holds(self.value(0)):
            return 0
        if end and not holds(self.value(end)):
            end -= way  # at the very end there may be nothing to measure, as with a denominator of 0
        if not end:
            return None
        while not holds(self.value(_within(far, end))):
            if abs(far) >= abs(end):
                return None
            near, far = far, far * 2
        far = _within(far, end)
        while abs(far - near) > 1:
            middle = (near + far) // 2
            near, far = (near, middle) if holds(self.value(middle)) else (middle, far)
        return far

    def _most(self, holds: Holds) -> int | None:
        """Of a fact that has no figure yet and must not be large: the largest that will do."""
        if not holds(self.value(0)):
            return None
        near, far = 0, 1
        while far < self.high and holds(self.value(far)):
            near, far = far, far * 2
        far = min(far, self.high)
        if holds(self.value(far)):
            return far
        while far - near > 1:
            middle = (near + far) // 2
            near, far = (middle, far) if holds(self.value(middle)) else (near, middle)
        return near

    def _scanned(self, holds: Holds) -> Value | None:
        for distance in range(SCANNED + 1):
            for n in (distance, -distance) if distance else (0,):
                way = 1 if n >= 0 else -1
                if (not n or way in self.ways) and self.low <= n <= self.high and holds(self.value(n)):
                    return self.value(n)
        return None


def _within(n: int, end: int) -> int:
    return min(n, end) if end >= 0 else max(n, end)


def line_of(spec: FactSpec, figures: Figures, most: Number | None, direction: Direction) -> Line:
    """The values that the fact of `spec` can take. most: the whole that it is a part of, if it is one."""
    start = figures.get(spec.key, Absent.MISSING)
    ways = _ways(spec, direction)
    known = direction is not Direction.UNKNOWN
    if spec.kind is Kind.YES_NO:
        return Line(0, 1, 0, 0, (), is_known=known, options=tuple(one for one in (True, False) if one is not start))
    if spec.kind is Kind.CHOICE:
        return Line(0, 1, 0, 0, (), is_known=known, options=tuple(one for one in spec.options if one != start))
    if spec.kind is Kind.DATE:
        if not isinstance(start, date):
            return Line(0, 1, 0, 0, (), is_known=False)
        return Line(0, 1, -FAR_DAYS, FAR_DAYS, ways, is_known=known, first_day=start)
    return _numbers(spec, start, most, ways, known=known)


def _ways(spec: FactSpec, direction: Direction) -> tuple[int, ...]:
    """The ways that help, of those the set lets a fact go."""
    helps = {Direction.UP: (1,), Direction.DOWN: (-1,), Direction.NEITHER: ()}.get(direction, (1, -1))
    only = {"up": 1, "down": -1}.get(spec.moves)
    return tuple(way for way in helps if only in (None, way))


def _numbers(spec: FactSpec, start: Value, most: Number | None, ways: tuple[int, ...], *, known: bool) -> Line:
    each = Fraction(spec.step) / (100 if spec.kind is Kind.PERCENT else 1)
    step: Number = each.numerator if each.denominator == 1 else each
    least, limit = _limits(spec)
    is_missing = isinstance(start, str | bool | date | Absent)
    at: Number = (least if least is not None else 0) if isinstance(start, str | bool | date | Absent) else start
    if most is not None:
        most = most if (most * 10**6).denominator == 1 else floor(most / step) * step
        limit = most if limit is None else min(limit, most)
    if spec.kind is Kind.COUNT:
        least, limit = None if least is None else ceil(least), None if limit is None else floor(limit)
    low = -FARTHEST if least is None else -ceil(Fraction(max(at - least, 0)) / step)
    high = FARTHEST if limit is None else ceil(Fraction(max(limit - at, 0)) / step)
    return Line(at, step, low, high, ways, is_known=known, is_missing=is_missing, least=least, most=limit)


def _limits(spec: FactSpec) -> tuple[Number | None, Number | None]:
    each = 100 if spec.kind is Kind.PERCENT else 1
    least = None if spec.at_least is None else Fraction(spec.at_least) / each
    most = None if spec.at_most is None else Fraction(spec.at_most) / each
    return least, most
