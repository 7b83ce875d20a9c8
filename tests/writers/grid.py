"""A laid-out paper: paragraphs, tables as cells with their spans, ends of pages. Every writer writes this."""

from dataclasses import dataclass

from tests.writers.numbering import Numbering


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell, from 0, and over how many rows and columns it reaches. Its marker, a number, stands before its text.

    `level` is the marker's level of numbering; `figure` is the same number as `text`, with a dot, "" for words.
    """

    row: int
    column: int
    text: str
    rows: int = 1
    columns: int = 1
    marker: str = ""
    level: int = 0
    figure: str = ""

    @property
    def words(self) -> str:
        return " ".join(part for part in (self.marker, self.text) if part)


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: its size, its cells in reading order, how many rows head it, which rows are hidden.

    `numbering` is set where the markers are numbers that the word processor makes.
    """

    width: int
    height: int
    cells: tuple[Cell, ...]
    header_rows: int
    hidden: frozenset[int] = frozenset()
    repeats_header: bool = True
    numbering: Numbering | None = None

    def rows(self) -> list[list[Cell | None]]:
        """Every row by its columns; None where a cell from above or from the left reaches."""
        made: list[list[Cell | None]] = [[None] * self.width for _ in range(self.height)]
        for cell in self.cells:
            made[cell.row][cell.column] = cell
        return made


class PageEnd:
    """The end of a page, or of a workbook's sheet."""


PAGE_END = PageEnd()
Block = str | Grid | PageEnd


@dataclass(frozen=True, slots=True)
class Written:
    """A paper ready to be written: its blocks in order. `page_height` is in millimetres, None for A4."""

    blocks: tuple[Block, ...]
    is_landscape: bool = False
    page_height: int | None = None
    number_cells: bool = False
