"""Figures in a workbook (XLSX): the first visible sheet with a header, its rows one after the other."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from itertools import islice
from zipfile import ZipFile

from parindex.core.messages import Message
from parindex.core.place import Place
from parindex.documents.document import UnreadableFileError
from parindex.documents.facts_file.layout import Layout, layout_of
from parindex.documents.facts_file.refusing import no_facts, no_header, said_twice
from parindex.documents.facts_file.rows import Cell, Record, text_of
from parindex.documents.facts_file.sheet_cells import cells_of
from parindex.documents.office import ENCRYPTED_STREAM, EXCEL_MAIN, OLE
from parindex.documents.package import opened, unpacked
from parindex.documents.workbook.book import Book, Parts, SheetPart, elements, open_book
from parindex.documents.workbook.reader import BROKEN

MOST_TITLES = 30  # rows with words above the header


@dataclass(frozen=True, slots=True)
class SheetOfFacts:
    """The records of a sheet under the header in row `header`."""

    name: str
    content: bytes
    book: Book
    part: SheetPart
    header: int = 0
    width: int = 0

    def where(self, row: int, column: int) -> Message:
        return Place(sheet=self.part.title, row=row, cell=column).said

    def records(self) -> Iterator[Record]:
        for number, cells in self.rows():
            if number > self.header:
                record = [cells.get(column) for column in range(1, self.width + 1)]
                if any(cell is not None for cell in record):
                    yield Record(number, record)

    def rows(self) -> Iterator[tuple[int, dict[int, Cell]]]:
        """Each row that is not blank: its number, its cells by their columns from 1."""
        with _refusing_damage(self.name), ZipFile(BytesIO(self.content)) as archive:
            number = 0
            for row in elements(Parts(archive).content(self.part.path), "row"):
                number = int(row.get("r", number + 1))
                if cells := dict(cells_of(row, self.book)):
                    yield number, cells


def open_sheet(content: bytes, name: str) -> tuple[SheetOfFacts, Layout, tuple[str, ...]]:
    """The sheet with figures, its columns, the titles of further such sheets. Raises UnreadableFileError."""
    _refuse_other(content, name)
    with _refusing_damage(name), ZipFile(BytesIO(content)) as archive:
        book = open_book(Parts(archive))
    twice = None
    found = list[tuple[SheetOfFacts, Layout]]()
    for part in book.sheets:
        match None if part.is_hidden else _headed(SheetOfFacts(name, content, book, part)):
            case Message() as message:
                twice = twice or message
            case (sheet, layout):
                found.append((sheet, layout))
    if found:
        return *found[0], tuple(sheet.part.title for sheet, _ in found[1:])
    raise said_twice(twice, name) if twice else no_header(name)


def _refuse_other(content: bytes, name: str) -> None:
    """Refuses what is no workbook, or unpacks beyond the bounds."""
    if content.startswith(OLE):
        is_encrypted = ENCRYPTED_STREAM in content
        raise UnreadableFileError(Message("file.encrypted" if is_encrypted else "file.old-office", {"file": name}))
    archive = opened(content, name)
    if not any(EXCEL_MAIN.fullmatch(member) for member in archive.namelist()):
        raise no_facts(name)
    unpacked(archive, name, "Excel", keep=())


@contextmanager
def _refusing_damage(name: str) -> Iterator[None]:
    try:
        yield
    except BROKEN:
        raise UnreadableFileError(Message("file.broken", {"file": name, "format": "Excel"})) from None


def _headed(sheet: SheetOfFacts) -> tuple[SheetOfFacts, Layout] | Message | None:
    """The sheet from its first row that is a header."""
    for number, cells in islice(sheet.rows(), MOST_TITLES):
        layout = layout_of([text_of(cells.get(column)) or "" for column in range(1, max(cells) + 1)])
        if isinstance(layout, Layout):
            headed = SheetOfFacts(sheet.name, sheet.content, sheet.book, sheet.part, number, len(layout.header))
            return headed, layout
        if layout:
            return layout
    return None
