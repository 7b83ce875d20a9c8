"""What may be chosen in a cell: lists that fit are written in place, long ones on a hidden sheet."""

from collections.abc import Sequence

from xlsxwriter.utility import xl_col_to_name

from parindex.core.fact_words import NUMBERS as OF_NUMBERS
from parindex.core.facts import FactSpec, Kind
from parindex.core.messages import Catalogue
from parindex.core.rules.measured import NO, YES
from parindex.documents.facts_file.form import LISTS, NOT_APPLICABLE
from parindex.documents.sheet_workbook.columns import AT
from parindex.documents.sheet_workbook.pen import Part, Pen
from parindex.documents.xlsx import LONGEST_LIST, TEXT

NUMBERS = frozenset(OF_NUMBERS)
APART = ',"'  # what a list in place would take for the end of a word


class Choices:
    """The drop-down lists of a form, and the sheet of those that are too long for their cells."""

    def __init__(self, pen: Pen, words: Catalogue) -> None:
        self._pen, self._title = pen, words.render(LISTS)
        self._long = dict[tuple[str, ...], int]()  # their columns

    def offer(self, part: Part, row: int, spec: FactSpec) -> None:
        """Lets the unit choose in its cell; where something is to be typed, "does not apply" at least."""
        answers = answers_of(spec)
        source: Sequence[str] | str = list(answers) if _fits_in_place(answers) else self._range(answers)
        is_strict = spec.kind in (Kind.YES_NO, Kind.CHOICE)
        part.data_validation(
            row, AT["value"], row, AT["value"], {"validate": "list", "source": source, "show_error": is_strict}
        )

    def _range(self, answers: tuple[str, ...]) -> str:
        column = xl_col_to_name(self._long.setdefault(answers, len(self._long)))
        return f"='{self._title}'!${column}$1:${column}${len(answers)}"

    def write(self) -> None:
        """The hidden sheet, if it is needed; after the form."""
        if not self._long:
            return
        page = self._pen.page(self._title)
        page.part.hide()
        for answers, at in self._long.items():
            for row, answer in enumerate(answers):
                page.text(row, at, answer, **TEXT)


def answers_of(spec: FactSpec) -> tuple[str, ...]:
    if spec.kind is Kind.YES_NO:
        return YES, NO, NOT_APPLICABLE
    return (*spec.options, NOT_APPLICABLE) if spec.kind is Kind.CHOICE else (NOT_APPLICABLE,)


def _fits_in_place(answers: Sequence[str]) -> bool:
    return len(",".join(answers)) <= LONGEST_LIST and not any(mark in answer for answer in answers for mark in APART)
