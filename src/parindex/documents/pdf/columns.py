"""Lines that stand side by side, as a letter's head and its signatures do, are read column by column."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from parindex.documents.pdf.page import Line
from parindex.documents.pdf.words import Stretch

GUTTER = 1.0  # of the letters' size, at least, between columns

Numbered = tuple[int, Stretch]  # with the number of its line on the page, from 1


@dataclass(frozen=True, slots=True)
class Flow:
    """Stretches in the order in which one reads them, and the room from `left` to `right` that they have."""

    stretches: tuple[Numbered, ...]
    left: float
    right: float


def flows_of(lines: Sequence[tuple[int, Line]], left: float, right: float) -> Iterator[Flow]:
    """Lines with their numbers as flows: the page's own from margin to margin, and each column for itself."""
    whole: list[Numbered] = []
    at = 0
    while at < len(lines):
        number, line = lines[at]
        sides = _side_by_side(lines, at) if len(line.stretches) == 2 else ([], [])
        if not sides[0]:
            whole.extend((number, one) for one in line.stretches)
            at += 1
            continue
        if whole:
            yield Flow(tuple(whole), left, right)
            whole = []
        for side in sides:
            column = [one for _, one in side]
            yield Flow(tuple(side), min(one.start for one in column), max(one.end for one in column))
        at += len({number for side in sides for number, _ in side})
    if whole:
        yield Flow(tuple(whole), left, right)


def _side_by_side(lines: Sequence[tuple[int, Line]], start: int) -> tuple[list[Numbered], list[Numbered]]:
    """The two columns from line `start` on, down to the last one with words in both; empty if that one has none."""
    first = lines[start][1]
    size = first.stretches[0].size
    gutter = first.stretches[0].end, first.stretches[1].start
    sides: tuple[list[Numbered], list[Numbered]] = ([], [])
    waiting: list[tuple[int, int, Stretch]] = []  # lines with words on one side only: (side, number, words)
    for number, line in islice(lines, start, None):
        here = gutter
        placed = []
        for one in line.stretches:
            side = 0 if one.end <= here[1] - GUTTER * size else 1
            here = (max(here[0], one.end), here[1]) if side == 0 else (here[0], min(here[1], one.start))
            placed.append((side, number, one))
        if here[1] - here[0] < GUTTER * size or (len(placed) > 1 and placed[0][0] == placed[1][0]):
            break
        gutter = here
        waiting.extend(placed)
        if len(placed) > 1:
            for side, at, one in waiting:
                sides[side].append((at, one))
            waiting = []
    return sides
