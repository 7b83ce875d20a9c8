"""Totals against the points they are made of, and the maximum of the total against the maxima."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations

from parindex.core.check.problem import Problem
from parindex.core.check.result_problem import found_at
from parindex.core.messages import Message
from parindex.core.points import Absent, decimals_of, rounded, same_but_for_rounding
from parindex.core.results import Entry, ResultColumn, ResultTable, UnitResult

Parts = tuple[ResultColumn, ...]
MOST_DECIMALS = 6  # a workbook holds binary fractions: behind these decimals stands noise
MOST_BESIDE = 4  # columns beside the areas that may be a part of the total
FULL_SCALE = Decimal(100)  # what an index is told in where the paper states no maximum of its total
ENOUGH_ROWS = 3  # where none of as many totals is the sum, the total is made in another way, not wrong in every row


@dataclass(frozen=True, slots=True)
class Checked:
    """A unit whose total and parts are known: the entry of its total, the sum of its parts, whether they meet."""

    unit: UnitResult
    total: Entry
    sum: Decimal
    meets: bool


def totals(table: ResultTable) -> Iterator[Problem]:
    """Each total against the sum of its parts; once for the table if its totals are no sums at all."""
    checked = _checked(table, parts_of(table))
    wrong = [row for row in checked if not row.meets]
    if len(wrong) == len(checked) >= ENOUGH_ROWS:
        message = Message("results.sum-unknown", {"count": len(checked)})
        header, expected = table.header.text.replace("\t", " | "), Message("expected.sum")
        yield found_at(table.header, "sum-unknown", message, found=header, expected=expected)
        return
    for row in wrong:
        found = row.total.figure or Decimal(0)
        message = Message("results.sum", {"unit": row.unit.unit, "found": found, "expected": row.sum})
        yield found_at(row.total.words, "points-sum", message, found=found, expected=row.sum)


def max_sum(table: ResultTable) -> Iterator[Problem]:
    """The maximum of the total against the maxima of its parts; a maximum is never rounded."""
    known = [column.max_points for column in parts_of(table) if column.adds >= 0]
    sum_ = sum((value for value in known if value is not None), Decimal(0))
    stated = table.total.maxima if table.total and known and None not in known else ()
    for entry in stated[:1]:
        if entry.figure is not None and entry.figure != sum_:
            message = Message("results.max-sum", {"found": entry.figure, "expected": sum_})
            yield found_at(entry.words, "points-sum", message, found=entry.figure, expected=sum_)


def parts_of(table: ResultTable) -> Parts:
    """The columns that the total is the sum of: the areas, unless they seldom are, and another choice is in most rows.

    Papers add points of a survey, rewards and deductions beside the areas, and show figures that they do not add.
    """
    usual = table.areas
    checked = _checked(table, usual)
    if checked and 2 * _meeting(checked) >= len(checked):
        return usual
    choices = {choice: _checked(table, choice) for choice in _other_choices(table)}
    best = max(choices, key=lambda choice: _meeting(choices[choice]), default=usual)
    return best if best in choices and 2 * _meeting(choices[best]) > len(choices[best]) else usual


def _meeting(checked: list[Checked]) -> int:
    return sum(row.meets for row in checked)


def _other_choices(table: ResultTable) -> Iterator[Parts]:
    """What else than the areas a total may be made of, likelier choices first."""
    beside = [column for column in table.others if column.adds][:MOST_BESIDE]
    for count in range(1 if table.areas else 2, len(beside) + 1):
        yield from ((*table.areas, *more) for more in combinations(beside, count))
    if len(table.areas) > 2:
        yield from combinations(table.areas, len(table.areas) - 1)


def _checked(table: ResultTable, parts: Parts) -> list[Checked]:
    """The units whose total and parts are known."""
    places = _places(table, parts)
    found = []
    for unit in table.units:
        sum_ = _sum(unit, parts)
        if unit.total is not None and unit.total.figure is not None and sum_ is not None:
            meets = _meets(unit.total.figure, sum_, places) or _meets_scaled(table, unit, parts, sum_, places)
            found.append(Checked(unit, unit.total, sum_, meets))
    return found


def _sum(unit: UnitResult, parts: Parts) -> Decimal | None:
    """The parts added up, those not applicable left out; None if there are none, or one is not known."""
    entries = [(_entry(unit, column), column.adds) for column in parts]
    if any(entry.figure is None and entry.value is not Absent.NOT_APPLICABLE for entry, _ in entries):
        return None
    figures = [-abs(entry.figure) if adds < 0 else entry.figure for entry, adds in entries if entry.figure is not None]
    return sum(figures, Decimal(0)) if figures else None


def _entry(unit: UnitResult, column: ResultColumn) -> Entry:
    return unit.areas[column.code] if column.code else unit.figures[column.name]


def _places(table: ResultTable, parts: Parts) -> int:
    """The decimals that totals and parts both have somewhere in their columns; one at least, noise left out.

    A figure with fewer lost its zeros, so it is no rounded one.
    """
    totals_, parts_ = 0, 0
    for unit in table.units:
        totals_ = max(totals_, _decimals(unit.total))
        parts_ = max(parts_, *(_decimals(_entry(unit, column)) for column in parts), 0)
    return max(1, min(totals_, parts_, MOST_DECIMALS))


def _decimals(entry: Entry | None) -> int:
    return decimals_of(entry.figure) if entry and entry.figure is not None else 0


def _meets(total: Decimal, sum_: Decimal, places: int) -> bool:
    return same_but_for_rounding(_bounded(total), _bounded(sum_), at_least=places)


def _meets_scaled(table: ResultTable, unit: UnitResult, parts: Parts, sum_: Decimal, places: int) -> bool:
    """Whether the total is the sum as a share of the maxima that apply to the unit, on the scale of the total."""
    applying = [column.max_points for column in parts if _entry(unit, column).figure is not None and column.adds >= 0]
    whole = sum((value for value in applying if value is not None), Decimal(0))
    if None in applying or not whole or unit.total is None or unit.total.figure is None:
        return False
    scale = table.total.max_points if table.total else None
    return _meets(unit.total.figure, sum_ * (FULL_SCALE if scale is None else scale) / whole, places)


def _bounded(value: Decimal) -> Decimal:
    return rounded(value, MOST_DECIMALS) if decimals_of(value) > MOST_DECIMALS else value
