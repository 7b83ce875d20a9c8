"""Lines of a CSV file split into cells. A quote that is never closed costs its own line, not the rest of the file."""

import csv
from collections import deque
from collections.abc import Iterator
from typing import TextIO

from parindex.core.messages import Message

MOST_LINES = 50  # of one record


class _UnclosedError(Exception):
    """A record goes on and on; this module's own affair."""


def split(file: TextIO, delimiter: str, width: int | None = None) -> Iterator[tuple[int, list[str], Message | None]]:
    """Each record that is not blank: the line it begins in (from 1), its cells, and why they are no row.

    width: how many cells a row has; None where that is not known yet. `file` is open with newline="".
    """
    lines = _Lines(file)
    reader = csv.reader(lines, delimiter=delimiter, strict=True)
    while True:
        number, flaw = lines.begin(), None
        try:
            cells = next(reader, None)
            is_broken = cells is not None and len(lines.taken) > 1 and not _fits(cells, width)
        except (csv.Error, _UnclosedError):
            cells, is_broken = [], True
        if cells is None:
            return
        if is_broken:
            cells, flaw = lines.first_alone().split(delimiter), Message("facts-file.quote")
        elif cells and not _fits(cells, width):
            flaw = Message("facts-file.ragged", {"found": len(cells), "expected": width or 0})
        if cells:
            yield number, cells, flaw


def _fits(cells: list[str], width: int | None) -> bool:
    """Whether cells are as many as columns; blank ones behind them, which Excel adds, do no harm."""
    if width is None or len(cells) == width:
        return True
    return len(cells) > width and not any(cell.strip() for cell in cells[width:])


class _Lines:
    """The lines of a file for the csv module; `taken` are those of the present record."""

    def __init__(self, file: TextIO) -> None:
        self._file = file
        self._given_back = deque[str]()
        self._number = 1
        self.taken: list[str] = []

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        if len(self.taken) >= MOST_LINES:
            raise _UnclosedError
        line = self._given_back.popleft() if self._given_back else self._file.readline()
        if not line:
            raise StopIteration
        self.taken.append(line)
        return line

    def begin(self) -> int:
        """The line in which the next record begins."""
        self._number += len(self.taken)
        self.taken.clear()
        return self._number

    def first_alone(self) -> str:
        """The first line of the present record, of which the others are none after all."""
        self._given_back.extendleft(reversed(self.taken[1:]))
        del self.taken[1:]
        return self.taken[0].rstrip("\r\n")
