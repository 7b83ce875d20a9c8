"""The words within a grid become the rows of a table."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from parindex.documents.document import Merge
from parindex.documents.pdf.grid import Grid, Unit
from parindex.documents.pdf.joining import cell_text
from parindex.documents.pdf.words import Stretch, Word, lines_of, stretch, turned

WIDEST_MARGIN = 6.0  # points between a cell's edge and its words; more is not margin but setting in the middle


@dataclass(frozen=True, slots=True)
class Cells:
    """The texts of a table by row, blank where a merged cell reaches; `top` is its first edge on the page."""

    top: float
    rows: Sequence[Sequence[str]]
    merges: tuple[Merge, ...]


def cells_of(grid: Grid, words: Iterable[Word], top: float) -> Cells:
    """The table that `words`, all of which stand within the grid, make there."""
    by_cell: dict[Unit, list[Word]] = {}
    for word in words:
        if cell := grid.cell_at(*_in_frame(word, grid)):
            by_cell.setdefault(cell, []).append(word)
    rows = [[""] * (len(grid.columns) - 1) for _ in range(len(grid.rows) - 1)]
    for cell, inside in by_cell.items():
        rows[cell[0]][cell[1]] = _text(inside, grid, cell)
    return Cells(top, rows, tuple(grid.merges.values()))


def _in_frame(word: Word, grid: Grid) -> tuple[float, float]:
    if word.direction == grid.direction:
        return word.middle
    return turned(grid.direction, *turned(word.direction, *word.middle))


def _text(words: list[Word], grid: Grid, cell: Unit) -> str:
    """The words of a cell; those in another direction, as of a header set sideways, after the others."""
    start, end = grid.columns[cell[1]], grid.end_of(cell)
    parts = []
    for direction in sorted({word.direction for word in words}, key=lambda one: one != grid.direction):
        lines = [stretch(line) for line in lines_of(word for word in words if word.direction == direction)]
        parts.append(cell_text(lines, _room(lines, start, end)))
    return " ".join(parts)


def _room(lines: Sequence[Stretch], start: float, end: float) -> float:
    margin = min(max(min(line.start for line in lines) - start, 0.0), WIDEST_MARGIN)
    return end - start - 2 * margin
