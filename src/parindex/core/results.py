"""A published table of results: many units, their points by area, their totals, ranks and bands, as a paper gives them.

Every word and figure keeps its place. Nothing is corrected here: `results_check` says what does not fit.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from parindex.core.place import Words
from parindex.core.plan import Noticed, Reference
from parindex.core.points import Absent, Refused


@dataclass(frozen=True, slots=True)
class Entry:
    """A cell for a figure: its words, and the figure; or why there is none, or why its words were refused as one."""

    words: Words
    value: Decimal | Absent | Refused

    @property
    def figure(self) -> Decimal | None:
        return self.value if isinstance(self.value, Decimal) else None


@dataclass(frozen=True, slots=True)
class ResultColumn:
    """A column of figures. `code` is the number of an area; other columns are known by their name alone.

    maxima: the most that can stand there (points), as the header and as a row of maxima say it; both, if both do.
    adds: whether figures beside the areas may be a part of the total: 1 added, -1 taken away, 0 neither.
    """

    code: str
    name: str
    words: Words
    maxima: tuple[Entry, ...] = ()
    adds: int = 0

    @property
    def max_points(self) -> Decimal | None:
        return next((entry.figure for entry in self.maxima if entry.figure is not None), None)


@dataclass(frozen=True, slots=True)
class UnitResult:
    """A row: the unit's canonical name, and how the paper writes it at `words`. None where there is no such column.

    areas: by the area's code. figures, notes: what the further columns hold, by their name; blank notes are left out.
    """

    unit: str
    words: Words
    areas: Mapping[str, Entry]
    total: Entry | None
    rank: Entry | None
    band: Words | None
    figures: Mapping[str, Entry]
    notes: Mapping[str, Words]

    def entries(self) -> Iterator[tuple[str, Entry]]:
        """Every figure of points of the row, by the code of its area or the name of its column ("" for the total)."""
        yield from self.areas.items()
        yield from self.figures.items()
        if self.total:
            yield "", self.total


@dataclass(frozen=True, slots=True)
class ResultTable:
    """The results of one group of units.

    heading: the words over the group, blank where there are none. header: the words over the columns.
    table: the number of the paper's table in which the group begins, from 1.
    summaries: rows of averages, extremes and the like, which are no unit.
    """

    heading: Words
    header: Words
    table: int
    areas: tuple[ResultColumn, ...]
    total: ResultColumn | None
    others: tuple[ResultColumn, ...]
    units: tuple[UnitResult, ...]
    summaries: tuple[UnitResult, ...] = ()

    def columns(self) -> Iterator[ResultColumn]:
        """Every column of points."""
        yield from self.areas
        yield from self.others
        if self.total:
            yield self.total


@dataclass(frozen=True, slots=True)
class Results:
    """A paper of results as read. `unread` are rows with figures that name no unit."""

    year: int | None
    reference: Reference
    tables: tuple[ResultTable, ...]
    unread: tuple[Words, ...] = ()
    noticed: tuple[Noticed, ...] = ()
