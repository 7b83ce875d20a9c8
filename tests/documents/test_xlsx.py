"""Workbooks as they are written: text stays text, figures are exact, equal sheets are equal bytes."""

import tracemalloc
from datetime import date
from decimal import Decimal
from io import BytesIO
from zipfile import ZipFile

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.worksheet.worksheet import Worksheet

from parindex.core.messages import Message
from parindex.documents import xlsx
from parindex.documents.xlsx import Column, Entry, Percent, Row, Sheet, UnwritableError, is_exact, workbook

TEXT, FIGURE = Column("Chữ"), Column("Số", kind="figure")
INJECTIONS = (
    "=1+1",
    '=HYPERLINK("http://a.b")',
    "{=1}",
    "+1",
    "-1",
    "@SUM(A1)",
    "http://a.b",
    "mailto:a@b.c",
    "internal:a",
)
MARKED_UP = ("<r><t>a</t></r>", "<r></r>", "<r>&lt;</r>", "a</t></is></c><c><v>1</v></c>", "&amp;")


def sheet(*values: object, columns: tuple[Column, ...] = (TEXT,), **more: object) -> Sheet:
    """A sheet with one row of these values."""
    return Sheet("Trang", columns, [Row(values)], **more)  # type: ignore[arg-type]


def opened(*sheets: Sheet) -> Worksheet:
    """The first sheet as another program reads it."""
    return openpyxl.load_workbook(BytesIO(workbook(sheets)), rich_text=False).worksheets[0]


def value(*values: object, columns: tuple[Column, ...] = (TEXT,)) -> object:
    return opened(sheet(*values, columns=columns))["A2"].value


def xml(content: bytes, part: str = "xl/worksheets/sheet1.xml") -> str:
    with ZipFile(BytesIO(content)) as archive:
        return archive.read(part).decode()


@pytest.mark.parametrize("column", [TEXT, FIGURE], ids=["text", "figure"])
@pytest.mark.parametrize(
    "words", [*INJECTIONS, *MARKED_UP, "1", "1.10", "06/02/2026", "TRUE", " a ", "a\nb", "Đắk R'Măng"]
)
def test_text_stays_the_same_text_whatever_it_looks_like(words, column):
    cell = opened(sheet(words, columns=(column,)))["A2"]
    assert (cell.value, cell.data_type, cell.hyperlink) == (words, "s", None)


@pytest.mark.parametrize("words", ["_x0041_", "a\x0bb", "a\rb"])
def test_what_excel_takes_for_an_escape_is_escaped_itself(words):
    escaped = words.replace("_x", "_x005F_x").replace("\x0b", "_x000B_").replace("\r", "_x000D_")
    assert f"<t>{escaped}</t>" in xml(workbook([sheet(words)]))


@pytest.mark.parametrize("words", INJECTIONS)
def test_no_file_has_a_formula_or_a_link(words):
    content = workbook([Sheet(words[:5].strip("=*:"), [Column(words)], [Row([words])])])
    assert ("<f" in xml(content), "hyperlink" in xml(content)) == (False, False)


@settings(max_examples=60, deadline=None)
@given(
    st.text(
        st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"], exclude_characters="\ufffe\uffff"), max_size=20
    )
)
def test_any_text_is_kept_letter_by_letter(words):
    assert (value(words) or "") == words


@pytest.mark.parametrize("words", ["a\ud800b", "a\uffffb", "a\ufffeb"])
def test_a_letter_that_no_xml_holds_is_replaced(words):
    assert value(words) == "a\ufffdb"


@pytest.mark.parametrize("title", ["a\x00b", "a\ud800", "a & <b>"])
def test_the_title_of_the_workbook_may_be_any_text(title):
    assert openpyxl.load_workbook(BytesIO(workbook([sheet("a")], title))).properties.title.startswith("a")


def test_a_text_longer_than_a_cell_is_refused_and_not_cut():
    assert len(str(value("a" * 32_767))) == 32_767
    for words in ("a" * 32_768, "🙂" * 16_384):
        with pytest.raises(UnwritableError) as refused:
            workbook([sheet(None, words, columns=(TEXT, TEXT))])
        place = {"sheet": "Trang", "cell": "B2", "most": 32_767}
        assert refused.value.message == Message("workbook.too-long", place)


