"""A list of units becomes rows; a cell that cannot be read is a flaw of its row, and reading goes on."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from parindex.core.messages import Message
from parindex.core.organisation import FIELDS, Predecessor, UnitFlaw, UnitRow
from parindex.documents.document import UnreadableFileError
from parindex.documents.facts_file.rows import Cell, Record, text_of
from parindex.documents.units_file.guarding import unguarded
from parindex.documents.units_file.sources import Listed, listed
from parindex.documents.units_file.words import KINDS, WAYS, key_of

LARGEST = 5_000_000  # bytes; a list of 3,400 units has some 400,000
DAY = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})")
ISO_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
YEARS = range(1900, 2101)
BETWEEN = re.compile(r"[;\n]")
WITH_WAY = re.compile(r"([^()]*)\(([^()]*)\)")


@dataclass(frozen=True, slots=True)
class UnitsFile:
    """A list of units as it was read. `said` are the fields that it has a column for; `unread` its unreadable cells."""

    name: str
    list: Listed
    rows: tuple[UnitRow, ...]
    unread: tuple[UnitFlaw, ...]
    said: frozenset[str]

    def where(self, flaw: UnitFlaw) -> Message:
        """The place of a flaw, as one looks it up in the file; of a field without a column, that of the code."""
        at = self.list.columns.at
        return self.list.where(flaw.row, at.get(flaw.field, at["code"]))


def read_units(content: bytes, name: str) -> UnitsFile:
    """The list of units in a workbook or CSV file. Raises UnreadableFileError, in one sentence, if it is none."""
    if len(content) > LARGEST:
        raise UnreadableFileError(Message("file.too-large", {"file": name, "megabytes": LARGEST // 1_000_000}))
    found = listed(content, name)
    read = [_Row(record, found.columns.at) for record in found.records]
    rows = tuple(one.unit() for one in read)
    unread = tuple(flaw for one in read for flaw in one.flaws)
    return UnitsFile(name, found, rows, unread, frozenset(FIELDS) & found.columns.at.keys())


class _Row:
    """A record, read field by field; what cannot be read is left out and told in `flaws`."""

    def __init__(self, record: Record, at: Mapping[str, int]) -> None:
        self.record, self.at = record, at
        self.flaws: list[UnitFlaw] = []

    def unit(self) -> UnitRow:
        if self.record.flaw:
            self._flaw("code", self.record.flaw, Message("units.mend.cell"))
        return UnitRow(
            code=self._text("code"),
            name=self._text("name"),
            short_name=self._text("short_name"),
            kind=self._known("kind", KINDS),
            parent=self._text("parent"),
            valid_from=self._day("valid_from"),
            valid_to=self._day("valid_to"),
            predecessors=tuple(self._predecessors()),
            basis=self._text("basis"),
            aliases=self._several("aliases"),
            groups=self._several("groups"),
            contact=self._text("contact"),
            email=self._text("email"),
            phone=self._text("phone"),
            row=self.record.number,
        )

    def _flaw(self, field: str, message: Message, mend: Message) -> None:
        self.flaws.append(UnitFlaw(self.record.number, field, message, mend))

    def _cell(self, field: str) -> Cell:
        cell = self.record.cells[self.at[field]] if field in self.at else None
        if isinstance(cell, Message):
            self._flaw(field, cell, Message("units.mend.cell"))
            return None
        return cell

    def _text(self, field: str) -> str:
        return unguarded(text_of(self._cell(field)) or "").strip()

    def _several(self, field: str) -> tuple[str, ...]:
        """The parts of a cell, each once."""
        parts = (part.strip() for part in BETWEEN.split(self._text(field)))
        return tuple(dict.fromkeys(part for part in parts if part))

    def _known(self, field: str, meanings: Mapping[str, str]) -> str:
        """The id that words mean, or the words themselves, for whoever judges the row."""
        words = self._text(field)
        return meanings.get(key_of(words), words)

    def _day(self, field: str) -> date | None:
        cell = self._cell(field)
        words = text_of(cell) or ""
        if not words:
            return None
        day = cell if isinstance(cell, date) else _day_of(words)
        if day and day.year in YEARS:
            return day
        self._flaw(field, Message("units.bad-day", {"found": words}), Message("units.mend.a-day"))
        return None

    def _predecessors(self) -> Iterator[Predecessor]:
        """Codes, each with its way in brackets or else that of the row."""
        parts, way = self._several("predecessors"), self._known("way", WAYS)
        if way and not parts and "predecessors" in self.at:
            self._flaw("way", Message("units.way-alone"), Message("units.mend.both-or-none"))
        for part in parts:
            if own := WITH_WAY.fullmatch(part):
                words = own[2].strip()
                yield Predecessor(own[1].strip(), WAYS.get(key_of(words), words))
            else:
                yield Predecessor(part, way)


def _day_of(words: str) -> date | None:
    if found := DAY.fullmatch(words):
        day, month, year = map(int, found.groups())
    elif found := ISO_DAY.fullmatch(words):
        year, month, day = map(int, found.groups())
    else:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None
