"""How a list of a Word file counts, and how its numbers are written."""

from collections.abc import Mapping
from dataclasses import dataclass, field

LETTERS = "abcdefghijklmnopqrstuvwxyz"
ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
    (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
LARGEST_ROMAN = 3999
MOST_LETTERS = 30  # Word writes 27 as "aa", 53 as "aaa", and begins anew behind thirty letters


@dataclass(frozen=True, slots=True)
class Level:
    """A level of a list: `text` holds "%1" where the number of the first level goes.

    `restart` counts levels from 1: a number of that level or of one above it sets this one back to its start; 0 never
    does, None is any level above. `style` is the paragraph style tied to it, `after` what parts the number from the
    words.
    """

    start: int = 1
    format: str = "decimal"
    text: str = ""
    after: str = " "
    is_legal: bool = False
    restart: int | None = None
    style: str | None = None


@dataclass(frozen=True, slots=True)
class NumberedList:
    """A list: lists of one `sequence` count on from each other, but for the `starts` that one has of its own."""

    id: str
    sequence: str
    levels: Mapping[int, Level]
    starts: Mapping[int, int]


@dataclass(slots=True)
class Counts:
    """How far the lists of one story have counted: of the body, the footnotes, the endnotes, or one text box."""

    _reached: dict[tuple[str, int], int] = field(default_factory=dict)
    _fresh: set[tuple[str, int]] = field(default_factory=set)  # set back to their start, and not used since
    _begun: set[tuple[str, int]] = field(default_factory=set)  # lists whose own start has been taken

    def number(self, numbered: NumberedList, level: int) -> str:
        """The next number of a level, as it is seen."""
        self._count(numbered, level)
        return self._written(numbered, level)

    def _count(self, numbered: NumberedList, level: int) -> None:
        for above in range(level):  # a level above that was never used counts as used once
            if above in numbered.levels:
                self._reached.setdefault((numbered.sequence, above), _start(numbered, above))
        at = (numbered.sequence, level)
        begins = level in numbered.starts and (numbered.id, level) not in self._begun
        if begins or at not in self._reached:
            self._reached[at] = _start(numbered, level)
        elif at not in self._fresh:
            self._reached[at] += 1
        self._fresh.discard(at)
        self._begun.add((numbered.id, level))
        for below, form in numbered.levels.items():
            if below > level and (form.restart is None or level < form.restart):
                self._reached[numbered.sequence, below] = _start(numbered, below)
                self._fresh.add((numbered.sequence, below))

    def _written(self, numbered: NumberedList, level: int) -> str:
        shown = numbered.levels[level]
        text = shown.text
        for at, form in numbered.levels.items():
            if (place := f"%{at + 1}") in text:
                reached = self._reached.get((numbered.sequence, at), _start(numbered, at))
                is_decimal = shown.is_legal and at < level
                text = text.replace(place, written(reached, "decimal" if is_decimal else form.format))
        return text


def written(number: int, number_format: str) -> str:
    """A number in one of Word's formats; decimal where it has none for it."""
    if number_format in {"none", "bullet"}:
        return ""
    if number_format == "decimalZero":
        return f"{number:02}"
    if number_format.endswith("Roman") and 0 < number <= LARGEST_ROMAN:
        return _cased(_roman(number), number_format)
    if number_format.endswith("Letter") and number > 0:
        repeats, letter = divmod(number - 1, len(LETTERS))
        return _cased(LETTERS[letter] * (repeats % MOST_LETTERS + 1), number_format)
    return str(number)


def _start(numbered: NumberedList, level: int) -> int:
    return numbered.starts.get(level, numbered.levels[level].start)


def _roman(number: int) -> str:
    text = ""
    for value, letters in ROMAN:
        count, number = divmod(number, value)
        text += letters * count
    return text


def _cased(text: str, number_format: str) -> str:
    return text.upper() if number_format.startswith("upper") else text
