"""Working days of state offices: Monday to Friday but for dated days off, and the weekend days worked in their place.

The rule is general, the days are data (`calendars/`): no rule knows which days the Prime Minister will choose for Tết.
"""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from datetime import date, timedelta

DAYS_A_WEEK, WORKED_A_WEEK = 7, 5  # the worked days of a week are its first
SATURDAY = 5


class OutsideCalendarError(Exception):
    """A day that a calendar does not cover: whether it is worked is not known."""

    def __init__(self, day: date) -> None:
        super().__init__(day.isoformat())
        self.day = day


@dataclass(frozen=True, slots=True)
class Holidays:
    """Which days from `first` to `last` are worked.

    `off`: dates that would be weekdays but are days off; `worked`: Saturdays and Sundays that are worked (làm bù).
    """

    first: date
    last: date
    off: frozenset[date]
    worked: frozenset[date]
    # The same days as ordinals in order: what is counted by search must not be sorted at every count.
    _off: tuple[int, ...] = field(init=False, repr=False, compare=False)
    _worked: tuple[int, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        off = (day.toordinal() for day in self.off if day.weekday() < SATURDAY)
        worked = (day.toordinal() for day in self.worked if day.weekday() >= SATURDAY)
        object.__setattr__(self, "_off", tuple(sorted(off)))
        object.__setattr__(self, "_worked", tuple(sorted(worked)))

    def is_working(self, day: date) -> bool:
        """Whether `day` is worked. Raises OutsideCalendarError."""
        self._check(day)
        return day in self.worked if day.weekday() >= SATURDAY else day not in self.off

    def working_days(self, start: date, end: date) -> int:
        """How many working days lie after `start` up to and including `end`; negative if `end` lies before `start`.

        So working_days(a, b) == -working_days(b, a). Raises OutsideCalendarError if the calendar lacks one of the two.
        """
        self._check(start)
        self._check(end)
        return self._until(end.toordinal()) - self._until(start.toordinal())

    def add(self, day: date, count: int) -> date:
        """The working day that lies `count` working days after `day`, or before it if `count` is negative.

        It undoes the count: working_days(day, add(day, count)) == count; for 0 it is `day` itself, worked or not.
        Raises OutsideCalendarError, with the first day beyond, if the calendar does not reach so far.
        """
        self._check(day)
        if count == 0:
            return day
        days = range(self.first.toordinal() - 1, self.last.toordinal() + 1)
        at = bisect_left(days, self._until(day.toordinal()) + count, key=self._until)
        if at == 0:
            raise OutsideCalendarError(self.first - timedelta(days=1))
        if at == len(days):
            raise OutsideCalendarError(self.last + timedelta(days=1))
        return date.fromordinal(days[at])

    def _check(self, day: date) -> None:
        if not self.first <= day <= self.last:
            raise OutsideCalendarError(day)

    def _until(self, ordinal: int) -> int:
        """Working days up to the day `ordinal`, counted from day 1, which was a Monday."""
        weeks, days = divmod(ordinal, DAYS_A_WEEK)
        weekdays = weeks * WORKED_A_WEEK + min(days, WORKED_A_WEEK)
        return weekdays - bisect_right(self._off, ordinal) + bisect_right(self._worked, ordinal)
