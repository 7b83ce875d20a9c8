"""A sheet told apart: lines of words above and below, and the tables between them."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from parindex.core.folding import folded
from parindex.documents.workbook.sheet import Reach, Sheet

ENOUGH_FOR_A_TABLE = 3  # cells with words; a title or a signature has fewer
FIGURE = re.compile(r"[0-9]+(?:[.,][0-9]+)*%?")
MARKER = re.compile(r"\(?(?:[0-9]+(?:[.,][0-9]+)*|[IVXLC]+|[A-Za-zĐđ])[.):]?")
CODE_HEADER = re.compile(r"(?:s?tt|so tt|so thu tu|ma)\b")


@dataclass(frozen=True, slots=True)
class Stretch:
    """Rows by their numbers: those of a table, with its columns, or lines of words, without any."""

    rows: Sequence[int]
    columns: range = range(0)


def stretches(sheet: Sheet, above: range) -> Iterator[Stretch]:
    """The stretches of a sheet in order; blank rows end a table unless what follows goes on in the same columns.

    above: the columns of the last table on the sheets before this one, which its first rows may go on.
    """
    widths, deepest = _widths(sheet), _deepest(sheet)
    table, columns, waiting = list[int](), above, list[int]()
    for group in _groups(sheet, deepest):
        wide = [row for row in group if widths[row] >= ENOUGH_FOR_A_TABLE]
        if _goes_on(sheet, wide or group, columns) and _is_within(sheet, group, columns):
            table, waiting = [*table, *waiting, *group], []
        elif wide:
            first = _first(group, wide[0], deepest)
            yield from _told_apart(table, columns, [*waiting, *group[:first]])
            table, columns, waiting = group[first:], _span(sheet, group[first:]), []
        elif table:
            waiting += group
        else:
            yield Stretch(group)
    yield from _told_apart(table, columns, waiting)


def is_code_header(text: str) -> bool:
    """Whether these are the words over a column of codes."""
    return CODE_HEADER.match(folded(text.strip())) is not None


def _told_apart(table: list[int], columns: range, words: list[int]) -> Iterator[Stretch]:
    if table:
        yield Stretch(table, columns)
    if words:
        yield Stretch(words)


def _widths(sheet: Sheet) -> dict[int, int]:
    """How many cells with words each row shows, those that reach it from above among them."""
    numbers = sorted(sheet.rows)
    steps = [0] * (len(numbers) + 1)
    for reach in _with_words(sheet):
        steps[bisect_right(numbers, reach.top)] += 1
        steps[bisect_right(numbers, reach.bottom)] -= 1
    return {row: len(sheet.rows[row]) + reached for row, reached in zip(numbers, accumulate(steps), strict=False)}


def _deepest(sheet: Sheet) -> dict[int, int]:
    """The last row that a merged cell with words reaches, by the row it begins in."""
    deepest: dict[int, int] = {}
    for reach in _with_words(sheet):
        deepest[reach.top] = max(reach.bottom, deepest.get(reach.top, 0))
    return deepest


def _with_words(sheet: Sheet) -> Iterator[Reach]:
    for row, reaches in sheet.merges.items():
        yield from (reach for reach in reaches if reach.left in sheet.rows.get(row, {}))


def _groups(sheet: Sheet, deepest: dict[int, int]) -> Iterator[list[int]]:
    """Rows with no blank row between them; one that a merged cell fills is not blank."""
    group, reached = list[int](), 0
    for row in sorted(sheet.rows):
        if group and row > reached + 1:
            yield group
            group = []
        group.append(row)
        reached = max(reached, row, deepest.get(row, 0))
    if group:
        yield group


def _goes_on(sheet: Sheet, rows: Sequence[int], columns: range) -> bool:
    """Whether the first of `rows` with two cells or more is one of a table above: no header, but a row of data."""
    cells = next((cells for row in rows if len(cells := sheet.rows[row]) > 1), {})
    texts = [cells[column].text.strip() for column in sorted(cells)]
    if not texts or not columns or is_code_header(texts[0]):
        return False
    return MARKER.fullmatch(texts[0]) is not None or any(FIGURE.fullmatch(text) for text in texts)


def _is_within(sheet: Sheet, rows: Sequence[int], columns: range) -> bool:
    span = _span(sheet, rows)
    return span[0] in columns and span[-1] in columns


def _span(sheet: Sheet, rows: Sequence[int]) -> range:
    """The columns from the first with words to the last."""
    return range(min(min(sheet.rows[row]) for row in rows), max(max(sheet.rows[row]) for row in rows) + 1)


def _first(group: Sequence[int], row: int, deepest: dict[int, int]) -> int:
    """Where in `group` the table of `row` begins: there, or above where cells are merged down to it."""
    at = group.index(row)
    return next((above for above in range(at) if deepest.get(group[above], 0) >= row), at)
