"""A chain of events: each carries the hash of the one before, so that whatever is done to one shows, and where.

Pure: the events come as a stream in ascending order of their numbers, and no more than one is held at a time.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256

from parindex.core.canonical import canonical
from parindex.core.messages import Message

BEGINNING = "0" * 64  # what the first event carries in place of a hash before it


@dataclass(frozen=True, slots=True)
class Entry:
    """An event as it is kept: its number from 1, what it says (None: cannot be read any more), both hashes in hex."""

    seq: int
    content: Mapping[str, object] | None
    previous: str
    hash: str


@dataclass(frozen=True, slots=True)
class Head:
    """What is known of a chain from elsewhere: that event number `count` has this hash.

    where: who says so, as a message; is_last: that no event follows it, too.
    """

    count: int
    hash: str
    where: Message
    is_last: bool = False


@dataclass(frozen=True, slots=True)
class Break:
    """The first event that is not as it was recorded, and what is wrong with it."""

    seq: int
    message: Message


def digest(seq: int, previous: str, content: Mapping[str, object]) -> str:
    """The hash of an event: SHA-256, in hex, over canonical JSON of its number, the hash before it and what it says."""
    return sha256(canonical({"seq": seq, "previous": previous, "content": content})).hexdigest()


def first_break(entries: Iterable[Entry], heads: Sequence[Head] = ()) -> Break | None:
    """The first event of the stream that is not as it was recorded or not as `heads` know it; None if all are."""
    most = max((head.count for head in heads), default=0)
    count, previous = 0, BEGINNING
    for entry in entries:
        found = _of_place(entry, count + 1) or _of_entry(entry, previous, most) or _of_heads(entry, heads)
        if found:
            return found
        count, previous = entry.seq, entry.hash
    return _of_end(count, heads)


def _of_place(entry: Entry, expected: int) -> Break | None:
    """Wrong numbers: one that came before, or a gap."""
    if entry.seq < expected:
        return Break(entry.seq, Message("chain.out-of-order", {"seq": entry.seq, "after": expected - 1}))
    if entry.seq == expected + 1:
        return Break(expected, Message("chain.missing", {"seq": expected}))
    if entry.seq > expected:
        return Break(expected, Message("chain.missing-several", {"seq": expected, "last": entry.seq - 1}))
    return None


def _of_entry(entry: Entry, previous: str, most: int) -> Break | None:
    seq = entry.seq
    if entry.content is None:
        return Break(seq, Message("chain.unreadable", {"seq": seq}))
    is_linked = entry.previous == previous
    if entry.hash != digest(seq, entry.previous, entry.content):
        place = None if is_linked else _own_place(entry, entry.content, max(most, seq + 1))
        if place is not None:
            return Break(seq, Message("chain.moved", {"seq": seq, "place": place}))
        return Break(seq, Message("chain.changed", {"seq": seq}))
    if is_linked:
        return None
    if seq == 1:
        return Break(1, Message("chain.not-the-first", {}))
    # both events are whole in themselves; whoever rewrites one with its hash leaves the next one pointing elsewhere
    return Break(seq - 1, Message("chain.unlinked", {"seq": seq - 1, "next": seq}))


def _own_place(entry: Entry, content: Mapping[str, object], last: int) -> int | None:
    """The number that the event was recorded under, if it is another one and no greater than `last`."""
    places = range(1, last + 1)
    return next((place for place in places if digest(place, entry.previous, content) == entry.hash), None)


def _of_heads(entry: Entry, heads: Sequence[Head]) -> Break | None:
    for head in heads:
        if head.count == entry.seq and head.hash != entry.hash:
            return Break(entry.seq, Message("chain.other-head", {"seq": entry.seq, "where": head.where}))
        if head.is_last and head.count < entry.seq:
            return Break(entry.seq, Message("chain.beyond", _against(entry.seq, head)))
    return None


def _of_end(count: int, heads: Sequence[Head]) -> Break | None:
    for head in heads:
        if head.count > count:
            return Break(count + 1, Message("chain.cut-off", _against(count + 1, head)))
    return None


def _against(seq: int, head: Head) -> dict[str, int | Message]:
    return {"seq": seq, "where": head.where, "count": head.count}
