"""What a workbook's reader tells of the file itself: what is hidden, shown rounded, or was never calculated."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from parindex.core.messages import Message
from parindex.core.place import Place, Words
from parindex.core.plan import Noticed
from parindex.documents.document import Document, Paragraph
from parindex.documents.hidden import SHOWN, hidden_rows, shortened
from parindex.documents.workbook.sheet import Sheet

MOST_FORMULAS = 20  # of one sheet, told one by one
Lines = dict[tuple[str | None, int | None], Sequence[Words]]  # what stands in a row of a sheet, cell by cell
VALUE = Message("expected.value")


def with_findings(document: Document, sheets: list[Sheet]) -> Document:
    """`document` with what is to be told of its sheets, at the places it has for their cells."""
    lines = _lines(document)
    found = [replace(one, place=_place(one.place, lines)) for sheet in sheets for one in _findings(sheet, lines)]
    return replace(document, noticed=tuple(found))


def _lines(document: Document) -> Lines:
    lines: Lines = {}
    for block in document.blocks:
        for line in [[block.words]] if isinstance(block, Paragraph) else [row.cells for row in block.rows]:
            place = line[0].starts[0][1]
            lines[place.sheet, place.row] = line
    return lines


def _place(place: Place, lines: Lines) -> Place:
    """The place as the document knows it; as it is, for a cell that is in none of its blocks."""
    for words in lines.get((place.sheet, place.row), ()):
        starts = [offset for offset, known in words.starts if known.cell == place.cell]
        if starts:
            end = next((offset - 1 for offset, _ in words.starts if offset > starts[0]), len(words.text))
            return words.place(starts[0], end)
    return place


def _findings(sheet: Sheet, lines: Lines) -> Iterator[Noticed]:
    if sheet.is_hidden and sheet.rows:
        row = min(sheet.rows)
        yield Noticed("hidden-sheet", _at(sheet, row, min(sheet.rows[row])), sheet.title, SHOWN)
    yield from _hidden_columns(sheet)
    yield from _hidden_rows(sheet, lines)
    for row, cells in sorted(sheet.rows.items()):
        for column, cell in sorted(cells.items()):
            if cell.rounding:
                yield Noticed("rounded-display", _at(sheet, row, column), *cell.rounding)
    yield from _uncalculated(sheet)


def _hidden_columns(sheet: Sheet) -> Iterator[Noticed]:
    """Those with words, at the first of their cells with any."""
    first: dict[int, int] = {}
    for row in sorted(sheet.rows, reverse=True):
        first |= dict.fromkeys(sheet.rows[row], row)
    for column, row in sorted(first.items()):
        if any(column in hidden for hidden in sheet.hidden_columns):
            letters = Place(cell=column).cell_name
            yield Noticed("hidden-column", _at(sheet, row, column), letters, SHOWN)


def _hidden_rows(sheet: Sheet, lines: Lines) -> Iterator[Noticed]:
    """One for each run of them, with its words."""
    for is_hidden, run in groupby(sorted(sheet.rows), key=sheet.hidden_rows.__contains__):
        if is_hidden:
            yield hidden_rows(lines[sheet.title, row] for row in run)


def _uncalculated(sheet: Sheet) -> Iterator[Noticed]:
    """Each formula without a result; of very many the last ones together, and how many they are."""
    cells = sheet.uncalculated
    alone = cells if len(cells) <= MOST_FORMULAS else cells[: MOST_FORMULAS - 1]
    for row, column in alone:
        yield Noticed("formula-without-value", _at(sheet, row, column), _name(row, column), VALUE)
    if rest := cells[len(alone) :]:
        names = f"{shortened(', '.join(_ranges(rest)))} ({len(rest)})"
        yield Noticed("formula-without-value", _at(sheet, *rest[0]), names, VALUE)


def _ranges(cells: list[tuple[int, int]]) -> Iterator[str]:
    """Cells as a workbook's user names them, those below each other together: "D2:D9"."""
    below = sorted((column, row) for row, column in cells)
    for (column, _), run in groupby(enumerate(below), key=lambda item: (item[1][0], item[1][1] - item[0])):
        rows = [row for _, (_, row) in run]
        first, last = _name(rows[0], column), _name(rows[-1], column)
        yield first if first == last else f"{first}:{last}"


def _name(row: int, column: int) -> str:
    return Place(row=row, cell=column).cell_name


def _at(sheet: Sheet, row: int, column: int) -> Place:
    return Place(sheet=sheet.title, row=row, cell=column)
