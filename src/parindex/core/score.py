"""The points of one node, how they came about, and what of its maximum has none."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from types import MappingProxyType

from parindex.core.messages import Message
from parindex.core.points import Absent
from parindex.core.rules.figures import Value

NOTHING: Mapping[str, Value] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Score:
    """The points of one node. On a leaf `points` may be absent; above, absent leaves add nothing.

    missing, not_applicable: the maximum points of the leaves below without a figure, without
    application; excluded: what of the latter the set leaves out of the maximum when it rescales the total.
    """

    code: str
    name: str
    max_points: Decimal
    points: Decimal | Absent
    trace: tuple[Message, ...]
    missing: Decimal = Decimal(0)
    not_applicable: Decimal = Decimal(0)
    excluded: Decimal = Decimal(0)

    @property
    def earned(self) -> Decimal:
        """What this node adds to the level above."""
        return self.points if isinstance(self.points, Decimal) else Decimal(0)

    @property
    def lost(self) -> Decimal:
        """Maximum less earned, leaves without a figure or application left out: nobody has lost those."""
        return self.max_points - self.missing - self.not_applicable - self.earned

    @property
    def applicable(self) -> Decimal:
        """The maximum without what the set leaves out."""
        return self.max_points - self.excluded

    def without_points(self) -> "Score":
        """This score where something above it is knocked out."""
        return replace(self, points=Decimal(0)) if isinstance(self.points, Decimal) else self
