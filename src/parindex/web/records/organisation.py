"""What units came from and went into, what else they are called, and the groups they are ranked in."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from parindex.web.records.people import User
from parindex.web.records.reach import in_reach
from parindex.web.records.units import Unit


class Succession(models.Model):
    """A unit that came, whole or in part, from another, on its own first day.

    `way` says how; of one predecessor with several successors none may be `merged` or `renamed`.
    """

    class Way(models.TextChoices):
        MERGED = "merged"
        RENAMED = "renamed"
        SPLIT = "split"
        TAKEN_OVER = "taken_over"

    predecessor = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="later")
    successor = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="earlier")
    way = models.CharField(max_length=20, choices=Way.choices)
    basis = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["predecessor", "successor"], name="one_succession_per_pair"),
            models.CheckConstraint(condition=~Q(predecessor=F("successor")), name="no_unit_succeeds_itself"),
        ]


class UnitAlias(models.Model):
    """Another name that papers and people use for a unit; `folded` without accents."""

    unit = models.ForeignKey(Unit, on_delete=models.CASCADE, related_name="aliases")
    name = models.CharField(max_length=200)
    folded = models.CharField(max_length=200)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["unit", "name"], name="one_alias_per_name")]


class UnitGroupQuerySet(models.QuerySet["UnitGroup"]):
    def visible_to(self, user: User) -> "UnitGroupQuerySet":
        """The groups kept by units in the reach of `user`."""
        return self.filter(in_reach(user, "owner__path")).order_by("owner__path", "name")


class UnitGroup(models.Model):
    """Units that are scored and ranked together, as `owner` keeps them."""

    owner = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="groups")
    code = models.SlugField(max_length=60)
    name = models.CharField(max_length=200)
    members = models.ManyToManyField(Unit, related_name="in_groups")

    objects = UnitGroupQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["owner", "code"], name="one_group_per_code")]
