"""The inbox as its page shows it."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.core.paginator import Page, Paginator
from django.urls import reverse
from django.utils import timezone

from parindex.web.records.models import Job, Notice, User
from parindex.web.setup.inbox.progress import JobRow, job_row
from parindex.web.ui.paging import Pages, pages_around

ON_A_PAGE = 25
JOBS_SHOWN = 5


@dataclass(frozen=True, slots=True)
class NoticeRow:
    """A notice in the list."""

    subject: str
    at: str
    is_unread: bool
    url: str


@dataclass(frozen=True, slots=True)
class Inbox:
    """A page of the inbox, and the newest jobs of the person."""

    rows: tuple[NoticeRow, ...]
    pages: Pages | None
    jobs: tuple[JobRow, ...]


def present_inbox(person: User, number: str | None) -> Inbox:
    """The page `number` of the inbox of `person`; the nearest one if there is no such page."""
    page: Page[Any] = Paginator(Notice.objects.visible_to(person), ON_A_PAGE).get_page(number)
    rows = tuple(
        NoticeRow(one.subject, when(one.made_at), one.read_at is None, reverse("notice", args=[one.pk])) for one in page
    )
    jobs = tuple(job_row(job) for job in Job.objects.filter(person=person).order_by("-pk")[:JOBS_SHOWN])
    return Inbox(rows, pages_around(page, reverse("inbox")), jobs)


def when(at: datetime) -> str:
    """A time as these pages say it."""
    return f"{timezone.localtime(at):%H:%M %d/%m/%Y}"
