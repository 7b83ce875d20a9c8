"""Workbooks of criteria sets typed by hand, as an officer would: by openpyxl, with as few cells as needed."""

from collections.abc import Mapping, Sequence
from io import BytesIO

import openpyxl
from openpyxl import Workbook

from parindex.core.messages import Message
from parindex.documents.framework_workbook import Read, data_of_workbook
from tests.documents.workbooks import saved

Rows = Sequence[Sequence[object]]
SET = (("Mục", "Giá trị"), ("Mã bộ", "a-2026"), ("Điểm tối đa", 10))
NODES = (
    ("Mã", "Tên", "Điểm tối đa", "Quy tắc"),
    ("1", "Chỉ đạo", 10, None),
    ("1.1", "Kế hoạch", 4, "tự khai"),
    ("1.2", "Báo cáo", 6, "tự khai"),
)


def book_of(sheets: Mapping[str, Rows]) -> Workbook:
    """A workbook with these sheets."""
    book = Workbook()
    book.remove(book.active)
    for title, rows in sheets.items():
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(row)
    return book


def read(sheets: Mapping[str, Rows] | None = None, **more: Rows) -> Read:
    """What is read of the small set above, with other sheets (or others instead of these)."""
    return data_of_workbook(
        saved(book_of({"Bộ tiêu chí": SET, "Tiêu chí": NODES, **(sheets or {}), **more})), "bo.xlsx"
    )


def told(found: Read) -> list[tuple[str, Message]]:
    """The flaws of the workbook, each with its cell as users say it."""
    return [(f"{place.sheet}!{place.cell_name}", message) for place, message in found.flaws]


def cell_of(found: Read, *path: str | int) -> str:
    """The cell of what a path leads to."""
    place = found.place(path)
    return f"{place.sheet}!{place.cell_name}"


def shown(content: bytes, title: str) -> list[list[object]]:
    """The values of a sheet as other programs see them."""
    sheet = openpyxl.load_workbook(BytesIO(content))[title]
    return [list(row) for row in sheet.iter_rows(values_only=True)]
