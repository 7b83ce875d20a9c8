"""Criteria sets as they were when a year began on them: whatever is edited or upgraded later, a year keeps its own."""

import hashlib
from functools import lru_cache
from typing import Any, ClassVar

from django.db import models

from parindex.core.framework import Framework
from parindex.documents.document import UnreadableFileError
from parindex.documents.files import file_content
from parindex.documents.framework_yaml import Flawed, framework_file, framework_of
from parindex.web.records.intake import CriteriaSet


class FrozenSetChangedError(Exception):
    """Somebody tried to change the text of a set that years are scored on."""


class FrozenSet(models.Model):
    """The text of a criteria set that a year uses, by its SHA-256. It is written once and never changed."""

    sha256 = models.CharField(max_length=64, primary_key=True)
    code = models.CharField(max_length=100)
    text = models.TextField()

    class Meta:
        ordering: ClassVar = ["code", "sha256"]

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise FrozenSetChangedError(self.code)
        super().save(*args, **kwargs)


def freeze(code: str) -> FrozenSet:
    """The set of this code as it stands now, kept for the years that use it. Raises UnreadableFileError."""
    made = CriteriaSet.objects.filter(code=code).values_list("text", flat=True).first()
    text = made if made is not None else file_content(framework_file(code)).decode("utf-8-sig")
    digest = hashlib.sha256(text.encode()).hexdigest()
    return FrozenSet.objects.get_or_create(sha256=digest, defaults={"code": code, "text": text})[0]


@lru_cache(maxsize=100)
def frozen_framework(sha256: str) -> Framework:
    """The set of this text. Raises UnreadableFileError if this version of parindex finds flaws in it."""
    text = FrozenSet.objects.values_list("text", flat=True).get(pk=sha256)
    built = framework_of(text, "framework.yaml")
    if isinstance(built, Flawed):
        raise UnreadableFileError(built.flaws[0][1].message)
    return built
