"""Random trees of units go through either format and come back, and taking them in again would change nothing."""

import unicodedata
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from parindex.core.organisation import KINDS, Predecessor, Step, UnitRow, planned
from parindex.documents.units_file import read_units, units_csv, units_workbook

WRITERS = {"csv": units_csv, "xlsx": units_workbook}
ALPHABET = st.characters(codec="utf-8", exclude_categories=("C",), exclude_characters="_;\ufffe\uffff")
PLAIN = st.text(ALPHABET, max_size=30).map(lambda text: unicodedata.normalize("NFC", text).strip())
SIGNED = st.tuples(st.sampled_from(["=", "+", "-", "@", "'", "'=", "''+", '"', ",", "\t"]), PLAIN).map("".join)
WORDS = (PLAIN | SIGNED).map(str.strip).filter(bool)
REFORM = date(2025, 7, 1)
DAYS = st.none() | st.dates(date(1950, 1, 1), date(2024, 12, 31))
LISTS = st.lists(WORDS, max_size=3, unique=True).map(tuple)


@st.composite
def trees(draw):
    """A province with units below it, some of them ended, and what came of those."""
    rows = [_unit(draw, 0, "", "province", None)]
    for at in range(1, draw(st.integers(2, 12))):
        parent = rows[draw(st.integers(0, at - 1))]
        kind = draw(st.sampled_from(sorted(KINDS)))
        rows.append(_unit(draw, at, parent.code, kind, parent.valid_from))
    for at in range(1, len(rows)):
        if rows[at].parent == "u0" and not any(row.parent == rows[at].code for row in rows):
            rows[at] = replace(rows[at], valid_to=REFORM - timedelta(days=1))
    ended = [row.code for row in rows if row.valid_to]
    for at, codes in enumerate([ended[:2], ended[2:3], ended[2:3]], len(rows)):
        if codes:
            way = "merged" if len(codes) > 1 else draw(st.sampled_from(["split", "taken_over"]))
            heir = _unit(draw, at, "u0", "commune", REFORM)
            rows.append(replace(heir, predecessors=tuple(Predecessor(code, way) for code in codes)))
    return rows


def _unit(draw, at, parent, kind, begin):
    name = f"Đơn vị {at} {draw(WORDS)}"
    begin = begin or draw(DAYS)
    told = {"basis": draw(WORDS), "contact": draw(PLAIN), "phone": draw(PLAIN | SIGNED).strip()}
    unit = UnitRow(f"u{at}", name, draw(WORDS), kind, parent, begin, **told)
    return replace(unit, aliases=draw(LISTS), groups=draw(LISTS), email=draw(st.sampled_from(["", "a.b@c.vn"])))


@pytest.mark.parametrize("form", WRITERS)
@settings(max_examples=60, deadline=None)
@given(tree=trees())
def test_a_tree_comes_back_as_it_went_and_changes_nothing(form, tree):
    file = read_units(WRITERS[form](tree), "danh-muc")
    assert ([replace(row, row=0) for row in file.rows], file.unread) == (tree, ())
    known = [row.in_order() for row in tree]
    rows = [row.completed(file.said, None) for row in file.rows]
    assert {one.step for one in planned(known, rows, file.unread)} == {Step.UNCHANGED}


@pytest.mark.parametrize("form", WRITERS)
def test_ways_of_one_row_may_differ(form):
    ways = ("merged", "merged", "taken_over", "split", "renamed")
    rows = [UnitRow(f"u{at}", f"Xã {at}", "x", "commune") for at in range(5)]
    heir = UnitRow("moi", "Xã mới", "x", "commune", predecessors=tuple(map(Predecessor, (r.code for r in rows), ways)))
    read = read_units(WRITERS[form]([*rows, heir]), "danh-muc").rows
    assert read[-1].predecessors == heir.predecessors


def test_the_way_of_most_predecessors_is_that_of_the_row_and_the_others_stand_with_their_codes():
    ways = ("taken_over", "merged", "merged", "split")
    heir = UnitRow("moi", "Xã mới", "x", "commune", predecessors=tuple(map(Predecessor, "abcd", ways)))
    cells = units_csv([heir]).decode("utf-8-sig").splitlines()[1].split(",")
    assert cells[7:9] == ["a (Tiếp nhận một phần); b; c; d (Chia tách)", "Hợp nhất"]


@pytest.mark.parametrize("form", WRITERS)
def test_a_whole_country_is_written_and_read(form):
    rows = [UnitRow(f"tinh-{at}", f"Tỉnh {at}", f"Tỉnh {at}", "province") for at in range(34)]
    rows += [UnitRow(f"xa-{at}", f"Xã {at}", f"Xã {at}", "commune", f"tinh-{at % 34}", REFORM) for at in range(3321)]
    assert [replace(row, row=0) for row in read_units(WRITERS[form](rows), "ca-nuoc").rows] == rows
