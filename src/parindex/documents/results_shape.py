"""The JSON of published results: tables of units by area, as plain data. Figures are strings with a dot."""

from typing import Any

from parindex.core.check import Problem
from parindex.core.messages import Catalogue
from parindex.core.place import Words
from parindex.core.points import Absent, plain
from parindex.core.results import Entry, ResultColumn, Results, ResultTable, UnitResult
from parindex.documents.shapes import place_shape, problem_shape

Plain = dict[str, Any]


def results_shape(results: Results, problems: tuple[Problem, ...], catalogue: Catalogue) -> Plain:
    """What a paper of results holds, and its problems in the catalogue's language; null for what it has not."""
    reference = results.reference
    return {
        "year": results.year,
        "document": {"number": reference.number, "date": reference.date, "issuer": reference.issuer},
        "tables": [_table(table) for table in results.tables],
        "problems": [problem_shape(problem, catalogue) for problem in problems],
    }


def _table(table: ResultTable) -> Plain:
    return {
        "heading": table.heading.text or None,
        "place": place_shape(_begins_at(table).place()),
        "areas": [{"code": area.code, "name": area.name, "max_points": _max_points(area)} for area in table.areas],
        "max_points": _max_points(table.total) if table.total else None,
        "units": [_unit(unit) for unit in table.units],
        "summaries": [_unit(unit) for unit in table.summaries],
    }


def _begins_at(table: ResultTable) -> Words:
    return table.heading if table.heading.text else table.header


def _max_points(column: ResultColumn) -> str | None:
    return None if column.max_points is None else plain(column.max_points)


def _unit(unit: UnitResult) -> Plain:
    every = [*unit.entries(), *([("rank", unit.rank)] if unit.rank else [])]
    not_applicable = [code or "total" for code, entry in every if entry.value is Absent.NOT_APPLICABLE]
    notes = {name: words.text for name, words in unit.notes.items()}
    return {
        "unit": unit.unit,
        "written": unit.words.text,
        "areas": {code: _figure(entry) for code, entry in unit.areas.items()},
        "total": _figure(unit.total),
        "rank": int(unit.rank.figure) if unit.rank and unit.rank.figure is not None else None,
        "band": unit.band.text if unit.band else None,
        "not_applicable": not_applicable,
        "others": {**{name: _figure(entry) for name, entry in unit.figures.items()}, **notes},
        "place": place_shape(unit.words.place()),
    }


def _figure(entry: Entry | None) -> str | None:
    return None if entry is None or entry.figure is None else plain(entry.figure)
