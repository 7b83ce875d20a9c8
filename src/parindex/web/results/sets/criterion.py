"""One node of a criteria set: how it is scored, a calculator of it, the way to those beside it."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.urls import reverse
from django.utils.translation import gettext as _

from parindex.core.framework import Framework, Node
from parindex.web.results.neighbour import Neighbour, beside
from parindex.web.results.rule.section import RuleSection, rule_section
from parindex.web.ui.typed import Asked


@dataclass(frozen=True, slots=True)
class SetCriterionPage:
    """The page of a node of a set."""

    code: str
    name: str
    label: str
    max_points: Decimal
    set_id: str
    section: RuleSection
    before: Neighbour | None
    after: Neighbour | None


def present_set_criterion(framework: Framework, code: str, asked: Asked | None, today: date) -> SetCriterionPage | None:
    """The page of the node `code`; None if the set has no such node."""
    same_level = next((level for level in _levels(framework) if any(node.code == code for node in level)), [])
    place = next((place for place, node in enumerate(same_level) if node.code == code), None)
    if place is None:
        return None
    node = same_level[place]
    before, after = beside(same_level, place, lambda one: _url(framework, one.code))
    return SetCriterionPage(
        code=code,
        name=node.name,
        label=_label(framework, node),
        max_points=node.max_points,
        set_id=framework.id,
        section=rule_section(framework, node, asked, url=_url(framework, code), today=today),
        before=before,
        after=after,
    )


def _levels(framework: Framework) -> tuple[list[Node], ...]:
    """Areas, criteria and their parts, each in order: one goes on to what is of the same kind."""
    criteria = [node for _area, node in framework.criteria()]
    return list(framework.areas), criteria, [part for node in criteria for part in node.children]


def _url(framework: Framework, code: str) -> str:
    return reverse("set-criterion", args=[framework.id, code])


def _label(framework: Framework, node: Node) -> str:
    if node in framework.areas:
        return _("Area %(code)s") % {"code": node.code}
    if any(node in criterion.children for _area, criterion in framework.criteria()):
        return _("Sub-criterion %(code)s") % {"code": node.code}
    return _("Criterion %(code)s") % {"code": node.code}
