"""The lines of the form in the order of the set: heads of areas and criteria, a line for each figure to fill in."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from parindex.core.facts import EVIDENCE, EXPLAINED, POINTS, WHOLE_SET, FactSpec
from parindex.core.framework import Framework, Node, Without
from parindex.core.values import node_specs
from parindex.documents.sheet_workbook.stored import What

IN_THE_APP = (EVIDENCE, EXPLAINED)  # evidence is attached there, and counted
MARK = "{}:{}"


@dataclass(frozen=True, slots=True)
class Line:
    """A row of the form; a head has no `spec`.

    most: the points of a node where its name stands in this row; is_first: the first figure of its node, with which
    note and explanation go; is_judged: an appraiser gives it.
    """

    code: str
    name: str
    depth: int
    node: Node | None = None
    spec: FactSpec | None = None
    most: Decimal | None = None
    is_first: bool = False
    is_judged: bool = False

    @property
    def mark(self) -> str:
        """What its row is found by, "" for a head."""
        return MARK.format(self.code, self.spec.key) if self.spec else ""

    def is_open(self, what: What) -> bool:
        """Whether the unit fills in its cell of this column."""
        if self.spec is None or self.is_judged:
            return False
        if what == "explanation":
            return self.is_first and self.node is not None and _is_explained(self.node)
        return what != "note" or self.is_first


def lines_of(framework: Framework) -> Iterator[Line]:
    """Every line of the form of `framework`. What is calculated from other figures is not asked."""
    whole = [spec for spec in framework.facts.values() if spec.derived is None]
    if whole:
        yield Line(WHOLE_SET, framework.title, 0)
        yield from (Line(WHOLE_SET, spec.name, 1, None, spec, is_first=not at) for at, spec in enumerate(whole))
    for area in framework.areas:
        yield from _below(area, 0)


def _below(node: Node, depth: int) -> Iterator[Line]:
    specs = [one for key, one in node_specs(node).items() if one.derived is None and key not in IN_THE_APP]
    if [spec.key for spec in specs] == [POINTS]:
        yield Line(node.code, node.name, depth, node, specs[0], node.max_points, True, _is_judged(node, specs[0]))
    else:
        yield Line(node.code, node.name, depth, node, most=node.max_points)
        for at, spec in enumerate(specs):
            yield Line(node.code, spec.name, depth + 1, node, spec, None, not at, _is_judged(node, spec))
    for child in node.children:
        yield from _below(child, depth + 1)


def _is_judged(node: Node, spec: FactSpec) -> bool:
    return spec.key == POINTS and node.rule is not None and node.rule.data == "judged"


def _is_explained(node: Node) -> bool:
    """Whether an explanation can stand for the evidence that is not there."""
    evidence = node.evidence
    return evidence is not None and evidence.required and evidence.without is Without.EXPLAIN
