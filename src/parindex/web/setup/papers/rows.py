"""What was read of a paper, row by row, in the paper's own digits and words."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from parindex.core.check.problem import Problem, Severity
from parindex.core.plan import Area, Criterion, Figure, Plan, Points
from parindex.web.setup.papers.words import line_id
from parindex.web.ui.places import anchor
from parindex.web.ui.wording import TONES

SHOWN_FIGURES = {"max_points": _("Max"), "points": _("Achieved"), "target_points": _("Target")}
Doubts = dict[tuple[int | None, int | None], Problem]


@dataclass(frozen=True, slots=True)
class Cell:
    """A figure as the paper writes it, under its column's name.

    url: the problem at its place, if there is one; tone: how grave that is.
    """

    label: str
    words: str
    url: str = ""
    tone: str = ""


@dataclass(frozen=True, slots=True)
class ReadRow:
    """An area or a criterion as read; `url` leads to its line among the paper's words."""

    code: str
    name: str
    is_area: bool
    url: str
    figures: tuple[Cell, ...]
    task: str
    leads: str


def read_rows(plan: Plan, problems: Iterable[Problem]) -> Iterator[ReadRow]:
    """Every row of the table that was read, in the paper's order."""
    doubts = _doubts(problems)
    for area in plan.areas:
        yield _area(area, doubts)
        for criterion in area.criteria:
            yield from (_criterion(row, doubts) for row in criterion.rows())


def total_of(plan: Plan, problems: Iterable[Problem]) -> tuple[Cell, ...]:
    """The figures of the total; none if the table has no such row."""
    return _figures(plan.total, _doubts(problems)) if plan.total else ()


def _doubts(problems: Iterable[Problem]) -> Doubts:
    """The gravest problem of each cell that has one."""
    ranked = sorted(problems, key=lambda problem: list(Severity).index(problem.kind.severity), reverse=True)
    return {(problem.place.shown, problem.place.cell): problem for problem in ranked if problem.place.cell}


def _area(area: Area, doubts: Doubts) -> ReadRow:
    line = area.code_words.place().shown
    return ReadRow(
        code=area.code,
        name=area.name,
        is_area=True,
        url=f"#{line_id(line)}" if line else "",
        figures=_figures(area.figures, doubts),
        task="",
        leads="",
    )


def _criterion(row: Criterion, doubts: Doubts) -> ReadRow:
    line = row.code_words.place().shown
    return ReadRow(
        code=row.code,
        name=row.name,
        is_area=False,
        url=f"#{line_id(line)}" if line else "",
        figures=_figures(row.figures, doubts),
        task=row.task.text if row.task else "",
        leads="; ".join(lead.unit for lead in row.leads),
    )


def _figures(points: Points, doubts: Doubts) -> tuple[Cell, ...]:
    return tuple(_cell(str(label), getattr(points, name), doubts) for name, label in SHOWN_FIGURES.items())


def _cell(label: str, figure: Figure | None, doubts: Doubts) -> Cell:
    if figure is None:
        return Cell(label, "")
    place = figure.words.place()
    doubt = doubts.get((place.shown, place.cell))
    if doubt is None:
        return Cell(label, figure.words.text)
    return Cell(label, figure.words.text, f"#{anchor(doubt)}", TONES[doubt.kind.severity])
