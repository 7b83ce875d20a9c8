"""The chain of events: how long it is, its head, when it was checked last and what was found."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from django.db import IntegrityError, transaction
from django.utils import timezone

from parindex.core.messages import Catalogue
from parindex.web.records.audit import Event, Subject, chain_head, record, watches
from parindex.web.records.chain_check import Checked, check_chain
from parindex.web.records.people import User
from parindex.web.ui import figures

MOST_AT_ONCE = 200_000  # events that are checked while a reader waits
CHECK = "check_chain"
CHAIN = Subject("installation", "chain", "Chuỗi ghi chép")
WHOLE = ("chain.whole", "chain.empty")


@dataclass(frozen=True, slots=True)
class LastCheck:
    """When the chain was checked last, and what was found."""

    at: str
    said: str
    is_whole: bool


@dataclass(frozen=True, slots=True)
class Chain:
    """The chain as it stands. `hash` in groups of four; may_check: the reader looks after the installation."""

    count: str
    hash: str
    short_hash: str
    at: str
    may_check: bool
    last: LastCheck | None


def present_chain(user: User, words: Catalogue) -> Chain:
    """The chain as `user` may know it: two queries."""
    head, may_check = chain_head(), watches(user)
    groups = [head.hash[at : at + 4] for at in range(0, len(head.hash), 4)]
    return Chain(
        count=figures.exact(Decimal(head.count)),
        hash=" ".join(groups),
        short_hash=" ".join((*groups[:3], "…", groups[-1])),
        at=_when(timezone.now()),
        may_check=may_check,
        last=_last_check(words) if may_check else None,
    )


def check_and_record() -> Checked | None:
    """Check the chain and record what was found; None for a chain too long to wait for."""
    if chain_head().count > MOST_AT_ONCE:
        return None
    checked = check_chain()
    try:
        with transaction.atomic():
            record(CHECK, CHAIN, checked.said, unit=None)
    except IntegrityError:
        if checked.found is None:  # to a chain that lost its head nothing can be added
            raise
    return checked


def _last_check(words: Catalogue) -> LastCheck | None:
    event = Event.objects.filter(act=CHECK).order_by("-seq").first()
    if event is None:
        return None
    return LastCheck(_when(event.at), words.render(event.message), event.message.id in WHOLE)


def _when(moment: datetime) -> str:
    return f"{timezone.localtime(moment):%H:%M %d/%m/%Y}"
