"""The page of one unit: what it is, what it came from and went into, who works there, its years."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from parindex.core.organisation import KINDS
from parindex.core.workflow import State, state_word
from parindex.web.records.around_unit import Near, around
from parindex.web.records.models import IndexYear, RoleHolding, Unit, User
from parindex.web.records.organising import may_organise
from parindex.web.records.reach import in_reach
from parindex.web.records.years import exact
from parindex.web.setup.organisation.asked import Wanted
from parindex.web.setup.organisation.lineage import Link, Turn, link, own_ways, turn_words
from parindex.web.setup.organisation.words import days, units_counted
from parindex.web.ui import figures
from parindex.web.ui.telling import titled, told
from parindex.web.ui.wording import ROLES, band_word


@dataclass(frozen=True, slots=True)
class Below:
    """A unit right below."""

    link: Link
    about: str


@dataclass(frozen=True, slots=True)
class Held:
    """A role that somebody holds in the unit, or in an office of it."""

    person: str
    role: str
    office: str
    since: str


@dataclass(frozen=True, slots=True)
class UnitYear:
    """An index year of the unit: what was published, or where it stands."""

    year: int
    url: str
    said: str
    simulated: bool


@dataclass(frozen=True, slots=True)
class UnitPage:
    """What the page says. `state` is "gone" or "to-come" on the day that is asked about, "" where the unit is there."""

    code: str
    name: str
    short_name: str
    day: str
    state: str
    facts: tuple[tuple[str, str], ...]
    parent: Link | None
    contact: tuple[tuple[str, str], ...]
    below: tuple[Below, ...]
    below_count: str
    turns: tuple[Turn, ...]
    people: tuple[Held, ...]
    years: tuple[UnitYear, ...]
    tree_url: str
    history_url: str
    compare_url: str
    may_correct: bool


def present_unit(unit: Unit, person: User, wanted: Wanted) -> UnitPage:
    """`unit`, which came with its parent, as `person` sees it on the day wanted: three queries."""
    near, query = around(unit, person), wanted.day_query
    below = tuple(_below(near, wanted))
    over = unit.valid_to is not None and unit.valid_to < wanted.day
    return UnitPage(
        code=unit.code,
        name=unit.name,
        short_name=unit.short_name,
        day=told(wanted.day),
        state="gone" if over else "" if unit.is_there_on(wanted.day) else "to-come",
        facts=_facts(unit, near),
        parent=link(unit.parent.code, unit.parent.short_name, query) if unit.parent else None,
        contact=((_("Person"), unit.contact), (_("E-mail"), unit.email), (_("Phone"), unit.phone)),
        below=below,
        below_count=units_counted(len(below)),
        turns=tuple(_turns(unit, near, query)),
        people=tuple(_people(unit, person)),
        years=tuple(_years(unit, person)),
        tree_url=reverse("organisation") + query,
        history_url=reverse("history-object", args=["unit", unit.pk]),
        compare_url=reverse("organisation-compare", args=[unit.code]),
        may_correct=may_organise(person, unit),
    )


def _facts(unit: Unit, near: Sequence[Near]) -> tuple[tuple[str, str], ...]:
    """Labels and words; what is not known has no line."""
    named = {relation: [one.name for one in near if one.relation == relation] for relation in ("alias", "group")}
    rows = (
        (_("Code"), unit.code),
        (_("Kind"), titled(KINDS[unit.kind])),
        (_("When it is there"), days(unit.valid_from, unit.valid_to) or _("no day is known")),
        (_("Called for short"), unit.short_name),
        (_("Other names"), ", ".join(named["alias"])),
        (_("Groups"), ", ".join(named["group"])),
    )
    return tuple(row for row in rows if row[1])


def _below(near: Iterable[Near], wanted: Wanted) -> Iterable[Below]:
    """Those that are there on the day."""
    for one in near:
        begun = one.begins is None or one.begins <= wanted.day
        if one.relation == "below" and begun and (one.ends is None or wanted.day <= one.ends):
            yield Below(link(one.code, one.name, wanted.day_query), days(one.begins, one.ends))


def _turns(unit: Unit, near: Sequence[Near], query: str) -> Iterable[Turn]:
    """What it came from, in one; and what it went into, by the day."""
    own = (Link(unit.short_name),)
    if earlier := [one for one in near if one.relation == "earlier"]:
        words = turn_words([one.way for one in earlier], unit.valid_from, [one.basis for one in earlier])
        yield Turn(_links(earlier, query), own, words)
    later = [one for one in near if one.relation == "later"]
    for day in sorted({one.begins for one in later}, key=lambda one: one or date.min):
        group = [one for one in later if one.begins == day]
        yield Turn(own, _links(group, query), turn_words([one.way for one in group], day, [one.basis for one in group]))


def _links(near: Sequence[Near], query: str) -> tuple[Link, ...]:
    ways = own_ways([one.way for one in near])
    seen = ((one.code, one.name if one.is_seen else "") for one in near)
    return tuple(link(code, name, query, way=way) for (code, name), way in zip(seen, ways, strict=True))


def _people(unit: Unit, person: User) -> Iterable[Held]:
    """Who holds a role in the unit or in its offices."""
    there = Q(unit=unit) | Q(unit__parent=unit, unit__kind=Unit.Kind.OFFICE)
    holdings = RoleHolding.objects.filter(there, in_reach(person, "unit__path"), ended_at=None, person__is_active=True)
    for one in holdings.select_related("person", "unit").order_by("unit__path", "role", "person__full_name"):
        since = _("since %(day)s") % {"day": told(timezone.localdate(one.began_at))}
        yield Held(one.person.full_name, str(ROLES[one.role]), one.unit.short_name, since)


def _years(unit: Unit, person: User) -> Iterable[UnitYear]:
    for one in IndexYear.objects.visible_to(person).newest().filter(unit=unit):
        yield UnitYear(one.year, reverse("overview", args=[unit.code, one.year]), _said(one), one.simulated)


def _said(one: IndexYear) -> str:
    if one.state != State.PUBLISHED or one.stated_points is None:
        return told(state_word(State(one.state)))
    points = figures.exact(exact(one.stated_points), figures.PUBLISHED_PLACES)
    said = _("%(points)s points") % {"points": points}
    return f"{said}, {band_word(one.stated_band)}" if one.stated_band else said
