"""Bands as a paper words them: "Tốt: từ 80 đến dưới 90 điểm", "đạt từ 15 điểm trở lên xếp loại xuất sắc"."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise
from textwrap import shorten

from parindex.core.bands import Band, Bands
from parindex.core.folding import DASHES
from parindex.core.messages import Message
from parindex.core.place import Words
from parindex.documents.framework_doubts import Doubt

GAP, SPACE = " {0,2}", " {1,2}"  # bounded, so that no paragraph takes long
NAMES = (
    r"hoàn thành (?:xuất sắc|tốt)(?: nhiệm vụ)?|(?:không )?hoàn thành(?: nhiệm vụ)?"
    r"|xuất sắc|rất tốt|tốt|trung bình khá|trung bình|khá|yếu|kém|không đạt"
)
NAMED = rf"(?P<name>{NAMES})\b"
LEVEL = rf"(?:(?:xếp|phân){SPACE})?(?:loại|hạng|mức|nhóm){GAP}:?{GAP}"
# A single letter, and "đạt", name a band only behind such a word; "Đạt:" does so by itself.
OTHER = rf"""{LEVEL}[“"']?(?P<other>[A-EĐ]|đạt)\b|(?P<met>đạt)(?={GAP}:)"""
NAME = rf"""(?:(?:{LEVEL})?[“"']?{NAMED}|{OTHER})[”"']?"""
NUMBER = "[0-9]{1,4}(?:[.,][0-9]{1,2})?"
UNIT = rf"{GAP}(?:điểm|%)?{GAP}"
UP_TO = rf"(?:đến|tới|-){GAP}(?P<high>dưới|nhỏ hơn|<)?{GAP}(?P<ceiling>{NUMBER}){UNIT}"
RANGE = (
    rf"(?:(?:(?P<low>từ|trên|lớn hơn|hơn|≥|>=|>){GAP})?(?P<floor>{NUMBER}){UNIT}"
    rf"(?:(?P<up>trở lên)|(?P<down>trở xuống)|{UP_TO})?"
    rf"|(?:từ{SPACE})?(?P<under>dưới|nhỏ hơn|<){GAP}(?P<below>{NUMBER}){UNIT})"
)
UNITS = rf"(?:(?:các{SPACE})?(?:đơn vị|cơ quan|địa phương){SPACE})?"
TOTAL = rf"(?:(?:có{SPACE})?(?:tổng{SPACE})?(?:số{SPACE})?điểm{SPACE}(?:số{SPACE})?)?"
POINTS = rf"{TOTAL}(?:đạt{SPACE}(?:được{SPACE})?|được{SPACE})?"
FIRST = rf"{NAME}{GAP}(?:[:(-]|là|khi|nếu)?{GAP}{POINTS}{RANGE}{GAP}\)?"
LAST = rf"{UNITS}{POINTS}{RANGE}{GAP}(?:[:),-]|thì|là)?{GAP}(?:được{SPACE})?(?:đánh giá{SPACE})?{NAME}"
START, END = rf"(?:^|[;:,.()+*-]|\bvà\b){GAP}", rf"(?={GAP}(?:[;,.)]|$|và\b))"
THRESHOLDS = tuple(re.compile(f"{START}(?P<said>{words}){END}", re.IGNORECASE) for words in (FIRST, LAST))
HAS_NAME, HAS_FIGURE = re.compile(rf"\b{NAMED}", re.IGNORECASE), re.compile("[0-9]")
BETWEEN = re.compile(r"\bvà\b|[\W_]+")
OPEN = ("trên", "lớn hơn", "hơn", ">")  # what excludes the figure behind it
LONGEST_QUOTE = 160
FEWEST = 2  # one threshold alone is a target ("phấn đấu xếp loại Tốt: từ 80 điểm"), no scale


@dataclass(frozen=True, slots=True)
class Threshold:
    """One band as worded: from `floor` to `ceiling` (None if not said); where in `words` it stands."""

    name: str
    floor: Decimal
    inclusive: bool
    ceiling: Decimal | None
    ceiling_inclusive: bool
    words: Words
    start: int
    end: int

    @property
    def said(self) -> str:
        return " ".join(self.words.text[self.start : self.end].split())


def bands_in(paragraphs: Iterable[Words], max_points: Decimal) -> tuple[Bands | None, list[Doubt]]:
    """The bands that `paragraphs` state for a set with `max_points`, None if they state none, and what is unsure."""
    runs, unread = _runs(paragraphs)
    if not runs:
        return None, []
    found, *others = runs
    said = _quoted(found)
    scale = max_points / 100 if "%" in said else Decimal(1)
    ordered = sorted(found, key=lambda one: (one.floor, not one.inclusive), reverse=True)
    bands = tuple(Band(one.name, (one.floor * scale).normalize(), one.inclusive) for one in ordered)
    place = found[0].words.place(found[0].start, found[0].end)
    doubts = [Doubt(place, message) for message in _messages(ordered, max_points, in_percent="%" in said)]
    doubts += [Doubt(words.place(), Message("doubt.bands-words", {"found": _short(words.text)})) for words in unread]
    doubts += [Doubt(run[0].words.place(), Message("doubt.bands-more", {"found": _quoted(run)})) for run in others]
    return Bands(bands, assumed=False, basis=f"“{_short(said)}”"), doubts


def _runs(paragraphs: Iterable[Words]) -> tuple[list[list[Threshold]], list[Words]]:
    """Thresholds that follow on each other, and the words among the first ones that were not understood.

    A name that comes again begins another scale.
    """
    runs: list[list[Threshold]] = [[]]
    unread: list[tuple[int, Words]] = []
    for words in paragraphs:
        found = list(_thresholds(words))
        for one in found:
            if one.name in {other.name for other in runs[-1]}:
                runs.append([])
            runs[-1].append(one)
        if found:
            unread += [(len(runs), left) for left in _left_over(words, found)]
        elif runs[-1] and HAS_NAME.search(words.text) and HAS_FIGURE.search(words.text):
            unread.append((len(runs), words))
        elif runs[-1]:
            runs.append([])
    scales = [(number, run) for number, run in enumerate(runs, 1) if len(run) >= FEWEST]
    first = scales[0][0] if scales else 0
    return [run for _, run in scales], [words for number, words in unread if number == first]


def _thresholds(words: Words) -> Iterator[Threshold]:
    text = words.text.translate(DASHES).replace("\n", " ")
    found = [pattern.search(text) for pattern in THRESHOLDS]
    while matches := [match for match in found if match]:
        first = min(matches, key=lambda match: match.start())
        if one := _threshold(words, first):
            yield one
        at = first.end()
        found = [
            pattern.search(text, at) if match and match.start() < at else match
            for pattern, match in zip(THRESHOLDS, found, strict=True)
        ]


def _threshold(words: Words, match: re.Match[str]) -> Threshold | None:
    """The band of a match; None where its figure is neither a floor nor a ceiling ("Tốt: 80 điểm")."""
    part = match.groupdict()
    name = " ".join((part["name"] or part["other"] or part["met"]).split())
    start, end = match.span("said")
    ceiling = part["below"] or (part["floor"] if part["down"] else part["ceiling"])
    if not (part["low"] or part["up"] or ceiling):
        return None
    return Threshold(
        name=name.capitalize(),
        floor=Decimal(0) if part["below"] or part["down"] else _figure(part["floor"]),
        inclusive=(part["low"] or "").lower() not in OPEN,
        ceiling=_figure(ceiling) if ceiling else None,
        ceiling_inclusive=not (part["below"] or part["high"]),
        words=words,
        start=start,
        end=end,
    )


def _figure(words: str) -> Decimal:
    return Decimal(words.replace(",", "."))


def _left_over(words: Words, found: Sequence[Threshold]) -> Iterator[Words]:
    """What stands between and behind the thresholds of a paragraph and may be a condition."""
    ends = [*(one.start for one in found[1:]), len(words.text)]
    for one, end in zip(found, ends, strict=True):
        left = words.text[one.end : end]
        if BETWEEN.sub("", left):
            yield Words(left.strip(" ,;."), ((0, words.place(one.end, end)),))


def _messages(ordered: Sequence[Threshold], max_points: Decimal, *, in_percent: bool) -> Iterator[Message]:
    """What is odd about a scale, from its highest threshold down."""
    top, most = ordered[0], Decimal(100) if in_percent else max_points
    if in_percent:
        yield Message("doubt.bands-percent", {"max_points": max_points})
    if top.ceiling not in (None, most) or not top.floor <= most <= 2 * top.floor:
        yield Message("doubt.bands-scale", {"said": top.said, "max_points": most})
    for upper, lower in pairwise(ordered):
        meet = lower.ceiling == upper.floor and lower.ceiling_inclusive is not upper.inclusive
        if lower.ceiling is not None and not meet:
            yield Message("doubt.bands-meet", {"upper": upper.said, "lower": lower.said})


def _quoted(run: Sequence[Threshold]) -> str:
    return "; ".join(one.said.strip(" ;,.") for one in run)


def _short(words: str) -> str:
    return shorten(words, LONGEST_QUOTE, placeholder=" …")
