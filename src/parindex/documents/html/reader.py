"""A web page becomes a document. Raises UnreadableFileError where it cannot be read."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from parindex.core.messages import Message
from parindex.core.place import Place, Words
from parindex.core.plan import Noticed
from parindex.documents.blocks import Blocks, Written
from parindex.documents.document import Document, Merge, UnreadableFileError
from parindex.documents.hidden import hidden_rows
from parindex.documents.html.grid import Grid, TooManyCellsError, grid_of, own_cells, own_rows
from parindex.documents.html.page import MOST_CELLS, Element, too_many_cells, tree_of
from parindex.documents.html.words import flowing
from parindex.documents.legacy import legacy_encoding


def read_html(content: bytes, name: str) -> Document:
    """The paper on a web page; `name` is the file's name, for the sentence of UnreadableFileError."""
    root = tree_of(content, name)
    reading = _Reading()
    try:
        if root is not None:
            reading.take(root)
    except TooManyCellsError:
        raise too_many_cells(name) from None
    document = reading.document()
    if not document.blocks:
        raise UnreadableFileError(Message("file.empty", {"file": name}))
    if legacy := legacy_encoding("\n".join(document.lines)):
        raise UnreadableFileError(Message("file.legacy", {"file": name, "encoding": legacy}))
    return document


class _Reading:
    """Walks down a page; counts its paragraphs outside tables, its tables, and the cells of these."""

    def __init__(self) -> None:
        self._blocks = Blocks()
        self._hidden: set[tuple[int | None, int | None]] = set()  # tables and rows
        self._paragraphs = 0
        self._tables = 0
        self._cells = 0

    def take(self, element: Element) -> None:
        """What stands within an element: lines are paragraphs, and tables are tables unless they only lay out."""
        for one in flowing(element, is_apart=_is_table_of_data):
            if isinstance(one, str):
                self._paragraph(one)
            else:
                self._table(one)

    def document(self) -> Document:
        """What was taken so far, and what is told of the hidden rows in it."""
        document = self._blocks.document()
        return replace(document, noticed=tuple(self._told(document)))

    def _told(self, document: Document) -> Iterator[Noticed]:
        for table in document.tables():
            rows = [row.cells for row in table.rows if any(cell.text for cell in row.cells)]
            for is_hidden, run in groupby(rows, key=self._is_hidden):
                if is_hidden:
                    yield hidden_rows(run)

    def _is_hidden(self, cells: Sequence[Words]) -> bool:
        place = cells[0].place()
        return (place.table, place.row) in self._hidden

    def _paragraph(self, line: str) -> None:
        self._paragraphs += 1
        self._blocks.paragraph((line, Place(paragraph=self._paragraphs)))

    def _table(self, table: Element) -> None:
        """A table: before it its caption and whatever stands in none of its cells, after it the tables within them."""
        grid = grid_of(table)
        own = {cell.element for cell in grid.cells}
        for one in flowing(table, is_apart=own.__contains__):
            if isinstance(one, str):
                self._paragraph(one)
        self._cells += grid.height * grid.width
        if self._cells > MOST_CELLS:
            raise TooManyCellsError
        rows = _written(grid, self._tables + 1)
        if any(text for row in rows for text, _ in row):
            self._tables += 1
            self._hidden |= {(self._tables, row + 1) for row in grid.hidden}
            self._blocks.table(rows, _merges(grid))
        for cell in (cell.element for cell in grid.cells):
            if cell.find(".//table") is not None:
                self._tables_within(cell)

    def _tables_within(self, cell: Element) -> None:
        for one in flowing(cell, is_apart=lambda element: element.tag == "table"):
            if not isinstance(one, str):
                self._table(one)


def _is_table_of_data(element: Element) -> bool:
    """Whether an element is a table, and not one that only lays out a page: of one cell, or made of other tables."""
    if element.tag != "table":
        return False
    cells = [cell for row in own_rows(element) for cell in own_cells(row)]
    holding = [cell for cell in cells if cell.find(".//table") is not None]
    return len(cells) > 1 and (not holding or 2 * _length(holding) < _length(cells))


def _length(cells: list[Element]) -> int:
    return sum(len(text.strip()) for cell in cells for text in cell.itertext())


def _written(grid: Grid, table: int) -> list[list[Written]]:
    rows: list[list[Written]] = [
        [("", Place(table=table, row=row, cell=cell)) for cell in range(1, grid.width + 1)]
        for row in range(1, grid.height + 1)
    ]
    for cell in grid.cells:
        words = "\n".join(str(line) for line in flowing(cell.element))
        rows[cell.row][cell.column] = (words, rows[cell.row][cell.column][1])
    return rows


def _merges(grid: Grid) -> Iterator[Merge]:
    for cell in grid.cells:
        if cell.rows * cell.columns > 1:
            yield Merge(cell.row, cell.column, cell.rows, cell.columns)
