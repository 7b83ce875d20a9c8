"""Figures as they were typed: each read as its kind says, or why it is refused. Nothing is stored."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from django.utils.translation import gettext_lazy

from parindex.core.fact_words import FactValue, read_value
from parindex.core.facts import EVIDENCE, EXPLAINED, FactSpec
from parindex.core.framework import Node, Without
from parindex.core.messages import Message
from parindex.core.points import Absent
from parindex.core.rules.figures import Figures
from parindex.core.rules.quantity import Quantity
from parindex.core.rules.walk import above_their_wholes
from parindex.core.values import node_specs, value_of
from parindex.documents.catalogue import catalogue
from parindex.web.ui import figures

PREFIX, WANTED, LEFT_OUT = "so-", "muon", "khong-ap-dung"
YES, NO, NOT_APPLICABLE = "co", "khong", "KAD"
NAMES = {EVIDENCE: gettext_lazy("Documents of evidence"), EXPLAINED: gettext_lazy("Explained to the appraiser")}


@dataclass(frozen=True, slots=True)
class Asked:
    """What a reader asks a calculator: figures by key as typed, points wanted, whether the criterion applies at all."""

    typed: Mapping[str, str]
    wanted: str = ""
    is_left_out: bool = False

    @classmethod
    def of(cls, query: Mapping[str, str]) -> "Asked | None":
        """The question in an address; None where there is none, so that a page can begin with figures of its own."""
        typed = {name.removeprefix(PREFIX): words for name, words in query.items() if name.startswith(PREFIX)}
        if not typed and WANTED not in query:
            return None
        return cls(typed, query.get(WANTED, "").strip(), is_left_out=bool(query.get(LEFT_OUT)))


@dataclass(frozen=True, slots=True)
class Entry:
    """A figure as it was typed, and what was read in it; a refused one has no value."""

    spec: FactSpec
    typed: str
    value: FactValue = Absent.MISSING
    refusal: str = ""
    warning: str = ""


def asked_specs(node: Node) -> tuple[FactSpec, ...]:
    """What to ask for `node`: what its rule works on and the evidence it needs; what is calculated is not asked."""
    specs = {key: spec for key, spec in node_specs(node).items() if not isinstance(spec.derived, Quantity)}
    if node.evidence and not node.evidence.required:
        specs.pop(EVIDENCE)
    if node.evidence and not (node.evidence.required and node.evidence.without is Without.EXPLAIN):
        specs.pop(EXPLAINED)
    return tuple(replace(spec, name=name_of(spec)) for spec in specs.values())


def name_of(spec: FactSpec) -> str:
    """A fact's name as its set writes it; those that every set has, in the reader's language."""
    return str(NAMES.get(spec.key, spec.name))


def read_entries(node: Node, typed: Mapping[str, str], today: date) -> tuple[Entry, ...]:
    """Every figure of `node` as read; parts that are more than their wholes are refused too."""
    read = [read_entry(spec, typed.get(spec.key, ""), today) for spec in asked_specs(node)]
    above = _above_their_wholes(node, figures_of_entries(read))
    return tuple(
        replace(entry, value=Absent.MISSING, refusal=above[entry.spec.key]) if entry.spec.key in above else entry
        for entry in read
    )


def read_entry(spec: FactSpec, typed: str, today: date) -> Entry:
    """What `typed` gives the fact of `spec`."""
    said = catalogue(figures.language()).render
    read = read_value(spec, typed, today)
    if isinstance(read, Message):
        return Entry(spec, typed, refusal=said(read))
    return Entry(spec, typed, read.value, warning=said(read.warning) if read.warning else "")


def figures_of_entries(entries: Iterable[Entry]) -> Figures:
    """The figures that were read, as rules reckon with them."""
    known = (entry for entry in entries if entry.value is not Absent.MISSING)
    return {entry.spec.key: value_of(entry.spec, entry.value) for entry in known}


def _above_their_wholes(node: Node, read: Figures) -> dict[str, str]:
    """Key -> what is wrong, of the figures that make up a part which is more than its whole."""
    said = catalogue(figures.language()).render
    return {key: said(message) for key, message in above_their_wholes(node.rule, read)}


def as_typed(value: FactValue) -> str:
    """A value as one types it: no mark for thousands, so that it is read as what it is."""
    if value is Absent.MISSING:
        return ""
    if value is Absent.NOT_APPLICABLE:
        return NOT_APPLICABLE
    if isinstance(value, bool):
        return YES if value else NO
    if isinstance(value, date):
        return value.strftime("%d/%m/%Y")
    return str(value) if isinstance(value, str) else f"{value:f}".replace(".", ",")
