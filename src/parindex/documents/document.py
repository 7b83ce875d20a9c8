"""A paper in memory, whatever file it came from: paragraphs and tables, each knowing its place."""

from collections.abc import Iterator
from dataclasses import dataclass

from parindex.core.messages import Message
from parindex.core.place import Words


class UnreadableFileError(Exception):
    """A file that cannot be read, with the sentence that says which and what was expected."""

    def __init__(self, message: Message) -> None:
        super().__init__(message.id)
        self.message = message


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph or a heading, rejoined where a page end broke it."""

    words: Words


@dataclass(frozen=True, slots=True)
class Row:
    """The cells of one row, as the file has them."""

    cells: tuple[Words, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Rows in order, a header row among them like any other."""

    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Document:
    """The blocks of a paper in reading order."""

    blocks: tuple[Paragraph | Table, ...]

    def paragraphs(self) -> Iterator[Words]:
        for block in self.blocks:
            if isinstance(block, Paragraph):
                yield block.words

    def tables(self) -> Iterator[Table]:
        for block in self.blocks:
            if isinstance(block, Table):
                yield block
