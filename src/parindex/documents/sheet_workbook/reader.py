"""A workbook that came back becomes the changes in it, against what stood in it when it was written."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from parindex.core.fact_words import FactValue, read_value
from parindex.core.fact_words import Read as ReadValue
from parindex.core.framework import Framework
from parindex.core.messages import Message
from parindex.core.place import Place
from parindex.documents.catalogue import LANGUAGES, catalogue
from parindex.documents.document import UnreadableFileError
from parindex.documents.facts_file.rows import Cell
from parindex.documents.sheet_workbook.base import Base
from parindex.documents.sheet_workbook.columns import JUDGED
from parindex.documents.sheet_workbook.exact import same, typed
from parindex.documents.sheet_workbook.lines import Line, lines_of
from parindex.documents.sheet_workbook.opening import Cells, Opened, open_sheets
from parindex.documents.sheet_workbook.stored import OPEN, Field, Identity, What


class Change(NamedTuple):
    """What was entered since the workbook was written: `before` stood there then. A text is "" where there is none."""

    code: str
    field: Field
    before: FactValue
    after: FactValue


class Refusal(NamedTuple):
    """What was not taken, and why, or is to be looked at again; `cell` as its users say it ("D12")."""

    cell: str
    code: str
    key: str
    reason: Message


@dataclass(frozen=True, slots=True)
class Filled:
    """What a workbook says. `revisions` of each leaf when it was written; `doubts` on values that were taken."""

    identity: Identity
    revisions: Mapping[str, int]
    changes: tuple[Change, ...]
    refusals: tuple[Refusal, ...]
    doubts: tuple[Refusal, ...]


def read_sheet(content: bytes, name: str, framework: Framework, expected: Identity, today: date) -> Filled:
    """What was entered in the workbook `content`; `name` is the file's, `today` bounds its days.

    A row that is not there has not changed; a blank cell where something stood has. Raises UnreadableFileError, in one
    sentence, for what is no such workbook, damaged, or not of the form that is `expected`.
    """
    opened = open_sheets(content, name)
    _refuse_other(opened.base.identity, expected, name)
    found = _Reading(opened, {line.mark: line for line in lines_of(framework) if line.spec}, today)
    found.read()
    base = opened.base
    return Filled(base.identity, base.revisions, tuple(found.changes), tuple(found.refusals), tuple(found.doubts))


def _refuse_other(found: Identity, expected: Identity, name: str) -> None:
    if not found.is_same_form(expected):
        sides = {"found": found.said, "expected": expected.said}
        raise UnreadableFileError(Message("sheet-workbook.other", {"file": name, **sides}))
    if found.frozen != expected.frozen:
        raise UnreadableFileError(Message("sheet-workbook.other-text", {"file": name, "found": found.said}))


class _Reading:
    """The rows of one form, taken one after the other."""

    def __init__(self, opened: Opened, lines: Mapping[str, Line], today: date) -> None:
        self.opened, self.lines, self.today = opened, lines, today
        self.changes, self.refusals, self.doubts = list[Change](), list[Refusal](), list[Refusal]()

    @property
    def base(self) -> Base:
        return self.opened.base

    def read(self) -> None:
        column = self.opened.columns["key"]
        marks = Counter(cells.get(column) for _, cells in self.opened.rows)
        for row, cells in self.opened.rows:
            mark = cells.get(column)
            line = self.lines.get(mark) if isinstance(mark, str) else None
            if line is None:
                said = Message("sheet-workbook.no-mark") if mark is None else _unknown(mark)
                self.refuse(row, "value", "", "", said)
            elif marks[mark] > 1:
                self.refuse(row, "value", line.code, _key(line), Message("sheet-workbook.twice", {"mark": line.mark}))
            else:
                self.take(row, cells, line)

    def take(self, row: int, cells: Cells, line: Line) -> None:
        for what in OPEN:
            cell, reason = cells.get(self.opened.columns[what]), None
            field = Field(what, _key(line) if what in ("value", "source") else "")
            if isinstance(cell, Message):
                reason = cell
            elif what == "value" and not line.is_judged:
                reason = self.take_value(row, cell, line)
            else:
                reason = self.take_text(cell, line, field)
            if reason:
                self.refuse(row, what, line.code, _key(line), reason)

    def take_value(self, row: int, cell: Cell, line: Line) -> Message | None:
        """Why the value of a cell is refused. One that stands as it stood is not judged again."""
        if line.spec is None or isinstance(cell, Message):
            return None
        before = self.base.value(line.code, field := Field("value", line.spec.key))
        if _is_as_written(before, cell):
            return None
        read = read_value(line.spec, cell, self.today)
        if not isinstance(read, ReadValue):
            return read
        self.change(line.code, field, before, read.value)
        if read.warning:
            self.doubts.append(Refusal(self.place(row, "value"), line.code, line.spec.key, read.warning))
        return None

    def take_text(self, cell: Cell, line: Line, field: Field) -> Message | None:
        """Why words are refused: their cell is not for the unit to fill in."""
        words = _words(cell)
        if field.what == "value":
            return None if words in ("", *_judged()) else Message("sheet-workbook.not-yours")
        stands_here = field.what == "source" or line.is_first
        before = self.base.value(line.code, field) if stands_here else ""
        if line.is_open(field.what):
            self.change(line.code, field, before, words)
        elif not same(before, words):
            return Message("sheet-workbook.locked")
        return None

    def change(self, code: str, field: Field, before: FactValue, after: FactValue) -> None:
        if not same(before, after):
            self.changes.append(Change(code, field, before, after))

    def refuse(self, row: int, what: What, code: str, key: str, reason: Message) -> None:
        self.refusals.append(Refusal(self.place(row, what), code, key, reason))

    def place(self, row: int, what: What) -> str:
        return Place(row=row, cell=self.opened.columns[what]).cell_name


def _key(line: Line) -> str:
    return line.spec.key if line.spec else ""


def _unknown(mark: Cell) -> Message:
    return Message("sheet-workbook.unknown", {"mark": _words(mark)})


def _judged() -> Iterator[str]:
    return (catalogue(language).render(JUDGED) for language in LANGUAGES)


def _is_as_written(before: FactValue, cell: Cell) -> bool:
    """Whether a cell shows what was written into it; a percentage with its sign."""
    words = _words(cell)
    return words in (typed(before), f"{typed(before)}%") if typed(before) else not words


def _words(cell: Cell) -> str:
    """A cell as words: a number as one types it."""
    if cell is None or isinstance(cell, Message):
        return ""
    return typed(cell) if not isinstance(cell, int) or isinstance(cell, bool) else str(cell)
