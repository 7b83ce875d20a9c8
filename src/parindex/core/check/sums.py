"""Sums for the checks: exact, and silent about what is not known."""

from collections.abc import Iterable
from decimal import Decimal

from parindex.core import points
from parindex.core.plan import Figure


def total(figures: Iterable[Figure | None]) -> Decimal | None:
    """The sum; None if there is nothing to add or a figure among them is not known."""
    return points.total(value(figure) for figure in figures)


def value(figure: Figure | None) -> Decimal | None:
    """What a figure says, None if there is no figure or it is not known."""
    return figure.value if figure else None
