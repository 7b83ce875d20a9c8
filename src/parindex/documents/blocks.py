"""Blocks collected in reading order by the readers whose files have no lines of their own."""

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import replace

from parindex.core.place import Place, Words
from parindex.core.plan import Noticed
from parindex.documents.document import Document, Merge, Paragraph, Row, Table

Written = tuple[str, Place]  # words as the file has them, and where


class Blocks:
    """Collects what a reader meets; each paragraph and each row gets its line among the paper's words."""

    def __init__(self, *, has_broken_rows: bool = False) -> None:
        self._blocks: list[Paragraph | Table] = []
        self._lines: list[str] = []
        self._noticed: list[Noticed] = []
        self._has_broken_rows = has_broken_rows

    def paragraph(self, *parts: Written) -> None:
        """A paragraph of one part, or of the several that a page or a line end broke it into. Blank parts go."""
        words: Words | None = None
        for text, place in parts:
            if tidy := _tidy(text):
                here = Words(tidy, ((0, replace(place, shown=self._line(tidy), column=1)),))
                words = words.joined(here) if words else here
        if words:
            self._blocks.append(Paragraph(words))

    def table(self, rows: Iterable[Sequence[Written]], merges: Iterable[Merge] = ()) -> tuple[Row, ...]:
        """A table; every row has one cell per column, blank where a merged cell reaches. Answers the rows made."""
        made = tuple(self._row(row) for row in rows)
        if made:
            self._blocks.append(Table(made, tuple(merges)))
        return made

    def notice(self, noticed: Noticed) -> None:
        """Something about the file itself, that its reader is to be told."""
        self._noticed.append(noticed)

    def document(self) -> Document:
        return Document(
            tuple(self._blocks), tuple(self._lines), tuple(self._noticed), has_broken_rows=self._has_broken_rows
        )

    def _row(self, row: Sequence[Written]) -> Row:
        texts = [_tidy(text) for text, _ in row]
        shown, column, cells = self._line("\t".join(texts)), 1, []
        for text, (_, place) in zip(texts, row, strict=True):
            cells.append(Words(text, ((0, replace(place, shown=shown, column=column)),)))
            column += len(text) + 1
        return Row(tuple(cells))

    def _line(self, text: str) -> int:
        """The number of a new line with these words; line ends within them are spaces there."""
        self._lines.append(text.replace("\n", " "))
        return len(self._lines)


def _tidy(text: str) -> str:
    """NFC, without tabs and blanks around; line ends within a cell stay, for they set apart what stands under it."""
    if text.isprintable():  # most cells: nothing but letters and plain spaces
        return unicodedata.normalize("NFC", text).strip()
    lines = unicodedata.normalize("NFC", text).replace("\t", " ").splitlines()
    return "\n".join(line.strip() for line in lines if line.strip())
