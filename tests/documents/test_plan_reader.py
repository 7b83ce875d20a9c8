"""The annex table becomes areas and criteria, however the paper lays it out and wherever pages break it."""

import itertools
from dataclasses import replace

import pytest

from parindex.core.messages import Message
from parindex.core.plan import Plan
from parindex.documents.document import UnreadableFileError
from parindex.documents.shapes import plan_shape
from tests.papers import PAPER, TABLE_ONLY, Paper, plan_of, problems_of

WHOLE = {key: value for key, value in plan_shape(plan_of(PAPER)).items() if key != "columns"}


def shape(paper: Paper | str) -> dict:
    """The plan as data, but for the words of its header, which may vary."""
    return {key: value for key, value in plan_shape(plan_of(paper)).items() if key != "columns"}


def criterion(plan: Plan, code: str):
    return next(found for _, found in plan.criteria() if found.code == code)


def refusal(paper: Paper | str) -> Message:
    with pytest.raises(UnreadableFileError) as refused:
        plan_of(paper)
    return refused.value.message


# columns


ORDERS = [
    ["deadline", "leads", "task", "target_points", "points", "max_points", "name", "code"],
    ["code", "name", "task", "leads", "deadline", "points", "max_points", "target_points"],
    ["name", "code", "max_points", "leads", "points", "deadline", "target_points", "task"],
]


@pytest.mark.parametrize("order", ORDERS)
def test_columns_are_known_by_their_headers_in_any_order(order):
    assert shape(replace(PAPER, header={column: PAPER.header[column] for column in order})) == WHOLE


HEADERS = {
    "code": ["STT", "TT", "Số TT", "Số thứ tự", "Mã", "Mã số", "stt", "", "#"],
    "name": ["Tiêu chí", "Lĩnh vực, tiêu chí", "Nội dung", "TIÊU CHÍ/ TIÊU CHÍ THÀNH PHẦN"],
    "max_points": ["Điểm tối đa", "Thang điểm", "ĐIỂM CHUẨN", "Điểm  chuẩn"],
    "points": [
        "Điểm 2030",
        "Điểm đạt được năm 2030",
        "Điểm năm 2030",
        "Kết quả 2030",
        "Điểm thẩm định 2030",
        "Điểm đạt 2030",
    ],
    "target_points": ["Mục tiêu 2031", "Điểm phấn đấu năm 2031", "Điểm mục tiêu năm 2031"],
    "task": ["Nhiệm vụ/ Giải pháp", "Giải pháp", "Nội dung thực hiện", "Nhiệm vụ/ Giải pháp/ Nội dung thực hiện"],
    "leads": ["Cơ quan chủ trì", "Đơn vị phụ trách", "Đơn vị thực hiện", "ĐƠN VỊ CHỦ TRÌ"],
    "deadline": ["Thời gian hoàn thành", "Tiến độ", "Thời hạn hoàn thành", "Hoàn thành trước ngày"],
}


@pytest.mark.parametrize(
    ("column", "words"), [(column, words) for column, several in HEADERS.items() for words in several]
)
def test_a_column_is_known_by_every_usual_header(column, words):
    assert shape(replace(PAPER, header={**PAPER.header, column: words})) == WHOLE


def test_further_columns_are_read_where_the_table_has_them():
    extra = {
        "measure": "Sản phẩm",
        "supporting": "Đơn vị phối hợp",
        "evidence": "Tài liệu kiểm chứng",
        "note": "Ghi chú",
    }
    paper = replace(PAPER, header={**PAPER.header, **extra})
    paper = paper.row(
        "1.1", measure="Báo cáo", supporting="Phòng Tư pháp; UBND các xã", evidence="Quyết định", note="x"
    )
    first = shape(paper)["areas"][0]["criteria"][0]
    assert (first["measure"], first["supporting"], first["evidence"], first["deadline"], first["leads"]) == (
        "Báo cáo",
        ["Phòng Tư pháp", "UBND các xã"],
        "Quyết định",
        "30/6/2031",
        ["Phòng Nội vụ"],
    )


def test_columns_that_the_table_has_not_are_null_or_empty():
    first = shape(PAPER.without("deadline", "leads", "task"))["areas"][0]["criteria"][0]
    absent = {
        key: first[key] for key in ("task", "leads", "leads_text", "supporting", "deadline", "measure", "evidence")
    }
    assert absent == {
        "task": None,
        "leads": [],
        "leads_text": None,
        "supporting": [],
        "deadline": None,
        "measure": None,
        "evidence": None,
    }


