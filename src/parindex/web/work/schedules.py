"""What is done regularly: one row for each job. A later one is one more row here."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Any

from django.utils import timezone
from django_tasks.base import Task

from parindex.web.records.evidence import EvidenceRevision
from parindex.web.records.outbox import Outgoing
from parindex.web.records.uploads_left import is_something_left
from parindex.web.work.evidence_reading import read_evidence
from parindex.web.work.housekeeping import check_audit, clear_left_uploads, mail_audit_head, prune_queue
from parindex.web.work.sending import send_outbox


@dataclass(frozen=True, slots=True)
class Regular:
    """A regular job: its name in the table of schedules, its task, and when it is due after a moment.

    is_wanted: whether there is something to do at a moment.
    """

    name: str
    task: Task[Any, Any]
    due_after: Callable[[datetime], datetime]
    is_wanted: Callable[[datetime], bool] = lambda _: True


def every(interval: timedelta) -> Callable[[datetime], datetime]:
    """Again and again, so long after the time before."""
    return lambda now: now + interval


def daily(at: time) -> Callable[[datetime], datetime]:
    """Once a day, by the clock of the installation."""

    def due_after(now: datetime) -> datetime:
        local = timezone.localtime(now)
        today = timezone.make_aware(datetime.combine(local.date(), at))
        return today if today > now else timezone.make_aware(datetime.combine(local.date() + timedelta(days=1), at))

    return due_after


SCHEDULES = (
    Regular("send-outbox", send_outbox, every(timedelta(seconds=10)), lambda now: Outgoing.objects.due(now).exists()),
    Regular(
        "read-evidence",
        read_evidence,
        every(timedelta(seconds=10)),
        lambda _: EvidenceRevision.objects.unread().exists(),
    ),
    Regular("clear-uploads", clear_left_uploads, every(timedelta(hours=1)), lambda _: is_something_left()),
    Regular("mail-audit-head", mail_audit_head, daily(time(6))),
    Regular("check-audit", check_audit, daily(time(2))),
    Regular("prune-queue", prune_queue, daily(time(3))),
)
