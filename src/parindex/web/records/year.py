"""A year as core's values, read in few queries; and back: a plan with its problems becomes rows."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from parindex.core.check import Problem
from parindex.core.framework import Framework
from parindex.core.gap import Gap, Loss, gap
from parindex.core.scoring import ScoreSheet, score
from parindex.web.records.figures import facts_of
from parindex.web.records.frozen import frozen_framework
from parindex.web.records.models import FoundProblem, IndexYear, Paper, Plan, PlannedTask, TaskLead
from parindex.web.records.problems import problem_from
from parindex.web.records.years import exact


@dataclass(frozen=True, slots=True)
class LeadUnit:
    """A unit that leads a task, by its canonical name."""

    name: str
    is_group: bool


@dataclass(frozen=True, slots=True)
class Task:
    """What the plan wants of one criterion, or of a part of one; None for what its paper does not say.

    `row_text` is the whole row, `line` its number among the words of the paper.
    """

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
    """The plan of a year: the tasks of criteria and their parts, by code.

    `targets` as the paper states them for areas and, under "", the whole.
    """

    year_planned: int
    paper_name: str
    retold: bool
    tasks: Mapping[str, Task]
    targets: Mapping[str, Decimal]

    def parts(self, code: str) -> tuple[Task, ...]:
        """The tasks of the rows below criterion `code`."""
        return tuple(task for task in self.tasks.values() if task.code.startswith(f"{code}."))

    def leads(self, code: str) -> tuple[LeadUnit, ...]:
        """The units that lead a criterion; where it names none, those of the rows below it."""
        own = self.tasks[code].leads if code in self.tasks else ()
        return own or tuple(dict.fromkeys(lead for task in self.parts(code) for lead in task.leads))


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
    """`index_year` scored on its criteria set, with its plan: four queries whatever the size.

    Two more where its set asks for evidence and a cycle runs it.
    """
    framework = frozen_framework(index_year.frozen_id)
    sheet = score(framework, facts_of(index_year))
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
    losses = []
    for _, criterion in framework.criteria():
        scored = sheet.nodes[criterion.code]
        leads = tuple(lead.name for lead in plan.leads(criterion.code)) if plan else ()
        known = not scored.missing and not scored.not_applicable
        losses.append(Loss(criterion.code, criterion.name, scored.lost if known else None, leads))
    return losses


def _plan(index_year: IndexYear) -> PlanRecord | None:
    fields = ("pk", "year_planned", "targets", "index_year__paper__name", "index_year__paper__retold")
    found = Plan.objects.filter(index_year=index_year).values_list(*fields).first()
    if found is None:
        return None
    key, year_planned, targets, paper_name, retold = found
    return PlanRecord(
        year_planned=year_planned,
        paper_name=paper_name or "",
        retold=bool(retold),
        tasks=_tasks(key),
        targets={code: Decimal(points) for code, points in targets.items()},
    )


def _tasks(plan: int) -> dict[str, Task]:
    """The tasks of the plan with this key, in two queries; plain rows, for pages show all of them at once."""
    leads: dict[int, list[LeadUnit]] = {}
    for task, name, is_group in TaskLead.objects.filter(task__plan=plan).values_list("task_id", "name", "is_group"):
        leads.setdefault(task, []).append(LeadUnit(name, is_group))
    fields = ("text", "target_points", "leads_text", "deadline", "measure", "line", "row_text")
    tasks = {}
    for key, code, *values in PlannedTask.objects.filter(plan=plan).values_list("pk", "code", *fields):
        text, target, leads_text, deadline, measure, line, row_text = values
        tasks[code] = Task(
            code=code,
            text=text or None,
            target_points=exact(target),
            leads=tuple(leads.get(key, ())),
            leads_text=leads_text or None,
            deadline=deadline or None,
            measure=measure or None,
            line=line,
            row_text=row_text,
        )
    return tasks


def problems_of(index_year: IndexYear) -> tuple[Problem, ...]:
    """The problems found in the year's plan, in the judge's order."""
    contents = FoundProblem.objects.filter(plan__index_year=index_year).values_list("content", flat=True)
    return tuple(problem_from(content) for content in contents)


def paper_lines(index_year: IndexYear) -> tuple[str, ...]:
    """The lines of the year's paper, line n at n - 1; none if there is no paper."""
    paper = Paper.objects.filter(index_year=index_year).first()
    return tuple(paper.lines) if paper else ()
