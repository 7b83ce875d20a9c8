"""The table of a paper: what its header, its numbering and its user say of it."""

from dataclasses import replace

import pytest

from parindex.core.messages import Message
from parindex.core.place import Place
from parindex.core.plan import Plan
from parindex.documents.blocks import Blocks
from parindex.documents.document import Merge, UnreadableFileError
from parindex.documents.files import document_of
from parindex.documents.plan_reader import Layout, columns_of, read_plan
from parindex.documents.plan_reader.columns import meanings_of
from tests.core.broken_papers import TwoTables
from tests.papers import PAPER, TABLE_ONLY


def table_plan(*rows: str, merges: tuple[Merge, ...] = (), layout: Layout | None = None) -> Plan:
    """The plan of a table alone, its cells set apart by "|", as Word or Excel give it."""
    blocks = Blocks()
    cells = [[cell.strip().replace("/n", "\n") for cell in row.split("|")] for row in rows]
    blocks.table(
        [[(cell, Place(table=1, row=at, cell=n)) for n, cell in enumerate(row, 1)] for at, row in enumerate(cells, 1)],
        merges,
    )
    return read_plan(blocks.document(), "bang.docx", layout or Layout())


def tree(plan: Plan) -> list[str]:
    """Code, name and maximum of every row, indented by its level."""
    lines = []
    for area in plan.areas:
        lines.append(f"{area.code} {area.name} {area.figures.max_points.words.text}")
        lines += [
            f"{' ' * row.code.count('.')}{row.code} {row.name} {row.figures.max_points.words.text}"
            for criterion in area.criteria
            for row in criterion.rows()
        ]
    return lines


HEAD = "TT | Tiêu chí | Điểm chuẩn | Điểm đạt"


# numbering


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (
            ["I | A | 3 | 3", "1 | B | 1 | 1", "2 | C | 2 | 2", "II | D | 4 | 4", "1 | E | 4 | 4"],
            ["1 A 3", " 1.1 B 1", " 1.2 C 2", "2 D 4", " 2.1 E 4"],
        ),
        (
            ["I | A | 3 | 3", "1.1 | B | 3 | 3", "a) | C | 1 | 1", "b) | D | 2 | 2", "II | E | 4 | 4", "2.1 | F | 4|4"],
            ["1 A 3", " 1.1 B 3", "  1.1.1 C 1", "  1.1.2 D 2", "2 E 4", " 2.1 F 4"],
        ),
        (
            ["I | A | 3 | 3", "1 | B | 3 | 3", "1.1 | C | 3 | 3", "II | D | 4 | 4", "1 | E | 4 | 4", "1.1 | F | 4 | 4"],
            ["1 A 3", " 1.1 B 3", "  1.1.1 C 3", "2 D 4", " 2.1 E 4", "  2.1.1 F 4"],
        ),
        (
            ["A | A | 3 | 3", "1 | B | 1 | 1", "2 | C | 2 | 2", "B | D | 4 | 4", "3 | E | 4 | 4"],
            ["1 A 3", " 1.1 B 1", " 1.2 C 2", "2 D 4", " 2.3 E 4"],
        ),
        (
            ["1 | A | 3 | 3", "1.1 | B | 3 | 3", "- | C | 1 | 1", "- | D | 2 | 2"],
            ["1 A 3", " 1.1 B 3", "  1.1.1 C 1", "  1.1.2 D 2"],
        ),
        (["01 | A | 3 | 3", "01.1 | B | 3 | 3"], ["1 A 3", " 1.1 B 3"]),
        (["1 | A | 3 | 3", "1,1 | B | 3 | 3"], ["1 A 3", " 1.1 B 3"]),
        (["Lĩnh vực 1 | A | 3 | 3", "Tiêu chí 1.1 | B | 3 | 3"], ["1 A 3", " 1.1 B 3"]),
        ([" | I. A | 3 | 3", " | 1. B | 3 | 3", " | a) C | 3 | 3"], ["1 A 3", " 1.1 B 3", "  1.1.1 C 3"]),
        (["I |  | 3 | 3", "1 | B | 3 | 3"], ["1 I 3", " 1.1 B 3"]),
    ],
    ids=["roman", "letters", "restarting", "counted-on", "dashes", "zero", "comma", "words", "in-names", "nameless"],
)  # fmt: skip
def test_every_usual_numbering_makes_the_same_codes(rows, expected):
    assert tree(table_plan(HEAD, *rows)) == expected


