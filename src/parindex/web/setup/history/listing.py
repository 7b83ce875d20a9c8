"""A page of events in plain words, the newest first."""

from dataclasses import dataclass

from django.urls import reverse

from parindex.core.messages import Catalogue
from parindex.web.records.audit import Event, EventQuerySet
from parindex.web.records.event_words import Change, told

SHOWN = 50


@dataclass(frozen=True, slots=True)
class Line:
    """An event: who did what and when; the rest is folded. `url` leads to all that happened to its object."""

    seq: int
    iso: str
    day: str
    time: str
    who: str
    said: str
    is_refused: bool
    act: str
    kind: str
    object: str
    url: str
    unit: str
    reason: str
    changes: tuple[Change, ...]
    request_id: str
    hash: str


@dataclass(frozen=True, slots=True)
class Listing:
    """Events of a page. before: the number to go on from with older ones, None where there are none."""

    lines: tuple[Line, ...]
    before: int | None


def list_events(events: EventQuerySet, words: Catalogue, before: int | None) -> Listing:
    """The newest of `events`, or the newest older than number `before`, in one query."""
    older = events if before is None else events.filter(seq__lt=before)
    found = list(older.select_related("unit").order_by("-seq")[: SHOWN + 1])
    shown = found[:SHOWN]
    return Listing(tuple(_line(event, words) for event in shown), shown[-1].seq if len(found) > SHOWN else None)


def object_url(object_type: str, object_id: str) -> str:
    """The history of an object; "" for what has no id."""
    return reverse("history-object", args=[object_type, object_id]) if object_id else ""


def _line(event: Event, words: Catalogue) -> Line:
    one = told(event, words)
    return Line(
        seq=one.seq,
        iso=one.at.isoformat(timespec="seconds"),
        day=f"{one.at:%d/%m/%Y}",
        time=f"{one.at:%H:%M}",
        who=one.who,
        said=one.said,
        is_refused=one.is_refused,
        act=one.act,
        kind=one.kind,
        object=one.object,
        url=object_url(event.object_type, event.object_id),
        unit=one.unit,
        reason=one.reason,
        changes=one.changes,
        request_id=one.request_id,
        hash=one.hash,
    )
