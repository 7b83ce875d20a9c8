"""What stands around the events: the frame, ways to older and newer ones, and the files they can be taken as."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from django.http import HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from parindex.core.messages import Catalogue
from parindex.web.records.audit import EventQuerySet
from parindex.web.records.event_files import csv_parts, workbook_of
from parindex.web.records.models import IndexYear
from parindex.web.records.requests import Request
from parindex.web.setup.history.listing import Line, Listing
from parindex.web.ui.frame import Crumb, Frame, site_frame

MOST_ROWS = 20_000  # events that a workbook is made of while a reader waits
WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@dataclass(frozen=True, slots=True)
class History:
    """A page of events. Addresses are "" where they lead nowhere."""

    lines: tuple[Line, ...]
    older_url: str
    newest_url: str
    all_url: str
    csv_url: str
    xlsx_url: str


def present_history(listing: Listing, start: str, query: str, *, is_older: bool) -> History:
    """The page of `listing` at the address `start`, where `query` says what is filtered."""
    older = f"{query}&truoc={listing.before}" if query else f"truoc={listing.before}"
    return History(
        lines=listing.lines,
        older_url=f"{start}?{older}" if listing.before else "",
        newest_url=_address(start, query) if is_older else "",
        all_url=start if query or is_older else "",
        csv_url=_address(reverse("history-file", args=["csv"]), query),
        xlsx_url=_address(reverse("history-file", args=["xlsx"]), query),
    )


def before_of(request: Request) -> int | None:
    """The number that the address goes on from; None for the newest."""
    words = request.GET.get("truoc", "")
    return int(words) if words.isascii() and words.isdigit() and len(words) < 19 else None


def frame_of(request: Request, title: str, *crumbs: Crumb) -> Frame:
    """The frame of a page of the history."""
    around = site_frame(request.user, IndexYear.objects.visible_to(request.user).for_frame(request.user))
    return around.of("history", title, Crumb(_("History"), reverse("history") if crumbs else ""), *crumbs)


def _csv_file(events: EventQuerySet, words: Catalogue) -> HttpResponseBase:
    answer = StreamingHttpResponse(csv_parts(events, words), content_type="text/csv; charset=utf-8")
    answer.headers["Content-Disposition"] = f'attachment; filename="{_file_name("csv")}"'
    return answer


def _workbook_file(events: EventQuerySet, words: Catalogue) -> HttpResponseBase | None:
    """None for more than a workbook is made of here."""
    if events[: MOST_ROWS + 1].count() > MOST_ROWS:
        return None
    answer = HttpResponse(workbook_of(events, words), content_type=WORKBOOK)
    answer.headers["Content-Disposition"] = f'attachment; filename="{_file_name("xlsx")}"'
    return answer


WRITERS: Mapping[str, Callable[[EventQuerySet, Catalogue], HttpResponseBase | None]] = {
    "csv": _csv_file,
    "xlsx": _workbook_file,
}


def _file_name(ending: str) -> str:
    return f"lich-su-{timezone.localdate():%Y-%m-%d}.{ending}"


def _address(start: str, query: str) -> str:
    return f"{start}?{query}" if query else start
