"""Lists of units written as a workbook or CSV, and a list given back with the reasons of refused rows."""

import csv
from collections.abc import Iterable, Sequence
from datetime import date
from io import StringIO

from parindex.core.messages import Message
from parindex.core.organisation import UnitFlaw, UnitRow
from parindex.documents.catalogue import catalogue
from parindex.documents.facts_file.rows import Cell, text_of
from parindex.documents.units_file.guarding import guarded_cell, guarded_text
from parindex.documents.units_file.reader import UnitsFile
from parindex.documents.units_file.words import KIND_WORDS, TITLES, WAY_WORDS
from parindex.documents.xlsx import Column, Entry, Row, Sheet, Value, workbook

SHEET = "Đơn vị"
WIDTHS = {"code": 22, "name": 34, "short_name": 24, "kind": 10, "parent": 20, "valid_from": 12, "valid_to": 12}
WIDTH = 24
SPARE = 200  # rows below the last in which the lists to choose from work, too
REASON_WIDTH = 60
LONGEST_REASON = 30_000  # a cell holds 32,767


def units_workbook(units: Iterable[UnitRow]) -> bytes:
    """The list as a workbook, with kinds and ways to choose from. Raises UnwritableError for what none can hold."""
    columns = [Column(title, WIDTHS.get(field, WIDTH)) for field, title in TITLES.items()]
    at = list(TITLES).index
    entries = [
        Entry(at("kind"), tuple(KIND_WORDS.values()), is_strict=True),
        Entry(at("way"), tuple(WAY_WORDS.values()), is_strict=True),
    ]
    rows = (Row([_held(value) for value in _cells(unit)]) for unit in units)
    sheet = Sheet(SHEET, columns, rows, entries, frozen=2, spare=SPARE, is_filtered=True)
    return workbook([sheet], SHEET)


def units_csv(units: Iterable[UnitRow]) -> bytes:
    """The list as CSV in UTF-8 with a mark, as Excel opens it."""
    text = StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(TITLES.values())
    writer.writerows([_typed(value) for value in _cells(unit)] for unit in units)
    return text.getvalue().encode("utf-8-sig")


def marked_workbook(file: UnitsFile, flaws: Iterable[UnitFlaw], language: str) -> bytes:
    """The whole list as it came, refused rows marked and with the reasons in a last column; it can be read again."""
    words = catalogue(language)
    said: dict[int, list[str]] = {}
    for flaw in flaws:
        place, message, mend = (words.render(one) for one in (file.where(flaw), flaw.message, flaw.mend))
        said.setdefault(flaw.row, []).append(f"{place}: {message} {mend}")
    header, reason = file.list.columns.header, words.render(Message("units.reason"))
    kept = [at for at, title in enumerate(header) if title != reason]  # those of the time before
    columns = [*(Column(header[at], WIDTH) for at in kept), Column(reason, REASON_WIDTH)]
    records = (([record.cells[at] for at in kept], said.get(record.number, ())) for record in file.list.records)
    rows = (_marked(*one) for one in records)
    return workbook([Sheet(SHEET, columns, rows, frozen=1)], SHEET)


def _marked(cells: Sequence[Cell], reasons: Sequence[str]) -> Row:
    held = [cell if isinstance(cell, date) else text_of(cell) for cell in cells]
    return Row([*held, "\n".join(reasons)[:LONGEST_REASON]], is_strong=bool(reasons))


def _cells(unit: UnitRow) -> list[str | date | None]:
    ways = [one.way for one in unit.predecessors]
    # most often one way holds for the whole row; the others stand with their codes
    way = max(ways, key=ways.count) if ways else ""
    parts = [one.code if one.way == way else f"{one.code} ({WAY_WORDS[one.way]})" for one in unit.predecessors]
    fields: dict[str, str | date | None] = {
        "kind": KIND_WORDS[unit.kind],
        "predecessors": "; ".join(parts),
        "way": WAY_WORDS.get(way, ""),
        "aliases": "; ".join(unit.aliases),
        "groups": "; ".join(unit.groups),
    }
    return [fields[name] if name in fields else getattr(unit, name) for name in TITLES]


def _held(value: str | date | None) -> Value:
    return guarded_cell(value) if isinstance(value, str) else value


def _typed(value: str | date | None) -> str:
    return guarded_text(value) if isinstance(value, str) else f"{value:%d/%m/%Y}" if value else ""
