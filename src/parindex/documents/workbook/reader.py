"""A workbook becomes a document. Raises UnreadableFileError where it cannot be opened or is too large."""

import zlib
from bisect import bisect_right
from collections.abc import Iterator
from decimal import Decimal
from io import BytesIO
from operator import attrgetter
from zipfile import BadZipFile, ZipFile

from lxml import etree

from parindex.core.messages import Message
from parindex.core.place import Place
from parindex.documents.blocks import Blocks, Written
from parindex.documents.document import Document, Merge, UnreadableFileError
from parindex.documents.workbook.book import Parts, open_book
from parindex.documents.workbook.findings import with_findings
from parindex.documents.workbook.sheet import MOST_CELLS, Sheet, TooManyCellsError, read_sheet
from parindex.documents.workbook.stretches import Stretch, is_code_header, stretches

HEADER_ROWS = 5  # of a table, among which the words over its columns stand
BROKEN = (BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, etree.LxmlError, LookupError, ValueError)


def read_xlsx(content: bytes, name: str) -> Document:
    """The paper in a workbook; `name` is the file's name, for the sentence of UnreadableFileError."""
    try:
        sheets = _sheets(content, name)
        document = with_findings(_document(sheets), sheets)
    except TooManyCellsError:
        raise UnreadableFileError(Message("file.too-many-cells", {"file": name, "most": Decimal(MOST_CELLS)})) from None
    if not document.blocks and not document.noticed:
        raise UnreadableFileError(Message("file.empty", {"file": name}))
    return document


def _sheets(content: bytes, name: str) -> list[Sheet]:
    try:
        with ZipFile(BytesIO(content)) as archive:
            parts = Parts(archive)
            book = open_book(parts)
            return [read_sheet(parts.content(part.path), part, book) for part in book.sheets]
    except BROKEN:
        raise UnreadableFileError(Message("file.broken", {"file": name, "format": "Excel"})) from None


def _document(sheets: list[Sheet]) -> Document:
    """Every sheet in order."""
    blocks, columns, tables, cells = Blocks(), range(0), 0, 0
    for sheet in sheets:
        for stretch in stretches(sheet, columns):
            if not stretch.columns:
                for row in stretch.rows:
                    blocks.paragraph(*_lines(sheet, row))
                continue
            columns, tables = stretch.columns, tables + 1
            cells += len(stretch.rows) * len(columns)
            if cells > MOST_CELLS:
                raise TooManyCellsError
            blocks.table(_rows(sheet, stretch, tables), _merges(sheet, stretch))
    return blocks.document()


def _lines(sheet: Sheet, row: int) -> Iterator[Written]:
    """The words of a row outside tables, cell by cell and line by line."""
    for column, cell in sorted(sheet.rows[row].items()):
        place = Place(sheet=sheet.title, row=row, cell=column)
        yield from ((line, place) for line in cell.text.splitlines())


def _rows(sheet: Sheet, stretch: Stretch, table: int) -> Iterator[list[Written]]:
    codes = _code_columns(sheet, stretch)
    for row in stretch.rows:
        cells = sheet.rows[row]
        written = []
        for column in stretch.columns:
            cell = cells.get(column)
            text = "" if cell is None else (cell.code if column in codes and cell.code else cell.text)
            written.append((text, Place(sheet=sheet.title, table=table, row=row, cell=column)))
        yield written


def _code_columns(sheet: Sheet, stretch: Stretch) -> set[int]:
    """The columns whose numbers are codes, by the words over them; the first column if none is headed so."""
    heads = [sheet.rows[row].items() for row in stretch.rows[:HEADER_ROWS]]
    headed = {column for cells in heads for column, cell in cells if is_code_header(cell.text)}
    return headed or {stretch.columns[0]}


def _merges(sheet: Sheet, stretch: Stretch) -> Iterator[Merge]:
    """The merged cells that begin in a table, as far as they reach over its rows and columns."""
    columns = stretch.columns
    for at, row in enumerate(stretch.rows):
        for reach in sorted(sheet.merges.get(row, ()), key=attrgetter("left")):
            rows = bisect_right(stretch.rows, reach.bottom) - at
            reached = min(reach.right + 1, columns.stop) - reach.left
            if reach.left in columns and rows * reached > 1:
                yield Merge(at, reach.left - columns.start, rows, reached)
