"""The tables of criteria that a paper holds, each put together from its pieces."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from parindex.core.messages import Message
from parindex.core.place import Words
from parindex.core.plan import Column
from parindex.documents.document import Document, Paragraph, Table, UnreadableFileError
from parindex.documents.plan_reader.columns import Layout
from parindex.documents.plan_reader.header import Header, find_header, header_of
from parindex.documents.plan_reader.laid import LaidRow, laid_out
from parindex.documents.plan_reader.markers import marker_in
from parindex.documents.plan_reader.rows import is_total


@dataclass(slots=True)
class AnnexTable:
    """A table of criteria with all its rows, and the words that head it in the paper."""

    heading: Words
    header: Header
    rows: list[LaidRow] = field(default_factory=list)

    @property
    def is_closed(self) -> bool:
        """Whether a total stands behind its rows; one before them closes nothing."""
        total = next((at for at, row in enumerate(self.rows) if is_total(row)), 0)
        return any(_code(row) for row in self.rows[:total])

    @property
    def first_code(self) -> str:
        """The first marker of the table as written, "" if it has none."""
        return next((_code(row) for row in self.rows if _code(row)), "")


def annex_tables(document: Document, layout: Layout, name: str) -> list[AnnexTable]:
    """Every table of criteria with maximum points and rows. Raises UnreadableFileError if there is none."""
    headed = [(table, heading, find_header(table)) for table, heading in _with_headings(document)]
    if not any(header for _, _, header in headed):
        headed = [(table, heading, _forced(table, layout.columns)) for table, heading, _ in headed]
    if not any(header for _, _, header in headed):
        raise UnreadableFileError(Message("file.no-annex", {"file": name}))
    found: list[AnnexTable] = []
    for table, heading, header in headed:
        for piece in _pieces(table, heading, header, layout.columns):
            _add(found, piece)
        if header is None and found:
            _go_on(found[-1], table, has_broken_rows=document.has_broken_rows)
    if not found:
        raise UnreadableFileError(Message("file.no-max-points", {"file": name}))
    with_rows = [one for one in found if one.first_code]
    if not with_rows:
        raise UnreadableFileError(Message("file.no-rows", {"file": name}))
    return with_rows


def _with_headings(document: Document) -> Iterator[tuple[Table, Words]]:
    """Each table with the paragraph before it; words in brackets only refer to the paper that it belongs to."""
    heading: Words | None = None
    for block in document.blocks:
        if isinstance(block, Table):
            yield block, heading or block.rows[0].cells[0]
        elif isinstance(block, Paragraph) and not block.words.text.startswith("("):
            heading = block.words


def _forced(table: Table, columns: Mapping[int, str]) -> Header | None:
    """The header that a user's words make of a table whose own words make none; it needs codes and maximum points."""
    width = len(table.rows[0].cells)
    if not {"max_points", "name"} <= set(columns.values()) or max(columns) > width:
        return None
    header = header_of(table, 0, 0).corrected(columns)
    codes = [marker_in(row.cells[header.at["code"]].text) for row in table.rows if len(row.cells) == width]
    if not any(codes):
        return None
    return replace(header, last=-1, rows=()) if codes[0] else header


def _pieces(
    table: Table, heading: Words, header: Header | None, corrections: Mapping[int, str]
) -> Iterator[AnnexTable]:
    """The tables of criteria in one table: a header that stands in it again may begin another."""
    while header is not None:
        again = find_header(table, header.last + 1) if header.last >= 0 else None
        end = again.first if again else len(table.rows)
        fits = max(corrections, default=0) <= len(header.meanings)
        header = header.corrected(corrections) if fits else header
        if "max_points" in header.meanings:
            yield AnnexTable(heading, header, list(laid_out(table, range(header.last + 1, end), header)))
        header = again


def _add(found: list[AnnexTable], piece: AnnexTable) -> None:
    """A piece goes on where the last table ended, behind a page end, or begins another table."""
    last = found[-1] if found else None
    starts_anew = last is None or last.is_closed or piece.first_code == last.first_code
    if last is None or starts_anew or last.header.meanings != piece.header.meanings:
        found.append(piece)
    else:
        last.rows += piece.rows


def _go_on(last: AnnexTable, table: Table, *, has_broken_rows: bool) -> None:
    """A table without a header goes on with the last one if its rows are of that one's kind."""
    code, width = last.header.at["code"], len(last.header.meanings)
    first = table.rows[0]
    is_alike = len(first.cells) == width or (len(first.cells) > code and _is_marker(first.cells[code].text))
    rows = list(laid_out(table, range(len(table.rows)), last.header)) if is_alike else []
    has_codes = any(_code(row) or is_total(row) for row in rows)
    if has_codes or (has_broken_rows and not last.is_closed):
        last.rows += rows


def _is_marker(text: str) -> bool:
    marker = marker_in(text)
    return marker is not None and marker.name_at == len(text)


def _code(row: LaidRow) -> str:
    """The marker that a row begins with, "" if none."""
    marker = marker_in(row.label.text)
    return marker.words if marker and marker.kind != "dash" else ""


def columns_of(document: Document, layout: Layout) -> tuple[Column, ...]:
    """The columns of the table that most looks like one of criteria, even where it cannot be read as it stands."""
    tables = [(table, find_header(table)) for table in document.tables()]
    headed = [header for _, header in tables if header]
    widest = max((table for table, _ in tables), key=lambda table: len(table.rows[0].cells), default=None)
    if not headed and widest is None:
        return ()
    header = headed[min(layout.table, len(headed)) - 1] if headed else header_of(widest, 0, 0)  # type: ignore[arg-type]
    return header.corrected(layout.columns).columns
