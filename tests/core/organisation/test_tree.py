"""Flaws of the tree that a list would make, each with the list that makes none."""

from dataclasses import replace
from datetime import date

import pytest

from parindex.core.organisation import UnitRow
from tests.core.organisation.lists import AFTER, BEFORE, PROVINCE, THERE, XA_1, XA_2, sentences, told

HUYEN = UnitRow("huyen", "Huyện A", "Huyện A", "district", "tinh", valid_to=BEFORE)
XA = UnitRow("xa", "Xã 09", "Xã 09", "commune", "huyen", valid_to=BEFORE)


def test_units_below_one_another_have_no_flaw():
    assert told(PROVINCE, HUYEN, XA) == []


@pytest.mark.parametrize("length", [1, 2, 3, 7])
def test_a_circle_of_any_length_is_named_at_each_of_its_rows(length):
    codes = [f"u{at}" for at in range(length)]
    circle = [UnitRow(code, f"Xã {code}", "x", "commune", codes[(at + 1) % length]) for at, code in enumerate(codes)]
    hanging = UnitRow("duoi", "Xã dưới", "x", "commune", "u0")
    assert told(*circle, hanging) == [(row, "parent", "own-ancestor") for row in range(2, 2 + length)]


def test_the_circle_stands_in_the_sentence():
    rows = (replace(HUYEN, parent="xa"), XA)
    told_first, _ = sentences(*rows)
    assert told_first == "Đơn vị là cấp trên của chính nó: huyen → xa → huyen. Sửa mã cấp trên."


def test_a_parent_that_is_nowhere_is_a_flaw_and_one_in_the_database_is_none():
    assert told(HUYEN) == [(2, "parent", "unknown")]
    assert told(HUYEN, existing=(PROVINCE,)) == []


@pytest.mark.parametrize("days", [(None, AFTER), (None, None), (date(2019, 12, 31), BEFORE)])
def test_a_unit_there_without_its_parent_is_a_flaw(days):
    parent = replace(HUYEN, valid_from=date(2020, 1, 1))
    begin, end = days
    assert told(PROVINCE, parent, replace(XA, valid_from=begin, valid_to=end)) == [(4, "valid_from", "parent-absent")]


def test_a_unit_there_as_long_as_its_parent_is_none():
    parent = replace(HUYEN, valid_from=date(2020, 1, 1))
    assert told(PROVINCE, parent, replace(XA, valid_from=date(2020, 1, 1))) == []


def test_ending_a_unit_whose_units_go_on_is_a_flaw_until_they_end_in_the_same_list():
    there = (PROVINCE, replace(HUYEN, valid_to=None), replace(XA, valid_to=None))
    assert told(HUYEN, existing=there) == [(2, "valid_to", "outlasting")]
    assert told(HUYEN, XA, existing=there) == []


@pytest.mark.parametrize(("field", "value", "said"), [("parent", "tinh", "moved"), ("kind", "district", "other-kind")])
def test_units_do_not_move_and_do_not_become_another_kind(field, value, said):
    there = (PROVINCE, HUYEN, XA)
    assert told(replace(XA, **{field: value}), existing=there) == [(2, field, said)]
    assert told(replace(XA, name="Xã 9"), existing=there) == []


def test_the_sentence_on_a_moved_unit_says_what_to_do_instead():
    assert sentences(replace(XA, parent=""), existing=(PROVINCE, HUYEN, XA)) == [
        "Đơn vị đang thuộc huyen, tệp ghi thuộc không có cấp trên. Đơn vị không chuyển chỗ: ghi ngày cuối cho xa, "
        "rồi lập một đơn vị mới có tiền thân là xa."
    ]


NAMESAKE = replace(XA_2, code="xa-9", name="xã  01", valid_from=BEFORE, valid_to=None)


@pytest.mark.parametrize("existing", [(PROVINCE, XA_1), ()])
def test_two_units_of_one_name_at_once_below_one_parent_are_a_flaw(existing):
    incoming = (NAMESAKE,) if existing else (PROVINCE, XA_1, NAMESAKE)
    assert told(*incoming, existing=existing) == [(len(incoming) + 1, "name", "same-name")]


@pytest.mark.parametrize(
    "changed",
    [{"valid_from": AFTER}, {"name": "Xã 01 mới"}, {"name": "Xã 0 1"}],
    ids=["one after the other", "another name", "another word"],
)
def test_units_of_one_name_one_after_the_other_are_none(changed):
    assert told(PROVINCE, XA_1, replace(NAMESAKE, **changed)) == []


def test_units_of_one_name_below_two_parents_are_none():
    other = UnitRow("tinh-b", "Tỉnh B", "Tỉnh B", "province")
    assert told(PROVINCE, XA_1, other, replace(NAMESAKE, parent="tinh-b")) == []


def test_a_namesake_that_another_one_stands_between_is_found():
    """Sorted by their first days, the long one comes first and the one that ended long ago between the two."""
    long = replace(XA_1, valid_to=None)
    short = replace(XA_1, code="ngan", valid_from=date(2000, 1, 1), valid_to=date(2000, 1, 2))
    late = replace(XA_1, code="muon", valid_from=date(2010, 1, 1), valid_to=None)
    assert told(PROVINCE, long, short, late) == [(4, "name", "same-name"), (5, "name", "same-name")]


def test_codes_too_long_for_a_path_are_a_flaw():
    codes = [f"{'x' * 58}{at}" for at in range(9)]
    units = [
        UnitRow(code, f"Phòng {code[-1]}", "x", "office", above)
        for code, above in zip(codes, ["", *codes], strict=False)
    ]
    assert told(*units) == [(10, "code", "too-deep")]


def test_thousands_of_rows_that_say_the_same_are_judged_at_once():
    rows = [replace(XA_1, code=f"xa-{at}") for at in range(5000)]
    assert len(told(*rows, existing=THERE[:1])) == 4999
