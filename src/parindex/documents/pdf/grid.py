"""Ruling lines become grids: the rows and columns of a table, and which of its cells are merged."""

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from parindex.documents.document import Merge
from parindex.documents.pdf.rules import Rule, Rules
from parindex.documents.pdf.words import Direction

CLOSE = 5.0  # points; rows and columns are wider than this
MOST_CELLS = 100_000  # of one page

Unit = tuple[int, int]  # row and column of the finest grid, from 0


@dataclass(frozen=True, slots=True)
class Grid:
    """A table's edges in the frame of `direction`, ascending; and for each unit the first unit of its cell."""

    direction: Direction
    rows: Sequence[float]
    columns: Sequence[float]
    owners: Sequence[Sequence[Unit]]
    merges: Mapping[Unit, Merge]

    def cell_at(self, u: float, v: float) -> Unit | None:
        """The cell that a point stands in, by its first unit."""
        row, column = bisect_right(self.rows, v) - 1, bisect_right(self.columns, u) - 1
        is_within = 0 <= row < len(self.owners) and 0 <= column < len(self.columns) - 1
        return self.owners[row][column] if is_within else None

    def end_of(self, cell: Unit) -> float:
        """Where the cell ends along its lines."""
        merge = self.merges.get(cell)
        return self.columns[cell[1] + (merge.columns if merge else 1)]


def grid_of(rules: Rules, direction: Direction) -> Grid | None:
    """The grid that rules which touch one another draw; None if it has but one cell, or too many.

    Sides that are not drawn are where the lines towards them end: a table goes on there on another page.
    """
    rows = _edges([rule.at for rule in rules.across], rules.down)
    columns = _edges([rule.at for rule in rules.down], rules.across)
    units = (len(rows) - 1) * (len(columns) - 1)
    if not 1 < units <= MOST_CELLS:
        return None
    below = _walls(rules.across, rows, columns)
    behind = _walls(rules.down, columns, rows)
    merges, owners = _cells(len(rows) - 1, len(columns) - 1, below, behind)
    if len({owner for row in owners for owner in row}) == 1:
        return None
    return Grid(direction, rows, columns, owners, {(merge.row, merge.column): merge for merge in merges})


def _edges(drawn: Iterable[float], towards: Iterable[Rule]) -> list[float]:
    """The places of lines, those close together as one, with the ends of the lines that lead there."""
    edges: list[list[float]] = []
    for at in sorted(drawn):
        if edges and at - edges[-1][-1] < CLOSE:
            edges[-1].append(at)
        else:
            edges.append([at])
    places = [sum(group) / len(group) for group in edges]
    first, last = min(rule.low for rule in towards), max(rule.high for rule in towards)
    before = [first] if first < places[0] - CLOSE else []
    return [*before, *places, *([last] if last > places[-1] + CLOSE else [])]


def _walls(rules: Iterable[Rule], edges: Sequence[float], others: Sequence[float]) -> set[Unit]:
    """(edge, unit between the others) wherever a rule at that edge passes the middle of that unit."""
    middles = [(low + high) / 2 for low, high in pairwise(others)]
    walls: set[Unit] = set()
    for rule in rules:
        edge = min(range(len(edges)), key=lambda at: abs(edges[at] - rule.at))
        first, last = bisect_right(middles, rule.low), bisect_right(middles, rule.high)
        walls.update((edge, unit) for unit in range(first, last))
    return walls


def _cells(rows: int, columns: int, below: set[Unit], behind: set[Unit]) -> tuple[tuple[Merge, ...], list[list[Unit]]]:
    """Cells as the largest rectangles without a wall inside, from the first unit on.

    `below` holds (row edge, column) of walls between rows, `behind` (column edge, row) of those between columns.
    """
    owners: list[list[Unit | None]] = [[None] * columns for _ in range(rows)]
    merges = []
    for row in range(rows):
        for column in range(columns):
            if owners[row][column]:
                continue
            wide = _wide(owners[row], row, column, behind)
            high = 1
            while row + high < rows and _goes_on(row + high, range(column, column + wide), below, behind):
                high += 1
            for at in range(row, row + high):
                owners[at][column : column + wide] = [(row, column)] * wide
            if wide * high > 1:
                merges.append(Merge(row, column, high, wide))
    return tuple(merges), [[owner or (0, 0) for owner in line] for line in owners]


def _wide(owners: Sequence[Unit | None], row: int, column: int, behind: set[Unit]) -> int:
    wide = 1
    while column + wide < len(owners) and not owners[column + wide] and (column + wide, row) not in behind:
        wide += 1
    return wide


def _goes_on(row: int, columns: range, below: set[Unit], behind: set[Unit]) -> bool:
    """Whether a cell over `columns` reaches into `row` too: no wall before it, none within it, ends at both sides."""
    return not any((row, column) in below for column in columns) and not any(
        (edge, row) in behind for edge in columns[1:]
    )
