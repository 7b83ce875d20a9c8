"""Units of government and their tree."""

from typing import ClassVar

from django.db import models
from django.db.models import Q


class UnitQuerySet(models.QuerySet["Unit"]):
    def in_branches(self, paths: list[str]) -> "UnitQuerySet":
        """The units of the branches that begin at `paths`, in the order of the tree."""
        inside = Q(pk__in=())
        for path in paths:
            inside |= Q(path__startswith=path)
        return self.filter(inside)


class Unit(models.Model):
    """A committee, an office, or another body. `path` is the codes from the root down, for whole branches at once."""

    class Kind(models.TextChoices):
        PROVINCE = "province"
        DISTRICT = "district"
        COMMUNE = "commune"
        OFFICE = "office"

    code = models.SlugField(max_length=60, unique=True)
    name = models.CharField(max_length=200)
    short_name = models.CharField(max_length=120)
    kind = models.CharField(max_length=20, choices=Kind.choices)
    parent = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="children")
    path = models.CharField(max_length=500, unique=True, editable=False)

    objects = UnitQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["path"]

    def __str__(self) -> str:
        return self.name

    @property
    def committee(self) -> "Unit":
        """The committee that an office belongs to; anything else is its own."""
        return self.parent if self.kind == self.Kind.OFFICE and self.parent else self

    def save(self, **kwargs: object) -> None:
        """Saves with the path that the parent implies. Units do not move: a reform makes new ones."""
        self.path = f"{self.parent.path if self.parent else ''}{self.code}/"
        super().save(**kwargs)  # type: ignore[arg-type]
