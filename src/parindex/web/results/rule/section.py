"""All that a page says of how a criterion is scored: its rule, a calculator of it, or else an illustration."""

from dataclasses import dataclass
from datetime import date

from parindex.core.framework import Framework, Node
from parindex.web.results.rule.calculator import Calculator, present_calculator
from parindex.web.results.rule.illustration import Illustration, illustrated
from parindex.web.results.rule.panel import RulePanel, has_formula, present_panel
from parindex.web.ui.typed import Asked, as_typed


@dataclass(frozen=True, slots=True)
class Invented:
    """A rule and figures that are not those of the set, and must never look as if they were."""

    unit: str
    why: str
    panel: RulePanel


@dataclass(frozen=True, slots=True)
class RuleSection:
    """`calculator` is that of the set's own rule, or of the `invented` one where there is one; else None."""

    panel: RulePanel
    calculator: Calculator | None
    invented: Invented | None


def rule_section(framework: Framework, node: Node, asked: Asked | None, *, url: str, today: date) -> RuleSection:
    """How `node` of `framework` is scored, on the page at `url`."""
    panel = present_panel(framework, node)
    if has_formula(node):
        return RuleSection(panel, present_calculator(framework, node, asked, url=url, today=today), None)
    shown = illustrated(framework, node.code)
    if shown is None or not has_formula(shown.node):
        return RuleSection(panel, None, None)
    of_figures = asked or Asked(shown.typed, as_typed(node.max_points))
    calculator = present_calculator(shown.framework, shown.node, of_figures, url=url, today=today, unit=shown.unit)
    return RuleSection(panel, calculator, _invented(shown))


def _invented(shown: Illustration) -> Invented:
    return Invented(shown.unit, shown.why, present_panel(shown.framework, shown.node))