@pytest.mark.parametrize(
    ("letters", "codes"),
    [
        ("abcdđe", ["1", "2", "3", "4", "5", "6"]),
        ("abcdeg", ["1", "2", "3", "4", "5", "6"]),
        ("abcdef", ["1", "2", "3", "4", "5", "6"]),
        ("abdđ", ["1", "2", "4", "5"]),
        ("aab", ["1", "1", "2"]),
    ],
)
def test_letters_count_in_whichever_alphabet_the_list_uses(letters, codes):
    rows = [f"{letter}) | {letter} | 1 | 1" for letter in letters]
    plan = table_plan(HEAD, "1 | A | 9 | 9", "1.1 | B | 9 | 9", *rows)
    subs = plan.areas[0].criteria[0].sub_criteria
    assert [sub.code.rpartition(".")[2] for sub in subs] == codes


def test_the_codes_words_are_those_of_the_paper():
    plan = table_plan(HEAD, "I | A | 3 | 3", "1.1 | B | 3 | 3", "a) | C | 3 | 3")
    criterion = plan.areas[0].criteria[0]
    assert [plan.areas[0].code_words.text, criterion.code_words.text, criterion.sub_criteria[0].code_words.text] == [
        "I",
        "1.1",
        "a",
    ]


def test_a_roman_number_below_numbered_areas_numbers_nothing_known():
    plan = table_plan(HEAD, "1 | A | 3 | 3", "1.1 | B | 3 | 3", "II | C | 1 | 1")
    assert [words.text for words in plan.unread] == ["II\tC\t1\t1"]


def test_a_row_of_the_fourth_level_is_told():
    plan = table_plan(HEAD, "1 | A | 3 | 3", "1.1 | B | 3 | 3", "1.1.1 | C | 3 | 3", "1.1.1.1 | D | 1 | 1")
    assert [words.text for words in plan.unread] == ["1.1.1.1\tD\t1\t1"]


# areas as merged rows


WIDE = (Merge(1, 0, 1, 4), Merge(3, 0, 1, 4))


@pytest.mark.parametrize(
    ("first", "second", "names"),
    [
        ("I. CHỈ ĐẠO", "II. THỂ CHẾ", ["CHỈ ĐẠO", "THỂ CHẾ"]),
        ("Lĩnh vực 1: Chỉ đạo", "Lĩnh vực 2: Thể chế", ["Chỉ đạo", "Thể chế"]),
        ("CHỈ ĐẠO", "THỂ CHẾ", ["CHỈ ĐẠO", "THỂ CHẾ"]),
        ("Chỉ đạo, điều hành", "Thể chế", ["Chỉ đạo, điều hành", "Thể chế"]),
    ],
)
def test_an_area_may_be_one_merged_cell(first, second, names):
    plan = table_plan(HEAD, f"{first} | | |", "1 | B | 1 | 1", f"{second} | | |", "1 | E | 4 | 4", merges=WIDE)
    assert [area.name for area in plan.areas] == names
    assert [(one.code, one.name) for _, one in plan.criteria()] == [("1.1", "B"), ("2.1", "E")]


def test_an_area_in_large_letters_needs_no_merged_cell():
    plan = table_plan(HEAD, " | CHỈ ĐẠO | |", "1 | B | 1 | 1", " | THỂ CHẾ | |", "1 | E | 4 | 4")
    assert [(area.code, area.name) for area in plan.areas] == [("1", "CHỈ ĐẠO"), ("2", "THỂ CHẾ")]


# merged cells


def test_words_merged_downwards_are_said_of_every_row_that_they_reach():
    plan = table_plan(
        f"{HEAD} | Đơn vị chủ trì", "1 | A | 3 | 3 |", "1.1 | B | 1 | 1 | Phòng Nội vụ", "1.2 | C | 2 | 2 |",
        merges=(Merge(2, 4, 2, 1),),
    )  # fmt: skip
    assert [[lead.unit for lead in one.leads] for _, one in plan.criteria()] == [["Phòng Nội vụ"]] * 2


def test_a_figure_merged_downwards_is_that_of_its_first_row():
    plan = table_plan(HEAD, "1 | A | 3 | 3", "1.1 | B | 3 | 3", "1.2 | C | | ", merges=(Merge(2, 2, 2, 1),))
    assert [one.figures.max_points.value for _, one in plan.criteria()][1] is None


