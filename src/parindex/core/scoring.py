"""Scoring: facts on a criteria set become a score sheet, every figure of it with its trace."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from parindex.core.facts import Fact
from parindex.core.framework import Framework, Node
from parindex.core.messages import Message, Parameter
from parindex.core.points import Absent


class UnknownCriterionError(Exception):
    """A fact names no leaf of the framework."""


@dataclass(frozen=True, slots=True)
class Score:
    """The points of one node. On a leaf `points` may be absent; above, absent leaves add nothing.

    missing, not_applicable: the maximum points of the leaves below without a figure, without
    application. They stay in `max_points`: leaving them out is a rule that a set must state.
    """

    code: str
    name: str
    max_points: Decimal
    points: Decimal | Absent
    trace: tuple[Message, ...]
    missing: Decimal = Decimal(0)
    not_applicable: Decimal = Decimal(0)

    @property
    def earned(self) -> Decimal:
        """What this node adds to the level above."""
        return self.points if isinstance(self.points, Decimal) else Decimal(0)

    @property
    def lost(self) -> Decimal:
        """Maximum less earned, leaves without a figure or application left out: nobody has lost those."""
        return self.max_points - self.missing - self.not_applicable - self.earned


@dataclass(frozen=True, slots=True)
class ScoreSheet:
    """The points of one unit in one year: `total`, and each node of the tree by its code."""

    total: Score
    nodes: Mapping[str, Score]


def score(framework: Framework, facts: Iterable[Fact]) -> ScoreSheet:
    """Score every node of `framework`, keeping how each point was earned. Sums are exact.

    facts: at most one per leaf, in points for leaves whose rule is `declared`. A leaf without a
    fact is missing, not zero. Raises UnknownCriterionError if a fact names no leaf.
    """
    by_code = {fact.code: fact for fact in facts}
    unknown = by_code.keys() - {leaf.code for leaf in framework.leaves()}
    if unknown:
        raise UnknownCriterionError(", ".join(sorted(unknown)))
    nodes: dict[str, Score] = {}
    areas = [_node(area, by_code, nodes) for area in framework.areas]
    return ScoreSheet(_sum("", framework.title, framework.max_points, areas), nodes)


def together(name: str, scores: Iterable[Score]) -> Score:
    """Some nodes of a sheet as if they were all of it: their maxima, points and what is absent, added up."""
    parts = list(scores)
    return _sum("", name, sum((part.max_points for part in parts), Decimal(0)), parts)


def _node(node: Node, facts: Mapping[str, Fact], nodes: dict[str, Score]) -> Score:
    if node.children:
        below = [_node(child, facts, nodes) for child in node.children]
        nodes[node.code] = _sum(node.code, node.name, node.max_points, below)
    else:
        nodes[node.code] = _declared(node, facts.get(node.code))
    return nodes[node.code]


def _declared(leaf: Node, fact: Fact | None) -> Score:
    """Rule `declared`: the points are those the source gives; no formula is known."""
    value: Decimal | Absent = Absent.MISSING if fact is None else fact.value
    source = "" if fact is None else fact.source
    said: dict[str, Parameter] = {"code": leaf.code, "max_points": leaf.max_points, "source": source}
    if value is Absent.MISSING:
        trace = Message("trace.missing", said)
        return Score(leaf.code, leaf.name, leaf.max_points, value, (trace,), missing=leaf.max_points)
    if value is Absent.NOT_APPLICABLE:
        trace = Message("trace.not-applicable", said)
        return Score(leaf.code, leaf.name, leaf.max_points, value, (trace,), not_applicable=leaf.max_points)
    trace = Message("trace.declared", {**said, "points": value})
    return Score(leaf.code, leaf.name, leaf.max_points, value, (trace,))


def _sum(code: str, name: str, max_points: Decimal, parts: list[Score]) -> Score:
    earned = sum((part.earned for part in parts), Decimal(0))
    missing = sum((part.missing for part in parts), Decimal(0))
    not_applicable = sum((part.not_applicable for part in parts), Decimal(0))
    trace = [Message("trace.part", {"code": part.code, "points": part.earned}) for part in parts]
    trace.append(Message("trace.sum", {"points": earned, "count": len(parts)}))
    if missing:
        trace.append(Message("trace.sum-missing", {"max_points": missing}))
    if not_applicable:
        trace.append(Message("trace.sum-not-applicable", {"max_points": not_applicable}))
    return Score(code, name, max_points, earned, tuple(trace), missing, not_applicable)
