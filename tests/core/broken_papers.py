"""For every kind of problem and each of its sentences: a paper with exactly that one, and what is to be said of it.

Each case breaks one thing in `PAPER`; where the narrative would contradict the table as well, it starts
from a paper that says less.
"""

from dataclasses import dataclass, replace

from tests.papers import PAPER, TABLE_ONLY, Paper


@dataclass(frozen=True)
class Case:
    """`sentence` is the id in the catalogue; `line`, `cell`, `code`, `text` the place; then found and expected."""

    sentence: str
    paper: "Paper | TwoTables"
    line: int
    cell: int | None
    code: str | None
    text: str
    found: str
    expected: str

    @property
    def kind(self) -> str:
        return self.sentence.split(".")[1]


def _said(sentence: str, paper: Paper, start: str, *said: str, code: str | None = None) -> Case:
    """A problem in the narrative, in the line that begins with `start`; `said` as for `_in_row`."""
    return Case(f"problem.{sentence}", paper, paper.line(start), None, code, *said)


def _in_row(sentence: str, paper: Paper, code: str, column: str, *said: str, place_code: str | None = "") -> Case:
    """A problem in the row of `code`. said: the text at the place, what was found, what was expected."""
    at = code if place_code == "" else place_code
    return Case(f"problem.{sentence}", paper, paper.line(f"{code}\t"), paper.cell(column), at, *said)


RESULT = "- Chỉ số"
AREA_1 = "- Lĩnh vực 1: Chỉ đạo, điều hành đạt"
LISTED_1 = "- Lĩnh vực 1: Chỉ đạo, điều hành:"
NO_TOTAL = replace(PAPER, total=None)
NO_LISTS = replace(PAPER, structure=PAPER.structure[:1], results=PAPER.results[:1])
NO_STRUCTURE = replace(PAPER, structure=PAPER.structure[1:], results=())
ONE_AREA_SCORED = replace(PAPER, results=PAPER.results[:2])


@dataclass(frozen=True)
class TwoTables:
    """A paper with a second table of criteria behind it."""

    paper: Paper
    second: Paper
    heading: str = "BẢNG THỨ HAI"

    def text(self) -> str:
        return "\n".join((self.paper.text(), self.heading, *self.second.table(), ""))

    def line(self, start: str, nth: int = 1) -> int:
        return Paper.line(self, start, nth)

    def cell(self, column: str) -> int:
        return self.second.cell(column)


def _in_second(column: str, code: str, written: str, read: str, **cells: str) -> Case:
    """A figure of the second table that is not that of the first; `written` is what the second has."""
    papers = TwoTables(PAPER, PAPER.row(code, **{column: written}, **cells))
    start = "TỔNG ĐIỂM\t" if code == "total" else f"{code}\t"
    sentence = f"problem.tables-disagree.{'total-' if code == 'total' else ''}{column.replace('_', '-')}"
    place = (papers.line(start, 2), papers.cell(column), None if code == "total" else code)
    return Case(sentence, papers, *place, written, written.replace(",", "."), read)


OTHER_ROWS = tuple({**row, "name": f"{row['name']} của các xã"} for row in TABLE_ONLY.rows)
OTHER = TwoTables(PAPER, replace(TABLE_ONLY, rows=OTHER_ROWS), "BẢNG CỦA CÁC XÃ")
TABLES = [
    *(
        _in_second(column, code, written, read)
        for column, code, written, read in (
            ("max_points", "1.1", "6", "5"),
            ("points", "1.1", "4,25", "4.5"),
            ("target_points", "1.1", "4,5", "5"),
            ("max_points", "total", "21", "20"),
            ("points", "total", "16", "16.75"),
            ("target_points", "total", "18", "19"),
        )
    ),
    Case(
        "problem.further-table", OTHER, OTHER.line("BẢNG CỦA"), None, None, *["BẢNG CỦA CÁC XÃ"] * 2, "expected.table"
    ),
]

