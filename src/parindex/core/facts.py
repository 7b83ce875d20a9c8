"""Figures that a score rests on: declared or measured, of a window, from a source."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from parindex.core.points import Absent


@dataclass(frozen=True, slots=True)
class Fact:
    """One figure for one leaf: `value` in `unit`, or why there is none.

    window: first and last day the figure covers, None where the source does not say; source: the
    words and place it comes from, for people.
    """

    code: str
    value: Decimal | Absent
    unit: str
    source: str
    window: tuple[date, date] | None = None
