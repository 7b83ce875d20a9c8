"""The rows of a table by the meaning of their columns, merged cells resolved."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from parindex.core.place import Words
from parindex.documents.document import Merge, Row, Table
from parindex.documents.plan_reader.columns import FIGURES
from parindex.documents.plan_reader.header import Header

# What stands in a cell merged downwards is said of every row it reaches; a code or a figure is that of the first.
SAID_OF_EVERY_ROW = ("task", "leads", "supporting", "deadline", "measure", "evidence", "note")


@dataclass(frozen=True, slots=True)
class LaidRow:
    """A row: its cells by meaning, what merged cells from rows above say of it, and its words as one line.

    is_wide: whether one merged cell fills half of the row or more, as the heading of an area does.
    goes_on: whether a merged cell with the code or the name of a row above reaches it.
    """

    cells: Mapping[str, Words]
    from_above: Mapping[str, Words]
    line: Words
    is_wide: bool
    goes_on: bool

    @property
    def has_figures(self) -> bool:
        return any(any(letter.isdigit() for letter in self.cells[name].text) for name in FIGURES if name in self.cells)

    @property
    def label(self) -> Words:
        """The words that stand first: those of the code's cell, else those of the name's."""
        return self.cells["code"] if self.cells["code"].text else self.cells["name"]

    @property
    def is_heading(self) -> bool:
        """Whether nothing but its label stands in the row."""
        label = self.label
        return bool(label.text) and all(cell is label or not cell.text for cell in self.cells.values())


def laid_out(table: Table, rows: range, header: Header) -> Iterator[LaidRow]:
    """The rows of `table` numbered `rows` (from 0), without those that repeat the header or number its columns."""
    below, wide = _merges(table)
    for at in rows:
        row = table.rows[at]
        if _numbers_columns(row) or header.repeats(row):
            continue
        cells = {meaning: _spanned(row, header.reach(column)) for meaning, column in header.at.items()}
        from_above = {
            meaning: table.rows[merge.row].cells[merge.column]
            for meaning, column in header.at.items()
            if meaning in SAID_OF_EVERY_ROW and (merge := below.get((at, column)))
        }
        goes_on = any((at, header.at[name]) in below for name in ("code", "name"))
        yield LaidRow(cells, from_above, line_of(row), at in wide, goes_on)


def _merges(table: Table) -> tuple[dict[tuple[int, int], Merge], set[int]]:
    """The merged cell that reaches each (row, column) from a row above; the rows that a wide merged cell fills."""
    below: dict[tuple[int, int], Merge] = {}
    wide: set[int] = set()
    for merge in table.merges:
        for row in range(merge.row + 1, merge.row + merge.rows):
            below[row, merge.column] = merge
        if merge.rows == 1 and 2 * merge.columns >= len(table.rows[merge.row].cells):
            wide.add(merge.row)
    return below, wide


def _spanned(row: Row, columns: range) -> Words:
    """The words of the cells under one heading."""
    first, *others = [_cell(row, column) for column in columns]
    for cell in others:
        first = first.joined(cell)
    return first


def _cell(row: Row, at: int) -> Words:
    """A cell; a row shorter than its header lacks the last ones, and their place is that of the row's end."""
    if at < len(row.cells):
        return row.cells[at]
    return Words("", tuple((0, replace(place, cell=at + 1, column=None)) for _, place in row.cells[-1].starts[:1]))


def line_of(row: Row) -> Words:
    """The words of a row, its cells set apart by tabs."""
    return Words("\t".join(" ".join(cell.text.split()) for cell in row.cells), row.cells[0].starts[:1])


def _numbers_columns(row: Row) -> bool:
    """Whether a row only numbers its columns, as "(1) (2) (3)" below a header does."""
    return [text.strip("()") for text in _texts(row)] == [str(number) for number in range(1, len(row.cells) + 1)]


def _texts(row: Row) -> list[str]:
    return [cell.text for cell in row.cells]
