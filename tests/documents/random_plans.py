"""Random plans and random layouts: of orderly plans every word is known again, of wild ones no figure may be lost."""

from hypothesis import strategies as st

from tests.writers.content import FIGURES, Content, Entry
from tests.writers.layout import Layout
from tests.writers.numbering import (
    DOTTED,
    DOTTED_LETTERED,
    ROMAN_DOTTED,
    ROMAN_INTEGER,
    ROMAN_LETTERED,
    ROMAN_RUNNING,
    UPPER_INTEGER,
)

WORDS = (
    "kế hoạch",
    "báo cáo",
    "kiểm tra",
    "rà soát",
    "văn bản",
    "công khai",
    "hồ sơ",
    "đúng hạn",
    "chữ ký",
    "ứng dụng",
)
LETTERS = "aăâbcdđeêghiklmnoôơpqrstuưvxyàảãáạằắậềếểồộờợừựỳỹÂĐÊÔƠƯ"
PUNCTUATION = " .,;:/-–()%“”'&<>+*#=|"
TRAPS = (
    "Tổng điểm", "Cộng", "Tổng cộng (I+II)", "1.1", "1.1. Kế hoạch", "I. Kế hoạch", "a) Việc", "b.", "- Gạch đầu dòng",
    "Lĩnh vực 2: Thể chế", "Điểm chuẩn", "Stt", "(1)", "2", "12,5", "V", "H", "=1+1", "Tiêu chí 1.2", "<b>đậm</b>",
)  # fmt: skip
UNITS = ("Phòng Nội vụ", "Phòng Tư pháp", "UBND các xã", "Văn phòng HĐND và UBND")
DEADLINES = ("30/6/2031", "Quý I", "31/12/2031")
NARRATIVE = ("Kế hoạch của huyện Thử Nghiệm năm 2031", "(Kèm theo Kế hoạch của UBND huyện Thử Nghiệm)")

orderly_names = st.lists(st.sampled_from(WORDS), min_size=1, max_size=5).map(" ".join).map(str.capitalize)
orderly_figures = st.decimals(0, 99, places=3).map(lambda figure: f"{figure.normalize():f}") | st.integers(0, 99).map(
    str
)
wild_names = st.text(LETTERS + "0123456789" + PUNCTUATION, max_size=30) | st.sampled_from(TRAPS) | orderly_names
wild_figures = orderly_figures | st.sampled_from(
    ("", "", "x", "-", "–", "-2", "1.250", "1000", "12/15", "≥ 5", "10%", "0", "5.", "1.2.3", "Không", "150", "3 điểm")
)


def contents(names: st.SearchStrategy[str], figures: st.SearchStrategy[str]) -> st.SearchStrategy[Content]:
    """Plans of two to four areas; the total's figures are as random as the others."""
    cells = st.fixed_dictionaries(dict.fromkeys(FIGURES, figures))
    words = {
        "task": names,
        "leads": st.sampled_from(UNITS),
        "supporting": st.sampled_from(UNITS),
        "deadline": st.sampled_from(DEADLINES),
        "evidence": names,
        "note": names,
    }
    work = st.fixed_dictionaries({}, optional=words)
    filled = st.builds(lambda figures, work: {**figures, **work}, cells, work)
    subs = st.lists(st.builds(Entry, names, filled), max_size=3).map(tuple)
    criteria = st.lists(st.builds(Entry, names, filled, subs), min_size=1, max_size=4).map(tuple)
    areas = st.lists(st.builds(Entry, names, cells, criteria), min_size=2, max_size=4).map(tuple)
    return st.builds(Content, st.just(NARRATIVE), areas, cells, st.just({}))


HEADINGS = {
    "code": ("Stt", "TT", "Mã số"),
    "name": ("Lĩnh vực/ Tiêu chí", "Tiêu chí", "Nội dung"),
    "max_points": ("Điểm chuẩn", "Điểm tối đa", "Thang điểm", "Điểm > Tối đa"),
    "self_points": ("Điểm tự chấm", "Điểm > Tự chấm", "Năm 2030 > Tự chấm"),
    "verified_points": ("Điểm thẩm định", "Điểm > Thẩm định", "Năm 2030 > Thẩm định"),
    "survey_points": ("Điểm XHH", "Điều tra XHH"),
    "points": ("Kết quả năm 2030", "Điểm đạt", "Năm 2030 > Điểm đạt", "Điểm 2030 đạt được"),
    "target_points": ("Mục tiêu", "Chỉ tiêu phấn đấu", "Điểm > Mục tiêu 2031"),
    "task": ("Nhiệm vụ", "Giải pháp", "Nội dung thực hiện"),
    "leads": ("Đơn vị chủ trì", "Cơ quan chủ trì", "Tổ chức thực hiện > Đơn vị phụ trách"),
    "supporting": ("Đơn vị phối hợp", "Tổ chức thực hiện > Cơ quan phối hợp"),
    "deadline": ("Thời hạn", "Thời gian hoàn thành", "Tiến độ"),
    "evidence": ("Tài liệu kiểm chứng", "TLKC"),
    "note": ("Ghi chú",),
}
NUMBERINGS = (
    DOTTED, ROMAN_DOTTED, ROMAN_INTEGER, ROMAN_RUNNING, ROMAN_LETTERED, UPPER_INTEGER, DOTTED_LETTERED,
)  # fmt: skip


# Where the end of a page may cut a row, a name alone in its row may as well be the rest of the one above it.
HAVE_BROKEN_ROWS = ("txt", "pdf")


@st.composite
def layouts(draw: st.DrawFn, ending: str) -> Layout:
    """Layouts that files of this ending can carry."""
    needed = ("name", "max_points", "points", *(("code",) if draw(st.integers(0, 3)) else ()))
    further = draw(st.lists(st.sampled_from(sorted(HEADINGS.keys() - {*needed, "code"})), unique=True))
    columns = tuple(draw(st.permutations((*needed, *further))))
    has_codes = "code" in columns
    area_row = draw(st.sampled_from(_area_rows(columns, ending)))
    numbering = draw(st.sampled_from(NUMBERINGS))
    work = [column for column in ("task", "leads", "deadline") if column in columns and ending != "txt"]
    return Layout(
        columns=columns,
        headings={column: draw(st.sampled_from(HEADINGS[column])) for column in columns},
        column_numbers=draw(st.sampled_from(("", "({})", "{}"))),
        numbering=numbering if has_codes and area_row == "cells" and draw(st.booleans()) else numbering.ended("."),
        area_row=area_row,
        marker_in_name=not has_codes,
        blank_area_figures=draw(st.booleans()) and (has_codes or ending not in HAVE_BROKEN_ROWS),
        total=draw(st.sampled_from(("last", "first", ""))),
        total_words=draw(st.sampled_from(("TỔNG ĐIỂM", "Tổng cộng", "Cộng"))),
        total_column=draw(st.sampled_from(("code", "name"))) if has_codes else "name",
        decimal_mark=draw(st.sampled_from((",", "."))),
        merged_columns=tuple(draw(st.lists(st.sampled_from(work), unique=True))) if work else (),
    )


def _area_rows(columns: tuple[str, ...], ending: str) -> list[str]:
    """How areas may be written: a label reaches from code to name beside it, a merged row begins with either."""
    rows = ["cells"]
    if columns[0] == "code" or (columns[0] == "name" and ending != "txt"):
        rows.append("merged")
    if "code" in columns and columns.index("name") == columns.index("code") + 1:
        rows.append("label")
    return rows
