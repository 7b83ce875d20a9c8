"""The criteria sets that an installation knows: those that ship, and those that were made from its papers."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache, lru_cache

from parindex.core.framework import Framework
from parindex.documents.document import UnreadableFileError
from parindex.documents.framework_yaml import Flawed, framework_of, shipped, shipped_framework
from parindex.web.records.intake import CriteriaSet

shipped_codes = cache(lambda: frozenset(shipped()))


def framework_of_year(code: str) -> Framework:
    """The criteria set of this code. Raises CriteriaSet.DoesNotExist if the installation does not know it."""
    if code in shipped_codes():
        return shipped_framework(code)
    return _built(_Text(*CriteriaSet.objects.values_list("sha256", "text").get(code=code)))


def is_known(code: str) -> bool:
    """Whether a set has this code."""
    return code in shipped_codes() or CriteriaSet.objects.filter(code=code).exists()


def known_frameworks() -> Iterator[Framework]:
    """Every criteria set of the installation, those that ship first."""
    yield from (shipped_framework(code) for code in sorted(shipped_codes()))
    yield from (_built(_Text(*row)) for row in CriteriaSet.objects.order_by("code").values_list("sha256", "text"))


@dataclass(frozen=True, slots=True)
class _Text:
    """The text of a set, known by its SHA-256: a code may mean another set after an import was undone."""

    sha256: str
    words: str = field(compare=False)


@lru_cache(maxsize=100)
def _built(text: _Text) -> Framework:
    """The set that a text writes, built once."""
    built = framework_of(text.words, "framework.yaml")
    if isinstance(built, Flawed):  # no set with flaws is kept, but a later version may find more of them
        raise UnreadableFileError(built.flaws[0][1].message)
    return built
