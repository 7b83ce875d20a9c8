"""The rule of a criterion as its set gives it: words, article, facts with their windows, guards, evidence."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from parindex.core.contradictions import checks_on
from parindex.core.facts import FactSpec
from parindex.core.framework import Evidence, Framework, Node
from parindex.core.rules.figures import wholes_of
from parindex.core.rules.guarded import SILENT
from parindex.documents.catalogue import catalogue
from parindex.web.results.rule.lines import RuleLine, in_short, rule_lines
from parindex.web.ui import figures
from parindex.web.ui.wording import LEFT_OUT, WITHOUT_EVIDENCE


@dataclass(frozen=True, slots=True)
class FactRow:
    """A figure that the rule asks for, and the days that it covers."""

    name: str
    unit: str
    window: str
    measure: str


@dataclass(frozen=True, slots=True)
class PartRow:
    """A criterion below this one, with its rule in one line."""

    code: str
    name: str
    url: str
    max_points: Decimal
    rule: str


@dataclass(frozen=True, slots=True)
class RulePanel:
    """How a node of a set is scored. `lines` are those of a leaf, `parts` what is below any other node.

    checks: what its figures must not contradict, its own checks and those of the set that they take part in; cite: the
    article; decision: the paper that the set comes from, in which the article is.
    """

    has_formula: bool
    lines: tuple[RuleLine, ...]
    parts: tuple[PartRow, ...]
    facts: tuple[FactRow, ...]
    guards: tuple[str, ...]
    checks: tuple[str, ...]
    evidence: str
    evidence_without: str
    cite: str
    decision: str
    unverified: bool
    note: str
    set_title: str
    set_url: str


def present_panel(framework: Framework, node: Node) -> RulePanel:
    """The rule of `node`, in the reader's language; names, articles and notes as the set writes them."""
    evidence = node.evidence if node.evidence and (node.evidence.required or node.evidence.ask) else None
    return RulePanel(
        has_formula=has_formula(node),
        lines=rule_lines(node.rule) if node.rule else (),
        parts=tuple(_part(framework, child) for child in node.children),
        facts=tuple(_fact(framework, spec) for spec in node.facts.values()),
        guards=tuple(_guards(framework, node)),
        checks=tuple(check.say for check in checks_on(framework, node)),
        evidence=evidence.ask if evidence else "",
        evidence_without=_without(evidence),
        cite=node.cite,
        decision=next(iter(framework.source.values()), "") if node.cite and not framework.simulated else "",
        unverified=node.unverified,
        note=node.note,
        set_title=framework.title,
        set_url=reverse("criteria-set", args=[framework.id]),
    )


def has_formula(node: Node) -> bool:
    """Whether the points of `node` follow from figures by a rule that its set gives."""
    return node.rule is not None and node.rule.scale.computes


def rule_in_short(node: Node) -> str:
    """The rule of a leaf in one line; of any other node, how much is below it."""
    if node.rule:
        return in_short(node.rule)
    count = len(node.children)
    return ngettext("%(count)s criterion", "%(count)s criteria", count) % {"count": count}


def _part(framework: Framework, node: Node) -> PartRow:
    url = reverse("set-criterion", args=[framework.id, node.code])
    return PartRow(node.code, node.name, url, node.max_points, rule_in_short(node))


def _fact(framework: Framework, spec: FactSpec) -> FactRow:
    start, end = framework.window_of(spec).of(framework.year)
    return FactRow(spec.name, spec.unit, _days(start, end), spec.measure)


def _days(start: date, end: date) -> str:
    """A range of days; papers write the year once where both ends are in it."""
    said = catalogue(figures.language()).render
    if figures.language() == "vi" and start.year == end.year:
        return f"{start:%d/%m}–{said(end)}"
    return f"{said(start)}–{said(end)}"


def _guards(framework: Framework, node: Node) -> Iterator[str]:
    """What holds where the rule cannot be applied as it stands."""
    said = catalogue(figures.language()).render
    for above in (*_way_down(framework, node.code), node):
        for gate in above.gates:
            places = {"when": said(gate.when.named()), "cite": gate.cite}
            yield (_("Knock-out: if %(when)s, 0 points (%(cite)s).") if gate.cite else _knocked_out()) % places
    if node.rule is None:
        return
    if node.rule.none_arose == SILENT and wholes_of(node.rule):
        yield _("Where nothing arose: the set does not say.")
    yield str(LEFT_OUT[node.not_applicable])


def _knocked_out() -> str:
    return _("Knock-out: if %(when)s, 0 points.")


def _way_down(framework: Framework, code: str) -> Iterator[Node]:
    """The nodes above the one of this code, from the top."""
    for node in framework.nodes():
        if node.code != code and any(below.code == code for below in node.walk()):
            yield node


def _without(evidence: Evidence | None) -> str:
    if evidence is None:
        return ""
    return str(WITHOUT_EVIDENCE[evidence.without]) if evidence.required else _("Not required.")
