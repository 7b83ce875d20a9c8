"""The judge of published results: silent on tables that agree with themselves, one problem for one thing broken."""

from dataclasses import dataclass, replace

import pytest

from parindex.core.check import Severity
from parindex.core.check.result_problem import OF_PLANS_TOO, RESULT_KINDS
from parindex.core.check.results import results_check
from parindex.core.messages import Message
from parindex.core.place import Place
from parindex.core.plan import Noticed
from parindex.core.points import plain
from parindex.documents.catalogue import LANGUAGES, catalogue
from tests.result_papers import HEADER, ROWS, changed, problems_of, results_of, text_of

MAXIMA = "\tĐiểm tối đa\t{}\t{}\t{}\t\t"
BARE = "TT\tĐơn vị\tChỉ đạo, điều hành\tCải cách thể chế\tTổng điểm\tXếp hạng\tXếp loại"
WEIGHTED = tuple(changed(1, "27,5", "22", changed(2, "25,25", "20", changed(3, "\t25\t", "\t19\t", ROWS))))


@dataclass(frozen=True)
class Case:
    """A paper with one thing broken: the sentence told, its place (line, cell, words), found, expected, the codes."""

    sentence: str
    kind: str
    lines: tuple[str, ...]
    line: int
    cell: int
    text: str
    found: str
    expected: str
    codes: tuple[str, ...] = ()


CASES = [
    Case("sum", "points-sum", (HEADER, *changed(4, "\t17\t", "\t17,5\t")), 5, 5, "17,5", "17.5", "17"),
    Case("sum-unknown", "sum-unknown", (BARE, *WEIGHTED[:3]), 1, 1, BARE, BARE.replace("\t", " | "), "expected.sum"),
    Case("max-sum", "points-sum", (HEADER.replace("30", "31"), *ROWS), 1, 5, "(31 điểm)", "31", "30"),
    Case(
        "max-conflict",
        "max-conflict",
        (HEADER, MAXIMA.format("10", "21", "30"), *ROWS),
        2, 4, "21", "21", "20", ("2",),
    ),
    Case("above-max", "score-above-max", (HEADER, *changed(1, "9,5\t18", "11\t16,5")), 2, 3, "11", "11", "10", ("1",)),
    Case(
        "unreadable",
        "unreadable-figure",
        (HEADER, *changed(4, "\t5\t", "\tnăm\t")),
        5, 3, "năm", "năm", "expected.figure",
    ),
    Case(
        "unreadable-maximum",
        "unreadable-figure",
        (BARE, MAXIMA.format("mười", "20", ""), *ROWS),
        2, 3, "mười", "mười", "expected.figure",
    ),
    Case(
        "blank",
        "missing-points",
        (HEADER, *changed(4, "\t5\t", "\t\t")),
        5, 2, "Sở D", "", "expected.figure", ("1",),
    ),
    Case(
        "twice",
        "unit-twice",
        (HEADER, *changed(4, "Sở D", "sở  A")),
        5, 2, "sở  A", "sở  A", "expected.one-row-per-unit",
    ),
    Case("rank", "rank-order", (HEADER, *changed(4, "17\t4", "17\t6")), 5, 6, "6", "6", "4"),
    Case("shared-rank", "shared-rank", (HEADER, *changed(4, "17\t4", "17\t3")), 5, 6, "3", "3", "4"),
    Case("band-above", "band-order", (HEADER, *changed(4, "Trung bình", "Tốt")), 5, 7, "Tốt", "Tốt", "Khá"),
    Case("band-below", "band-order", (HEADER, *changed(1, "Tốt", "Yếu")), 2, 7, "Yếu", "Yếu", "Khá"),
    Case(
        "unread",
        "row-without-unit",
        (HEADER, *ROWS, "5\t\t4\t5\t9\t5\tYếu"),
        6, 1, "5\t\t4\t5\t9\t5\tYếu", "5 |  | 4 | 5 | 9 | 5 | Yếu", "expected.unit",
    ),
]  # fmt: skip
NAMES = [case.sentence for case in CASES]


def _said(value: object) -> str:
    if isinstance(value, Message):
        return value.id
    return value if isinstance(value, str) else plain(value)


def _told(*lines: str) -> list[tuple[str, str, str]]:
    """Kind, found and expected of each problem."""
    return [(one.kind.id, _said(one.found), _said(one.expected)) for one in problems_of(*lines)]


def test_results_that_agree_with_themselves_have_no_problem():
    assert problems_of(HEADER, MAXIMA.format("10", "20", "30"), *ROWS) == ()


@pytest.mark.parametrize("case", CASES, ids=NAMES)
def test_one_thing_broken_is_the_one_problem_at_its_place(case: Case):
    (problem,) = problems_of(*case.lines)
    place = problem.place
    assert (problem.kind.id, problem.message.id) == (case.kind, f"results.{case.sentence}")
    assert (place.line, place.cell, place.text) == (case.line, case.cell, case.text)
    assert (_said(problem.found), _said(problem.expected), problem.codes) == (case.found, case.expected, case.codes)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("case", CASES, ids=NAMES)
