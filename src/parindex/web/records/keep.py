"""A plan that was read becomes rows: facts, paper, tasks and problems, all of them or none."""

from dataclasses import dataclass
from decimal import Decimal

from django.db import transaction

from parindex.core.check import Problem
from parindex.core.framework import Framework
from parindex.core.plan import Criterion, Figure, Plan, Points
from parindex.core.points import plain
from parindex.core.values import written
from parindex.documents.catalogue import catalogue
from parindex.documents.plan_reader import Layout
from parindex.documents.plan_reader.reader import AS_READ
from parindex.web.records import models
from parindex.web.records.files import keep_file
from parindex.web.records.frozen import freeze
from parindex.web.records.problems import problem_content

SOURCE_NAME = 200  # letters of a file's name that a source has room for


class UnfitPlanError(Exception):
    """The plan's criteria are not those of the criteria set; the text is one sentence that names them."""


@dataclass(frozen=True, slots=True)
class PaperIn:
    """A paper as it came in. `retold` if its sentences are not those of the official paper."""

    name: str
    content: bytes
    lines: tuple[str, ...]
    retold: bool = False
    layout: Layout = AS_READ


@transaction.atomic
def keep_year(
    unit: models.Unit,
    framework: Framework,
    plan: Plan,
    *,
    problems: tuple[Problem, ...],
    paper: PaperIn,
    year: int | None = None,
    simulated: bool = False,
) -> models.IndexYear:
    """The index year that `plan` tells of, kept whole. Raises UnfitPlanError if it tells of another criteria set.

    year: the year scored, where it is not the one that the plan names.
    """
    _refuse_other_criteria(framework, plan)
    index_year = models.IndexYear.objects.create(
        unit=unit,
        year=year or plan.year_scored or framework.year,
        framework=framework.id,
        frozen=freeze(framework.id),
        stated_points=_value(plan.stated.points),
        stated_band=plan.stated.band or "",
        simulated=simulated,
    )
    models.Paper.objects.create(
        index_year=index_year,
        name=paper.name,
        sha256=keep_file(paper.content),
        lines=list(paper.lines),
        retold=paper.retold,
        columns={str(number): meaning for number, meaning in paper.layout.columns.items()},
        table=paper.layout.table,
    )
    _keep_facts(index_year, framework, plan, paper=paper)
    _keep_tasks(index_year, plan, paper=paper)
    keep_problems(index_year.plan, problems)
    return index_year


def differing_codes(framework: Framework, plan: Plan) -> tuple[str, ...]:
    """Codes of criteria that only one of the two has, and of leaves of the set that the paper has no row for."""
    criteria = {criterion.code for _, criterion in framework.criteria()}
    rows = {row.code for row in plan.rows()}
    leaves = {leaf.code for leaf in framework.leaves()}
    return tuple(sorted((criteria ^ {row.code for _, row in plan.criteria()}) | (leaves - rows)))


def _refuse_other_criteria(framework: Framework, plan: Plan) -> None:
    if differing := differing_codes(framework, plan):
        codes = ", ".join(differing)
        raise UnfitPlanError(f"Phụ lục và bộ tiêu chí {framework.id} khác nhau ở các mã: {codes}.")


def _keep_facts(year: models.IndexYear, framework: Framework, plan: Plan, *, paper: PaperIn) -> None:
    """The points of every leaf that the paper gives a figure for, each with its place as its source."""
    leaves = {leaf.code for leaf in framework.leaves()}
    facts: dict[str, models.DeclaredFact] = {}
    for row in plan.rows():
        points = row.figures.points
        if row.code in leaves and points is not None and points.value is not None:
            where = catalogue("vi").render(points.words.place().said)
            source = f"{paper.name[-SOURCE_NAME:]}, {where}"
            fact = models.DeclaredFact(index_year=year, code=row.code, value=written(points.value), source=source)
            facts.setdefault(row.code, fact)
    models.DeclaredFact.objects.bulk_create(facts.values())


def _keep_tasks(year: models.IndexYear, plan: Plan, *, paper: PaperIn) -> None:
    kept = models.Plan.objects.create(
        index_year=year, year_planned=plan.year_planned or year.year + 1, targets=_stated_targets(plan)
    )
    planned = list(plan.rows())
    rows = [_task(kept, at, criterion, paper=paper) for at, criterion in enumerate(planned)]
    models.PlannedTask.objects.bulk_create(rows)
    leads = [
        models.TaskLead(task=row, position=at, name=lead.unit, is_group=lead.is_group)
        for row, criterion in zip(rows, planned, strict=True)
        for at, lead in enumerate(criterion.leads)
    ]
    models.TaskLead.objects.bulk_create(leads)


def keep_problems(plan: models.Plan, problems: tuple[Problem, ...]) -> None:
    """Put `problems` in the place of those that were found before."""
    plan.problems.all().delete()
    models.FoundProblem.objects.bulk_create(
        models.FoundProblem(
            plan=plan,
            position=at,
            kind=problem.kind.id,
            severity=problem.kind.severity,
            scope=problem.kind.scope,
            content=problem_content(problem),
        )
        for at, problem in enumerate(problems)
    )


def _task(plan: models.Plan, position: int, criterion: Criterion, *, paper: PaperIn) -> models.PlannedTask:
    line = criterion.code_words.place().shown
    return models.PlannedTask(
        plan=plan,
        position=position,
        code=criterion.code,
        text=criterion.task.text if criterion.task else "",
        target_points=_value(criterion.figures.target_points),
        leads_text=criterion.leads_words.text if criterion.leads_words else "",
        deadline=criterion.deadline.text if criterion.deadline else "",
        measure=criterion.measure.text if criterion.measure else "",
        line=line,
        row_text=paper.lines[line - 1] if line else "",
    )


def _stated_targets(plan: Plan) -> dict[str, str]:
    rows: dict[str, Points | None] = {area.code: area.figures for area in plan.areas}
    rows[""] = plan.total
    targets = {code: _value(figures.target_points) for code, figures in rows.items() if figures}
    return {code: plain(value) for code, value in targets.items() if value is not None}


def _value(figure: Figure | None) -> Decimal | None:
    return figure.value if figure else None
