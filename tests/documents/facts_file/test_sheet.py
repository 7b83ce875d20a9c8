"""Workbooks: which sheet and header are read, what cells hold, and files that are refused."""

from datetime import date, datetime, time
from decimal import Decimal

import pytest
from openpyxl import Workbook

from parindex.core.messages import Message
from parindex.documents.document import UnreadableFileError
from parindex.documents.facts_file import Refusal
from tests.documents.facts_file.files import HEADER, csv_of, exact, opened, refusal, values, xlsx_of
from tests.documents.workbooks import PARTS, archive, saved, sheet_part

HEAD = "".join(f'<c t="inlineStr"><is><t>{words}</t></is></c>' for words in ("unit", "1.1:late", "1.2:late"))
UNIT = '<c t="inlineStr"><is><t>Xã A</t></is></c>'


def stored(*cells: str) -> bytes:
    """A workbook of the wide form whose only row stores these cells."""
    rows = f"<row>{HEAD}</row><row>{UNIT}{''.join(cells)}</row>"
    return archive({**PARTS, "xl/sheet.xml": sheet_part(rows)})


def value(folder, given, number_format="General"):
    def shown(book):
        book.active["D2"].number_format = number_format

    read = opened(folder, xlsx_of(HEADER, ("Xã A", "1.1", "late", given), then=shown))
    return [exact(value) for value in values(read)]


@pytest.mark.parametrize(
    ("given", "number_format", "read"),
    [
        (0.1, "General", (Decimal, "0.1")),
        (0.1 + 0.2, "General", (Decimal, "0.3")),
        (1250, "#,##0", (Decimal, "1250")),
        (12, "0.00", (Decimal, "12.00")),
        (0.95, "0%", (str, "95%")),
        (0.9512, "0%", (str, "95,12%")),
        (1.2, "0.00%", (str, "120%")),
        ("95%", "@", (str, "95%")),
        ("1.250,5", "@", (str, "1.250,5")),
        ("1.10", "@", (str, "1.10")),
        (" Tốt ", "General", (str, "Tốt")),
        (True, "General", (bool, "True")),
        (date(2026, 12, 31), "dd/mm/yyyy", (date, "2026-12-31")),
        (datetime(2026, 12, 31, 8, 30), "dd/mm/yyyy hh:mm", (str, "2026-12-31T08:30:00")),  # noqa: DTZ001
        (time(8, 30), "hh:mm", (str, "08:30")),
        (date(2026, 1, 1), "yyyy", (str, "2026")),
        (-1, "dd/mm/yyyy", (str, "-1")),
    ],
)
def test_a_cell_holds_a_figure_a_day_or_words(given, number_format, read, tmp_path):
    assert value(tmp_path, given, number_format) == [read]


def test_a_code_that_is_a_number_keeps_the_zeros_it_is_shown_with(tmp_path):
    def shown(book):
        book.active["B2"].number_format = book.active["C1"].number_format = "0.00"

    long = opened(tmp_path, xlsx_of(HEADER, ("Xã A", 1.1, "late", 5), then=shown))
    assert [row.code for row in long.gathered().rows] == ["1.10"]
    wide = opened(tmp_path, xlsx_of(("unit", 1.1, 1.1), ("Xã A", 5, 6), then=shown))
    assert [(row.code, row.value) for row in wide.gathered().rows] == [("1.1", 5), ("1.10", 6)]


def test_a_day_of_a_window_is_written_out(tmp_path):
    header = (*HEADER, "từ ngày", "đến ngày")
    rows = opened(tmp_path, xlsx_of(header, ("Xã A", "1.1", "late", 5, date(2026, 1, 1), "31/12/2026"))).gathered().rows
    assert [(row.start, row.end) for row in rows] == [("2026-01-01", "31/12/2026")]


def test_a_formula_gives_its_stored_result(tmp_path):
    content = stored("<c><f>1+1</f><v>2</v></c>", '<c t="str"><f>"a"</f><v>Tốt</v></c>')
    assert values(opened(tmp_path, content)) == [Decimal(2), "Tốt"]


def test_a_formula_without_a_stored_result_is_refused_and_the_others_go_on(tmp_path):
    gathered = opened(tmp_path, stored("<c><f>1+1</f></c>", "<c><v>5</v></c>")).gathered()
    assert gathered.refusals == (Refusal(2, 2, "Xã A", Message("facts-file.uncalculated")),)
    assert [row.value for row in gathered.rows] == [5]


def test_a_formula_that_gives_no_words_is_a_blank_cell(tmp_path):
    gathered = opened(tmp_path, stored('<c t="str"><f>""</f><v></v></c>')).gathered()
    assert (gathered.units, gathered.rows, gathered.refusals) == (("Xã A",), (), ())


def test_a_cell_that_shows_an_error_is_refused_and_the_others_go_on(tmp_path):
    content = stored('<c t="e"><f>NA()</f><v>#N/A</v></c>', '<c t="d"><v>2026-12-31</v></c>')
    gathered = opened(tmp_path, content).gathered()
    assert gathered.refusals == (Refusal(2, 2, "Xã A", Message("facts-file.cell-error", {"found": "#N/A"})),)
    assert [row.value for row in gathered.rows] == [date(2026, 12, 31)]