def test_more_rows_than_a_sheet_has_are_refused_and_not_left_out(monkeypatch):
    monkeypatch.setattr(xlsx, "MOST_ROWS", 3)
    assert workbook([Sheet("Trang", [TEXT], [Row(["a"])] * 2)])
    with pytest.raises(UnwritableError) as refused:
        workbook([Sheet("Trang", [TEXT], [Row(["a"])] * 3)])
    assert refused.value.message == Message("workbook.too-many-rows", {"sheet": "Trang", "most": 3})


@pytest.mark.parametrize(
    ("written", "number", "number_format"),
    [
        (Decimal("1.50"), 1.5, "0.00"),
        (Decimal("-0.5"), -0.5, "0.0"),
        (Decimal(0), 0, "0"),
        (2026, 2026, "0"),
        (Percent(Decimal(95)), 0.95, "0%"),
        (Percent(Decimal("99.90")), 0.999, "0.00%"),
        (Decimal("123456789012345"), 123456789012345, "0"),
        (Decimal("0.123456789012345"), 0.123456789012345, "0." + "0" * 15),
    ],
)
def test_a_figure_is_a_number_shown_with_its_own_digits(written, number, number_format):
    cell = opened(sheet(written, columns=(FIGURE,)))["A2"]
    assert (cell.value, cell.data_type, cell.number_format) == (number, "n", number_format)


@pytest.mark.parametrize(
    ("written", "text"),
    [
        (Decimal("1234567890123456"), "1234567890123456"),
        (Decimal("0.1234567890123456"), "0.1234567890123456"),
        (10**20, "100000000000000000000"),
        (Percent(Decimal("12345678901234567")), "12345678901234567%"),
    ],
)
def test_a_figure_that_excel_would_change_is_text(written, text):
    assert value(written, columns=(FIGURE,)) == text


@pytest.mark.parametrize(("written", "text"), [(Decimal("1.50"), "1.50"), (7, "7"), (Percent(Decimal(5)), "5%")])
def test_a_figure_in_a_column_of_text_is_text(written, text):
    assert value(written) == text


@given(st.decimals(allow_nan=False, allow_infinity=False, places=6, min_value=-(10**12), max_value=10**12))
def test_what_is_exact_is_exactly_the_number_that_a_file_holds(figure):
    if is_exact(figure):
        assert Decimal(f"{float(f'{float(figure):.16G}'):.15g}") == figure
    else:
        assert len(figure.as_tuple().digits) > 15 or (figure == 0 and figure.is_signed())


@pytest.mark.parametrize("figure", [Decimal("NaN"), Decimal("Infinity"), Decimal("-0")])
def test_what_is_no_number_of_a_workbook_is_not_exact(figure):
    assert not is_exact(figure)


def test_a_day_is_a_day():
    cell = opened(sheet(date(2026, 2, 6)))["A2"]
    assert (cell.value.date(), cell.number_format) == (date(2026, 2, 6), "dd/mm/yyyy")


def test_equal_sheets_are_equal_bytes_and_others_are_not():
    def made(words: str) -> bytes:
        return workbook([sheet(words, entries=[Entry(0, ["a"], "b")])], "Tên")

    assert made("a") == made("a")
    assert made("a") != made("b")


def test_the_file_does_not_tell_when_it_was_made():
    assert xml(workbook([sheet("a")]), "docProps/core.xml").count("2000-01-01T00:00:00Z") == 2


def test_blank_cells_of_a_text_column_keep_what_is_typed_as_text():
    blank = opened(sheet(None, None, columns=(TEXT, FIGURE)))
    assert (blank["A2"].number_format, blank["B2"].number_format) == ("@", "General")
    assert (blank.column_dimensions["A"].width > 14, blank["A2"].value) == (True, None)


