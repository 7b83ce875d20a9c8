"""Markers that number a row: "1", "1.1", "I", "A", "a)", "-", alone in a cell or before the words of a name."""

import re
from dataclasses import dataclass

DOTTED = r"[0-9]{1,4}(?:[.,][0-9]{1,4}){0,3}"
ROMAN = r"(?=[IVXLC])(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})"
KINDS = (("dotted", DOTTED), ("roman", ROMAN), ("upper", r"[A-ZĐ]"), ("lower", r"[a-zđ]"), ("dash", r"[-–+•*]"))
ALONE = {kind: re.compile(rf"\(?({pattern})\s*[.):/]?") for kind, pattern in KINDS}
# Before words a marker needs its full stop or bracket, but for "1.1" and a dash.
LEADING = {
    "dotted": re.compile(rf"({DOTTED})\s*[.):](?![0-9])\s*(?=\S)|([0-9]{{1,4}}(?:\.[0-9]{{1,4}}){{1,3}})\s+(?=\S)"),
    "roman": re.compile(rf"({ROMAN})\s*[.):/–-]\s*(?=\S)"),
    "upper": re.compile(r"([A-ZĐ])\s*[.):]\s*(?=\S)"),
    "lower": re.compile(r"([a-zđ])\s*[.)]\s*(?=\S)"),
    "dash": re.compile(r"([-–+•*])\s*(?=\S)"),
}
LEVEL = re.compile(r"(?:lĩnh vực|tiêu chí(?: thành phần)?|phần|mục|nhóm)\s+(?:thứ\s+|số\s+)?", re.IGNORECASE)
ROMAN_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
ALPHABET = "abcdđefghijklmnopqrstuvwxyz"
# Letters that one list has and the next has not: Vietnamese lists have "đ", and none of the others.
OPTIONAL = "đfjwz"


@dataclass(frozen=True, slots=True)
class Marker:
    """A marker as written: its kind, its numbers ("1.2" has two), and where in the cell the name begins behind it.

    level: the word before it ("lĩnh vực"), "" if none.
    """

    kind: str
    numbers: tuple[int, ...]
    words: str
    name_at: int
    level: str = ""

    @property
    def shape(self) -> str:
        """What rows of the same level have alike."""
        return self.level or (f"dotted-{len(self.numbers)}" if self.kind == "dotted" else self.kind)

    @property
    def says_its_level(self) -> bool:
        """Whether it tells level and code without the rows around it, as "1.2" does."""
        return self.kind == "dotted" and not self.level


def marker_in(text: str, *, letters: str = "roman") -> Marker | None:
    """The marker that `text` is, or begins with; None if there is none.

    letters: "roman" or "upper", what a single letter I, V or X is.
    """
    if not text:
        return None
    alone = _alone(text, letters)
    return alone or _leading(text, letters)


def _alone(text: str, letters: str) -> Marker | None:
    prefix = LEVEL.match(text)
    rest = text[prefix.end() :] if prefix else text
    for kind, pattern in ALONE.items():
        match = pattern.fullmatch(rest)
        if match and _is_kind(kind, match[1], letters):
            return Marker(kind, _numbers(kind, match[1]), match[1], len(text), _level(prefix))
    return None


def _leading(text: str, letters: str) -> Marker | None:
    """A marker before words; after "Lĩnh vực" or "Tiêu chí" it needs no full stop."""
    prefix = LEVEL.match(text)
    start = prefix.end() if prefix else 0
    for kind, pattern in LEADING.items():
        match = pattern.match(text, start)
        words = next((group for group in match.groups() if group), "") if match else ""
        if match and _is_kind(kind, words, letters):
            return Marker(kind, _numbers(kind, words), words, match.end(), _level(prefix))
    return None


def _level(prefix: re.Match[str] | None) -> str:
    return " ".join(prefix[0].casefold().split()) if prefix else ""


def _is_kind(kind: str, words: str, letters: str) -> bool:
    if not words:
        return False
    if len(words) == 1 and words in ROMAN_VALUES:
        return kind == ("upper" if letters == "upper" or words in "LC" else "roman")
    return True


def _numbers(kind: str, words: str) -> tuple[int, ...]:
    if kind == "dotted":
        return tuple(int(part) for part in re.split(r"[.,]", words))
    if kind == "roman":
        return (_roman(words),)
    return (ALPHABET.find(words.lower()) + 1,)


def _roman(words: str) -> int:
    values = [ROMAN_VALUES[letter] for letter in words]
    return sum(-one if one < after else one for one, after in zip(values, [*values[1:], 0], strict=True))


def comes_after(before: str, letter: str) -> bool:
    """Whether `letter` stands behind `before` in the alphabet."""
    return ALPHABET.find(letter.lower()) > ALPHABET.find(before.lower())


def steps(before: str, letter: str) -> int:
    """How far `letter` is behind `before` ("" before the first) in a list, whichever alphabet the list uses."""
    start = ALPHABET.find(before.lower()) + 1 if before else 0
    between = ALPHABET[start : ALPHABET.find(letter.lower())]
    return 1 + sum(one not in OPTIONAL for one in between)
