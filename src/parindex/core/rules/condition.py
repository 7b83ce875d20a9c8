"""What may hold or not: a fact, a comparison, an option chosen, and what is made of these."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from parindex.core.facts import FactSpec
from parindex.core.messages import Message, Parameter
from parindex.core.reading import Written
from parindex.core.rules.direction import Direction, together
from parindex.core.rules.figures import Figures, Lacking, Number, Role, Use, shown
from parindex.core.rules.quantity import Quantity, Quotient, known


@dataclass(frozen=True, slots=True)
class Bounds:
    """Where a number must lie: `from`, `to` and `equal` include the number itself, `above` and `below` do not."""

    lower: Written | None = None
    includes_lower: bool = True
    upper: Written | None = None
    includes_upper: bool = True

    def hold(self, value: Number) -> bool:
        if self.lower is not None and not (
            value > self.lower.value or (self.includes_lower and value == self.lower.value)
        ):
            return False
        if self.upper is None:
            return True
        return value < self.upper.value or (self.includes_upper and value == self.upper.value)

    @property
    def is_open_above(self) -> bool:
        """Whether they have no upper end."""
        return self.upper is None

    def contain(self, other: "Bounds") -> bool:
        """Whether whatever lies in `other` lies in these, too."""
        return self._begins_before(other) and self._ends_after(other)

    def _begins_before(self, other: "Bounds") -> bool:
        if self.lower is None or other.lower is None:
            return self.lower is None
        mine, theirs = (self.lower.value, not self.includes_lower), (other.lower.value, not other.includes_lower)
        return mine <= theirs

    def _ends_after(self, other: "Bounds") -> bool:
        if self.upper is None or other.upper is None:
            return self.upper is None
        return (self.upper.value, self.includes_upper) >= (other.upper.value, other.includes_upper)

    def named(self) -> Message:
        """The bounds in words ("từ 80% đến dưới 95%")."""
        lower, upper = (
            shown(bound.value, is_percent=bound.is_percent) if bound else "" for bound in (self.lower, self.upper)
        )
        if self.lower is None:
            return Message("bounds.to" if self.includes_upper else "bounds.below", {"upper": upper})
        if self.upper is None:
            return Message("bounds.from" if self.includes_lower else "bounds.above", {"lower": lower})
        if self.lower == self.upper:
            return Message("bounds.equal", {"lower": lower})
        ends = f"{'from' if self.includes_lower else 'above'}-{'to' if self.includes_upper else 'below'}"
        return Message(f"bounds.{ends}", {"lower": lower, "upper": upper})

    def direction(self, of: Direction) -> Direction:
        """Which way "it holds" goes (no before yes) when the number goes `of`."""
        if of is Direction.NEITHER or (self.lower is None and self.upper is None):
            return Direction.NEITHER
        if self.upper is None:
            return of
        return of.turned if self.lower is None else Direction.UNKNOWN


def bounds_of(of: Quantity, bounds: Bounds) -> Message:
    """The bounds in words, as one says them of this quantity: what is never less than 0 is not "at most 0", but 0."""
    zero, one = Written(Fraction(0)), Fraction(1)
    if bounds.lower is None and bounds.upper == zero and bounds.includes_upper and of.is_never_negative:
        return Message("bounds.equal", {"lower": shown(0)})
    is_all = isinstance(of, Quotient) and of.is_part and bounds.lower is not None and bounds.lower.value == one
    if is_all and bounds.upper is None and bounds.includes_lower:
        return Message("bounds.all")
    return bounds.named()


@dataclass(frozen=True, slots=True)
class Condition:
    """A condition; `holds` raises Lacking if a fact it needs is missing."""

    def holds(self, figures: Figures) -> bool:
        raise NotImplementedError

    def named(self) -> Parameter:
        raise NotImplementedError

    def uses(self) -> Iterator[Use]:
        raise NotImplementedError

    def direction(self, fact: str) -> Direction:
        """Which way it goes, no before yes, when the fact grows."""
        raise NotImplementedError

    def said(self, figures: Figures) -> Message:
        """Whether it holds, with the figures that decide."""
        seen = self.seen(figures)
        places = {"named": self.named(), "with": Message("condition.seen", {"figure": seen}) if seen != () else ""}
        return Message("condition.holds" if self.holds(figures) else "condition.fails", places)

    def seen(self, figures: Figures) -> Parameter:
        """The figures that decide, none where the name says them already."""
        return ()


@dataclass(frozen=True, slots=True)
class Yes(Condition):
    """A fact that is yes."""

    spec: FactSpec

    def holds(self, figures: Figures) -> bool:
        return known(self.spec, figures) is True

    def named(self) -> Parameter:
        return Message("condition.yes", {"fact": self.spec.name})

    def uses(self) -> Iterator[Use]:
        yield self.spec.key, Role.WORKED

    def direction(self, fact: str) -> Direction:
        return Direction.UP if fact == self.spec.key else Direction.NEITHER


@dataclass(frozen=True, slots=True)
class Within(Condition):
    """A quantity within bounds."""

    of: Quantity
    bounds: Bounds

    def holds(self, figures: Figures) -> bool:
        return self.bounds.hold(self.of.value(figures))

    def named(self) -> Parameter:
        return Message("condition.within", {"of": self.of.named(), "bounds": bounds_of(self.of, self.bounds)})

    def seen(self, figures: Figures) -> Parameter:
        return shown(self.of.value(figures), is_percent=self.of.is_percent)

    def uses(self) -> Iterator[Use]:
        return self.of.uses()

    def direction(self, fact: str) -> Direction:
        return self.bounds.direction(self.of.direction(fact))


@dataclass(frozen=True, slots=True)
class AtMost(Condition):
    """A quantity that is no more than another."""

    of: Quantity
    limit: Quantity

    def holds(self, figures: Figures) -> bool:
        return self.of.value(figures) <= self.limit.value(figures)

    def named(self) -> Parameter:
        return Message("condition.at-most", {"of": self.of.named(), "limit": self.limit.named()})

    def seen(self, figures: Figures) -> Parameter:
        return tuple(shown(one.value(figures), is_percent=one.is_percent) for one in (self.of, self.limit))

    def uses(self) -> Iterator[Use]:
        yield from self.of.uses()
        yield from self.limit.uses()

    def direction(self, fact: str) -> Direction:
        return together((self.of.direction(fact).turned, self.limit.direction(fact)))


@dataclass(frozen=True, slots=True)
class Is(Condition):
    """One of some options chosen."""

    spec: FactSpec
    options: tuple[str, ...]

    def holds(self, figures: Figures) -> bool:
        return known(self.spec, figures) in self.options

    def named(self) -> Parameter:
        options: Parameter = self.options[0]
        for one in self.options[1:]:
            options = Message("condition.or", {"left": options, "right": one})
        return Message("condition.is", {"fact": self.spec.name, "options": options})

    def seen(self, figures: Figures) -> Parameter:
        return str(known(self.spec, figures))

    def uses(self) -> Iterator[Use]:
        yield self.spec.key, Role.GIVEN  # which case a unit is in: its level, its kind

    def direction(self, fact: str) -> Direction:
        return Direction.UNKNOWN if fact == self.spec.key else Direction.NEITHER


@dataclass(frozen=True, slots=True)
class Not(Condition):
    """What holds where `of` does not."""

    of: Condition

    def holds(self, figures: Figures) -> bool:
        return not self.of.holds(figures)

    def named(self) -> Parameter:
        if isinstance(self.of, Yes):
            return Message("condition.no", {"fact": self.of.spec.name})
        return Message("condition.not", {"of": self.of.named()})

    def seen(self, figures: Figures) -> Parameter:
        return self.of.seen(figures)

    def uses(self) -> Iterator[Use]:
        return self.of.uses()

    def direction(self, fact: str) -> Direction:
        return self.of.direction(fact).turned


@dataclass(frozen=True, slots=True)
class Several(Condition):
    """All of some conditions, or any of them. One that decides is enough: the facts of the others may be missing."""

    conditions: tuple[Condition, ...]
    needs_all: bool

    def holds(self, figures: Figures) -> bool:
        lacking: Lacking | None = None
        for one in self.conditions:
            try:
                if one.holds(figures) is not self.needs_all:
                    return not self.needs_all
            except Lacking as missing:
                lacking = lacking or missing
        if lacking:
            raise lacking
        return self.needs_all

    def named(self) -> Parameter:
        joined: Parameter = self._inside(self.conditions[0])
        for one in self.conditions[1:]:
            places = {"left": joined, "right": self._inside(one)}
            joined = Message("condition.and" if self.needs_all else "condition.or", places)
        return joined

    def _inside(self, one: Condition) -> Parameter:
        nested = isinstance(one, Several) and one.needs_all != self.needs_all
        return Message("quantity.bracket", {"of": one.named()}) if nested else one.named()

    def said(self, figures: Figures) -> Message:
        """What decides: of several that are enough the first that holds, of several needed the first that does not."""
        if self.holds(figures) is self.needs_all:
            return super(Several, self).said(figures)
        return next(one for one in self.conditions if decides(one, figures, holds=not self.needs_all)).said(figures)

    def seen(self, figures: Figures) -> Parameter:
        return tuple(seen for one in self.conditions if (seen := _seen(one, figures)) != ())

    def uses(self) -> Iterator[Use]:
        for one in self.conditions:
            yield from one.uses()

    def direction(self, fact: str) -> Direction:
        return together(one.direction(fact) for one in self.conditions)


def decides(one: Condition, figures: Figures, *, holds: bool) -> bool:
    """Whether it is known that `one` holds, or that it does not."""
    try:
        return one.holds(figures) is holds
    except Lacking:
        return False


def _seen(one: Condition, figures: Figures) -> Parameter:
    """What is known of a condition that may not have been needed."""
    try:
        return one.seen(figures)
    except Lacking:
        return ()
