"""The figures of a table of results: points, ranks, and the maxima that a header states."""

import re
from collections.abc import Sequence
from decimal import Decimal

from parindex.core.folding import folded
from parindex.core.place import Words
from parindex.core.points import Absent, Refused, Unreadable, parse_points
from parindex.core.results import Entry

# Above this no single figure of a paper is read without doubt: scales run to 100, the largest known to 1000.
LARGEST_SCALE = Decimal(1000)
NOT_APPLICABLE = re.compile(
    r"-+|k\.?\s?[dc]\.?\s?g\.?|kad|n/?a|khong (?:danh gia|ap dung|cham|tham dinh|xep hang|xep loai|xet|tinh)(?: diem)?"
)
BEHIND = re.compile(r"\s*(?:%|điểm|đ)\s*$", re.IGNORECASE)
RANK = re.compile(r"(?:xếp\s+)?(?:hạng|thứ)?\s*0*([1-9][0-9]{0,4})(?:[.,]0+)?(?:\s*/\s*[0-9]+)?\.?", re.IGNORECASE)
NUMBER = r"([0-9]+(?:[.,][0-9]+)?)"
SAID = r"(?:tổng\s+)?(?:số\s+)?(?:điểm\s+)?(?:tối đa|chuẩn|thang điểm|max)"
MAXIMUM = re.compile(
    rf"[(\[]\s*{SAID}\s*(?:là|:)?\s*{NUMBER}\s*(?:điểm|đ)?\s*[)\]]|[(\[]\s*/?{NUMBER}\s*(?:điểm|đ)\s*[)\]]"
    rf"|{SAID}\s*(?:là|:)?\s*{NUMBER}(?:\s*điểm)?\s*$|/\s*{NUMBER}\s*(?:điểm|đ)?\s*$|(?<![0-9.,]){NUMBER}\s*điểm\s*$",
    re.IGNORECASE,
)
IN_BRACKETS = re.compile(rf"[(\[]\s*{NUMBER}\s*[)\]]")  # a maximum, or the number of the column
BARE = re.compile(rf"{NUMBER}\s*(?:điểm|đ)?", re.IGNORECASE)


def entry_of(cell: Words, ceiling: Decimal | None = None) -> Entry:
    """What a cell for points holds. ceiling: the maximum of its column (points), where that is known."""
    text = cell.text.strip()
    if not text:
        return Entry(cell, Absent.MISSING)
    if NOT_APPLICABLE.fullmatch(folded(" ".join(text.split()))):
        return Entry(cell, Absent.NOT_APPLICABLE)
    most = LARGEST_SCALE if ceiling is None else ceiling
    return Entry(cell, parse_points(BEHIND.sub("", text).removeprefix("+"), most))


def rank_of(cell: Words) -> Entry:
    """What a cell for a rank holds; "3/20" is the third of twenty."""
    text = cell.text.strip()
    if match := RANK.fullmatch(text):
        return Entry(cell, Decimal(match[1]))
    entry = entry_of(cell)
    return Entry(cell, Refused(text, Unreadable.NOT_A_FIGURE)) if isinstance(entry.value, Decimal) else entry


def maximum_of(cell: Words) -> Entry | None:
    """What a cell in a row of maxima holds, None if it is blank: "14", "(14)", "14 điểm", "/14"."""
    text = cell.text.strip().strip("()[]/").strip()
    if not text or NOT_APPLICABLE.fullmatch(folded(text)):
        return None
    return Entry(cell, parse_points(BEHIND.sub("", text), LARGEST_SCALE))


def is_figure(text: str) -> bool:
    """Whether words are a figure of points, or say that none applies."""
    read = entry_of(Words(text, ())).value
    return isinstance(read, Decimal) or read is Absent.NOT_APPLICABLE


def is_bare(text: str) -> bool:
    """Whether words are a number and no more, as a maximum under the name of an area is."""
    return BARE.fullmatch(text.strip().strip("()[]/").strip()) is not None


def numbers_columns(texts: Sequence[str]) -> bool:
    """Whether the numbers in brackets in a header only number its columns: each is one more than the one before."""
    numbers = [match[1] for text in texts for match in IN_BRACKETS.finditer(text)][: len(texts)]
    if len(numbers) < 2 or not all(number.isdigit() for number in numbers):
        return False
    counted = [int(number) for number in numbers]
    return counted == list(range(counted[0], counted[0] + len(counted)))


def maximum_in(words: Words, *, brackets: bool) -> Entry | None:
    """The maximum that the words of a header state. brackets: whether a number in brackets, alone, is one."""
    match = MAXIMUM.search(words.text) or (IN_BRACKETS.search(words.text) if brackets else None)
    match = match or BARE.fullmatch(words.text)
    if match is None:
        return None
    number = next(group for group in match.groups() if group)
    place = words.place(*match.span())
    return Entry(Words(match[0], ((0, place),)), parse_points(number, LARGEST_SCALE))


def without_maximum(text: str) -> str:
    """The words of a header without the maximum or the number of the column in them."""
    return " ".join(IN_BRACKETS.sub(" ", MAXIMUM.sub(" ", text)).split()).strip(" :;,.-–*")
