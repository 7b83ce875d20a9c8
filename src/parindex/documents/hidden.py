"""What is told of rows that a file hides from its readers: they are read all the same."""

from collections.abc import Container, Iterable, Iterator, Sequence
from itertools import groupby

from parindex.core.messages import Message
from parindex.core.place import Words
from parindex.core.plan import Noticed
from parindex.documents.document import Row

LONGEST = 80  # letters of them that are told
SHOWN = Message("expected.shown")


def hidden_rows(rows: Iterable[Sequence[Words]]) -> Noticed:
    """Of hidden rows that follow each other, by their cells: where they begin, and their first words."""
    filled = [words for row in rows for words in row if words.text]
    found = " | ".join(" ".join(words.text.split()) for words in filled)
    return Noticed("hidden-row", filled[0].place(), shortened(found), SHOWN)


def runs_of_hidden(rows: Sequence[Row], hidden: Container[int]) -> Iterator[Noticed]:
    """What is told of the rows of a table whose numbers (from 0) are `hidden`: each run of them at once."""
    for is_hidden, run in groupby(enumerate(rows), key=lambda item: item[0] in hidden):
        cells = [row.cells for _, row in run]
        if is_hidden and any(cell.text for row in cells for cell in row):
            yield hidden_rows(cells)


def shortened(words: str) -> str:
    return words if len(words) <= LONGEST else f"{words[: LONGEST - 1].rstrip()}…"
