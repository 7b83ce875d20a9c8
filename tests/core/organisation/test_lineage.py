"""Flaws of what units come from and go into, each with the list that has none."""

from dataclasses import replace
from datetime import date

import pytest

from parindex.core.organisation import Predecessor
from tests.core.organisation.lists import AFTER, BEFORE, PROVINCE, THERE, XA_1, XA_2, XA_3, flaws, sentences, told


def of(*pairs):
    return tuple(Predecessor(*pair) for pair in pairs)


def heir(code, way, predecessor="xa-1"):
    return replace(XA_3, code=code, name=f"Xã {code}", predecessors=of((predecessor, way)))


def test_two_units_merged_into_one_have_no_flaw():
    assert told(XA_3, existing=THERE) == []
    assert told(*THERE, XA_3) == []


def test_a_successor_that_begins_before_its_predecessor_ended_is_a_flaw():
    assert told(replace(XA_3, valid_from=BEFORE), existing=THERE) == [(2, "valid_from", "overlap")] * 2


def test_a_predecessor_without_a_last_day_is_not_ended_by_the_list_itself():
    there = (PROVINCE, replace(XA_1, valid_to=None), XA_2)
    assert sentences(XA_3, existing=there) == [
        "Hiệu lực chồng nhau: đơn vị này từ 01/07/2025, tiền thân xa-1 còn hiệu lực không ghi ngày. "
        "Ghi ngày cuối 30/06/2025 ở dòng của xa-1, hoặc sửa ngày ở đây."
    ]
    assert told(XA_1, XA_3, existing=there) == []


def test_a_successor_in_the_database_begins_before_the_unit_of_the_list_ends():
    there = (*THERE, XA_3)
    assert told(replace(XA_1, valid_to=AFTER), existing=there) == [(2, "valid_to", "goes-on")]
    assert told(replace(XA_1, valid_to=date(2025, 6, 1)), existing=there) == []


def test_a_part_may_be_taken_over_from_a_unit_that_goes_on():
    goes_on = replace(XA_1, valid_to=None)
    assert told(heir("moi", "taken_over"), existing=(PROVINCE, goes_on)) == []
    assert told(heir("moi", "split"), existing=(PROVINCE, goes_on)) == [(2, "valid_from", "overlap")]


def test_a_predecessor_that_begins_no_earlier_is_a_flaw():
    late = replace(XA_1, valid_from=AFTER, valid_to=None)
    assert told(heir("moi", "taken_over"), existing=(PROVINCE, late)) == [(2, "valid_from", "predecessor-later")]
    assert told(late, existing=(PROVINCE, XA_1, heir("moi", "taken_over"))) == [(2, "valid_to", "goes-on")]


@pytest.mark.parametrize("ways", [("merged", "split"), ("split", "renamed"), ("renamed", "merged")])
def test_two_successors_without_a_kind_of_split_are_a_flaw_where_it_is_not_said(ways):
    rows = [heir("mot", ways[0]), heir("hai", ways[1])]
    expected = [(row, "way", "two-successors") for row, way in enumerate(ways, 2) if way != "split"]
    assert told(*rows, existing=THERE) == expected


def test_a_second_successor_is_a_flaw_where_the_first_was_said_to_be_the_whole():
    there = (*THERE, heir("mot", "renamed"))
    assert told(heir("hai", "split"), existing=there) == [(2, "way", "two-successors")]
    assert told(heir("mot", "split"), heir("hai", "split"), existing=there) == []


@pytest.mark.parametrize("ways", [("split", "split"), ("split", "taken_over"), ("taken_over", "taken_over")])
def test_two_successors_that_are_said_to_be_parts_have_no_flaw(ways):
    assert told(heir("mot", ways[0]), heir("hai", ways[1]), existing=THERE) == []


def test_two_successors_without_any_way_are_told_both_ways():
    rows = told(heir("mot", ""), heir("hai", ""), existing=THERE)
    assert sorted(rows) == sorted((row, "way", said) for row in (2, 3) for said in ("no-way", "two-successors"))


def test_the_sentence_on_two_successors_names_them():
    first, _ = sentences(heir("mot", "merged"), heir("hai", "merged"), existing=THERE)
    assert first == (
        "xa-1 có 2 đơn vị kế tiếp (mot, hai) mà không ghi là chia tách hay tiếp nhận một phần. "
        "Ghi một trong các cách: chia tách, tiếp nhận một phần."
    )


def test_a_unit_renamed_from_several_is_a_flaw_and_from_one_is_none():
    assert told(replace(XA_3, predecessors=of(("xa-1", "renamed"), ("xa-2", "renamed"))), existing=THERE) == (
        [(2, "way", "renamed-several")] * 2
    )
    assert told(heir("moi", "renamed"), existing=THERE) == []


@pytest.mark.parametrize(
    ("predecessors", "expected"),
    [
        (of(("khong-co", "merged")), [("predecessors", "unknown")]),
        (of(("xa-3", "merged")), [("predecessors", "own-predecessor")]),
        (of(("xa-1", "")), [("way", "no-way")]),
        (of(("xa-1", "bay đi")), [("way", "unknown-way")]),
        (
            of(("xa-1", "merged"), ("xa-1", "merged")),
            [("predecessors", "predecessor-twice")],
        ),
    ],
)
def test_a_flawed_predecessor_is_named(predecessors, expected):
    found = told(replace(XA_3, predecessors=predecessors), existing=THERE)
    assert sorted(set(found)) == sorted((2, *one) for one in expected)


def test_a_successor_without_a_first_day_is_a_flaw():
    assert told(replace(XA_3, valid_from=None), existing=THERE) == [(2, "valid_from", "no-first-day")]


def test_flaws_come_in_the_order_of_the_rows():
    rows = [flaw.row for flaw in flaws(XA_3, replace(XA_1, kind=""), replace(PROVINCE, name=""))]
    assert rows == sorted(rows)
