"""A year as core's values, read in few queries; and back: a plan with its problems becomes rows."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from parindex.core.check import Problem
from parindex.core.facts import Fact
from parindex.core.framework import Framework
from parindex.core.gap import Gap, Loss, gap
from parindex.core.points import Absent
from parindex.core.scoring import ScoreSheet, score
from parindex.documents.framework_yaml import shipped_framework
from parindex.web.records.models import FoundProblem, IndexYear, Paper, Plan, PlannedTask, RoleHolding, User
from parindex.web.records.problems import problem_from
from parindex.web.records.years import exact


@dataclass(frozen=True, slots=True)
class LeadUnit:
    """A unit that leads a task, by its canonical name."""

    name: str
    is_group: bool


@dataclass(frozen=True, slots=True)
class Task:
    """What the plan wants of one criterion; None for what its paper does not say. `row_text` is the whole row."""

    code: str
    text: str | None
    target_points: Decimal | None
    leads: tuple[LeadUnit, ...]
    leads_text: str | None
    deadline: str | None
    measure: str | None
    line: int | None
    row_text: str


@dataclass(frozen=True, slots=True)
class PlanRecord:
    """The plan of a year: tasks by criterion; `targets` as the paper states them for areas and, under "", the whole."""

    year_planned: int
    paper_name: str
    retold: bool
    tasks: Mapping[str, Task]
    targets: Mapping[str, Decimal]


@dataclass(frozen=True, slots=True)
class YearRecord:
    """A unit's index year, scored. `stated_*` are as published; None where nothing was."""

    unit_code: str
    unit_name: str
    short_name: str
    year: int
    framework: Framework
    sheet: ScoreSheet
    stated_points: Decimal | None
    stated_band: str | None
    gap: Gap
    plan: PlanRecord | None
    simulated: bool


def load_year(index_year: IndexYear) -> YearRecord:
    """`index_year` scored on its criteria set, with its plan: four queries whatever the size."""
    framework = shipped_framework(index_year.framework)
    facts = [
        Fact(
            row.code,
            row_points if (row_points := exact(row.points)) is not None else Absent.NOT_APPLICABLE,
            unit="điểm",
            source=row.source,
        )
        for row in index_year.facts.all()
    ]
    sheet = score(framework, facts)
    plan = _plan(index_year)
    return YearRecord(
        unit_code=index_year.unit.code,
        unit_name=index_year.unit.name,
        short_name=index_year.unit.short_name,
        year=index_year.year,
        framework=framework,
        sheet=sheet,
        stated_points=exact(index_year.stated_points),
        stated_band=index_year.stated_band or None,
        gap=gap(_losses(framework, sheet, plan)),
        plan=plan,
        simulated=index_year.simulated,
    )


def _losses(framework: Framework, sheet: ScoreSheet, plan: PlanRecord | None) -> list[Loss]:
    tasks = plan.tasks if plan else {}
    losses = []
    for _, criterion in framework.criteria():
        scored = sheet.nodes[criterion.code]
        leads = tuple(lead.name for lead in tasks[criterion.code].leads) if criterion.code in tasks else ()
        known = not scored.missing and not scored.not_applicable
        losses.append(Loss(criterion.code, criterion.name, scored.lost if known else None, leads))
    return losses


def _plan(index_year: IndexYear) -> PlanRecord | None:
    plan = (
        Plan.objects.filter(index_year=index_year)
        .select_related("index_year__paper")
        .prefetch_related("tasks__leads")
        .first()
    )
    if plan is None:
        return None
    paper = _paper(plan.index_year)
    lines = paper.lines if paper else []
    return PlanRecord(
        year_planned=plan.year_planned,
        paper_name=paper.name if paper else "",
        retold=bool(paper and paper.retold),
        tasks={row.code: _task(row, lines) for row in plan.tasks.all()},
        targets={code: Decimal(points) for code, points in plan.targets.items()},
    )


def _task(row: PlannedTask, lines: list[str]) -> Task:
    in_paper = row.line is not None and row.line <= len(lines)
    return Task(
        code=row.code,
        text=row.text or None,
        target_points=exact(row.target_points),
        leads=tuple(LeadUnit(lead.name, lead.is_group) for lead in row.leads.all()),
        leads_text=row.leads_text or None,
        deadline=row.deadline or None,
        measure=row.measure or None,
        line=row.line,
        row_text=lines[row.line - 1] if row.line is not None and in_paper else "",
    )


def _paper(index_year: IndexYear) -> Paper | None:
    return getattr(index_year, "paper", None)


def problems_of(index_year: IndexYear) -> tuple[Problem, ...]:
    """The problems found in the year's plan, in the judge's order."""
    rows = FoundProblem.objects.filter(plan__index_year=index_year)
    return tuple(problem_from(row.content) for row in rows)


def paper_lines(index_year: IndexYear) -> tuple[str, ...]:
    """The lines of the year's paper, line n at n - 1; none if there is no paper."""
    paper = Paper.objects.filter(index_year=index_year).first()
    return tuple(paper.lines) if paper else ()


def roles_of(user: User) -> list[RoleHolding]:
    """The roles that `user` holds, with their units."""
    return list(user.roles.select_related("unit").order_by("unit__path", "role"))
