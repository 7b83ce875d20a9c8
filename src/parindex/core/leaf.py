"""One leaf scored: its rule, then its gates, its evidence, what it is where it does not apply, and its rounding."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from parindex.core.facts import EVIDENCE, EXPLAINED, Fact
from parindex.core.framework import Framework, Gate, Node, NotApplicable, Without
from parindex.core.messages import Message, Parameter
from parindex.core.points import Absent
from parindex.core.rules.figures import MISSING, NOT_APPLICABLE, Figures, Lacking, Number, facts_of, shown
from parindex.core.rules.guarded import Rule
from parindex.core.score import Score


@dataclass(frozen=True, slots=True)
class ScoredLeaf:
    """A leaf's score without its trace, and all that is needed to tell it."""

    framework: Framework
    leaf: Node
    figures: Figures
    facts: Mapping[str, Fact] | None
    score: Score
    exact: Number | None
    lacking: Lacking | None
    without_evidence: bool
    closing: tuple[Gate, ...]

    def told(self) -> Score:
        """The score with its trace."""
        simulated = self.framework.simulated
        mark = (Message("trace.simulated", {"simulated": simulated}),) if simulated else ()
        return replace(self.score, trace=(*mark, *self._how(), *self._from_where()))

    @property
    def _said(self) -> dict[str, Parameter]:
        return {"code": self.leaf.code, "max_points": self.leaf.max_points, "source": self._source}

    @property
    def _source(self) -> str:
        return next((fact.source for fact in (self.facts or {}).values() if fact.source), "")

    def _how(self) -> tuple[Message, ...]:
        rule = _rule(self.leaf)
        if not rule.scale.computes and not self.lacking:
            given: dict[str, Parameter] = {**self._said, "points": self.score.earned}
            told = Message("trace.judged" if rule.data == "judged" else "trace.declared", given)
            return (told, *self._guards())
        if self.lacking and not isinstance(self.score.points, Decimal):
            absent = self._absent(self.lacking)
            return (absent, self.lacking.message) if rule.scale.computes else (absent,)
        if self.lacking:
            full = self.leaf.not_applicable is NotApplicable.FULL_MARKS
            said = Message("trace.not-applicable-full" if full else "trace.not-applicable-zero", self._said)
            return (self.lacking.message, said, *self._guards())
        return (*rule.told(self.figures), *self._guards(), self._result())

    def _absent(self, lacking: Lacking) -> Message:
        if self.score.points is Absent.NOT_APPLICABLE:
            return Message("trace.not-applicable", self._said)
        return Message("trace.missing" if lacking.reason == MISSING else "trace.undecided", self._said)

    def _result(self) -> Message:
        points = {**self._said, "points": self.score.earned}
        if self.exact is not None and not self.closing and not self.without_evidence and self._is_rounded(self.exact):
            places = self.framework.rounding.leaf
            return Message("trace.leaf-rounded", {**points, "exact": shown(self.exact), "places": places or 0})
        return Message("trace.leaf", points)

    def _is_rounded(self, exact: Number) -> bool:
        """Whether rounding changed what is to be seen."""
        return exact != self.score.earned and shown(exact) != self.score.earned

    def _guards(self) -> tuple[Message, ...]:
        said = [Message("trace.gate", {"when": gate.when.named(), "cite": gate.cite}) for gate in self.closing]
        evidence = self.leaf.evidence
        if evidence and evidence.required and EVIDENCE not in self.figures:
            said.append(Message("trace.evidence-unknown", {"ask": evidence.ask}))
        if evidence and evidence.required and self.figures.get(EVIDENCE) == 0 and self.figures.get(EXPLAINED) is True:
            is_taken = evidence.without is Without.EXPLAIN
            said += [Message("trace.explained", {"ask": evidence.ask})] if is_taken else []
        if self.without_evidence and evidence:
            said.append(Message("trace.no-evidence", {"ask": evidence.ask}))
        return tuple(said)

    def _from_where(self) -> tuple[Message, ...]:
        """Window, source and who entered each figure that was used, told once where several share them."""
        rule = _rule(self.leaf)
        if not rule.scale.computes or self.facts is None:
            return ()
        told: dict[tuple[Parameter, ...], list[str]] = {}
        entered: dict[tuple[str, Parameter], None] = {}
        for key in facts_of(rule):
            fact, spec = self.facts.get(key), self.leaf.facts.get(key)
            if fact and spec:
                window = fact.window or self.framework.window_of(spec).of(self.framework.year)
                told.setdefault((*window, fact.source, fact.window is not None), []).append(spec.name)
                if fact.by:
                    entered[fact.by, fact.at or ""] = None
        windows = [_covered(names, *rest) for rest, names in told.items()]
        return (*windows, *(Message("trace.entered", {"by": by, "at": at}) for by, at in entered))