def test_maximum_without_achieved_is_read_with_points_null():
    plan = plan_of(PAPER.without("points"))
    assert (plan.has_points, [found.figures.points for _, found in plan.criteria()]) == (False, [None] * 4)
    read = plan_shape(plan)
    assert [area["points"] for area in read["areas"]] == [None, None]
    assert read["total"] == {"max_points": "20", "points": None, "target_points": "19"}


def test_a_table_with_points_says_so():
    assert plan_of(PAPER).has_points is True


# refusals


@pytest.mark.parametrize(
    "text",
    ["Chỉ có lời.\n", "a\tb\nc\td\n", "Stt\tHọ tên\tNgày sinh\tChức vụ\n1\tA\t1\tB\n", "Stt\tTiêu chí\n1\tA\n"],
    ids=["no table", "no header", "another table", "two columns"],
)
def test_a_paper_without_an_annex_is_refused(text):
    assert refusal(text) == Message("file.no-annex", {"file": "ke-hoach.txt"})


def test_an_annex_without_maximum_points_is_refused():
    assert refusal(PAPER.without("max_points")) == Message("file.no-max-points", {"file": "ke-hoach.txt"})


def test_an_annex_without_a_code_is_refused():
    assert refusal(replace(PAPER, rows=())) == Message("file.no-rows", {"file": "ke-hoach.txt"})


# tables before, between and behind


OTHER_TABLE = "Stt\tTên xã\tDân số\n1\tXã 01\t4000\n2\tXã 02\t5000\n"


def test_other_tables_before_and_behind_the_annex_are_not_taken_for_it():
    text = PAPER.text()
    head, _, table = text.partition("\n\nStt\t")
    assert shape(f"{head}\n{OTHER_TABLE}\nPhụ lục\nStt\t{table}\nBảng khác\n{OTHER_TABLE}") == WHOLE


def _split(after: int, between: list[str], paper: Paper = PAPER) -> str:
    """The text of `paper` with `between` behind the row number `after` of its table (0: the header)."""
    lines = paper.text().split("\n")
    at = paper.line("Stt\t") + after
    return "\n".join([*lines[:at], *between, *lines[at:]])


@pytest.mark.parametrize("after", [1, 2, 3, 4, 5, 6])
def test_a_table_goes_on_behind_a_paragraph(after):
    assert shape(_split(after, ["", "Trang 2", ""])) == WHOLE


@pytest.mark.parametrize("after", [1, 2, 3, 4, 5, 6])
def test_a_table_goes_on_behind_a_paragraph_under_its_header_repeated(after):
    assert shape(_split(after, ["", "Trang 2", "", PAPER.table()[0]])) == WHOLE


@pytest.mark.parametrize("after", [1, 2, 3, 4, 5, 6])
def test_a_header_repeated_on_the_next_page_is_no_part_of_a_row(after):
    assert shape(_split(after, ["", PAPER.table()[0]])) == WHOLE


def test_a_header_without_words_for_the_code_may_be_repeated_too():
    paper = replace(PAPER, header={**PAPER.header, "code": ""})
    lines = paper.text().split("\n")
    at = lines.index(paper.table()[3]) + 1
    assert shape("\n".join([*lines[:at], "Trang 2", paper.table()[0], *lines[at:]])) == WHOLE


@pytest.mark.parametrize("after", [2, 3])
def test_a_table_goes_on_even_if_its_next_row_has_lost_its_last_tabs(after):
    stripped = "\n".join(line.rstrip() for line in _split(after, ["", "Trang 2", ""]).split("\n"))
    assert shape(stripped) == WHOLE


def test_a_row_of_column_numbers_in_brackets_is_no_criterion():
    assert shape(_split(0, ["\t".join(f"({number})" for number in range(1, 9))])) == WHOLE


def test_a_row_of_plain_column_numbers_is_no_area():
    assert shape(_split(0, ["\t".join(str(number) for number in range(1, 9))])) == WHOLE


# rows over pages


def _broken(row: str, *parts: str) -> str:
    """The text of PAPER with a row written in several lines, a page end between them."""
    text = PAPER.text()
    assert text.count(row) == 1
    return text.replace(row, "\n\n".join(parts))


ROW = "2.1\tRà soát\t10\t7,25\t9\tRà soát 100% văn bản\tPhòng Tư pháp\t31/10/2031"


