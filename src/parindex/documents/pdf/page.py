"""A page's drawing becomes its lines and tables, in reading order."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from parindex.documents.pdf.cells import Cells, cells_of
from parindex.documents.pdf.drawing import Drawing
from parindex.documents.pdf.grid import Grid, grid_of
from parindex.documents.pdf.joining import MARK
from parindex.documents.pdf.rules import Rules, frames_of
from parindex.documents.pdf.words import Direction, Stretch, Word, lines_of, stretch, turned, words_of

WIDE = 2.0  # of the letters' size: a gap this wide sets columns apart


@dataclass(frozen=True, slots=True)
class Line:
    """What stands on one line: one stretch of words, or two side by side."""

    stretches: tuple[Stretch, ...]

    @property
    def top(self) -> float:
        """Where it stands among the lines and tables of its page: its base line."""
        return self.stretches[0].base

    @property
    def text(self) -> str:
        return " ".join(one.text for one in self.stretches)


@dataclass(frozen=True, slots=True)
class Page:
    """A page by its lines and tables in reading order; `aside` are lines written in another direction.

    `top`, `bottom`, `left` and `right` are its edges in the frame of the direction in which most of it is written.
    """

    number: int
    items: tuple[Line | Cells, ...]
    aside: tuple[Line, ...]
    direction: Direction
    top: float
    bottom: float
    left: float
    right: float
    has_picture: bool


def page_of(drawing: Drawing, number: int) -> Page:
    """The page as one reads it: turned so that most of it stands upright."""
    words = words_of(drawing.letters, drawing.box)
    framed, outside = _framed(frames_of(drawing.paths), words)
    direction = _direction(outside or words)
    tables = [cells_of(grid, inside, frame.turned(direction).top) for frame, grid, inside in framed]
    lines = _lines(outside, direction)
    aside = [line for other in range(4) if other != direction for line in _lines(outside, other)]
    items: list[Line | Cells] = sorted([*lines, *tables], key=lambda item: item.top)
    ends = [turned(direction, *drawing.box[:2]), turned(direction, *drawing.box[2:])]
    (left, right), (top, bottom) = (sorted(pair) for pair in zip(*ends, strict=True))
    return Page(number, tuple(items), tuple(aside), direction, top, bottom, left, right, drawing.pictures > 0)


def _framed(frames: Iterable[Rules], words: list[Word]) -> tuple[list[tuple[Rules, Grid, list[Word]]], list[Word]]:
    """The tables with the words inside them, and the words outside. A table within a cell has its own words."""
    tables = []
    outside = words
    for frame in sorted(frames, key=lambda frame: frame.area):
        if grid_of(frame, 0) is None:
            continue
        inside = [word for word in outside if frame.holds(*_upright(word))]
        if not inside:
            continue
        direction = _direction(inside)
        grid = grid_of(frame.turned(direction), direction)
        if grid is not None:
            tables.append((frame, grid, inside))
            outside = [word for word in outside if not frame.holds(*_upright(word))]
    return tables, outside


def _upright(word: Word) -> tuple[float, float]:
    return turned(0, *turned(word.direction, *word.middle))


def _direction(words: Iterable[Word]) -> Direction:
    """That in which most letters are written."""
    letters: Counter[Direction] = Counter()
    for word in words:
        letters[word.direction] += len(word.text)
    return letters.most_common(1)[0][0] if letters else 0


def _lines(words: Iterable[Word], direction: Direction) -> list[Line]:
    return [_line(line) for line in lines_of(word for word in words if word.direction == direction)]


def _line(words: Sequence[Word]) -> Line:
    """Two stretches where one wide gap parts the words; more gaps are those of a line drawn out to the margin."""
    stretches = [stretch(part) for part in _parts(words)]
    return Line(tuple(stretches) if len(stretches) < 3 else (stretch(words),))


def _parts(words: Sequence[Word]) -> Iterator[Sequence[Word]]:
    """The words between wide gaps. A mark stays with what it marks, however far that is set in."""
    first = 0
    for at in range(1, len(words)):
        before, word = words[at - 1], words[at]
        if word.start - before.end > WIDE * word.size and not (at - first == 1 and MARK.fullmatch(before.text)):
            yield words[first:at]
            first = at
    yield words[first:]
