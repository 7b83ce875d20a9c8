"""The header of a table of results: the row or rows over its columns, and what each column is taken for."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from parindex.core.folding import normalised
from parindex.core.place import Words
from parindex.core.points import Refused
from parindex.core.results import Entry
from parindex.documents.document import Row, Table
from parindex.documents.plan_reader.header import words_over
from parindex.documents.plan_reader.laid import line_of
from parindex.documents.results_reader.columns import UNIT, YEAR, Column, Content, Meaning, is_of_results, meanings_of
from parindex.documents.results_reader.figures import is_bare, is_figure, maximum_in, numbers_columns

DEEPEST = 4  # rows of a header
SAMPLE = 60  # rows whose cells tell what a column holds


@dataclass(frozen=True, slots=True)
class Header:
    """A header: its first and last row (from 0), its rows, its words as one line, its columns and their meanings.

    grid: the cells of a row that make each column; more than one where programs write a wide column as several.
    """

    first: int
    last: int
    rows: tuple[Row, ...]
    line: Words
    columns: tuple[Column, ...]
    meanings: tuple[Meaning, ...]
    grid: tuple[range, ...]

    def at(self, name: str) -> list[int]:
        """The columns (from 0) of a meaning."""
        return [number for number, meaning in enumerate(self.meanings) if meaning.name == name]

    def repeats(self, row: Row) -> bool:
        """Whether `row` is one of the header's, as it stands again at the top of a page."""
        return _texts(row) in [_texts(own) for own in self.rows]

    @property
    def width(self) -> int:
        """How many cells a row of the table has."""
        return self.grid[-1].stop

    def gathered(self, cells: Sequence[Words]) -> tuple[Words, ...]:
        """The cells of a row by column."""
        return tuple(_joined(cells[reach.start : reach.stop]) for reach in self.grid)

    def is_like(self, other: "Header") -> bool:
        """Whether another header says the same of as many columns, as it does behind the end of a page."""
        return [[words.text for words in column.words] for column in self.columns] == [
            [words.text for words in column.words] for column in other.columns
        ]


def header_at(table: Table, first: int, corrections: Mapping[int, str], behind: Sequence[Row] = ()) -> Header | None:
    """The header of results that begins in row `first` (from 0), None if none does. Rows are as wide as the table.

    behind: rows of the paper's next table, which tell what the columns hold where a heading parts them from the header.
    """
    if not _may_begin(table, first, corrections):
        return None
    for last in _possible_ends(table, first):
        found = _header_of(table, first, last, corrections, (*table.rows[last + 1 :], *behind)[:SAMPLE])
        if is_of_results(found.columns, found.meanings, corrected=bool(corrections)):
            return found
    return None


def even(table: Table, least: int = 0) -> Table:
    """The table with rows as wide as the widest, at least `least`; a cell that was not there is at its row's end."""
    width = max(least, *(len(row.cells) for row in table.rows))
    return Table(tuple(_widened(row, width) for row in table.rows), table.merges)


def _widened(row: Row, width: int) -> Row:
    last = row.cells[-1].place(len(row.cells[-1].text))
    more = (Words("", ((0, replace(last, cell=at + 1, column=None, text="")),)) for at in range(len(row.cells), width))
    return Row((*row.cells, *more))


def _may_begin(table: Table, at: int, corrections: Mapping[int, str]) -> bool:
    """Whether a header may begin here: no figures but years, and the words of a column of units, or a user's word."""
    filled = [text for text in _texts(table.rows[at]) if text]
    if len(filled) < 2 or any(is_figure(text) and not YEAR.fullmatch(text) for text in filled):
        return False
    if corrections:
        return max(corrections) <= len(table.rows[at].cells)
    return any(UNIT.search(normalised(text)) for row in table.rows[at : at + 2] for text in _texts(row))


def _possible_ends(table: Table, first: int) -> list[int]:
    """The rows that a header from `first` on may end with, the deepest first: rows without a unit carry it down."""
    head = table.rows[first].cells
    deepest = min(first + DEEPEST, len(table.rows)) - 1
    reach = max((merge.row + merge.rows - 1 for merge in table.merges if merge.row == first), default=first)
    last = first
    for row in range(first + 1, deepest + 1):
        filled = {at for at, text in enumerate(_texts(table.rows[row])) if text}
        stands_under = all(_reaches_over(table, first, at, filled) for at in filled)
        if row > reach and not (filled and stands_under and _names_columns(table.rows[row], filled, head)):
            break
        last = row
    return list(range(last, first - 1, -1))


def _reaches_over(table: Table, row: int, column: int, filled: set[int]) -> bool:
    """Whether a heading in `row` reaches over `column`: blanks there are its own, or it is one over several columns."""
    cells = table.rows[row].cells
    if not cells[column].text:
        return True
    if table.merges:
        return any((one.row, one.column) == (row, column) and one.columns > 1 for one in table.merges)
    return column + 1 in filled and not cells[column + 1].text


def _names_columns(row: Row, filled: set[int], head: Sequence[Words]) -> bool:
    """Whether a row names columns: by words, or by numbers from 1 on under one heading."""
    texts = [row.cells[at].text for at in sorted(filled)]
    if texts == [str(number) for number in range(1, len(texts) + 1)]:
        return any(not head[at].text for at in filled)
    return not all(is_figure(text.strip("()/")) for text in texts)


def _header_of(table: Table, first: int, last: int, corrections: Mapping[int, str], below: Sequence[Row]) -> Header:
    each = [tuple(words_over(table, first, last, at)) for at in range(len(table.rows[first].cells))]
    begins = [at for at, stack in enumerate(each) if not (at and stack and stack == each[at - 1])]
    grid = tuple(range(at, end) for at, end in zip(begins, [*begins[1:], len(each)], strict=True))
    stacks = [each[at] for at in begins]
    spoken = dict.fromkeys(words for stack in stacks for words in stack)
    brackets = not numbers_columns([words.text for words in spoken])
    columns = tuple(_column(stack, reach, below, brackets=brackets) for stack, reach in zip(stacks, grid, strict=True))
    line = Words("\t".join(" ".join(_spoken(stack)) for stack in stacks), line_of(table.rows[first]).starts)
    meanings = tuple(meanings_of(columns, corrections))
    return Header(first, last, table.rows[first : last + 1], line, columns, meanings, grid)


def _spoken(stack: Sequence[Words]) -> list[str]:
    return [" ".join(words.text.split()) for words in stack]


def _column(stack: tuple[Words, ...], reach: range, below: Sequence[Row], *, brackets: bool) -> Column:
    texts = [cell.text for row in below for cell in row.cells[reach.start : reach.stop] if cell.text]
    figures = sum(is_figure(text) for text in texts)
    content = Content.FIGURES if 2 * figures >= len(texts) else Content.WORDS
    bare = Column(stack, None, content if texts else Content.BLANK)
    return replace(bare, maximum=_maximum(bare, brackets=brackets))


def _maximum(column: Column, *, brackets: bool) -> Entry | None:
    """The maximum in the words that name a column or stand below them, or in those of the area it belongs to."""
    if not column.words or is_bare(column.words[column.named_by].text):
        return None
    telling = column.words[column.named_by :] if column.owner is None else (column.words[column.owner],)
    stated = (maximum_in(words, brackets=brackets) for words in telling)
    return next((entry for entry in stated if entry and not isinstance(entry.value, Refused)), None)


def _joined(cells: Sequence[Words]) -> Words:
    first, *others = cells
    for cell in others:
        first = first.joined(cell)
    return first


def _texts(row: Row) -> list[str]:
    return [cell.text for cell in row.cells]