def test_a_formula_without_a_result_refuses_the_whole_row_of_the_long_form(tmp_path):
    gathered = opened(tmp_path, xlsx_of(HEADER, ("Xã A", "1.1", "late", "=1+1"), ("Xã B", "1.1", "late", 5))).gathered()
    assert gathered.refusals == (Refusal(2, 0, "Xã A", Message("facts-file.uncalculated")),)
    assert [row.unit for row in gathered.rows] == ["Xã B"]


def test_merged_titles_above_the_header_are_passed_over(tmp_path):
    def merge(book):
        book.active.merge_cells("A1:C1")
        book.active.merge_cells("B2:C2")

    rows = [
        ("Biểu số liệu, năm 2026",),
        (None, "3.6 Xin lỗi"),
        ("Đơn vị", "3.6:apologised", "3.6:late"),
        ("Xã A", 5, 6),
    ]
    file = opened(tmp_path, xlsx_of(*rows, then=merge))
    assert [(row.row, row.fact, row.value) for row in file.gathered().rows] == [(4, "apologised", 5), (4, "late", 6)]


def test_columns_may_begin_anywhere_and_blank_rows_stand_between(tmp_path):
    rows = [(), (None, None, *HEADER), (), (None, None, "Xã A", "1.1", "late", 5)]
    file = opened(tmp_path, xlsx_of(*rows))
    assert [(row.row, row.unit, row.value) for row in file.gathered().rows] == [(4, "Xã A", 5)]


def test_cells_beside_the_columns_are_no_figures(tmp_path):
    rows = [("unit", "1.1", None, "Ghi chú"), ("Xã A", 5, "x", "y", "z")]
    gathered = opened(tmp_path, xlsx_of(*rows)).gathered()
    assert ([row.value for row in gathered.rows], gathered.refusals) == ([5], ())


def book_of(*sheets: tuple[str, str, tuple[object, ...]]) -> bytes:
    """A workbook of sheets (title, state, header), each with one row of figures."""
    book = Workbook()
    book.remove(book.active)
    for title, state, header in sheets:
        sheet = book.create_sheet(title)
        sheet.sheet_state = state
        sheet.append(header)
        sheet.append((title, "1.1", "late", "5"))
    return saved(book)


@pytest.mark.parametrize(
    ("first", "state", "header"),
    [("Hướng dẫn", "visible", ("Cách điền",)), ("Nháp", "hidden", HEADER)],
    ids=["no-header", "hidden"],
)
def test_the_first_visible_sheet_with_a_header_is_read(first, state, header, tmp_path):
    file = opened(tmp_path, book_of((first, state, header), ("Số liệu", "visible", HEADER)))
    assert (file.gathered().units, file.noticed) == (("Số liệu",), ())


def test_further_sheets_with_a_header_are_told_and_not_read(tmp_path):
    file = opened(tmp_path, book_of(("Xã", "visible", HEADER), ("Phường", "visible", HEADER)))
    assert file.gathered().units == ("Xã",)
    assert file.noticed == (Message("facts-file.further-sheets", {"read": "Xã", "sheets": ("Phường",)}),)


def test_a_hidden_sheet_alone_is_not_read(tmp_path):
    content = book_of(("Nháp", "hidden", HEADER), ("Trang", "visible", ("Cách điền",)))
    assert refusal(tmp_path, content) == Message("facts-file.no-header", {"file": "a"})


def test_a_file_that_is_no_workbook_is_refused(tmp_path):
    assert refusal(tmp_path, archive({"a.txt": "x"})) == Message("facts-file.format", {"file": "a"})
    assert refusal(tmp_path, b"\xd0\xcf\x11\xe0") == Message("file.old-office", {"file": "a"})
    encrypted = b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le")
    assert refusal(tmp_path, encrypted) == Message("file.encrypted", {"file": "a"})


@pytest.mark.parametrize(
    "cells", ['<c t="s"><v>7</v></c>', '<c r="ZZZZ2"><v>1</v></c>', "<c><v>1</v>"], ids=["string", "column", "xml"]
)
def test_a_damaged_workbook_is_refused_at_the_latest_when_its_rows_are_read(cells, tmp_path):
    damaged = Message("file.broken", {"file": "a", "format": "Excel"})
    with pytest.raises(UnreadableFileError) as refused:
        opened(tmp_path, stored(cells)).gathered()
    assert refused.value.message == damaged


def test_a_workbook_that_unpacks_to_far_more_is_refused(tmp_path):
    bomb = archive({**PARTS, "xl/sheet.xml": sheet_part(" " * 30_000_000)})
    assert refusal(tmp_path, bomb) == Message("file.bomb", {"file": "a", "megabytes": 20})


def test_a_text_file_by_the_name_of_a_workbook_is_read_as_what_it_is(tmp_path):
    (tmp_path / "folder").mkdir()
    assert opened(tmp_path, csv_of(HEADER), "a.xlsx").format == "csv"
