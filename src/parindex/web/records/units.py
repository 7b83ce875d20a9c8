"""Units of government and their tree."""

from typing import ClassVar

from django.db import models


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

    class Meta:
        ordering: ClassVar = ["path"]

    def __str__(self) -> str:
        return self.name

    def save(self, **kwargs: object) -> None:
        """Saves with the path that the parent implies. Units do not move: a reform makes new ones."""
        self.path = f"{self.parent.path if self.parent else ''}{self.code}/"
        super().save(**kwargs)  # type: ignore[arg-type]
