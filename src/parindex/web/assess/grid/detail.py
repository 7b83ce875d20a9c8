"""What a row of the grid unfolds: how its points came about, the words that go with it, and last year beside it."""

from dataclasses import dataclass

from parindex.core.declaring import SOURCE, nothing
from parindex.web.assess.grid.last_year import Former, former_of
from parindex.web.assess.grid.leaf_work import LeafWork
from parindex.web.assess.grid.says import TEXT_NAMES
from parindex.web.assess.grid.sent import Sent, field_name
from parindex.web.records.sheet_work import SheetWork
from parindex.web.ui.telling import told


@dataclass(frozen=True, slots=True)
class Text:
    """Words that go with a leaf: a note, an explanation, the source of its figures."""

    id: str
    name: str
    key: str
    label: str
    saved: str
    typed: str
    is_line: bool
    refusal: str


@dataclass(frozen=True, slots=True)
class Detail:
    """It is made for one leaf at a time: for all of them it would take more than the rest of the page."""

    trace: tuple[str, ...]
    texts: tuple[Text, ...]
    former: Former | None
    needed_url: str
    delegate_url: str


@dataclass(frozen=True, slots=True)
class Unfolding:
    """Where a detail leads: to what more would take, and to the form that gives the leaf to an office; "" for none."""

    needed_url: str
    delegate_url: str
    number: int


def detail_of(work: SheetWork, leaf: LeafWork, before: LeafWork | None, sent: Sent, to: Unfolding) -> Detail:
    """The detail of `leaf`, on the page's row `to.number`."""
    trace = work.told(leaf.node).trace if leaf.node and leaf.is_leaf else ()
    return Detail(
        trace=tuple(told(one) for one in trace),
        texts=tuple(_text(leaf, to.number, key, sent) for key in TEXT_NAMES),
        former=former_of(before) if before else None,
        needed_url=to.needed_url,
        delegate_url=to.delegate_url,
    )


def _text(leaf: LeafWork, number: int, key: str, sent: Sent) -> Text:
    saved = str(leaf.fields.get(key, nothing(key)))
    typed = sent.typed[key] if key in sent.unsaved else saved
    return Text(
        id=f"f{number}-{key[1:]}",
        name=field_name(leaf.code, key),
        key=key,
        label=str(TEXT_NAMES[key]),
        saved=saved,
        typed=typed,
        is_line=key == SOURCE,
        refusal=sent.refusals.get(key, ""),
    )