def _covered(names: list[str], start: Parameter, end: Parameter, source: Parameter, is_said: Parameter) -> Message:
    """The window of some figures: their own, or that of the set where they say none; and their source."""
    places: dict[str, Parameter] = {"facts": tuple(names), "start": start, "end": end, "source": source}
    if source:
        return Message("trace.window-source" if is_said else "trace.window-of-set-source", places)
    return Message("trace.window" if is_said else "trace.window-of-set", places)


def _rule(leaf: Node) -> Rule:
    if leaf.rule is None:
        message = f"node {leaf.code} has no rule"
        raise ValueError(message)
    return leaf.rule


def scored_leaf(
    framework: Framework, leaf: Node, figures: Figures, facts: Mapping[str, Fact] | None = None
) -> ScoredLeaf:
    """The official points of one leaf from its figures; `facts` carry windows and sources for the trace."""
    exact: Number | None = None
    lacking: Lacking | None = None
    without = False
    try:
        exact = _rule(leaf).award(figures)
    except Lacking as one:
        lacking = _as_said(leaf, figures, one)
        exact = _of_policy(leaf, lacking)
    closing, undecided = _closing(leaf, figures)
    if undecided and not closing:
        exact, lacking = None, undecided
    if exact is None:
        return ScoredLeaf(framework, leaf, figures, facts, _absent(leaf, lacking), None, lacking, without, closing)
    if leaf.evidence:
        without = _lacks_evidence(leaf, figures)
        if without and leaf.evidence.without is Without.MISSING:
            lacking = Lacking(MISSING, Message("lacking.evidence", {"ask": leaf.evidence.ask}))
            return ScoredLeaf(framework, leaf, figures, facts, _absent(leaf, lacking), None, lacking, without, closing)
    rounding = framework.rounding
    points = Decimal(0) if closing or without else rounding.at(rounding.leaf, exact)
    scored = Score(leaf.code, leaf.name, leaf.max_points, points, ())
    return ScoredLeaf(framework, leaf, figures, facts, scored, exact, lacking, without, closing)


def _as_said(leaf: Node, figures: Figures, lacking: Lacking) -> Lacking:
    """Why there are no points: "does not apply", said of one figure, speaks for those that were then left blank."""
    if lacking.reason == MISSING:
        for key in facts_of(_rule(leaf)):
            if figures.get(key) is Absent.NOT_APPLICABLE:
                spec = leaf.facts.get(key)
                return Lacking(NOT_APPLICABLE, Message("lacking.not-applicable", {"fact": spec.name if spec else key}))
    return lacking


def _closing(leaf: Node, figures: Figures) -> tuple[tuple[Gate, ...], Lacking | None]:
    """The gates that take effect, and what is missing to tell of another."""
    closing: list[Gate] = []
    undecided = None
    for gate in leaf.gates:
        try:
            closing += [gate] if gate.when.holds(figures) else []
        except Lacking as lacking:
            undecided = undecided or lacking
    return tuple(closing), undecided


def _of_policy(leaf: Node, lacking: Lacking) -> Number | None:
    """The points of a leaf that does not apply, where its set gives it some."""
    if lacking.reason != NOT_APPLICABLE:
        return None
    if leaf.not_applicable is NotApplicable.FULL_MARKS:
        return _rule(leaf).top
    return 0 if leaf.not_applicable is NotApplicable.ZERO else None


def _absent(leaf: Node, lacking: Lacking | None) -> Score:
    if lacking is not None and lacking.reason == NOT_APPLICABLE:
        excluded = leaf.max_points if leaf.not_applicable is NotApplicable.EXCLUDE else Decimal(0)
        absent = Absent.NOT_APPLICABLE
        return Score(
            leaf.code, leaf.name, leaf.max_points, absent, (), not_applicable=leaf.max_points, excluded=excluded
        )
    return Score(leaf.code, leaf.name, leaf.max_points, Absent.MISSING, (), missing=leaf.max_points)


def _lacks_evidence(leaf: Node, figures: Figures) -> bool:
    """Whether evidence that is required was said not to be there, and nothing explains it."""
    evidence = leaf.evidence
    if evidence is None or not evidence.required or figures.get(EVIDENCE, 1) != 0:
        return False
    return not (evidence.without is Without.EXPLAIN and figures.get(EXPLAINED) is True)
