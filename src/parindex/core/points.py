"""Points as exact decimals: read as Vietnamese papers write them, written back in the reader's language.

A paper writes "13,567" and, against the rule, "4.5"; thousands are set off by dots ("1.250,5").
A single dot before exactly three digits can be either: it is read only where the largest possible
value decides, and refused elsewhere.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from enum import Enum

PLAIN = re.compile(r"[0-9]+(?:[.,][0-9]+)?")
GROUPED = re.compile(r"[1-9][0-9]{0,2}(?:\.[0-9]{3})+(?:,[0-9]+)?")
EITHER_WAY = re.compile(r"[1-9][0-9]{0,2}\.[0-9]{3}")


class Absent(Enum):
    """Why a figure is not there. Neither is a zero, and neither is the other."""

    MISSING = "missing"
    NOT_APPLICABLE = "not-applicable"


class Unreadable(Enum):
    """Why words were not taken for a figure."""

    EMPTY = "empty"
    NOT_A_FIGURE = "not-a-figure"
    AMBIGUOUS = "ambiguous"


@dataclass(frozen=True, slots=True)
class Refused:
    """The words that were refused as a figure, and why."""

    words: str
    reason: Unreadable


def parse_points(words: str, ceiling: Decimal | None = None) -> Decimal | Refused:
    """The figure that `words` write, with exactly as many decimals as they give.

    ceiling: the largest value possible there (points), which decides between the two readings of
    "1.250"; without it, or where both readings fit under it, such words are refused as ambiguous.
    """
    text = words.strip()
    sign, digits = (-1, text[1:]) if text[:1] in ("-", "\N{MINUS SIGN}") else (1, text)
    if not digits:
        return Refused(words, Unreadable.EMPTY if not text else Unreadable.NOT_A_FIGURE)
    if EITHER_WAY.fullmatch(digits):
        value = _choose(digits, ceiling)
    elif PLAIN.fullmatch(digits):
        value = Decimal(digits.replace(",", "."))
    elif GROUPED.fullmatch(digits):
        value = Decimal(digits.replace(".", "").replace(",", "."))
    else:
        return Refused(words, Unreadable.NOT_A_FIGURE)
    return Refused(words, Unreadable.AMBIGUOUS) if value is None else value.copy_sign(sign)


def _choose(digits: str, ceiling: Decimal | None) -> Decimal | None:
    """Of the two readings the one that fits; the lesser where neither does, so that the excess is reported."""
    fraction, thousands = Decimal(digits), Decimal(digits.replace(".", ""))
    if ceiling is None or thousands <= ceiling:
        return None
    return fraction


def plain(value: Decimal) -> str:
    """`value` for machines: a dot, no thousands mark, the digits it has ("13.5", "100")."""
    return f"{value:f}"


def vietnamese(value: Decimal, places: int = 0) -> str:
    """`value` as Vietnamese papers write it: "1.250,5", with at least `places` decimals, none dropped."""
    return _grouped(value, places).translate({ord(","): ".", ord("."): ","})


def english(value: Decimal, places: int = 0) -> str:
    """`value` in English: "1,250.5", with at least `places` decimals, none dropped."""
    return _grouped(value, places)


def written(value: Decimal, language: str, places: int = 0) -> str:
    """`value` in `language` ("vi" or "en"), with at least `places` decimals."""
    return vietnamese(value, places) if language == "vi" else english(value, places)


def _grouped(value: Decimal, places: int) -> str:
    decimals = max(places, decimals_of(value))
    return f"{value:,.{decimals}f}".replace("-", "\N{MINUS SIGN}")


def decimals_of(value: Decimal) -> int:
    """How many digits `value` is written with after its decimal mark."""
    exponent = value.as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def rounded(value: Decimal, places: int) -> Decimal:
    """`value` to `places` decimals, half away from zero, as Vietnamese criteria sets round."""
    return value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)


def same_but_for_rounding(one: Decimal, other: Decimal, at_least: int = 0) -> bool:
    """True if the one with fewer decimals is the other rounded to them, or to `at_least` decimals if that is more."""
    places = max(at_least, min(decimals_of(one), decimals_of(other)))
    return rounded(one, places) == rounded(other, places)


def share(part: Decimal, whole: Decimal, places: int = 1) -> Decimal:
    """`part` of `whole` in percent, rounded once to `places` decimals; 0 of 0 is 0, for a bar must have a length."""
    return rounded(part / whole * 100 if whole else Decimal(0), places)


def total(values: Iterable[Decimal | None]) -> Decimal | None:
    """The sum; None if there is nothing to add or one of them is not known."""
    known = tuple(values)
    return None if not known or None in known else sum((value for value in known if value is not None), Decimal(0))
