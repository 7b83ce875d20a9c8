"""What a file of figures says: a row for each figure, light enough for a million of them."""

from collections.abc import Iterator
from datetime import date, datetime, time
from decimal import Decimal
from typing import NamedTuple, Protocol, TypeAlias

from parindex.core.messages import Message
from parindex.core.points import plain

Value: TypeAlias = str | Decimal | int | bool | date | None
Cell: TypeAlias = Value | Message  # a message: why nothing can be read there


class Refusal(NamedTuple):
    """A row that was not taken, and why; a cell of it where `column` is not 0. `unit` is "" if it names none."""

    row: int
    column: int
    unit: str
    reason: Message


# A tuple is made four times as fast as a frozen dataclass, and the garbage collector need not visit it again.
class FactRow(NamedTuple):
    """One figure. `row` and `column` tell its place to `FactsFile.where`; column 0 is the whole row.

    code: "" for a live measure; value: as typed, None if blank, never a float; start, end: its window as typed (a day
    that the file stores as a day is written 2026-12-31); by, at: who entered it, and when.
    """

    row: int
    column: int
    unit: str
    code: str
    fact: str
    value: Value
    start: str | None = None
    end: str | None = None
    source: str | None = None
    by: str | None = None
    at: str | None = None

    def refused(self, reason: Message) -> Refusal:
        """This row, for the file of refused rows."""
        return Refusal(self.row, self.column, self.unit, reason)


class UnitRow(NamedTuple):
    """A unit that is named without any figure."""

    row: int
    unit: str


Read: TypeAlias = FactRow | UnitRow | Refusal


class Record(NamedTuple):
    """The cells of a row, one for each column; words are trimmed and not blank. `flaw`: why it is no row at all."""

    number: int
    cells: list[Cell]
    flaw: Message | None = None


class Source(Protocol):
    """Where records come from; they can be read again and again. Raises UnreadableFileError if the file is damaged."""

    def records(self) -> Iterator[Record]: ...

    def where(self, row: int, column: int) -> Message: ...


def text_of(cell: Cell) -> str | None:
    """A cell of names, codes or days as words."""
    if cell is None or isinstance(cell, str | Message):
        return cell if isinstance(cell, str) else None
    if isinstance(cell, Decimal):
        return plain(cell)
    return cell.isoformat() if isinstance(cell, date) else str(cell)


def day_of(moment: datetime) -> date | str:
    """A day, which files often store as its midnight; any other moment as ISO 8601 writes it."""
    return moment.date() if moment.time() == time() and moment.tzinfo is None else moment.isoformat()