def test_every_problem_can_be_told_whole(case: Case, language: str):
    words = catalogue(language)
    for problem in problems_of(*case.lines):
        sentence = words.render(problem.message)
        assert ("{" in sentence, "None" in sentence, sentence == "") == (False, False, False)
        assert (words.render(problem.expected), words.render(problem.kind.title)) != ("", "")


def test_every_kind_is_produced_by_some_paper_and_goes_by_its_own_id():
    assert {case.kind for case in CASES} == set(RESULT_KINDS)
    assert {id_: kind.id for id_, kind in RESULT_KINDS.items()} == {id_: id_ for id_ in RESULT_KINDS}


def test_every_sentence_on_results_belongs_to_a_case():
    own = {id_.removeprefix("results.") for id_ in catalogue("vi").sentences if id_.startswith("results.")}
    assert {one for one in own if not one.startswith("column.")} == set(NAMES)


def test_contradictions_are_errors_and_what_may_have_a_reason_is_a_warning():
    errors = {id_ for id_, kind in RESULT_KINDS.items() if kind.severity is Severity.ERROR}
    assert errors == {"points-sum", "score-above-max", "unit-twice", "rank-order", "shared-rank", "max-conflict"}
    assert set(OF_PLANS_TOO) <= set(RESULT_KINDS)


def test_what_the_reader_noticed_in_the_file_is_told():
    noticed = Noticed("macros", Place(), found="vbaProject.bin", expected=Message("expected.no-macros"))
    (problem,) = results_check(replace(results_of(text_of(HEADER, *ROWS)), noticed=(noticed,)))
    assert (problem.kind.id, problem.found) == ("macros", "vbaProject.bin")


# sums


def test_a_total_that_only_rounds_the_sum_is_no_problem():
    rows = ("1\tSở A\t9,517\t18,004\t27,52\t1\tTốt", "2\tSở B\t9,25\t16,25\t25,5\t2\tKhá")
    assert problems_of(HEADER, *rows) == ()


def test_a_total_without_the_decimals_of_its_column_is_not_rounded():
    assert _told(HEADER, *changed(1, "27,5", "27,50", changed(2, "25,25", "25,3"))) == [("points-sum", "25.3", "25.25")]


def test_binary_noise_of_a_workbook_is_no_difference():
    assert problems_of(HEADER, *changed(1, "27,5", "27,500000000000004")) == ()


def test_areas_that_do_not_apply_add_nothing():
    assert problems_of(HEADER, *changed(4, "\t5\t12\t17", "\t-\t17\t17")) == ()


def test_areas_that_do_not_apply_may_leave_their_maximum_out_of_the_scale():
    assert problems_of(HEADER, *changed(4, "\t5\t12\t17", "\tKĐG\t11,5\t17,25")) == ()


def test_a_total_is_not_set_against_a_sum_with_a_blank_or_an_unreadable_part():
    assert [kind for kind, _, _ in _told(HEADER, *changed(4, "\t5\t12", "\t?\t1"))] == ["unreadable-figure"]


WITH_SURVEY = "TT\tĐơn vị\tChỉ đạo, điều hành\tCải cách thể chế\tĐiểm điều tra XHH\tĐiểm trừ\tTổng điểm"


def test_points_of_a_survey_and_deductions_beside_the_areas_may_be_parts_of_the_total():
    rows = ("1\tSở A\t9\t18\t30,5\t2\t55,5", "2\tSở B\t9\t17\t30\t1\t55", "3\tSở C\t8\t17\t29\t-1\t53")
    assert problems_of(WITH_SURVEY, *rows) == ()
    assert _told(WITH_SURVEY, *changed(3, "53", "54", rows)) == [("points-sum", "54", "53")]


def test_an_area_that_no_total_holds_may_be_shown_beside_the_others():
    header = "TT\tĐơn vị\tChỉ đạo, điều hành\tThể chế\tThủ tục hành chính\tTổng điểm"
    rows = ("1\tSở A\t9\t18\t5\t27", "2\tSở B\t9\t17\t4\t26", "3\tSở C\t8\t17\t3\t25")
    assert problems_of(header, *rows) == ()


def test_points_verified_and_surveyed_make_the_total_without_areas():
    header = "TT\tĐơn vị\tĐiểm thẩm định\tĐiểm điều tra XHH\tTổng điểm"
    rows = ("1\tSở A\t53,25\t33,87\t87,12", "2\tSở B\t52,75\t31,08\t83,83", "3\tSở C\t51,5\t31,55\t83,05")
    assert problems_of(header, *rows) == ()
    assert _told(header, *changed(2, "83,83", "84,83", rows)) == [("points-sum", "84.83", "83.83")]


def test_two_totals_that_are_no_sums_are_told_each():
    found = _told(BARE, *WEIGHTED[:2])
    assert found == [("points-sum", "22", "27.5"), ("points-sum", "20", "25.25")]


# ranks


