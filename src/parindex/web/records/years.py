"""An index year of a unit: the facts it is scored from, the paper and plan it came with, what was found in them."""

from decimal import Decimal
from typing import Any, ClassVar, Protocol, cast, overload

from django.db import models
from django.db.models import Case, Count, Q, When

from parindex.core import plan as core
from parindex.core.workflow import State
from parindex.documents.plan_reader import Layout
from parindex.web.records.people import User
from parindex.web.records.reach import in_reach

# A workbook's figures have up to 15 digits, most of them behind the point where a formula divided.
DIGITS, DECIMALS = 21, 15
MOST_DIGITS = 15  # that every database keeps exactly


AT_REST = (State.DRAFT, State.OPEN, State.PUBLISHED, State.AMENDED)  # nobody works on a sheet that stands here


class NewestYear(Protocol):
    """A year with the number of problems of its paper."""

    unit: Any
    year: int
    cycle_id: int | None
    problem_count: int


class IndexYearQuerySet(models.QuerySet["IndexYear"]):
    def visible_to(self, user: User) -> "IndexYearQuerySet":
        """The years that `user` may see: of units in which, above which or below which they hold a role."""
        return self.filter(in_reach(user, "unit__path")).select_related("unit").order_by("-year", "unit__path")

    def newest(self) -> "IndexYearQuerySet":
        """Of each unit and year the newest version."""
        return self.filter(amended_by=None)

    def for_frame(self, user: User) -> "NewestYear | None":
        """Where pages about no one year lead, with the problems of its paper counted: of the years of the units that
        `user` works for, and those that papers brought in, the newest that is worked on, else the newest of all.

        Whoever runs a cycle sees many others: none of them.
        """
        own = {holding.unit.committee.pk for holding in user.held}
        found = self.newest().filter(Q(unit__in=own) | Q(cycle=None))
        rest = Case(When(state__in=AT_REST, then=1), default=0)
        counted = found.annotate(problem_count=Count("plan__problems"), rest=rest).order_by(
            "rest", "-year", "unit__path"
        )
        return cast("NewestYear | None", counted.first())


class IndexYear(models.Model):
    """One unit's index of one year, on one criteria set, frozen as it was then: its score sheet.

    `stated_*` are as published. `state` is one of core.workflow; `cycle` is None for a year that a paper brought in.
    What is published is never edited: an amendment is a row of the next `version`, and `amends` what it stands for.
    `revision` counts the acts, so that of two people who act on a sheet at once the second is told; `edits` counts
    the changes of its leaves, so that nobody submits what they have not seen.
    """

    unit = models.ForeignKey("records.Unit", on_delete=models.PROTECT, related_name="years")
    year = models.PositiveSmallIntegerField()
    framework = models.CharField(max_length=100)
    frozen = models.ForeignKey("records.FrozenSet", on_delete=models.PROTECT, related_name="years")
    stated_points = models.DecimalField(max_digits=DIGITS, decimal_places=DECIMALS, null=True)
    stated_band = models.CharField(max_length=50, blank=True)
    simulated = models.BooleanField(default=False)
    cycle = models.ForeignKey("records.Cycle", null=True, on_delete=models.PROTECT, related_name="sheets")
    state = models.CharField(max_length=20, default="published")
    version = models.PositiveSmallIntegerField(default=1)
    amends = models.OneToOneField("self", null=True, on_delete=models.PROTECT, related_name="amended_by")
    revision = models.PositiveIntegerField(default=0)
    edits = models.PositiveIntegerField(default=0)
    content_sha256 = models.CharField(max_length=64, blank=True)

    objects = IndexYearQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["unit", "year", "version"], name="one_index_per_unit_year_and_version"),
        ]

    def __str__(self) -> str:
        version = f", bản {self.version}" if self.version > 1 else ""
        return f"{self.unit.short_name}, {self.year}{version}"


