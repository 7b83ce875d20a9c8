"""Scoring: facts on a criteria set become a score sheet, every figure of it with its trace."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal

from parindex.core.banding import Banding, banding
from parindex.core.facts import WHOLE_SET, Fact
from parindex.core.framework import Framework, Gate, Node, NodeKind
from parindex.core.leaf import scored_leaf
from parindex.core.messages import Message
from parindex.core.points import Absent
from parindex.core.rules.figures import Figures, Lacking
from parindex.core.score import NOTHING, Score
from parindex.core.total import LayerScore, Tally, total_score
from parindex.core.values import figures_of, node_specs

__all__ = [
    "Banding",
    "LayerScore",
    "Score",
    "ScoreSheet",
    "UnknownCriterionError",
    "score",
    "score_figures",
    "together",
]


class UnknownCriterionError(Exception):
    """A fact names no node of the framework."""


@dataclass(frozen=True, slots=True)
class ScoreSheet:
    """The points of one unit in one year: `total`, each node of the tree by its code, its layers and its band."""

    total: Score
    nodes: Mapping[str, Score]
    layers: tuple[LayerScore, ...] = ()
    banding: Banding = field(default_factory=Banding)


def score(framework: Framework, facts: Iterable[Fact]) -> ScoreSheet:
    """Score every node of `framework`, keeping how each point was earned. Sums are exact.

    facts: at most one per leaf and name, in points for leaves whose rule is `declared`. A leaf without a fact that it
    needs is missing, not zero. Raises UnknownCriterionError if a fact names no leaf.
    """
    by_code = _by_code(facts)
    takes = {WHOLE_SET: framework.facts} | {node.code: node_specs(node) for node in framework.nodes()}
    unknown = [code for code in by_code if not takes.get(code)]
    if unknown:
        raise UnknownCriterionError(", ".join(sorted(unknown)))
    figures = {code: figures_of(takes[code], given.values()) for code, given in by_code.items()}
    return _Scoring(framework, figures, by_code, is_traced=True).sheet()


def score_figures(
    framework: Framework, figures: Mapping[str, Figures], *, is_traced: bool = False, facts: Iterable[Fact] = ()
) -> ScoreSheet:
    """Score one unit from figures by node code and fact key; without traces where only the points are wanted.

    facts: the same figures with their windows and sources, as far as traces are to tell them.
    """
    return _Scoring(framework, figures, _by_code(facts), is_traced=is_traced).sheet()


def _by_code(facts: Iterable[Fact]) -> dict[str, dict[str, Fact]]:
    by_code: dict[str, dict[str, Fact]] = {}
    for fact in facts:
        by_code.setdefault(fact.code, {})[fact.name] = fact
    return by_code


def together(name: str, scores: Iterable[Score]) -> Score:
    """Some nodes of a sheet as if they were all of it: their maxima, points and what is absent, added up."""
    parts = list(scores)
    return _sum("", name, sum((part.max_points for part in parts), Decimal(0)), parts)


class _Scoring:
    """One unit being scored."""

    def __init__(
        self,
        framework: Framework,
        figures: Mapping[str, Figures],
        facts: Mapping[str, Mapping[str, Fact]],
        *,
        is_traced: bool,
    ) -> None:
        self.framework = framework
        self.figures = figures
        self.facts = facts
        self.is_traced = is_traced
        self.nodes: dict[str, Score] = {}
        self.tally = Tally({layer.id: [] for layer in framework.layers})
        self.open_gates: list[Message] = []

    def sheet(self) -> ScoreSheet:
        framework = self.framework
        areas = [self.node(area, 0, is_zeroed=False) for area in framework.areas]
        ordinary = [one for one, area in zip(areas, framework.areas, strict=True) if area.kind is NodeKind.ORDINARY]
        summed = _sum("", framework.title, framework.max_points, ordinary, is_traced=self.is_traced)
        total, layers = total_score(framework, areas, summed, self.tally)
        gates = [gate for gate in framework.gates if self.closes(gate, self.figures.get(WHOLE_SET, NOTHING))]
        total = self.zeroed(total, [gate for gate in gates if gate.zeroes])
        total = self.with_open_gates(total)
        found = banding(framework, total, self.nodes, gates=gates, open_gates=self.open_gates)
        return ScoreSheet(total, self.nodes, layers, found)

    def node(self, node: Node, depth: int, *, is_zeroed: bool) -> Score:
        if not node.children:
            made = scored_leaf(self.framework, node, self.figures.get(node.code, NOTHING), self.facts.get(node.code))
            scored = made.told() if self.is_traced else made.score
            if self.tally.layers and node.kind is NodeKind.ORDINARY:
                self.tally.layers[node.layer].append(
                    self.zeroed(scored, ()) if not is_zeroed else scored.without_points()
                )
        else:
            closing = [gate for gate in node.gates if self.closes(gate, self.figures.get(node.code, NOTHING))]
            shut = is_zeroed or bool(closing)
            below = [self.node(child, depth + 1, is_zeroed=shut) for child in node.children]
            scored = _sum(node.code, node.name, node.max_points, below, is_traced=self.is_traced)
            scored = self.rounded(self.capped(scored, node), depth)
            scored = self.zeroed(scored, closing)
        self.nodes[node.code] = scored
        return scored

    def closes(self, gate: Gate, figures: Figures) -> bool:
        """Whether the gate takes effect; one whose facts are missing stays open, and the sheet says so."""
        try:
            return gate.when.holds(figures)
        except Lacking as lacking:
            self.open_gates.append(lacking.message)
            return False

    def capped(self, scored: Score, node: Node) -> Score:
        """A bonus or penalty counts no more than its maximum."""
        if node.kind is NodeKind.ORDINARY or scored.earned <= node.max_points:
            return scored
        said = (*scored.trace, Message("trace.at-most", {"top": node.max_points})) if self.is_traced else ()
        return replace(scored, points=node.max_points, trace=said)

    def rounded(self, scored: Score, depth: int) -> Score:
        rounding = self.framework.rounding
        places = rounding.area if depth == 0 else rounding.criterion
        if places is None:
            return scored
        points = rounding.at(places, scored.earned)
        said = Message("trace.rounded", {"places": places, "points": points})
        return replace(scored, points=points, trace=(*scored.trace, said) if self.is_traced else ())

    def with_open_gates(self, total: Score) -> Score:
        """The total, with what is missing to tell whether something knocks it out."""
        if not self.open_gates or not self.is_traced:
            return total
        return replace(total, trace=(*total.trace, Message("trace.open-gate", {"missing": tuple(self.open_gates)})))

    def zeroed(self, scored: Score, closing: Iterable[Gate]) -> Score:
        for gate in closing:
            said = Message("trace.gate", {"when": gate.when.named(), "cite": gate.cite})
            scored = replace(scored, points=Decimal(0), trace=(*scored.trace, said) if self.is_traced else ())
        return scored


def _sum(code: str, name: str, max_points: Decimal, parts: list[Score], *, is_traced: bool = True) -> Score:
    earned = sum((part.earned for part in parts), Decimal(0))
    missing = sum((part.missing for part in parts), Decimal(0))
    not_applicable = sum((part.not_applicable for part in parts), Decimal(0))
    excluded = sum((part.excluded for part in parts), Decimal(0))
    if not is_traced:
        return Score(code, name, max_points, earned, (), missing, not_applicable, excluded)
    trace = [_part(part) for part in parts]
    trace.append(Message("trace.sum", {"points": earned, "count": len(parts)}))
    if missing:
        trace.append(Message("trace.sum-missing", {"max_points": missing}))
    if not_applicable:
        trace.append(Message("trace.sum-not-applicable", {"max_points": not_applicable}))
    return Score(code, name, max_points, earned, tuple(trace), missing, not_applicable, excluded)


def _part(part: Score) -> Message:
    """A part of a sum: its points, or that it has none."""
    if part.points is Absent.MISSING:
        return Message("trace.part-missing", {"code": part.code})
    if part.points is Absent.NOT_APPLICABLE:
        return Message("trace.part-not-applicable", {"code": part.code})
    return Message("trace.part", {"code": part.code, "points": part.earned})
