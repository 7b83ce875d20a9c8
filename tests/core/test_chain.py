"""Whatever is done to a chain of events shows, and at the first event that it was done to."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parindex.core.chain import BEGINNING, Break, Entry, Head, digest, first_break
from parindex.core.messages import Message
from parindex.documents.catalogue import catalogue

ROW, FILE = Message("chain.head-row"), Message("chain.head-file", {"file": "audit-head.json"})


def chain(*words):
    """Events that say these words, chained."""
    made, previous = [], BEGINNING
    for seq, word in enumerate(words, start=1):
        content = {"act": word}
        made.append(Entry(seq, content, previous, digest(seq, previous, content)))
        previous = made[-1].hash
    return made


def heads_of(entries):
    last = entries[-1] if entries else Entry(0, {}, "", BEGINNING)
    return [Head(last.seq, last.hash, FILE), Head(last.seq, last.hash, ROW, is_last=True)]


def rewritten(entry, **changes):
    """The event with these changes and a hash that fits them, as somebody with the program would write it."""
    changed = replace(entry, **changes)
    return replace(changed, hash=digest(changed.seq, changed.previous, changed.content))


def renumbered(entries):
    """The events with new numbers, links and hashes throughout, as a chain of their own."""
    return chain(*(entry.content["act"] for entry in entries))


def told(found):
    return (found.seq, found.message.id) if found else None


FIVE = chain("mở", "nhập", "nộp", "trả", "sửa")
HEADS = heads_of(FIVE)
A, B, C, D, E = FIVE


def at(place, entry):
    """FIVE with another event at this place (from 1)."""
    return [*FIVE[: place - 1], entry, *FIVE[place:]]


@pytest.mark.parametrize(
    ("entries", "found"),
    [
        (FIVE, None),
        (at(3, replace(C, content={"act": "nộp."})), (3, "chain.changed")),
        (at(3, replace(C, hash=C.hash[:-1] + "x")), (3, "chain.changed")),
        (at(3, replace(C, previous=A.hash)), (3, "chain.changed")),
        (at(3, replace(C, content=None)), (3, "chain.unreadable")),
        (at(3, rewritten(C, content={"act": "khác"})), (3, "chain.unlinked")),
        (at(5, rewritten(E, content={"act": "khác"})), (5, "chain.other-head")),
        (at(1, rewritten(A, previous="1" * 64)), (1, "chain.not-the-first")),
        ([A, B, D, E], (3, "chain.missing")),
        ([B, C, D, E], (1, "chain.missing")),
        ([A, E], (2, "chain.missing-several")),
        ([A, C, B, D, E], (2, "chain.missing")),
        ([A, B, B, C, D, E], (2, "chain.out-of-order")),
        ([A, replace(D, seq=2), C, replace(B, seq=4), E], (2, "chain.moved")),
        ([A, replace(C, seq=2), replace(B, seq=3), D, E], (2, "chain.moved")),
        ([A, B, C], (4, "chain.cut-off")),
        ([], (1, "chain.cut-off")),
        (chain("mở", "nhập", "nộp", "trả", "sửa", "thêm"), (6, "chain.beyond")),
        (renumbered([A, B, D, E]), (5, "chain.cut-off")),
        (renumbered([A, B, D, C, E]), (5, "chain.other-head")),
    ],
    ids=lambda value: value[1] if isinstance(value, tuple) else None,
)
def test_the_first_bad_event_is_named_with_what_is_wrong(entries, found):
    assert told(first_break(entries, HEADS)) == found


def test_a_tail_cut_off_together_with_the_row_shows_against_the_file():
    short = FIVE[:3]
    heads = [HEADS[0], heads_of(short)[1]]
    assert first_break(short, heads) == Break(4, Message("chain.cut-off", {"seq": 4, "where": FILE, "count": 5}))


def test_a_file_that_lags_behind_is_no_break():
    assert first_break(FIVE, [Head(3, C.hash, FILE), HEADS[1]]) is None


def test_a_chain_rewritten_before_what_the_file_knows_shows_there():
    again = renumbered([B, A, C, D, E])
    assert told(first_break(again, [Head(3, C.hash, FILE), heads_of(again)[1]])) == (3, "chain.other-head")


def test_an_empty_chain_is_whole():
    assert first_break([], heads_of([])) is None


def test_a_chain_is_read_as_a_stream():
    seen = []

    def stream():
        for entry in FIVE:
            seen.append(entry.seq)
            yield entry

    first_break(replace(entry, content={}) for entry in stream())
    assert seen == [1]


@pytest.mark.parametrize("language", ["vi", "en"])
def test_what_is_wrong_is_told_in_both_languages(language):
    found = first_break(FIVE[:3], HEADS[1:])
    sentence = {
        "vi": "Chuỗi bị cắt ở cuối, thiếu từ việc số 4: dòng đầu chuỗi trong cơ sở dữ liệu giữ 5 việc.",
        "en": "The chain was cut off at its end, from event 4 on: the row of the head in the database keeps 5 events.",
    }
    assert catalogue(language).render(found.message) == sentence[language]


WORDS = st.lists(st.sampled_from("abc"), min_size=2, max_size=12)


@given(WORDS, st.data())
def test_one_changed_event_is_the_one_that_is_named(words, data):
    entries = chain(*words)
    place = data.draw(st.integers(0, len(entries) - 1))
    changed = data.draw(st.sampled_from([{"content": {"act": "z"}}, {"hash": "f" * 64}, {"previous": "f" * 64}]))
    bad = [*entries[:place], replace(entries[place], **changed), *entries[place + 1 :]]
    assert first_break(bad, heads_of(entries)).seq == place + 1


@given(WORDS, st.data())
def test_the_first_of_the_events_that_are_gone_is_named(words, data):
    entries = chain(*words)
    gone = data.draw(st.sets(st.integers(1, len(entries)), min_size=1))
    left = [entry for entry in entries if entry.seq not in gone]
    assert first_break(left, heads_of(entries)).seq == min(gone)


@given(WORDS, st.data())
def test_two_events_swapped_are_named_at_the_first(words, data):
    entries = chain(*words)
    one, other = sorted(data.draw(st.sets(st.integers(0, len(entries) - 1), min_size=2, max_size=2)))
    swapped = list(entries)
    swapped[one] = replace(entries[other], seq=one + 1)
    swapped[other] = replace(entries[one], seq=other + 1)
    found = first_break(swapped, heads_of(entries))
    assert (found.seq, found.message) == (one + 1, Message("chain.moved", {"seq": one + 1, "place": other + 1}))


@given(WORDS, st.permutations(range(12)))
def test_any_other_order_is_a_break(words, order):
    entries = chain(*words)
    other = [entries[place] for place in order if place < len(entries)]
    assert (first_break(other, heads_of(entries)) is None) == (other == entries)
