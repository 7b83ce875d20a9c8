"""Events as files: CSV and workbooks to be read by people, JSON lines by programs that check the chain themselves."""

import csv
from collections.abc import Iterable, Iterator
from io import StringIO

from parindex.core.canonical import canonical
from parindex.core.messages import Catalogue, Message
from parindex.web.records.audit import HASHED, Event, EventQuerySet
from parindex.web.records.event_words import Change, Told, told

PAGE = 1000  # events held in memory at a time
COLUMNS = (  # their heads in the catalogue, and widths
    *(("event.seq", 8), ("event.at", 18), ("event.who", 24), ("event.act", 22), ("event.outcome", 12)),
    *(("event.kind", 16), ("event.object", 30), ("event.unit", 24), ("event.said", 60), ("event.changes", 50)),
    *(("event.reason", 40), ("event.request", 16), ("event.hash", 20)),
)
FORMULA = ("=", "+", "-", "@")  # a spreadsheet would run a text of a CSV file that begins like this


def csv_parts(events: EventQuerySet, words: Catalogue) -> Iterator[bytes]:
    """A line for each event in their order; UTF-8 with a mark, for Excel."""
    yield b"\xef\xbb\xbf" + _line(_heads(words))
    for one in _in_words(events, words):
        yield _line(_safe(cell) for cell in _cells(one, words))


def workbook_of(events: EventQuerySet, words: Catalogue) -> bytes:
    """A sheet with a row for each event in their order. Raises UnwritableError for what no sheet can hold."""
    from parindex.documents.xlsx import Column, Row, Sheet, workbook

    columns = [Column(head, width) for head, (_, width) in zip(_heads(words), COLUMNS, strict=True)]
    rows = (Row(_cells(one, words)) for one in _in_words(events, words))
    title = words.render(Message("event.title"))
    return workbook([Sheet(title, columns, rows, is_filtered=True)], title)


def json_lines(events: EventQuerySet) -> Iterator[bytes]:
    """Canonical JSON of each event on a line: without its "hash", that line is what the hash was made over."""
    for event in _in_pages(events):
        content = {name: getattr(event, name) for name in HASHED}
        whole = {"seq": event.seq, "previous": event.previous, "hash": event.hash, "content": content}
        yield canonical(whole) + b"\n"


def _in_words(events: EventQuerySet, words: Catalogue) -> Iterator[Told]:
    return (told(event, words) for event in _in_pages(events.select_related("unit")))


def _in_pages(events: EventQuerySet) -> Iterator[Event]:
    """The events in order; a page at a time, for a database waits for nobody who saves a file slowly."""
    done = 0
    while page := list(events.filter(seq__gt=done).order_by("seq")[:PAGE]):
        yield from page
        done = page[-1].seq


def _heads(words: Catalogue) -> list[str]:
    return [words.render(Message(id_)) for id_, _ in COLUMNS]


def _cells(one: Told, words: Catalogue) -> list[str]:
    outcome = words.render(Message("event.refused" if one.is_refused else "event.done"))
    changes = "; ".join(_change(change, words) for change in one.changes)
    return [
        *(str(one.seq), f"{one.at:%d/%m/%Y %H:%M:%S}", one.who, one.act, outcome, one.kind, one.object, one.unit),
        *(one.said, changes, one.reason, one.request_id, one.hash),
    ]


def _change(change: Change, words: Catalogue) -> str:
    nothing = words.render(Message("event.nothing"))
    values = {"name": change.name, "before": change.before or nothing, "after": change.after or nothing}
    return words.render(Message("event.change", values))


def _safe(cell: str) -> str:
    return f"'{cell}" if cell.startswith(FORMULA) else cell


def _line(cells: Iterable[str]) -> bytes:
    text = StringIO()
    csv.writer(text, lineterminator="\r\n").writerow(cells)
    return text.getvalue().encode()
