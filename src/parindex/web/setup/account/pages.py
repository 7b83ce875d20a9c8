"""The page of a person's own account, put together."""

from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from parindex.web.records.models import IndexYear
from parindex.web.records.people import RoleHolding
from parindex.web.records.requests import Request
from parindex.web.records.visits import visits_of
from parindex.web.setup.account.devices import device_words
from parindex.web.setup.account.presence import this_visit
from parindex.web.ui.frame import Crumb, Frame, site_frame
from parindex.web.ui.wording import ROLES


@dataclass(frozen=True, slots=True)
class VisitRow:
    """A device that the person is signed in on; `is_this` is the one that asks."""

    pk: int
    device: str
    address: str
    began: str
    seen: str
    is_this: bool


@dataclass(frozen=True, slots=True)
class RoleRow:
    """A role held: `areas` are those an appraiser is given, in words; "" where that says nothing."""

    role: str
    unit: str
    areas: str
    since: str


@dataclass(frozen=True, slots=True)
class Account:
    """The page."""

    roles: tuple[RoleRow, ...]
    visits: tuple[VisitRow, ...]

    @property
    def others(self) -> int:
        return sum(not visit.is_this for visit in self.visits)


def present_account(request: Request) -> Account:
    """The account of who asks: its roles, and where it is signed in."""
    this = this_visit(request)
    visits = tuple(
        VisitRow(
            visit.pk,
            device_words(visit.device),
            visit.address or "",
            when(visit.began_at),
            when(visit.seen_at),
            visit.pk == this,
        )
        for visit in visits_of(request.user)
    )
    return Account(tuple(role_row(holding) for holding in request.user.held), visits)


def role_row(holding: RoleHolding) -> RoleRow:
    """A role as pages show it."""
    return RoleRow(
        role=str(ROLES[holding.role]),
        unit=holding.unit.name,
        areas=areas_words(holding.role, holding.areas),
        since=date_format(timezone.localtime(holding.began_at), "d/m/Y"),
    )


def areas_words(role: str, areas: list[str]) -> str:
    """What an appraiser appraises."""
    if role != RoleHolding.Role.APPRAISER:
        return ""
    return _("areas %(codes)s") % {"codes": ", ".join(areas)} if areas else _("all areas")


def account_frame(request: Request, title: str, *crumbs: Crumb) -> Frame:
    """The frame of the pages of an account, which no entry of the navigation leads to."""
    newest = IndexYear.objects.visible_to(request.user).for_frame(request.user)
    return site_frame(request.user, newest).of("", title, *crumbs)


def sends_mail() -> bool:
    """Whether mail leaves this installation, or is shown to lie in a folder as in a demonstration."""
    return bool(settings.EMAIL_HOST) or settings.PARINDEX_DEMO


def link_to(request: Request, path: str) -> str:
    """A whole address, to be sent or copied."""
    return f"{settings.PARINDEX_SITE}{path}" if settings.PARINDEX_SITE else request.build_absolute_uri(path)


def when(at: datetime) -> str:
    """A time as pages say it."""
    return date_format(timezone.localtime(at), "H:i d/m/Y")