def test_several_tasks_of_a_criterion_merged_downwards_are_all_its_tasks():
    plan = table_plan(
        f"{HEAD} | Nhiệm vụ | Đơn vị chủ trì",
        "1 | A | 3 | 3 | |",
        "1.1 | B | 3 | 3 | Việc một | Phòng Nội vụ",
        " | | | | Việc hai | Phòng Tư pháp",
        merges=tuple(Merge(2, column, 2, 1) for column in range(4)),
    )
    criterion = plan.areas[0].criteria[0]
    assert criterion.task.text == "Việc một\nViệc hai"
    assert [lead.unit for lead in criterion.leads] == ["Phòng Nội vụ", "Phòng Tư pháp"]


# header


def meanings(*columns: str) -> list[str]:
    return meanings_of([column.split(" > ") for column in columns])


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        (["TT", "Tiêu chí", "Điểm"], ["code", "name", "max_points"]),
        (["TT", "Tiêu chí", "Điểm > Điểm chuẩn", "Điểm > Đạt được"], ["code", "name", "max_points", "points"]),
        (["TT", "Tiêu chí", "Điểm > Chuẩn", "Điểm > Kết quả"], ["code", "name", "max_points", "points"]),
        (["TT", "Tiêu chí", "Điểm tối đa", "Điểm 2029", "Điểm 2030"], ["code", "name", "max_points", "", "points"]),
        (["TT", "Tiêu chí", "Thang điểm", "Điểm thẩm định"], ["code", "name", "max_points", "points"]),
        (
            ["TT", "Tiêu chí", "Điểm tối đa", "Tự chấm", "Thẩm định", "Điểm XHH", "Điểm đạt"],
            ["code", "name", "max_points", "self_points", "verified_points", "survey_points", "points"],
        ),
        (
            ["Mã tiêu chí", "Nội dung", "Điểm chuẩn", "Chỉ tiêu phấn đấu", "Thời gian hoàn thành", "Đơn vị phối hợp"],
            ["code", "name", "max_points", "target_points", "deadline", "supporting"],
        ),
        (
            ["Stt", "Tiêu chí", "Điểm chuẩn", "Tài liệu kiểm chứng", "Ghi chú", "Cột A"],
            ["code", "name", "max_points", "evidence", "note", ""],
        ),
        (["TT", "Tiêu chí", "Điểm tối đa", "Nhiệm vụ > Nội dung"], ["code", "name", "max_points", "task"]),
    ],
)
def test_columns_are_known_by_the_words_over_them(header, expected):
    assert meanings(*header) == expected


def test_a_header_of_two_rows_is_read_through_its_merged_cells():
    plan = table_plan(
        "TT | Tiêu chí | Điểm |  | Mục tiêu", " | | Điểm chuẩn | Điểm 2030 đạt được |",
        "1 | A | 3 | 2 | 3", "1.1 | B | 3 | 2 | 3",
        merges=(Merge(0, 0, 2, 1), Merge(0, 1, 2, 1), Merge(0, 2, 1, 2), Merge(0, 4, 2, 1)),
    )  # fmt: skip
    assert [column.meaning for column in plan.columns] == ["code", "name", "max_points", "points", "target_points"]
    assert [column.header for column in plan.columns][2:4] == ["Điểm Điểm chuẩn", "Điểm Điểm 2030 đạt được"]
    assert plan.year_scored == 2030


def test_a_title_over_the_whole_table_is_no_header():
    plan = table_plan(
        "MỤC TIÊU, NHIỆM VỤ NĂM 2031 | | |", HEAD.replace("Điểm đạt", "Cột A"), "1 | A | 3 | 3", "1.1 | B | 3 | 3",
        merges=(Merge(0, 0, 1, 4),),
    )  # fmt: skip
    assert [column.meaning for column in plan.columns] == ["code", "name", "max_points", ""]


# what a user says


def refused(layout: Layout, paper: object = PAPER) -> Message:
    with pytest.raises(UnreadableFileError) as error:
        read_plan(document_of(paper.text().encode(), "ke-hoach.txt"), "ke-hoach.txt", layout)
    return error.value.message


def corrected(paper: object, columns: dict[int, str], table: int = 1) -> Plan:
    return read_plan(document_of(paper.text().encode(), "ke-hoach.txt"), "ke-hoach.txt", Layout(columns, table))


def test_a_column_means_what_its_user_says():
    paper = replace(PAPER, header={**PAPER.header, "max_points": "Cột A"})
    plan = corrected(paper, {3: "max_points"})
    assert [one.figures.max_points.words.text for _, one in plan.criteria()] == ["5", "3", "10", "2"]


