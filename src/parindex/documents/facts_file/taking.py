"""Records become rows of figures: one for a record of the long form, one for each figure in the wide form."""

from collections.abc import Callable, Iterator, Sequence
from operator import itemgetter
from types import NoneType
from typing import Any, TypeAlias

from parindex.core.facts import POINTS
from parindex.core.messages import Message
from parindex.documents.facts_file.layout import OF_A_ROW, Layout
from parindex.documents.facts_file.rows import Cell, FactRow, Read, Record, Refusal, UnitRow, text_of

Taking: TypeAlias = Callable[[Record], Sequence[Read]]
LONG = ("unit", "code", "fact", "value", "start", "end", "source", "by", "at")
WORDS = frozenset((str, NoneType))


def taking_of(layout: Layout) -> Taking:
    """What makes rows of the records under such columns."""
    return _wide(layout) if layout.figures else _long(layout)


def _picking(layout: Layout, meanings: tuple[str, ...]) -> Callable[[list[Cell]], tuple[Any, ...]]:
    """Takes the cells of these meanings; for a column that is not there the blank one that `take` adds at the end."""
    return itemgetter(*(layout.named.get(meaning, -1) for meaning in meanings))


def _long(layout: Layout) -> Taking:
    pick = _picking(layout, LONG)
    unsaid = None if "fact" in layout.named else POINTS

    def take(record: Record) -> Sequence[Read]:
        number, cells, flaw = record
        picked = pick([*cells, None])
        unit, code, fact, value, start, end, source, by, at = picked
        if not WORDS.issuperset(map(type, picked)):
            flaw = flaw or _unreadable(picked)
            unit, code, fact, _, start, end, source, by, at = map(text_of, picked)
        fact = fact or unsaid
        if flaw is None and unit is not None and fact is not None:
            return (FactRow(number, 0, unit, code or "", fact, value, start, end, source, by, at),)
        if flaw is None and picked[:4] == (None, None, None, None):
            return ()
        return (Refusal(number, 0, unit or "", flaw or _lacking(unit)),)

    return take


def _wide(layout: Layout) -> Taking:
    pick = _picking(layout, OF_A_ROW)

    def take(record: Record) -> Sequence[Read]:
        number, cells, flaw = record
        picked = pick([*cells, None])
        unit, *of_a_row = map(text_of, picked)
        flaw = flaw or _unreadable(picked)
        if flaw is None and unit is not None:
            rows = tuple(_figures(layout, number, cells, unit, of_a_row))
            return rows or (UnitRow(number, unit),)
        if flaw is None and not any(cells[figure.at] is not None for figure in layout.figures):
            return ()
        return (Refusal(number, 0, unit or "", flaw or _lacking(unit)),)

    return take


def _figures(
    layout: Layout, number: int, cells: list[Cell], unit: str, of_a_row: list[str | None]
) -> Iterator[FactRow | Refusal]:
    for column, code, fact in layout.figures:
        value = cells[column]
        if isinstance(value, Message):
            yield Refusal(number, column + 1, unit, value)
        elif value is not None:
            yield FactRow(number, column + 1, unit, code, fact, value, *of_a_row)


def _unreadable(cells: Sequence[Cell]) -> Message | None:
    return next((cell for cell in cells if isinstance(cell, Message)), None)


def _lacking(unit: str | None) -> Message:
    return Message("facts-file.no-fact" if unit else "facts-file.no-unit")
