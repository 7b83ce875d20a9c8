"""How far each leaf of a sheet is: what is still to be done before it can be submitted, and why."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum

from parindex.core.facts import EVIDENCE, WHOLE_SET, FactSpec, GroupExtreme
from parindex.core.framework import Framework, Node, Without
from parindex.core.messages import Message, Parameter
from parindex.core.points import Absent
from parindex.core.rules.figures import Figures
from parindex.core.score import NOTHING, Score
from parindex.core.values import asked_of_unit

TOLD_CODES = 8  # of more than these only the first are told, and how many more there are


class LeafState(StrEnum):
    """Where a leaf stands; of several that hold, the one to see to first."""

    CONTESTED = "contested"  # two people entered different values
    RETURNED = "returned"  # sent back and not answered
    CONTRADICTORY = "contradictory"  # its figures contradict themselves or those of another leaf
    UNCONFIRMED = "unconfirmed"  # carried over from another year
    MISSING = "missing"  # a figure is missing, and nothing explains it
    NO_EVIDENCE = "no_evidence"  # evidence is asked for, and there is none: fewer points, or none
    EXPLAINED = "explained"  # a figure or its evidence is missing, with the reason
    UNSCORED = "unscored"  # all that is asked is there, its rule gives no points for it, and nothing explains it
    WAITING = "waiting"  # its points depend on those of other units
    NOT_APPLICABLE = "not_applicable"
    JUDGED = "judged"  # an appraiser gives its points
    READY = "ready"


# What keeps a sheet from being submitted; a return that is not answered is a guard of its own.
BLOCKING = (LeafState.CONTESTED, LeafState.CONTRADICTORY, LeafState.UNCONFIRMED, LeafState.MISSING, LeafState.UNSCORED)
TO_DO = (*BLOCKING, LeafState.RETURNED, LeafState.NO_EVIDENCE)


@dataclass(frozen=True, slots=True)
class Said:
    """What goes with the figures of a leaf, as far as it decides how far the leaf is."""

    is_explained: bool = False
    is_unconfirmed: bool = False
    is_contested: bool = False
    is_returned: bool = False
    is_contradictory: bool = False


@dataclass(frozen=True, slots=True)
class Readiness:
    """The state of each leaf by its code, in the set's order."""

    states: Mapping[str, LeafState] = field(default_factory=dict)

    def of(self, *wanted: LeafState) -> tuple[str, ...]:
        """The codes of the leaves in one of these states."""
        return tuple(code for code, state in self.states.items() if state in wanted)

    @property
    def done(self) -> int:
        """How many leaves need nothing more from the unit."""
        return sum(state not in TO_DO for state in self.states.values())

    @property
    def against(self) -> tuple[Message, ...]:
        """Why the sheet cannot be submitted; nothing where it can."""
        found = ((state, self.of(state)) for state in BLOCKING)
        return tuple(Message(f"readiness.{state}", _codes(codes)) for state, codes in found if codes)


def readiness(
    framework: Framework, figures: Mapping[str, Figures], scores: Mapping[str, Score], said: Mapping[str, Said]
) -> Readiness:
    """How far each leaf is, given its figures and score; `said` is what goes with them, by code."""
    leaves = {leaf.code: leaf for leaf in framework.leaves()}
    states = {}
    for code, specs in asked_of_unit(framework).items():
        place = _Place(leaves.get(code), specs, figures.get(code, NOTHING), said.get(code, Said()))
        states[code] = place.state(scores.get(code))
    return Readiness(states)


@dataclass(frozen=True, slots=True)
class _Place:
    """Where figures are asked for: a leaf, or (None) the set or a node above leaves, which has no points of its own."""

    leaf: Node | None
    specs: Mapping[str, FactSpec]
    figures: Figures
    said: Said

    @property
    def is_whole(self) -> bool:
        return all(key in self.figures for key in self.specs)

    def state(self, score: Score | None) -> LeafState:
        """Of several states that hold the one to see to first."""
        said = self.said
        if said.is_contested:
            return LeafState.CONTESTED
        if said.is_returned:
            return LeafState.RETURNED
        if said.is_contradictory:
            return LeafState.CONTRADICTORY
        if said.is_unconfirmed:
            return LeafState.UNCONFIRMED
        if self.leaf is None or score is None:
            return self._of_absent()
        return (
            LeafState.JUDGED if self.leaf.rule and self.leaf.rule.data == "judged" else self._of_leaf(self.leaf, score)
        )

    def _of_absent(self) -> LeafState:
        if self.said.is_explained:
            return LeafState.EXPLAINED
        return LeafState.READY if self.is_whole else LeafState.MISSING

    def _of_leaf(self, leaf: Node, score: Score) -> LeafState:
        if score.points is Absent.NOT_APPLICABLE:
            return LeafState.NOT_APPLICABLE
        is_bare = leaf.evidence is not None and leaf.evidence.required and self.figures.get(EVIDENCE) == 0
        if is_bare and self.is_whole and not self._is_excused(leaf):
            return LeafState.NO_EVIDENCE
        if isinstance(score.points, Decimal):
            return LeafState.EXPLAINED if is_bare else LeafState.READY
        if not self.is_whole or self.said.is_explained:
            return self._of_absent()
        is_of_group = any(isinstance(spec.derived, GroupExtreme) for spec in leaf.facts.values())
        return LeafState.WAITING if is_of_group else LeafState.UNSCORED

    def _is_excused(self, leaf: Node) -> bool:
        """Whether an explanation is taken for the evidence, and there is one."""
        return leaf.evidence is not None and leaf.evidence.without is Without.EXPLAIN and self.said.is_explained


def _codes(codes: tuple[str, ...]) -> dict[str, Parameter]:
    more = len(codes) - TOLD_CODES
    shown = tuple(Message("readiness.whole-set") if code == WHOLE_SET else code for code in codes[:TOLD_CODES])
    told: Parameter = Message("readiness.more", {"codes": shown, "count": more}) if more > 0 else shown
    return {"codes": told}