def test_a_task_broken_by_a_page_end_is_rejoined():
    text = _broken(
        ROW, "2.1\tRà soát\t10\t7,25\t9\tRà soát 100%\tPhòng Tư pháp\t31/10/2031", "\t\t\t\t\tvăn bản\t\t"
    )  # fmt: skip
    assert shape(text) == WHOLE


def test_words_behind_the_page_end_stand_on_their_own_line_and_under_the_code():
    text = _broken(ROW, "2.1\tRà soát\t10\t7,25\t9\tRà soát 100%\tPhòng Tư pháp\t31/10/2031", "\t\t\t\t\tvăn bản\t\t")
    task = criterion(plan_of(text), "2.1").task
    place = task.place(task.text.index("văn"))
    assert (place.line, place.column, place.code, place.text) == (PAPER.line("2.1\t") + 2, 6, "2.1", "văn bản")


def test_several_cells_of_a_row_may_be_broken():
    text = _broken(
        ROW,
        "2.1\tRà\t10\t7,25\t9\tRà soát\tPhòng Tư\t31/10/2031",
        "\tsoát\t\t\t\t100%\tpháp\t",
        "\t\t\t\t\tvăn bản\t\t",
    )
    assert shape(text) == WHOLE


def test_leads_broken_by_a_page_end_are_one_name():
    text = _broken(ROW, ROW.replace("Phòng Tư pháp", "Phòng Tư"), "\t\t\t\t\t\tpháp\t")
    assert [lead.unit for lead in criterion(plan_of(text), "2.1").leads] == ["Phòng Tư pháp"]


def test_a_name_that_goes_on_in_the_column_of_codes_is_rejoined():
    row = "2\tCẢI CÁCH THỂ CHẾ\t12\t9,25\t11\t\t\t"
    assert shape(_broken(row, "2\tCẢI CÁCH\t12\t9,25\t11\t\t\t", "THỂ CHẾ\t\t\t\t\t\t\t")) == WHOLE


def test_a_last_row_broken_by_a_page_end_is_whole_before_the_total():
    row = "2.2\tKiểm tra\t2\t2\t2\tKiểm tra 3 xã\tPhòng Tư pháp; UBND các xã\t30/9/2031"
    assert shape(_broken(row, row.replace("3 xã", "3"), "\t\t\t\t\txã\t\t")) == WHOLE


# rows


def test_the_places_of_a_row_count_from_the_header():
    place = criterion(plan_of(PAPER), "2.1").figures.points.words.place()
    assert (place.line, place.table, place.row, place.cell, place.code, place.text) == (
        PAPER.line("2.1\t"), 1, 6, PAPER.cell("points"), "2.1", "7,25",
    )  # fmt: skip


SUBS = PAPER.with_row_after("2.1", code="2.1.1", name="Kế hoạch", max_points="4", points="3", target_points="4")
SUBS = SUBS.with_row_after("2.1.1", code="2.1.2", name="Kết quả", max_points="6", points="4,25", target_points="5")


def test_rows_of_the_third_level_come_under_their_criterion():
    read = shape(SUBS)
    first = read["areas"][1]["criteria"][0]["sub_criteria"][0]
    assert (first["task"], first["leads"], first["sub_criteria"]) == (None, [], [])
    assert read["areas"][1]["criteria"][0].pop("sub_criteria") == [
        {**first, "code": "2.1.1", "name": "Kế hoạch", "max_points": "4", "points": "3", "target_points": "4"},
        {**first, "code": "2.1.2", "name": "Kết quả", "max_points": "6", "points": "4.25", "target_points": "5"},
    ]
    assert [found["code"] for found in read["areas"][1]["criteria"]] == ["2.1", "2.2"]


def test_a_criterion_without_the_row_of_its_area_comes_under_an_area_with_a_code_only():
    read = shape(PAPER.without_rows("2"))
    assert [(area["code"], area["name"], len(area["criteria"])) for area in read["areas"]] == [
        ("1", "CHỈ ĐẠO, ĐIỀU HÀNH", 2),
        ("2", "", 2),
    ]
    assert (read["areas"][1]["max_points"], read["areas"][1]["points"]) == (None, None)


def test_a_sub_criterion_without_the_row_of_its_criterion_comes_under_one_with_a_code_only():
    criteria = shape(SUBS.without_rows("2.1"))["areas"][1]["criteria"]
    assert [(found["code"], found["name"], len(found["sub_criteria"])) for found in criteria] == [
        ("2.1", "", 2),
        ("2.2", "Kiểm tra", 0),
    ]


