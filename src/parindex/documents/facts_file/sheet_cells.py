"""What a cell of a workbook holds: words, or a figure that is kept apart from them, unlike in the reader of papers."""

import unicodedata
from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from openpyxl.utils.cell import coordinate_to_tuple
from openpyxl.utils.datetime import from_excel

from parindex.core.messages import Message
from parindex.core.points import decimals_of
from parindex.documents.facts_file.rows import Cell, day_of
from parindex.documents.workbook.book import Book, text_of
from parindex.documents.workbook.cells import held, iso_cell, number_cell, words_cell

DAY = "%d/%m/%Y"


def cells_of(row: Any, book: Book) -> Iterator[tuple[int, Cell]]:
    """The cells of a row that hold anything, by their columns from 1."""
    column = 0
    for stored in row.iterchildren("{*}c"):
        reference = stored.get("r")
        column = coordinate_to_tuple(reference)[1] if reference else column + 1
        if (cell := _cell(stored, book)) is not None:
            yield column, cell


def _cell(stored: Any, book: Book) -> Cell:
    """A formula's stored result, or why there is none."""
    kind = stored.get("t", "n")
    if kind == "inlineStr":
        inline = stored.find("{*}is")
        return None if inline is None else _words(text_of(inline))
    value = (stored.findtext("{*}v") or "").strip("\r\n")
    if value:
        return _number(value, stored, book) if kind == "n" else _other(kind, value, book)
    is_uncalculated = kind != "str" and stored.find("{*}f") is not None
    return Message("facts-file.uncalculated") if is_uncalculated else None


def _other(kind: str, value: str, book: Book) -> Cell:
    if kind == "b":
        return value in ("1", "true")
    if kind == "e":
        return Message("facts-file.cell-error", {"found": value})
    if kind == "d":
        return _iso(value)
    return _words(book.strings[int(value)] if kind == "s" else value)


def _words(text: str) -> str | None:
    return unicodedata.normalize("NFC", words_cell(text).text).strip() or None


def _iso(value: str) -> Cell:
    try:
        return day_of(datetime.fromisoformat(value))
    except ValueError:
        return _words(iso_cell(value).text)


def _number(value: str, stored: Any, book: Book) -> Cell:
    """A number with the zeros it is shown with, for a code 1.10 is not 1.1; a percentage as the words "95%"."""
    number, shown_as = held(value), book.format(int(stored.get("s", 0)))
    if number is None:
        return value
    if shown_as.is_percent or shown_as.day:
        day = _day(number, book.epoch) if shown_as.day == DAY and not shown_as.is_duration else None
        return day or number_cell(value, shown_as, book.epoch).text
    return number if decimals_of(number) >= shown_as.least else Decimal(f"{number:.{shown_as.least}f}")


def _day(number: Decimal, epoch: datetime) -> date | str | None:
    """The day that a number counts to from `epoch`; None for a time of day, or one so far off that there is none."""
    if number < 1:
        return None
    try:
        moment = from_excel(float(number), epoch)
    except (OverflowError, ValueError):
        return None
    return day_of(moment) if isinstance(moment, datetime) else None
