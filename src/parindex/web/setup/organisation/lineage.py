"""What units came from and went into: predecessors on one side, successors on the other, how, and by which act."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from parindex.web.records.unit_trees import SeenSuccession
from parindex.web.setup.organisation.words import way_word
from parindex.web.ui.telling import told

MOST = 60


@dataclass(frozen=True, slots=True)
class Link:
    """A unit on one side; without an address where the person may not see it."""

    name: str
    url: str = ""


@dataclass(frozen=True, slots=True)
class Turn:
    """What became what, and the words of how."""

    before: tuple[Link, ...]
    after: tuple[Link, ...]
    words: str


def link(code: str, name: str, query: str = "", *, way: str = "") -> Link:
    """A unit by its name, "" for one outside the person's reach; with its way where not all came by the same."""
    words = name or _("a unit outside your reach")
    url = reverse("organisation-unit", args=[code]) + query if name else ""
    return Link(f"{words} ({way_word(way)})" if way else words, url)


def own_ways(ways: Sequence[str]) -> Sequence[str]:
    """Of each unit the way that has to stand beside its name: none where they all came by the same."""
    return ways if len(set(ways)) > 1 else [""] * len(ways)


def turn_words(ways: Sequence[str], day: date | None, bases: Sequence[str]) -> str:
    """ "hợp nhất, 01/07/2025; Nghị quyết …"."""
    how = ", ".join(way_word(way) for way in dict.fromkeys(ways))
    when = f"{how}, {told(day)}" if day else how
    return "; ".join((when, *dict.fromkeys(basis for basis in bases if basis)))


def turns_on(
    successions: Sequence[SeenSuccession], names: Mapping[str, str], day: date, query: str
) -> tuple[tuple[Turn, ...], int]:
    """What became what on `day`, by successor; and how many more there are than are told."""
    grouped: dict[str, list[SeenSuccession]] = {}
    for one in successions:
        if one.day == day:
            grouped.setdefault(one.successor, []).append(one)
    turns = [_turn(code, group, names, query) for code, group in list(grouped.items())[:MOST]]
    return tuple(turns), max(0, len(grouped) - MOST)


def _turn(code: str, group: Sequence[SeenSuccession], names: Mapping[str, str], query: str) -> Turn:
    ways = [one.way for one in group]
    before = tuple(
        link(one.predecessor, names.get(one.predecessor, ""), query, way=way)
        for one, way in zip(group, own_ways(ways), strict=True)
    )
    after = (link(code, names.get(code, ""), query),)
    return Turn(before, after, turn_words(ways, None, [one.basis for one in group]))
