"""What the columns of a table mean, told by the words over them or by whoever corrects the reader."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from parindex.core.folding import folded

# Tried in this order: "Đơn vị chủ trì, phối hợp" holds the leads; "Nội dung thực hiện" is a task, not a name.
PATTERNS = (
    ("code", r"^(?:s?tt|so tt|so thu tu|ma(?: so)?(?: tieu chi| tc)?)$"),
    ("leads", r"chu tri|phu trach|don vi thuc hien|co quan thuc hien|(?:don vi|co quan) duoc giao"),
    ("supporting", r"phoi hop"),
    ("deadline", r"thoi han|thoi gian|tien do|han hoan thanh|hoan thanh truoc"),
    ("evidence", r"kiem chung|tlkc|minh chung"),
    ("measure", r"thuoc do|chi so do luong|san pham|ket qua dau ra"),
    ("note", r"ghi chu"),
    ("target_points", r"muc tieu|phan dau|diem ke hoach"),
    ("self_points", r"tu (?:cham|danh gia)"),
    ("survey_points", r"xhh|xa hoi hoc|dieu tra|khao sat"),
    ("verified_points", r"tham dinh"),
    ("max_points", r"diem chuan|toi da|thang diem|diem quy dinh"),
    ("points", r"dat duoc|diem dat|ket qua|diem (?:nam )?20[0-9]{2}|cong nhan"),
    ("task", r"nhiem vu|giai phap|noi dung thuc hien|bien phap"),
    ("name", r"linh vuc|tieu chi|noi dung|chi so|chi tieu"),
)
MEANINGS = tuple(name for name, _ in PATTERNS)
FIGURES = ("max_points", "points", "target_points", "self_points", "verified_points", "survey_points")
NO_MEANING = ""
BARE_FIGURE = re.compile(r"^(?:so )?diem(?: so)?$")  # the only figure of a bare criteria set needs no more words
YEAR = re.compile(r"20[0-9]{2}")


@dataclass(frozen=True, slots=True)
class Layout:
    """What a user says about a paper's table: meanings by the number of the column (from 1; "" for none), which table.

    table: its number among the paper's tables of criteria, from 1.
    """

    columns: Mapping[int, str] = field(default_factory=dict)
    table: int = 1


def meanings_of(header: Sequence[Sequence[str]]) -> list[str]:
    """The meaning of each column, "" for none; a column's words come from the top row of the header to the last.

    The first column with a meaning has it, but of several years the points of the latest are meant.
    """
    spelled = [[folded(" ".join(words.split())) for words in column] for column in header]
    found = [NO_MEANING] * len(spelled)
    for at, words in enumerate(spelled):
        found[at] = next((name for name in _told_by(words) if name not in found), NO_MEANING)
    latest = _latest_points(spelled)
    if latest is not None:
        found = [NO_MEANING if name == "points" else name for name in found]
        found[latest] = "points"
    return _with_stand_ins(found, spelled)


def corrected(found: list[str], corrections: Mapping[int, str]) -> list[str]:
    """`found` with what a user says; a meaning given to one column leaves the other that had it without."""
    given = set(corrections.values()) - {NO_MEANING}
    kept = [NO_MEANING if name in given else name for name in found]
    return [corrections.get(at, name) for at, name in enumerate(kept, 1)]


def _told_by(words: list[str]) -> list[str]:
    """The meanings that the lowest words tell by themselves, then those of all words over the column together."""
    spoken = [words[-1], " ".join(words)] if words else []
    return [name for text in spoken for name, pattern in PATTERNS if re.search(pattern, text)]


def _latest_points(spelled: list[list[str]]) -> int | None:
    """The column with the points of the latest year, where several columns have points of a year; else None."""
    years = {
        at: match[0]
        for at, words in enumerate(spelled)
        if _told_by(words)[:1] == ["points"] and (match := YEAR.search(" ".join(words)))
    }
    return max(years, key=lambda at: years[at]) if len(set(years.values())) > 1 else None


def _with_stand_ins(found: list[str], spelled: list[list[str]]) -> list[str]:
    """Points that were verified are the points achieved where no column claims to be; "Điểm" alone is the maximum."""
    if "points" not in found:
        found = ["points" if name == "verified_points" else name for name in found]
    if "max_points" not in found:
        bare = next((at for at, words in enumerate(spelled) if words and BARE_FIGURE.match(words[-1])), None)
        if bare is not None:
            found[bare] = "max_points"
    return found
