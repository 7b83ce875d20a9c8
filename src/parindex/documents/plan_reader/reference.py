"""Who issued the plan, under which number and day, and for which years it speaks."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from parindex.core.place import Words
from parindex.core.plan import Reference

BODY = re.compile(
    r"(?:UBND|Ủy ban nhân dân|Uỷ ban nhân dân)\s+(huyện|quận|thị xã|thành phố|tỉnh|xã|phường|thị trấn|đặc khu)\s+",
    re.IGNORECASE,
)
ITSELF = re.compile(
    r"\bKế hoạch\s+(số\s*([0-9]*)\s*/\s*KH[-–]UBND)\s+(ngày\s*([0-9]*)\s*/\s*([0-9]*)\s*/\s*([0-9]{4}))"
)
NUMBERED = re.compile(r"^Số\s*:\s*([0-9]*)\s*/\s*KH[-–]UBND", re.IGNORECASE)
DATED = re.compile(r"ngày\s+([0-9]{1,2})\s+tháng\s+([0-9]{1,2})\s+năm\s+([0-9]{4})\s*$", re.IGNORECASE)
PLANNED = re.compile(r"kế hoạch[^.;]*?năm\s+(20[0-9]{2})|^[^.;]*cải thiện[^.;]*?năm\s+(20[0-9]{2})", re.IGNORECASE)
SCORED = re.compile(r"(?:kết quả|đánh giá|điểm)[^.;]*?(?:năm\s+)?(20[0-9]{2})", re.IGNORECASE)
YEAR = re.compile(r"20[0-9]{2}")


@dataclass(frozen=True, slots=True)
class Body:
    """A people's committee: its whole name, and the name of its place alone."""

    name: str
    place: str


def reference_in(paragraphs: Iterable[Words]) -> Reference:
    """Number, day and issuer as the plan refers to itself; what it leaves blank is None and named in `blanks`."""
    paragraphs = tuple(paragraphs)
    number = day = None
    blanks: list[tuple[str, Words]] = []
    for words in paragraphs:
        if match := ITSELF.search(words.text):
            number = number or (f"{match[2]}/KH-UBND" if match[2] else None)
            day = day or _day(match[4], match[5], match[6])
            if not match[2]:
                blanks.append(("number", _part(words, match, 1)))
            if not (match[4] and match[5]):
                blanks.append(("day", _part(words, match, 3)))
        elif match := NUMBERED.search(words.text):
            number = number or (f"{match[1]}/KH-UBND" if match[1] else None)
            if not match[1]:
                blanks.append(("number", _part(words, match, 0)))
        elif words.text.count(",") == 1 and (match := DATED.search(words.text)):
            day = day or _day(*match.groups())
    body = issuer_in(paragraphs)
    return Reference(number, day, body.name if body else None, tuple(blanks))


def _part(words: Words, match: re.Match[str], group: int) -> Words:
    place = words.place(*match.span(group))
    return Words(match[group], ((0, place),))


def _day(day: str, month: str, year: str) -> str | None:
    try:
        return date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        return None


def issuer_in(paragraphs: tuple[Words, ...]) -> Body | None:
    """The body that the plan's line about itself names; else the one named most often."""
    for words in paragraphs:
        match = ITSELF.search(words.text)
        if match and (own := _bodies(words.text[match.end() :])):
            return own[0]
    named = Counter(body for words in paragraphs for body in _bodies(words.text))
    return named.most_common(1)[0][0] if named else None


def _bodies(text: str) -> list[Body]:
    found = []
    for match in BODY.finditer(text):
        words = []
        for word in text[match.end() :].split():
            if not word[0].isupper():
                break
            words.append(word.strip(",.;:)"))
            if word[-1] in ",.;:)":
                break
        if words:
            place = " ".join(word.title() if word.isupper() else word for word in words)
            found.append(Body(f"UBND {match[1].lower()} {place}", place))
    return found


def years_in(header: dict[str, Words], paragraphs: Iterable[Words]) -> tuple[int | None, int | None]:
    """Year scored and year planned: as the table's header says; else as the narrative does; else one from the other."""
    texts = [words.text for words in paragraphs]
    scored = _year(header.get("points")) or _first(SCORED, texts)
    planned = _year(header.get("target_points")) or _first(PLANNED, texts)
    if scored and not planned:
        planned = scored + 1
    return scored or (planned - 1 if planned else None), planned


def _year(cell: Words | None) -> int | None:
    match = YEAR.search(cell.text) if cell else None
    return int(match[0]) if match else None


def _first(pattern: re.Pattern[str], texts: list[str]) -> int | None:
    for text in texts:
        if match := pattern.search(text):
            return int(next(group for group in match.groups() if group))
    return None
