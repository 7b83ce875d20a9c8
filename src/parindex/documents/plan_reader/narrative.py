"""What the narrative states: the structure, the points per area, the whole, the band."""

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal

from parindex.core.place import Words
from parindex.core.plan import Figure, Stated, StatedArea
from parindex.core.points import Refused, parse_points

NUMBER = r"(?<![0-9.,])([0-9]+(?:[.,][0-9]+)*)"
AREAS = re.compile(r"([0-9]+)\s+lĩnh vực", re.IGNORECASE)
CRITERIA = re.compile(r"([0-9]+)\s+tiêu chí(?!\s+thành phần)", re.IGNORECASE)
SUB_CRITERIA = re.compile(r"([0-9]+)\s+tiêu chí\s+thành phần", re.IGNORECASE)
AREA = re.compile(r"(?:^|[-+•]\s*)Lĩnh vực\s+(?:thứ\s+)?([0-9]{1,3})\s*[:.,–-]?\s*", re.IGNORECASE)
OF_MAX = re.compile(rf"{NUMBER}\s*/\s*{NUMBER}\s*điểm", re.IGNORECASE)
BAND = re.compile(r"xếp (?:loại|hạng|mức)\s*:?\s*[“\"]?(xuất sắc|tốt|khá|trung bình|yếu|kém|[A-D]\b)", re.IGNORECASE)
REACHED = re.compile(r"\s*,?\s*(?:đạt(?: được)?|được)?\s*:?\s*$", re.IGNORECASE)
COUNTED = re.compile(r"[\s:,;(]*(?:gồm|có)?\s*$", re.IGNORECASE)
SCALE = Decimal(1000)


def stated_in(paragraphs: Iterable[Words]) -> Stated:
    """What `paragraphs` state. The first statement of a thing counts; later ones repeat it."""
    paragraphs = tuple(paragraphs)
    whole = [words for words in paragraphs if not AREA.match(words.text)]
    structure = next((words for words in whole if AREAS.search(words.text) and CRITERIA.search(words.text)), None)
    result = next((words for words in whole if OF_MAX.search(words.text)), None)
    points, maximum = _of_max(result) if result else (None, None)
    bands = (BAND.search(words.text) for words in whole)
    band = next((match[1] for match in bands if match), None)
    return Stated(
        area_count=_count(AREAS, structure),
        criteria_count=_count(CRITERIA, structure),
        sub_criteria_count=_count(SUB_CRITERIA, structure),
        points=points,
        max_points=maximum,
        band=band[:1].upper() + band[1:] if band else None,
        areas=tuple(_areas(paragraphs)),
    )


def _areas(paragraphs: tuple[Words, ...]) -> Iterator[StatedArea]:
    """One per area that a list item begins with, joined from the list of counts and the list of points."""
    by_code: dict[str, list[Words]] = {}
    for words in paragraphs:
        if match := AREA.match(words.text):
            by_code.setdefault(str(int(match[1])), []).append(words)
    for code, said in by_code.items():
        counted = next((words for words in said if CRITERIA.search(words.text)), None)
        pointed = next((words for words in said if OF_MAX.search(words.text)), None)
        names = [_name(words) for words in (counted, pointed) if words]
        if names:
            points, maximum = _of_max(pointed) if pointed else (None, None)
            criteria, sub_criteria = _count(CRITERIA, counted), _count(SUB_CRITERIA, counted)
            yield StatedArea(code, tuple(dict.fromkeys(names)), points, maximum, criteria, sub_criteria)


def _name(words: Words) -> str:
    """The area's name: what stands between its number and its figures."""
    start = _end_of_number(words.text)
    ends = [match.start() for match in (CRITERIA.search(words.text), OF_MAX.search(words.text)) if match]
    name = words.text[start : min(ends)]
    return REACHED.sub("", COUNTED.sub("", name)).strip(" :,;")


def _end_of_number(text: str) -> int:
    match = AREA.match(text)
    return match.end() if match else 0


def _count(pattern: re.Pattern[str], words: Words | None) -> Figure | None:
    match = pattern.search(words.text) if words else None
    return Figure(_from(words, match), Decimal(match[1])) if words and match else None


def _of_max(words: Words) -> tuple[Figure | None, Figure | None]:
    """Points and maximum of "78,42/100 điểm"; the words of each run from its figure to the end of the statement."""
    match = OF_MAX.search(words.text)
    if match is None:
        return None, None
    maximum = parse_points(match[2], SCALE)
    ceiling = SCALE if isinstance(maximum, Refused) else maximum
    points = parse_points(match[1], ceiling)
    return tuple(
        Figure(_from(words, match, group), None if isinstance(value, Refused) else value)
        for group, value in ((1, points), (2, maximum))
    )  # type: ignore[return-value]


def _from(words: Words, match: re.Match[str], group: int = 1) -> Words:
    start, end = match.start(group), match.end()
    place = words.place(start, end)
    return Words(words.text[start:end], ((0, place),))
