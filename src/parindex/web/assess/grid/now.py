"""What the fields of saved leaves hold by now, for a script to bring the fields on the page up to date."""

import json
from collections.abc import Iterable
from dataclasses import dataclass

from parindex.core.declaring import TEXTS, Entered, is_same, nothing
from parindex.core.points import Absent
from parindex.core.values import written
from parindex.web.assess.grid.fields import entry_text
from parindex.web.assess.grid.leaf_work import LeafWork
from parindex.web.assess.grid.sent import Sent, field_name


@dataclass(frozen=True, slots=True)
class Now:
    """A field: the text of what is kept, and the value as JSON, "" where there is none.

    is_own: whether that is what was sent; else somebody else's value stands there.
    """

    name: str
    text: str
    base: str
    is_own: bool


def kept_now(leaf: LeafWork, sent: Sent) -> Iterable[Now]:
    """Every field of `leaf` that was sent and could be read."""
    for key, value in sent.values.items():
        if key not in sent.unsaved:
            kept = leaf.fields.get(key, nothing(key))
            text = str(kept) if key in TEXTS else entry_text(leaf.specs[key], kept)
            yield Now(field_name(leaf.code, key), text, _base(kept), is_same(kept, value))


def has_news(leaf: LeafWork, sent: Sent) -> bool:
    """Whether the page that sent this leaf has something to learn of it."""
    is_changed = sent.edit is not None and bool(sent.edit.fields)
    return is_changed or bool(sent.refusals) or any(not one.is_own for one in kept_now(leaf, sent))


def _base(kept: Entered) -> str:
    if kept is Absent.MISSING or kept == "":
        return ""
    return json.dumps(None if isinstance(kept, Absent) else written(kept), ensure_ascii=False)
