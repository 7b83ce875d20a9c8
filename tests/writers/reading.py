"""What a content in a layout must read to, and what a plan was read to, in one shape, words with single spaces."""

import re
from collections.abc import Mapping
from typing import Any

from parindex.core.plan import Plan
from parindex.documents.shapes import plan_shape
from tests.writers.content import FIGURES, WORK, Content, Entry
from tests.writers.layout import Layout
from tests.writers.numbering import numbered

UNITS = ("leads", "supporting")
Row = dict[str, Any]


def expected(content: Content, layout: Layout) -> dict[str, Any]:
    """The plan, row by row, as far as the layout carries it."""
    rows = {}
    for number, entry in numbered(content.areas):
        code = layout.numbering.code(number)
        is_blank = number.level == 0 and (layout.blank_area_figures or layout.area_row == "merged")
        cells = {} if is_blank else entry.cells
        rows[code] = {**_figures(cells, layout.columns), **(_work(entry, layout.columns) if number.level else {})}
        rows[code]["name"] = _spaced(entry.name)
    total = _figures(content.total, layout.columns) if layout.total else None
    return {"rows": rows, "total": total, **content.told}


def _figures(cells: Mapping[str, str], columns: tuple[str, ...]) -> Row:
    return {name: (cells.get(name) or None) if name in columns else None for name in FIGURES}


def _work(entry: Entry, columns: tuple[str, ...]) -> Row:
    words = {name: entry.cells.get(name, "") if name in columns else "" for name in WORK}
    return {name: _units(text) if name in UNITS else _spaced(text) or None for name, text in words.items()}


def _units(text: str) -> list[str]:
    return [unit for unit in (_spaced(one) for one in re.split("[;\n]", text)) if unit]


def _spaced(text: str) -> str:
    return " ".join(text.split())


def as_read(plan: Plan) -> dict[str, Any]:
    """The same of a plan that was read; a code that comes twice is told apart from the first by a mark."""
    shape = plan_shape(plan)
    rows: dict[str, Row] = {}
    for area in shape["areas"]:
        _add(rows, area, ())
        for criterion in area["criteria"]:
            _add(rows, criterion, WORK)
            for sub in criterion["sub_criteria"]:
                _add(rows, sub, WORK)
    total = shape["total"] and {name: shape["total"].get(name) for name in FIGURES}
    told = {name: shape[name] for name in ("unit", "year_scored", "year_planned", "stated")}
    return {"rows": rows, "total": total, **told}


def _add(rows: dict[str, Row], row: Row, work: tuple[str, ...]) -> None:
    code = row["code"]
    while code in rows:
        code += " again"
    read = {name: row.get(name) for name in (*FIGURES, *work)}
    rows[code] = {name: _spaced(said) if isinstance(said, str) else said for name, said in read.items()}
    rows[code]["name"] = _spaced(row["name"])
