"""What came in with papers: the papers that were imported, and the criteria sets made from them."""

import hashlib
from typing import ClassVar

from django.db import models
from django.db.models import Q

from parindex.web.records.people import User
from parindex.web.records.units import Unit
from parindex.web.records.years import IndexYear


class CriteriaSet(models.Model):
    """A criteria set of this installation, beside those that ship: the text of its framework.yaml, never changed."""

    code = models.SlugField(max_length=100, unique=True)
    text = models.TextField()
    sha256 = models.CharField(max_length=64)


class PaperImportQuerySet(models.QuerySet["PaperImport"]):
    def visible_to(self, user: User) -> "PaperImportQuerySet":
        """The imports into units that `user` may import for, newest first."""
        units = units_to_import_for(user)
        return self.filter(unit__in=units).select_related("unit", "person", "undone_by", "index_year").order_by("-pk")


class PaperImport(models.Model):
    """One confirmed import. It stays when it is undone, without its `index_year` and with who undid it and when."""

    person = models.ForeignKey(User, on_delete=models.PROTECT, related_name="imports")
    at = models.DateTimeField(auto_now_add=True)
    unit = models.ForeignKey("records.Unit", on_delete=models.PROTECT, related_name="imports")
    year = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=255)
    sha256 = models.CharField(max_length=64)
    size = models.PositiveBigIntegerField()
    index_year = models.OneToOneField(
        "records.IndexYear", null=True, on_delete=models.SET_NULL, related_name="paper_import"
    )
    criteria_set = models.ForeignKey(CriteriaSet, null=True, on_delete=models.SET_NULL, related_name="made_by")
    undone_at = models.DateTimeField(null=True)
    undone_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="undone_imports")

    objects = PaperImportQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(undone_at__isnull=True, undone_by__isnull=True)
                | Q(undone_at__isnull=False, undone_by__isnull=False, index_year__isnull=True),
                name="undone_with_person_and_without_year",
            ),
        ]


def units_to_import_for(user: User) -> "models.QuerySet[Unit]":
    """The units that `user` may import papers for."""
    return Unit.objects.in_branches(user.imports_for).order_by("path")


def kept_year_of(user: User, content: bytes) -> IndexYear | None:
    """The year that a paper of these very bytes was kept as, among the units that `user` may import for."""
    digest = hashlib.sha256(content).hexdigest()
    years = IndexYear.objects.filter(paper__sha256=digest, unit__in=units_to_import_for(user))
    return years.select_related("unit").first()
