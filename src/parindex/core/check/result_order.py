"""Ranks and bands against the totals."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from parindex.core.check.problem import Problem
from parindex.core.check.result_problem import found_at
from parindex.core.folding import folded
from parindex.core.messages import Message, Parameter
from parindex.core.place import Words
from parindex.core.points import Absent
from parindex.core.results import ResultTable, UnitResult

# The first that fits: a band above "tốt" is no "tốt". Letters are bands of their own, alone or behind "loại".
BANDS = (
    (8, r"\bkem\b|khong (?:dat|hoan thanh)"),
    (0, r"xuat sac|(?:^|loai )a$"),
    (1, r"rat tot"),
    (4, r"(?:trung binh|tb) kha"),
    (2, r"\btot\b|(?:^|loai )b$"),
    (3, r"\bkha\b|(?:^|loai )c$"),
    (5, r"trung binh|^tb$|\bdat\b|^hoan thanh|(?:^|loai )d$"),
    (6, r"\byeu\b|(?:^|loai )e$"),
)


@dataclass(frozen=True, slots=True)
class Ranked:
    """A unit with a total and a rank, and the first and last rank that its total allows."""

    unit: UnitResult
    total: Decimal
    rank: Decimal
    first: int
    last: int

    @property
    def fits(self) -> bool:
        return self.first <= self.rank <= self.last


@dataclass(frozen=True, slots=True)
class Banded:
    """A unit whose total and band are known; `level` of the band, the best lowest."""

    unit: UnitResult
    total: Decimal
    band: Words
    level: int


def ranks(tables: tuple[ResultTable, ...]) -> Iterator[Problem]:
    """Ranks that do not follow from the totals, counted within each group, or over the whole paper if that fits better.

    Units of equal totals may share a rank, with or without a gap behind it, or stand one after the other.
    """
    alone = [_judged(table.units) for table in tables]
    together = [_judged(tuple(unit for table in tables for unit in table.units))]
    for judged in min(alone, together, key=lambda pools: sum(_misfits(pool) for pool in pools)):
        by_rank: dict[Decimal, list[Ranked]] = {}
        for one in judged:
            by_rank.setdefault(one.rank, []).append(one)
        yield from (_rank_problem(one, by_rank[one.rank]) for one in _to_tell(judged))


def _to_tell(judged: list[Ranked]) -> list[Ranked]:
    """The units whose rank does not fit; of a long row of them, each one off because of a few, only those few."""
    wrong = [one for one in judged if not one.fits]
    ordered = sorted(judged, key=lambda one: (-one.total, one.rank))
    kept = set(_longest_ordered([one.rank for one in ordered]))
    few = {id(one) for at, one in enumerate(ordered) if at not in kept and not one.fits}
    return [one for one in wrong if id(one) in few] if few and len(wrong) > 2 * len(few) else wrong


def _judged(units: tuple[UnitResult, ...]) -> list[Ranked]:
    """The units ranked, by whichever way of counting behind equal totals fits more of them."""
    return min((_ranked(units, dense=dense) for dense in (False, True)), key=_misfits)


def _misfits(judged: list[Ranked]) -> int:
    return sum(not one.fits for one in judged)


def _ranked(units: tuple[UnitResult, ...], *, dense: bool) -> list[Ranked]:
    """The units with total and rank, those that are not ranked left out.

    A unit whose total is not known may stand before or behind any other.
    """
    placed = [unit for unit in units if unit.rank is None or unit.rank.value is not Absent.NOT_APPLICABLE]
    known = [(unit, unit.total.figure) for unit in placed if unit.total and unit.total.figure is not None]
    counted = sorted({total for _, total in known} if dense else (total for _, total in known))
    unknown = sum(1 for unit in placed if unit.total and unit.total.figure is None)
    found = []
    for unit, total in known:
        if unit.rank and unit.rank.figure is not None:
            above = len(counted) - bisect_right(counted, total)
            equal = 1 if dense else bisect_right(counted, total) - bisect_left(counted, total)
            found.append(Ranked(unit, total, unit.rank.figure, above + 1, above + equal + unknown))
    return found


def _rank_problem(one: Ranked, of_its_rank: list[Ranked]) -> Problem:
    expected = str(one.first) if one.first == one.last else f"{one.first}–{one.last}"
    words = one.unit.rank.words if one.unit.rank else one.unit.words
    sharing = next((other for other in of_its_rank if other.total != one.total), None)
    told: dict[str, Parameter] = {"unit": one.unit.unit, "found": one.rank, "expected": expected, "total": one.total}
    if sharing is None:
        return found_at(words, "rank-order", Message("results.rank", told), found=one.rank, expected=expected)
    other = sharing.unit.unit
    message = Message("results.shared-rank", {**told, "other": other, "other_total": sharing.total})
    return found_at(words, "shared-rank", message, found=one.rank, expected=expected)


def band_order(table: ResultTable) -> Iterator[Problem]:
    """Bands that break the order of the totals; as few units as possible are told, each against one that stays."""
    banded = sorted(_banded(table), key=lambda one: (-one.total, one.level))
    kept = _longest_ordered([one.level for one in banded])
    for at in sorted(set(range(len(banded))) - set(kept)):
        own = banded[at].level
        against = [i for i in kept if (banded[i].level > own if i < at else banded[i].level < own)]
        nearest = min(against, key=lambda i: abs(i - at))
        yield _band_problem(banded[at], banded[nearest], is_better=nearest < at)


def _banded(table: ResultTable) -> list[Banded]:
    found = []
    for unit in table.units:
        level = _level(unit.band.text) if unit.band else None
        if unit.band and unit.total and unit.total.figure is not None and level is not None:
            found.append(Banded(unit, unit.total.figure, unit.band, level))
    return found


def _level(band: str) -> int | None:
    text = " ".join(folded(band).split()).strip(" .\"'“”")
    return next((level for level, pattern in BANDS if re.search(pattern, text)), None)


def _longest_ordered(levels: Sequence[int | Decimal]) -> list[int]:
    """The places of a longest run of `levels` that never goes down."""
    ends: list[int] = []  # for each length of a run the place where the best run of that length ends
    lowest: list[int | Decimal] = []  # and the level there
    before: list[int] = []
    for at, level in enumerate(levels):
        length = bisect_right(lowest, level)
        before.append(ends[length - 1] if length else -1)
        ends[length : length + 1], lowest[length : length + 1] = [at], [level]
    run, at = [], ends[-1] if ends else -1
    while at >= 0:
        run.append(at)
        at = before[at]
    return run


def _band_problem(one: Banded, other: Banded, *, is_better: bool) -> Problem:
    found, expected = one.band.text, other.band.text
    told: dict[str, Parameter] = {"unit": one.unit.unit, "found": found, "total": one.total}
    told |= {"other": other.unit.unit, "expected": expected, "other_total": other.total}
    message = Message("results.band-above" if is_better else "results.band-below", told)
    return found_at(one.band, "band-order", message, found=found, expected=expected)