def test_a_sheet_prints_on_a4_with_its_header_on_every_page():
    page = opened(sheet("a", frozen=1, is_landscape=False))
    assert (page.page_setup.paperSize, page.page_setup.orientation) == (9, "portrait")
    assert (page.print_title_rows, page.freeze_panes) == ("$1:$1", "B2")
    assert (page.page_setup.fitToHeight, page.page_setup.fitToWidth or 1) == (0, 1)
    assert (page["A1"].font.bold, page["A2"].font.bold, page["A2"].alignment.wrap_text) == (True, False, True)


def test_a_sheet_too_wide_to_read_goes_over_pages_with_its_first_columns_on_each():
    wide = opened(Sheet("Trang", [Column(str(at), 50) for at in range(6)], [], frozen=2))
    assert (wide.page_setup.fitToWidth, wide.print_title_cols) == (2, "$A:$B")


def test_folded_columns_are_hidden_and_take_no_paper():
    columns = [Column("a", 100), Column("b", 100, is_folded=True), Column("c", 90)]
    page = opened(Sheet("Trang", columns, []))
    assert (page.column_dimensions["B"].hidden, page.column_dimensions["B"].outlineLevel) == (True, 1)
    assert (page.column_dimensions["A"].hidden, page.page_setup.fitToWidth or 1) == (False, 1)


def test_deeper_rows_are_indented_and_strong_rows_bold():
    columns = [TEXT, Column("Tên", is_indented=True)]
    page = opened(Sheet("Trang", columns, [Row(["a", "b"], is_strong=True), Row(["a", "b"], depth=2)]))
    assert (page["A2"].font.bold, page["B2"].alignment.indent) == (True, 0)
    assert (page["B3"].font.bold, page["B3"].alignment.indent, page["A3"].alignment.indent) == (False, 2, 0)


def test_rows_of_long_text_are_as_high_as_it_needs_until_someone_edits_them():
    content = workbook([Sheet("Trang", [Column("a", 10)], [Row(["chữ"]), Row(["chữ " * 20]), Row(["1\n2"])])])
    page = openpyxl.load_workbook(BytesIO(content)).active
    assert page.row_dimensions[2].height is None
    assert (page.row_dimensions[3].height >= 6 * 15, page.row_dimensions[4].height) == (True, 30)
    assert "customHeight" not in xml(content)


def test_entries_are_lists_and_prompts_of_their_rows():
    entries = [
        Entry(0, ["có", "không"], "Chọn"),
        Entry(1, "='Khác'!$A$2:$A$9", first=1, last=1),
        Entry(0, note="a" * 300),
    ]
    page = opened(Sheet("Trang", [TEXT, FIGURE], [Row(["có"])] * 2, entries, spare=10), Sheet("Khác", [TEXT], []))
    one, other, long = page.data_validations.dataValidation
    assert (one.type, one.formula1, str(one.sqref), one.prompt) == ("list", '"có,không"', "A2:A13", "Chọn")
    assert (one.promptTitle, one.showErrorMessage) == ("Chữ", False)
    assert (other.formula1, str(other.sqref)) == ("'Khác'!$A$2:$A$9", "B3")
    assert (long.type, len(long.prompt)) == (None, 255)


def test_a_strict_entry_refuses_what_is_not_on_its_list():
    page = opened(sheet("a", entries=[Entry(0, ["a"], is_strict=True)]))
    assert page.data_validations.dataValidation[0].showErrorMessage is True


@pytest.mark.parametrize("words", [["a,b"], ["a" * 100, "b" * 100, "c" * 100]])
def test_a_list_that_excel_would_misread_is_an_error(words):
    with pytest.raises(ValueError, match="a"):
        workbook([sheet("a", entries=[Entry(0, words)])])


def test_a_hidden_sheet_is_hidden():
    book = openpyxl.load_workbook(BytesIO(workbook([sheet("a"), Sheet("Ẩn", [TEXT], [], is_hidden=True)])))
    assert [one.sheet_state for one in book.worksheets] == ["visible", "hidden"]


def test_memory_does_not_grow_with_the_rows():
    def peak(rows: int) -> int:
        tracemalloc.start()
        workbook([Sheet("Trang", [TEXT, FIGURE], (Row([f"dòng {at}", at]) for at in range(rows)))])
        most = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return most

    few, many = peak(200), peak(4_000)
    assert many - few < 300_000
