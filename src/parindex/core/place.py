"""Where words stand in a paper, so that every finding can be looked up."""

from bisect import bisect_right
from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Place:
    """A place in a paper, as far as known; counts start at 1. `text` is the words found there.

    `row` counts the rows of a table from its header, `column` the characters of a line.
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

    def joined(self, more: "Words") -> "Words":
        """These words and `more` behind them, with a space between."""
        if not self.text or not more.text:
            return self if self.text else more
        shift = len(self.text) + 1
        starts = tuple((shift + offset, place) for offset, place in more.starts)
        return Words(f"{self.text} {more.text}", self.starts + starts, self.code)
