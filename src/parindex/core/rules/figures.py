"""The figures of one leaf, why a rule may have none to work on, and how exact numbers are shown."""

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal, localcontext
from enum import Enum, auto
from fractions import Fraction
from typing import Protocol, TypeAlias

from parindex.core.messages import Message, Parameter
from parindex.core.points import Absent, rounded

Number: TypeAlias = int | Fraction
Value: TypeAlias = int | Fraction | bool | str | date | Absent
Figures: TypeAlias = Mapping[str, Value]


class Role(Enum):
    """What a fact is needed for. GIVEN: nobody can work on it any more; WHOLE: it is, or is part of, a denominator."""

    WORKED = auto()
    GIVEN = auto()
    WHOLE = auto()


Use: TypeAlias = tuple[str, Role]


class Using(Protocol):
    """What needs facts: a quantity, a condition, a scale, a rule."""

    def uses(self) -> Iterator[Use]: ...


def facts_of(one: Using) -> tuple[str, ...]:
    """The keys of the facts that `one` needs, in order."""
    return tuple(dict.fromkeys(fact for fact, _ in one.uses()))


def given_of(one: Using) -> frozenset[str]:
    """The facts that `one` needs and nobody can work on: every use of them is as something given."""
    worked = {fact for fact, role in one.uses() if role is Role.WORKED}
    return frozenset(facts_of(one)) - worked


def wholes_of(one: Using) -> frozenset[str]:
    """The facts that make up denominators."""
    return frozenset(fact for fact, role in one.uses() if role is Role.WHOLE)


SHOWN_PLACES = 6  # decimals a number may have to be shown whole
ABOUT_PLACES = 4  # decimals of one that has more
PERCENT_PLACES = 2
PRECISION = 200  # digits: products of figures are long, and are shown whole


class Lacking(Exception):  # noqa: N818  it is no error: a rule answers it, and says why it has no points
    """A quantity has no value; `reason` says why, `message` in words. Caught where a rule is awarded."""

    def __init__(self, reason: str, message: Message) -> None:
        super().__init__(message.id)
        self.reason = reason
        self.message = message


MISSING, NOT_APPLICABLE, NONE_AROSE, UNDECIDED = "missing", "not-applicable", "none-arose", "undecided"


def exact(value: Number) -> Decimal | None:
    """`value` as a decimal if one of at most SHOWN_PLACES decimals is equal to it."""
    scaled = value * 10**SHOWN_PLACES
    if scaled.denominator != 1:
        return None
    with localcontext(prec=PRECISION):
        return _shortest(Decimal(scaled.numerator).scaleb(-SHOWN_PLACES))


def about(value: Number, places: int) -> Decimal:
    """`value` rounded to be shown, without zeros at its end."""
    with localcontext(prec=PRECISION):
        return _shortest(rounded(Decimal(value.numerator) / Decimal(value.denominator), places))


def _shortest(figure: Decimal) -> Decimal:
    shortest = figure.normalize()
    return shortest.quantize(Decimal(1)) if shortest == shortest.to_integral() else shortest


def shown(value: Number, *, is_percent: bool = False) -> Parameter:
    """`value` to be read: whole where it can be, else rounded; as a percentage where it is one."""
    number = value * 100 if is_percent else value
    whole = exact(number)
    figure = about(number, PERCENT_PLACES if is_percent else ABOUT_PLACES) if whole is None else whole
    return Message("figure.percent", {"figure": figure}) if is_percent else figure


def equals(value: Number, *, is_percent: bool = False) -> Message:
    """What a calculation comes to, with the sign that says whether the figure shown is all of it."""
    whole = exact(value * 100 if is_percent else value) is not None
    figure = {"figure": shown(value, is_percent=is_percent)}
    return Message("figure.equals", figure) if whole else Message("figure.about", figure)
