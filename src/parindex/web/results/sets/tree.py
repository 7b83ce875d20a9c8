"""One criteria set: what it is, and its tree with the rule of each criterion in one line."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from django.urls import reverse
from django.utils.translation import ngettext

from parindex.core.framework import Framework, Node, NodeKind
from parindex.web.results.rule.panel import has_formula, rule_in_short
from parindex.web.results.sets.listing import SetRow, set_row
from parindex.web.ui.wording import NODE_KINDS, WINDOWS


@dataclass(frozen=True, slots=True)
class TreeRow:
    """An area, a criterion or a part of one. `rule`: in one line, or how much is below it."""

    code: str
    name: str
    url: str
    is_area: bool
    kind: str
    max_points: Decimal
    rule: str
    has_formula: bool
    cite: str


@dataclass(frozen=True, slots=True)
class SetPage:
    """The page of a set; `source` is where it comes from, as the set says it."""

    about: SetRow
    rows: tuple[TreeRow, ...]
    window: str
    rounding: str
    source: tuple[str, ...]
    simulated: str


def present_set(framework: Framework) -> SetPage:
    """The page of `framework`."""
    places = framework.rounding.leaf
    return SetPage(
        about=set_row(framework),
        rows=tuple(row for area in framework.areas for row in _rows(framework, area, above=None)),
        window=str(WINDOWS[framework.window]),
        rounding="" if places is None else _places(places),
        source=tuple(framework.source.values()),
        simulated=framework.simulated,
    )


def _places(places: int) -> str:
    said = ngettext("%(places)s decimal for each criterion", "%(places)s decimals for each criterion", places)
    return said % {"places": places}


def _rows(framework: Framework, node: Node, above: Node | None) -> Iterator[TreeRow]:
    """The row of a node and those below it; an article that is that of the node above is not said again."""
    yield TreeRow(
        code=node.code,
        name=node.name,
        url=reverse("set-criterion", args=[framework.id, node.code]),
        is_area=above is None,
        kind="" if node.kind is NodeKind.ORDINARY or above else str(NODE_KINDS[node.kind]),
        max_points=node.max_points,
        rule=rule_in_short(node),
        has_formula=has_formula(node),
        cite="" if above and above.cite == node.cite else node.cite,
    )
    for child in node.children:
        yield from _rows(framework, child, node)