NARRATIVE = [
    _said("stated-sum.max", NO_TOTAL.narrative("75/20", "75/21"), RESULT, "21 điểm", "21", "20"),
    _said("stated-sum.points", NO_TOTAL.narrative("16,75/", "16,70/"), RESULT, "16,70/20 điểm", "16.70", "16.75"),
    _said("stated-vs-table.max", ONE_AREA_SCORED.narrative("7,5/8", "7,5/9"), AREA_1, "9 điểm", "9", "8", code="1"),
    _said(
        "stated-vs-table.points", ONE_AREA_SCORED.narrative("7,5/8", "7/8"), AREA_1, "7/8 điểm", "7", "7.5", code="1"
    ),
    _said("stated-vs-table.total-max", NO_LISTS.narrative("75/20", "75/21"), RESULT, "21 điểm", "21", "20"),
    _said("stated-vs-table.total-points", NO_LISTS.narrative("16,75/", "16/"), RESULT, "16/20 điểm", "16", "16.75"),
    _said("count-mismatch.areas-list", PAPER.narrative("02 lĩnh", "03 lĩnh"), "1. Bộ", "03 lĩnh vực", "3", "2"),
    _said("count-mismatch.areas-table", NO_LISTS.narrative("02 lĩnh", "03 lĩnh"), "1. Bộ", "03 lĩnh vực", "3", "2"),
    _said("count-mismatch.criteria-list", PAPER.narrative("04 tiêu", "05 tiêu"), "1. Bộ", "05 tiêu chí", "5", "4"),
    _said("count-mismatch.criteria-table", NO_LISTS.narrative("04 tiêu", "05 tiêu"), "1. Bộ", "05 tiêu chí", "5", "4"),
    _said(
        "count-mismatch.sub-criteria-list",
        PAPER.narrative("05 tiêu", "06 tiêu"),
        "1. Bộ",
        "06 tiêu chí thành phần",
        "6",
        "5",
    ),
    _said(
        "count-mismatch.area-table",
        NO_STRUCTURE.narrative("hành: 02 tiêu", "hành: 03 tiêu"),
        LISTED_1,
        "03 tiêu chí",
        "3",
        "2",
        code="1",
    ),
    _said(
        "blank-reference.number",
        PAPER.narrative("số 12/KH", "số /KH"),
        "(Kèm",
        "số /KH-UBND",
        "số /KH-UBND",
        "expected.number",
    ),
    _said(
        "blank-reference.day",
        PAPER.narrative("ngày 05/02", "ngày /02"),
        "(Kèm",
        "ngày /02/2031",
        "ngày /02/2031",
        "expected.day",
    ),
    _said(
        "spelling-variant",
        PAPER.narrative("của huyện Thử Nghiệm", "của huyện Thử Nghiêm"),
        "Trên",
        "Thử Nghiêm",
        "Thử Nghiêm",
        "Thử Nghiệm",
    ),
]

PARTS = (
    {"code": "2.2.1", "name": "Kiểm tra đợt 1", "max_points": "1", "points": "1", "target_points": "1"},
    {"code": "2.2.2", "name": "Kiểm tra đợt 2", "max_points": "1", "points": "1", "target_points": "1"},
)
PARTED = replace(PAPER, rows=(*PAPER.rows, *PARTS))
NUMBERLESS = replace(PAPER, rows=(*PAPER.rows, {"code": "Đ", "name": "Điểm thưởng", "max_points": "1", "points": "1"}))
NUMBERLESS_TEXT = ["Đ", "Điểm thưởng", "1", "1", "", "", "", ""]

NEGATIVE = PAPER.row("2.2", points="-1").row("2", points="6,25").row("total", points="13,75")
NEGATIVE = replace(NEGATIVE, structure=(), results=())
NO_AREA_ROW = replace(TABLE_ONLY, rows=tuple(row for row in PAPER.rows if row["code"] != "2"), duties=())

