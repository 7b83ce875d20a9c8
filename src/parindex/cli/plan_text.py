"""A plan, its problems and its lost points as tables that a person reads in a terminal."""

from decimal import Decimal
from itertools import groupby

from rich.table import Table
from rich.text import Text

from parindex.cli.output import Speech, console, table
from parindex.core.check import Problem, Severity
from parindex.core.gap import Gap
from parindex.core.place import Words
from parindex.core.plan import Figure, Plan, Points
from parindex.core.points import written

STYLES = {Severity.ERROR: "bold red", Severity.WARNING: "bold yellow", Severity.NOTE: "bold"}


def print_plan(plan: Plan, speech: Speech) -> None:
    """What the narrative states, then the annex row by row."""
    out = console()
    out.print(Text(speech("plan.title", unit=plan.unit or speech("unknown"), year=plan.year_planned or "?"), "bold"))
    out.print(speech("plan.years", scored=plan.year_scored or "?", planned=plan.year_planned or "?"))
    stated = plan.stated
    if stated.points and stated.max_points:
        points, maximum = _figure(stated.points, speech), _figure(stated.max_points, speech)
        out.print(speech("plan.stated", points=points, max_points=maximum, band=stated.band or speech("unknown")))
    counted = sum(len(area.criteria) for area in plan.areas)
    out.print(speech("plan.annex", areas=len(plan.areas), criteria=counted), "", sep="\n")
    out.print(_annex(plan, speech), "", sep="\n")
    out.print(speech("plan.columns"), _columns(plan, speech), sep="\n")
    if plan.others:
        out.print("", speech("plan.others", read=plan.table, count=len(plan.others) + 1), sep="\n")


def _columns(plan: Plan, speech: Speech) -> Table:
    """What the reader took each column for."""
    rows = table(*(speech(f"column.{name}") for name in ("number", "header", "meaning")), figures=(0,))
    for column in plan.columns:
        rows.add_row(str(column.number), column.header, speech(f"meaning.{column.meaning or 'none'}"))
    return rows


def _annex(plan: Plan, speech: Speech) -> Table:
    columns = ("code", "name", "max", "points", "target", "leads")
    rows = table(*(speech(f"column.{name}") for name in columns), figures=(2, 3, 4))
    for area in plan.areas:
        rows.add_row(area.code, area.name, *_points(area.figures, speech), "", style="bold")
        for criterion in (row for one in area.criteria for row in one.rows()):
            leads = "; ".join(lead.unit for lead in criterion.leads)
            rows.add_row(criterion.code, criterion.name, *_points(criterion.figures, speech), leads)
    if plan.total:
        rows.add_row("", speech("plan.total"), *_points(plan.total, speech), "", style="bold")
    return rows


def _points(points: Points, speech: Speech) -> list[str]:
    return [_figure(figure, speech) for figure in (points.max_points, points.points, points.target_points)]


def _figure(figure: Figure | None, speech: Speech) -> str:
    if figure is None:
        return ""
    return written(figure.value, speech.language) if figure.value is not None else speech("missing")


def print_problems(problems: tuple[Problem, ...], speech: Speech) -> None:
    """The problems by severity, each with its line and its sentence; then how many of each."""
    out = console()
    for severity in Severity:
        found = [problem for problem in problems if problem.kind.severity is severity]
        if found:
            out.print(Text(speech(f"severity.{severity}", count=len(found)), STYLES[severity]))
            out.print(_problems(found, speech), "", sep="\n")
    counts = {str(severity): sum(one.kind.severity is severity for one in problems) for severity in Severity}
    out.print(speech("problems.sum", **counts) if problems else speech("problems.none"))


def _problems(problems: list[Problem], speech: Speech) -> Table:
    """Problems of a kind stand together, the kind's title before the first of them."""
    rows = table(speech("column.kind"), speech("column.place"), speech("column.problem"))
    for kind, group in groupby(problems, key=lambda problem: problem.kind):
        title = speech.core.render(kind.title)
        for at, problem in enumerate(group):
            where = speech.core.render(problem.place.said)
            rows.add_row("" if at else title, where, speech.core.render(problem.message))
    return rows


def print_gap(gap: Gap, unread: tuple[Words, ...], speech: Speech) -> None:
    """The criteria that lost points, the units that lead them, why those do not add up, and what is in no sum."""
    out = console()
    lost = written(gap.lost, speech.language)
    title = speech("gap.title", lost=lost, count=len(gap.criteria)) if gap.criteria else speech("gap.none")
    out.print(Text(title, "bold"))
    if gap.criteria:
        out.print("", _losses(gap, speech), sep="\n")
    if gap.units:
        out.print("", _units(gap, speech), sep="\n")
    if sum(unit.lost for unit in gap.units) > gap.lost:
        out.print("", speech("gap.units", lost=lost), sep="\n")
    if gap.unknown:
        out.print(speech("gap.unknown", codes=gap.unknown))
    if unread:
        out.print(speech("gap.unread", places=speech.core.render(tuple(words.place().said for words in unread))))


def _losses(gap: Gap, speech: Speech) -> Table:
    rows = table(*(speech(f"column.{name}") for name in ("code", "name", "lost", "leads")), figures=(2,))
    for loss in gap.criteria:
        rows.add_row(loss.code, loss.name, _three(loss.lost, speech), "; ".join(loss.leads))
    return rows


def _units(gap: Gap, speech: Speech) -> Table:
    rows = table(*(speech(f"column.{name}") for name in ("unit", "lost", "criteria")), figures=(1,))
    for unit in gap.units:
        rows.add_row(unit.unit, _three(unit.lost, speech), ", ".join(unit.criteria))
    return rows


def _three(points: Decimal | None, speech: Speech) -> str:
    """Points lost in a column keep three decimals, so that they stand under each other."""
    return written(points, speech.language, 3) if points is not None else speech("missing")
