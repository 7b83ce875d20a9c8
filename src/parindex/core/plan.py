"""An improvement plan as a paper states it: what was reached, what is wanted, by which tasks and whom.

Every word and figure keeps its place. Nothing is corrected here: `plan_check` says what does not fit.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from parindex.core.place import Words


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
    """The three figures of a row; None where the table has no such column."""

    max_points: Figure
    points: Figure | None
    target_points: Figure | None


@dataclass(frozen=True, slots=True)
class SubCriterion:
    """A row of the third level: no task of its own."""

    code: str
    code_words: Words
    name: str
    figures: Points


@dataclass(frozen=True, slots=True)
class Criterion:
    """A row of the second level: points and the task that is to raise them.

    task, deadline, measure, evidence are None where the table has no such column or the cell is empty.
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
    sub_criteria: tuple[SubCriterion, ...] = ()

    @property
    def lost(self) -> Decimal | None:
        """Points short of the maximum; None where either figure is not known."""
        points = self.figures.points.value if self.figures.points else None
        if points is None or self.figures.max_points.value is None:
            return None
        return self.figures.max_points.value - points


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
class Plan:
    """A plan as read. `columns` are the meanings found in the table's header, `header` its words.

    `unread` are rows of the table with figures but without a code that could be read.
    """

    unit: str | None
    place_name: str | None
    year_scored: int | None
    year_planned: int | None
    reference: Reference
    stated: Stated
    columns: tuple[str, ...]
    header: Words
    areas: tuple[Area, ...]
    total: Points | None
    unread: tuple[Words, ...]
    responsibilities: tuple[Responsibility, ...]
    narrative: tuple[Words, ...]

    def criteria(self) -> Iterator[tuple[Area, Criterion]]:
        """Each criterion with its area, in the paper's order."""
        for area in self.areas:
            for criterion in area.criteria:
                yield area, criterion

    @property
    def has_points(self) -> bool:
        """Whether the table has a column of points achieved."""
        return "points" in self.columns
