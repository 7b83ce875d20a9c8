"""Whatever a list says: it is judged without failing, and one without a flaw makes a tree that holds."""

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import event, given, settings
from hypothesis import strategies as st

from parindex.core.organisation import Predecessor, Step, UnitRow, check_units, planned
from tests.core.organisation.lists import numbered

DAY = timedelta(days=1)
DAYS = st.none() | st.sampled_from([date(2025, 6, 30) + at * DAY for at in range(-1, 3)])
CODES = st.sampled_from(["a", "b", "c", "d", "e"])
WAYS = st.sampled_from(["merged", "renamed", "split", "taken_over", "", "?"])
UNITS = st.builds(
    UnitRow,
    code=CODES,
    name=st.sampled_from(["Xã 01", "Xã 02", "xã 01", ""]),
    kind=st.sampled_from(["commune", "province", "?"]),
    parent=st.just("") | CODES | st.just("x"),
    valid_from=DAYS,
    valid_to=DAYS,
    predecessors=st.lists(st.builds(Predecessor, CODES, WAYS), max_size=2).map(tuple),
)
LISTS = st.lists(UNITS, max_size=5)


@settings(max_examples=400, deadline=None)
@given(existing=LISTS, incoming=LISTS)
def test_any_list_is_judged_and_every_flaw_is_of_one_of_its_rows(existing, incoming):
    there = [one for one in {unit.code: unit for unit in existing}.values() if one.kind != "?"]
    rows = numbered(*incoming)
    found = check_units(there, rows)
    assert {flaw.row for flaw in found} <= {row.row for row in rows}
    refused = {one.unit.row for one in planned(there, rows) if one.step is Step.REFUSED}
    assert refused == {flaw.row for flaw in found}


# few units with days that often fit, or no list would be without a flaw
TREES = st.lists(
    st.tuples(st.integers(0, 3), DAYS, DAYS, st.lists(st.tuples(st.integers(0, 5), WAYS), max_size=2)),
    min_size=1,
    max_size=5,
)


@settings(max_examples=400, deadline=None)
@given(tree=TREES)
def test_a_list_without_a_flaw_keeps_the_laws_of_units(tree):
    rows = [
        UnitRow(
            code=f"u{at}",
            name=f"Xã {at}",
            kind="commune",
            parent=f"u{parent}" if parent < at else "",
            valid_from=begin,
            valid_to=end,
            predecessors=tuple(Predecessor(f"u{code}", way) for code, way in predecessors if at > 1),
        )
        for at, (parent, begin, end, predecessors) in enumerate(tree)
    ]
    sound = not check_units((), numbered(*rows))
    event("sound" if sound else "flawed")
    assert sound == naive(rows)


def naive(rows):
    """The laws, one after the other, on lists that have no other flaw than against these."""
    units = {row.code: row for row in rows}
    for row in rows:
        if row.begins > row.ends:
            return False
        parent = units.get(row.parent)
        if parent and not (parent.begins <= row.begins and row.ends <= parent.ends):
            return False
        if not all(comes_rightly(row, one, units, rows) for one in row.predecessors):
            return False
    return True


def comes_rightly(row, one, units, rows):
    before = units.get(one.code)
    if (
        before is None
        or before is row
        or row.valid_from is None
        or one.way not in {"merged", "renamed", "split", "taken_over"}
    ):
        return False
    codes = [other.code for other in row.predecessors]
    if len(set(codes)) < len(codes) or (one.way == "renamed" and len(codes) > 1):
        return False
    heirs = [other for other in rows if one.code in {two.code for two in other.predecessors}]
    if len(heirs) > 1 and one.way in {"merged", "renamed"}:
        return False
    return before.begins < row.begins and (one.way == "taken_over" or before.ends < row.begins)


def test_the_order_of_rows_means_nothing():
    rows = [
        UnitRow("a", "A", "A", "commune", "b"),
        UnitRow("b", "B", "B", "commune"),
        UnitRow("c", "C", "C", "commune", "a"),
    ]
    assert check_units((), numbered(*rows)) == check_units((), numbered(*reversed(rows))) == ()


def test_what_is_said_in_several_ways_is_one_list():
    mixed = UnitRow("a", "A", "A", "commune", aliases=("Y", "X"), groups=("2", "1"))
    assert mixed.in_order() == replace(mixed, aliases=("X", "Y"), groups=("1", "2"))
