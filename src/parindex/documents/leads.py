"""The units that a cell names: groups whole, the rest split at commas and semicolons, under canonical names."""

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

from parindex.core.folding import normalised
from parindex.core.place import Words
from parindex.core.plan import Lead

NOUN = (
    r"(?:(?:phòng ban|phòng|ban|cơ quan|đơn vị|bộ phận|ngành|đoàn thể|tổ chức|địa phương|xã|phường|thị trấn|huyện|sở)"
    r"(?: chuyên môn| sự nghiệp(?: công lập)?)?"
    r"(?:(?: có)? liên quan| trực thuộc| thuộc (?:ubnd )?(?:huyện|tỉnh)| cấp (?:huyện|xã|tỉnh)"
    r"| trên địa bàn(?: huyện| tỉnh)?)?)"
)
# what ends a noun of a group; "Phòng" in "các đơn vị và Phòng Nội vụ" goes on and is none
END = r"(?=\s*(?:[;,.\n]|và\s|$))"
GROUP = re.compile(rf"(?:ubnd )?(?:các|tất cả các) {NOUN}{END}(?:(?:, | và ){NOUN}{END})*", re.IGNORECASE)
MANY = re.compile(r"(?:ubnd )?(?:các|tất cả các)\s", re.IGNORECASE)
LEVEL = re.compile(r" (?:huyện|tỉnh|xã)$")
BREAK = re.compile(r"[;,\n]")
BULLET = re.compile(r"[-–+•*]\s*(?=\S)")


def leads_of(words: Words) -> tuple[Lead, ...]:
    """The units named in `words`, in order: known names and groups are matched whole before any split."""
    found = []
    whole = _names_whole(words.text) if "\n" in words.text else words.text
    for piece in _pieces(whole):
        start, end = _trimmed(whole, *piece)
        if start < end:
            text = whole[start:end]
            place = words.place(start, end)
            is_group = MANY.match(text) is not None
            name = _first_letter_large(text) if is_group else unit_name(text)
            found.append(Lead(name, is_group, Words(text, ((0, place),))))
    return tuple(found)


def unit_name(written: str) -> str:
    """The canonical name of a unit as `written`; its own writing, first letter large, if it is not known."""
    bare = " ".join(written.strip(" .;,").split())
    known = _names().get(_key(bare)) or _names().get(LEVEL.sub("", _key(bare)))
    return known or _first_letter_large(bare)


def _pieces(text: str) -> Iterator[tuple[int, int]]:
    """Where each name stands. A group may hold commas, and so may a known name."""
    start = 0
    whole = [match.span() for match in (*GROUP.finditer(text), *_names_with_commas().finditer(text))]
    for begin, end in sorted(whole):
        if begin < start or not _at_a_break(text, start, begin):
            continue
        yield from _split(text, start, begin)
        yield begin, end
        start = end
    yield from _split(text, start, len(text))


def _at_a_break(text: str, start: int, begin: int) -> bool:
    """A whole name begins the cell or follows a separator or "và"; "Văn phòng các …" is none."""
    before = text[start:begin].strip(" -–+•*")
    return not before or before[-1] in ";,\n" or before.split()[-1] == "và"


def _split(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    for match in BREAK.finditer(text, start, end):
        yield start, match.start()
        start = match.end()
    yield start, end


def _names_whole(text: str) -> str:
    """`text`, a name that runs over a line end in one line; a large letter or a dash begins another name."""
    return "".join(
        " " if letter == "\n" and not (BULLET.match(text, at + 1) or text[at + 1 :].lstrip()[:1].isupper()) else letter
        for at, letter in enumerate(text)
    )


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Without spaces, the dash of a list, a final full stop, or the "và" between a group and the next name."""
    piece = text[start:end]
    if bullet := BULLET.match(piece.lstrip()):
        start += len(piece) - len(piece.lstrip()) + bullet.end()
        piece = text[start:end]
    body = piece.strip().removesuffix(".").rstrip()
    if body.strip("-–+•*") in ("", "và"):
        return start, start
    body = body.removesuffix(" và")
    start += len(piece) - len(piece.lstrip())
    if body.startswith("và "):
        start, body = start + 3, body[3:]
    return start, start + len(body)


def _first_letter_large(text: str) -> str:
    return text[:1].upper() + text[1:]


def _key(name: str) -> str:
    return re.sub(r"\s*([-&])\s*", r"\1", normalised(name))


@cache
def _names() -> dict[str, str]:
    table = tomllib.loads(files("parindex.documents").joinpath("units.toml").read_text(encoding="utf-8"))
    return {_key(alias): unit["name"] for unit in table["unit"] for alias in (unit["name"], *unit["aliases"])}


@cache
def _names_with_commas() -> re.Pattern[str]:
    table = tomllib.loads(files("parindex.documents").joinpath("units.toml").read_text(encoding="utf-8"))
    names = [alias for unit in table["unit"] for alias in unit["aliases"] if "," in alias]
    return re.compile("|".join(map(re.escape, names)), re.IGNORECASE)
