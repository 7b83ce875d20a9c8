"""What a cell of a workbook says: its whole value, however it is shown."""

import random
from datetime import datetime, time, timedelta
from decimal import Decimal
from io import BytesIO

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.comments import Comment
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from parindex.core.points import parse_points
from parindex.documents.workbook import read_xlsx
from parindex.documents.workbook.cells import number_cell
from parindex.documents.workbook.formats import GENERAL
from tests.documents.workbooks import HEADER, PARTS, archive, cell_of, made, saved, shape, sheet_part, stored, text

EPOCH = datetime(1899, 12, 30)  # noqa: DTZ001


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (13.567, "13,567"),
        (0.1 + 0.2, "0,3"),
        (100.0, "100"),
        (1250, "1250"),
        (1234567.25, "1234567,25"),
        (-0.5, "-0,5"),
        (-0.0, "0"),
        (1e20, "100000000000000000000"),
        (1.5e-7, "0,00000015"),
        (1 / 3, "0,333333333333333"),
        (123456789.123456, "123456789,123456"),
        (12345678901234567, "12345678901234600"),
        (0, "0"),
        (True, "TRUE"),
        (False, "FALSE"),
        ("#REF!", "#REF!"),
        ("4.5", "4.5"),
    ],
)
def test_a_cell_says_its_whole_value_with_a_comma(value, said):
    assert text(value) == said


@pytest.mark.parametrize(
    ("number", "said"),
    [("85.932000000000002", "85,932"), ("78.4220000000001", "78,422"), ("9.9999999999999982", "10"), ("3E-2", "0,03")],
)
def test_the_tail_of_a_binary_fraction_is_no_figure(number, said):
    assert shape(stored(f'<row r="1"><c r="A1"><v>{number}</v></c></row>')) == [said]


def test_sums_of_three_decimals_come_out_as_those_added_exactly():
    chance = random.Random(7)  # noqa: S311
    for _ in range(300):
        figures = [chance.randrange(2000) / 1000 for _ in range(72)]
        exact = sum(Decimal(str(figure)) for figure in figures)
        assert number_cell(repr(sum(figures)), GENERAL, EPOCH).text == f"{exact.normalize():f}".replace(".", ",")


@pytest.mark.parametrize("value", [13.567, 1234.5, 0.001, 1250, 99999.999])
def test_the_words_of_a_number_are_read_back_as_that_number(value):
    assert parse_points(text(value, "#,##0.00")) == Decimal(str(value))


@pytest.mark.parametrize(
    ("value", "number_format", "found", "expected"),
    [
        (13.567, "0.0", "13.6", "13.567"),
        (13.567, "0", "14", "13.567"),
        (1234.567, "#,##0.00", "1234.57", "1234.567"),
        (2.5, "0", "3", "2.5"),
        (-2.5, "0;(0)", "-3", "-2.5"),
        (13.567, '0.0" điểm"', "13.6", "13.567"),
        (13.567, "[Red]0.0_);\\(0.0\\)", "13.6", "13.567"),
        (13.567, '_(* #,##0.0_);_(* "-"??_);_(@_)', "13.6", "13.567"),
        (0.8182, "0.0%", "81.8", "81.82"),
        (0.125, "0%", "13", "12.5"),
    ],
)
def test_a_cell_that_is_shown_rounded_is_told_with_both_figures(value, number_format, found, expected):
    document = cell_of(value, number_format)
    percent = "%" if "%" in number_format else ""
    assert document.blocks[0].words.text == expected.replace(".", ",") + percent
    (noticed,) = document.noticed
    assert (noticed.id, noticed.found, noticed.expected) == ("rounded-display", Decimal(found), Decimal(expected))


@pytest.mark.parametrize(
    ("value", "number_format"),
    [
        (13.567, "General"),
        (13.567, "0.000"),
        (13.5, "0.00"),
        (13, "0"),
        (0.1 + 0.2, "0.0"),
        (13.567, "@"),
        (13.567, 'General" điểm"'),
        (0.8182, "0.00%"),
        (13.567, "# ?/?"),
        (13.567, "0.0E+00"),
        (1234567.8, "#,##0,"),
        (45000.5, "dd/mm/yyyy"),
    ],
)
def test_a_cell_that_shows_all_it_holds_is_not_told(value, number_format):
    assert cell_of(value, number_format).noticed == ()


@pytest.mark.parametrize(
    ("value", "number_format", "said"),
    [
        (datetime(2031, 6, 30), "dd/mm/yyyy", "30/06/2031"),  # noqa: DTZ001
        (datetime(2031, 6, 5), "mm-dd-yy", "05/06/2031"),  # noqa: DTZ001
        (datetime(2031, 6, 30, 14, 30), "dd/mm/yyyy hh:mm", "30/06/2031 14:30"),  # noqa: DTZ001
        (datetime(2031, 6, 30, 14, 30, 5), "dd/mm/yyyy hh:mm", "30/06/2031 14:30:05"),  # noqa: DTZ001
        (datetime(2031, 6, 1), "mm/yyyy", "06/2031"),  # noqa: DTZ001
        (datetime(2031, 1, 1), "yyyy", "2031"),  # noqa: DTZ001
        (47664, "d mmmm yyyy", "30/06/2030"),
        (time(8, 30), "hh:mm", "08:30"),
        (timedelta(hours=37, minutes=30), "[h]:mm", "37:30"),
        (0.5, "0%", "50%"),
        (1, "0%", "100%"),
        (-5, "dd/mm/yyyy", "-5"),
        (1e9, "dd/mm/yyyy", "1000000000"),
    ],
)
def test_days_times_and_percentages_are_written_as_papers_do(value, number_format, said):
    assert text(value, number_format) == said