def test_a_row_shorter_than_its_header_lacks_the_last_cells():
    text = "\n".join(line.rstrip() for line in PAPER.row("1.1", leads="", deadline="").text().split("\n"))
    found = criterion(plan_of(text), "1.1")
    assert (found.task.text, found.leads, found.leads_words, found.deadline) == (
        "Làm xong 100% kế hoạch",
        (),
        None,
        None,
    )
    assert [area.figures.points.value for area in plan_of(text).areas] == [
        area.figures.points.value for area in plan_of(PAPER).areas
    ]


def test_a_figure_that_a_short_row_lacks_is_at_the_rows_end():
    text = PAPER.text().replace("1.2\tBáo cáo\t3\t3\t3\tGửi đủ 4 báo cáo\tPhòng Nội vụ\t31/12/2031", "1.2\tBáo cáo\t3")
    place = criterion(plan_of(text), "1.2").figures.points.words.place()
    assert (place.line, place.cell, place.code, place.text) == (PAPER.line("1.2\t"), PAPER.cell("points"), "1.2", "")


def test_a_code_may_end_with_a_full_stop():
    paper = PAPER
    for code in ("1", "1.1", "1.2", "2", "2.1", "2.2"):
        paper = paper.row(code, code=f"{code}.")
    assert shape(paper) == WHOLE


def test_a_code_used_twice_is_two_rows():
    plan = plan_of(PAPER.row("2.2", code="2.1"))
    assert [found.code for _, found in plan.criteria()] == ["1.1", "1.2", "2.1", "2.1"]


def test_an_area_that_comes_again_is_an_area_of_its_own():
    plan = plan_of(replace(TABLE_ONLY, rows=(*PAPER.rows, *PAPER.rows[:2])))
    assert [(area.code, len(area.criteria)) for area in plan.areas] == [("1", 2), ("2", 2), ("1", 1)]


TOTALS = [
    "TỔNG ĐIỂM",
    "Tổng điểm:",
    "TỔNG CỘNG",
    "Tổng cộng:",
    "Tổng",
    "TỔNG",
    "Cộng",
    "Tổng số điểm",
    "CỘNG ĐIỂM",
    "Tổng:",
    "TỔNG SỐ",
]


@pytest.mark.parametrize("words", TOTALS)
@pytest.mark.parametrize("column", ["code", "name"])
def test_the_total_is_known_by_every_usual_wording(words, column):
    cells = {**PAPER.total, "code": "", column: words}
    assert shape(replace(PAPER, total=cells)) == WHOLE


def test_rows_behind_the_total_are_read_and_the_total_no_longer_holds():
    behind = [f"3\tĐIỂM THƯỞNG\t1\t1\t1{chr(9) * 3}", f"3.1\tSáng kiến\t1\t1\t1{chr(9) * 3}"]
    paper = _split(7, behind)
    assert [area["code"] for area in shape(paper)["areas"]] == ["1", "2", "3"]
    assert "points-sum" in [problem.kind.id for problem in problems_of(paper)]


def test_of_several_totals_the_last_is_the_total_and_the_others_are_told():
    plan = plan_of(_split(3, [f"Cộng\t\t8\t7,5\t8{chr(9) * 3}"]))
    assert plan_shape(plan)["total"]["max_points"] == "20"
    assert [words.text.split("\t")[:3] for words in plan.unread] == [["Cộng", "", "8"]]


def test_a_table_without_a_total_has_none():
    assert shape(replace(PAPER, total=None))["total"] is None


@pytest.mark.parametrize(
    ("words", "value"), [("", None), ("đạt", None), ("4,50", "4.50"), ("4.50", "4.50"), ("0", "0")]
)
def test_figures_keep_the_digits_of_the_paper_and_blanks_are_null(words, value):
    assert shape(PAPER.row("1.1", points=words))["areas"][0]["criteria"][0]["points"] == value


@pytest.mark.parametrize(("points", "read"), [("4.567", "4.567"), ("1.000", "1.000"), ("6.000", "6.000")])
def test_a_dot_before_three_digits_is_decided_by_the_maximum_of_the_row(points, read):
    criteria = shape(PAPER.row("1.1", points=points))["areas"][0]["criteria"]
    assert criteria[0]["points"] == read


@pytest.mark.parametrize("order", list(itertools.permutations(["max_points", "points", "target_points"])))
def test_the_order_of_the_figures_changes_no_problem(order):
    front, back = ["code", "name"], ["task", "leads", "deadline"]
    header = {column: PAPER.header[column] for column in (*front, *order, *back)}
    assert problems_of(replace(PAPER, header=header)) == ()
