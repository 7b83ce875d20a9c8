"""Refused rows written back: their cells as they were and, in a last column, why; corrected, they can be read again."""

import csv
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from io import StringIO
from typing import TypeAlias

from parindex.core.messages import Catalogue, Message
from parindex.core.points import plain
from parindex.core.rules.measured import option
from parindex.documents.catalogue import catalogue
from parindex.documents.facts_file.layout import OF_A_ROW, Layout
from parindex.documents.facts_file.reading import FactsFile
from parindex.documents.facts_file.rows import Cell, Refusal, text_of
from parindex.documents.facts_file.separated import Separated
from parindex.documents.facts_file.sheet import SheetOfFacts
from parindex.documents.xlsx import Column, Row, Sheet, Value, workbook

LONGEST_REASON = 30_000  # characters; a cell of a workbook holds 32,767
REASON_WIDTH = 60  # characters
WHOLE_ROW = 0
Reasons: TypeAlias = Mapping[int, Mapping[int, Sequence[Message]]]  # by row and column


@dataclass(frozen=True, slots=True)
class Returned:
    """What goes back: a header with the column of reasons last, rows as wide as it is, which columns hold figures."""

    header: Sequence[str]
    rows: Sequence[Sequence[Cell]]
    figures: frozenset[int]


def refused_file(file: FactsFile, refusals: Iterable[Refusal], language: str) -> bytes:
    """The refused rows of `file`: a workbook for a workbook, CSV in UTF-8 for any other.

    In the wide form a row has only its refused cells. Reads the file again; raises UnreadableFileError if that fails.
    """
    returned = _returned(file, _by_place(refusals), catalogue(language))
    if isinstance(file.source, SheetOfFacts):
        return _workbook(returned, file.source.part.title)
    return _csv(returned, file.source.delimiter if isinstance(file.source, Separated) else ",")


def _by_place(refusals: Iterable[Refusal]) -> Reasons:
    found = dict[int, dict[int, list[Message]]]()
    for refusal in refusals:
        found.setdefault(refusal.row, {}).setdefault(refusal.column, []).append(refusal.reason)
    return found


def _returned(file: FactsFile, reasons: Reasons, words: Catalogue) -> Returned:
    layout = file.layout
    records = [record for record in file.source.records() if record.number in reasons]
    width = max([len(layout.header), *(len(record.cells) for record in records)])
    header = [*layout.header, *[""] * (width - len(layout.header)), words.render(Message("facts-file.reason"))]
    rows = []
    for record in records:
        said = reasons[record.number]
        blanks = [None] * (width - len(record.cells))
        rows.append([*_kept(record.cells, layout, said), *blanks, _reason(layout, said, words)])
    figures = frozenset(figure.at for figure in layout.figures) or frozenset((layout.named["value"],))
    return Returned(header, rows, figures)


def _kept(cells: Sequence[Cell], layout: Layout, refused: Iterable[int]) -> Sequence[Cell]:
    """All cells of a row that was refused as a whole; else the refused ones and those that tell whose they are."""
    if WHOLE_ROW in refused:
        return cells
    kept = {*(layout.named.get(meaning) for meaning in OF_A_ROW), *(column - 1 for column in refused)}
    return [cell if at in kept else None for at, cell in enumerate(cells)]


def _reason(layout: Layout, said: Mapping[int, Sequence[Message]], words: Catalogue) -> str:
    """Why, with the name of its column before what is said of a cell."""
    told = []
    for column, messages in sorted(said.items()):
        sentences = " ".join(map(words.render, messages))
        told.append(sentences if column == WHOLE_ROW else f"{layout.header[column - 1]}: {sentences}")
    return " ".join(told)[:LONGEST_REASON]


def _csv(returned: Returned, delimiter: str) -> bytes:
    text = StringIO(newline="")
    writer = csv.writer(text, delimiter=delimiter)
    writer.writerow(returned.header)
    for row in returned.rows:
        writer.writerow(_typed(cell) if at in returned.figures else text_of(cell) for at, cell in enumerate(row))
    return text.getvalue().encode("utf-8-sig")  # Excel takes it for another encoding without the mark


def _typed(cell: Cell) -> str | None:
    """A figure as an officer would type it: with a comma, for "1.250" could be either."""
    if isinstance(cell, bool):
        return option(cell)
    if isinstance(cell, Decimal):
        return plain(cell).replace(".", ",")
    return f"{cell:%d/%m/%Y}" if isinstance(cell, date) else text_of(cell)


def _workbook(returned: Returned, title: str) -> bytes:
    figures, header = returned.figures, returned.header
    columns = [Column(name, kind="figure" if at in figures else "text") for at, name in enumerate(header)]
    columns[-1] = Column(header[-1], REASON_WIDTH)
    rows = (
        Row([_held(cell) if at in figures else text_of(cell) for at, cell in enumerate(row)]) for row in returned.rows
    )
    return workbook([Sheet(title, columns, rows)])


def _held(cell: Cell) -> Value:
    if isinstance(cell, bool):
        return option(cell)
    return None if isinstance(cell, Message) else cell
