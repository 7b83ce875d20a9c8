"""How a plan paper is laid out: its columns, numbering, header, merged cells, pages."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from tests.writers.numbering import DOTTED, Numbering

USUAL = ("code", "name", "max_points", "points", "target_points", "task", "leads", "deadline")
# " > " sets apart what stands over each other in a header of several rows.
HEADINGS = {
    "code": "Stt",
    "name": "Lĩnh vực/ Tiêu chí",
    "max_points": "Điểm chuẩn",
    "self_points": "Điểm tự chấm",
    "verified_points": "Điểm thẩm định",
    "survey_points": "Điểm XHH",
    "points": "Điểm 2030 đạt được",
    "target_points": "Mục tiêu năm 2031",
    "task": "Nhiệm vụ/ Giải pháp",
    "leads": "Đơn vị chủ trì",
    "supporting": "Đơn vị phối hợp",
    "deadline": "Thời hạn",
    "measure": "Sản phẩm",
    "evidence": "Tài liệu kiểm chứng",
    "note": "Ghi chú",
}


@dataclass(frozen=True, slots=True)
class Layout:
    """One way to lay out a plan; the plain one writes a row per entry under a header of one row.

    headings: words by column, for those that differ from the usual ones.
    column_numbers: the pattern of a row that numbers the columns under the header ("({})"); "" for none.
    area_row: "cells" (as other rows), "merged" (one cell over the whole row), "label" (code and name are one cell).
    marker_in_name: the number stands before the name, in its cell; for papers without a column of codes.
    total: "last", "first", "" for none; total_column: the column that its words stand in.
    merged_columns: columns in which equal words in rows that follow each other are one cell.
    task_rows: each line of a task and of its leads has a row of its own, the criterion's other cells reach over them.
    rows_per_page: a new page, and a new table, after so many rows; 0 for one table that pages may break anywhere.
    hidden: names of entries whose rows are hidden.
    """

    columns: tuple[str, ...] = USUAL
    headings: Mapping[str, str] = field(default_factory=dict)
    column_numbers: str = ""
    numbering: Numbering = DOTTED
    area_row: str = "cells"
    marker_in_name: bool = False
    blank_area_figures: bool = False
    total: str = "last"
    total_words: str = "TỔNG ĐIỂM"
    total_column: str = "code"
    decimal_mark: str = ","
    merged_columns: tuple[str, ...] = ()
    task_rows: bool = False
    rows_per_page: int = 0
    repeats_header: bool = True
    page_height: int | None = None
    is_landscape: bool = False
    automatic_numbers: bool = False
    number_cells: bool = False
    hidden: tuple[str, ...] = ()

    def heading(self, column: str) -> tuple[str, ...]:
        """The words over a column, from the top."""
        return tuple({**HEADINGS, **self.headings}[column].split(" > "))
