"""Where a line only wraps, and where one ends."""

import re
from collections.abc import Sequence

from parindex.documents.pdf.words import SOFT_HYPHEN, Stretch
from parindex.documents.text import LIST_ITEM, SENTENCE_END

# Items and headings: "- ", "a) ", "1. ", "4.2 ", "IV. ", "(3) ".
BEGINNING = re.compile(
    r"(?:[-–+•*]|\(?(?:[a-zđ]|[0-9]{1,3}(?:\.[0-9]{1,3}){0,3}|[IVX]{1,6})[.)]|[0-9]{1,2}(?:\.[0-9]{1,2}){1,3})\s"
)
MARK = re.compile(r"[-–+•*]|\(?[0-9a-zđIVX]{1,4}(?:\.[0-9]{1,3}){0,3}[.):]{0,2}")  # may stand apart from its words
DASH = re.compile(r"[-–]\s")
FIGURE = re.compile(r"[0-9]+(?:[/.,-][0-9]*)*")
HYPHEN = re.compile(r"(?<=[^\W\d_])\xad*[-\u2010\xad]$")
DASH_WIDTH = 0.6  # of the letters' size: a dash and the space before it
DIGIT_WIDTH = 0.6
ROOM = 0.75  # of the letters' size: a space, and what may be wrong about the room in a cell


def goes_on(before: str, after: str) -> bool:
    """Whether `after` is the rest of the sentence `before`: that one has no end, this one no beginning."""
    return not before.endswith(SENTENCE_END) and after[:1].islower() and not LIST_ITEM.match(after)


def is_wrapped_dash(before: Stretch, after: Stretch, width: float) -> bool:
    """Whether the dash that `after` begins with is no list's: the line before, of `width`, had no room for it."""
    is_full = before.width + DASH_WIDTH * before.size > width
    return is_full and DASH.match(after.text) is not None and not before.text.endswith(SENTENCE_END)


def cell_text(lines: Sequence[Stretch], width: float) -> str:
    """The words of a cell, one line for each that was begun on purpose; `width` is what a line has room for."""
    is_list = bool(lines) and LIST_ITEM.match(lines[0].text) is not None
    texts = unbroken([line.text for line in lines])
    said = texts[0] if texts else ""
    for before, after, text in zip(lines, lines[1:], texts[1:], strict=False):
        if _is_cut(before, after, width):
            said += text
        else:
            said += ("\n" if _is_begun(before, after, width, is_list=is_list) else " ") + text
    return said


def _is_cut(before: Stretch, after: Stretch, width: float) -> bool:
    """Whether a figure or a day too long for its cell goes on in the next line: it fills a line alone."""
    has_room = before.width + DIGIT_WIDTH * before.size < width
    return not has_room and FIGURE.fullmatch(before.text) is not None and after.text[0].isdigit()


def _is_begun(before: Stretch, after: Stretch, width: float, *, is_list: bool) -> bool:
    """Whether a line of a cell is begun on purpose: an item, behind the end of one, or though there was room."""
    if LIST_ITEM.match(after.text):
        return is_list or not is_wrapped_dash(before, after, width)
    if before.text.endswith((";", ".")) and not MARK.fullmatch(before.text):
        return True
    has_room = before.width + after.first + ROOM * before.size < width
    return has_room and not after.text[0].islower()


def unbroken(texts: Sequence[str]) -> list[str]:
    """The same lines, a word that a hyphen broke whole at the end of the line where it begins."""
    lines = list(texts)
    for at in range(len(lines) - 1):
        after = lines[at + 1]
        if HYPHEN.search(lines[at]) and after[:1].islower():
            rest, _, lines[at + 1] = after.partition(" ")
            lines[at] = HYPHEN.sub("", lines[at]) + rest
    return [line.replace(SOFT_HYPHEN, "") for line in lines]
