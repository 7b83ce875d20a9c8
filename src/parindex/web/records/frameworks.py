"""The criteria sets that an installation knows: those that ship, and those that were made from its papers."""

from collections.abc import Iterator
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
    return _built(CriteriaSet.objects.values_list("sha256", flat=True).get(code=code))


def is_known(code: str) -> bool:
    """Whether a set has this code."""
    return code in shipped_codes() or CriteriaSet.objects.filter(code=code).exists()


def known_frameworks() -> Iterator[Framework]:
    """Every criteria set of the installation, those that ship first."""
    yield from (shipped_framework(code) for code in sorted(shipped_codes()))
    yield from (_built(sha256) for sha256 in CriteriaSet.objects.order_by("code").values_list("sha256", flat=True))


@lru_cache(maxsize=100)
def _built(sha256: str) -> Framework:
    """The set of a text, remembered by its SHA-256: a code may mean another set after an import was undone."""
    text = CriteriaSet.objects.filter(sha256=sha256).values_list("text", flat=True)[:1].get()
    built = framework_of(text, "framework.yaml")
    if isinstance(built, Flawed):  # no set with flaws is kept, but a later version may find more of them
        raise UnreadableFileError(built.flaws[0][1].message)
    return built
