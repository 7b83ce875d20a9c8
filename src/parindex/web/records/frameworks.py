"""The criteria sets that an installation knows: those that ship, and those that were made from its papers."""

from collections.abc import Iterator
from functools import cache, lru_cache

from parindex.core.framework import Framework
from parindex.documents.framework_yaml import Flawed, framework_of, shipped, shipped_framework
from parindex.web.records.intake import CriteriaSet

shipped_codes = cache(lambda: frozenset(shipped()))


def framework_of_year(code: str) -> Framework:
    """The criteria set of this code. Raises CriteriaSet.DoesNotExist if the installation does not know it."""
    if code in shipped_codes():
        return shipped_framework(code)
    row = CriteriaSet.objects.get(code=code)
    return _built(row.sha256, row.text)


def known_frameworks() -> Iterator[Framework]:
    """Every criteria set of the installation, those that ship first."""
    yield from (shipped_framework(code) for code in sorted(shipped_codes()))
    yield from (_built(row.sha256, row.text) for row in CriteriaSet.objects.order_by("code"))


@lru_cache(maxsize=100)
def _built(sha256: str, text: str) -> Framework:
    """The set of a text; kept by its SHA-256, for one code may mean another set after an import was undone."""
    built = framework_of(text, sha256)
    assert not isinstance(built, Flawed)  # noqa: S101  (a set is kept only if it can be used)
    return built
