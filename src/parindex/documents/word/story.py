"""The words of a Word file, collected as blocks in their order. The tree must have been tidied (`accepted`)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from parindex.core.messages import Message
from parindex.core.place import Place
from parindex.documents.blocks import Blocks, Written
from parindex.documents.document import UnreadableFileError
from parindex.documents.hidden import runs_of_hidden
from parindex.documents.package import Element
from parindex.documents.word.accepted import boxes_in
from parindex.documents.word.counting import Counts
from parindex.documents.word.grid import PLAIN, Grid, GridRow, form_of, is_hidden, laid_out, left_out, rows_of
from parindex.documents.word.numbering import Numbering
from parindex.documents.word.pieces import LINE_END, PAGE_END, Pieces, Reference
from parindex.documents.word.slivers import without_slivers
from parindex.documents.word.tags import CELL, PARAGRAPH, TABLE

MOST_CELLS = 500_000
MOST_REPEATED = 50_000_000  # letters that tables inside tables give to the cells round them
PAGE_END_IN_WORD = re.compile(rf"(?<=\S){PAGE_END}(\S+)")


@dataclass(frozen=True, slots=True)
class ReadTable:
    """A table, the pages of its rows, which of them (from 0) are hidden, and what comes behind it.

    after: the tables inside it, and the text boxes that its cells anchor.
    """

    number: int
    grid: Grid
    pages: tuple[int | None, ...]
    after: "tuple[ReadTable | Element, ...]"
    hidden: frozenset[int]


class Story:
    """Reads the trees of a file into blocks: first its body, then its notes."""

    def __init__(self, name: str, numbering: Numbering, root: Element) -> None:
        self.blocks = Blocks()
        self.referred: list[Reference] = []  # the notes that what was read refers to
        self._name = name
        self._numbering = numbering
        self._pieces = Pieces()
        self._boxes: dict[Element, list[Element]] = {}
        self._counts = Counts()
        self._page = 1
        self._paragraphs = self._tables = self._cells = self._repeated = 0
        self.gather(root)
        # Only some programs write where pages ended when they saved the file.
        self._has_pages = any(PAGE_END in words for words in self._pieces.words.values())

    def gather(self, tree: Element) -> None:
        """Learns what is in a tree of which parts are to be read."""
        self._boxes |= boxes_in(tree)
        self._pieces.gather(tree)

    def read(self, container: Element) -> None:
        """Adds the paragraphs and tables in `container`, part of a gathered tree."""
        for block in container:
            if block.tag == PARAGRAPH:
                self._paragraphs += 1
                self.blocks.paragraph(*self._stretches(self._words(block)))
                for box in self._boxes.get(block, ()):
                    self._read_box(box)
            elif block.tag == TABLE and (table := self._table(block)):
                self._show(table)

    def read_note(self, note: Element, counts: Counts) -> None:
        """Adds a note as one paragraph; its lists count on from those of the other notes in `counts`."""
        self._counts = counts
        self._paragraphs += 1
        after: list[ReadTable | Element] = []
        lines = self._cell(note, after).replace(PAGE_END, "").split(LINE_END)
        self.blocks.paragraph(*((line, Place(paragraph=self._paragraphs)) for line in lines))
        self._show_all(after)

    def _read_box(self, box: Element) -> None:
        """A text box counts its lists for itself."""
        around, self._counts = self._counts, Counts()
        self.gather(box)
        self.read(box)
        self._counts = around

    def _words(self, paragraph: Element) -> str:
        """The words of a paragraph behind its number, which stands behind the page end where both begin it."""
        words = "".join(self._pieces.words.pop(paragraph))
        if paragraph in self._pieces.notes:
            self.referred += self._pieces.notes[paragraph]
        stated = self._pieces.stated.get(paragraph)
        if stated is None and not self._numbering.has_plain:
            return words
        number = self._numbering.number(stated or {}, self._counts)
        begin = len(words) - len(words.lstrip(PAGE_END))
        return f"{words[:begin]}{number}{words[begin:]}" if number else words

    def _stretches(self, words: str) -> Iterator[Written]:
        """A paragraph's words as page ends and line ends break them."""
        for line in PAGE_END_IN_WORD.sub(rf"\1{PAGE_END}", words).split(LINE_END):
            for at, stretch in enumerate(line.split(PAGE_END)):
                self._page += min(at, 1)
                yield stretch, Place(paragraph=self._paragraphs, page=self._shown_page(self._page))

    def _shown_page(self, page: int) -> int | None:
        return page if self._has_pages else None

    def _table(self, table: Element) -> ReadTable | None:
        """A table read whole, so that what stands inside it has its place behind it; None if it has no cells."""
        rows = rows_of(table)
        if not rows:
            return None
        self._tables += 1
        number, after = self._tables, []  # type: int, list[ReadTable | Element]
        read = [self._row(row, after) for row in rows]
        grid = laid_out(*without_slivers(read, table))
        self._cells += len(rows) * grid.width
        if self._cells > MOST_CELLS:
            raise UnreadableFileError(Message("file.too-many-cells", {"file": self._name, "most": MOST_CELLS}))
        hidden = frozenset(at for at, row in enumerate(read) if row.is_hidden)
        return ReadTable(number, grid, tuple(row.page for row in read), tuple(after), hidden)

    def _row(self, row: Element, after: list[ReadTable | Element]) -> GridRow:
        """A row. Where it is broken by a page end, several of its cells tell of the same one."""
        begin = end = self._page
        ends_before = 0  # page ends before the first word of a cell: the row itself begins behind them
        cells, forms = [], self._pieces.forms
        for cell in row:
            if cell.tag == CELL:
                words = self._cell(cell, after)
                if PAGE_END in words:
                    ends_before = max(ends_before, words[: -len(words.lstrip()) or None].count(PAGE_END))
                    words = words.replace(PAGE_END, "")
                if self._page != begin:
                    self._page, end = begin, max(end, self._page)
                cells.append((form_of(forms[cell]) if cell in forms else PLAIN, words))
        self._page = end
        return GridRow(*left_out(row), cells, self._shown_page(begin + ends_before), is_hidden(row))

    def _cell(self, cell: Element, after: list[ReadTable | Element]) -> str:
        """The words of a cell line by line, those of tables inside it among them; these also go to `after`."""
        lines = []
        for block in cell:
            if block.tag == PARAGRAPH:
                words = self._words(block)
                lines.append(words)
                if PAGE_END in words:
                    self._page += words.count(PAGE_END)
                if block in self._boxes:
                    after += self._boxes[block]
            elif block.tag == TABLE and (table := self._table(block)):
                lines.append(self._repeat(table.grid.words))
                after.append(table)
        return LINE_END.join(lines)

    def _repeat(self, words: str) -> str:
        self._repeated += len(words)
        if self._repeated > MOST_REPEATED:
            raise UnreadableFileError(
                Message("file.bomb", {"file": self._name, "megabytes": MOST_REPEATED // 1_000_000})
            )
        return words

    def _show(self, table: ReadTable) -> None:
        columns = range(table.grid.width)
        rows = enumerate(zip(table.grid.texts, table.pages, strict=True), 1)
        made = self.blocks.table(
            (
                [(texts.get(at, ""), Place(page=page, table=table.number, row=row, cell=at + 1)) for at in columns]
                for row, (texts, page) in rows
            ),
            table.grid.merges,
        )
        for noticed in runs_of_hidden(made, table.hidden):
            self.blocks.notice(noticed)
        self._show_all(table.after)

    def _show_all(self, after: "tuple[ReadTable | Element, ...] | list[ReadTable | Element]") -> None:
        for one in after:
            if isinstance(one, ReadTable):
                self._show(one)
            else:
                self._read_box(one)
