"""Several workbooks of one form: what agrees is taken, what differs is a conflict with every value and who says it."""

from collections.abc import Mapping
from decimal import Decimal

import pytest

from parindex.core.fact_words import FactValue
from parindex.documents.sheet_workbook import Change, Conflict, Field, Filled, Merged, Settled, Side, merged
from tests.documents.sheet_workbook.forms import IDENTITY, MISSING, entering, filled_in, leaves, read, usual

DONE, NOTE = Field("value", "done"), Field("note")
AT = ("1.1", DONE)


def filled(*changes: Change) -> Filled:
    return Filled(IDENTITY, {}, changes, (), ())


def to(after: FactValue, before: FactValue = Decimal(1), field: Field = DONE, code: str = "1.1") -> Filled:
    return filled(Change(code, field, before, after))


def stored(value: FactValue = Decimal(1), field: Field = DONE) -> Mapping[tuple[str, Field], FactValue]:
    return {("1.1", field): value}


def test_a_change_of_one_file_stands_alone():
    found = merged([("a.xlsx", to(Decimal(2))), ("b.xlsx", filled())], stored())
    assert found == Merged((Settled(*AT, Decimal(1), Decimal(2), ("a.xlsx",)),), ())


def test_files_that_agree_make_one_change():
    found = merged([("a.xlsx", to(Decimal(2))), ("b.xlsx", to(Decimal("2.0")))], stored())
    assert found == Merged((Settled(*AT, Decimal(1), Decimal(2), ("a.xlsx", "b.xlsx")),), ())


def test_files_that_differ_are_a_conflict_with_every_value():
    files = [("a.xlsx", to(Decimal(2))), ("b.xlsx", to(Decimal(3))), ("c.xlsx", to(Decimal(2)))]
    sides = (
        Side(Decimal(1), (), True),
        Side(Decimal(2), ("a.xlsx", "c.xlsx")),
        Side(Decimal(3), ("b.xlsx",)),
    )
    assert merged(files, stored()) == Merged((), (Conflict(*AT, sides),))


def test_a_value_that_somebody_changed_meanwhile_is_a_conflict():
    sides = (Side(Decimal(5), (), True), Side(Decimal(2), ("a.xlsx",)))
    assert merged([("a.xlsx", to(Decimal(2)))], stored(Decimal(5))) == Merged((), (Conflict(*AT, sides),))


def test_what_is_stored_already_is_no_change_any_more():
    assert merged([("a.xlsx", to(Decimal(2)))], stored(Decimal(2))) == Merged((), ())


def test_a_file_that_differs_from_what_another_has_stored_already_is_a_conflict():
    sides = (Side(Decimal(2), ("a.xlsx",), True), Side(Decimal(3), ("b.xlsx",)))
    files = [("a.xlsx", to(Decimal(2))), ("b.xlsx", to(Decimal(3)))]
    assert merged(files, stored(Decimal(2))) == Merged((), (Conflict(*AT, sides),))


def test_files_that_were_written_at_different_times_conflict_where_the_older_one_did_not_see_the_newer():
    files = [("cũ.xlsx", to(Decimal(9), before=Decimal(1))), ("mới.xlsx", to(Decimal(8), before=Decimal(2)))]
    sides = (Side(Decimal(2), (), True), Side(Decimal(9), ("cũ.xlsx",)), Side(Decimal(8), ("mới.xlsx",)))
    assert merged(files, stored(Decimal(2))) == Merged((), (Conflict(*AT, sides),))


@pytest.mark.parametrize(
    ("one", "other"),
    [(True, Decimal(1)), (MISSING, Decimal(0)), ("1", Decimal(1)), (MISSING, "")],
    ids=["yes is not 1", "missing is not 0", "the word is not the number", "missing is no word"],
)
def test_values_of_different_kinds_never_agree(one, other):
    found = merged([("a.xlsx", to(one)), ("b.xlsx", to(other))], stored(Decimal(7)))
    assert [[side.value for side in conflict.sides] for conflict in found.conflicts] == [[Decimal(7), one, other]]


def test_a_cell_that_one_file_blanked_and_another_changed_is_a_conflict():
    found = merged([("a.xlsx", to(MISSING)), ("b.xlsx", to(Decimal(3)))], stored())
    assert [side.value for side in found.conflicts[0].sides] == [Decimal(1), MISSING, Decimal(3)]


def test_texts_agree_whatever_their_ends():
    files = [("a.xlsx", to("Đã họp", "", NOTE)), ("b.xlsx", to("Đã họp\n", "", NOTE))]
    assert merged(files, stored("\r\n", NOTE)).conflicts == ()


def test_what_was_never_stored_is_missing_and_a_text_blank():
    files = [("a.xlsx", filled(Change(*AT, MISSING, Decimal(2)), Change("1.1", NOTE, "", "Đã họp")))]
    assert [(one.before, one.after) for one in merged(files, {}).changes] == [(MISSING, Decimal(2)), ("", "Đã họp")]


def test_three_offices_fill_in_copies_of_one_workbook():
    ways: dict[str, dict[tuple[str, str], object]] = {
        "một cửa.xlsx": {("1.1:done", "value"): 1200, ("1.1:done", "note"): "Đã đối chiếu"},
        "nội vụ.xlsx": {("1.3:planned", "value"): "Không", ("1.1:done", "value"): 1200},
        "tài chính.xlsx": {("1.6:now", "value"): 1300, ("1.3:planned", "value"): "Không áp dụng"},
    }
    files = [(name, read(filled_in(usual(), entering(entries)))) for name, entries in ways.items()]
    now = {(leaf.code, field): value for leaf in leaves() for field, value in leaf.fields().items()}
    found = merged(files, now)
    assert [(one.code, one.field.what, one.after, one.files) for one in found.changes] == [
        ("1.1", "value", Decimal(1200), ("một cửa.xlsx", "nội vụ.xlsx")),
        ("1.1", "note", "Đã đối chiếu", ("một cửa.xlsx",)),
        ("1.6", "value", Decimal(1300), ("tài chính.xlsx",)),
    ]
    assert [(one.code, [side.files for side in one.sides]) for one in found.conflicts] == [
        ("1.3", [(), ("nội vụ.xlsx",), ("tài chính.xlsx",)])
    ]


def test_refused_cells_have_no_say():
    nothing = read(filled_in(usual(), entering({("1.1:done", "value"): "nhiều"})))
    assert (len(nothing.refusals), merged([("a.xlsx", nothing)], {})) == (1, Merged((), ()))
