"""Rungs: the first whose bounds and condition hold decides, with points of its own or a rule of its own."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from parindex.core.messages import Message
from parindex.core.rules.condition import Bounds, Condition, bounds_of
from parindex.core.rules.direction import Direction, together
from parindex.core.rules.figures import UNDECIDED, Figures, Lacking, Number, Use, facts_of, shown
from parindex.core.rules.guarded import Rule
from parindex.core.rules.quantity import Quantity
from parindex.core.rules.scale import Said, Scale

ALWAYS = Bounds()


@dataclass(frozen=True, slots=True)
class Rung:
    """A rung: it holds where the quantity lies in `bounds` and `when` holds; it gives points, or awards a rule."""

    gives: "Number | Rule"
    bounds: Bounds = ALWAYS
    when: Condition | None = None
    label: str = ""

    @property
    def least(self) -> Number:
        return self.gives.least if isinstance(self.gives, Rule) else self.gives

    @property
    def most(self) -> Number:
        return self.gives.most if isinstance(self.gives, Rule) else self.gives

    def covers(self, later: "Rung") -> bool:
        """Whether a later rung can never hold, because this one holds wherever it does."""
        if self.when or ALWAYS in (self.bounds, later.bounds):
            return False
        return self.bounds.contain(later.bounds)

    def uses(self) -> Iterator[Use]:
        if self.when:
            yield from self.when.uses()
        if isinstance(self.gives, Rule):
            yield from self.gives.uses()


@dataclass(frozen=True, slots=True)
class Ladder(Scale):
    """Rungs, best first as the set lists them. `otherwise`: what is left; None where the set's text does not say."""

    of: Quantity | None
    rungs: tuple[Rung, ...]
    otherwise: Rung | None

    @property
    def all(self) -> tuple[Rung, ...]:
        return (*self.rungs, self.otherwise) if self.otherwise else self.rungs

    @property
    def least(self) -> Number:
        return min((rung.least for rung in self.all), default=0)

    @property
    def most(self) -> Number:
        return max((rung.most for rung in self.all), default=0)

    def rung(self, figures: Figures) -> Rung:
        """The rung that decides."""
        value = None if self.of is None else self.of.value(figures)
        for rung in self.rungs:
            if (value is None or rung.bounds.hold(value)) and (rung.when is None or rung.when.holds(figures)):
                return rung
        if self.otherwise is None:
            raise Lacking(UNDECIDED, Message("lacking.no-rung"))
        return self.otherwise

    def award(self, figures: Figures) -> Number:
        gives = self.rung(figures).gives
        return gives.award(figures) if isinstance(gives, Rule) else gives

    def told(self, figures: Figures) -> Said:
        rung = self.rung(figures)
        said = [self.of.said(figures)] if self.of else []
        if rung.when:
            said.append(rung.when.said(figures))
        elif rung is self.otherwise:
            failed = [other.when.said(figures) for other in self.rungs if other.when and self._near(other, figures)]
            said += [one for at, one in enumerate(failed) if one not in failed[:at]]
        if isinstance(rung.gives, Rule):
            told = rung.gives.told(figures)
            return [
                *said,
                Message("trace.rung-rule", {"rung": self._name(rung)}),
                *(one for one in told if one not in said),
            ]
        return [*said, Message("trace.rung", {"rung": self._name(rung), "points": shown(rung.gives)})]

    def _near(self, rung: Rung, figures: Figures) -> bool:
        """Whether it was the condition alone that kept `rung` from holding."""
        return self.of is None or rung.bounds.hold(self.of.value(figures))

    def named(self) -> Said:
        said = [Message("rule.ladder", {"of": self.of.named()})] if self.of else [Message("rule.cases")]
        for rung in self.all:
            if isinstance(rung.gives, Rule):
                said.append(Message("rule.rung-rule", {"rung": self._full_name(rung)}))
                said += rung.gives.named()
            else:
                said.append(Message("rule.rung", {"rung": self._full_name(rung), "points": shown(rung.gives)}))
        if self.otherwise is None:
            said.append(Message("rule.otherwise-undecided"))
        return said

    def _name(self, rung: Rung) -> Message | str:
        """What a trace calls the rung, the figures standing before it."""
        return rung.label or self._where(rung)

    def _full_name(self, rung: Rung) -> Message | str:
        """The rung with all that must hold for it, whatever its label leaves out."""
        if rung.label and rung is not self.otherwise:
            return Message("rung.labelled", {"label": rung.label, "where": self._where(rung)})
        return rung.label or self._where(rung)

    def _where(self, rung: Rung) -> Message:
        """Where the rung holds."""
        if rung is self.otherwise:
            return Message("rung.otherwise")
        bounds = rung.bounds
        if bounds == ALWAYS:
            return Message("rung.when", {"when": rung.when.named() if rung.when else ""})
        ends = self._below_the_one_above(rung)
        words = bounds_of(self.of, ends) if self.of else ends.named()
        return Message("rung.and", {"bounds": words, "when": rung.when.named()}) if rung.when else words

    def _below_the_one_above(self, rung: Rung) -> Bounds:
        """The bounds of `rung` as its text says them: where the rung above leaves off, this one ends."""
        before = self.rungs[: self.rungs.index(rung)]
        above = before[-1] if before else None
        if above is None or above.when or rung.when:
            return rung.bounds
        if any(one.bounds.is_open_above is not above.bounds.is_open_above for one in before):
            return rung.bounds
        mine, other = rung.bounds, above.bounds
        if mine.upper is None and other.upper is None:
            return Bounds(mine.lower, mine.includes_lower, other.lower, not other.includes_lower)
        if mine.lower is None and other.lower is None:
            return Bounds(other.upper, not other.includes_upper, mine.upper, mine.includes_upper)
        return mine

    def uses(self) -> Iterator[Use]:
        if self.of:
            yield from self.of.uses()
        for rung in self.all:
            yield from rung.uses()

    def direction(self, fact: str) -> Direction:
        """Known where every rung gives no less than the next, and each holds on the better side of the fact."""
        if fact not in facts_of(self):
            return Direction.NEITHER
        of = self.of.direction(fact) if self.of else Direction.NEITHER
        ways = [rung.bounds.direction(of) for rung in self.rungs]
        ways += [rung.when.direction(fact) for rung in self.rungs if rung.when]
        ways += [rung.gives.direction(fact) for rung in self.all if isinstance(rung.gives, Rule)]
        falls = all(self._floor(one) >= self._ceiling(other, one) for one, other in pairwise(self.all))
        return together(ways) if falls else Direction.UNKNOWN

    def _floor(self, rung: Rung) -> Number:
        """The least that `rung` can give where it holds."""
        gives, lower = rung.gives, rung.bounds.lower
        if not isinstance(gives, Rule):
            return gives
        return gives.least if lower is None else max(gives.least, gives.at(self.of, lower.value, gives.least))

    def _ceiling(self, rung: Rung, above: Rung) -> Number:
        """The most that `rung` can give where the one above it does not hold."""
        gives, end = rung.gives, above.bounds.lower
        if not isinstance(gives, Rule):
            return gives
        return gives.most if end is None or above.when else min(gives.most, gives.at(self.of, end.value, gives.most))
