"""The rows of a list of units, from a workbook or a CSV file as Excel saves them."""

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO, StringIO
from itertools import islice
from typing import TypeAlias, TypeVar
from zipfile import ZipFile

from parindex.core.messages import Message
from parindex.core.place import Place
from parindex.documents.document import UnreadableFileError
from parindex.documents.facts_file.rows import Cell, Record, text_of
from parindex.documents.facts_file.separated import DELIMITERS, MOST_TITLES
from parindex.documents.facts_file.splitting import split
from parindex.documents.legacy import legacy_encoding
from parindex.documents.text import CONTROL, UTF_16
from parindex.documents.units_file.columns import Columns, columns_of

MOST_ROWS = 20_000  # the country has some 3,400 units, a province with all its offices some 2,000
Numbered: TypeAlias = tuple[int, list[Cell], Message | None]
T = TypeVar("T")
OFFICE = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
BLANKS = b"\x00 \t\r\n\f\xef\xbb\xbf\xff\xfe"


@dataclass(frozen=True, slots=True)
class Listed:
    """The records below the header of a list, each as wide as it; `sheet` is that of a workbook, "" for CSV."""

    columns: Columns
    records: tuple[Record, ...]
    sheet: str = ""

    def where(self, row: int, column: int) -> Message:
        """The place of a cell (column from 0), as one looks it up in the file."""
        if self.sheet:
            return Place(sheet=self.sheet, row=row, cell=column + 1).said
        return Message("units.in-column", {"place": Place(line=row).said, "column": self.columns.header[column]})


def listed(content: bytes, name: str) -> Listed:
    """The rows of a list, told by its content. Raises UnreadableFileError, in one sentence, if it is none."""
    if not content.strip(BLANKS):
        raise UnreadableFileError(Message("units.empty", {"file": name}))
    return _of_workbook(content, name) if content.startswith(OFFICE) else _of_text(content, name)


def _of_workbook(content: bytes, name: str) -> Listed:
    """The first visible sheet that has a header."""
    from parindex.documents.facts_file.sheet import SheetOfFacts
    from parindex.documents.office import EXCEL_MAIN, OLE, read_office
    from parindex.documents.package import opened, refusing_damage, unpacked
    from parindex.documents.workbook.book import Parts, open_book

    if content.startswith(OLE):
        read_office(content, name)  # says why
    archive = opened(content, name)
    if not any(EXCEL_MAIN.fullmatch(member) for member in archive.namelist()):
        raise UnreadableFileError(Message("units.not-a-list", {"file": name}))
    unpacked(archive, name, "Excel", keep=())
    with refusing_damage(name, "Excel"), ZipFile(BytesIO(content)) as parts:
        book = open_book(Parts(parts))
    for part in book.sheets:
        if not part.is_hidden:
            rows = _within(SheetOfFacts(name, content, book, part).rows(), name)
            if found := _headed([(number, _in_order(cells), None) for number, cells in rows], name):
                return Listed(*found, part.title)
    raise UnreadableFileError(Message("units.no-header", {"file": name}))


def _in_order(cells: dict[int, Cell]) -> list[Cell]:
    return [cells.get(column) for column in range(1, max(cells) + 1)]


def _of_text(content: bytes, name: str) -> Listed:
    """By the delimiter under which the header has most columns."""
    text = _text(content, name)
    found = list[tuple[Columns, tuple[Record, ...]]]()
    for delimiter in DELIMITERS:
        head = islice(split(StringIO(text, newline=""), delimiter), MOST_TITLES)
        if headed := _headed([(number, _trimmed(cells), None) for number, cells, _ in head], name):
            lines = split(StringIO(text, newline=""), delimiter, len(headed[0].header))
            rows = [(number, _trimmed(cells), flaw) for number, cells, flaw in _within(lines, name)]
            found.append(_headed(rows, name) or headed)
    if not found:
        raise UnreadableFileError(Message("units.no-header", {"file": name}))
    return Listed(*max(found, key=lambda one: len(one[0].at)))


def _trimmed(cells: Sequence[str]) -> list[Cell]:
    return [cell.strip() or None for cell in cells]


def _text(content: bytes, name: str) -> str:
    """UTF-8, or UTF-16 as Excel's "Unicode text" is."""
    try:
        text = content.decode("utf-16" if content.startswith(UTF_16) else "utf-8-sig")
        is_unicode = True
    except UnicodeDecodeError:
        text, is_unicode = content.decode("latin-1"), False
    if CONTROL.search(text):
        raise UnreadableFileError(Message("units.not-a-list", {"file": name}))
    if legacy := legacy_encoding(text):
        raise UnreadableFileError(Message("file.legacy", {"file": name, "encoding": legacy}))
    if not is_unicode:
        raise UnreadableFileError(Message("facts-file.encoding", {"file": name}))
    return unicodedata.normalize("NFC", text)


def _within(rows: Iterator[T], name: str) -> Iterator[T]:
    """`rows`, up to the most that a list may have."""
    for count, row in enumerate(rows):
        if count > MOST_ROWS + MOST_TITLES:
            raise UnreadableFileError(Message("units.too-many", {"file": name, "most": MOST_ROWS}))
        yield row


def _headed(rows: Sequence[Numbered], name: str) -> tuple[Columns, tuple[Record, ...]] | None:
    """The columns of the first row that is a header, and the records below it; None if no row is."""
    for at, (_, cells, _) in enumerate(rows[:MOST_TITLES]):
        if columns := columns_of([text_of(cell) or "" for cell in cells], name):
            return columns, tuple(_record(row, len(columns.header)) for row in rows[at + 1 :] if any(row[1]))
    return None


def _record(row: Numbered, width: int) -> Record:
    number, cells, flaw = row
    return Record(number, [*cells[:width], *[None] * (width - len(cells))], flaw)