FIGURES = [
    _in_row("points-sum.criterion-max", PARTED.row("2.2.1", max_points="2"), "2.2", "max_points", "2", "2", "3"),
    _in_row("points-sum.criterion-points", PARTED.row("2.2.1", points="0"), "2.2", "points", "2", "2", "1"),
    _in_row("target-sum.criterion", PARTED.row("2.2.1", target_points="0"), "2.2", "target_points", "2", "2", "1"),
    Case(
        "problem.unread-row",
        NUMBERLESS,
        NUMBERLESS.line("Đ\t"),
        1,
        None,
        "\t".join(NUMBERLESS_TEXT),
        " | ".join(NUMBERLESS_TEXT),
        "expected.code",
    ),
    _in_row("points-sum.area-max", TABLE_ONLY.row("1", max_points="9"), "1", "max_points", "9", "9", "8"),
    _in_row("points-sum.area-points", TABLE_ONLY.row("1", points="7"), "1", "points", "7", "7", "7.5"),
    _in_row(
        "points-sum.total-max",
        TABLE_ONLY.row("total", max_points="21"),
        "TỔNG ĐIỂM",
        "max_points",
        "21",
        "21",
        "20",
        place_code=None,
    ),
    _in_row(
        "points-sum.total-points",
        TABLE_ONLY.row("total", points="16,5"),
        "TỔNG ĐIỂM",
        "points",
        "16,5",
        "16.5",
        "16.75",
        place_code=None,
    ),
    _in_row("target-sum.area", PAPER.row("2", target_points="12"), "2", "target_points", "12", "12", "11"),
    _in_row(
        "target-sum.total",
        PAPER.row("total", target_points="20"),
        "TỔNG ĐIỂM",
        "target_points",
        "20",
        "20",
        "19",
        place_code=None,
    ),
    _in_row(
        "score-above-max",
        TABLE_ONLY.row("2.2", points="3").row("2", points="10,25").row("total", points="17,75"),
        "2.2",
        "points",
        "3",
        "3",
        "2",
    ),
    _in_row(
        "target-above-max",
        PAPER.row("2.2", target_points="2,5").row("2", target_points="11,5").row("total", target_points="19,5"),
        "2.2",
        "target_points",
        "2,5",
        "2.5",
        "2",
    ),
    _in_row("unreadable-figure", PAPER.row("2.2", points="đạt"), "2.2", "points", "đạt", "đạt", "expected.figure"),
    _in_row("missing-points.max", PAPER.row("2.2", max_points=""), "2.2", "max_points", "", "", "expected.figure"),
    _in_row("missing-points.points", PAPER.row("2.2", points=""), "2.2", "points", "", "", "expected.figure"),
    _in_row(
        "missing-points.target", PAPER.row("2.2", target_points=""), "2.2", "target_points", "", "", "expected.figure"
    ),
    _in_row("negative-points", NEGATIVE, "2.2", "points", "-1", "-1", "expected.figure"),
    _in_row("missing-row", NO_AREA_ROW, "2.1", "code", "", "", "expected.row", place_code="2"),
    _in_row("mixed-decimal-marks", PAPER.row("1.1", points="4.5"), "1.1", "points", "4.5", "4.5", "4,5"),
]

TWICE = PAPER.row("2.2", code="2.1")
SKIPPED = PAPER.row("2.2", code="2.3")
STALE = PAPER.row("1.1", task="Làm xong 100% kế hoạch năm 2030")
ONE_UNDATED = PAPER.row("1.2", deadline="")
UNDATED = PAPER.without("deadline")
UNLED = PAPER.without("leads")
UNLED_HEAD = [words for column, words in PAPER.header.items() if column != "leads"]
CODES = "1.1, 1.2, 2.1, 2.2"
HEAD = [words for column, words in PAPER.header.items() if column != "deadline"]
DATED_HEAD = list(PAPER.header.values())

WORK = [
    Case("problem.duplicate-code", TWICE, TWICE.line("2.1\t", 2), 1, "2.1", "2.1", "2.1", "expected.one-row-per-code"),
    Case("problem.code-gap", SKIPPED, SKIPPED.line("2.3\t"), 1, "2.2", "2.3", "2.3", "2.2"),
    _in_row("stale-year", STALE, "1.1", "task", "năm 2030", "năm 2030", "năm 2031"),
    _in_row("unit-alias", PAPER.row("1.1", leads="Phòng NV"), "1.1", "leads", "Phòng NV", "Phòng NV", "Phòng Nội vụ"),
    _in_row(
        "group-lead",
        PAPER.row("1.1", leads="Các cơ quan, đơn vị; UBND các xã"),
        "1.1",
        "leads",
        *["Các cơ quan, đơn vị; UBND các xã"] * 2,
        "expected.one-lead",
    ),
    _in_row("no-lead.row", PAPER.row("1.1", leads=""), "1.1", "code", "1.1", "", "expected.one-lead"),
    _in_row(
        "no-measure",
        PAPER.row("1.1", task="Làm xong kế hoạch"),
        "1.1",
        "task",
        *["Làm xong kế hoạch"] * 2,
        "expected.measure",
    ),
    _in_row(
        "area-without-owner",
        replace(PAPER, duties=PAPER.duties[:3]),
        "2",
        "name",
        *["CẢI CÁCH THỂ CHẾ"] * 2,
        "expected.owner",
    ),
    Case(
        "problem.no-deadline.some",
        ONE_UNDATED,
        ONE_UNDATED.line("Stt"),
        None,
        "1.2",
        "\t".join(DATED_HEAD),
        " | ".join(DATED_HEAD),
        "expected.deadline",
    ),
    Case(
        "problem.no-lead.column",
        UNLED,
        UNLED.line("Stt"),
        None,
        CODES,
        "\t".join(UNLED_HEAD),
        " | ".join(UNLED_HEAD),
        "expected.one-lead",
    ),
    Case(
        "problem.no-deadline.column",
        UNDATED,
        UNDATED.line("Stt"),
        None,
        CODES,
        "\t".join(HEAD),
        " | ".join(HEAD),
        "expected.deadline",
    ),
]

CASES = [*NARRATIVE, *FIGURES, *WORK, *TABLES]
