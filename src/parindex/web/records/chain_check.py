"""The chain of events checked as it lies in the database, against its two heads, while people go on working."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import OperationalError
from django.db.models import Max

from parindex.core.chain import BEGINNING, Break, Entry, Head, first_break
from parindex.core.messages import Message
from parindex.web.records.audit import HASHED, AuditHead, Event
from parindex.web.records.head_file import HeadFileError, KeptHead, head_path, kept_head

COLUMNS = ("seq", "previous", "hash", *HASHED)
PAGE = 1000  # events held in memory at a time
# what reading a row raises where somebody has put into a column what does not belong there
UNREADABLE = (ValueError, TypeError, AttributeError, OverflowError, OperationalError)


@dataclass(frozen=True, slots=True)
class Checked:
    """How many events there are by the head of the database and its hash, and the first bad one if there is any."""

    count: int
    hash: str
    found: Break | None

    @property
    def said(self) -> Message:
        """The result in a sentence."""
        if self.found:
            return self.found.message
        if self.count == 0:
            return Message("chain.empty")
        return Message("chain.whole", {"count": self.count, "hash": self.hash})


def check_chain() -> Checked:
    """Check every event that is there now; those recorded meanwhile are left for the next time.

    Raises DatabaseError where the database itself cannot be read.
    """
    file = _file()  # in this order: each of the three may have grown when the next is asked, never shrunk
    last = Event.objects.aggregate(last=Max("seq"))["last"] or 0
    row = AuditHead.objects.filter(pk=1).first()
    heads = [Head(file.count, file.hash, _of_file("chain.head-file"))] if isinstance(file, KeptHead) else []
    if row:
        heads.append(Head(row.count, row.hash, Message("chain.head-row"), is_last=True))
    count = row.count if row else last
    found = first_break(_entries(max(count, last)), heads) or _of_absent_heads(file, row, last)
    return Checked(count, row.hash if row else BEGINNING, found)


def _file() -> KeptHead | HeadFileError | None:
    try:
        return kept_head()
    except HeadFileError as error:
        return error


def _of_absent_heads(file: KeptHead | HeadFileError | None, row: AuditHead | None, last: int) -> Break | None:
    """A chain that is whole in itself may still lack its end where nothing is left to compare it with."""
    if last == 0:
        return None
    if row is None:
        return Break(last, Message("chain.no-head-row", {"seq": last}))
    if isinstance(file, HeadFileError):
        return Break(last, _of_file("chain.bad-head-file", last))
    return Break(last, _of_file("chain.no-head-file", last)) if file is None else None


def _of_file(id_: str, seq: int = 0) -> Message:
    return Message(id_, {"file": str(head_path()), "seq": seq})


def _entries(last: int) -> Iterator[Entry]:
    """The events up to number `last`, in order, a page at a time: no query and no lock lasts long."""
    done = 0
    while done < last:
        page = _page(done, last, PAGE)
        if not page:
            return
        yield from page
        done = page[-1].seq


def _page(after: int, last: int, size: int) -> Sequence[Entry]:
    """The next events; of those that hold one that cannot be read fewer, until it stands alone."""
    rows = Event.objects.filter(seq__gt=after, seq__lte=last).order_by("seq")
    try:
        return [_entry(row) for row in rows.values_list(*COLUMNS)[:size]]
    except UNREADABLE as error:
        if isinstance(error, OperationalError) and "UTF-8" not in str(error):
            raise  # the database is gone, not the row
        if size > 1:
            return _page(after, last, size // 10)
        return [Entry(seq, None, "", "") for seq in rows.values_list("seq", flat=True)[:1]]


def _entry(row: Sequence[Any]) -> Entry:
    return Entry(row[0], dict(zip(HASHED, row[3:], strict=True)), row[1], row[2])
