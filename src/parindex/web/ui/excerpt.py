"""The words of a paper around a place: long ones cut to a window, cells told apart, what was found marked."""

from dataclasses import dataclass

WINDOW = 110  # letters kept on either side of what was found: three lines on a phone
CELL = 70  # letters kept of a cell in which nothing was found
CUT = "…"


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a row, or a whole line of prose: the words before what was found, it, and those after."""

    before: str
    found: str = ""
    after: str = ""

    @property
    def is_blank(self) -> bool:
        return not (self.before or self.found or self.after)


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the paper by its number; a line of prose has one cell."""

    number: int
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Excerpt:
    """The line of a place, between its neighbours that are not blank."""

    before: Line | None
    line: Line
    after: Line | None


def excerpt(
    lines: tuple[str, ...], number: int | None, *, column: int | None, text: str, neighbours: bool
) -> Excerpt | None:
    """What stands at line `number` of `lines`, `text` marked from `column` on; None if there is no such line."""
    if number is None or not 1 <= number <= len(lines):
        return None
    line = lines[number - 1]
    start = max(0, (column or 1) - 1)
    return Excerpt(
        before=_nearest(lines, range(number - 1, 0, -1)) if neighbours else None,
        line=quoted(line, number, start=start, length=_common(line[start:], text)),
        after=_nearest(lines, range(number + 1, len(lines) + 1)) if neighbours else None,
    )


def quoted(line: str, number: int, *, start: int = 0, length: int = 0) -> Line:
    """`line` with the `length` letters from `start` marked, cell by cell."""
    pieces = line.split("\t")
    room = CELL if len(pieces) > 1 else 2 * WINDOW
    cells, offset = [], 0
    for words in pieces:
        cells.append(_cell(words, start - offset, start + length - offset, room=room))
        offset += len(words) + 1
    return Line(number, _without_blank_end(cells))


def whole(line: str, number: int) -> Line:
    """`line` with every word of it, cell by cell."""
    return Line(number, _without_blank_end([Cell(words.strip()) for words in line.split("\t")]))


def _without_blank_end(cells: list[Cell]) -> tuple[Cell, ...]:
    """Blank cells at the end of a row say nothing; those between others show which column is blank."""
    while len(cells) > 1 and cells[-1].is_blank:
        cells = cells[:-1]
    return tuple(cells)


def _cell(words: str, start: int, end: int, *, room: int) -> Cell:
    start, end = max(0, start), min(len(words), end)
    if start >= end:
        return Cell(_from_start(words.strip(), room))
    return Cell(_to_end(words[:start].lstrip(), WINDOW), words[start:end], _from_start(words[end:].rstrip(), WINDOW))


def _from_start(words: str, room: int) -> str:
    return words if len(words) <= room else words[:room].rsplit(" ", 1)[0] + CUT


def _to_end(words: str, room: int) -> str:
    return words if len(words) <= room else CUT + words[-room:].split(" ", 1)[-1]


def _common(line: str, text: str) -> int:
    """How far `line` begins with `text`: words that a page end broke stand on two lines."""
    pairs = zip(line, text, strict=False)
    return next((at for at, (one, other) in enumerate(pairs) if one != other), min(len(line), len(text)))


def _nearest(lines: tuple[str, ...], numbers: range) -> Line | None:
    """The first of `numbers` whose line is not blank."""
    near = next((number for number in numbers if lines[number - 1].strip()), None)
    return None if near is None else quoted(lines[near - 1], near)
