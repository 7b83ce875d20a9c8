"""Figures that a score rests on: what a set asks for, and what a unit declares or a measure finds."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any

from parindex.core.points import Absent

POINTS, EVIDENCE, EXPLAINED = "points", "evidence", "explained"
WHOLE_SET = "*"  # the code of facts that belong to the set itself


class Kind(StrEnum):
    """What a fact is. A percentage is written 95 or 95%, and means 95/100."""

    COUNT = "count"
    AMOUNT = "amount"
    PERCENT = "percent"
    YES_NO = "yes_no"
    CHOICE = "choice"
    DATE = "date"
    POINTS = "points"


class Origin(StrEnum):
    """How a fact came about: typed by a unit, taken from records of work, or calculated from other facts."""

    DECLARED = "declared"
    MEASURED = "measured"
    DERIVED = "derived"


class Window(StrEnum):
    """The days a figure covers: of the year scored, 1/1-31/12, or of the year reported, 15/12-14/12."""

    SCORING_YEAR = "scoring_year"
    REPORT_YEAR = "report_year"

    def of(self, year: int) -> tuple[date, date]:
        """First and last day in index year `year`."""
        if self is Window.SCORING_YEAR:
            return date(year, 1, 1), date(year, 12, 31)
        return date(year - 1, 12, 15), date(year, 12, 14)


@dataclass(frozen=True, slots=True)
class GroupExtreme:
    """The highest (or lowest) value of `fact` among the units that are scored together."""

    fact: str
    is_highest: bool


@dataclass(frozen=True, slots=True)
class FactSpec:
    """A fact that a rule asks for.

    measure: the live measure that fills it, "" for none; at_least, at_most: its limits (a percentage in percent);
    step: the least difference worth naming when one asks what is needed; moves: which way it can be worked on
    ("up", "down", "free", "fixed"), "" where the rule itself tells; derived: a Quantity or GroupExtreme; window: None
    where the set's own holds.
    """

    key: str
    name: str
    kind: Kind
    unit: str = ""
    options: tuple[str, ...] = ()
    measure: str = ""
    window: Window | None = None
    at_least: Decimal | None = None
    at_most: Decimal | None = None
    step: Decimal = Decimal(1)
    moves: str = ""
    derived: Any = None
    ask: str = ""


@dataclass(frozen=True, slots=True)
class Fact:
    """One figure of one leaf: `value` in `unit`, or why there is none.

    name: the key of its FactSpec ("points" for leaves without a formula); window: first and last day the figure
    covers, None where the source does not say; source: the words and place it comes from, for people; by, at: who
    entered it, and on which day.
    """

    code: str
    value: Decimal | bool | str | date | Absent
    unit: str
    source: str
    window: tuple[date, date] | None = None
    name: str = POINTS
    origin: Origin = Origin.DECLARED
    by: str = ""
    at: date | None = None
