"""A document becomes the results it publishes. Raises UnreadableFileError where it holds no table of results."""

import re
from collections.abc import Mapping

from parindex.core.messages import Message
from parindex.core.place import Words
from parindex.core.results import Results
from parindex.documents.document import Document, Paragraph, Table, UnreadableFileError
from parindex.documents.results_reader.columns import NO_YEAR
from parindex.documents.results_reader.decision import decision_in, year_in
from parindex.documents.results_reader.header import Header, even, header_at
from parindex.documents.results_reader.refusal import refusal
from parindex.documents.results_reader.rows import Kind, ReadRow, rows_below
from parindex.documents.results_reader.tables import Section, table_of

NO_HEADING = re.compile(r"^\(|^đơn vị tính|^[0-9\s./–-]*$", re.IGNORECASE)
LONGEST_HEADING = 250  # characters


def read_results(document: Document, name: str, corrections: Mapping[int, str] | None = None) -> Results:
    """The results in `document`; `name` is the file's name, for the sentence of UnreadableFileError.

    corrections: what a user says of the columns, by their number (from 1), against what their header seems to say.
    """
    reading = _Reading(corrections or {}, has_broken_rows=document.has_broken_rows)
    behind = [*list(document.tables())[1:], None]
    for block in document.blocks:
        if isinstance(block, Paragraph):
            reading.paragraph(block.words)
        else:
            reading.table(block, behind.pop(0))
    tables = tuple(table_of(section) for section in reading.sections if section.units)
    if not tables:
        raise UnreadableFileError(_why_not(document, name, corrections or {}))
    return Results(
        year=reading.year or year_in(reading.narrative),
        reference=decision_in(reading.narrative),
        tables=tables,
        unread=tuple(reading.unread),
        noticed=document.noticed,
    )


def _why_not(document: Document, name: str, corrections: Mapping[int, str]) -> Message:
    widest = max((len(row.cells) for table in document.tables() for row in table.rows), default=0)
    beyond = [number for number in corrections if number > widest]
    if widest and beyond:
        return Message("layout.no-column", {"column": beyond[0], "columns": widest})
    return refusal(document, name)


class _Reading:
    """What is met in reading order: paragraphs, and tables whose rows fall into sections, one for a group of units."""

    def __init__(self, corrections: Mapping[int, str], *, has_broken_rows: bool) -> None:
        self.sections: list[Section] = []
        self.unread: list[Words] = []
        self.narrative: list[Words] = []
        self._corrections = corrections
        self._has_broken_rows = has_broken_rows
        self._heading: Words | None = None
        self._tables = 0

    @property
    def year(self) -> int | None:
        """The year over the totals or the ranks of the paper."""
        columns = [
            s.header.columns[at] for s in self.sections for name in ("total", "rank") for at in s.header.at(name)
        ]
        return next((column.year for column in columns if column.year != NO_YEAR), None)

    def paragraph(self, words: Words) -> None:
        self.narrative.append(words)
        if not NO_HEADING.match(words.text) and len(words.text) <= LONGEST_HEADING:
            self._heading = words

    def table(self, read: Table, behind: Table | None) -> None:
        """A table: its headers, what stands above them, and the rows below. behind: the paper's next table."""
        self._tables += 1
        table = even(read, self._width_to_keep(read))
        headers = self._headers(table, behind)
        starts = [header.first for header in headers] + [len(table.rows)]
        self._above(table, starts[0])
        for header, end in zip(headers, starts[1:], strict=True):
            self._begin(header)
            for row in rows_below(table, range(header.last + 1, end), header):
                self._row(row)

    def _width_to_keep(self, table: Table) -> int:
        """The columns of the table before, where rows that go on with it may lack the last cells."""
        return self.sections[-1].header.width if self.sections and self._has_broken_rows else 0

    def _headers(self, table: Table, behind: Table | None) -> list[Header]:
        found: list[Header] = []
        at = 0
        while at < len(table.rows):
            header = header_at(table, at, self._corrections, behind.rows if behind else ())
            if header:
                found.append(header)
            at = header.last + 1 if header else at + 1
        return found

    def _above(self, table: Table, end: int) -> None:
        """The rows above the first header: titles, a letterhead, or the rest of the table before the end of a page."""
        last = self.sections[-1] if self.sections else None
        rows = list(rows_below(table, range(end), last.header)) if last and self._is_as_wide(table, last) else []
        if last and rows and _goes_on(rows):
            if self._heading:
                self._open(self._heading, last.header)
            for row in rows:
                self._row(row)
            return
        for cell in (cell for row in table.rows[:end] for cell in row.cells if cell.text):
            self.paragraph(cell)

    def _is_as_wide(self, table: Table, last: Section) -> bool:
        return len(table.rows[0].cells) == last.header.width

    def _begin(self, header: Header) -> None:
        """A header begins a section, but for one that stands again behind the end of a page, no heading between."""
        last = self.sections[-1] if self.sections else None
        if last and not self._heading and header.is_like(last.header):
            last.header = header
        else:
            self._open(self._heading, header)

    def _open(self, heading: Words | None, header: Header) -> None:
        """A new section; maxima said above the groups, or in the first of them, hold for the next under that header."""
        last = self.sections[-1] if self.sections else None
        maxima = last.maxima if last and last.header.is_like(header) else None
        self.sections.append(Section(heading, header, self._tables, maxima))
        self._heading = None

    def _row(self, row: ReadRow) -> None:
        section = self.sections[-1]
        if row.kind is Kind.UNIT:
            section.units.append(row.cells)
        elif row.kind is Kind.SUMMARY:
            unit = section.header.at("unit")[0]
            section.summaries.append((*row.cells[:unit], row.heading, *row.cells[unit + 1 :]))
        elif row.kind is Kind.GROUP or (row.kind is Kind.WORDS and not _is_cut_off(section, row)):
            self._open(row.heading, section.header)
        elif row.kind is Kind.MAXIMA and not section.units:
            section.maxima = row.cells
        elif row.kind in (Kind.MORE_NAME, Kind.WORDS) and section.units:
            _add_to_name(section, row)
        elif row.kind is not Kind.NOTHING:
            self.unread.append(row.line)


def _goes_on(rows: list[ReadRow]) -> bool:
    """Whether rows without a header are those of a table before: a unit, or words alone and a unit, begin them."""
    kinds = [row.kind for row in rows if row.kind is not Kind.NOTHING]
    begins_in_words = kinds[:1] and kinds[0] in (Kind.GROUP, Kind.WORDS, Kind.MORE_NAME)
    return Kind.UNIT in kinds[: 2 if begins_in_words else 1]


def _is_cut_off(section: Section, row: ReadRow) -> bool:
    """Whether words alone in a row stand behind the end of the page that the last unit stands on."""
    if not section.units:
        return False
    return section.units[-1][section.header.at("unit")[0]].place().page != row.heading.place().page


def _add_to_name(section: Section, row: ReadRow) -> None:
    unit = section.header.at("unit")[0]
    cells = section.units[-1]
    section.units[-1] = (*cells[:unit], cells[unit].joined(row.cells[unit]), *cells[unit + 1 :])
