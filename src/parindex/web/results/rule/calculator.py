"""The calculator of a criterion: a field for each figure, and what the figures come to by the code that scores.

Nothing is stored: the figures are in the address alone.
"""

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from parindex.core.facts import FactSpec, GroupExtreme, Kind
from parindex.core.framework import Framework, Node
from parindex.core.points import Absent
from parindex.core.rules.figures import Figures
from parindex.web.results.rule.outcome import Outcome, present_left_out, present_outcome, said_of
from parindex.web.ui.needed import Needed, present_needed
from parindex.web.ui.typed import (
    LEFT_OUT,
    NAMES,
    NO,
    NOT_APPLICABLE,
    PREFIX,
    WANTED,
    YES,
    Asked,
    Entry,
    as_typed,
    figures_of_entries,
    read_entries,
    read_entry,
)

WORDS = (Kind.YES_NO, Kind.CHOICE)


@dataclass(frozen=True, slots=True)
class Option:
    """One of the words to choose from; `lang` where it is the set's own."""

    value: str
    words: str
    is_chosen: bool
    lang: str = ""


@dataclass(frozen=True, slots=True)
class Field:
    """A field of the form. `options` where one is chosen; `unit` stands behind a figure.

    lang: that of the label, where it is not the page's; ask: what the set says of the figure, how: how to type it.
    """

    name: str
    label: str
    lang: str
    typed: str
    unit: str
    ask: str
    how: str
    is_number: bool
    options: tuple[Option, ...]
    refusal: str
    warning: str

    @property
    def shown(self) -> str:
        """What was typed or chosen, as paper shows it."""
        chosen = next((option.words for option in self.options if option.is_chosen), "")
        return chosen if self.options else self.typed


@dataclass(frozen=True, slots=True)
class Calculator:
    """The form and its answer; without an answer, `refused` are the fields to mend, or nothing has been asked yet.

    printed: the fields whose figures the answer is of, for paper, on which there is no form.
    """

    url: str
    fields: tuple[Field, ...]
    wanted: Field
    left_out: str
    is_left_out: bool
    refused: tuple[Field, ...]
    printed: tuple[Field, ...]
    outcome: Outcome | None
    needed: Needed | None
    said: str


def present_calculator(
    framework: Framework, node: Node, asked: Asked | None, *, url: str, today: date, unit: str = ""
) -> Calculator:
    """The calculator of leaf `node` at `url`, with its answer to what was asked; `unit`: the invented one, if any."""
    is_asked, asked = asked is not None, asked or Asked({}, as_typed(node.max_points))
    entries = read_entries(node, asked.typed, today)
    if asked.is_left_out:
        entries = tuple(replace(entry, refusal="", warning="") for entry in entries)
    wanted = read_entry(_wanted_spec(node), asked.wanted, today)
    fields = tuple(_field(entry) for entry in entries)
    refused = tuple(field for field in fields if field.refusal)
    outcome = needed = None
    if is_asked and asked.is_left_out:
        outcome = present_left_out(framework, node, unit)
    elif is_asked and not refused:
        read = figures_of_entries(entries)
        outcome = present_outcome(framework, node, read, entries, unit)
        needed = _needed(framework, node, read, wanted)
    return Calculator(
        url=url,
        fields=fields,
        wanted=_field(wanted),
        left_out=LEFT_OUT,
        is_left_out=asked.is_left_out,
        refused=refused,
        printed=fields if is_asked and not asked.is_left_out else (),
        outcome=outcome,
        needed=needed,
        said=_said(refused, outcome),
    )


def _needed(framework: Framework, node: Node, read: Figures, wanted: Entry) -> Needed | None:
    """A wish that is refused is mended at its field; it takes nothing from the answer to the figures."""
    if wanted.refusal:
        return None
    return present_needed(framework, node, read, wanted.value if isinstance(wanted.value, Decimal) else node.max_points)


def _wanted_spec(node: Node) -> FactSpec:
    """Wanted points are read like any figure: in the same ways, refused for the same reasons."""
    return FactSpec(WANTED, _("Points wanted"), Kind.POINTS, at_least=Decimal(0), at_most=node.max_points)


def _said(refused: tuple[Field, ...], outcome: Outcome | None) -> str:
    """The answer in one sentence, for whoever hears the page."""
    if refused:
        said = ngettext("%(count)s figure to correct", "%(count)s figures to correct", len(refused))
        return said % {"count": len(refused)}
    return said_of(outcome) if outcome else ""


def _field(entry: Entry) -> Field:
    spec = entry.spec
    return Field(
        name=WANTED if spec.key == WANTED else f"{PREFIX}{spec.key}",
        label=spec.name,
        lang="" if spec.key in (*NAMES, WANTED) else "vi",
        typed=entry.typed,
        unit="%" if spec.kind is Kind.PERCENT else spec.unit,
        ask=spec.ask,
        how=_how(spec),
        is_number=spec.kind not in (*WORDS, Kind.DATE),
        options=_options(entry),
        refusal=entry.refusal,
        warning=entry.warning,
    )


def _how(spec: FactSpec) -> str:
    if isinstance(spec.derived, GroupExtreme):
        best, worst = _("The highest of the units scored together."), _("The lowest of the units scored together.")
        return best if spec.derived.is_highest else worst
    if spec.kind is Kind.DATE:
        return _("Day/month/year, for example 31/12/2024.")
    return ""


def _options(entry: Entry) -> tuple[Option, ...]:
    """The words to choose from; a word in the address that is none of them is shown as it was typed, to be mended."""
    spec = entry.spec
    if spec.kind not in WORDS:
        return ()
    own = [(word, word, "vi") for word in spec.options] or [(YES, _("Yes"), ""), (NO, _("No"), "")]
    known = [("", _("Not known yet"), ""), *own, (NOT_APPLICABLE, _("Not applicable"), "")]
    odd = [(entry.typed, entry.typed, "")] if entry.refusal else []
    chosen = _chosen(entry)
    return tuple(Option(value, words, value == chosen, lang) for value, words, lang in (*known, *odd))


def _chosen(entry: Entry) -> str:
    """The option that was read in what was typed."""
    value = entry.value
    if entry.refusal:
        return entry.typed
    if value is Absent.NOT_APPLICABLE:
        return NOT_APPLICABLE
    if isinstance(value, bool):
        return YES if value else NO
    return value if isinstance(value, str) else ""
