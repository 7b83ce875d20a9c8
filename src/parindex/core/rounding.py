"""Where exact fractions become official decimals: at the levels, to the places and in the way that a set states."""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import ROUND_DOWN, ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal
from fractions import Fraction
from typing import TypeAlias

Exact: TypeAlias = int | Fraction | Decimal

MODES = ("half_up", "half_even", "down")
LEVELS = ("leaf", "criterion", "area", "total")
_OF_DECIMALS = {"half_up": ROUND_HALF_UP, "half_even": ROUND_HALF_EVEN, "down": ROUND_DOWN}


def _half_up(top: int, bottom: int) -> int:
    return (2 * top + bottom) // (2 * bottom)


def _half_even(top: int, bottom: int) -> int:
    return round(Fraction(top, bottom))


def _down(top: int, bottom: int) -> int:
    return top // bottom


_WAYS: dict[str, Callable[[int, int], int]] = {"half_up": _half_up, "half_even": _half_even, "down": _down}


@dataclass(frozen=True, slots=True)
class Rounding:
    """Places after the point at each level; None where a level does not round. Half up is away from zero."""

    leaf: int | None = None
    criterion: int | None = None
    area: int | None = None
    total: int | None = None
    mode: str = "half_up"

    def at(self, places: int | None, value: Exact) -> Decimal:
        """`value` at a level of `places`. Raises ValueError for an unrounded fraction that no decimal equals."""
        if places is None:
            return value if isinstance(value, Decimal) else _as_decimal(value)
        if isinstance(value, Decimal):
            return value.quantize(Decimal(1).scaleb(-places), _OF_DECIMALS[self.mode])
        scaled = abs(value.numerator) * 10**places
        whole = _WAYS[self.mode](scaled, value.denominator)
        while places and not whole % 10:  # shortest writing: 2, not 2.000
            whole, places = whole // 10, places - 1
        return Decimal(whole if value >= 0 else -whole).scaleb(-places)


NO_ROUNDING = Rounding()


def _as_decimal(value: int | Fraction) -> Decimal:
    """The decimal equal to `value`."""
    if value.denominator == 1:
        return Decimal(value.numerator)
    places = next((n for n in range(1, 40) if 10**n % value.denominator == 0), None)
    if places is None:
        message = f"no decimal equals {value}"
        raise ValueError(message)
    return Decimal(value.numerator * (10**places // value.denominator)).scaleb(-places)
