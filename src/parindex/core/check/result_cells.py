"""The cells of a table of results: figures that cannot be read, blanks, points above the maximum, units told twice."""

from collections.abc import Iterator

from parindex.core.check.problem import Problem
from parindex.core.check.result_problem import found_at
from parindex.core.folding import normalised
from parindex.core.messages import Message, Parameter
from parindex.core.points import Absent, Refused
from parindex.core.results import Entry, ResultColumn, ResultTable, UnitResult


def unit_twice(tables: tuple[ResultTable, ...]) -> Iterator[Problem]:
    """Every further row of a unit in one table of the paper, whichever group it stands in."""
    first: dict[tuple[int, str], UnitResult] = {}
    for table in tables:
        for unit in table.units:
            earlier = first.setdefault((table.table, normalised(unit.unit)), unit)
            if earlier is not unit:
                at = earlier.words.place().said
                message = Message("results.twice", {"unit": unit.unit, "first": at})
                expected = Message("expected.one-row-per-unit", {"unit": unit.unit})
                yield found_at(unit.words, "unit-twice", message, found=unit.words.text, expected=expected)


def unreadable(table: ResultTable) -> Iterator[Problem]:
    """Cells with words where a figure should stand, those of maxima among them."""
    for unit in (*table.units, *table.summaries):
        ranked = [("rank", unit.rank)] if unit.rank else []
        for code, entry in (*unit.entries(), *ranked):
            told: dict[str, Parameter] = {"unit": unit.unit, "column": _name(table, code), "found": entry.words.text}
            yield from _refused(entry, Message("results.unreadable", told))
    for column in table.columns():
        for entry in column.maxima:
            told = {"column": _said(column), "found": entry.words.text}
            yield from _refused(entry, Message("results.unreadable-maximum", told))


def _refused(entry: Entry, message: Message) -> Iterator[Problem]:
    if isinstance(entry.value, Refused):
        text = entry.words.text
        yield found_at(entry.words, "unreadable-figure", message, found=text, expected=Message("expected.figure"))


def blank(table: ResultTable) -> Iterator[Problem]:
    """Units without a figure in some area or in the total: missing is not zero, nor is it "not applicable"."""
    for unit in table.units:
        entries = [*unit.areas.items(), *([("", unit.total)] if unit.total else [])]
        codes = tuple(code for code, entry in entries if entry.value is Absent.MISSING)
        if codes:
            names = tuple(_name(table, code) for code in codes)
            message = Message("results.blank", {"unit": unit.unit, "columns": names})
            named = tuple(code for code in codes if code)
            expected = Message("expected.figure")
            yield found_at(unit.words, "missing-points", message, found="", expected=expected, codes=named)


def above_max(table: ResultTable) -> Iterator[Problem]:
    """Points of a unit above the maximum of their column; in the columns beside the areas as well."""
    maxima = {column.code or column.name: column.max_points for column in (*table.areas, *table.others)}
    maxima[""] = table.total.max_points if table.total else None
    for unit in table.units:
        for code, entry in unit.entries():
            most, points = maxima.get(code), entry.figure
            if most is not None and points is not None and points > most:
                named: dict[str, Parameter] = {"unit": unit.unit, "column": _name(table, code)}
                message = Message("results.above-max", {**named, "found": points, "expected": most})
                codes = (code,) if code in unit.areas else ()
                yield found_at(entry.words, "score-above-max", message, found=points, expected=most, codes=codes)


def max_conflict(table: ResultTable) -> Iterator[Problem]:
    """Maxima that a row gives otherwise than the header of their column."""
    for column in table.columns():
        known = column.max_points
        for entry in column.maxima:
            found = entry.figure
            if found is not None and known is not None and found != known:
                message = Message("results.max-conflict", {"column": _said(column), "found": found, "expected": known})
                codes = (column.code,) if column.code else ()
                yield found_at(entry.words, "max-conflict", message, found=found, expected=known, codes=codes)


def _name(table: ResultTable, code: str) -> Parameter:
    """What a sentence calls the column: an area by number and name, another by its name."""
    if code in ("", "rank"):
        return Message("results.column.rank" if code else "results.column.total")
    return next((_said(column) for column in table.areas if column.code == code), code)


def _said(column: ResultColumn) -> Parameter:
    return Message("results.column.area", {"code": column.code, "name": column.name}) if column.code else column.name
