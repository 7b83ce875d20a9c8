"""A criteria set: a versioned tree of areas, criteria and sub-criteria with points and rules, and its bands."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum

from parindex.core.bands import Bands
from parindex.core.facts import FactSpec, Window
from parindex.core.rounding import NO_ROUNDING, Rounding
from parindex.core.rules.condition import Condition
from parindex.core.rules.guarded import Rule

LEVELS = ("areas", "criteria", "sub_criteria")


class Status(StrEnum):
    """Where a set is in its life. Only a draft may change."""

    DRAFT = "draft"
    IN_FORCE = "in_force"
    CLOSED = "closed"


class NodeKind(StrEnum):
    """Ordinary points make up the whole; a bonus comes on top, a penalty goes off, each up to its maximum."""

    ORDINARY = "ordinary"
    BONUS = "bonus"
    PENALTY = "penalty"


class NotApplicable(StrEnum):
    """What a leaf that does not apply does to the sum (DOMAIN R21).

    EXCLUDE: its maximum is left out and the rest rescaled; SHOWN: it stays in the maximum and adds nothing.
    """

    EXCLUDE = "exclude"
    FULL_MARKS = "full_marks"
    ZERO = "zero"
    SHOWN = "shown"


class Without(StrEnum):
    """What a leaf that needs evidence is worth without: nothing; nothing unless explained; not known yet."""

    ZERO = "zero"
    EXPLAIN = "explain"
    MISSING = "missing"


@dataclass(frozen=True, slots=True)
class Evidence:
    """The evidence a leaf asks for."""

    required: bool
    ask: str
    without: Without


@dataclass(frozen=True, slots=True)
class Gate:
    """A knock-out: where `when` holds, the node is worth nothing, or the whole set gets `band`, or no band ("")."""

    when: Condition
    zeroes: bool
    band: str
    cite: str


@dataclass(frozen=True, slots=True)
class Check:
    """What must hold between figures that are true together; `say` tells an officer so where it does not."""

    that: Condition
    say: str


@dataclass(frozen=True, slots=True)
class Layer:
    """A weighted layer: what its leaves earn is converted to `points`; if it is absent, the rest may stand for it."""

    id: str
    name: str
    points: Decimal
    is_rescaled: bool


@dataclass(frozen=True, slots=True)
class Node:
    """An area, a criterion or a sub-criterion. A leaf has a rule and no children; others the reverse.

    facts: what its rule, gates and checks ask for, by key; cite: the article or text its rule comes from, `unverified`
    if that is a secondary one; layer: "" where the set has none.
    """

    code: str
    name: str
    max_points: Decimal
    rule: Rule | None
    children: tuple["Node", ...] = ()
    facts: Mapping[str, FactSpec] = field(default_factory=dict)
    gates: tuple[Gate, ...] = ()
    checks: tuple[Check, ...] = ()
    kind: NodeKind = NodeKind.ORDINARY
    layer: str = ""
    not_applicable: NotApplicable = NotApplicable.SHOWN
    evidence: Evidence | None = None
    cite: str = ""
    unverified: bool = False
    note: str = ""
    lead: str = ""

    def leaves(self) -> Iterator["Node"]:
        """The leaves at and below this node, in order."""
        if not self.children:
            yield self
        for child in self.children:
            yield from child.leaves()

    def walk(self) -> Iterator["Node"]:
        """This node and all below it, in order."""
        yield self
        for child in self.children:
            yield from child.walk()


@dataclass(frozen=True, slots=True)
class Framework:
    """A criteria set as published: `id` and `version` name it, `source` says where it comes from.

    max_points: of the ordinary areas, or of the layers; ceiling: the most a total may come to, None for no limit;
    facts, gates: those of the set as a whole; checks: over facts of any nodes, by "code:key"; simulated: "" or why its
    rules or figures are invented.
    """

    id: str
    version: str
    title: str
    year: int
    max_points: Decimal
    source: Mapping[str, str]
    bands: Bands
    areas: tuple[Node, ...]
    status: Status = Status.IN_FORCE
    window: Window = Window.SCORING_YEAR
    rounding: Rounding = NO_ROUNDING
    ceiling: Decimal | None = None
    layers: tuple[Layer, ...] = ()
    facts: Mapping[str, FactSpec] = field(default_factory=dict)
    gates: tuple[Gate, ...] = ()
    checks: tuple[Check, ...] = ()
    simulated: str = ""
    unit_kind: str = ""

    def leaves(self) -> Iterator[Node]:
        for area in self.areas:
            yield from area.leaves()

    def nodes(self) -> Iterator[Node]:
        """Every area, criterion and sub-criterion, in order."""
        for area in self.areas:
            yield from area.walk()

    def node(self, code: str) -> Node | None:
        """The node of this code."""
        return next((node for node in self.nodes() if node.code == code), None)

    def criteria(self) -> Iterator[tuple[Node, Node]]:
        """Each criterion with its area, in order."""
        for area in self.areas:
            for criterion in area.children:
                yield area, criterion

    def window_of(self, spec: FactSpec) -> Window:
        """The window that a figure of `spec` covers."""
        return spec.window or self.window
