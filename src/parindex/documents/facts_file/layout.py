"""Which column means what: by the words of a header row, in the long form or the wide one."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from parindex.core.facts import POINTS
from parindex.core.folding import folded
from parindex.core.messages import Message

WORDS = {
    "unit": ("unit", "unit name", "don vi", "ten don vi"),
    "code": ("code", "criterion", "criterion code", "ma", "ma tieu chi", "tieu chi"),
    "fact": ("fact", "so lieu", "ten so lieu", "ma so lieu"),
    "value": ("value", "gia tri"),
    "start": ("from", "tu", "tu ngay"),
    "end": ("to", "den", "den ngay"),
    "source": ("source", "nguon", "nguon so lieu"),
    "by": ("by", "nguoi khai", "nguoi ke khai"),
    "at": ("at", "thoi diem", "thoi diem khai"),
}
MEANINGS = {word: meaning for meaning, words in WORDS.items() for word in words}
OF_A_ROW = ("unit", "start", "end", "source", "by", "at")  # said once for all figures of a row in the wide form
NO_WORD = re.compile(r"[^0-9a-z]+")
FACT = r"[A-Za-z_][A-Za-z0-9_.]*"
BARE_CODE = r"\*|(?:[A-Za-zĐđ]{1,5}[.-]?)?[0-9]+(?:[.-][0-9A-Za-zĐđ]+)*"
WITH_COLON = re.compile(rf"([^\s:]*)\s*:\s*({FACT})")
WITHOUT_COLON = re.compile(rf"({BARE_CODE})(?:\s+({FACT}))?")


class Figure(NamedTuple):
    """A column of figures in the wide form: its number from 0, the code and the fact it is of."""

    at: int
    code: str
    fact: str


@dataclass(frozen=True, slots=True)
class Layout:
    """The columns of a file. `named` are their numbers from 0 by meaning; `figures` are none in the long form.

    ignored: the names of columns that mean nothing here.
    """

    header: tuple[str, ...]
    named: dict[str, int]
    figures: tuple[Figure, ...]
    ignored: tuple[str, ...]

    @property
    def telling(self) -> int:
        """The column to look at for a row as a whole, from 1."""
        return self.named["unit" if self.figures else "value"] + 1


def layout_of(header: Sequence[str]) -> Layout | Message | None:
    """The columns under these words: None if they are no header, a message if one means the same as another."""
    header = _trimmed(header)
    meant = [(at, MEANINGS.get(_key(words), "")) for at, words in enumerate(header)]
    present = {meaning for _, meaning in meant if meaning}
    if {"unit", "value"} <= present and present & {"code", "fact"}:
        return _checked(header, [(at, meaning) for at, meaning in meant if meaning], ())
    figures = tuple(_figures(header))
    if "unit" in present and figures:
        return _checked(header, [(at, meaning) for at, meaning in meant if meaning in OF_A_ROW], figures)
    return None


def _trimmed(header: Sequence[str]) -> tuple[str, ...]:
    last = max((at for at, words in enumerate(header) if words), default=-1)
    return tuple(header[: last + 1])


def _key(words: str) -> str:
    return NO_WORD.sub(" ", folded(words)).strip()


def _figures(header: Sequence[str]) -> Iterator[Figure]:
    for at, words in enumerate(header):
        if match := WITH_COLON.fullmatch(words) or WITHOUT_COLON.fullmatch(words):
            yield Figure(at, match[1], match[2] or POINTS)


def _checked(header: tuple[str, ...], meant: list[tuple[int, str]], figures: tuple[Figure, ...]) -> Layout | Message:
    met = dict[object, int]()
    for at, meaning in (*meant, *((figure.at, figure[1:]) for figure in figures)):
        if (first := met.setdefault(meaning, at)) != at:
            return Message("facts-file.twice", {"column": header[at], "first": header[first]})
    used = set(met.values())
    ignored = tuple(words for at, words in enumerate(header) if words and at not in used)
    return Layout(header, {meaning: at for at, meaning in meant}, figures, ignored)
