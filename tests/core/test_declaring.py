"""Two people on one leaf: what each entered is there, or stands beside what is; nothing is chosen silently."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parindex.core.declaring import EXPLANATION, NOTE, SOURCE, Edit, LeafEdit, is_same, merged, nothing, unfit
from parindex.core.facts import FactSpec, Kind
from parindex.core.points import Absent
from parindex.core.values import read_back, written
from parindex.documents.catalogue import catalogue

TODAY = date(2026, 1, 15)
VALUES = st.one_of(
    st.decimals(0, 1000, places=2),
    st.booleans(),
    st.dates(),
    st.sampled_from(["một", "hai"]),
    st.sampled_from(list(Absent)),
)
NAMES = st.sampled_from(["late", "done"])
FIELDS = st.dictionaries(NAMES, VALUES)


@given(stored=FIELDS, seen=FIELDS, typed=st.dictionaries(NAMES, VALUES, min_size=1))
def test_whatever_was_typed_is_stored_or_stands_beside_it(stored, seen, typed):
    edit = LeafEdit("3.6", {name: Edit(value, seen.get(name, Absent.MISSING)) for name, value in typed.items()})
    found = merged(edit, stored)
    after = {**stored, **found.changed}
    for name, value in typed.items():
        untouched = is_same(value, seen.get(name, Absent.MISSING))
        assert untouched or is_same(after.get(name, Absent.MISSING), value) or found.contested[name] is value


@given(stored=FIELDS, seen=FIELDS, typed=FIELDS)
def test_only_what_its_person_saw_is_replaced(stored, seen, typed):
    edit = LeafEdit("3.6", {name: Edit(value, seen.get(name, Absent.MISSING)) for name, value in typed.items()})
    for name in merged(edit, stored).changed:
        assert is_same(stored.get(name, Absent.MISSING), seen.get(name, Absent.MISSING))


@pytest.mark.parametrize(
    ("one", "other", "wanted"),
    [
        (Decimal("1.50"), Decimal("1.5"), True),
        (Decimal(1), True, False),
        (Decimal(0), Absent.MISSING, False),
        (Absent.MISSING, Absent.NOT_APPLICABLE, False),
        ("yes", True, False),
        ("", "", True),
    ],
)
def test_missing_zero_not_applicable_and_yes_stay_different_things(one, other, wanted):
    assert (is_same(one, other), is_same(other, one)) == (wanted, wanted)


def test_a_field_without_a_value_is_missing_and_words_are_blank():
    assert [nothing("late"), nothing(NOTE), nothing(EXPLANATION)] == [Absent.MISSING, "", ""]


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        (Kind.COUNT, Decimal(12)),
        (Kind.PERCENT, Decimal("95.5")),
        (Kind.POINTS, Decimal("100")),
        (Kind.YES_NO, True),
        (Kind.YES_NO, False),
        (Kind.DATE, date(2024, 12, 31)),
        (Kind.CHOICE, "Có, nhưng muộn"),
    ],
)
def test_a_value_is_read_back_as_it_was_written(kind, value):
    back = read_back(FactSpec("late", "Trễ", kind), written(value))
    assert (back, type(back)) == (value, type(value))


def test_words_that_are_neither_yes_nor_no_are_no_value():
    with pytest.raises(ValueError, match="neither yes nor no"):
        read_back(FactSpec("late", "Trễ", Kind.YES_NO), "maybe")


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"late": Decimal("1.5")}, "Tiêu chí 3.6: Trễ: “1.5” phải là số nguyên vì đây là số đếm."),
        ({"late": "nhiều"}, "Tiêu chí 3.6: Trễ: “nhiều” không phải một con số, ví dụ 1250 hoặc 95,5."),
        ({"evidence": Decimal(1)}, "Tiêu chí 3.6 không có số liệu evidence: hãy tải lại trang rồi nhập lại."),
    ],
)
def test_what_cannot_be_is_refused_with_its_criterion(fields, sentence):
    specs = {"late": FactSpec("late", "Trễ", Kind.COUNT)}
    edit = LeafEdit("3.6", {name: Edit(value, Absent.MISSING) for name, value in fields.items()})
    refusal = unfit(edit, specs, TODAY)
    assert refusal is not None
    assert catalogue("vi").render(refusal) == sentence


def test_a_source_longer_than_is_kept_is_refused_rather_than_cut():
    refusal = unfit(LeafEdit("3.6", {SOURCE: Edit("x" * 301, "")}), {}, TODAY)
    assert refusal is not None
    assert catalogue("vi").render(refusal).startswith("Tiêu chí 3.6: nguồn số liệu dài 301 ký tự, chỉ giữ được 300")
    assert unfit(LeafEdit("3.6", {SOURCE: Edit("x" * 300, "")}), {}, TODAY) is None


def test_what_can_be_is_not_refused():
    edit = LeafEdit("3.6", {"late": Edit(Absent.NOT_APPLICABLE, Absent.MISSING), NOTE: Edit("theo sổ", "")})
    assert unfit(edit, {"late": FactSpec("late", "Trễ", Kind.COUNT)}, TODAY) is None
