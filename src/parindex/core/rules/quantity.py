"""What is measured: a fact, or figures made of facts. Values are exact, never a float.

Each quantity tells its value, its name and its calculation in figures, the facts it needs, those that are given
(a whole, last year's figure, a deadline) rather than worked on, and which way it goes when a fact grows.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from parindex.core.facts import FactSpec, Kind
from parindex.core.messages import Message, Parameter
from parindex.core.points import Absent
from parindex.core.reading import Written
from parindex.core.rules.direction import Direction, together
from parindex.core.rules.figures import (
    MISSING,
    NONE_AROSE,
    NOT_APPLICABLE,
    Figures,
    Lacking,
    Number,
    Role,
    Use,
    Value,
    equals,
    facts_of,
    shown,
)

Parts = tuple["Quantity", ...]


@dataclass(frozen=True, slots=True)
class Quantity:
    """A quantity. `parts` are those it is made of."""

    @property
    def parts(self) -> Parts:
        return ()

    @property
    def is_percent(self) -> bool:
        """Whether it is read as a percentage."""
        return False

    @property
    def is_sum(self) -> bool:
        """Whether it needs brackets inside another calculation."""
        return False

    @property
    def is_never_negative(self) -> bool:
        return all(part.is_never_negative for part in self.parts)

    def value(self, figures: Figures) -> Number:
        """Raises Lacking if a fact is missing or does not apply, or a denominator is zero."""
        raise NotImplementedError

    def named(self) -> Parameter:
        """Its name in words."""
        raise NotImplementedError

    def calculation(self, figures: Figures) -> Parameter:
        """The figures it is calculated from."""
        raise NotImplementedError

    def said(self, figures: Figures) -> Message:
        """Name, calculation and result, as an officer writes them down."""
        result = equals(self.value(figures), is_percent=self.is_percent)
        places = {"named": self.named(), "calculation": self.calculation(figures), "result": result}
        return Message("quantity.said", places)

    def uses(self) -> Iterator[Use]:
        """The keys of the facts it needs, each with what it is needed for."""
        for part in self.parts:
            yield from part.uses()

    def direction(self, fact: str) -> Direction:
        return together(part.direction(fact) for part in self.parts)


def _inside(part: Quantity, words: Parameter) -> Parameter:
    return Message("quantity.bracket", {"of": words}) if part.is_sum else words


def known(spec: FactSpec, figures: Figures) -> Value:
    """The value of a fact, derived where the set says how. Raises Lacking where there is none."""
    value = figures.get(spec.key, Absent.MISSING)
    if value is Absent.MISSING and isinstance(spec.derived, Quantity):
        return spec.derived.value(figures)
    if value is Absent.MISSING:
        raise Lacking(MISSING, Message("lacking.fact", {"fact": spec.name}))
    if value is Absent.NOT_APPLICABLE:
        raise Lacking(NOT_APPLICABLE, Message("lacking.not-applicable", {"fact": spec.name}))
    return value


@dataclass(frozen=True, slots=True)
class Of(Quantity):
    """A fact that is a number."""

    spec: FactSpec

    @property
    def is_percent(self) -> bool:
        return self.spec.kind is Kind.PERCENT

    @property
    def is_never_negative(self) -> bool:
        if isinstance(self.spec.derived, Quantity):
            return self.spec.derived.is_never_negative
        return self.spec.at_least is not None and self.spec.at_least >= 0

    def value(self, figures: Figures) -> Number:
        value = known(self.spec, figures)
        if isinstance(value, bool | str) or not isinstance(value, int | Fraction):
            message = f"fact {self.spec.key} is no number: {value!r}"
            raise TypeError(message)
        return value

    def named(self) -> Parameter:
        return self.spec.name

    def calculation(self, figures: Figures) -> Parameter:
        return shown(self.value(figures), is_percent=self.is_percent)

    def said(self, figures: Figures) -> Message:
        places = {"named": self.spec.name, "figure": self.calculation(figures), "unit": self.spec.unit}
        return Message("quantity.fact-in-unit" if self.spec.unit else "quantity.fact", places)

    def uses(self) -> Iterator[Use]:
        yield self.spec.key, Role.WORKED if self.spec.derived is None else Role.GIVEN
        if isinstance(self.spec.derived, Quantity):
            yield from self.spec.derived.uses()

    def direction(self, fact: str) -> Direction:
        if fact == self.spec.key:
            return Direction.UP
        return self.spec.derived.direction(fact) if isinstance(self.spec.derived, Quantity) else Direction.NEITHER


@dataclass(frozen=True, slots=True)
class Constant(Quantity):
    """A number that the set itself gives."""

    number: Written

    @property
    def is_percent(self) -> bool:
        return self.number.is_percent

    @property
    def is_never_negative(self) -> bool:
        return self.number.value >= 0

    def value(self, figures: Figures) -> Number:
        return self.number.value

    def named(self) -> Parameter:
        return shown(self.number.value, is_percent=self.number.is_percent)

    def calculation(self, figures: Figures) -> Parameter:
        return self.named()

    def said(self, figures: Figures) -> Message:
        return Message("quantity.constant", {"figure": self.named()})


@dataclass(frozen=True, slots=True)
class Quotient(Quantity):
    """`top` by `bottom`; `is_part` where `top` is a part of `bottom`, so that it cannot exceed it (a ratio)."""

    top: Quantity
    bottom: Quantity
    is_part: bool

    @property
    def parts(self) -> Parts:
        return (self.top, self.bottom)

    @property
    def is_percent(self) -> bool:
        return True

    def value(self, figures: Figures) -> Number:
        top, bottom = self.top.value(figures), self.bottom.value(figures)
        if not bottom:
            raise Lacking(NONE_AROSE, Message("lacking.none-arose", {"whole": self.bottom.named()}))
        return Fraction(top, bottom)

    def named(self) -> Parameter:
        top, bottom = _inside(self.top, self.top.named()), _inside(self.bottom, self.bottom.named())
        return Message("quantity.quotient", {"top": top, "bottom": bottom})

    def calculation(self, figures: Figures) -> Parameter:
        top = _inside(self.top, self.top.calculation(figures))
        bottom = _inside(self.bottom, self.bottom.calculation(figures))
        return Message("quantity.divided", {"top": top, "bottom": bottom})

    def uses(self) -> Iterator[Use]:
        yield from self.top.uses()
        for fact, _ in self.bottom.uses():
            yield fact, Role.WHOLE

    def direction(self, fact: str) -> Direction:
        if fact not in facts_of(self.bottom) and self.bottom.is_never_negative:
            return self.top.direction(fact)
        if not self.is_never_negative:
            return Direction.UNKNOWN if fact in facts_of(self) else Direction.NEITHER
        beside = self._beside()
        return together((self.top.direction(fact), *(one.direction(fact).turned for one in beside)))

    def _beside(self) -> Parts:
        """What makes the quotient less as it grows: of a/(a + b) that is b alone."""
        bottom = self.bottom
        if isinstance(bottom, Sum) and self.top in bottom.terms:
            at = bottom.terms.index(self.top)
            return (*bottom.terms[:at], *bottom.terms[at + 1 :])
        return (bottom,)


@dataclass(frozen=True, slots=True)
class Complement(Quantity):
    """What is left to the whole: 100% less `of`."""

    of: Quantity

    @property
    def parts(self) -> Parts:
        return (self.of,)

    @property
    def is_percent(self) -> bool:
        return self.of.is_percent

    @property
    def is_sum(self) -> bool:
        return True

    @property
    def is_never_negative(self) -> bool:
        return isinstance(self.of, Quotient) and self.of.is_part and self.of.is_never_negative

    def value(self, figures: Figures) -> Number:
        return 1 - self.of.value(figures)

    def named(self) -> Parameter:
        return Message("quantity.complement", {"of": _inside(self.of, self.of.named())})

    def calculation(self, figures: Figures) -> Parameter:
        return Message("quantity.complement", {"of": _inside(self.of, self.of.calculation(figures))})

    def direction(self, fact: str) -> Direction:
        return self.of.direction(fact).turned


@dataclass(frozen=True, slots=True)
class Product(Quantity):
    """Quantities multiplied."""

    factors: Parts

    @property
    def parts(self) -> Parts:
        return self.factors

    @property
    def is_percent(self) -> bool:
        return all(factor.is_percent for factor in self.factors)

    def value(self, figures: Figures) -> Number:
        product: Number = 1
        for factor in self.factors:
            product *= factor.value(figures)
        return product

    def named(self) -> Parameter:
        return joined([_inside(factor, factor.named()) for factor in self.factors], is_product=True)

    def calculation(self, figures: Figures) -> Parameter:
        return joined([_inside(one, one.calculation(figures)) for one in self.factors], is_product=True)

    def direction(self, fact: str) -> Direction:
        moved = [factor for factor in self.factors if fact in facts_of(factor)]
        still = [factor for factor in self.factors if factor not in moved]
        if all(factor.is_never_negative for factor in (still if len(moved) == 1 else self.factors)):
            return together(factor.direction(fact) for factor in moved)
        return Direction.UNKNOWN if moved else Direction.NEITHER


@dataclass(frozen=True, slots=True)
class Sum(Quantity):
    """Quantities added."""

    terms: Parts

    @property
    def parts(self) -> Parts:
        return self.terms

    @property
    def is_percent(self) -> bool:
        return all(term.is_percent for term in self.terms)

    @property
    def is_sum(self) -> bool:
        return True

    def value(self, figures: Figures) -> Number:
        return sum((term.value(figures) for term in self.terms), 0)

    def named(self) -> Parameter:
        return joined([term.named() for term in self.terms], is_product=False)

    def calculation(self, figures: Figures) -> Parameter:
        return joined([term.calculation(figures) for term in self.terms], is_product=False)


@dataclass(frozen=True, slots=True)
class Difference(Quantity):
    """`of` less `less`."""

    of: Quantity
    less: Quantity

    @property
    def parts(self) -> Parts:
        return (self.of, self.less)

    @property
    def is_percent(self) -> bool:
        return self.of.is_percent and self.less.is_percent

    @property
    def is_sum(self) -> bool:
        return True

    @property
    def is_never_negative(self) -> bool:
        return False

    def value(self, figures: Figures) -> Number:
        return self.of.value(figures) - self.less.value(figures)

    def named(self) -> Parameter:
        return Message("quantity.minus", {"of": self.of.named(), "less": _inside(self.less, self.less.named())})

    def calculation(self, figures: Figures) -> Parameter:
        less = _inside(self.less, self.less.calculation(figures))
        return Message("quantity.minus", {"of": self.of.calculation(figures), "less": less})

    def direction(self, fact: str) -> Direction:
        return together((self.of.direction(fact), self.less.direction(fact).turned))


def joined(words: Sequence[Parameter], *, is_product: bool) -> Parameter:
    """The words with the sign of a product, or of a sum, between them."""
    whole = words[0]
    for more in words[1:]:
        both = {"left": whole, "right": more}
        whole = Message("quantity.times" if is_product else "quantity.plus", both)
    return whole
