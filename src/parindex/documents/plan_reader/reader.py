"""A document becomes a plan. Raises UnreadableFileError where it holds no table of criteria."""

from dataclasses import replace

from parindex.core.messages import Message
from parindex.core.place import Words
from parindex.core.plan import FurtherTable, Plan
from parindex.documents.document import Document, UnreadableFileError
from parindex.documents.plan_reader.annexes import AnnexTable, annex_tables
from parindex.documents.plan_reader.columns import Layout
from parindex.documents.plan_reader.duties import responsibilities_in
from parindex.documents.plan_reader.header import Header
from parindex.documents.plan_reader.narrative import stated_in
from parindex.documents.plan_reader.reference import issuer_in, reference_in, years_in
from parindex.documents.plan_reader.rows import annex_of

AS_READ = Layout()


def read_plan(document: Document, name: str, layout: Layout = AS_READ) -> Plan:
    """The plan in `document`; `name` is the file's name, for the sentence of UnreadableFileError.

    layout: what a user says of the table, against what its header seems to say.
    """
    tables = annex_tables(document, layout, name)
    read = _chosen(tables, layout)
    header = read.header
    paragraphs = tuple(document.paragraphs())
    annex = annex_of(read.rows, has_broken_rows=document.has_broken_rows)
    stated = stated_in(paragraphs)
    names = {area.code: [area.name] for area in annex.areas}
    for area in stated.areas:
        names.setdefault(area.code, []).extend(area.names)
    cells = {meaning: header.words[at] for meaning, at in header.at.items()}
    scored, planned = years_in(cells, paragraphs)
    issuer = issuer_in(paragraphs)
    return Plan(
        unit=issuer.name if issuer else None,
        place_name=issuer.place if issuer else None,
        year_scored=scored,
        year_planned=planned,
        reference=reference_in(paragraphs),
        stated=stated,
        columns=header.columns,
        header=_line_of(header),
        areas=annex.areas,
        total=annex.total,
        unread=annex.unread,
        responsibilities=responsibilities_in(paragraphs, names),
        narrative=paragraphs,
        noticed=document.noticed,
        table=layout.table,
        others=tuple(_further(tables, read, has_broken_rows=document.has_broken_rows)),
    )


def _chosen(tables: list[AnnexTable], layout: Layout) -> AnnexTable:
    """The table that is to be read. Raises UnreadableFileError for a table or a column that is not there."""
    if not 1 <= layout.table <= len(tables):
        raise UnreadableFileError(Message("layout.no-table", {"table": layout.table, "tables": len(tables)}))
    read = tables[layout.table - 1]
    width = len(read.header.meanings)
    beyond = [number for number in layout.columns if not 1 <= number <= width]
    if beyond:
        raise UnreadableFileError(Message("layout.no-column", {"column": beyond[0], "columns": width}))
    return read


def _further(tables: list[AnnexTable], read: AnnexTable, *, has_broken_rows: bool) -> list[FurtherTable]:
    further = []
    for number, table in enumerate(tables, 1):
        if table is not read:
            annex = annex_of(table.rows, has_broken_rows=has_broken_rows)
            further.append(FurtherTable(number, table.heading, annex.areas, annex.total))
    return further


def _line_of(header: Header) -> Words:
    """The header as one stretch of words, its cells set apart by tabs."""
    place = replace(header.words[0].place(), cell=None)
    return Words("\t".join(" ".join(words.text.split()) for words in header.words), ((0, place),))
