"""Workbooks made by the tests: by openpyxl, or part by part where openpyxl cannot write what Excel does."""

from collections.abc import Callable
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from parindex.core.messages import Message
from parindex.documents.document import Document, Paragraph, UnreadableFileError
from parindex.documents.workbook import read_xlsx

HEADER = ("Stt", "Tiêu chí", "Điểm chuẩn", "Điểm 2030 đạt được")
CRITERION = ("1.1", "Kế hoạch", 8, 7.5)

PARTS = {
    "_rels/.rels": """<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
<Relationship Id="rId1" Target="xl/workbook.xml"
 Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"/></Relationships>""",
    "xl/workbook.xml": """<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"
 xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets>
<sheet name="Trang tính" sheetId="1" r:id="rId1"/></sheets></workbook>""",
    "xl/_rels/workbook.xml.rels": """<Relationships
 xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Target="sheet.xml"
 Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet"/></Relationships>""",
}
SHEET = '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">{}</worksheet>'


def stored(rows: str, after: str = "", before: str = "") -> Document:
    """The document of a workbook whose sheet stores these rows, as Excel does; openpyxl cannot write them so."""
    return read_xlsx(archive({**PARTS, "xl/sheet.xml": sheet_part(rows, after, before)}), "a.xlsx")


def sheet_part(rows: str, after: str = "", before: str = "") -> str:
    return SHEET.format(f"{before}<sheetData>{rows}</sheetData>{after}")


def archive(parts: dict[str, str]) -> bytes:
    content = BytesIO()
    with ZipFile(content, "w", ZIP_DEFLATED) as file:
        for name, xml in parts.items():
            file.writestr(name, xml)
    return content.getvalue()


def saved(book: Workbook) -> bytes:
    content = BytesIO()
    book.save(content)
    return content.getvalue()


def made(*rows: tuple[object, ...], then: Callable[[Worksheet], object] = lambda _: None) -> Document:
    """The document of a workbook with these rows on its only sheet, "Sheet"."""
    book = Workbook()
    for row in rows:
        book.active.append(row)
    then(book.active)
    return read_xlsx(saved(book), "a.xlsx")


def shape(document: Document) -> list[str | list[list[str]]]:
    """A paragraph as its words, a table as its rows."""
    return [
        block.words.text if isinstance(block, Paragraph) else [[cell.text for cell in row.cells] for row in block.rows]
        for block in document.blocks
    ]


def text(value: object, number_format: str = "General") -> str:
    """What a cell with this value and format says."""
    return cell_of(value, number_format).blocks[0].words.text


def cell_of(value: object, number_format: str) -> Document:
    def shown(sheet: Worksheet) -> None:
        sheet["A1"].number_format = number_format

    return made((value,), then=shown)


def refusal(content: bytes) -> Message:
    with pytest.raises(UnreadableFileError) as refused:
        read_xlsx(content, "a.xlsx")
    return refused.value.message
