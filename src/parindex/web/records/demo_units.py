"""Units of the demonstration: an invented province before and after the reform of 2025, and the real ones' own."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date

from parindex.core.organisation import Predecessor, UnitRow
from parindex.web.records.demo import UNITS

PROVINCE = "tinh-a"
# The last day before, and the first day after; the departments came first.
DEPARTMENTS_UNTIL, DEPARTMENTS_SINCE = date(2025, 2, 28), date(2025, 3, 1)
COMMUNES_UNTIL, COMMUNES_SINCE = date(2025, 6, 30), date(2025, 7, 1)
DISTRICT_GROUP, COMMUNE_GROUP, DEPARTMENT_GROUP = "Huyện", "Xã, thị trấn", "Sở, ban, ngành"
NEW_COMMUNE_GROUP, NEW_DEPARTMENT_GROUP = "Xã, phường từ 01/7/2025", "Sở, ban, ngành từ 01/3/2025"
OF_DEPARTMENTS = "Nghị quyết giả định của tỉnh A về sắp xếp sở, ban, ngành"
OF_COMMUNES = "Nghị quyết giả định của tỉnh A về sắp xếp xã"
OF_PROVINCES = "Sắp xếp đơn vị hành chính cấp tỉnh năm 2025: Lâm Đồng, Đắk Nông và Bình Thuận thành tỉnh Lâm Đồng"

# Of each district, which of its communes (counted from 1) went into which new one; two new ones share what was split.
BY_THREES = ((1, 2, 3), (4, 5, 6), (7, 8, 9))
THIRD_SPLIT = ((1, 2, 3), (3, 4, 5, 6), (7, 8, 9))
LAST_OF_TWO = ((1, 2, 3), (4, 5, 6), (7, 8))
DISTRICTS = (THIRD_SPLIT, BY_THREES, BY_THREES, THIRD_SPLIT, BY_THREES, BY_THREES, THIRD_SPLIT, LAST_OF_TWO)
WITH_WARD = (0, 4, 7)  # the districts whose town went into a ward

LASTING = {
    "tu-phap": "Sở Tư pháp",
    "y-te": "Sở Y tế",
    "giao-duc": "Sở Giáo dục và Đào tạo",
    "van-hoa": "Sở Văn hóa, Thể thao và Du lịch",
    "cong-thuong": "Sở Công Thương",
    "thanh-tra": "Thanh tra tỉnh",
    "khu-cong-nghiep": "Ban Quản lý các khu công nghiệp",
}
ENDED = {
    "van-phong": "Văn phòng UBND",
    "ngoai-vu": "Sở Ngoại vụ",
    "noi-vu": "Sở Nội vụ",
    "lao-dong": "Sở Lao động - Thương binh và Xã hội",
    "tai-chinh": "Sở Tài chính",
    "ke-hoach": "Sở Kế hoạch và Đầu tư",
    "nong-nghiep": "Sở Nông nghiệp và Phát triển nông thôn",
    "tai-nguyen": "Sở Tài nguyên và Môi trường",
    "khoa-hoc": "Sở Khoa học và Công nghệ",
    "thong-tin": "Sở Thông tin và Truyền thông",
    "xay-dung": "Sở Xây dựng",
    "giao-thong": "Sở Giao thông vận tải",
    "dan-toc": "Ban Dân tộc",
}
# The same functions came together as in real provinces; only the last of the first pair is invented.
BEGUN = {
    "van-phong": ("Văn phòng UBND", ("van-phong", "ngoai-vu")),
    "noi-vu": ("Sở Nội vụ", ("noi-vu", "lao-dong")),
    "tai-chinh": ("Sở Tài chính", ("tai-chinh", "ke-hoach")),
    "nong-nghiep": ("Sở Nông nghiệp và Môi trường", ("nong-nghiep", "tai-nguyen")),
    "khoa-hoc": ("Sở Khoa học và Công nghệ", ("khoa-hoc", "thong-tin")),
    "xay-dung": ("Sở Xây dựng", ("xay-dung", "giao-thong")),
    "dan-toc": ("Sở Dân tộc và Tôn giáo", ("dan-toc",)),
}
WITHOUT_CONTACT = ("tinh-a-m23", "tinh-a-m24", "tinh-a-s-khu-cong-nghiep")


def province_rows() -> list[UnitRow]:
    """The invented province with all that is or was below it, as a list of units has them."""
    rows = [UnitRow(PROVINCE, "UBND tỉnh A", "Tỉnh A", "province"), *_departments(), *_districts()]
    return _numbered(_with_contact(row) for row in rows)


def real_rows(known: Mapping[str, UnitRow]) -> list[UnitRow]:
    """The real units of the demonstration, with the days on which they ended, and what became of their province.

    known: the units that are there, by code. That no district is left since 2025-07-01 is published as well.
    """
    ended = [replace(known[code], valid_to=COMMUNES_UNTIL) for code, *_ in UNITS]
    old = (
        ("lam-dong-cu", "UBND tỉnh Lâm Đồng", "Tỉnh Lâm Đồng (trước 01/7/2025)"),
        ("binh-thuan", "UBND tỉnh Bình Thuận", "Tỉnh Bình Thuận"),
    )
    ended += [UnitRow(*names, "province", valid_to=COMMUNES_UNTIL) for names in old]
    came_from = tuple(Predecessor(code, "merged") for code in ("binh-thuan", "dak-nong", "lam-dong-cu"))
    today = UnitRow("lam-dong", "UBND tỉnh Lâm Đồng", "Tỉnh Lâm Đồng", "province", valid_from=COMMUNES_SINCE)
    rows = [*ended, replace(today, predecessors=came_from, basis=OF_PROVINCES)]
    return _numbered(rows)


def department(code: str) -> str:
    """The code of the unit of a department of LASTING or ENDED."""
    return f"{PROVINCE}-s-{code}"


def new_department(code: str) -> str:
    """The code of the unit of a department of BEGUN."""
    return f"{department(code)}-2025"


def new_commune(number: int) -> str:
    """The code of the unit of one of the 24 new communes, counted from 1."""
    return f"{PROVINCE}-m{number:02}"


def _numbered(rows: Iterable[UnitRow]) -> list[UnitRow]:
    return [replace(row, row=place) for place, row in enumerate(rows, start=1)]


def _with_contact(row: UnitRow) -> UnitRow:
    if row.valid_to or row.code in (PROVINCE, *WITHOUT_CONTACT):
        return row
    return replace(row, contact=f"Đầu mối {row.short_name}", email=f"{row.code}@{PROVINCE}.example")


def _departments() -> Iterator[UnitRow]:
    for code, name in LASTING.items():
        row = _department(department(code), name)
        yield replace(row, groups=(DEPARTMENT_GROUP, NEW_DEPARTMENT_GROUP))
    for code, name in ENDED.items():
        yield replace(_department(department(code), name), valid_to=DEPARTMENTS_UNTIL, groups=(DEPARTMENT_GROUP,))
    for code, (name, before) in BEGUN.items():
        way = "merged" if len(before) > 1 else "renamed"
        yield replace(
            _department(new_department(code), name),
            valid_from=DEPARTMENTS_SINCE,
            predecessors=tuple(Predecessor(department(one), way) for one in before),
            basis=OF_DEPARTMENTS,
            groups=(NEW_DEPARTMENT_GROUP,),
        )


def _department(code: str, name: str) -> UnitRow:
    whole = name if name.endswith("tỉnh") else f"{name} tỉnh"
    return UnitRow(code, f"{whole} A", name, "department", PROVINCE)


def _districts() -> Iterator[UnitRow]:
    first = 1
    for place, new in enumerate(DISTRICTS):
        code, number = f"{PROVINCE}-h{place + 1:02}", f"{place + 1:02}"
        row = UnitRow(code, f"UBND huyện {number}", f"Huyện {number}", "district", PROVINCE)
        yield replace(row, valid_to=COMMUNES_UNTIL, groups=(DISTRICT_GROUP,))
        count = new[-1][-1]
        yield from (_commune(code, number, is_town=number == first) for number in range(first, first + count))
        yield from (_new_commune(place, nth, first) for nth in range(len(new)))
        first += count


def _commune(district: str, number: int, *, is_town: bool) -> UnitRow:
    kind = "thị trấn" if is_town else "xã"
    row = UnitRow(f"{PROVINCE}-x{number:02}", f"UBND {kind} {number:02}", parent=district, kind="commune")
    short_name = f"{kind.capitalize()} {number:02}"
    return replace(row, short_name=short_name, valid_to=COMMUNES_UNTIL, groups=(COMMUNE_GROUP,))


def _new_commune(place: int, nth: int, first: int) -> UnitRow:
    """The new commune `nth` of the district at `place`, whose communes are numbered from `first`."""
    new, number = DISTRICTS[place], 3 * place + nth + 1
    kind = "phường" if nth == 0 and place in WITH_WARD else "xã"
    shared = [one for members in new for one in members]
    before = tuple(
        Predecessor(f"{PROVINCE}-x{first + one - 1:02}", "split" if shared.count(one) > 1 else "merged")
        for one in new[nth]
    )
    row = UnitRow(new_commune(number), f"UBND {kind} A{number}", f"{kind.capitalize()} A{number}", "commune", PROVINCE)
    group = (NEW_COMMUNE_GROUP,)
    return replace(row, valid_from=COMMUNES_SINCE, predecessors=before, basis=OF_COMMUNES, groups=group)
