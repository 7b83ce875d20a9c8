"""Flaws of a row by itself, each with the row that has none."""

from dataclasses import replace
from datetime import date

import pytest

from parindex.core.organisation import Predecessor, UnitRow
from tests.core.organisation.lists import AFTER, BEFORE, PROVINCE, sentences, told

XA = UnitRow("xa-1", "Xã 01", "Xã 01", "commune", "tinh", date(2020, 1, 1), date(2020, 1, 1), email="a@b.vn")


def test_a_whole_row_has_no_flaw():
    assert told(PROVINCE, XA) == []


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({"code": ""}, ("code", "no-code")),
        ({"code": "Xã 1"}, ("code", "bad-code")),
        ({"code": "xa_1"}, ("code", "bad-code")),
        ({"code": "-xa"}, ("code", "bad-code")),
        ({"code": "x" * 61}, ("code", "too-long")),
        ({"name": ""}, ("name", "no-name")),
        ({"name": "x" * 201}, ("name", "too-long")),
        ({"short_name": "x" * 121}, ("short_name", "too-long")),
        ({"basis": "x" * 301}, ("basis", "too-long")),
        ({"contact": "x" * 201}, ("contact", "too-long")),
        ({"phone": "0" * 51}, ("phone", "too-long")),
        ({"aliases": ("X", "x" * 201)}, ("aliases", "too-long")),
        ({"groups": ("x" * 201,)}, ("groups", "too-long")),
        ({"kind": ""}, ("kind", "no-kind")),
        ({"kind": "làng"}, ("kind", "unknown-kind")),
        ({"valid_to": date(2019, 12, 31)}, ("valid_to", "ends-before")),
        ({"email": "a@b"}, ("email", "bad-email")),
        ({"email": "a b@c.vn"}, ("email", "bad-email")),
        ({"email": "a@b.vn; c@d.vn"}, ("email", "bad-email")),
    ],
)
def test_a_flawed_field_is_named_with_its_row(changed, expected):
    assert told(PROVINCE, replace(XA, **changed)) == [(3, *expected)]


@pytest.mark.parametrize(
    "changed",
    [
        {"code": "x" * 60},
        {"code": "1-a"},
        {"name": "x" * 200},
        {"valid_from": None},
        {"valid_to": None},
        {"email": ""},
        {"email": "van-thu.xa@tinh.gov.vn"},
    ],
)
def test_what_just_fits_has_no_flaw(changed):
    assert told(PROVINCE, replace(XA, **changed)) == []


def test_a_code_given_twice_is_a_flaw_of_the_later_row():
    assert told(PROVINCE, XA, replace(XA, name="Xã khác")) == [(4, "code", "code-twice")]


def test_of_a_code_given_twice_the_first_row_counts_for_the_others():
    again = replace(XA, predecessors=(Predecessor("khong-co", "merged"),))
    assert told(PROVINCE, XA, again) == [(4, "code", "code-twice")]


def test_the_sentence_says_what_is_wrong_and_what_mends_it():
    assert sentences(replace(PROVINCE, valid_from=AFTER, valid_to=BEFORE)) == [
        "Ngày cuối 30/06/2025 đứng trước ngày đầu 01/07/2025. Sửa một trong hai ngày."
    ]
    assert sentences(replace(PROVINCE, kind="thành phố")) == [
        "Không có loại đơn vị “thành phố”. Ghi một trong các cách: tỉnh, sở, huyện, xã, phòng."
    ]
