"""Small plan papers made by the tests, of an invented district. `PAPER` agrees with itself in everything;
each test takes it and breaks one thing, or writes the same in another way."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Self

from parindex.core.check import Problem, plan_check
from parindex.core.messages import Message
from parindex.core.plan import Plan
from parindex.core.points import plain
from parindex.documents.files import document_of
from parindex.documents.plan_reader import read_plan

Cells = Mapping[str, str]


@dataclass(frozen=True)
class Paper:
    """A paper by its parts. The order of `header` is the order of the columns; rows give their cells by column."""

    title: str
    structure: tuple[str, ...]
    results: tuple[str, ...]
    duties: tuple[str, ...]
    ending: str
    reference: str
    header: Cells
    rows: tuple[Cells, ...]
    total: Cells | None

    def text(self) -> str:
        narrative = (self.title, *self.structure, *self.results, *self.duties, self.ending, self.reference)
        return "\n".join(("", *(words for words in narrative if words), "", *self.table(), ""))

    def table(self) -> list[str]:
        """The lines of the annex: header, rows, total."""
        rows = [self.header, *self.rows, *([self.total] if self.total else [])]
        return ["\t".join(row.get(column, "") for column in self.header) for row in rows]

    def narrative(self, old: str, new: str) -> Self:
        """This paper with `old`, which stands once outside the table, written as `new`."""
        parts = {
            "title": self.title.replace(old, new),
            "structure": tuple(words.replace(old, new) for words in self.structure),
            "results": tuple(words.replace(old, new) for words in self.results),
            "duties": tuple(words.replace(old, new) for words in self.duties),
            "ending": self.ending.replace(old, new),
            "reference": self.reference.replace(old, new),
        }
        made = replace(self, **parts)
        assert self.text().count(old) - made.text().count(old) == (1 if old not in new else 0), old
        return made

    def row(self, row_code: str, **cells: str) -> Self:
        """This paper with other cells in the row of `row_code` ("total" for the last one)."""
        if row_code == "total":
            return replace(self, total={**self.total, **cells})
        assert [row["code"] for row in self.rows].count(row_code) == 1, row_code
        changed = tuple({**row, **cells} if row["code"] == row_code else row for row in self.rows)
        return replace(self, rows=changed)

    def without(self, *columns: str) -> Self:
        """This paper without these columns."""
        return replace(self, header={key: words for key, words in self.header.items() if key not in columns})

    def without_rows(self, *codes: str) -> Self:
        return replace(self, rows=tuple(row for row in self.rows if row["code"] not in codes))

    def with_row_after(self, after: str, **cells: str) -> Self:
        at = [row["code"] for row in self.rows].index(after) + 1
        return replace(self, rows=(*self.rows[:at], cells, *self.rows[at:]))

    def cell(self, column: str) -> int:
        """The number of a column's cell, from 1."""
        return list(self.header).index(column) + 1

    def line(self, start: str, nth: int = 1) -> int:
        """The number of the `nth` line of the text that begins with `start`."""
        lines = [number for number, line in enumerate(self.text().split("\n"), 1) if line.startswith(start)]
        return lines[nth - 1]


def _row(code: str, name: str, max_points: str, points: str, target_points: str, *work: str) -> Cells:
    task, leads, deadline = work or ("", "", "")
    figures = {"max_points": max_points, "points": points, "target_points": target_points}
    return {"code": code, "name": name, **figures, "task": task, "leads": leads, "deadline": deadline}


PAPER = Paper(
    title="Kế hoạch nâng cao chỉ số Cải cách hành chính huyện Thử Nghiệm năm 2031",
    structure=(
        "1. Bộ chỉ số gồm 02 lĩnh vực, 04 tiêu chí (gồm 05 tiêu chí thành phần):",
        "- Lĩnh vực 1: Chỉ đạo, điều hành: 02 tiêu chí (gồm 3 tiêu chí thành phần).",
        "- Lĩnh vực 2: Cải cách thể chế: 02 tiêu chí (gồm 02 tiêu chí thành phần).",
    ),
    results=(
        "- Chỉ số của UBND huyện Thử Nghiệm năm 2030 đạt 16,75/20 điểm, xếp loại Tốt.",
        "- Lĩnh vực 1: Chỉ đạo, điều hành đạt 7,5/8 điểm;",
        "- Lĩnh vực 2: Cải cách thể chế đạt 9,25/12 điểm.",
    ),
    duties=(
        "4. Tổ chức thực hiện",
        "4.1. Phòng Nội vụ",
        "Theo dõi lĩnh vực chỉ đạo, điều hành.",
        "4.2. Phòng Tư pháp",
        "Theo dõi lĩnh vực cải cách thể chế.",
    ),
    ending="Trên đây là Kế hoạch của huyện Thử Nghiệm./.",
    reference="(Kèm theo Kế hoạch số 12/KH-UBND ngày 05/02/2031 của UBND huyện Thử Nghiệm)",
    header=_row(
        "Stt", "Lĩnh vực/ Tiêu chí", "Điểm chuẩn", "Điểm 2030 đạt được", "Mục tiêu năm 2031",
        "Nhiệm vụ", "Đơn vị chủ trì", "Thời hạn",
    ),
    rows=(
        _row("1", "CHỈ ĐẠO, ĐIỀU HÀNH", "8", "7,5", "8"),
        _row("1.1", "Kế hoạch năm", "5", "4,5", "5", "Làm xong 100% kế hoạch", "Phòng Nội vụ", "30/6/2031"),
        _row("1.2", "Báo cáo", "3", "3", "3", "Gửi đủ 4 báo cáo", "Phòng Nội vụ", "31/12/2031"),
        _row("2", "CẢI CÁCH THỂ CHẾ", "12", "9,25", "11"),
        _row("2.1", "Rà soát", "10", "7,25", "9", "Rà soát 100% văn bản", "Phòng Tư pháp", "31/10/2031"),
        _row("2.2", "Kiểm tra", "2", "2", "2", "Kiểm tra 3 xã", "Phòng Tư pháp; UBND các xã", "30/9/2031"),
    ),
    total={"code": "TỔNG ĐIỂM", "max_points": "20", "points": "16,75", "target_points": "19"},
)  # fmt: skip

# Without the narrative's structure and results, the rows have only each other to contradict.
TABLE_ONLY = replace(PAPER, structure=(), results=())


def plan_of(paper: Paper | str) -> Plan:
    text = paper if isinstance(paper, str) else paper.text()
    return read_plan(document_of(text.encode(), "ke-hoach.txt"), "ke-hoach.txt")


def problems_of(paper: Paper | str) -> tuple[Problem, ...]:
    return plan_check(plan_of(paper))


def said(problem: Problem) -> tuple[str, str]:
    """What a problem found and expects: figures with a dot, messages by their id."""
    return _said(problem.found), _said(problem.expected)


def _said(value: object) -> str:
    if isinstance(value, Message):
        return value.id
    return value if isinstance(value, str) else plain(value)
