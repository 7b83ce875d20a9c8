"""The page of one person: the roles that the reader may see, and the account."""

from dataclasses import dataclass

from django.utils import timezone
from django.utils.translation import gettext as _

from parindex.web.records.branches import in_branches
from parindex.web.records.lockout import locked_until
from parindex.web.records.models import RoleHolding, User
from parindex.web.records.staff import givable, why_not_end, why_not_look_after
from parindex.web.records.visits import visits_of
from parindex.web.setup.account.pages import RoleRow, role_row, when
from parindex.web.ui.telling import told


@dataclass(frozen=True, slots=True)
class HeldRow:
    """A role held or ended (`until`), with whether the reader may end it."""

    pk: int
    shown: RoleRow
    until: str
    may_end: bool


@dataclass(frozen=True, slots=True)
class PersonPage:
    """The page. why_not: why the reader may not look after the account, "" if they may; locked: until when."""

    person: User
    held: tuple[HeldRow, ...]
    ended: tuple[HeldRow, ...]
    holds_elsewhere: bool
    may_give: bool
    why_not: str
    visits: int
    last: str
    locked: str


def present_person(reader: User, person: User) -> PersonPage:
    """`person`, whom the reader may see, as far as they may see them."""
    seen = person.roles.filter(in_branches(reader.sees_people_in, "unit__path")).select_related("unit__parent")
    held = seen.filter(ended_at=None).order_by("unit__path", "role")
    ended = seen.exclude(ended_at=None).order_by("-ended_at", "-pk")
    refusal = why_not_look_after(reader, person, person.held)
    until = locked_until(person.username)
    rows = tuple(_row(reader, one) for one in held)
    return PersonPage(
        person=person,
        held=rows,
        ended=tuple(_row(reader, one) for one in ended),
        holds_elsewhere=len(person.held) != len(rows),
        may_give=bool(givable(reader)) and person.is_active and person.pk != reader.pk,
        why_not=told(refusal.reason) if refusal else "",
        visits=visits_of(person).count(),
        last=when(person.last_login) if person.last_login else _("never"),
        locked=f"{timezone.localtime(until):%H:%M}" if until else "",
    )


def _row(reader: User, holding: RoleHolding) -> HeldRow:
    until = f"{timezone.localtime(holding.ended_at):%d/%m/%Y}" if holding.ended_at else ""
    may_end = not until and why_not_end(reader, holding.role, holding.unit) is None
    return HeldRow(holding.pk, role_row(holding), until, may_end)
