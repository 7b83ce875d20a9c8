"""What is told of a workbook's file itself, and which files are refused."""

from decimal import Decimal

import pytest
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from parindex.core.messages import Message
from parindex.core.place import Place
from parindex.core.plan import Noticed
from parindex.documents.workbook import read_xlsx, sheet
from tests.documents.workbooks import CRITERION, HEADER, PARTS, archive, made, refusal, saved, shape, sheet_part, stored

SHOWN = Message("expected.shown")


def test_hidden_rows_are_read_and_each_run_of_them_is_told():
    def hide(sheet: Worksheet) -> None:
        for row in (2, 3, 5, 6):
            sheet.row_dimensions[row].hidden = True

    rows = (HEADER, (1.1, "Tên\ndài", 8, 7), ("1.2", "Việc " * 20), CRITERION, ("1.4", "Bốn"))
    document = made(*rows, then=hide)
    assert len(shape(document)[0]) == 5
    first, second = document.noticed
    assert first == Noticed(
        "hidden-row",
        Place(sheet="Sheet", table=1, row=2, cell=1, shown=2, column=1, text="1.1"),
        "1.1 | Tên dài | 8 | 7 | 1.2 | Việc Việc Việc Việc Việc Việc Việc Việc Việc Việc…",
        SHOWN,
    )
    assert len(first.found) <= 80
    assert (second.place.cell_name, second.found) == ("A5", "1.4 | Bốn")


def test_a_row_or_column_without_any_height_or_width_is_hidden():
    columns = '<cols><col min="2" max="2" width="0" customWidth="1"/></cols>'
    rows = '<row r="1" ht="0" customHeight="1"><c r="A1"><v>1</v></c></row><row r="2"><c r="B2"><v>2</v></c></row>'
    noticed = stored(rows, before=columns).noticed
    assert [(one.id, one.found) for one in noticed] == [("hidden-column", "B"), ("hidden-row", "1")]


def test_hidden_columns_with_words_are_told_by_their_letters():
    def hide(sheet: Worksheet) -> None:
        sheet.column_dimensions.group("C", "XFD", hidden=True)

    document = made((), HEADER, CRITERION, then=hide)
    assert [(one.id, one.found, one.place.cell_name) for one in document.noticed] == [
        ("hidden-column", "C", "C2"),
        ("hidden-column", "D", "D2"),
    ]


@pytest.mark.parametrize("state", ["hidden", "veryHidden"])
def test_a_hidden_sheet_is_read_and_told(state):
    book = Workbook()
    book.active.append(("một",))
    for title, words in (("Nháp", "hai"), ("Trống", None)):
        sheet = book.create_sheet(title)
        sheet["C4"], sheet["B5"], sheet.sheet_state = words, words, state
    document = read_xlsx(saved(book), "a.xlsx")
    assert shape(document) == ["một", "hai", "hai"]
    place = Place(sheet="Nháp", row=4, cell=3, shown=2, column=1, text="hai")
    assert document.noticed == (Noticed("hidden-sheet", place, "Nháp", SHOWN),)


def test_a_formula_says_its_stored_result():
    rows = """<row r="1"><c r="A1"><f>1+1</f><v>2</v></c><c r="B1" t="str"><f>"a"</f><v>chữ</v></c>
<c r="C1" t="e"><f>1/0</f><v>#DIV/0!</v></c><c r="D1" t="str"><f>""</f><v></v></c>
<c r="E1" t="b"><f>1=1</f><v>1</v></c></row>"""
    document = stored(rows)
    assert shape(document) == [[["2", "chữ", "#DIV/0!", "", "TRUE"]]]
    assert document.noticed == ()


def test_a_formula_without_a_stored_result_is_told():
    document = made(HEADER, ("1.1", "Kế hoạch", 8, "=C2-1"))
    place = Place(sheet="Sheet", table=1, row=2, cell=4, shown=2, column=16)
    assert document.noticed == (Noticed("formula-without-value", place, "D2", Message("expected.value")),)


@pytest.mark.parametrize("count", [20, 21])
def test_of_very_many_formulas_without_result_the_last_are_told_together(count):
    found = [one.found for one in made(HEADER, *((f"1.{n}", "a", 8, "=1+1") for n in range(count))).noticed]
    assert len(found) == 20
    assert found[18:] == (["D20", "D21"] if count == 20 else ["D20", "D21:D22 (2)"])


def test_a_workbook_of_formulas_without_results_is_not_taken_for_an_empty_one():
    assert [one.found for one in made(("=1+1",)).noticed] == ["A1"]


