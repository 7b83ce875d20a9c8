"""Refused rows go back with their cells and the reasons, and can be read again."""

import csv
from datetime import date
from decimal import Decimal
from io import BytesIO, StringIO

import pytest
from openpyxl import load_workbook

from parindex.core.messages import Message
from parindex.documents.facts_file import Refusal
from parindex.documents.facts_file.refused import refused_file
from tests.documents.facts_file.files import HEADER, WRITERS, as_words, csv_of, json_of, opened, parquet_of, xlsx_of

FORMATS = pytest.mark.parametrize("form", WRITERS)
WHY, TOO = Message("facts-file.nested"), Message("facts-file.no-unit")
SAID = "Ô không phải một con số, một ngày hay một dòng chữ."
SAID_TOO = "Dòng không ghi đơn vị (ô gộp chỉ tính cho dòng đầu của nó)."
LONG = (
    (*HEADER, "Ghi chú", "nguồn"),
    ("Xã A", "1.10", "late", "1.250,5", "tay", "Báo cáo"),
    ("Xã B", "1.2", "late", "95%", None, None),
    ("Xã C", "1.3", "late", "7", None, None),
)
WIDE = (("Đơn vị", "1.1:late", "1.10", "Nguồn"), ("Xã A", "5", "x", "Báo cáo"), ("Xã B", "6", None, None))


def table(content: bytes) -> list[list[object]]:
    """The rows of a workbook or a CSV file, blank cells as None."""
    if content.startswith(b"PK"):
        return [list(row) for row in load_workbook(BytesIO(content)).active.iter_rows(values_only=True)]
    text = content.decode("utf-8-sig")
    return [[cell or None for cell in row] for row in csv.reader(StringIO(text, newline=""))]


@FORMATS
def test_refused_rows_have_their_cells_and_the_reasons_in_a_last_column(form, tmp_path):
    file = opened(tmp_path, WRITERS[form](*LONG))
    rows = file.gathered().rows
    content = refused_file(file, [rows[2].refused(WHY), rows[0].refused(WHY), rows[0].refused(TOO)], "vi")
    assert content.startswith(b"PK") == (form == "xlsx")
    assert table(content) == [
        [*HEADER, "Ghi chú", "nguồn", "lý do"],
        ["Xã A", "1.10", "late", "1.250,5", "tay", "Báo cáo", f"{SAID} {SAID_TOO}"],
        ["Xã C", "1.3", "late", "7", None, None, SAID],
    ]


@FORMATS
def test_a_unit_has_its_refused_cells_alone_in_the_wide_form(form, tmp_path):
    file = opened(tmp_path, WRITERS[form](*WIDE))
    refusals = [row.refused(WHY) for row in file.gathered().rows if row.value == "x"]
    assert table(refused_file(file, refusals, "vi")) == [
        ["Đơn vị", "1.1:late", "1.10", "Nguồn", "lý do"],
        ["Xã A", None, "x", "Báo cáo", f"1.10: {SAID}"],
    ]


def test_each_refused_cell_of_a_unit_says_why(tmp_path):
    file = opened(tmp_path, csv_of(*WIDE))
    refusals = [row.refused(WHY) for row in reversed(file.gathered().rows) if row.unit == "Xã A"]
    assert table(refused_file(file, refusals, "vi"))[1] == [
        "Xã A", "5", "x", "Báo cáo", f"1.1:late: {SAID} 1.10: {SAID}"
    ]  # fmt: skip


def test_a_row_refused_as_a_whole_keeps_all_its_cells_in_the_wide_form(tmp_path):
    file = opened(tmp_path, csv_of(WIDE[0], (None, "5", "6", "Báo cáo")))
    assert table(refused_file(file, file.gathered().refusals, "vi"))[1] == [None, "5", "6", "Báo cáo", SAID_TOO]


@FORMATS
def test_the_file_can_be_read_again_with_the_last_column_and_without_it(form, tmp_path):
    file = opened(tmp_path, WRITERS[form](*LONG))
    rows = file.gathered().rows
    content = refused_file(file, [row.refused(WHY) for row in rows], "vi")
    again = opened(tmp_path, content)
    assert again.noticed == (Message("facts-file.ignored-columns", {"columns": ("Ghi chú", "lý do")}),)
    assert [as_words(row) for row in again.gathered().rows] == [as_words(row) for row in rows]
    write = xlsx_of if form == "xlsx" else csv_of
    corrected = opened(tmp_path, write(*(row[:-1] for row in table(content))))
    assert [as_words(row) for row in corrected.gathered().rows] == [as_words(row) for row in rows]


