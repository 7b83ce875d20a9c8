"""What each column of a paper's table is taken for, and what its importer says against that."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from parindex.core.plan import Column, Plan
from parindex.documents.document import Document
from parindex.documents.plan_reader import MEANINGS, Layout, columns_of
from parindex.web.records.waiting import Waiting
from parindex.web.ui.wording import MEANING_WORDS

CHOICES = (*MEANINGS, "")


@dataclass(frozen=True, slots=True)
class Meaning:
    """One thing that a column may be taken for."""

    value: str
    words: str
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class ColumnChoice:
    """A column with its header and all it may be taken for. `note`: where the choice is not plainly the reader's."""

    number: int
    header: str
    note: str
    meanings: tuple[Meaning, ...]

    @property
    def name(self) -> str:
        return field_of(self.number)


@dataclass(frozen=True, slots=True)
class TableChoice:
    """One of several tables of criteria in the paper."""

    number: int
    words: str
    is_chosen: bool


def field_of(number: int) -> str:
    """The name of a column's field in the form."""
    return f"cot-{number}"


def column_choices(one: Waiting, columns: tuple[Column, ...]) -> tuple[ColumnChoice, ...]:
    return tuple(_choice(one, column) for column in columns)


def _choice(one: Waiting, column: Column) -> ColumnChoice:
    meanings = tuple(Meaning(value, str(MEANING_WORDS[value]), value == column.meaning) for value in CHOICES)
    return ColumnChoice(column.number, column.header, _note(one, column), meanings)


def _note(one: Waiting, column: Column) -> str:
    if column.number in one.columns:
        return _("chosen by you")
    return "" if column.meaning else _("not recognised")


def table_choices(plan: Plan) -> tuple[TableChoice, ...]:
    """Nothing to choose where the paper has one table."""
    if not plan.others:
        return ()
    words = {other.number: _("Table %(number)s") % {"number": other.number} for other in plan.others}
    headings = {other.number: f"{words[other.number]}: {other.heading.text}" for other in plan.others}
    headings[plan.table] = _("Table %(number)s") % {"number": plan.table}
    return tuple(TableChoice(number, headings[number], number == plan.table) for number in sorted(headings))


def said_of_table(one: Waiting, document: Document, posted: Mapping[str, str]) -> Layout:
    """What the form says of the table, as far as it is not what the reader found by itself.

    A meaning has one column: of two that claim it, that which was changed just now keeps it.
    """
    table = int(posted.get("bang", "")) if posted.get("bang", "").isdecimal() else one.table
    if table != one.table:
        return Layout(table=table or 1)
    as_read = _meanings(columns_of(document, Layout(table=table)))
    before = _meanings(columns_of(document, one.layout))
    said = {number: posted.get(field_of(number), before[number]) for number in before}
    said = {number: meaning if meaning in CHOICES else before[number] for number, meaning in said.items()}
    fresh = {said[number] for number in said if said[number] != before[number]}
    for number, meaning in said.items():
        if meaning in fresh and meaning == before[number]:
            said[number] = ""
    return Layout(_given_once({number: said[number] for number in said if said[number] != as_read[number]}), table)


def _meanings(columns: tuple[Column, ...]) -> dict[int, str]:
    return {column.number: column.meaning for column in columns}


def _given_once(said: dict[int, str]) -> dict[int, str]:
    """Of columns that were given one meaning at the same time, the first has it."""
    given: dict[int, str] = {}
    for number, meaning in said.items():
        given[number] = "" if meaning in given.values() else meaning
    return given
