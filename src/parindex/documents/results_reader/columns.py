"""What the columns of a table of results mean, told by the words over them and by what stands in them."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum

from parindex.core.folding import folded, normalised
from parindex.core.place import Words
from parindex.core.results import Entry
from parindex.documents.results_reader.figures import is_bare, without_maximum

ONE_OF_A_KIND = ("code", "unit", "total", "rank", "band")
MEANINGS = (*ONE_OF_A_KIND, "area")
NO_MEANING = "other"
# Marks matter here: "Sở" heads units, "Số" does not.
UNIT = re.compile(
    r"^(?:tên )?(?:các )?(?:đơn vị|cơ quan|địa phương|sở|ubnd|ủy ban nhân dân|uỷ ban nhân dân|bộ, ngành|tỉnh|huyện|xã"
    r"|phường|quận|thị xã|thành phố|phòng|ban|đối tượng|don vi|co quan)\b"
    r"(?!.*(?:chủ trì|phối hợp|thực hiện|tính$|phụ trách|thẩm định|chấm|đánh giá|theo dõi|được giao))"
)
CODE = re.compile(r"^(?:s?tt|so tt|so thu tu)$")
RANK = re.compile(r"xep hang|thu hang|xep thu|^hang\b|vi tri|thu tu xep")
BAND = re.compile(r"xep loai|phan loai|xep muc|^loai$|muc xep")
TOTAL = re.compile(r"tong(?: so| cong)? diem|diem tong|^tong(?: cong| so| hop)?$|tong chi so|tong ket qua")
TOTAL_OF_POINTS = re.compile(r"diem|chi so|ket qua")
STANDS_FOR_TOTAL = re.compile(
    r"chi so|par ?index|diem dat|ket qua|^(?:so )?diem(?: so)?(?: (?:nam )?20[0-9]{2})?$|cong nhan|diem tham dinh"
)
LESS_OF_A_TOTAL = re.compile(r"xhh|xa hoi hoc|dieu tra|khao sat|tu (?:cham|danh gia)|toi da|chuan|thuong|tru\b|%|ty le")
AREA_NUMBER = re.compile(r"^(?:linh vuc|lv)\s*(?:thu )?(?:so )?[0-9]{1,2}\b")
AREA_NAME = re.compile(
    r"chi dao|the che|thu tuc hanh chinh|\btthc\b|bo may|cong vu|cong chuc|tai chinh|hien dai hoa"
    r"|chinh quyen (?:dien tu|so)|chuyen doi so|tac dong"
)
OVER_AREAS = re.compile(r"linh vuc|noi dung|thanh phan|tieu chi|truc noi dung")
ALL_AREAS = re.compile(r"cac (?:linh vuc|noi dung|tieu chi)")
BESIDE_AREAS = re.compile(r"^diem (?:tham dinh|danh gia tac dong|dieu tra|xhh)")
BESIDE = re.compile(
    r"tham dinh|tu (?:cham|danh gia)|\btdg\b|danh gia tac dong|xhh|xa hoi hoc|dieu tra|khao sat"
    r"|diem thuong|diem cong\b|diem tru|chi so|ty le|%|phan tram"
    r"|so sanh|chenh lech|tang|giam|trung binh|toi da|diem chuan|nam 20[0-9]{2}"
)
# The columns under one area, by how likely their points are the ones that count: the most likely highest.
LAYERS = (
    (4, re.compile(r"cong nhan|hoi dong")),
    (0, re.compile(r"hang|loai|%|ty le|toi da|chuan")),
    (1, re.compile(r"tu (?:cham|danh gia)|\btdg\b")),
    (3, re.compile(r"tham dinh|\btd\b|dat|^tong|^cong$")),
)
YEAR = re.compile(r"20[0-9]{2}")
NO_YEAR = 9999  # a column without a year speaks of the paper's own, which is the latest


class Content(Enum):
    """What most of the cells of a column hold."""

    BLANK = "blank"
    FIGURES = "figures"
    WORDS = "words"


@dataclass(frozen=True, slots=True)
class Column:
    """A column before its meaning is known: the words over it, top row first, the maximum in them, what it holds."""

    words: tuple[Words, ...]
    maximum: Entry | None
    content: Content

    @property
    def spoken(self) -> tuple[str, ...]:
        return tuple(folded(without_maximum(words.text)) for words in self.words)

    @property
    def leaf(self) -> str:
        return self.spoken[self.named_by] if self.words else ""

    @property
    def year(self) -> int:
        match = YEAR.search(" ".join(words.text for words in self.words))
        return int(match[0]) if match else NO_YEAR

    @property
    def named_by(self) -> int:
        """Which of its words (from 0) name it: the lowest that are no maximum; under "lĩnh vực" a number is a name."""
        spoken = [at for at, text in enumerate(self.spoken) if text]
        named = [at for at in spoken if not is_bare(self.spoken[at]) or (at and OVER_AREAS.search(self.spoken[at - 1]))]
        return max(named, default=0)

    @property
    def owner(self) -> int | None:
        """Which of the words above the lowest (from 0) are those of an area, whose figures stand in several columns."""
        above = self.spoken[: self.named_by]
        return next((at for at, text in enumerate(above) if _names_an_area(text) and not ALL_AREAS.search(text)), None)


@dataclass(frozen=True, slots=True)
class Meaning:
    """The meaning of a column; `named_by` says which of the words over it (from 0) name it. `is_sure` of areas."""

    name: str
    named_by: int = 0
    is_sure: bool = True


OTHER = Meaning(NO_MEANING)


def meanings_of(columns: Sequence[Column], corrections: Mapping[int, str]) -> list[Meaning]:
    """The meaning of each column. corrections: what a user says of them, by their number (from 1)."""
    found = [_first_sight(column) for column in columns]
    _settle_owners(columns, found)
    for name in ONE_OF_A_KIND:
        _settle_one(columns, found, name)
    if not any(meaning.name == "total" for meaning in found):
        _let_stand_for_total(columns, found)
    _settle_unsure(found)
    return _corrected(columns, found, corrections)


def is_of_results(columns: Sequence[Column], meanings: Sequence[Meaning], *, corrected: bool) -> bool:
    """Whether rows are units and a column holds their totals, or several their areas; more is asked of bare words."""
    at = {meaning.name: number for number, meaning in enumerate(meanings)}
    areas = [number for number, meaning in enumerate(meanings) if meaning.name == "area" and meaning.is_sure]
    figures = [*areas, *([at["total"]] if "total" in at else [])]
    if "unit" not in at or not figures or min(figures) < at["unit"]:
        return False
    if corrected or len(areas) > 1:
        return True
    speaks_of_points = "total" in at and TOTAL_OF_POINTS.search(columns[at["total"]].leaf) is not None
    return speaks_of_points or ("total" in at and bool({"rank", "band"} & at.keys()))


def _first_sight(column: Column) -> Meaning:
    leaf, named_by = column.leaf, column.named_by
    if column.owner is not None or not leaf:
        return OTHER
    if UNIT.search(normalised(without_maximum(column.words[named_by].text))):
        return Meaning("unit", named_by)
    for name, pattern in (("code", CODE), ("rank", RANK), ("band", BAND)):
        if pattern.search(leaf):
            return Meaning(name, named_by)
    if TOTAL.search(leaf):
        return Meaning("total", named_by)
    return _area_at_sight(column, named_by)


def _area_at_sight(column: Column, named_by: int) -> Meaning:
    above = column.spoken[:named_by]
    if AREA_NUMBER.search(column.leaf):
        return Meaning("area", named_by)
    if column.content is Content.WORDS:
        return OTHER
    if _names_an_area(column.leaf) and not BESIDE_AREAS.search(column.leaf):
        return Meaning("area", named_by)
    of_total = next((at for at, text in enumerate(above) if TOTAL.search(text) and not OVER_AREAS.search(text)), None)
    if of_total is not None:
        return Meaning("total", of_total)
    if BESIDE.search(column.leaf) or STANDS_FOR_TOTAL.search(column.leaf) or column.content is Content.BLANK:
        return OTHER
    is_under_areas = any(OVER_AREAS.search(text) for text in above)
    return Meaning("area", named_by, is_sure=is_under_areas or column.maximum is not None)


def _names_an_area(text: str) -> bool:
    return AREA_NUMBER.search(text) is not None or AREA_NAME.search(text) is not None


def _settle_owners(columns: Sequence[Column], found: list[Meaning]) -> None:
    """Of the columns under one area, the one with the points that count is the area."""
    owned: dict[Words, list[int]] = {}
    for at, column in enumerate(columns):
        if column.owner is not None and column.content is not Content.WORDS:
            owned.setdefault(column.words[column.owner], []).append(at)
    for group in owned.values():
        best = max(group, key=lambda at: (_likely_to_count(columns[at].leaf), at))
        found[best] = Meaning("area", columns[best].owner or 0)


def _likely_to_count(leaf: str) -> int:
    """How likely the figures under these words are the points that count, the likeliest highest."""
    return next((rank for rank, pattern in LAYERS if pattern.search(leaf)), len(LAYERS) // 2)


def _settle_one(columns: Sequence[Column], found: list[Meaning], name: str) -> None:
    """Of several columns of one meaning the likeliest keeps it: of units the first, else that of the latest year."""
    rivals = [at for at, meaning in enumerate(found) if meaning.name == name]

    def likely(at: int) -> tuple[bool, int, int]:
        column = columns[at]
        if name == "unit":
            return column.content is not Content.FIGURES, 0, -at
        is_whole = name != "total" or not LESS_OF_A_TOTAL.search(column.leaf)
        return is_whole, column.year, at if name == "total" else -at

    for at in rivals:
        if at != max(rivals, key=likely):
            found[at] = OTHER


def _let_stand_for_total(columns: Sequence[Column], found: list[Meaning]) -> None:
    """Without a column that is called the total, that of the index or of the points is the total."""
    for at, column in enumerate(columns):
        if found[at] is OTHER and column.content is Content.FIGURES and STANDS_FOR_TOTAL.search(column.leaf):
            found[at] = Meaning("total", column.named_by)
    _settle_one(columns, found, "total")


def _settle_unsure(found: list[Meaning]) -> None:
    """A column of figures that nothing tells of is an area between the unit and the total, or among areas."""
    at = {meaning.name: number for number, meaning in enumerate(found) if meaning.name != "area"}
    sure = [number for number, meaning in enumerate(found) if meaning.name == "area" and meaning.is_sure]
    first = min((at.get("unit", 0), *sure))
    last = max((at.get("total", 0), *sure))
    for number, meaning in enumerate(found):
        if meaning.name == "area" and not meaning.is_sure and not first < number < last:
            found[number] = OTHER


def _corrected(columns: Sequence[Column], found: list[Meaning], corrections: Mapping[int, str]) -> list[Meaning]:
    """`found` with what a user says; a meaning given to one column leaves the other that had it without."""
    given = set(corrections.values()) & set(ONE_OF_A_KIND)
    kept = [OTHER if meaning.name in given else meaning for meaning in found]
    for number, name in corrections.items():
        if number <= len(kept):
            kept[number - 1] = Meaning(name, columns[number - 1].named_by)
    return kept
