"""Units of government and their tree. Units do not move and are not taken away: a reform ends and begins them."""

from datetime import date
from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from parindex.core.folding import folded
from parindex.web.records.bytewise import BytewiseCharField
from parindex.web.records.people import User
from parindex.web.records.reach import in_reach

LONGEST_FOLDED = 1000


class UnitQuerySet(models.QuerySet["Unit"]):
    def visible_to(self, user: User) -> "UnitQuerySet":
        """The units in the reach of `user`, in the order of the tree."""
        return self.filter(in_reach(user))

    def in_branches(self, paths: list[str]) -> "UnitQuerySet":
        """The units of the branches that begin at `paths`, in the order of the tree."""
        inside = Q(pk__in=())
        for path in paths:
            inside |= Q(path__startswith=path)
        return self.filter(inside)

    def on(self, day: date) -> "UnitQuerySet":
        """The units that are there on `day`."""
        begun = Q(valid_from=None) | Q(valid_from__lte=day)
        return self.filter(begun, Q(valid_to=None) | Q(valid_to__gte=day))


class Unit(models.Model):
    """A committee, an office, or another body. `path` is the codes from the root down, for whole branches at once.

    `valid_from` and `valid_to` are its first and its last day; None where it has no known beginning, or no end.
    `folded` is its names without accents, for search; `contact`, `email` and `phone` are whom to ask.
    """

    class Kind(models.TextChoices):
        PROVINCE = "province"
        DEPARTMENT = "department"
        DISTRICT = "district"
        COMMUNE = "commune"
        OFFICE = "office"

    code = models.SlugField(max_length=60, unique=True)
    name = models.CharField(max_length=200)
    short_name = models.CharField(max_length=120)
    kind = models.CharField(max_length=20, choices=Kind.choices)
    parent = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="children")
    path = BytewiseCharField(max_length=500, unique=True, editable=False)
    valid_from = models.DateField(null=True, blank=True)
    valid_to = models.DateField(null=True, blank=True)
    folded = models.CharField(max_length=LONGEST_FOLDED, editable=False, default="")
    contact = models.CharField(max_length=200, blank=True)
    email = models.EmailField(blank=True)
    phone = models.CharField(max_length=50, blank=True)

    objects = UnitQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["path"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(valid_from=None) | Q(valid_to=None) | Q(valid_to__gte=F("valid_from")),
                name="a_unit_ends_after_it_begins",
            ),
            models.CheckConstraint(condition=Q(parent=None) | ~Q(parent=F("pk")), name="no_unit_above_itself"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def committee(self) -> "Unit":
        """The committee that an office belongs to; anything else is its own."""
        return self.parent if self.kind == self.Kind.OFFICE and self.parent else self

    def is_there_on(self, day: date) -> bool:
        return (self.valid_from is None or self.valid_from <= day) and (self.valid_to is None or day <= self.valid_to)

    def save(self, **kwargs: object) -> None:
        """Saves with the path that the parent implies, and the names to be found by: its other names are among them."""
        self.path = f"{self.parent.path if self.parent else ''}{self.code}/"
        also = self.aliases.order_by("name").values_list("name", flat=True) if self.pk else ()
        self.folded = folded(" ".join((self.name, self.short_name, self.code, *also)))[:LONGEST_FOLDED]
        super().save(**kwargs)  # type: ignore[arg-type]
