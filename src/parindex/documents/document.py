"""A paper in memory, whatever file it came from: paragraphs and tables, each knowing its place."""

from collections.abc import Iterator
from dataclasses import dataclass

from parindex.core.messages import Message
from parindex.core.place import Words
from parindex.core.plan import Noticed


class FileError(Exception):
    """What stops work on a file, with the sentence that says which and what was expected."""

    def __init__(self, message: Message) -> None:
        super().__init__(message.id)
        self.message = message


class UnreadableFileError(FileError):
    """A file that cannot be read."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph or a heading, rejoined where a page end broke it."""

    words: Words


@dataclass(frozen=True, slots=True)
class Row:
    """The cells of one row, one for each column of the table; where a merged cell reaches, they are blank."""

    cells: tuple[Words, ...]


@dataclass(frozen=True, slots=True)
class Merge:
    """A merged cell: its first row and column (from 0), and over how many of each it reaches. Its words stand there."""

    row: int
    column: int
    rows: int
    columns: int


@dataclass(frozen=True, slots=True)
class Table:
    """Rows in order, a header row among them like any other."""

    rows: tuple[Row, ...]
    merges: tuple[Merge, ...] = ()


@dataclass(frozen=True, slots=True)
class Document:
    """The blocks of a paper in reading order.

    `lines` are its words as they are shown: `Place.shown` counts them, and the cells of a row are set apart by tabs.
    `noticed` is what the reader found in the file itself: hidden rows, macros, links to the outside.
    `has_broken_rows` where the end of a page may cut a row in two, as in text and PDF.
    """

    blocks: tuple[Paragraph | Table, ...]
    lines: tuple[str, ...]
    noticed: tuple[Noticed, ...] = ()
    has_broken_rows: bool = False

    def paragraphs(self) -> Iterator[Words]:
        for block in self.blocks:
            if isinstance(block, Paragraph):
                yield block.words

    def tables(self) -> Iterator[Table]:
        for block in self.blocks:
            if isinstance(block, Table):
                yield block
