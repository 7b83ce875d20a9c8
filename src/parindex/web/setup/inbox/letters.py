"""The mail that goes out, as its page shows it."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Page, Paginator
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from parindex.web.records.models import Outgoing, User
from parindex.web.setup.inbox.notices import when
from parindex.web.ui.filters import Filter
from parindex.web.ui.paging import Pages, pages_around
from parindex.web.ui.wording import MAIL_STATES, MAIL_TONES

ON_A_PAGE = 50
State = Outgoing.State
# What a filter leaves, by the word that stands for it in the address.
FILTERS: dict[str, tuple[Promise, tuple[str, ...]]] = {
    "": (gettext_lazy("All"), tuple(State.values)),
    "can-xem": (gettext_lazy("To look at"), Outgoing.LEFT),
    "dang-cho": (gettext_lazy("Waiting"), (State.QUEUED, State.SENDING)),
    "da-gui": (gettext_lazy("Sent"), (State.SENT,)),
}


@dataclass(frozen=True, slots=True)
class Letter:
    """A message: to whom, what became of it and why; `resend_url` where it may be sent again."""

    name: str
    address: str
    subject: str
    at: str
    state: str
    tone: str
    tries: str
    error: str
    resend_url: str


@dataclass(frozen=True, slots=True)
class Outbox:
    """A page of the outbox."""

    rows: tuple[Letter, ...]
    pages: Pages | None
    filters: tuple[Filter, ...]


def present_outbox(person: User, which: str, number: str | None) -> Outbox:
    """The page `number` of the messages that `person` may see and the filter `which` leaves."""
    visible = Outgoing.objects.visible_to(person)
    which = which if which in FILTERS else ""
    chosen = visible.filter(state__in=FILTERS[which][1]).select_related("person")
    page: Page[Any] = Paginator(chosen, ON_A_PAGE).get_page(number)
    counts = Counter(visible.order_by().values_list("state", flat=True))
    query = {"loc": which} if which else {}
    return Outbox(
        rows=tuple(_letter(one) for one in page),
        pages=pages_around(page, reverse("outbox"), **query),
        filters=tuple(_filters(which, counts)),
    )


def _letter(one: Outgoing) -> Letter:
    return Letter(
        name=one.person.full_name if one.person else "",
        address=one.address,
        subject=one.subject,
        at=when(one.made_at),
        state=str(MAIL_STATES[one.state]),
        tone=MAIL_TONES[one.state],
        tries=_tries(one),
        error=one.error,
        resend_url=reverse("resend", args=[one.pk]) if one.may_be_resent else "",
    )


def _tries(one: Outgoing) -> str:
    """How often it was tried, and when it was sent or is tried again; nothing before the first time."""
    if not one.attempts:
        return ""
    tries = ngettext("%(count)s attempt", "%(count)s attempts", one.attempts) % {"count": one.attempts}
    if one.sent_at:
        return _("%(tries)s, sent at %(when)s") % {"tries": tries, "when": when(one.sent_at)}
    if one.state == State.QUEUED:
        return _("%(tries)s, again at %(when)s") % {"tries": tries, "when": when(one.next_try_at)}
    return tries


def _filters(which: str, counts: Counter[str]) -> Iterator[Filter]:
    for key, (words, states) in FILTERS.items():
        url = f"{reverse('outbox')}?{urlencode({'loc': key})}" if key else reverse("outbox")
        yield Filter(str(words), sum(counts[state] for state in states), url, key == which)
