"""The header of a table: the row or rows that say what its columns hold."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from parindex.core.place import Words
from parindex.core.plan import Column
from parindex.core.points import Refused, parse_points
from parindex.documents.document import Row, Table
from parindex.documents.plan_reader.columns import YEAR, corrected, meanings_of
from parindex.documents.plan_reader.markers import marker_in

ENOUGH_FOR_A_HEADER = 3
DEEPEST = 3  # rows of a header


@dataclass(frozen=True, slots=True)
class Header:
    """A header: the number (from 0) of its last row, its rows, and for each column its words and its meaning."""

    last: int
    rows: tuple[Row, ...]
    words: tuple[Words, ...]
    meanings: tuple[str, ...]
    # columns (from 0) that one heading spans together with the column before, as programs write a wide column
    spanned: frozenset[int] = frozenset()

    @property
    def at(self) -> Mapping[str, int]:
        """Meaning -> column (from 0). Codes stand in the first column if no header claims them, or with the names."""
        found: dict[str, int] = {}
        for at, meaning in enumerate(self.meanings):
            if meaning:
                found.setdefault(meaning, at)
        if "code" not in found:
            found = {"code": 0 if not self.meanings[0] else found["name"], **found}
        return found

    @property
    def columns(self) -> tuple[Column, ...]:
        pairs = enumerate(zip(self.words, self.meanings, strict=True), 1)
        return tuple(Column(number, " ".join(words.text.split()), meaning) for number, (words, meaning) in pairs)

    def corrected(self, corrections: Mapping[int, str]) -> "Header":
        """This header as a user reads it; `corrections` are meanings by the number of the column."""
        return replace(self, meanings=tuple(corrected(list(self.meanings), corrections)))

    @property
    def first(self) -> int:
        """The number (from 0) of its first row."""
        return self.last + 1 - len(self.rows)

    def repeats(self, row: Row) -> bool:
        """Whether `row` is one of the header's, as it stands again at the top of a page."""
        return [cell.text for cell in row.cells] in [[cell.text for cell in own.cells] for own in self.rows]

    def reach(self, column: int) -> range:
        """The columns (from 0) that belong with `column`, itself first."""
        end = column + 1
        while end in self.spanned:
            end += 1
        return range(column, end)

    @property
    def known(self) -> int:
        """How many different meanings its columns have."""
        return len({*self.meanings} - {""})

    @property
    def is_of_criteria(self) -> bool:
        return self.known >= ENOUGH_FOR_A_HEADER and "name" in self.meanings


def find_header(table: Table, start: int = 0) -> Header | None:
    """The header of a table of criteria at row `start` (from 0) or below; None if there is none."""
    for first in range(start, len(table.rows)):
        if sum(bool(cell.text) for cell in table.rows[first].cells) < 2 or _has_data(table.rows[first]):
            continue
        found = [header_of(table, first, last) for last in _possible_ends(table, first)]
        best = max(found, key=lambda header: header.known)
        if best.is_of_criteria:
            return best
    return None


def header_of(table: Table, first: int, last: int) -> Header:
    """The rows `first` to `last` (from 0) taken for a header."""
    stacks = [words_over(table, first, last, column) for column in range(len(table.rows[first].cells))]
    meanings = meanings_of([[words.text for words in stack] for stack in stacks])
    spanned = frozenset(at for at in range(1, len(stacks)) if stacks[at] and stacks[at] == stacks[at - 1])
    for at in sorted(spanned):
        meanings[at] = meanings[at - 1]
    words = tuple(_joined(stack, table.rows[first].cells[at]) for at, stack in enumerate(stacks))
    return Header(last, table.rows[first : last + 1], words, tuple(meanings), spanned)


def _possible_ends(table: Table, first: int) -> list[int]:
    """The rows that a header from `first` on may end with: merged cells carry it down, rows of data end it."""
    ends = [first]
    for row in range(first + 1, min(first + DEEPEST, len(table.rows))):
        if len(table.rows[row].cells) != len(table.rows[first].cells) or _has_data(table.rows[row]):
            break
        ends.append(row)
    reach = max((merge.row + merge.rows - 1 for merge in table.merges if merge.row == first), default=first)
    return [end for end in ends if end >= reach] or ends[-1:]


def _has_data(row: Row) -> bool:
    filled = [cell.text for cell in row.cells if cell.text]
    if not filled or marker_in(filled[0]):
        return True
    return any(not isinstance(parse_points(text), Refused) and not YEAR.fullmatch(text) for text in filled)


def words_over(table: Table, first: int, last: int, column: int) -> list[Words]:
    """The words over a column, top row first, those of a merged cell once."""
    found: list[Words] = []
    for row in range(first, last + 1):
        words = _over(table, row, column, last)
        if words.text and words not in found:
            found.append(words)
    return found


def _over(table: Table, row: int, column: int, last: int) -> Words:
    """The words that a cell shows: its own, or those of the merged cell that reaches it.

    Text has no merged cells: there a heading reaches over the blanks to its right that have words below them.
    """
    cells = table.rows[row].cells
    own = cells[column]
    if own.text or column == 0:
        return own
    for merge in table.merges:
        if _reaches(merge.row, merge.rows, row) and _reaches(merge.column, merge.columns, column):
            return table.rows[merge.row].cells[merge.column]
    if table.merges or row == last or not table.rows[row + 1].cells[column].text:
        return own
    left = column - 1
    while left > 0 and not cells[left].text and table.rows[row + 1].cells[left].text:
        left -= 1
    return cells[left] if table.rows[row + 1].cells[left].text else own


def _reaches(start: int, length: int, at: int) -> bool:
    return start <= at < start + length


def _joined(stack: Sequence[Words], blank: Words) -> Words:
    words = blank if not stack else stack[0]
    for more in stack[1:]:
        words = words.joined(more)
    return words