def _ranked(*pairs: str) -> list[tuple[str, str, str]]:
    """The problems of units with these totals and ranks ("80 1")."""
    rows = [f"{n}\tXã {n}\t{pair.replace(' ', chr(9), 1)}" for n, pair in enumerate(pairs, 1)]
    return _told("TT\tĐơn vị\tTổng điểm\tXếp hạng", *rows)


@pytest.mark.parametrize(
    "pairs",
    [
        ("80 1", "79 2", "79 2", "70 4"),
        ("80 1", "79 2", "79 2", "70 3"),
        ("80 1", "79 2", "79 3", "70 4"),
        ("70 4", "79 3", "80 1", "79 2"),
        ("80 01", "79 2/4", "79 3", "70 Hạng 4"),
        ("80 1", "79 2", "70 -"),
        ("80 1", "79 2", "- -"),
        ("80 1", "79 -", "78 2"),
    ],
    ids=[
        "shared",
        "shared without a gap",
        "one after the other",
        "any order",
        "writings",
        "last not ranked",
        "not scored",
        "not ranked",
    ],
)
def test_ranks_that_follow_from_the_totals_are_no_problem(pairs):
    assert _ranked(*pairs) == []


def test_two_ranks_exchanged_are_told_both():
    assert _ranked("80 1", "79 3", "78 2", "70 4") == [("rank-order", "3", "2"), ("rank-order", "2", "3")]


def test_equal_totals_allow_a_range_of_ranks():
    assert _ranked("80 1", "79 2", "79 5", "70 4") == [("rank-order", "5", "2–3")]


def test_one_total_that_displaces_many_units_is_told_once():
    pairs = ["80 1", "7,9 2", "78 3", "77 4", "76 5", "75 6"]
    assert _ranked(*pairs) == [("rank-order", "2", "6")]


def test_a_gap_in_the_ranks_is_told_at_every_unit_behind_it():
    assert _ranked("80 1", "79 2", "78 4", "77 5") == [("rank-order", "4", "3"), ("rank-order", "5", "4")]


def test_a_unit_whose_total_is_not_known_may_stand_anywhere():
    assert [kind for kind, _, _ in _ranked("80 1", "? 2", "78 3")] == ["unreadable-figure"]


GROUPS = ("TT\tĐơn vị\tTổng điểm\tXếp hạng", "I\tCác sở", "1\tSở A\t80\t1", "2\tSở B\t70\t{}", "II\tCác huyện")


@pytest.mark.parametrize(("ranks", "of_second"), [(("2",), ("1", "2")), (("3",), ("2", "4"))], ids=["group", "paper"])
def test_ranks_are_counted_in_each_group_or_over_the_whole_paper(ranks, of_second):
    first, second = of_second
    lines = [line.format(*ranks) for line in GROUPS]
    assert problems_of(*lines, f"1\tHuyện A\t75\t{first}", f"2\tHuyện B\t60\t{second}") == ()


# bands


def test_equal_totals_with_two_bands_break_no_order():
    header = "TT\tĐơn vị\tTổng điểm\tXếp loại"
    assert problems_of(header, "1\tXã A\t80\tKhá", "2\tXã B\t80\tTốt", "3\tXã C\t79\tKhá") == ()


@pytest.mark.parametrize(
    ("better", "worse"),
    [
        ("Xuất sắc", "Tốt"),
        ("Tốt", "Khá"),
        ("Khá", "Trung bình khá"),
        ("Trung bình khá", "Trung bình"),
        ("TRUNG BÌNH", "Yếu"),
        ("Yếu", "Kém"),
        ("Loại A", "Loại B"),
        ("C", "D"),
        ("Hoàn thành tốt nhiệm vụ", "Hoàn thành nhiệm vụ"),
        ("Đạt", "Không đạt"),
    ],
)
def test_the_usual_bands_are_known_in_their_order(better, worse):
    header = "TT\tĐơn vị\tTổng điểm\tXếp loại"
    assert problems_of(header, f"1\tXã A\t80\t{better}", f"2\tXã B\t79\t{worse}") == ()
    assert [kind for kind, _, _ in _told(header, f"1\tXã A\t80\t{worse}", f"2\tXã B\t79\t{better}")] == ["band-order"]


def test_bands_of_other_names_are_not_judged():
    header = "TT\tĐơn vị\tTổng điểm\tXếp loại"
    assert problems_of(header, "1\tXã A\t80\tXanh", "2\tXã B\t79\tVàng", "3\tXã C\t78\tKhông xếp loại") == ()


# units


def test_a_unit_of_two_groups_of_one_table_is_told():
    lines = [line.format("2") for line in GROUPS]
    found = _told(*lines, "1\tSở  A\t75\t1")
    assert found == [("unit-twice", "Sở  A", "expected.one-row-per-unit")]


def test_a_unit_that_each_of_two_tables_has_is_no_problem():
    header = "TT\tĐơn vị\tTổng điểm\tXếp hạng"
    assert problems_of("Năm trước", header, "1\tSở A\t80\t1", "Năm nay", header, "1\tSở A\t81\t1") == ()
