"""The routes of the site as Django has them, and as tests/repo/routes.txt lists them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from django.urls import URLPattern, get_resolver

from tests.repo.tracked import ROOT

LIST = ROOT / "tests/repo/routes.txt"


@dataclass(frozen=True, slots=True)
class Listed:
    """A line of the list: a route, one of its methods, and who is let in by it (tests/web/audiences.py)."""

    name: str
    address: str
    method: str
    who: str


@cache
def listed() -> tuple[Listed, ...]:
    """The lines of the list; columns stand two spaces or more apart."""
    lines = LIST.read_text(encoding="utf-8").splitlines()
    return tuple(Listed(*re.split(r"\s{2,}", line.strip())) for line in lines if line and not line.startswith("#"))


def routed() -> list[tuple[str, str]]:
    """Name and address of every route."""
    return sorted(_routes(get_resolver().url_patterns, "/"))


def _routes(patterns, above) -> Iterator[tuple[str, str]]:
    for one in patterns:
        address = above + str(one.pattern)
        if isinstance(one, URLPattern):
            yield one.name or "(no name)", address
        else:
            yield from _routes(one.url_patterns, address)
