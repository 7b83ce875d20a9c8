"""Scales made of several: deductions from the maximum, weighted sums of parts, the best or worst of some rules."""

from collections.abc import Iterator
from dataclasses import dataclass

from parindex.core.messages import Message, Parameter
from parindex.core.rules.condition import Condition
from parindex.core.rules.direction import Direction, together
from parindex.core.rules.figures import Figures, Number, Use, equals, shown
from parindex.core.rules.guarded import Rule
from parindex.core.rules.ladder import Ladder
from parindex.core.rules.quantity import Quantity, joined
from parindex.core.rules.scale import Said, Scale

SUM, HEAVIEST = "sum", "heaviest"
STACKING = (SUM, HEAVIEST)


@dataclass(frozen=True, slots=True)
class Deduction:
    """What is taken off: `each` for every one of a quantity, once where a condition holds, or what a ladder says."""

    of: Quantity | Condition | Ladder
    each: Number

    def taken(self, figures: Figures) -> Number:
        if isinstance(self.of, Ladder):
            return self.of.award(figures)
        if isinstance(self.of, Condition):
            return self.each if self.of.holds(figures) else 0
        return max(self.of.value(figures), 0) * self.each

    def told(self, figures: Figures) -> Message:
        taken = self.taken(figures)
        if isinstance(self.of, Ladder):
            return Message("trace.deducted", {"of": _one_by_one(self.of.told(figures)[:-1]), "taken": shown(taken)})
        if isinstance(self.of, Condition):
            return Message("trace.deducted", {"of": self.of.said(figures), "taken": shown(taken)})
        places = {"of": self.of.said(figures), "each": shown(self.each), "result": equals(taken)}
        return Message("trace.deducted-each", places)

    def named(self) -> Said:
        if isinstance(self.of, Ladder):
            return [Message("rule.deduct-ladder"), *self.of.named()]
        if isinstance(self.of, Condition):
            return [Message("rule.deduct-when", {"when": self.of.named(), "points": shown(self.each)})]
        return [Message("rule.deduct-each", {"of": self.of.named(), "each": shown(self.each)})]

    def direction(self, fact: str) -> Direction:
        """Which way what is taken goes."""
        return self.of.direction(fact)


def _one_by_one(said: Said) -> Parameter:
    """Sentences one after the other."""
    told: Parameter = said[0] if said else ""
    for one in said[1:]:
        told = Message("trace.and-then", {"first": told, "then": one})
    return told


@dataclass(frozen=True, slots=True)
class Deductions(Scale):
    """`top` less what is taken off, never below `lowest`. Stacking: every deduction (`sum`), or the heaviest alone."""

    top: Number
    lowest: Number
    stacking: str
    items: tuple[Deduction, ...]

    @property
    def least(self) -> Number:
        return self.lowest

    @property
    def most(self) -> Number:
        return self.top

    def _taken(self, figures: Figures) -> Number:
        taken = [item.taken(figures) for item in self.items]
        return max(taken) if self.stacking == HEAVIEST else sum(taken, 0)

    def award(self, figures: Figures) -> Number:
        return max(self.top - self._taken(figures), self.lowest)

    def told(self, figures: Figures) -> Said:
        said = [item.told(figures) for item in self.items]
        taken = self._taken(figures)
        places = {"top": shown(self.top), "taken": shown(taken), "result": equals(self.top - taken)}
        if len(self.items) > 1:
            said.append(
                Message("trace.heaviest" if self.stacking == HEAVIEST else "trace.stacked", {"taken": shown(taken)})
            )
        said.append(Message("trace.left", places))
        if self.top - taken < self.lowest:
            said.append(Message("trace.at-least", {"lowest": shown(self.lowest)}))
        return said

    def named(self) -> Said:
        said = [Message("rule.deductions", {"top": shown(self.top), "lowest": shown(self.lowest)})]
        for item in self.items:
            said += item.named()
        if len(self.items) > 1:
            said.append(Message("rule.heaviest" if self.stacking == HEAVIEST else "rule.stacked"))
        return said

    def uses(self) -> Iterator[Use]:
        for item in self.items:
            yield from item.of.uses()

    def direction(self, fact: str) -> Direction:
        return together(item.direction(fact).turned for item in self.items)


@dataclass(frozen=True, slots=True)
class Part:
    """A rule that counts `times` in a sum."""

    times: Number
    rule: Rule
    label: str


@dataclass(frozen=True, slots=True)
class Total(Scale):
    """A weighted sum of parts, each with a maximum and a rule of its own. Shape: TT 04/2014/TT-TTCP Điều 6."""

    members: tuple[Part, ...]

    @property
    def least(self) -> Number:
        return sum((part.times * part.rule.least for part in self.members), 0)

    @property
    def most(self) -> Number:
        return sum((part.times * part.rule.most for part in self.members), 0)

    def award(self, figures: Figures) -> Number:
        return sum((part.times * part.rule.award(figures) for part in self.members), 0)

    def told(self, figures: Figures) -> Said:
        said: Said = []
        terms: list[Parameter] = []
        for number, part in enumerate(self.members, 1):
            points = part.rule.award(figures)
            said.append(Message("trace.part-of", {"part": self._name(part, number)}))
            said += part.rule.told(figures)
            weighed = Message("quantity.times", {"left": shown(part.times), "right": shown(points)})
            terms.append(shown(points) if part.times == 1 else weighed)
        total = {"sum": joined(terms, is_product=False), "result": equals(self.award(figures))}
        return [*said, Message("trace.total", total)]

    def named(self) -> Said:
        said = [Message("rule.total")]
        for number, part in enumerate(self.members, 1):
            places = {"part": self._name(part, number), "times": shown(part.times), "most": shown(part.rule.most)}
            said += [Message("rule.part", places), *part.rule.named()]
        return said

    def _name(self, part: Part, number: int) -> Message | str:
        return part.label or Message("rule.part-number", {"number": number})

    def uses(self) -> Iterator[Use]:
        for part in self.members:
            yield from part.rule.uses()

    def direction(self, fact: str) -> Direction:
        return together(part.rule.direction(fact) for part in self.members)


@dataclass(frozen=True, slots=True)
class BestOf(Scale):
    """The points of the best, or the worst, of some rules."""

    among: tuple[Rule, ...]
    is_best: bool

    @property
    def least(self) -> Number:
        return (max if self.is_best else min)(rule.least for rule in self.among)

    @property
    def most(self) -> Number:
        return (max if self.is_best else min)(rule.most for rule in self.among)

    def award(self, figures: Figures) -> Number:
        points = [rule.award(figures) for rule in self.among]
        return max(points) if self.is_best else min(points)

    def told(self, figures: Figures) -> Said:
        points = [rule.award(figures) for rule in self.among]
        chosen = points.index(max(points) if self.is_best else min(points))
        places = {"all": tuple(shown(one) for one in points), "points": shown(points[chosen])}
        told: Said = []
        for number, rule in enumerate(self.among, 1):
            told += [Message("rule.one-of", {"number": number}), *rule.told(figures)]
        return [*told, Message("trace.best" if self.is_best else "trace.worst", places)]

    def named(self) -> Said:
        said = [Message("rule.best" if self.is_best else "rule.worst", {"count": len(self.among)})]
        for number, rule in enumerate(self.among, 1):
            said += [Message("rule.one-of", {"number": number}), *rule.named()]
        return said

    def uses(self) -> Iterator[Use]:
        for rule in self.among:
            yield from rule.uses()

    def direction(self, fact: str) -> Direction:
        return together(rule.direction(fact) for rule in self.among)