@pytest.mark.parametrize(
    "change",
    [
        {"xl/sheet.xml": "<worksheet"},
        {"xl/sheet.xml": sheet_part('<row r="x"/>')},
        {"xl/sheet.xml": sheet_part('<row><c t="s"><v>7</v></c></row>')},
        {"xl/sheet.xml": sheet_part("", before='<cols><col hidden="1"/></cols>')},
        {"xl/sheet.xml": sheet_part("", after='<mergeCells><mergeCell ref="?:?"/></mergeCells>')},
        {"xl/sheet.xml": None},
        {"xl/workbook.xml": "none"},
        {"xl/workbook.xml": None},
    ],
)
def test_a_broken_workbook_is_refused(change):
    parts = {**PARTS, "xl/sheet.xml": sheet_part(""), **change}
    broken = archive({name: xml for name, xml in parts.items() if xml is not None})
    assert refusal(broken) == Message("file.broken", {"file": "a.xlsx", "format": "Excel"})


def test_what_is_no_archive_is_refused_as_broken():
    assert refusal(b"PK\x03\x04" + b"\x00" * 50) == Message("file.broken", {"file": "a.xlsx", "format": "Excel"})


def test_a_workbook_without_words_is_refused_as_empty():
    assert refusal(saved(Workbook())) == Message("file.empty", {"file": "a.xlsx"})


def test_more_cells_than_are_read_are_refused(monkeypatch):
    monkeypatch.setattr(sheet, "MOST_CELLS", 7)
    book = Workbook()
    for row in (HEADER, CRITERION):
        book.active.append(row)
    assert refusal(saved(book)) == Message("file.too-many-cells", {"file": "a.xlsx", "most": Decimal(2_000_000)})


def test_a_table_whose_grid_is_too_large_is_refused():
    cell = '<c r="{}{}"><v>1</v></c>'
    wide = "".join(f"<row>{''.join(cell.format(at, row) for at in ('A', 'B', 'XFD'))}</row>" for row in range(1, 200))
    content = archive({**PARTS, "xl/sheet.xml": sheet_part(wide)})
    assert refusal(content).id == "file.too-many-cells"


def test_a_few_cells_in_the_farthest_corner_are_read_at_once():
    far = '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>2</v></c></row>'
    merges = '<mergeCells><mergeCell ref="A1:XFD1048575"/></mergeCells>'
    assert shape(stored(far, merges)) == ["1", "2"]
    assert shape(stored(far, before='<dimension ref="A1:XFD1048576"/>')) == ["1", "2"]


def test_cells_merged_over_and_over_are_refused(monkeypatch):
    rows = "".join(f'<row r="{row}"><c r="A{row}"><v>1</v></c></row>' for row in range(1, 10))
    merges = "<mergeCells>" + '<mergeCell ref="A1:XFD1048576"/>' * 12 + "</mergeCells>"
    assert shape(stored(rows, merges)) == ["1"]
    monkeypatch.setattr(sheet, "MOST_CELLS", 99)
    content = archive({**PARTS, "xl/sheet.xml": sheet_part(rows, merges)})
    assert refusal(content).id == "file.too-many-cells"


def test_a_workbook_in_the_strict_dialect_is_read():
    strict = {
        "http://schemas.openxmlformats.org/spreadsheetml/2006/main": "http://purl.oclc.org/ooxml/spreadsheetml/main",
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships": "http://purl.oclc.org/ooxml/"
        "officeDocument/relationships",
    }
    parts = {**PARTS, "xl/sheet.xml": sheet_part('<row r="1"><c r="A1"><v>1.5</v></c></row>')}
    for common, name in strict.items():
        parts = {path: xml.replace(common, name) for path, xml in parts.items()}
    assert shape(read_xlsx(archive(parts), "a.xlsx")) == ["1,5"]


def test_styles_that_other_programs_write_wrongly_do_not_matter():
    styles = """<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><numFmts>
<numFmt numFmtId="164" formatCode="0.0"/></numFmts><fonts><font><family val="99"/></font></fonts><fills><fill/></fills>
<cellXfs><xf numFmtId="164" fontId="7"/></cellXfs></styleSheet>"""
    relations = PARTS["xl/_rels/workbook.xml.rels"].replace(
        "</Relationships>", '<Relationship Id="rId2" Target="styles.xml" Type="x/styles"/></Relationships>'
    )
    rows = sheet_part('<row r="1"><c r="A1" s="0"><v>1.25</v></c><c r="B1" s="9"><v>1.25</v></c></row>')
    parts = {"xl/_rels/workbook.xml.rels": relations, "xl/styles.xml": styles, "xl/sheet.xml": rows}
    document = read_xlsx(archive({**PARTS, **parts}), "a.xlsx")
    assert [one.place.cell_name for one in document.noticed] == ["A1"]
