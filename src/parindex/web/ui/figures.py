"""Figures in the reader's language. Presenters use these in sentences; the template filters use them in cells."""

from decimal import Decimal

from django.utils.translation import get_language

from parindex.core.points import written

EARNED_PLACES = 3
MAXIMUM_PLACES = 1
PUBLISHED_PLACES = 2


def language() -> str:
    """The language of this page, as core names it: "vi" or "en"."""
    return "en" if (get_language() or "").startswith("en") else "vi"


def exact(value: Decimal, places: int = 0) -> str:
    """`value` with at least `places` decimals; none is dropped."""
    return written(value, language(), places)


def trimmed(value: Decimal) -> str:
    """`value` as a sentence says it, without trailing zeros: "1,58", "2"."""
    return exact(Decimal(f"{value.normalize():f}"))


def percent(value: Decimal) -> str:
    """A share in percent, its sign close up as papers write it: "81,8%"."""
    return f"{exact(value)}%"


def one_or_many(value: Decimal) -> int:
    """The number that chooses between "point" and "points": 1 for one, 2 for anything else, 0,5 too."""
    return 1 if value == 1 else 2
