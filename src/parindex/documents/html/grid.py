"""The grid of a table: where each cell begins and how far it reaches."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from parindex.documents.html.lists import whole
from parindex.documents.html.page import MOST_CELLS, Element
from parindex.documents.html.words import UNSEEN, is_seen

WIDEST = 1000  # columns that a cell may reach over, as in browsers
PARTS = {"thead": 0, "tfoot": 2}
# Narrower columns hold no letter: edges of cells that should have met. LibreOffice writes a width below zero as a
# very large one.
NARROWEST, WIDEST_IN_PIXELS = 4, 4000


class TooManyCellsError(Exception):
    """More cells than are read; the reader's own affair."""


@dataclass(frozen=True, slots=True)
class GridCell:
    """A cell: its first row and column (from 0), over how many it reaches, its element."""

    row: int
    column: int
    rows: int
    columns: int
    element: Element


@dataclass(frozen=True, slots=True)
class Grid:
    """A table of so many rows and columns, the cells that begin in it, and its hidden rows (from 0)."""

    height: int
    width: int
    cells: tuple[GridCell, ...]
    hidden: frozenset[int]


def grid_of(table: Element) -> Grid:
    """The grid as a browser lays it out. Columns in which no cell begins are none, however far a cell claims to reach.

    Raises TooManyCellsError.
    """
    rows = own_rows(table)
    placed = _without_slivers(list(_placed(rows)), _slivers(table))
    starts = sorted({cell.column for cell in placed})
    if len(rows) * len(starts) > MOST_CELLS:
        raise TooManyCellsError
    real = tuple(_over_columns(cell, starts) for cell in placed)
    hidden = frozenset(at for at, row in enumerate(rows) if not (is_seen(row) and is_seen(row.getparent())))
    return Grid(len(rows), len(starts), real, hidden)


def _slivers(table: Element) -> set[int]:
    """The columns (from 0) that their own declared width says to be none."""
    slivers, at = set(), 0
    for column in table.iter("col"):
        if next(column.iterancestors("table")) is table:
            width, span = column.get("width", ""), min(max(whole(column.get("span"), 1), 1), WIDEST)
            if not width.endswith("%") and not NARROWEST <= whole(width, NARROWEST) <= WIDEST_IN_PIXELS:
                slivers |= set(range(at, at + span))
            at += span
    return slivers


def _without_slivers(placed: list[GridCell], slivers: set[int]) -> list[GridCell]:
    """The cells with their edges moved past the slivers, unless a cell stands in nothing but slivers."""
    moved = []
    for cell in placed:
        first, last = (_past(slivers, edge) for edge in (cell.column, cell.column + cell.columns))
        moved.append(GridCell(cell.row, first, cell.rows, last - first, cell.element))
    return moved if all(cell.columns for cell in moved) else placed


def _past(slivers: set[int], edge: int) -> int:
    while edge in slivers:
        edge += 1
    return edge


def _over_columns(cell: GridCell, starts: list[int]) -> GridCell:
    """The cell in a table whose columns are those that begin at `starts`."""
    first = bisect_left(starts, cell.column)
    columns = bisect_left(starts, cell.column + cell.columns) - first
    return GridCell(cell.row, first, cell.rows, columns, cell.element)


def own_rows(table: Element) -> list[Element]:
    """The rows of a table, hidden ones among them, head first and foot last; those of tables within are not its own."""
    rows = (row for row in table.iter("tr") if next(row.iterancestors("table", *UNSEEN)) is table)
    return sorted(rows, key=lambda row: PARTS.get(row.getparent().tag, 1))


def own_cells(row: Element) -> Iterator[Element]:
    """The cells of a row that are shown."""
    for cell in row.iter("td", "th"):
        if next(cell.iterancestors("tr", "table")) is row and is_seen(cell):
            yield cell


def _placed(rows: Iterable[Element]) -> Iterator[GridCell]:
    """Every cell at its place; no cell reaches out of its part of the table."""
    first = 0
    for _, part in groupby(rows, key=lambda row: row.getparent()):
        own = list(part)
        yield from _placed_part(own, first)
        first += len(own)


def _placed_part(rows: list[Element], first: int) -> Iterator[GridCell]:
    taken: dict[int, int] = {}  # column -> the row before which a cell from above reaches it
    steps = 0
    for at, row in enumerate(rows):
        column = 0
        for element in own_cells(row):
            while taken.get(column, 0) > at:
                column, steps = column + 1, steps + 1
            columns = min(max(whole(element.get("colspan"), 1), 1), WIDEST)
            height = whole(element.get("rowspan"), 1)
            height = min(height, len(rows) - at) if height > 0 else (len(rows) - at if height == 0 else 1)
            if height > 1:
                taken |= dict.fromkeys(range(column, column + columns), at + height)
                steps += columns
            yield GridCell(first + at, column, height, columns, element)
            column, steps = column + columns, steps + 1
            if steps > 10 * MOST_CELLS:
                raise TooManyCellsError
