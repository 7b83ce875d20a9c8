"""A year run for many units: its stages with their deadlines, what was extended, was late, or went back."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from parindex.web.records.people import User
from parindex.web.records.reach import in_reach
from parindex.web.records.units import Unit
from parindex.web.records.years import IndexYear


class CycleQuerySet(models.QuerySet["Cycle"]):
    def visible_to(self, user: User) -> "CycleQuerySet":
        """The cycles run by units in the reach of `user`, the newest first."""
        return self.filter(in_reach(user, "host__path")).select_related("host").order_by("-year", "host__path")


class Cycle(models.Model):
    """The index year that `host` runs for units below it. Its sheets are `sheets`."""

    host = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="cycles")
    year = models.PositiveSmallIntegerField()
    simulated = models.BooleanField(default=False)

    objects = CycleQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["host", "year"], name="one_cycle_per_host_and_year")]

    def __str__(self) -> str:
        return f"{self.host.short_name}, {self.year}"


class StageDeadline(models.Model):
    """The last day of a stage for every unit of a cycle; `opens` is the first."""

    cycle = models.ForeignKey(Cycle, on_delete=models.CASCADE, related_name="deadlines")
    state = models.CharField(max_length=20)
    opens = models.DateField()
    due = models.DateField()

    class Meta:
        ordering: ClassVar = ["due"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["cycle", "state"], name="one_deadline_per_stage"),
            models.CheckConstraint(condition=Q(due__gte=models.F("opens")), name="a_stage_ends_after_it_opens"),
        ]


class Extension(models.Model):
    """A later last day of a stage for one sheet; the newest holds."""

    sheet = models.ForeignKey(IndexYear, on_delete=models.CASCADE, related_name="extensions")
    state = models.CharField(max_length=20)
    due = models.DateField()
    reason = models.TextField()
    person = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering: ClassVar = ["pk"]


class StageLateness(models.Model):
    """By how many days a stage of a sheet ended late, as counted on the day it ended; no row: in time."""

    sheet = models.ForeignKey(IndexYear, on_delete=models.CASCADE, related_name="lateness")
    state = models.CharField(max_length=20)
    days = models.PositiveSmallIntegerField()

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["sheet", "state"], name="one_lateness_per_stage")]


class Return(models.Model):
    """A criterion that went back to its unit; `is_open` until a later return, or a reopening, takes its place."""

    sheet = models.ForeignKey(IndexYear, on_delete=models.CASCADE, related_name="returns")
    code = models.CharField(max_length=60)
    reason = models.TextField()
    person = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    answered_at = models.DateTimeField(null=True)
    is_open = models.BooleanField(default=True)

    class Meta:
        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["sheet", "code"], condition=Q(is_open=True), name="one_open_return_per_criterion"
            )
        ]