class Paper(models.Model):
    """A paper as it came in: its bytes lie in the file store under their SHA-256, its lines here to be quoted.

    `columns` (meaning by number) and `table` are what its importer said of its table.
    """

    index_year = models.OneToOneField(IndexYear, on_delete=models.CASCADE, related_name="paper")
    name = models.CharField(max_length=255)
    sha256 = models.CharField(max_length=64)
    lines = models.JSONField(default=list)
    retold = models.BooleanField(default=False)
    columns = models.JSONField(default=dict)
    table = models.PositiveSmallIntegerField(default=1)

    @property
    def layout(self) -> Layout:
        """How its table is to be read; keys of JSON are texts."""
        return Layout({int(number): meaning for number, meaning in self.columns.items()}, self.table)


class Plan(models.Model):
    """The improvement plan of a year. `targets` are those its paper states for areas (by code) and the whole ("")."""

    index_year = models.OneToOneField(IndexYear, on_delete=models.CASCADE, related_name="plan")
    year_planned = models.PositiveSmallIntegerField()
    targets = models.JSONField(default=dict)


class PlannedTask(models.Model):
    """What the plan wants of one criterion, or of a part of one.

    `leads_text` is the raw cell, `line` where the row begins among the paper's lines, `row_text` that line.
    """

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="tasks")
    position = models.PositiveSmallIntegerField()
    code = models.CharField(max_length=60)
    text = models.TextField(blank=True)
    target_points = models.DecimalField(max_digits=DIGITS, decimal_places=DECIMALS, null=True)
    leads_text = models.TextField(blank=True)
    deadline = models.TextField(blank=True)
    measure = models.TextField(blank=True)
    line = models.PositiveIntegerField(null=True)
    row_text = models.TextField(blank=True)

    class Meta:
        ordering: ClassVar = ["position"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["plan", "position"], name="one_task_per_position")]


class TaskLead(models.Model):
    """A unit that leads a task, as the paper names it, under its canonical name."""

    task = models.ForeignKey(PlannedTask, on_delete=models.CASCADE, related_name="leads")
    position = models.PositiveSmallIntegerField()
    name = models.TextField()
    is_group = models.BooleanField(default=False)

    class Meta:
        ordering: ClassVar = ["position"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["task", "position"], name="one_lead_per_position")]


class FoundProblem(models.Model):
    """A problem as the judge found it when the paper came in; `content` is core's value as plain data."""

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="problems")
    position = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=40)
    severity = models.CharField(max_length=10)
    scope = models.CharField(max_length=10)
    content = models.JSONField()

    class Meta:
        ordering: ClassVar = ["position"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["plan", "position"], name="one_problem_per_position")]


@overload
def exact(value: Decimal) -> Decimal: ...
@overload
def exact(value: None) -> None: ...
def exact(value: Decimal | None) -> Decimal | None:
    """A figure as the paper gives it: the database pads it with zeros to its own width."""
    if value is None:
        return None
    shortest = value.normalize()
    return shortest.quantize(Decimal(1)) if shortest == shortest.to_integral() else shortest


def unkeepable(plan: core.Plan) -> tuple[str, str] | None:
    """Code and writing of the first figure of `plan` that the database would not keep exactly; None if it keeps all."""
    figures = [("", plan.stated.points)]
    every = [(area.code, area.figures) for area in plan.areas] + [(row.code, row.figures) for row in plan.rows()]
    for code, points in every:
        figures += [(code, points.points), (code, points.target_points)]
    for code, figure in figures:
        if figure and figure.value is not None and not _is_keepable(figure.value):
            return code, figure.words.text
    return None


def _is_keepable(value: Decimal) -> bool:
    _sign, digits, exponent = value.normalize().as_tuple()
    decimals = max(0, -int(exponent))
    return len(digits) <= MOST_DIGITS and decimals <= DECIMALS and value.adjusted() < DIGITS - DECIMALS
