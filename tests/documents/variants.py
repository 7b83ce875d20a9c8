"""The layouts in which one plan is written: by name, with the formats in which each makes sense."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from tests.documents.places import DISTRICT
from tests.writers.content import Content
from tests.writers.formats import WRITERS
from tests.writers.layout import USUAL, Layout
from tests.writers.numbering import (
    DOTTED,
    DOTTED_LETTERED,
    ROMAN_DOTTED,
    ROMAN_INTEGER,
    ROMAN_LETTERED,
    ROMAN_RUNNING,
    UPPER_INTEGER,
    Numbering,
)

EVERY = tuple(WRITERS)
WITH_MERGES = ("docx", "xlsx", "pdf", "html")  # plain text has no merged cells that could be told
PAGED = ("txt", "docx", "pdf", "html")
WITHOUT_CODE = USUAL[1:]
FULL = (
    *("code", "name", "max_points", "self_points", "verified_points", "survey_points", "points", "target_points"),
    *("task", "measure", "leads", "supporting", "deadline", "evidence", "note"),
)


@dataclass(frozen=True, slots=True)
class Variant:
    """One layout of one content, and the endings of the files that it is written to."""

    layout: Layout
    formats: tuple[str, ...] = EVERY
    content: Content = DISTRICT


def _two_levels() -> Content:
    """The district's plan without the third level."""
    areas = tuple(
        replace(area, below=tuple(replace(criterion, below=()) for criterion in area.below)) for area in DISTRICT.areas
    )
    return replace(DISTRICT, areas=areas)


def _many_tasks() -> Content:
    """The district's plan with two tasks, each with its lead and deadline, for a criterion and a sub-criterion."""
    first = {
        "task": "Làm xong 100% kế hoạch\nSơ kết 2 lần",
        "leads": "Phòng Nội vụ\nPhòng Tư pháp",
        "deadline": "30/6/2031\n31/10/2031",
    }
    other = {"task": "Kiểm tra 3 xã\nCông bố 3 kết luận\nTheo dõi 3 xã"}
    return DISTRICT.changed("Kế hoạch năm", **first).changed("Kế hoạch kiểm tra", **other)


def _with_points_in_columns(**headings: str) -> Layout:
    return Layout(columns=FULL, headings=headings)


