"""What was found, in groups: the best first, and how many more there are."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import ngettext

from parindex.web.results.search.asked import Asked, Candidate, Rank
from parindex.web.ui.marking import Stretch

MOST = 20  # of a group; whoever does not find it among them types another word


@dataclass(frozen=True, slots=True)
class Hit:
    """Something found, with the words marked that it was found by."""

    code: tuple[Stretch, ...]
    name: tuple[Stretch, ...]
    under: tuple[Stretch, ...]
    url: str
    lang: str


@dataclass(frozen=True, slots=True)
class Group:
    """What was found of one kind, `best` as well as that; `more` says how many are not shown, "" where all are."""

    title: str
    best: Rank
    count: int
    hits: tuple[Hit, ...]
    more: str


def group_of(title: str, asked: Asked, candidates: Iterable[Candidate]) -> Group | None:
    """Those of `candidates` that fit, the best first; of equals the one that came first. None if none does."""
    ranked = [(rank, one) for one in candidates if (rank := asked.rank(one))]
    if not ranked:
        return None
    ranked.sort(key=lambda pair: pair[0])
    hits = tuple(_hit(asked, one) for _rank, one in ranked[:MOST])
    return Group(title, ranked[0][0], len(ranked), hits, _more(len(ranked) - MOST))


def _hit(asked: Asked, one: Candidate) -> Hit:
    code = asked.marked(one.code) if one.is_numbered else ()  # other codes are for addresses, not for reading
    return Hit(code, asked.marked(one.name), asked.marked(one.under), one.url, one.lang)


def _more(count: int) -> str:
    if count <= 0:
        return ""
    said = ngettext(
        "and %(count)s more: add a word to see fewer.", "and %(count)s more: add a word to see fewer.", count
    )
    return said % {"count": count}