def test_a_row_with_too_many_cells_keeps_them_and_is_refused_again_until_it_is_corrected(tmp_path):
    file = opened(tmp_path, b"unit,code,fact,value\nA,1.1,late,1,5\nB,1.1,late\n")
    content = refused_file(file, file.gathered().refusals, "vi")
    assert table(content) == [
        [*HEADER, None, "lý do"],
        ["A", "1.1", "late", "1", "5", "Dòng có 5 ô, dòng tiêu đề có 4 cột."],
        ["B", "1.1", "late", None, None, "Dòng có 3 ô, dòng tiêu đề có 4 cột."],
    ]
    for again in (table(content), [row[:-1] for row in table(content)]):
        refused = opened(tmp_path, csv_of(*again)).gathered().refusals
        assert [refusal.unit for refusal in refused] == ["A"]


def test_a_line_with_a_quote_in_the_wrong_place_keeps_it(tmp_path):
    file = opened(tmp_path, b'unit,code,fact,value\nA,1.1,late,"5\nB,1.1,late,6\n')
    assert table(refused_file(file, file.gathered().refusals, "vi"))[1][:4] == ["A", "1.1", "late", '"5']


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_a_csv_file_keeps_its_delimiter_and_gets_a_mark_of_unicode(delimiter, tmp_path):
    file = opened(tmp_path, csv_of(HEADER, ("Xã A", "1.1", "late", "5"), delimiter=delimiter))
    content = refused_file(file, [Refusal(2, 0, "Xã A", TOO)], "en")
    assert content.startswith("\ufeffunit".encode())
    header = content.decode("utf-8-sig").splitlines()[0]
    assert header.split(delimiter) == [*HEADER, "reason"]


def test_numbers_days_and_answers_go_back_as_one_types_them_in_csv(tmp_path):
    days = parquet_of(HEADER, ("Xã A", "1.1", "done", date(2026, 12, 31)))
    items = json_of(HEADER, ("Xã A", "1.1", "late", 1.25), ("Xã A", "1.2", "planned", True), ("Xã A", "1.3", "late", 7))
    values = []
    for content in (days, items):
        file = opened(tmp_path, content)
        returned = table(refused_file(file, [row.refused(WHY) for row in file.gathered().rows], "vi"))
        values += [row[3] for row in returned[1:]]
    assert values == ["31/12/2026", "1,25", "Có", "7"]


def test_a_code_that_is_a_number_goes_back_as_words(tmp_path):
    file = opened(tmp_path, b'[{"unit": "A", "code": 1.10, "value": 1.10}]')
    assert table(refused_file(file, [Refusal(1, 0, "A", WHY)], "vi"))[1][1:3] == ["1.10", "1,10"]


def test_numbers_days_and_percentages_of_a_workbook_stay_what_they_are(tmp_path):
    def shown(book):
        book.active["D3"].number_format = "0%"
        book.active["B2"].number_format = "0.00"

    rows = [("A", 1.1, "late", 1.25), ("A", "1.2", "share", 0.955), ("A", "1.3", "done", date(2026, 12, 31))]
    file = opened(tmp_path, xlsx_of(HEADER, *rows, ("A", "1.4", "planned", True), then=shown))
    before = [row[2:6] for row in file.gathered().rows]
    again = opened(tmp_path, refused_file(file, [row.refused(WHY) for row in file.gathered().rows], "vi"))
    assert before[:3] == [
        ("A", "1.10", "late", Decimal("1.25")),
        ("A", "1.2", "share", "95,5%"),
        ("A", "1.3", "done", date(2026, 12, 31)),
    ]
    assert [row[2:6] for row in again.gathered().rows] == [*before[:3], ("A", "1.4", "planned", "Có")]


def test_a_formula_without_a_result_goes_back_as_a_blank_cell(tmp_path):
    file = opened(tmp_path, xlsx_of(HEADER, ("A", "1.1", "late", "=1+1")))
    returned = table(refused_file(file, file.gathered().refusals, "vi"))
    assert returned[1][:4] == ["A", "1.1", "late", None]


@FORMATS
def test_words_that_begin_like_a_formula_stay_words(form, tmp_path):
    file = opened(tmp_path, WRITERS[form](HEADER, ("Xã A", "1.1", "late", "'=1+1")))
    content = refused_file(file, [row.refused(WHY) for row in file.gathered().rows], "vi")
    assert [row.value for row in opened(tmp_path, content).gathered().rows] == ["'=1+1"]


@FORMATS
def test_a_file_without_refused_rows_is_a_header(form, tmp_path):
    file = opened(tmp_path, WRITERS[form](*LONG))
    assert table(refused_file(file, [], "vi")) == [[*HEADER, "Ghi chú", "nguồn", "lý do"]]


def test_more_reasons_than_a_cell_holds_are_cut(tmp_path):
    header = ("unit", *(f"1.{at}:late" for at in range(1_000)))
    file = opened(tmp_path, xlsx_of(header, ("A", *["x"] * 1_000)))
    returned = table(refused_file(file, [row.refused(WHY) for row in file.gathered().rows], "vi"))
    assert len(returned[1][-1]) == 30_000
