"""A rule: a scale, and what holds where nothing arose that it could measure."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from parindex.core.messages import Message
from parindex.core.rules.direction import Direction
from parindex.core.rules.figures import NONE_AROSE, NOT_APPLICABLE, Figures, Lacking, Number, Use, shown, wholes_of
from parindex.core.rules.quantity import Quantity
from parindex.core.rules.scale import Linear, Said, Scale

FULL_MARKS, ZERO, LEFT_OUT, SILENT = "full_marks", "zero", "not_applicable", "undecided"
NONE_AROSE_WORDS = (FULL_MARKS, ZERO, LEFT_OUT, SILENT)


@dataclass(frozen=True, slots=True)
class Rule:
    """A scale under the guard `none_arose`; `top` is the most it may give; `data` is the rule as its set writes it."""

    scale: Scale
    none_arose: str
    top: Number
    data: Any

    @property
    def least(self) -> Number:
        return 0 if self.none_arose == ZERO else self.scale.least

    @property
    def most(self) -> Number:
        return self.top if self.none_arose == FULL_MARKS else min(self.scale.most, self.top)

    def award(self, figures: Figures) -> Number:
        """Exact points, 0 to `top`. Raises Lacking where there is nothing to award them from."""
        try:
            return min(max(self.scale.award(figures), 0), self.top)
        except Lacking as lacking:
            if lacking.reason != NONE_AROSE or self.none_arose == SILENT:
                raise
            if self.none_arose == LEFT_OUT:
                raise Lacking(NOT_APPLICABLE, lacking.message) from None
            return self.top if self.none_arose == FULL_MARKS else 0

    def told(self, figures: Figures) -> Said:
        """How the points came about. Raises Lacking as `award` does."""
        points = self.award(figures)
        try:
            told, earned = self.scale.told(figures), self.scale.award(figures)
        except Lacking as lacking:
            is_full, places = self.none_arose == FULL_MARKS, {"points": shown(points)}
            return [lacking.message, Message("trace.none-arose-full" if is_full else "trace.none-arose-zero", places)]
        if earned > self.top:
            told.append(Message("trace.at-most", {"top": shown(self.top)}))
        return told

    def named(self) -> Said:
        """The rule in words."""
        said = self.scale.named()
        if self.none_arose == FULL_MARKS:
            said.append(Message("rule.none-arose-full"))
        elif self.none_arose == ZERO:
            said.append(Message("rule.none-arose-zero"))
        elif self.none_arose == LEFT_OUT:
            said.append(Message("rule.none-arose-left-out"))
        return said

    def uses(self) -> Iterator[Use]:
        return self.scale.uses()

    def direction(self, fact: str) -> Direction:
        """Which way the points go when `fact` grows. Where nothing arose they leap: of a whole it is not known."""
        leaps = self.none_arose in (FULL_MARKS, ZERO) and fact in wholes_of(self)
        return Direction.UNKNOWN if leaps else self.scale.direction(fact)

    def at(self, of: Quantity | None, value: Number, unknown: Number) -> Number:
        """The points where quantity `of` has `value`, if the rule rises in a line with just that; else `unknown`."""
        scale = self.scale
        if not isinstance(scale, Linear) or scale.of != of or not scale.rises:
            return unknown
        return min(scale.points_at(value), self.top)
