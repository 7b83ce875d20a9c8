"""One sheet of a workbook as it is stored: its cells with words, merged cells, what is hidden or not calculated."""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from itertools import chain
from typing import Any

from openpyxl.utils.cell import coordinate_to_tuple, range_boundaries

from parindex.documents.workbook.book import Book, SheetPart, elements, text_of
from parindex.documents.workbook.cells import TRUTH, Cell, iso_cell, number_cell, words_cell

MOST_CELLS = 2_000_000
MOST_TAGS = 8 * MOST_CELLS  # a cell with its formula and its value has six


class TooManyCellsError(Exception):
    """More cells than are read; the reader's own affair."""


@dataclass(frozen=True, slots=True)
class Reach:
    """A merged cell: its first and last row and column."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(slots=True)
class Sheet:
    """Rows and cells by their numbers, only those with words, and merged cells by the row they begin in.

    uncalculated: the cells whose formula has no stored result.
    """

    title: str
    is_hidden: bool = False
    rows: dict[int, dict[int, Cell]] = field(default_factory=dict)
    merges: dict[int, list[Reach]] = field(default_factory=dict)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: list[range] = field(default_factory=list)
    uncalculated: list[tuple[int, int]] = field(default_factory=list)


def read_sheet(content: bytes, part: SheetPart, book: Book) -> Sheet:
    """The sheet whose part is `content`. Raises TooManyCellsError if it has too many, be they blank."""
    if content.count(b"<") > MOST_TAGS:
        raise TooManyCellsError
    sheet, stored, row = Sheet(part.title, part.is_hidden), 0, 0
    for element in elements(content, "row", "col", "mergeCell"):
        name = _name(element)
        if name == "col" and _is_hidden(element, "width"):
            sheet.hidden_columns.append(range(int(element.get("min", "")), int(element.get("max", "")) + 1))
        elif name == "mergeCell":
            _read_merge(sheet, element.get("ref", ""))
        elif name == "row":
            row = int(element.get("r", row + 1))
            stored += len(element)
            if stored > MOST_CELLS:
                raise TooManyCellsError
            _read_row(sheet, row, element, book)
    _blank_below_merges(sheet)
    return sheet


def _name(element: Any) -> str:
    return str(element.tag).rpartition("}")[2]


def _is_hidden(element: Any, size: str) -> bool:
    """Whether a row or column is hidden; one without any height or width is, too."""
    return element.get("hidden") in ("1", "true") or element.get(size) in ("0", "0.0")


def _read_merge(sheet: Sheet, reference: str) -> None:
    """Whole columns or rows ("A:C") cannot be merged so, and a single cell is no merged one."""
    left, top, right, bottom = range_boundaries(reference)
    if None not in (left, top, right, bottom) and (left, top) != (right, bottom):
        sheet.merges.setdefault(top, []).append(Reach(top, left, bottom, right))


def _read_row(sheet: Sheet, row: int, element: Any, book: Book) -> None:
    if _is_hidden(element, "ht"):
        sheet.hidden_rows.add(row)
    cells, column = {}, 0
    for stored in element.iterchildren("{*}c"):
        reference = stored.get("r")
        column = coordinate_to_tuple(reference)[1] if reference else column + 1
        parts = {_name(part): part for part in stored.iterchildren("{*}f", "{*}v", "{*}is")}
        cell = _cell(stored, parts, book)
        if cell.text.strip():
            cells[column] = cell
        elif "f" in parts and not (stored.get("t") == "str" and "v" in parts):
            sheet.uncalculated.append((row, column))
    if cells:
        sheet.rows.setdefault(row, {}).update(cells)


def _cell(stored: Any, parts: dict[str, Any], book: Book) -> Cell:
    kind = stored.get("t", "n")
    if kind == "inlineStr":
        return words_cell(text_of(parts["is"]) if "is" in parts else "")
    value = (parts["v"].text or "").strip("\r\n") if "v" in parts else ""
    if kind == "s" and value:
        return words_cell(book.strings[int(value)])
    if kind == "n":
        return number_cell(value, book.format(int(stored.get("s", 0))), book.epoch) if value else Cell("")
    if kind == "d":
        return iso_cell(value)
    return Cell(TRUTH.get(value, value)) if kind == "b" else words_cell(value)


def _blank_below_merges(sheet: Sheet) -> None:
    """Takes away the words that a merged cell covers, as Excel does. Raises TooManyCellsError if it covers too many."""
    numbers, covered = sorted(sheet.rows), 0
    for reach in chain.from_iterable(sheet.merges.values()):
        span = range(reach.left, reach.right + 1)
        for row in numbers[bisect_left(numbers, reach.top) : bisect_right(numbers, reach.bottom)]:
            cells = sheet.rows[row]
            covered += 1 + min(len(span), len(cells))
            if covered > MOST_CELLS:
                raise TooManyCellsError
            within = [at for at in (cells if len(cells) < len(span) else span) if at in cells and at in span]
            for column in within:
                if (row, column) != (reach.top, reach.left):
                    del cells[column]
    sheet.rows = {row: cells for row, cells in sheet.rows.items() if cells}
