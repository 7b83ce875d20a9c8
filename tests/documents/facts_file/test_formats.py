"""The same figures in CSV, Excel, Parquet and JSON give the same rows, in the long form and in the wide one."""

from decimal import Decimal

import pytest

from parindex.core.messages import Message
from parindex.documents.catalogue import catalogue
from parindex.documents.facts_file import FactRow, Gathered, Refusal, UnitRow
from tests.documents.facts_file.files import HEADER, WRITERS, as_words, csv_of, opened, refusal, xlsx_of

FORMATS = pytest.mark.parametrize("form", WRITERS)
LONG = (
    ("Đơn vị", "Mã tiêu chí", "Số liệu", "Giá trị", "Từ ngày", "Đến ngày", "Nguồn", "Người khai", "Thời điểm"),
    ("Xã A", "3.6", "apologised", "1.250,5", "01/01/2026", "31/12/2026", "Báo cáo 12", "Lan", "2027-01-05T08:00"),
    ("Xã A", "3.6", "late", "95%", None, None, None, None, None),
    ("Xã B", "*", "planned", "Có", None, "31/12/2026", None, "Minh", None),
    ("Xã B", None, "dossiers.late", None, None, None, "Một cửa", None, None),
)
WIDE = (
    ("Đơn vị", "3.6:apologised", "3.6 late", "1.10", "*:planned", ":dossiers.late", "Nguồn"),
    ("Xã A", "12", None, "1,5", "Không áp dụng", None, "Báo cáo 12"),
    ("Xã C", None, None, None, None, None, None),
    ("Xã B", None, "0", None, None, "7", None),
)


@FORMATS
def test_the_long_form_gives_the_same_rows_in_each_format(form, tmp_path):
    file = opened(tmp_path, WRITERS[form](*LONG))
    gathered = file.gathered()
    assert (file.format, file.noticed) == (form, ())
    assert [as_words(row) for row in gathered.rows] == [
        ("Xã A", "3.6", "apologised", "1.250,5", "01/01/2026", "31/12/2026", "Báo cáo 12", "Lan", "2027-01-05T08:00"),
        ("Xã A", "3.6", "late", "95%", None, None, None, None, None),
        ("Xã B", "*", "planned", "Có", None, "31/12/2026", None, "Minh", None),
        ("Xã B", "", "dossiers.late", None, None, None, "Một cửa", None, None),
    ]
    assert (gathered.units, gathered.refusals) == (("Xã A", "Xã B"), ())


@FORMATS
def test_the_wide_form_gives_a_row_for_each_cell_with_words_in_each_format(form, tmp_path):
    file = opened(tmp_path, WRITERS[form](*WIDE))
    gathered = file.gathered()
    assert (file.format, file.noticed) == (form, ())
    nothing = (None, None)
    assert [as_words(row) for row in gathered.rows] == [
        ("Xã A", "3.6", "apologised", "12", *nothing, "Báo cáo 12", *nothing),
        ("Xã A", "1.10", "points", "1,5", *nothing, "Báo cáo 12", *nothing),
        ("Xã A", "*", "planned", "Không áp dụng", *nothing, "Báo cáo 12", *nothing),
        ("Xã B", "3.6", "late", "0", *nothing, None, *nothing),
        ("Xã B", "", "dossiers.late", "7", *nothing, None, *nothing),
    ]
    assert (gathered.units, gathered.refusals) == (("Xã A", "Xã C", "Xã B"), ())


@pytest.mark.parametrize("form", ["xlsx", "parquet", "json"])
def test_numbers_keep_their_value_in_formats_that_have_numbers(form, tmp_path):
    rows = [("Xã A", "1.1", f"f{at}", value) for at, value in enumerate((0.1, 12.0, 1250.5, -3.25))]
    values = [row.value for row in opened(tmp_path, WRITERS[form](HEADER, *rows)).gathered().rows]
    assert values == [Decimal("0.1"), Decimal(12), Decimal("1250.5"), Decimal("-3.25")]
    assert {type(value) for value in values} == {Decimal}


@pytest.mark.parametrize("form", ["xlsx", "parquet", "json"])
def test_yes_and_no_stay_what_they_are_in_formats_that_have_them(form, tmp_path):
    rows = [("Xã A", "1.1", "planned", True), ("Xã B", "1.1", "planned", False)]
    values = [row.value for row in opened(tmp_path, WRITERS[form](HEADER, *rows)).gathered().rows]
    assert (values[0] is True, values[1] is False) == (True, True)


@FORMATS
def test_a_row_without_a_unit_or_a_fact_is_refused_and_the_others_go_on(form, tmp_path):
    rows = [(None, "1.1", "late", "5"), ("Xã B", "1.1", None, "6"), ("Xã C", "1.1", "late", "7")]
    gathered = opened(tmp_path, WRITERS[form](HEADER, *rows)).gathered()
    first = 2 if form in ("csv", "xlsx") else 1  # lines count the header, records do not
    assert gathered == Gathered(
        (FactRow(first + 2, 0, "Xã C", "1.1", "late", "7"),),
        ("Xã B", "Xã C"),
        (
            Refusal(first, 0, "", Message("facts-file.no-unit")),
            Refusal(first + 1, 0, "Xã B", Message("facts-file.no-fact")),
        ),
    )


