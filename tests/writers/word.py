"""A paper as a Word document, with merged cells, header rows, and numbers that Word itself makes."""

import re
from io import BytesIO

import docx
from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls
from docx.table import _Cell
from docx.text.paragraph import Paragraph

from tests.writers.grid import Cell, Grid, PageEnd, Written
from tests.writers.numbering import Numbering

LIST = 77  # the number of the one list; the template's own lists lie below
FORMATS = {"roman": "upperRoman", "upper": "upperLetter", "lower": "lowerLetter"}
LEVELS = {"area": 1, "roman": 1, "upper": 1, "criterion": 2, "running": 2, "sub": 3, "lower": 3}
FIELD = re.compile(r"{(\w+)}")


def write_word(paper: Written) -> bytes:
    """The document; every block in order, on pages of A4."""
    document = docx.Document()
    if paper.is_landscape:
        section = document.sections[0]
        section.orientation = WD_ORIENT.LANDSCAPE
        section.page_width, section.page_height = section.page_height, section.page_width
    for block in paper.blocks:
        if isinstance(block, PageEnd):
            document.add_page_break()
        elif isinstance(block, str):
            document.add_paragraph(block)
        else:
            _table(document, block)
    content = BytesIO()
    document.save(content)
    return content.getvalue()


def _table(document: Document, grid: Grid) -> None:
    if grid.numbering:
        _number(document, grid.numbering)
    table = document.add_table(grid.height, grid.width, style="Table Grid")
    rows = [row.tc_lst for row in table._tbl.tr_lst]
    for cell in grid.cells:
        _fill(_Cell(rows[cell.row][cell.column], table), cell, is_numbered=grid.numbering is not None)
    for cell in grid.cells:
        _merge(rows, cell)
    for at, row in enumerate(table._tbl.tr_lst):
        if at < grid.header_rows and grid.repeats_header:
            row.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
        if at in grid.hidden:
            row.get_or_add_trPr().append(OxmlElement("w:hidden"))


def _fill(written: _Cell, cell: Cell, *, is_numbered: bool) -> None:
    paragraph = written.paragraphs[0]
    if is_numbered and cell.marker:
        _in_list(paragraph, cell.level)
        paragraph.text = cell.text
    elif cell.words:
        first, *more = cell.words.split("\n")
        paragraph.text = first
        for line in more:
            written.add_paragraph(line)


def _merge(rows: list, cell: Cell) -> None:
    """A merged cell as Word writes it: one spanning columns in each row, the lower ones going on from the first."""
    if cell.rows * cell.columns == 1:
        return
    for row in range(cell.row, cell.row + cell.rows):
        first, *covered = rows[row][cell.column : cell.column + cell.columns]
        if cell.columns > 1:
            first.grid_span = cell.columns
        if cell.rows > 1:
            first.vMerge = "restart" if row == cell.row else "continue"
        for one in covered:
            one.getparent().remove(one)


def _in_list(paragraph: Paragraph, level: int) -> None:
    properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()
    properties.get_or_add_ilvl().val = level
    properties.get_or_add_numId().val = LIST


def _number(document: Document, numbering: Numbering) -> None:
    """Define the list whose levels write the numbers of `numbering`."""
    root = document.part.numbering_part.element
    if root.xpath(f"w:num[@w:numId='{LIST}']"):
        return
    patterns = (numbering.area, numbering.criterion, numbering.sub)
    levels = "".join(_level(at, pattern) for at, pattern in enumerate(patterns))
    kind = f'<w:multiLevelType w:val="multilevel"/>{levels}'
    abstract = parse_xml(f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{LIST}">{kind}</w:abstractNum>')
    root.insert(0, abstract)
    root.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="{LIST}"><w:abstractNumId w:val="{LIST}"/></w:num>'))


def _level(at: int, pattern: str) -> str:
    fields = FIELD.findall(pattern)
    text = FIELD.sub(lambda field: f"%{LEVELS[field[1]]}", pattern)
    own = next((FORMATS[name] for name in fields if name in FORMATS and LEVELS[name] == at + 1), "decimal")
    restart = '<w:lvlRestart w:val="0"/>' if "running" in fields else ""
    legal = "<w:isLgl/>" if "area" in fields and at else ""
    start = f'<w:start w:val="1"/><w:numFmt w:val="{own}"/>{restart}{legal}'
    return f'<w:lvl w:ilvl="{at}">{start}<w:suff w:val="space"/><w:lvlText w:val="{text}"/></w:lvl>'
