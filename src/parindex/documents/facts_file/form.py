"""The form that officers fill in, a workbook in the wide form: a row for each unit, a column for each figure."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, zip_longest
from typing import Literal

from openpyxl.utils.cell import get_column_letter

from parindex.core.facts import WHOLE_SET, FactSpec, Kind
from parindex.core.framework import Framework
from parindex.core.messages import Message
from parindex.core.rules.measured import NO, YES
from parindex.core.values import node_specs
from parindex.documents.catalogue import catalogue
from parindex.documents.xlsx import LONGEST_LIST, Column, Entry, Row, Sheet, Title, workbook

FORM, LISTS, UNIT = Message("facts-file.form"), Message("facts-file.lists"), Message("facts-file.unit")
SOURCE = Message("facts-file.source")
NOT_APPLICABLE = "Không áp dụng"
BLANK_ROWS = 30
UNIT_WIDTH, FIGURE_WIDTH = 32, 18  # characters
WORDS = frozenset((Kind.YES_NO, Kind.CHOICE))
SIGNS = {Kind.PERCENT: "%", Kind.POINTS: "điểm"}


@dataclass(frozen=True, slots=True)
class FormColumn:
    """A figure to be filled in: fact `key` of the criterion `code`, with their names. `ask` is shown at its cells."""

    code: str
    key: str
    criterion: str
    name: str
    kind: Kind
    unit: str = ""
    options: Sequence[str] = ()
    ask: str = ""

    @property
    def answers(self) -> tuple[str, ...]:
        """What may be chosen; () where something is to be typed."""
        if self.kind is Kind.YES_NO:
            return YES, NO, NOT_APPLICABLE
        return (*self.options, NOT_APPLICABLE) if self.kind is Kind.CHOICE else ()


def form_of(framework: Framework, units: Sequence[str] = (), language: str = "vi") -> bytes:
    """The form for all that a set asks of a unit, in the set's order; figures that are derived are not asked for.

    Where an appraiser gives points there is a column for the source, which is then the reason.
    """
    is_judged = any(leaf.rule and leaf.rule.data == "judged" for leaf in framework.leaves())
    return form_workbook(list(_asked(framework)), units, language, with_source=is_judged)


def _asked(framework: Framework) -> Iterator[FormColumn]:
    for spec in framework.facts.values():
        yield _asked_one(WHOLE_SET, framework.title, spec)
    for node in framework.nodes():
        for spec in node_specs(node).values():
            if spec.derived is None:
                yield _asked_one(node.code, node.name, spec)


def _asked_one(code: str, name: str, spec: FactSpec) -> FormColumn:
    return FormColumn(code, spec.key, name, spec.name, spec.kind, spec.unit, spec.options, spec.ask)


def form_workbook(
    columns: Sequence[FormColumn], units: Sequence[str] = (), language: str = "vi", *, with_source: bool = False
) -> bytes:
    """The bytes of the form, with a row for each of `units` and blank ones below; `read_facts` reads it, filled in."""
    words = catalogue(language)
    source = [Column(words.render(SOURCE), UNIT_WIDTH)] if with_source else []
    form, lists, unit = map(words.render, (FORM, LISTS, UNIT))
    long = [column for column in columns if not _fits_in_place(column.answers)]
    sheet = Sheet(
        title=form,
        columns=[Column(unit, UNIT_WIDTH), *map(_column, columns), *source],
        rows=[*(Row((name,)) for name in units), *[Row(())] * BLANK_ROWS],
        entries=[_entry(at, column, lists, long) for at, column in enumerate(columns, 1)],
        titles=[list(_criteria(columns)), list(_facts(columns))],
        frozen=1,
    )
    return workbook([sheet, _lists(lists, long)] if long else [sheet], form)


def _column(column: FormColumn) -> Column:
    kind: Literal["text", "figure"] = "text" if column.kind in WORDS else "figure"
    return Column(f"{column.code}:{column.key}", FIGURE_WIDTH, kind, is_key=True)


def _criteria(columns: Sequence[FormColumn]) -> Iterator[Title]:
    """The name of each criterion over all its figures."""
    at = 1
    for (code, criterion), group in groupby(columns, lambda column: (column.code, column.criterion)):
        width = len(tuple(group))
        yield Title(at, f"{code} {criterion}".strip(), width)
        at += width


def _facts(columns: Sequence[FormColumn]) -> Iterator[Title]:
    for at, column in enumerate(columns, 1):
        unit = column.unit or SIGNS.get(column.kind, "")
        yield Title(at, f"{column.name} ({unit})" if unit else column.name)


def _fits_in_place(answers: Sequence[str]) -> bool:
    """Whether a drop-down list holds these words itself, with the commas between them."""
    return not any("," in answer for answer in answers) and len(",".join(answers)) <= LONGEST_LIST


def _entry(at: int, column: FormColumn, lists: str, long: Sequence[FormColumn]) -> Entry:
    words: Sequence[str] | str = column.answers
    if column in long:
        letter = get_column_letter(long.index(column) + 1)
        words = f"='{lists}'!${letter}$2:${letter}${len(column.answers) + 1}"
    return Entry(at, words, column.ask, is_strict=bool(words))


def _lists(title: str, long: Sequence[FormColumn]) -> Sheet:
    """The hidden sheet of the words that do not fit into a drop-down list."""
    columns = [Column(f"{column.code}:{column.key}") for column in long]
    return Sheet(title, columns, [Row(cells) for cells in zip_longest(*(one.answers for one in long))], is_hidden=True)
