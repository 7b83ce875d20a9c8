"""The fields of a leaf: one for each figure that is asked for, with what was typed or is kept."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from parindex.core.declaring import Entered
from parindex.core.facts import FactSpec, Kind
from parindex.core.points import Absent
from parindex.web.assess.grid.sent import Sent, field_name
from parindex.web.ui import figures
from parindex.web.ui.telling import told
from parindex.web.ui.typed import NO, NOT_APPLICABLE, YES, as_typed, name_of

WORDS = (Kind.YES_NO, Kind.CHOICE)
NOT_SENT = Sent()


@dataclass(frozen=True, slots=True)
class Option:
    """One of the words to choose from."""

    value: str
    words: str
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class Field:
    """A figure to type (`options`: to choose). saved: the text of what is kept; typed: what stands in the field now."""

    id: str
    name: str
    key: str
    label: str
    saved: str
    typed: str
    unit: str
    mode: str
    options: tuple[Option, ...]
    refusal: str
    warning: str


def figure_fields(
    code: str, number: int, specs: Mapping[str, FactSpec], kept: Mapping[str, Entered], sent: Sent
) -> tuple[Field, ...]:
    """The fields of leaf `code`, which is the page's `number`th."""
    return tuple(
        _field(SafeString(f"f{number}-{place}"), field_name(code, key), spec, kept.get(key, Absent.MISSING), sent)
        for place, (key, spec) in enumerate(specs.items())
    )


def _field(id_: str, name: str, spec: FactSpec, value: Entered, sent: Sent) -> Field:
    saved = entry_text(spec, value)
    typed = sent.typed[spec.key] if spec.key in sent.unsaved else saved
    return Field(
        id=id_,
        name=name,
        key=spec.key,
        label=name_of(spec),
        saved=saved,
        typed=typed,
        unit="%" if spec.kind is Kind.PERCENT else spec.unit,
        mode="numeric" if spec.kind is Kind.DATE else "decimal",
        options=_options(spec, typed, saved) if spec.kind in WORDS else (),
        refusal=sent.refusals.get(spec.key, ""),
        warning=sent.warnings.get(spec.key, ""),
    )


def entry_text(spec: FactSpec, value: Entered) -> str:
    """A value as it stands in a field; the thousands of a count are set off, for there a dot means nothing else."""
    if isinstance(value, Decimal) and spec.kind is Kind.COUNT:
        return f"{int(value):,}".replace(",", ".")
    return as_typed(value)


def _options(spec: FactSpec, typed: str, saved: str) -> tuple[Option, ...]:
    own = [(word, word) for word in spec.options] or [(YES, _("Yes")), (NO, _("No"))]
    known = [("", _("Choose…")), *own, (NOT_APPLICABLE, _("Not applicable"))]
    odd = [] if any(typed == value for value, _words in known) else [(typed, typed)]
    return tuple(Option(value, words, value == typed) for value, words in (*known, *odd))


def shown_value(spec: FactSpec | None, value: Entered) -> str:
    """A value to be read, with its unit; "" where there is none, for then a badge says so."""
    if isinstance(value, Absent):
        return _("not applicable") if value is Absent.NOT_APPLICABLE else ""
    if isinstance(value, bool):
        return _("Yes") if value else _("No")
    if isinstance(value, Decimal):
        unit = "" if spec is None else "%" if spec.kind is Kind.PERCENT else f" {spec.unit}"
        return f"{figures.exact(value)}{unit}".rstrip()
    return told(value) if isinstance(value, date) else value
