"""What the columns of a table mean, told by the words of its header."""

import re

from parindex.core.folding import folded
from parindex.documents.document import Row, Table

# Tried in this order: "Đơn vị chủ trì, phối hợp" holds the leads; "Nội dung thực hiện" is a task, not a name.
MEANINGS = (
    ("leads", r"chu tri|phu trach|don vi thuc hien|co quan thuc hien"),
    ("supporting", r"phoi hop"),
    ("deadline", r"thoi han|thoi gian|tien do|hoan thanh truoc"),
    ("evidence", r"kiem chung|tlkc|minh chung"),
    ("measure", r"thuoc do|chi so do luong|san pham|ket qua dau ra"),
    ("target_points", r"muc tieu|phan dau|diem ke hoach"),
    ("points", r"dat duoc|diem dat|ket qua|diem (?:nam )?20[0-9]{2}|diem cong nhan|diem tham dinh"),
    ("max_points", r"diem chuan|diem toi da|thang diem"),
    ("task", r"nhiem vu|giai phap|noi dung thuc hien"),
    ("name", r"linh vuc|tieu chi|noi dung"),
    ("code", r"^(?:s?tt|so tt|so thu tu|ma(?: so)?)$"),
)
ENOUGH_FOR_A_HEADER = 3


def columns_of(header: Row) -> dict[str, int]:
    """Meaning -> number of the cell (from 0). The first cell with a meaning has it; others have none."""
    found: dict[str, int] = {}
    for at, cell in enumerate(header.cells):
        text = folded(" ".join(cell.text.split()))
        meaning = next((name for name, pattern in MEANINGS if name not in found and re.search(pattern, text)), None)
        if meaning:
            found[meaning] = at
    return found


def find_header(table: Table) -> tuple[int, dict[str, int]] | None:
    """Number (from 0) and columns of the row that heads a table of criteria; None if there is none."""
    for at, row in enumerate(table.rows):
        columns = columns_of(row)
        if len(columns) >= ENOUGH_FOR_A_HEADER and "name" in columns:
            return at, columns
    return None
