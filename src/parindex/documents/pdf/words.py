"""Letters become words, and words lines, in the direction in which they are written.

A point of a page is told as (u, v) in the frame of a direction: u grows as one reads along a line, v from line to
line. Direction 0 is upright, 1 runs up the page, 2 is upside down, 3 runs down the page.
"""

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from math import hypot

from parindex.documents.pdf.drawing import Box, Letter

Direction = int
SLANTED = 0.1  # a line that rises more than this on its way is no line of the paper: a watermark
FARTHEST = 20_000.0  # points; PDF knows no larger page
SMALLEST, LARGEST = 1.0, 1000.0  # sizes of letters that can be read
SPACE = 0.2  # of the size: a gap this wide is a space
OVERLAP = 0.5  # of the size: letters may reach into one another this far
TWICE = 0.12  # of the size: nearer than this, the same letter was drawn twice to look bold
SAME_LINE = 0.4  # of the size: raised and lowered letters stay in their line
# The signs before list items as Word's symbol font has them, and ligatures.
FOLDED = str.maketrans({"\uf0b7": "•", "\uf02d": "-", "ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl"})
SOFT_HYPHEN = "\xad"
UNSEEN = {"Cc", "Cf", "Cs"}  # categories of what is no letter: controls, marks of direction, halves of pairs


@dataclass(slots=True)
class Word:
    """A word from `start` to `end` on the base line `base`, in the frame of its direction."""

    text: str
    start: float
    end: float
    base: float
    size: float
    direction: Direction
    is_spaced: bool  # whether a written space stands before it

    @property
    def middle(self) -> tuple[float, float]:
        return (self.start + self.end) / 2, self.base - self.size * 0.3


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words on one line without a wide gap between them; `first` is how far the first of them reaches."""

    text: str
    start: float
    end: float
    base: float
    size: float
    first: float
    direction: Direction

    @property
    def width(self) -> float:
        return self.end - self.start


def turned(direction: Direction, a: float, b: float) -> tuple[float, float]:
    """A point of the page (y upwards) in the frame of `direction`; and a point of that frame back on the page."""
    if direction == 0:
        return a, -b
    if direction == 1:
        return b, a
    return (-a, b) if direction == 2 else (-b, -a)


def words_of(letters: Iterable[Letter], box: Box) -> list[Word]:
    """The words within `box` in the order in which they are drawn, which need not be that of reading."""
    words: list[Word] = []
    word: Word | None = None
    last = 0.0  # where the last letter of the word starts
    was_space = False
    for letter in letters:
        text = _legible(letter.text)
        if not text:
            continue
        if text.isspace():
            word, was_space = None, True
            continue
        here = _put(letter, text, is_spaced=was_space)
        was_space = False
        if here is None:
            continue
        if word and _is_mark(text):
            word.text += text
        elif word and _again(word, last, here):
            word.end = max(word.end, here.end)
        elif word and _follows(word, here):
            word.text += text
            word.end, last = max(word.end, here.end), here.start
        else:
            word, last = here, here.start
            words.append(word)
    return [word for word in words if _is_within(word, box)]


def _is_within(word: Word, box: Box) -> bool:
    x, y = turned(word.direction, *word.middle)
    return box[0] <= x <= box[2] and box[1] <= y <= box[3]


@lru_cache(4096)
def _legible(text: str) -> str:
    """The letter without what cannot be seen, and ligatures as the letters they are made of."""
    return "".join(
        one
        for one in text.translate(FOLDED)
        if one.isspace() or one == SOFT_HYPHEN or unicodedata.category(one) not in UNSEEN
    )


@lru_cache(4096)
def _is_mark(text: str) -> bool:
    return all(unicodedata.combining(one) for one in text)


def _put(letter: Letter, text: str, *, is_spaced: bool) -> Word | None:
    """A letter as a word of its own; None if it is slanted, off any page, or of no legible size."""
    a, b, c, d, x, y = letter.matrix
    size = abs(letter.size) * hypot(c, d)
    if not (SMALLEST < size < LARGEST and abs(x) < FARTHEST and abs(y) < FARTHEST):
        return None
    if letter.size < 0:
        a, b = -a, -b
    if abs(b) <= SLANTED * abs(a):
        direction = 0 if a > 0 else 2
    elif abs(a) <= SLANTED * abs(b):
        direction = 1 if b > 0 else 3
    else:
        return None
    start, base = turned(direction, x, y)
    return Word(text, start, start + abs(letter.advance) * hypot(a, b), base, size, direction, is_spaced)


def _again(word: Word, last: float, here: Word) -> bool:
    near = TWICE * word.size
    return (
        word.direction == here.direction
        and abs(here.start - last) < near
        and abs(here.base - word.base) < near
        and word.text.endswith(here.text)
    )


def _follows(word: Word, here: Word) -> bool:
    return (
        word.direction == here.direction
        and abs(here.base - word.base) < SPACE * word.size
        and -OVERLAP * word.size < here.start - word.end < SPACE * word.size
    )


def lines_of(words: Iterable[Word]) -> Iterator[list[Word]]:
    """Words of one direction by line, from the first line to the last, each from its start to its end."""
    line: list[Word] = []
    for word in sorted(words, key=lambda word: word.base):
        if line and word.base - line[0].base > SAME_LINE * max(word.size, line[0].size):
            yield _in_order(line)
            line = []
        line.append(word)
    if line:
        yield _in_order(line)


def _in_order(line: list[Word]) -> list[Word]:
    """From start to end, without words drawn a second time to look bold."""
    ordered: list[Word] = []
    for word in sorted(line, key=lambda word: word.start):
        before = ordered[-1] if ordered else None
        if not (before and word.text == before.text and word.start - before.start < TWICE * word.size):
            ordered.append(word)
    return ordered


def stretch(words: Sequence[Word]) -> Stretch:
    """One or more words of a line, in order."""
    first = words[0]
    parts = [first.text]
    reach = first.end  # of what is written without a space
    is_first = True
    for before, word in pairwise(words):
        is_apart = word.is_spaced or word.start - before.end > SPACE * max(word.size, before.size)
        is_first = is_first and not is_apart
        reach = word.end if is_first else reach
        parts.append(f" {word.text}" if is_apart else word.text)
    largest = max(words, key=lambda word: len(word.text))
    end = max(word.end for word in words)
    text = "".join(parts)
    return Stretch(text, first.start, end, largest.base, largest.size, reach - first.start, first.direction)
