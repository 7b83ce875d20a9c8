"""A document becomes a plan. Raises UnreadableFileError where it holds no table of criteria."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import chain

from parindex.core.messages import Message
from parindex.core.place import Words
from parindex.core.plan import Plan
from parindex.documents.document import Document, Row, Table, UnreadableFileError
from parindex.documents.plan_reader.columns import find_header
from parindex.documents.plan_reader.duties import responsibilities_in
from parindex.documents.plan_reader.narrative import stated_in
from parindex.documents.plan_reader.reference import issuer_in, reference_in, years_in
from parindex.documents.plan_reader.rows import CODE, annex_of


def read_plan(document: Document, name: str) -> Plan:
    """The plan in `document`; `name` is the file's name, for the sentence of UnreadableFileError."""
    header, columns, rows = _annex_table(document, name)
    paragraphs = tuple(document.paragraphs())
    annex = annex_of(rows, columns)
    if not annex.areas:
        raise UnreadableFileError(Message("file.no-rows", {"file": name}))
    stated = stated_in(paragraphs)
    names = {area.code: [area.name] for area in annex.areas}
    for area in stated.areas:
        names.setdefault(area.code, []).extend(area.names)
    cells = {meaning: header.cells[at] for meaning, at in columns.items()}
    scored, planned = years_in(cells, paragraphs)
    issuer = issuer_in(paragraphs)
    return Plan(
        unit=issuer.name if issuer else None,
        place_name=issuer.place if issuer else None,
        year_scored=scored,
        year_planned=planned,
        reference=reference_in(paragraphs),
        stated=stated,
        columns=tuple(columns),
        header=_line_of(header),
        areas=annex.areas,
        total=annex.total,
        unread=annex.unread,
        responsibilities=responsibilities_in(paragraphs, names),
        narrative=paragraphs,
    )


def _annex_table(document: Document, name: str) -> tuple[Row, dict[str, int], Iterator[Row]]:
    """Header, columns and rows of the annex: the first table whose header names criteria and maximum points."""
    tables = list(document.tables())
    headed = [(at, found) for at, table in enumerate(tables) if (found := find_header(table))]
    if not headed:
        raise UnreadableFileError(Message("file.no-annex", {"file": name}))
    for at, (row, columns) in headed:
        if "max_points" in columns:
            return tables[at].rows[row], _with_code(columns), _rows(tables[at:], row, _with_code(columns))
    raise UnreadableFileError(Message("file.no-max-points", {"file": name}))


def _with_code(columns: dict[str, int]) -> dict[str, int]:
    """Codes stand in the first column if no header claims them; there it needs no words to be known."""
    if "code" in columns:
        return columns
    return {"code": 0 if 0 not in columns.values() else columns["name"], **columns}


def _rows(tables: list[Table], header: int, columns: dict[str, int]) -> Iterator[Row]:
    """Rows below the header, and those of later tables that go on without a header or repeat it."""
    head = tables[0].rows[header]
    going_on = [table.rows for table in tables[1:] if _goes_on(table, head, columns)]
    for row in chain(tables[0].rows[header + 1 :], *going_on):
        if not (_texts(row) == _texts(head) or _numbers_columns(row)):
            yield row


def _goes_on(table: Table, head: Row, columns: dict[str, int]) -> bool:
    """Whether a later table is the same one behind a page end: headed alike, or beginning with a row of its kind."""
    found, first = find_header(table), table.rows[0]
    if found:
        return _with_code(found[1]) == columns
    return len(first.cells) == len(head.cells) or CODE.fullmatch(first.cells[columns["code"]].text) is not None


def _numbers_columns(row: Row) -> bool:
    """Whether a row only numbers its columns, as "(1) (2) (3)" below a header does."""
    return [text.strip("()") for text in _texts(row)] == [str(number) for number in range(1, len(row.cells) + 1)]


def _texts(row: Row) -> list[str]:
    return [cell.text for cell in row.cells]


def _line_of(header: Row) -> Words:
    """The header as one stretch of words, its cells set apart by tabs."""
    place = replace(header.cells[0].place(), cell=None)
    return Words("\t".join(" ".join(cell.text.split()) for cell in header.cells), ((0, place),))
