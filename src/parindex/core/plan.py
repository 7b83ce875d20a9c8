"""An improvement plan as a paper states it: what was reached, what is wanted, by which tasks and whom.

Every word and figure keeps its place. Nothing is corrected here: `plan_check` says what does not fit.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from parindex.core.messages import Message
from parindex.core.place import Place, Words


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure as the paper writes it. `value` is None for a blank and for words that are no figure."""

    words: Words
    value: Decimal | None


@dataclass(frozen=True, slots=True)
class Lead:
    """A unit that leads a task: its canonical name, and how the paper writes it at `words`."""

    unit: str
    is_group: bool
    words: Words


@dataclass(frozen=True, slots=True)
class Points:
    """The figures of a row; None where the table has no such column.

    `points` are those that count. Where a paper shows more layers than one, `self_points`, `verified_points` and
    `survey_points` are what the unit claimed, what the appraisers found, and what a survey gave.
    """

    max_points: Figure
    points: Figure | None
    target_points: Figure | None
    self_points: Figure | None = None
    verified_points: Figure | None = None
    survey_points: Figure | None = None

    def layers(self) -> dict[str, Figure]:
        """The further layers that the table has columns for."""
        every = {
            "self_points": self.self_points,
            "verified_points": self.verified_points,
            "survey_points": self.survey_points,
        }
        return {name: figure for name, figure in every.items() if figure}


@dataclass(frozen=True, slots=True)
class Criterion:
    """A row of the second or third level: points, and the task that is to raise them.

    task, deadline, measure, evidence, note are None where the table has no such column or the cell is empty.
    """

    code: str
    code_words: Words
    name: str
    figures: Points
    task: Words | None
    leads: tuple[Lead, ...]
    leads_words: Words | None
    supporting: tuple[Lead, ...]
    deadline: Words | None
    measure: Words | None
    evidence: Words | None
    note: Words | None = None
    sub_criteria: tuple["Criterion", ...] = ()

    @property
    def lost(self) -> Decimal | None:
        """Points short of the maximum; None where either figure is not known."""
        points = self.figures.points.value if self.figures.points else None
        if points is None or self.figures.max_points.value is None:
            return None
        return self.figures.max_points.value - points

    @property
    def has_work(self) -> bool:
        """Whether the row itself says what is to be done, or by whom."""
        return self.task is not None or bool(self.leads)

    def rows(self) -> Iterator["Criterion"]:
        """This row and those below it, in the paper's order."""
        yield self
        for sub in self.sub_criteria:
            yield from sub.rows()

    def planned(self) -> Iterator["Criterion"]:
        """The rows that a task stands in; the criterion itself where none does."""
        rows = [row for row in self.rows() if row.has_work]
        yield from rows or [self]

    def scored(self) -> Iterator["Criterion"]:
        """The rows that points are given in: the criterion, or those below it where it has none of its own."""
        if self.lost is None and self.sub_criteria:
            for sub in self.sub_criteria:
                yield from sub.scored()
        else:
            yield self


def names_a_figure(task: str) -> bool:
    """Whether a task's words hold a digit: something that can be counted."""
    return any(letter.isdigit() for letter in task)


@dataclass(frozen=True, slots=True)
class Area:
    """A row of the first level and the criteria below it."""

    code: str
    code_words: Words
    name_words: Words
    figures: Points
    criteria: tuple[Criterion, ...]

    @property
    def name(self) -> str:
        return self.name_words.text


@dataclass(frozen=True, slots=True)
class StatedArea:
    """What the narrative says of one area; None for what it does not say. `names` are its writings, first one first."""

    code: str
    names: tuple[str, ...]
    points: Figure | None
    max_points: Figure | None
    criteria_count: Figure | None
    sub_criteria_count: Figure | None


@dataclass(frozen=True, slots=True)
class Stated:
    """What the narrative says of the whole; None for what it does not say."""

    area_count: Figure | None
    criteria_count: Figure | None
    sub_criteria_count: Figure | None
    points: Figure | None
    max_points: Figure | None
    band: str | None
    areas: tuple[StatedArea, ...]


@dataclass(frozen=True, slots=True)
class Reference:
    """Number, day (ISO) and issuer of the plan; None where blank. `blanks` are the places left blank."""

    number: str | None
    date: str | None
    issuer: str | None
    blanks: tuple[tuple[str, Words], ...]


@dataclass(frozen=True, slots=True)
class Responsibility:
    """A body's duties in the narrative; `areas` the codes of the areas its text names."""

    unit: str
    heading: Words
    areas: tuple[str, ...]
    text: str


@dataclass(frozen=True, slots=True)
class Noticed:
    """What the reader found in the file itself. `id` is a kind of problem, `variant` one of its sentences."""

    id: str
    place: Place
    found: Decimal | str
    expected: Decimal | str | Message
    variant: str = ""


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the table: its number from 1, the words of its header, what it was taken for ("" if nothing)."""

    number: int
    header: str
    meaning: str


@dataclass(frozen=True, slots=True)
class FurtherTable:
    """Another table of criteria in the same paper: its number among them, its heading, its areas and total."""

    number: int
    heading: Words
    areas: tuple[Area, ...]
    total: Points | None


@dataclass(frozen=True, slots=True)
class Plan:
    """A plan as read. `columns` are those of the table, `header` the words over them.

    `table` is the number of the table that was read among the paper's tables of criteria, `others` are the rest.
    `unread` are rows of the table with figures but without a code that could be read.
    """

    unit: str | None
    place_name: str | None
    year_scored: int | None
    year_planned: int | None
    reference: Reference
    stated: Stated
    columns: tuple[Column, ...]
    header: Words
    areas: tuple[Area, ...]
    total: Points | None
    unread: tuple[Words, ...]
    responsibilities: tuple[Responsibility, ...]
    narrative: tuple[Words, ...]
    noticed: tuple[Noticed, ...] = ()
    table: int = 1
    others: tuple[FurtherTable, ...] = ()

    def criteria(self) -> Iterator[tuple[Area, Criterion]]:
        """Each criterion with its area, in the paper's order."""
        for area in self.areas:
            for criterion in area.criteria:
                yield area, criterion

    def rows(self) -> Iterator[Criterion]:
        """Every row of the second and third level, in the paper's order."""
        for _, criterion in self.criteria():
            yield from criterion.rows()

    def planned(self) -> Iterator[Criterion]:
        """The rows that a task stands in, one for every criterion at least."""
        for _, criterion in self.criteria():
            yield from criterion.planned()

    def scored(self) -> Iterator[Criterion]:
        """The rows that points are given in."""
        for _, criterion in self.criteria():
            yield from criterion.scored()

    def has(self, meaning: str) -> bool:
        """Whether the table has a column of this meaning."""
        return any(column.meaning == meaning for column in self.columns)

    @property
    def has_points(self) -> bool:
        """Whether the table has a column of points achieved."""
        return self.has("points")
