"""The sheets of such a workbook, opened with the care that any file from outside needs."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from io import BytesIO
from typing import TypeAlias
from zipfile import ZipFile

from parindex.core.messages import Message
from parindex.documents.document import UnreadableFileError
from parindex.documents.facts_file.rows import Cell
from parindex.documents.facts_file.sheet_cells import cells_of
from parindex.documents.files import LARGEST
from parindex.documents.office import ENCRYPTED_STREAM, EXCEL_MAIN, OLE
from parindex.documents.package import broken, opened, unpacked
from parindex.documents.sheet_workbook.base import Base, read_base
from parindex.documents.sheet_workbook.columns import AT, BASE, COLUMNS, HEAD, IDS
from parindex.documents.sheet_workbook.stored import OPEN
from parindex.documents.workbook.book import Book, Parts, SheetPart, elements, open_book
from parindex.documents.workbook.reader import BROKEN
from parindex.documents.workbook.sheet import TooManyCellsError, read_sheet

ARCHIVE = b"PK\x03\x04"
MOST_TAGS = 2_000_000  # of a sheet; a form of hundreds of figures has some ten thousand
Cells: TypeAlias = "dict[int, Cell]"  # of a row, by their columns from 1


@dataclass(frozen=True, slots=True)
class Opened:
    """The base of a workbook, and the rows of its form by their numbers; `columns` by their ids, from 1."""

    base: Base
    rows: tuple[tuple[int, Cells], ...]
    columns: Mapping[str, int]


def open_sheets(content: bytes, name: str) -> Opened:
    """The two sheets that are read. Raises UnreadableFileError, naming the file, for what is no such workbook."""
    _refuse_others(content, name)
    try:
        with ZipFile(BytesIO(content)) as archive:
            parts = Parts(archive)
            book = open_book(parts)
            base = _base(parts, book, name)
            rows, columns = _form(parts, book, name)
    except TooManyCellsError:
        raise UnreadableFileError(Message("file.too-many-parts", {"file": name, "most": MOST_TAGS})) from None
    except BROKEN:
        raise broken(name, "Excel") from None
    return Opened(base, rows, columns)


def _refuse_others(content: bytes, name: str) -> None:
    """Raises UnreadableFileError for what is no workbook, or would unpack beyond all bounds."""
    if len(content) > LARGEST:
        raise UnreadableFileError(Message("file.too-large", {"file": name, "megabytes": LARGEST // 1_000_000}))
    if content.startswith(OLE):
        is_encrypted = ENCRYPTED_STREAM in content
        raise UnreadableFileError(Message("file.encrypted" if is_encrypted else "file.old-office", {"file": name}))
    if not content.startswith(ARCHIVE):
        raise UnreadableFileError(Message("workbook.not-excel", {"file": name}))
    with opened(content, name) as archive:
        if not any(EXCEL_MAIN.fullmatch(member) for member in archive.namelist()):
            raise UnreadableFileError(Message("workbook.not-excel", {"file": name}))
        unpacked(archive, name, "Excel", keep=())


def _base(parts: Parts, book: Book, name: str) -> Base:
    part = next((part for part in book.sheets if part.title == BASE), None)
    if part is None:
        raise UnreadableFileError(Message("sheet-workbook.no-base", {"file": name}))
    sheet = read_sheet(_content(parts, part), part, book)
    try:
        return read_base(sheet)
    except (KeyError, ValueError):
        raise UnreadableFileError(Message("sheet-workbook.broken-base", {"file": name})) from None


def _form(parts: Parts, book: Book, name: str) -> tuple[tuple[tuple[int, Cells], ...], Mapping[str, int]]:
    """The rows below the titles. The sheet is told by its hidden row of ids, whatever it is called now."""
    for part in book.sheets:
        rows = tuple(_rows(parts, part, book)) if part.title != BASE else ()
        for number, cells in rows:
            if IDS in cells.values():
                columns = {str(id_): column for column, id_ in cells.items() if id_ in AT}
                columns[COLUMNS[0].id] = next(column for column, id_ in cells.items() if id_ == IDS)
                if not columns.keys() >= set(OPEN):
                    raise UnreadableFileError(Message("sheet-workbook.no-column", {"file": name}))
                return tuple(_filled(rows, columns, number)), columns
    raise UnreadableFileError(Message("sheet-workbook.no-form", {"file": name}))


def _filled(rows: tuple[tuple[int, Cells], ...], columns: Mapping[str, int], ids: int) -> Iterator[tuple[int, Cells]]:
    """The rows with a mark, wherever they were moved to, and those that have something to read without one."""
    for number, cells in rows:
        mark = cells.get(columns["key"])
        if number != ids and mark != HEAD and (mark is not None or any(columns[what] in cells for what in OPEN)):
            yield number, cells


def _rows(parts: Parts, part: SheetPart, book: Book) -> Iterator[tuple[int, Cells]]:
    number = 0
    for row in elements(_content(parts, part), "row"):
        number = int(row.get("r", number + 1))
        if cells := dict(cells_of(row, book)):
            yield number, cells


def _content(parts: Parts, part: SheetPart) -> bytes:
    """A sheet's XML. Raises TooManyCellsError if it is far too large."""
    content = parts.content(part.path)
    if content.count(b"<") > MOST_TAGS:
        raise TooManyCellsError
    return content
