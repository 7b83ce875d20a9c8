"""What several people enter for one leaf, brought together: nobody's change is lost, none is chosen silently."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import TypeAlias

from parindex.core.fact_words import read_value
from parindex.core.facts import FactSpec
from parindex.core.messages import Message
from parindex.core.points import Absent
from parindex.core.values import written

# A field of a leaf: one of its facts by key, or words that go with it. No key of a fact begins with "@".
NOTE, EXPLANATION, SOURCE = "@note", "@explanation", "@source"
LONGEST_SOURCE = 300  # letters
TEXTS = (NOTE, EXPLANATION, SOURCE)
Entered: TypeAlias = "Decimal | bool | str | date | Absent"


@dataclass(frozen=True, slots=True)
class Edit:
    """What a field is to become, and what stood there when its person looked; a text is "" where there is none."""

    value: Entered
    seen: Entered


@dataclass(frozen=True, slots=True)
class LeafEdit:
    """What a person enters for one leaf, field by field."""

    code: str
    fields: Mapping[str, Edit]


@dataclass(frozen=True, slots=True)
class Merged:
    """What becomes of a leaf's fields. changed: new values; contested: those that met another person's change."""

    changed: Mapping[str, Entered] = field(default_factory=dict)
    contested: Mapping[str, Entered] = field(default_factory=dict)


def merged(edit: LeafEdit, stored: Mapping[str, Entered]) -> Merged:
    """`edit` on what is stored by now: a field that somebody else changed meanwhile, to something else, is contested.

    stored: the fields that have a value; others are missing, or texts that are not there.
    """
    changed: dict[str, Entered] = {}
    contested: dict[str, Entered] = {}
    for name, one in edit.fields.items():
        now = stored.get(name, nothing(name))
        if is_same(one.value, now) or is_same(one.value, one.seen):
            continue
        (changed if is_same(one.seen, now) else contested)[name] = one.value
    return Merged(changed, contested)


def nothing(name: str) -> Entered:
    """What a field holds where nothing was entered."""
    return "" if name in TEXTS else Absent.MISSING


def is_same(one: Entered, other: Entered) -> bool:
    """Whether two values are the same figure: 1.50 is 1.5, but yes is not 1 and missing is not zero."""
    if isinstance(one, Absent) or isinstance(other, Absent):
        return one is other
    return type(one) is type(other) and written(one) == written(other)


def unfit(edit: LeafEdit, specs: Mapping[str, FactSpec], today: date) -> Message | None:
    """What is wrong with `edit` whatever stands there: figures that `specs` do not ask for, or that cannot be."""
    unknown = tuple(name for name in edit.fields if name not in specs and name not in TEXTS)
    if unknown:
        return Message("declaring.not-asked", {"code": edit.code, "fields": unknown})
    source = edit.fields[SOURCE].value if SOURCE in edit.fields else ""
    if isinstance(source, str) and len(source) > LONGEST_SOURCE:
        return Message("declaring.long-source", {"code": edit.code, "count": len(source), "most": LONGEST_SOURCE})
    for key, spec in specs.items():
        value = edit.fields[key].value if key in edit.fields else Absent.MISSING
        read = None if isinstance(value, Absent) else read_value(spec, value, today)
        if isinstance(read, Message):
            return Message("declaring.unfit", {"code": edit.code, "reason": read})
    return None