def test_a_meaning_given_to_one_column_leaves_the_other():
    plan = corrected(PAPER, {5: "points"})
    assert [column.meaning for column in plan.columns][3:5] == ["", "points"]
    assert not plan.has("target_points")


def test_a_column_may_be_taken_for_nothing():
    assert not corrected(PAPER, {4: ""}).has_points


def test_a_table_whose_header_says_nothing_is_read_as_its_user_says():
    paper = replace(TABLE_ONLY, header={column: f"Cột {at}" for at, column in enumerate(PAPER.header)})
    plan = corrected(paper, {1: "code", 2: "name", 3: "max_points", 4: "points"})
    assert [one.figures.points.words.text for _, one in plan.criteria()] == ["4,5", "3", "7,25", "2"]


def test_a_table_without_a_header_is_read_as_its_user_says():
    lines = TABLE_ONLY.text().split("\n")
    paper = "\n".join(line for line in lines if not line.startswith("Stt\t"))
    plan = read_plan(document_of(paper.encode(), "x.txt"), "x.txt", Layout({1: "code", 2: "name", 3: "max_points"}))
    assert [area.code for area in plan.areas] == ["1", "2"]


@pytest.mark.parametrize(
    ("layout", "said"),
    [
        (Layout({9: "points"}), Message("layout.no-column", {"column": 9, "columns": 8})),
        (Layout(table=2), Message("layout.no-table", {"table": 2, "tables": 1})),
    ],
)
def test_a_column_or_table_that_is_not_there_is_refused(layout, said):
    assert refused(layout) == said


# several tables


OTHERS = replace(TABLE_ONLY, rows=tuple({**row, "name": f"{row['name']} của các xã"} for row in TABLE_ONLY.rows))
TWO = TwoTables(PAPER, OTHERS, "BẢNG CỦA CÁC XÃ")


def test_of_several_tables_the_first_is_read_and_the_others_are_named():
    plan = corrected(TWO, {})
    assert (plan.table, [(other.number, other.heading.text) for other in plan.others]) == (1, [(2, "BẢNG CỦA CÁC XÃ")])
    assert plan.areas[0].criteria[0].name == "Kế hoạch năm"


def test_another_table_is_read_where_its_user_says_so():
    plan = corrected(TWO, {}, table=2)
    assert (plan.table, [other.number for other in plan.others]) == (2, [1])
    assert plan.areas[0].criteria[0].name == "Kế hoạch năm của các xã"


def test_two_tables_without_totals_are_told_apart_by_their_first_code():
    bare = replace(PAPER, total=None)
    plan = corrected(TwoTables(bare, replace(OTHERS, total=None)), {})
    assert ([area.code for area in plan.areas], len(plan.others)) == (["1", "2"], 1)


def test_a_table_with_another_header_is_another_table():
    plan = corrected(TwoTables(replace(PAPER, total=None), OTHERS.without("deadline").without_rows("1", "1.1")), {})
    assert len(plan.others) == 1


def test_a_table_of_something_else_is_none_of_the_tables():
    text = PAPER.text() + "Bảng khác\nStt\tTên xã\tDân số\n1\tXã 01\t4000\n"
    assert read_plan(document_of(text.encode(), "x.txt"), "x.txt").others == ()


# the columns of a table that cannot be read as it stands


def seen(text: str, layout: Layout | None = None) -> list[tuple[int, str, str]]:
    columns = columns_of(document_of(text.encode(), "x.txt"), layout or Layout())
    return [(column.number, column.header, column.meaning) for column in columns]


def test_the_columns_of_a_table_without_maximum_points_are_seen_all_the_same():
    text = replace(PAPER, header={**PAPER.header, "max_points": "Cột A"}).text()
    assert seen(text)[:3] == [(1, "Stt", "code"), (2, "Lĩnh vực/ Tiêu chí", "name"), (3, "Cột A", "")]
    assert seen(text, Layout({3: "max_points"}))[2] == (3, "Cột A", "max_points")


def test_the_columns_of_a_table_whose_header_says_nothing_are_those_of_its_first_row():
    assert seen("a\tb\n\nlời\n\nm\tn\tp\nx\ty\tz\n") == [(1, "m", ""), (2, "n", ""), (3, "p", "")]


def test_a_paper_without_tables_has_no_columns():
    assert seen("Chỉ có lời.\n") == []