def test_days_are_counted_from_1904_where_the_workbook_says_so():
    properties = PARTS["xl/workbook.xml"].replace("<sheets>", '<workbookPr date1904="1"/><sheets>')
    styles = """<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><cellXfs>
<xf numFmtId="14"/></cellXfs></styleSheet>"""
    relations = PARTS["xl/_rels/workbook.xml.rels"].replace(
        "</Relationships>", '<Relationship Id="rId2" Target="/xl/styles.xml" Type="x/styles"/></Relationships>'
    )
    rows = sheet_part('<row r="1"><c r="A1" s="0"><v>1</v></c></row>')
    parts = {"xl/workbook.xml": properties, "xl/_rels/workbook.xml.rels": relations, "xl/styles.xml": styles}
    assert shape(read_xlsx(archive({**PARTS, **parts, "xl/sheet.xml": rows}), "a.xlsx")) == ["02/01/1904"]


def test_a_day_stored_in_iso_is_a_day():
    assert shape(stored('<row r="1"><c r="A1" t="d"><v>2031-06-30T00:00:00</v></c></row>')) == ["30/06/2031"]


@pytest.mark.parametrize("head", ["Stt", "STT", "TT", "Số TT", "Mã số", "Mã tiêu chí"])
def test_a_number_in_a_column_of_codes_keeps_its_dot(head):
    document = made(("Tên", head, "Điểm", "Đạt"), ("a", 1.1, 2.5, 2.25), ("b", 2, 3, 3))
    assert shape(document) == [[["Tên", head, "Điểm", "Đạt"], ["a", "1.1", "2,5", "2,25"], ["b", "2", "3", "3"]]]


def test_a_code_has_the_zeros_it_is_shown_with():
    def shown(sheet: Worksheet) -> None:
        sheet["A2"].number_format = sheet["A3"].number_format = "0.00"

    document = made(HEADER, (1.1, "Mười", 5, 4.5), (2.0, "Hai", 5, 4.5), then=shown)
    assert [row[0] for row in shape(document)[0]] == ["Stt", "1.10", "2"]


def test_without_words_over_the_codes_they_stand_in_the_first_column():
    assert [row[0] for row in shape(made((None, *HEADER[1:]), (1.1, "a", 2.5, 2)))[0]] == ["", "1.1"]


def test_a_cell_with_letters_of_many_kinds_has_all_its_words():
    rich = CellRichText("Điểm ", TextBlock(InlineFont(b=True), "13"), ",5")
    assert text(rich) == "Điểm 13,5"


def test_shared_words_are_those_of_their_runs_without_the_reading_aid():
    strings = """<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><r><t>Kế </t></r><r>
<t>hoạch</t></r><rPh sb="0" eb="1"><t>đọc</t></rPh></si><si><t>hai_x000D_\ndòng_x005F_x</t></si></sst>"""
    relations = PARTS["xl/_rels/workbook.xml.rels"].replace(
        "</Relationships>",
        '<Relationship Id="rId2" Target="SharedStrings.xml" Type="x/sharedStrings"/></Relationships>',
    )
    rows = '<row><c t="s"><v>0</v></c></row><row><c t="s"><v>1</v></c></row>'
    parts = {
        "xl/_rels/workbook.xml.rels": relations,
        "xl/sharedStrings.xml": strings,
        "xl/sheet.xml": sheet_part(rows),
    }
    assert shape(read_xlsx(archive({**PARTS, **parts}), "a.xlsx")) == ["Kế hoạch", "hai dòng_x"]


def test_comments_and_lists_of_choices_are_no_words():
    def noted(sheet: Worksheet) -> None:
        sheet["A1"].comment = Comment("Xem lại", "Người kiểm tra")
        sheet.add_data_validation(DataValidation("list", formula1='"Có,Không"', sqref="A1:A9"))

    assert shape(made(("Kế hoạch",), then=noted)) == ["Kế hoạch"]


def test_lines_within_a_cell_of_a_table_stay_and_in_a_title_they_are_one():
    document = made(("UBND\nHUYỆN A", "CỘNG HÒA"), HEADER, ("1.1", "một\nhai", 5, 4))
    assert document.blocks[0].words.text == "UBND HUYỆN A CỘNG HÒA"
    assert shape(document)[1][1][1] == "một\nhai"


def test_what_a_workbook_says_is_what_openpyxl_reads():
    chance = random.Random(3)  # noqa: S311
    kinds = [lambda: "chữ", lambda: chance.random() * 100, lambda: chance.randrange(99), lambda: True]
    rows = [tuple(chance.choice(kinds)() for _ in range(5)) for _ in range(40)]
    book = Workbook()
    for row in rows:
        book.active.append(row)
    (table,) = read_xlsx(saved(book), "a.xlsx").tables()
    known = load_workbook(BytesIO(saved(book)), data_only=True).active
    for row, values in zip(table.rows, known.iter_rows(min_col=2, values_only=True), strict=True):
        for cell, value in zip(row.cells[1:], values, strict=True):
            said = value if isinstance(value, str) else ("TRUE" if value is True else f"{value:.15g}".replace(".", ","))
            assert cell.text == said
