"""Rows that were moved, deleted, copied or added by hand, and cells that are not for the unit to fill in."""

import pytest

from tests.documents.sheet_workbook.forms import (
    FIGURES,
    changed,
    entering,
    filled_in,
    form_of,
    read,
    row_of,
    said,
    usual,
    values,
)

NO_MARK = "Dòng này không thuộc phiếu (dòng tự thêm, hoặc cột ẩn của dòng đã bị xóa) nên không được đọc."
LOCKED = "Ô này được khóa: nội dung ghi ở đây không được nhận."


def refused(filled) -> list[tuple[str, str, str, str]]:
    return [(one.cell, one.code, one.key, said(one.reason)) for one in filled.refusals]


def moved(sheet, mark: str, to: int) -> None:
    """Cuts a row and pastes it at the end."""
    row = row_of(sheet, mark)
    for cell in list(sheet[row]):
        sheet.cell(to, cell.column, cell.value).number_format = cell.number_format
        cell.value = None


def test_a_row_that_is_not_there_has_not_changed():
    def fill(sheet):
        for mark in ("1.1:done", "1.6:now", "1.7:points"):
            sheet.delete_rows(row_of(sheet, mark))

    filled = read(filled_in(usual(), fill))
    assert (filled.changes, filled.refusals) == ((), ())


def test_rows_are_found_wherever_they_were_moved_to():
    def fill(sheet):
        entering({("1.1:done", "value"): 1200, ("1.2:rate", "value"): 0.5})(sheet)
        for at, mark in enumerate(("1.2:rate", "1.1:done", "1.1:all", "1.5:due")):
            moved(sheet, mark, 60 + at)

    filled = read(filled_in(usual(), fill))
    assert (values(filled), filled.refusals) == ({("1.2", "rate"): 50, ("1.1", "done"): 1200}, ())


def test_columns_are_found_wherever_they_were_moved_to():
    def fill(sheet):
        entering({("1.1:done", "value"): 1200})(sheet)
        sheet.move_range("D5:D23", cols=12)

    assert values(read(filled_in(usual(), fill))) == {("1.1", "done"): 1200}


def test_blank_rows_in_between_do_no_harm():
    filled = read(filled_in(usual(), lambda sheet: sheet.insert_rows(9, 3)))
    assert (filled.changes, filled.refusals) == ((), ())


def test_a_row_that_was_added_is_told_and_not_read():
    def fill(sheet):
        sheet["C40"], sheet["D40"] = "Số hồ sơ khác", 12
        sheet["H41"] = "ghi thêm"

    assert refused(read(filled_in(usual(), fill))) == [("D40", "", "", NO_MARK), ("D41", "", "", NO_MARK)]


def test_a_value_beside_a_head_is_told():
    def fill(sheet):
        sheet["D7"] = 1

    assert refused(read(filled_in(usual(), fill))) == [("D7", "", "", NO_MARK)]


def test_a_row_that_was_copied_is_told_at_both_and_neither_is_read():
    def fill(sheet):
        entering({("1.1:done", "value"): 1200})(sheet)
        sheet["A40"], sheet["D40"] = "1.1:done", 1100

    filled = read(filled_in(usual(), fill))
    sentence = "Số liệu “1.1:done” có ở nhiều dòng nên không dòng nào được đọc: hãy giữ lại một dòng."
    assert refused(filled) == [("D8", "1.1", "done", sentence), ("D40", "1.1", "done", sentence)]
    assert filled.changes == ()


@pytest.mark.parametrize(("mark", "told"), [("9.9:done", "9.9:done"), (12, "12")])
def test_a_figure_that_the_set_does_not_have_is_told(mark, told):
    def fill(sheet):
        sheet[f"A{row_of(sheet, '1.1:done')}"].value = mark

    sentence = f"Bộ tiêu chí không có số liệu “{told}” nên dòng này không được đọc."
    assert refused(read(filled_in(usual(), fill))) == [("D8", "", "", sentence)]


def test_points_that_an_appraiser_gives_are_not_taken_from_the_unit():
    def fill(sheet):
        entering({("1.8:points", "value"): 2, ("1.8:points", "source"): "tự cho"})(sheet)

    row = 23
    assert refused(read(filled_in(usual(), fill))) == [
        (f"D{row}", "1.8", "points", "Điểm này do người thẩm định cho, đơn vị không điền."),
        (f"G{row}", "1.8", "points", LOCKED),
    ]


def test_a_note_or_an_explanation_in_a_locked_cell_is_told():
    def fill(sheet):
        entering({("1.1:all", "note"): "ở dòng hai", ("1.2:rate", "explanation"): "vì trời mưa"})(sheet)

    assert refused(read(filled_in(usual(), fill))) == [
        ("H9", "1.1", "all", LOCKED),
        ("I11", "1.2", "rate", LOCKED),
    ]


def test_what_is_only_shown_is_not_read():
    def fill(sheet):
        for column in "BCEFJK":
            sheet[f"{column}8"] = "khác"

    filled = read(filled_in(usual(), fill))
    assert (filled.changes, filled.refusals) == ((), ())


def test_sheets_may_be_renamed_and_added():
    def change(book):
        form_of(book).title = "Phiếu của tôi"
        book.create_sheet("Nháp", 0)["D40"] = 1

    filled = read(changed(usual(), change))
    assert (filled.changes, filled.refusals) == ((), ())


def test_a_base_that_was_taken_out_makes_its_value_a_change_from_missing():
    def change(book):
        sheet = book["parindex"]
        (row,) = [row[0].row for row in sheet if [cell.value for cell in row[:3]] == ["value", "1.1", "done"]]
        sheet.delete_rows(row)

    (change_,) = read(changed(usual(), change)).changes
    assert (change_.code, change_.after) == ("1.1", FIGURES["1.1", "done"])
