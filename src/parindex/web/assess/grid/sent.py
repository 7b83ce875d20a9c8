"""A leaf as a form sends it: words as they were typed, and the values that stood there when the page was made."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from django.core.exceptions import BadRequest
from django.utils.translation import gettext as _

from parindex.core.declaring import SOURCE, TEXTS, Edit, Entered, LeafEdit, is_same, nothing
from parindex.core.facts import FactSpec
from parindex.core.points import Absent
from parindex.core.values import read_back, written
from parindex.web.records.said import kept_text
from parindex.web.ui.typed import read_entry

TYPED, SEEN = "so", "goc"  # so:3.6:late, goc:3.6
MOST_SOURCE = 300


@dataclass(frozen=True, slots=True)
class Sent:
    """What was typed into a leaf by field and read in it, what is wrong or doubtful, and the edit that the rest makes.

    unsaved: the fields whose words are kept nowhere but in the form.
    """

    typed: Mapping[str, str] = field(default_factory=dict)
    values: Mapping[str, Entered] = field(default_factory=dict)
    refusals: Mapping[str, str] = field(default_factory=dict)
    warnings: Mapping[str, str] = field(default_factory=dict)
    edit: LeafEdit | None = None
    unsaved: frozenset[str] = frozenset()

    def not_kept(self) -> "Sent":
        """The same where none of it was kept."""
        return replace(self, unsaved=self.unsaved | frozenset(self.edit.fields if self.edit else ()))


def field_name(code: str, key: str) -> str:
    """The name of a field in the form."""
    return f"{TYPED}:{code}:{key}"


def seen_name(code: str) -> str:
    """The name of the hidden field with what stood in a leaf."""
    return f"{SEEN}:{code}"


def seen_text(fields: Mapping[str, Entered]) -> str:
    """The fields of a leaf that have something, as the hidden field holds them; what does not apply is null."""
    kept = {key: None if isinstance(value, Absent) else written(value) for key, value in fields.items()}
    return json.dumps(kept, ensure_ascii=False, separators=(",", ":"))


def sent_leaves(posted: Mapping[str, str], asked: Mapping[str, Mapping[str, FactSpec]], today: date) -> dict[str, Sent]:
    """The leaves in `posted`, by code, in the set's order. Raises BadRequest for a form of another set."""
    typed: dict[str, dict[str, str]] = {}
    for name, words in posted.items():
        kind, _colon, rest = name.partition(":")
        code, _colon, key = rest.rpartition(":")
        if kind == TYPED:
            typed.setdefault(code, {})[key] = words
    if not typed.keys() <= asked.keys():
        raise BadRequest(", ".join(sorted(typed.keys() - asked.keys())))
    return {
        code: _sent(code, typed[code], _seen(posted.get(seen_name(code), ""), specs), specs, today)
        for code, specs in asked.items()
        if code in typed
    }


def _seen(text: str, specs: Mapping[str, FactSpec]) -> dict[str, Entered]:
    try:
        kept = json.loads(text)
        return {key: _value(specs, key, one) for key, one in kept.items()}
    except (ValueError, AttributeError, ArithmeticError, KeyError) as error:
        raise BadRequest(text[:100]) from error


def _value(specs: Mapping[str, FactSpec], key: str, kept: str | None) -> Entered:
    if key in TEXTS:
        return str(kept)
    return Absent.NOT_APPLICABLE if kept is None else read_back(specs[key], kept)


def _sent(
    code: str, typed: Mapping[str, str], seen: Mapping[str, Entered], specs: Mapping[str, FactSpec], today: date
) -> Sent:
    refusals, warnings, values, edits = {}, {}, {}, {}
    for key, words in typed.items():
        if key not in specs and key not in TEXTS:
            raise BadRequest(f"{code}:{key}")
        value, refusal, warnings[key] = _read(specs, key, words, today)
        if refusal:
            refusals[key] = refusal
            continue
        values[key] = value
        before = seen.get(key, nothing(key))
        if not is_same(value, before):
            edits[key] = Edit(value, before)
    return Sent(typed, values, refusals, warnings, LeafEdit(code, edits), frozenset(refusals))


def _read(specs: Mapping[str, FactSpec], key: str, words: str, today: date) -> tuple[Entered, str, str]:
    """The value that was typed, why it is refused, and what is doubtful about it."""
    if key not in TEXTS:
        entry = read_entry(specs[key], words, today)
        return entry.value, entry.refusal, entry.warning
    text = kept_text(words.replace("\r\n", "\n").strip())
    if key == SOURCE and len(text) > MOST_SOURCE:
        said = _("Source: %(count)s letters, at most %(most)s are kept: shorten it, or write the rest as a note.")
        return text, said % {"count": len(text), "most": MOST_SOURCE}, ""
    return text, "", ""
