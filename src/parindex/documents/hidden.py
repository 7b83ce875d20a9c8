"""What is told of rows that a file hides from its readers: they are read all the same."""

from collections.abc import Iterable, Sequence

from parindex.core.messages import Message
from parindex.core.place import Words
from parindex.core.plan import Noticed

LONGEST = 80  # letters of them that are told
SHOWN = Message("expected.shown")


def hidden_rows(rows: Iterable[Sequence[Words]]) -> Noticed:
    """Of hidden rows that follow each other, by their cells: where they begin, and their first words."""
    filled = [words for row in rows for words in row if words.text]
    found = " | ".join(" ".join(words.text.split()) for words in filled)
    return Noticed("hidden-row", filled[0].place(), shortened(found), SHOWN)


def shortened(words: str) -> str:
    return words if len(words) <= LONGEST else f"{words[: LONGEST - 1].rstrip()}…"