@FORMATS
def test_figures_of_no_unit_are_refused_in_the_wide_form_and_the_others_go_on(form, tmp_path):
    rows = [("Đơn vị", "1.1:late"), (None, "5"), ("Xã B", "6")]
    gathered = opened(tmp_path, WRITERS[form](*rows)).gathered()
    assert [refused.reason for refused in gathered.refusals] == [Message("facts-file.no-unit")]
    assert [row.value for row in gathered.rows] == ["6"]


@FORMATS
@pytest.mark.parametrize("header", [("STT", *HEADER), ("STT", "unit", "1.1:late", "1.2", "1.3")], ids=["long", "wide"])
def test_a_row_with_nothing_but_its_number_is_none(form, header, tmp_path):
    rows = [("1", "Xã A", "1.1", "late", "5"), ("2", None, None, None, None)]
    gathered = opened(tmp_path, WRITERS[form](header, *rows)).gathered()
    assert (gathered.units, gathered.refusals) == (("Xã A",), ())


@FORMATS
def test_columns_without_a_meaning_are_ignored_and_told(form, tmp_path):
    file = opened(tmp_path, WRITERS[form](("STT", *HEADER, "Ghi chú"), ("1", "Xã A", "1.1", "late", "5", "x")))
    assert file.noticed == (Message("facts-file.ignored-columns", {"columns": ("STT", "Ghi chú")}),)
    assert [as_words(row)[:4] for row in file.gathered().rows] == [("Xã A", "1.1", "late", "5")]


@FORMATS
def test_a_column_that_means_what_another_means_is_refused(form, tmp_path):
    said = refusal(tmp_path, WRITERS[form](("Unit", "Đơn vị", "code", "value"), ("Xã A", "Xã B", "1.1", "5")))
    twice = Message("facts-file.twice", {"column": "Đơn vị", "first": "Unit"})
    assert said == Message("facts-file.header", {"file": "a", "why": twice})


@FORMATS
def test_a_file_without_the_columns_is_refused(form, tmp_path):
    said = refusal(tmp_path, WRITERS[form](("Tiêu chí", "Điểm"), ("1.1", "5")))
    assert said == Message("facts-file.no-header", {"file": "a"})


def test_the_sentence_on_a_file_without_the_columns_says_which_are_needed():
    assert catalogue("vi").render(Message("facts-file.no-header", {"file": "a.csv"})) == (
        "a.csv không có dòng tiêu đề nhận ra được: cần các cột đơn vị, mã tiêu chí, số liệu, giá trị (mỗi dòng một số "
        "liệu), hoặc cột đơn vị và các cột dạng MÃ:SỐ_LIỆU như 3.6:apologised (mỗi dòng một đơn vị)."
    )


@pytest.mark.parametrize(
    "content",
    [b"%PDF-1.7\n", b"<html><table></table></html>", b"{\\rtf1 x}", b"\x89PNG\r\n", b"unit,code\x00,value\n"],
    ids=["pdf", "html", "rtf", "picture", "binary"],
)
def test_a_file_of_another_format_is_refused(content, tmp_path):
    assert refusal(tmp_path, content) == Message("facts-file.format", {"file": "a"})


@pytest.mark.parametrize("content", [b"", b" \r\n", b"\xef\xbb\xbf\n"], ids=["nothing", "blanks", "mark"])
def test_an_empty_file_is_refused(content, tmp_path):
    assert refusal(tmp_path, content) == Message("file.empty", {"file": "a"})


def test_rows_are_read_anew_each_time(tmp_path):
    for form, write in WRITERS.items():
        file = opened(tmp_path, write(*LONG))
        assert (form, file.gathered()) == (form, file.gathered())


@pytest.mark.parametrize(
    ("form", "whole", "cell"),
    [
        ("csv", "dòng 2", "dòng 2, cột 1.1:late"),
        ("xlsx", "Sheet!A2", "Sheet!B2"),
        ("parquet", "bản ghi 1", "bản ghi 1, cột 1.1:late"),
        ("json", "bản ghi 1", "bản ghi 1, cột 1.1:late"),
    ],
)
def test_a_place_is_said_as_one_looks_it_up_in_the_file(form, whole, cell, tmp_path):
    file = opened(tmp_path, WRITERS[form](("unit", "1.1:late"), ("Xã A", "5")))
    row = file.gathered().rows[0]
    assert catalogue("vi").render(file.where(row.row)) == whole
    assert catalogue("vi").render(file.where(row.row, row.column)) == cell


def test_a_row_of_the_long_form_is_looked_up_at_its_value(tmp_path):
    file = opened(tmp_path, xlsx_of(HEADER, ("Xã A", "1.1", "late", 5)))
    assert catalogue("vi").render(file.where(2)) == "Sheet!D2"


def test_a_unit_without_figures_is_a_row_of_its_own(tmp_path):
    file = opened(tmp_path, csv_of(("unit", "1.1"), ("Xã A", ""), ("Xã B", "5")))
    assert list(file.read()) == [UnitRow(2, "Xã A"), FactRow(3, 2, "Xã B", "1.1", "points", "5")]


def test_a_row_can_be_refused_with_a_reason(tmp_path):
    row = opened(tmp_path, csv_of(("unit", "1.1"), ("Xã A", "5"))).gathered().rows[0]
    assert row.refused(Message("facts-file.nested")) == Refusal(2, 2, "Xã A", Message("facts-file.nested"))
