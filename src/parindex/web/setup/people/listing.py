"""The list of people: who holds which role, by what one looks for, page by page; and the invitations that wait."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Page, Paginator
from django.db.models import Exists, OuterRef, Prefetch, QuerySet
from django.http import QueryDict
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from parindex.core.folding import folded
from parindex.web.records.branches import in_branches
from parindex.web.records.models import Invitation, RoleHolding, Unit, User
from parindex.web.records.said import kept_text
from parindex.web.records.staff import why_not_end
from parindex.web.setup.account.pages import RoleRow, areas_words, role_row
from parindex.web.setup.people.forms import named
from parindex.web.ui.filters import Filter
from parindex.web.ui.paging import Pages, pages_around
from parindex.web.ui.wording import ROLES

ON_A_PAGE = 100
ENDED = "da-thoi"


@dataclass(frozen=True, slots=True)
class Wanted:
    """Whom the reader looks for, as the address says it; "" is all. ended: those who hold no role any more."""

    words: str = ""
    role: str = ""
    unit: str = ""
    ended: bool = False

    @classmethod
    def of(cls, query: QueryDict) -> "Wanted":
        role = query.get("vai-tro", "")
        return cls(
            kept_text(query.get("q", "")).strip(),
            role if role in ROLES else "",
            kept_text(query.get("don-vi", "")),
            query.get("loc") == ENDED,
        )

    def query(self, *, ended: bool) -> dict[str, str]:
        asked = {"q": self.words, "vai-tro": self.role, "don-vi": self.unit, "loc": ENDED if ended else ""}
        return {name: value for name, value in asked.items() if value}


@dataclass(frozen=True, slots=True)
class PersonRow:
    """A person with the roles that the reader may see."""

    name: str
    username: str
    url: str
    is_closed: bool
    roles: tuple[RoleRow, ...]


@dataclass(frozen=True, slots=True)
class InvitationRow:
    """An invitation that waits; may_act: whether the reader may renew and revoke it."""

    pk: int
    name: str
    email: str
    role: str
    areas: str
    unit: str
    until: str
    is_expired: bool
    may_act: bool


@dataclass(frozen=True, slots=True)
class People:
    """The page."""

    wanted: Wanted
    rows: tuple[PersonRow, ...]
    states: tuple[Filter, ...]
    roles: tuple[tuple[str, str], ...]
    units: tuple[tuple[str, str], ...]
    invitations: tuple[InvitationRow, ...]
    pages: Pages | None


def present_people(reader: User, wanted: Wanted, number: str | None) -> People:
    """The page `number` of the people of the reader's branches, in as many queries for many as for few."""
    held = RoleHolding.objects.filter(in_branches(reader.sees_people_in, "unit__path"))
    now, before = _found(reader, held, wanted, ended=False), _found(reader, held, wanted, ended=True)
    shown = Prefetch("roles", held.select_related("unit").order_by("ended_at", "unit__path"), to_attr="shown")
    chosen = (before if wanted.ended else now).prefetch_related(shown)
    page: Page[Any] = Paginator(chosen, ON_A_PAGE).get_page(number)
    return People(
        wanted=wanted,
        rows=tuple(_row(person, ended=wanted.ended) for person in page),
        states=(
            Filter(_("Hold a role"), now.count(), _address(wanted, ended=False), not wanted.ended),
            Filter(_("Held one before"), before.count(), _address(wanted, ended=True), wanted.ended),
        ),
        roles=tuple((role, str(words)) for role, words in ROLES.items()),
        units=_units(held),
        invitations=tuple(_invitation(one, reader) for one in Invitation.objects.visible_to(reader).waiting()),
        pages=pages_around(page, reverse("people"), **wanted.query(ended=wanted.ended)),
    )


def _address(wanted: Wanted, *, ended: bool) -> str:
    query = urlencode(wanted.query(ended=ended))
    return f"{reverse('people')}?{query}" if query else reverse("people")


def _found(reader: User, held: "QuerySet[RoleHolding]", wanted: Wanted, *, ended: bool) -> "QuerySet[User]":
    """Those who hold what is looked for now; or those who held it and hold nothing in the branches any more."""
    people = User.objects.visible_to(reader).order_by("folded", "pk")
    for word in folded(wanted.words).split():
        people = people.filter(folded__contains=word)
    own = held.filter(person=OuterRef("pk"))
    sought = own.filter(role=wanted.role) if wanted.role else own
    if wanted.unit:
        path = Unit.objects.filter(code=wanted.unit).values_list("path", flat=True).first()
        sought = sought.filter(in_branches([path] if path else [], "unit__path"))
    if ended:
        return people.filter(Exists(sought), ~Exists(own.filter(ended_at=None)))
    return people.filter(Exists(sought.filter(ended_at=None)))


def _row(person: User, *, ended: bool) -> PersonRow:
    held: list[RoleHolding] = person.shown  # type: ignore[attr-defined]  # prefetched by present_people
    return PersonRow(
        name=person.full_name,
        username=person.username,
        url=reverse("person", args=[person.pk]),
        is_closed=not person.is_active,
        roles=tuple(role_row(one) for one in held if ended or one.ended_at is None),
    )


def _units(held: "QuerySet[RoleHolding]") -> tuple[tuple[str, str], ...]:
    units = Unit.objects.filter(pk__in=held.values("unit")).select_related("parent").order_by("path")
    return tuple((unit.code, named(unit)) for unit in units)


def _invitation(one: Invitation, reader: User) -> InvitationRow:
    return InvitationRow(
        pk=one.pk,
        name=one.full_name,
        email=one.email,
        role=str(ROLES[one.role]),
        areas=areas_words(one.role, one.areas),
        unit=named(one.unit),
        until=f"{timezone.localtime(one.expires_at):%d/%m/%Y}",
        is_expired=one.expires_at <= timezone.now(),
        may_act=why_not_end(reader, one.role, one.unit) is None,
    )
