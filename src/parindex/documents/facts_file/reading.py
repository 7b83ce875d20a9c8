"""A file of figures, told by its content: CSV, workbook, Parquet or JSON; in the long form or the wide one."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from parindex.core.messages import Message
from parindex.documents.document import UnreadableFileError
from parindex.documents.facts_file.layout import Layout
from parindex.documents.facts_file.refusing import no_facts
from parindex.documents.facts_file.rows import FactRow, Read, Refusal, Source
from parindex.documents.facts_file.taking import taking_of
from parindex.documents.files import SIGNATURES, file_content

LARGEST_STREAMED = 500_000_000  # bytes of a file that is never held as a whole
HEAD = 4096
CSV, XLSX, PARQUET, JSON = "csv", "xlsx", "parquet", "json"
PARQUET_MARK = b"PAR1"
OFFICE = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
NO_TEXT = (*(start for start, _ in SIGNATURES), b"%PDF", b"<")
BLANKS = b"\x00 \t\r\n\f\xef\xbb\xbf\xff\xfe"


@dataclass(frozen=True, slots=True)
class Gathered:
    """All that a file says. `units` in the order met, those without any figure and with refused rows among them."""

    rows: tuple[FactRow, ...]
    units: tuple[str, ...]
    refusals: tuple[Refusal, ...]


@dataclass(frozen=True, slots=True)
class FactsFile:
    """An opened file of figures. `format` is "csv", "xlsx", "parquet" or "json"; `noticed` what the reader passed over.

    CSV, workbooks and Parquet are read anew, row by row, each time that `read` goes through them.
    """

    name: str
    format: str
    layout: Layout
    source: Source
    noticed: tuple[Message, ...] = ()

    def read(self) -> Iterator[Read]:
        """Each figure, unit without figures and refused row, in order. Raises UnreadableFileError for a damaged one."""
        return chain.from_iterable(map(taking_of(self.layout), self.source.records()))

    def gathered(self) -> Gathered:
        """All that `read` gives, in memory."""
        rows, refusals, units = list[FactRow](), list[Refusal](), dict[str, None]()
        for one in self.read():
            if isinstance(one, FactRow):
                rows.append(one)
            elif isinstance(one, Refusal):
                refusals.append(one)
            if one.unit:
                units[one.unit] = None
        return Gathered(tuple(rows), tuple(units), tuple(refusals))

    def where(self, row: int, column: int = 0) -> Message:
        """The place of a FactRow or Refusal, as one looks it up in the file."""
        said = self.source.where(row, column or self.layout.telling)
        if not column or self.format == XLSX:
            return said
        return Message("facts-file.in-column", {"place": said, "column": self.layout.header[column - 1]})


def read_facts(path: Path) -> FactsFile:
    """The file of figures at `path`, opened. Raises UnreadableFileError, in one sentence, if it is none."""
    head = _head(path)
    if not head.strip(BLANKS):
        raise UnreadableFileError(Message("file.empty", {"file": path.name}))
    if head.startswith(OFFICE):
        return _workbook(path)
    form, (source, layout) = _other(path, head)
    return FactsFile(path.name, form, layout, source, tuple(_noticed(layout)))


def _head(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            head = file.read(HEAD)
    except OSError:
        return file_content(path)  # says why it cannot be read
    if path.stat().st_size > LARGEST_STREAMED:
        megabytes = LARGEST_STREAMED // 1_000_000
        raise UnreadableFileError(Message("file.too-large", {"file": path.name, "megabytes": megabytes}))
    return head


def _workbook(path: Path) -> FactsFile:
    from parindex.documents.facts_file.sheet import open_sheet

    sheet, layout, further = open_sheet(file_content(path), path.name)
    noticed = tuple(_noticed(layout))
    if further:
        noticed += (Message("facts-file.further-sheets", {"read": sheet.part.title, "sheets": further}),)
    return FactsFile(path.name, XLSX, layout, sheet, noticed)


def _other(path: Path, head: bytes) -> tuple[str, tuple[Source, Layout]]:
    """Format, source and columns of a file that is no workbook. The readers are loaded when a file needs them."""
    if head.startswith(PARQUET_MARK):
        from parindex.documents.facts_file.parquet import open_parquet

        return PARQUET, open_parquet(path)
    if head.startswith(NO_TEXT):
        raise no_facts(path.name)
    if head.lstrip(BLANKS).startswith((b"{", b"[")):
        from parindex.documents.facts_file.items import open_items

        return JSON, open_items(file_content(path), path.name)
    from parindex.documents.facts_file.separated import open_separated

    return CSV, open_separated(path)


def _noticed(layout: Layout) -> Iterator[Message]:
    if layout.ignored:
        yield Message("facts-file.ignored-columns", {"columns": layout.ignored})
