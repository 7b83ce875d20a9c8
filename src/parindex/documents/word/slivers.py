"""Columns too narrow to be seen, which programs leave where the cells of two rows end a hair apart."""

from collections.abc import Sequence
from dataclasses import replace

from parindex.documents.package import Element
from parindex.documents.word.grid import COLUMN, COLUMNS, GridRow
from parindex.documents.word.tags import w, whole

(WIDTH,) = w("w")
THINNEST = 30  # twentieths of a point: half a millimetre, less than any letter


def without_slivers(rows: Sequence[GridRow], table: Element) -> tuple[Sequence[GridRow], int]:
    """The rows as if the slivers of `table` were not there, and how many columns it then has.

    A cell that begins in one begins behind it, one that ends in it ends before it; a row with words in nothing but a
    sliver keeps them all.
    """
    grid = table.find(COLUMNS)
    widths = [] if grid is None else [whole(column.get(WIDTH), THINNEST) for column in grid.findall(COLUMN)]
    slivers = {at for at, width in enumerate(widths) if 0 <= width < THINNEST}
    if not slivers or len(slivers) == len(widths):
        return rows, len(widths)
    narrowed = [_narrowed(row, slivers) for row in rows]
    if any(row is None for row in narrowed):
        return rows, len(widths)
    return [row for row in narrowed if row], len(widths) - len(slivers)


def _narrowed(row: GridRow, slivers: set[int]) -> GridRow | None:
    """The row without the slivers; None if words stand in one of them alone."""
    at, cells = row.before, []
    for form, words in row.cells:
        columns = _without(at + form.columns, slivers) - _without(at, slivers)
        at += form.columns
        if columns:
            cells.append((form if columns == form.columns else replace(form, columns=columns), words))
        elif words.strip():
            return None
    after = _without(at + row.after, slivers) - _without(at, slivers)
    return replace(row, before=_without(row.before, slivers), after=after, cells=cells)


def _without(column: int, slivers: set[int]) -> int:
    """Where `column` is once the slivers before it have gone."""
    return column - sum(sliver < column for sliver in slivers)
