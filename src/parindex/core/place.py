"""Where words stand in a paper, so that every finding can be looked up."""

from bisect import bisect_right
from dataclasses import dataclass, replace

from parindex.core.messages import Message


@dataclass(frozen=True, slots=True)
class Place:
    """A place in a paper, as far as known; counts start at 1. `text` is the words found there.

    A place is told in its file's own terms: a line of a text file, page and line of a PDF, the `paragraph` outside
    tables of a Word or HTML file, table with `row` and `cell` anywhere, sheet with row and cell of a workbook.
    `shown` is its line among the paper's words as parindex shows them, whatever the file; `column` counts the
    characters of that line.
    """

    line: int | None = None
    page: int | None = None
    sheet: str | None = None
    table: int | None = None
    row: int | None = None
    cell: int | None = None
    column: int | None = None
    code: str | None = None
    text: str = ""
    paragraph: int | None = None
    shown: int | None = None

    @property
    def cell_name(self) -> str:
        """The cell of a workbook as its users say it ("D12")."""
        name, left = "", self.cell or 0
        while left:
            left, letter = divmod(left - 1, 26)
            name = chr(ord("A") + letter) + name
        return f"{name}{self.row or ''}"

    @property
    def cell_of_sheet(self) -> str:
        """Sheet and cell as its users say them ("Tiêu chí!D12"); the sheet alone where no cell is known."""
        return f"{self.sheet}!{self.cell_name}" if self.row else str(self.sheet)

    @property
    def is_known(self) -> bool:
        """Whether it says where to look at all."""
        return self.said.id != "place.unknown"

    @property
    def said(self) -> Message:
        """Where this is, in the terms in which one looks it up in the file."""
        if self.sheet is not None:
            return Message("place.sheet", {"sheet": self.sheet, "cell": self.cell_name})
        counts = {name: getattr(self, name) or 0 for name in ("line", "page", "table", "row", "paragraph")}
        within = next((name for name in ("line", "row", "paragraph") if counts[name]), "")
        terms = [term for term in ("page" if self.page else "", within) if term]
        return Message(f"place.{'-'.join(terms) or 'unknown'}", counts)


@dataclass(frozen=True, slots=True)
class Words:
    """Words of a paper and where each stretch of them stands.

    `starts` holds, ascending, the offset at which a stretch begins and the place of its first
    character: words that a page end broke have two stretches. `code` is that of the row they stand in.
    """

    text: str
    starts: tuple[tuple[int, Place], ...]
    code: str | None = None

    def place(self, start: int = 0, end: int | None = None) -> Place:
        """The place of text[start:end], with those words as its text."""
        at = bisect_right(self.starts, start, key=lambda item: item[0]) - 1
        offset, place = self.starts[at]
        column = None if place.column is None else place.column + start - offset
        return replace(place, column=column, code=self.code or place.code, text=self.text[start:end])

    def cut(self, start: int, end: int | None = None) -> "Words":
        """text[start:end] without the spaces around it, every letter at its place."""
        piece = self.text[start:end]
        start += len(piece) - len(piece.lstrip())
        piece = piece.strip()
        first = replace(self.place(start), code=None, text="")
        later = tuple((at - start, place) for at, place in self.starts if start < at < start + len(piece))
        return Words(piece, ((0, first), *later), self.code)

    def joined(self, more: "Words", between: str = " ") -> "Words":
        """These words and `more` behind them, with one character between: a space, or the end of a line."""
        if not self.text or not more.text:
            return self if self.text else more
        shift = len(self.text) + 1
        starts = tuple((shift + offset, place) for offset, place in more.starts)
        return Words(f"{self.text}{between}{more.text}", self.starts + starts, self.code)
