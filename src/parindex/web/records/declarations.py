"""What a unit declares of the leaves of its sheet: figures, words, and whom a leaf was given to."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from parindex.core.facts import POINTS
from parindex.web.records.people import User
from parindex.web.records.units import Unit
from parindex.web.records.years import IndexYear


class DeclaredFact(models.Model):
    """A figure of one leaf: what its set's fact `fact` is worth. No row: missing.

    `value` is as `core.values.written` writes it; "" exactly where the fact does not apply. `is_confirmed` is False
    for a figure that was carried over from another year, until somebody says that it holds.
    """

    index_year = models.ForeignKey(IndexYear, on_delete=models.CASCADE, related_name="facts")
    code = models.CharField(max_length=60)
    fact = models.CharField(max_length=100, default=POINTS)
    value = models.TextField(blank=True)
    applies = models.BooleanField(default=True)
    source = models.CharField(max_length=300)
    is_confirmed = models.BooleanField(default=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["index_year", "code", "fact"], name="one_value_per_leaf_and_fact"),
            models.CheckConstraint(
                condition=(Q(applies=True) & ~Q(value="")) | Q(applies=False, value=""),
                name="a_value_exactly_where_the_fact_applies",
            ),
        ]


class Declaration(models.Model):
    """One leaf as its unit works on it: words to go with its figures, and the office that it was given to.

    `revision` counts its changes. `source`: where its figures are from, "" where nobody said. `explanation` is for
    the appraiser, where a figure or its evidence is not there. `contested` are values that met another person's, as
    plain data: nothing that was entered is lost, and somebody chooses. `person`, `at`: who changed it last, and when.
    """

    index_year = models.ForeignKey(IndexYear, on_delete=models.CASCADE, related_name="declarations")
    code = models.CharField(max_length=60)
    revision = models.PositiveIntegerField(default=0)
    source = models.CharField(max_length=300, blank=True)
    note = models.TextField(blank=True)
    explanation = models.TextField(blank=True)
    contested = models.JSONField(default=list)
    person = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now=True)
    office = models.ForeignKey(Unit, null=True, on_delete=models.PROTECT, related_name="+")
    office_due = models.DateField(null=True)
    office_note = models.TextField(blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["index_year", "code"], name="one_declaration_per_leaf"),
        ]
