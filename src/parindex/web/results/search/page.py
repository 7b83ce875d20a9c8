"""The page of the search: before anything was typed, when nothing was found, and what was found."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from parindex.web.records.models import User
from parindex.web.results.search import bodies, criteria
from parindex.web.results.search.asked import Asked
from parindex.web.results.search.found import Group, group_of
from parindex.web.results.search.pages import page_candidates
from parindex.web.ui.frame import Frame


@dataclass(frozen=True, slots=True)
class SearchPage:
    """The groups in which something was found. `kinds`: what can be searched; `advice`: what to try when none was."""

    query: str
    is_empty: bool
    said: str
    groups: tuple[Group, ...]
    kinds: tuple[str, ...]
    advice: tuple[str, ...]


def present_search(user: User, asked: Asked, frame: Frame) -> SearchPage:
    """What `user` finds for `asked`; the pages are those of the navigation of `frame`."""
    found = [group for group in _groups(user, asked, frame) if group] if asked.terms else []
    groups = tuple(sorted(found, key=lambda group: group.best))
    return SearchPage(
        query=asked.words,
        is_empty=not asked.terms,
        said=_said(asked, sum(group.count for group in groups)),
        groups=groups,
        kinds=tuple(_kinds(user)),
        advice=() if groups else tuple(_advice(asked)),
    )


def _groups(user: User, asked: Asked, frame: Frame) -> Iterator[Group | None]:
    """In the order in which they stand where they fit equally well: what there is one of before what repeats."""
    yield group_of(_("Pages"), asked, page_candidates(frame.nav))
    yield group_of(_("Units"), asked, bodies.of_units(user, asked))
    if "people" in user.entries:
        yield group_of(_("People"), asked, bodies.of_people(user, asked))
    yield group_of(_("Cycles"), asked, bodies.of_cycles(user))
    yield group_of(_("Criteria of index years"), asked, criteria.of_years(user))
    yield group_of(_("Criteria sets"), asked, criteria.of_sets())


def _said(asked: Asked, count: int) -> str:
    if not asked.terms:
        return ""
    said = ngettext("%(count)s found for “%(query)s”", "%(count)s found for “%(query)s”", count)
    return said % {"count": count, "query": asked.words}


def _kinds(user: User) -> Iterator[str]:
    """What the search looks through for `user`, with an example of each."""
    yield _("pages by what one does there: “problems of the paper”")
    yield _("criteria by code or words: “3.6”, “xin loi”; of your own years, and of every criteria set")
    yield _("units by any of their names, and cycles by unit and year: “xa 01”, “chu trinh 2024”")
    if "people" in user.entries:
        yield _("people by full name or user name")


def _advice(asked: Asked) -> Iterator[str]:
    if len(asked.terms) > 1:
        yield _("Leave words out: all of them have to fit, in any order.")
    if asked.dotless:
        dotted = {"typed": asked.dotless, "code": ".".join(asked.dotless)}
        yield _("A code has its dots: “%(code)s”, not “%(typed)s”.") % dotted
    yield _("Look for slips; accents, capitals and the order of words do not matter.")
    yield _("What you may not open is not found: ask your unit's administrator for a role there.")
