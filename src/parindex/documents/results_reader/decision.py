"""Which decision publishes the results, and of which year they are."""

import re
from collections.abc import Iterable, Sequence
from datetime import date

from parindex.core.place import Words
from parindex.core.plan import Reference
from parindex.documents.plan_reader.reference import BODY, DATED, issuer_in

NUMBER = r"([0-9]+)\s*/\s*((?:20[0-9]{2}\s*/\s*)?[A-ZĐ]+(?:\s*[-–]\s*[A-ZĐ&]+)+)"
DAY = r"(?:ngày\s*([0-9]{1,2})(?:\s*[/-]\s*|\s+tháng\s+)([0-9]{1,2})(?:\s*[/-]\s*|\s+năm\s+)([0-9]{4}))"
ATTACHED = re.compile(r"kèm theo", re.IGNORECASE)
ITSELF = re.compile(rf"số\s*:?\s*{NUMBER}(?:\s*,?\s*{DAY})?")
NUMBERED = re.compile(rf"^\s*Số\s*:\s*{NUMBER}", re.MULTILINE)
RESTS_ON = re.compile(r"\s*(?:Căn cứ|Theo|Thực hiện|Xét)\b")
SUBJECT = re.compile(r"chỉ số|kết quả|xếp hạng|par\s?index", re.IGNORECASE)
YEAR = re.compile(r"(tháng\s+[0-9]+\s+)?năm\s+(20[0-9]{2})", re.IGNORECASE)


def decision_in(narrative: Iterable[Words]) -> Reference:
    """Number, day and issuer: as the annex refers to its decision, else as the head of the paper gives them."""
    told = tuple(narrative)
    attached = tuple(words for words in told if ATTACHED.search(words.text))
    number, day = _attached_to(attached)
    heads = tuple(words for words in told if BODY.match(words.text))
    body = issuer_in(attached) or issuer_in(heads)
    return Reference(number or _number(told), day or _dated(told), body.name if body else None, ())


def _attached_to(attached: Sequence[Words]) -> tuple[str | None, str | None]:
    for words in attached:
        if match := ITSELF.search(words.text):
            return _joined(match), _day(match[3], match[4], match[5]) if match[3] else None
    return None, None


def _number(told: Sequence[Words]) -> str | None:
    found = (NUMBERED.search(words.text) for words in told)
    return next((_joined(match) for match in found if match), None)


def _joined(match: re.Match[str]) -> str:
    return "".join(f"{match[1]}/{match[2]}".split()).replace("–", "-")


def _dated(told: Sequence[Words]) -> str | None:
    found = (DATED.search(words.text) for words in told if words.text.count(",") == 1)
    return next((_day(*match.groups()) for match in found if match), None)


def _day(day: str, month: str, year: str) -> str | None:
    try:
        return date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        return None


def year_in(narrative: Iterable[Words]) -> int | None:
    """The year that the paper's own words on results name; what it rests on, and days, are not meant."""
    for words in narrative:
        subject = None if RESTS_ON.match(words.text) else SUBJECT.search(words.text)
        years = YEAR.finditer(words.text, subject.end()) if subject else iter(())
        if year := next((match[2] for match in years if not match[1]), None):
            return int(year)
    return None
