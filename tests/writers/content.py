"""What a plan paper says, whatever its layout and format: narrative, areas, total, and what its narrative states."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any, Self

FIGURES = ("max_points", "self_points", "verified_points", "survey_points", "points", "target_points")
WORK = ("task", "leads", "supporting", "deadline", "measure", "evidence", "note")


@dataclass(frozen=True, slots=True)
class Entry:
    """A row of the criteria set. `cells` hold its figures, with a dot, and its words, by meaning; absent is blank.

    Leads and supporting units stand under their canonical names, set apart by "; " or by a line end.
    """

    name: str
    cells: Mapping[str, str]
    below: tuple["Entry", ...] = ()

    def rows(self) -> Iterator["Entry"]:
        """This row and those below it, in order."""
        yield self
        for entry in self.below:
            yield from entry.rows()


@dataclass(frozen=True, slots=True)
class Content:
    """A plan. `told` is what its narrative says of it, in the shape of `plan_shape`."""

    narrative: tuple[str, ...]
    areas: tuple[Entry, ...]
    total: Mapping[str, str]
    told: Mapping[str, Any]

    def rows(self) -> Iterator[Entry]:
        for area in self.areas:
            yield from area.rows()

    def changed(self, name: str, **cells: str) -> Self:
        """This plan with other cells in the one row of this name."""
        assert [entry.name for entry in self.rows()].count(name) == 1, name
        return replace(self, areas=tuple(_changed(area, name, cells) for area in self.areas))


def _changed(entry: Entry, name: str, cells: Mapping[str, str]) -> Entry:
    own = {**entry.cells, **cells} if entry.name == name else entry.cells
    return replace(entry, cells=own, below=tuple(_changed(below, name, cells) for below in entry.below))


def scored(name: str, figures: str, *work: str, **words: str) -> Entry:
    """A row with its maximum, points and target ("4 3.5 4"), and its task, leads and deadline as far as given."""
    named = dict(zip(("max_points", "points", "target_points"), figures.split(), strict=True))
    return Entry(name, {**named, **dict(zip(("task", "leads", "deadline"), work, strict=False)), **words})


def whole(name: str, *parts: Entry, **words: str) -> Entry:
    """A row whose figures are the sums of those below it."""
    return Entry(name, {**sums(parts), **words}, parts)


def sums(parts: tuple[Entry, ...]) -> dict[str, str]:
    """The sum of each figure that one of `parts` has; a row without figures has those of the rows below it."""
    own = [part.cells if "max_points" in part.cells else sums(part.below) for part in parts]
    named = [name for name in FIGURES if any(name in cells for cells in own)]
    return {name: _plain(sum((Decimal(cells.get(name, "0")) for cells in own), Decimal(0))) for name in named}


def _plain(figure: Decimal) -> str:
    """Without zeros at its end, which a workbook's numbers have not."""
    return f"{figure.normalize():f}"