NUMBERINGS: Mapping[str, Variant] = {
    "dotted": Variant(Layout()),
    "two levels": Variant(Layout(), content=_two_levels()),
    "roman over dotted": Variant(Layout(numbering=ROMAN_DOTTED)),
    "roman over integers": Variant(Layout(numbering=ROMAN_INTEGER)),
    "roman over letters": Variant(Layout(numbering=ROMAN_LETTERED)),
    "roman over integers that count on": Variant(Layout(numbering=ROMAN_RUNNING)),
    "large letters": Variant(Layout(numbering=UPPER_INTEGER)),
    "full stops and letters": Variant(Layout(numbering=DOTTED_LETTERED.ended("."))),
    "number before the name": Variant(
        Layout(columns=WITHOUT_CODE, numbering=DOTTED.ended("."), marker_in_name=True, total_column="name")
    ),
    "roman number before the name": Variant(
        Layout(columns=WITHOUT_CODE, numbering=ROMAN_LETTERED.ended("."), marker_in_name=True, total_column="name")
    ),
}
AREAS: Mapping[str, Variant] = {
    "area in a merged row": Variant(
        Layout(area_row="merged", numbering=Numbering("{roman}.", "{criterion}", "{criterion}.{sub}"))
    ),
    "area with its word in a merged row": Variant(
        Layout(area_row="merged", numbering=Numbering("Lĩnh vực {area}:", "{area}.{criterion}", "{lower})"))
    ),
    "area without number in a merged row": Variant(
        Layout(area_row="merged", numbering=Numbering("", "{criterion}", "{criterion}.{sub}")), WITH_MERGES
    ),
    "area in one cell before its figures": Variant(Layout(area_row="label", numbering=ROMAN_INTEGER.ended("."))),
    "blank area figures": Variant(Layout(blank_area_figures=True)),
}
COLUMNS: Mapping[str, Variant] = {
    "columns turned round": Variant(Layout(columns=tuple(reversed(USUAL)))),
    "work before figures": Variant(
        Layout(columns=("code", "name", "task", "leads", "deadline", "points", "target_points", "max_points"))
    ),
    "further columns": Variant(Layout(columns=FULL)),
    "bare set": Variant(Layout(columns=("code", "name", "max_points"))),
    "set with evidence and without points": Variant(Layout(columns=("code", "name", "max_points", "evidence", "note"))),
    "widest columns on a landscape page": Variant(Layout(columns=FULL, is_landscape=True), ("docx", "pdf")),
    "figures with a dot": Variant(Layout(decimal_mark=".")),
    "figures as numbers": Variant(Layout(columns=FULL, number_cells=True), ("xlsx",)),
}
HEADERS: Mapping[str, Variant] = {
    "headings of criteria sets": Variant(
        _with_points_in_columns(
            code="TT", name="Tiêu chí", max_points="Điểm tối đa", points="Kết quả năm 2030",
            target_points="Chỉ tiêu phấn đấu", leads="Cơ quan chủ trì", deadline="Thời gian hoàn thành",
            evidence="TLKC",
        )
    ),
    "headings of reports": Variant(
        _with_points_in_columns(
            code="Số TT", name="Nội dung", max_points="Thang điểm", points="Điểm đạt", target_points="Mục tiêu",
            task="Nội dung thực hiện", leads="Đơn vị phụ trách", deadline="Tiến độ", self_points="Tự chấm",
            verified_points="Thẩm định", survey_points="Điều tra XHH",
        )
    ),
    "header of two rows": Variant(
        Layout(
            headings={
                "max_points": "Điểm > Điểm chuẩn", "points": "Điểm > Năm 2030", "target_points": "Điểm > Mục tiêu 2031",
                "leads": "Tổ chức thực hiện > Đơn vị chủ trì", "deadline": "Tổ chức thực hiện > Thời hạn",
            }
        )
    ),
    "header of three rows": Variant(
        _with_points_in_columns(
            self_points="Năm 2030 > Kết quả > Tự chấm", verified_points="Năm 2030 > Kết quả > Thẩm định",
            survey_points="Năm 2030 > Điểm XHH", points="Năm 2030 > Điểm đạt",
        )
    ),
    "numbers of columns in brackets": Variant(Layout(column_numbers="({})")),
    "plain numbers of columns under two rows": Variant(
        Layout(
            column_numbers="{}",
            headings={"points": "Điểm > Điểm đạt năm 2030", "target_points": "Điểm > Mục tiêu năm 2031"},
        )
    ),
}  # fmt: skip
TOTALS: Mapping[str, Variant] = {
    "total first": Variant(Layout(total="first", total_words="Tổng cộng", total_column="name")),
    "total over two cells": Variant(Layout(total_words="Cộng", total_column="label")),
    "no total": Variant(Layout(total="")),
}
MERGES: Mapping[str, Variant] = {
    "one lead cell over several rows": Variant(Layout(merged_columns=("leads", "deadline")), WITH_MERGES),
    "one task cell over several rows": Variant(Layout(merged_columns=("task", "leads")), WITH_MERGES),
    "several tasks of one criterion": Variant(Layout(task_rows=True), WITH_MERGES, _many_tasks()),
    "several lines in a cell": Variant(Layout(), WITH_MERGES, _many_tasks()),
}
PAGES: Mapping[str, Variant] = {
    "header on every page": Variant(Layout(rows_per_page=4), PAGED),
    "header on the first page only": Variant(Layout(rows_per_page=4, repeats_header=False), PAGED),
    "rows broken by pages": Variant(Layout(page_height=70), ("pdf",)),
    "rows broken by pages without a header": Variant(Layout(page_height=70, repeats_header=False), ("pdf",)),
    "two header rows on every page": Variant(
        Layout(
            rows_per_page=5,
            column_numbers="({})",
            headings={"points": "Điểm > Năm 2030", "max_points": "Điểm > Điểm chuẩn"},
        ),
        PAGED,
    ),
}
FILES: Mapping[str, Variant] = {
    "automatic numbers": Variant(Layout(automatic_numbers=True), ("docx",)),
    "automatic roman numbers and letters": Variant(
        Layout(automatic_numbers=True, numbering=ROMAN_LETTERED.ended(".")), ("docx",)
    ),
    "automatic numbers before the name": Variant(
        Layout(
            columns=WITHOUT_CODE,
            numbering=DOTTED.ended("."),
            marker_in_name=True,
            total_column="name",
            automatic_numbers=True,
        ),
        ("docx",),
    ),
    "hidden rows": Variant(Layout(hidden=("Báo cáo định kỳ", "Chữ ký số")), ("docx", "xlsx", "html")),
}
TOGETHER: Mapping[str, Variant] = {
    "everything at once": Variant(
        Layout(
            columns=FULL,
            headings={"self_points": "Năm 2030 > Tự chấm", "verified_points": "Năm 2030 > Thẩm định",
                      "survey_points": "Năm 2030 > XHH", "points": "Năm 2030 > Điểm đạt"},
            column_numbers="({})",
            numbering=Numbering("{roman}.", "{criterion}.", "{lower})"),
            area_row="label",
            total="first",
            total_words="TỔNG CỘNG",
            total_column="label",
            merged_columns=("leads", "deadline"),
            is_landscape=True,
        ),
        WITH_MERGES,
    )
}  # fmt: skip
VARIANTS: Mapping[str, Variant] = {
    **NUMBERINGS, **AREAS, **COLUMNS, **HEADERS, **TOTALS, **MERGES, **PAGES, **FILES, **TOGETHER,
}  # fmt: skip
