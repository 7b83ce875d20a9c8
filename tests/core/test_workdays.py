"""Working days: counted by search as a count day by day would, and undone by adding."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parindex.core.workdays import Holidays, OutsideCalendarError

FIRST, LAST = date(2024, 1, 1), date(2025, 12, 31)
DAY, SPAN = timedelta(days=1), (LAST - FIRST).days
ALL = [FIRST + timedelta(days=at) for at in range(SPAN + 1)]
# Monday 29 April 2024 is off, Saturday 4 May worked for it; 30 April and 1 May are holidays.
MAY = Holidays(
    FIRST, LAST, frozenset({date(2024, 4, 29), date(2024, 4, 30), date(2024, 5, 1)}), frozenset({date(2024, 5, 4)})
)
DAYS = st.dates(FIRST, LAST)


@st.composite
def calendars(draw: st.DrawFn) -> Holidays:
    """Calendars of two years with up to fifty exceptions, on any weekday and at either end."""
    days = draw(st.sets(st.sampled_from(ALL), max_size=50))
    off = frozenset(day for day in days if day.weekday() < 5)
    return Holidays(FIRST, LAST, off, frozenset(day for day in days if day.weekday() >= 5))


def counted(holidays: Holidays, start: date, end: date) -> int:
    """The slow way: day by day."""
    if end < start:
        return -counted(holidays, end, start)
    return sum(holidays.is_working(start + timedelta(days=at)) for at in range(1, (end - start).days + 1))


@pytest.mark.parametrize(
    ("day", "works"),
    [
        (date(2024, 5, 2), True),
        (date(2024, 4, 29), False),
        (date(2024, 5, 4), True),
        (date(2024, 5, 5), False),
        (date(2024, 5, 11), False),
    ],
    ids=["a weekday", "a weekday off", "a Saturday made up", "a Sunday", "a Saturday"],
)
def test_a_day_is_worked_by_its_weekday_unless_the_calendar_says_otherwise(day, works):
    assert MAY.is_working(day) is works


def test_the_first_day_is_not_counted_and_the_last_is():
    assert MAY.working_days(date(2024, 6, 3), date(2024, 6, 7)) == 4


def test_no_day_lies_between_a_day_and_itself():
    assert MAY.working_days(date(2024, 6, 3), date(2024, 6, 3)) == 0


def test_a_saturday_made_up_is_counted_and_its_monday_is_not():
    assert MAY.working_days(date(2024, 4, 26), date(2024, 5, 5)) == 3


def test_without_its_exceptions_the_same_days_are_one_week():
    assert Holidays(FIRST, LAST, frozenset(), frozenset()).working_days(date(2024, 4, 26), date(2024, 5, 5)) == 5


@pytest.mark.parametrize(
    ("count", "day"),
    [
        (1, date(2024, 5, 2)),
        (3, date(2024, 5, 4)),
        (4, date(2024, 5, 6)),
        (-1, date(2024, 4, 25)),
        (0, date(2024, 4, 26)),
    ],
)
def test_days_are_added_over_days_off_and_days_made_up(count, day):
    assert MAY.add(date(2024, 4, 26), count) == day


def test_before_a_sunday_the_friday_is_the_first_day_counted():
    assert [MAY.add(date(2024, 6, 9), count) for count in (0, -1)] == [date(2024, 6, 9), date(2024, 6, 6)]


def test_what_is_no_exception_changes_nothing():
    twice_said = Holidays(FIRST, LAST, frozenset({date(2024, 6, 8)}), frozenset({date(2024, 6, 7)}))
    assert (twice_said.is_working(date(2024, 6, 7)), twice_said.is_working(date(2024, 6, 8))) == (True, False)
    assert twice_said.working_days(date(2024, 6, 6), date(2024, 6, 9)) == 1


@given(calendars(), DAYS, DAYS)
def test_the_count_agrees_with_a_count_day_by_day(holidays, start, end):
    assert holidays.working_days(start, end) == counted(holidays, start, end)


@given(calendars(), DAYS, DAYS, DAYS)
def test_counts_of_neighbouring_spans_add_up(holidays, one, two, three):
    whole = holidays.working_days(one, three)
    assert holidays.working_days(one, two) + holidays.working_days(two, three) == whole


@given(calendars(), DAYS, DAYS)
def test_counted_backwards_a_span_has_as_many_days_less_than_none(holidays, start, end):
    assert holidays.working_days(start, end) == -holidays.working_days(end, start)


@given(calendars(), DAYS, st.integers(-600, 600).filter(bool))
def test_adding_undoes_counting_as_far_as_the_calendar_reaches(holidays, day, count):
    worked = [one for one in ALL if holidays.is_working(one)]
    place = sum(one <= day for one in worked) + count - 1
    if 0 <= place < len(worked):
        assert holidays.add(day, count) == worked[place]
        assert holidays.working_days(day, worked[place]) == count
    else:
        with pytest.raises(OutsideCalendarError) as refused:
            holidays.add(day, count)
        assert refused.value.day == (FIRST - DAY if count < 0 else LAST + DAY)


@given(calendars(), DAYS, st.integers(1, 300), st.integers(1, 300))
def test_days_added_in_two_steps_are_as_many_as_in_one(holidays, day, one, two):
    try:
        whole = holidays.add(day, one + two)
    except OutsideCalendarError:
        return
    assert holidays.add(holidays.add(day, one), two) == whole


@pytest.mark.parametrize(("edge", "step"), [(FIRST, -1), (LAST, 1)], ids=["first", "last"])
def test_adding_reaches_the_edge_of_the_calendar_and_no_further(edge, step):
    start = edge - 2 * step * DAY
    assert MAY.add(start, 2 * step) == edge
    with pytest.raises(OutsideCalendarError):
        MAY.add(start, 3 * step)


@pytest.mark.parametrize("day", [FIRST, LAST])
def test_the_first_and_the_last_day_are_in_the_calendar(day):
    assert (MAY.is_working(day), MAY.working_days(day, day), MAY.add(day, 0)) == (True, 0, day)


@pytest.mark.parametrize("day", [FIRST - DAY, LAST + DAY], ids=["before", "behind"])
@pytest.mark.parametrize(
    "ask",
    [
        MAY.is_working,
        lambda day: MAY.working_days(day, FIRST),
        lambda day: MAY.working_days(FIRST, day),
        lambda day: MAY.add(day, 0),
        lambda day: MAY.add(day, 5),
    ],
    ids=["is it worked", "count from it", "count to it", "add nothing", "add to it"],
)
def test_of_a_day_outside_the_calendar_nothing_is_known(day, ask):
    with pytest.raises(OutsideCalendarError) as refused:
        ask(day)
    assert refused.value.day == day


def test_equal_calendars_are_equal_values():
    again = Holidays(FIRST, LAST, frozenset(MAY.off), frozenset(MAY.worked))
    assert (again == MAY, hash(again) == hash(MAY)) == (True, True)


def test_calendars_with_other_days_off_differ():
    assert Holidays(FIRST, LAST, frozenset(), MAY.worked) != MAY
