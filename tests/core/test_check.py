"""The judge of a plan: silent on a paper that agrees with itself, and one problem for one thing broken."""

from collections import Counter
from dataclasses import replace

import pytest

from parindex.core.check import Severity
from parindex.core.check.problem import KINDS
from tests.core.broken_papers import CASES, ONE_AREA_SCORED, UNDATED, Case
from tests.papers import PAPER, TABLE_ONLY, problems_of, said

ERRORS = {
    "stated-sum",
    "stated-vs-table",
    "count-mismatch",
    "points-sum",
    "target-sum",
    "score-above-max",
    "target-above-max",
    "duplicate-code",
    "tables-disagree",
}
# What readers find in the file itself: tests/documents/test_noticed.py has a file for each.
NOTICED = {
    "external-link",
    "formula-without-value",
    "hidden-column",
    "hidden-row",
    "hidden-sheet",
    "macros",
    "page-without-text",
    "rounded-display",
    "tracked-changes",
}


def _ids(paper) -> list[str]:
    return [problem.kind.id for problem in problems_of(paper)]


@pytest.mark.parametrize("paper", [PAPER, TABLE_ONLY], ids=["whole", "table only"])
def test_a_paper_that_agrees_with_itself_has_no_problem(paper):
    assert problems_of(paper) == ()


@pytest.mark.parametrize("case", CASES, ids=[case.sentence.removeprefix("problem.") for case in CASES])
def test_one_thing_broken_is_the_one_problem_at_its_place(case: Case):
    (problem,) = problems_of(case.paper)
    place = problem.place
    assert (problem.kind.id, problem.message.id) == (case.kind, case.sentence)
    assert (place.line, place.cell, place.code, place.text) == (case.line, case.cell, case.code, case.text)
    assert said(problem) == (case.found, case.expected)


@pytest.mark.parametrize("case", CASES, ids=[case.sentence.removeprefix("problem.") for case in CASES])
def test_the_place_of_a_problem_is_where_its_words_stand(case: Case):
    (problem,) = problems_of(case.paper)
    line = case.paper.text().split("\n")[problem.place.line - 1]
    assert line[problem.place.column - 1 :].startswith(problem.place.text)


def test_every_kind_of_problem_is_produced_by_some_paper():
    assert {case.kind for case in CASES} == set(KINDS) - NOTICED


def test_exactly_the_contradictions_are_errors():
    assert {id_ for id_, kind in KINDS.items() if kind.severity is Severity.ERROR} == ERRORS


def test_a_kind_goes_by_its_own_id():
    assert {id_: kind.id for id_, kind in KINDS.items()} == {id_: id_ for id_ in KINDS}


def test_a_problem_bears_the_code_of_its_place():
    (problem,) = problems_of(PAPER.row("2.2", points=""))
    assert problem.codes == ("2.2",)


def test_a_problem_without_a_code_bears_none():
    (problem,) = problems_of(PAPER.row("total", target_points="20"))
    assert (problem.codes, problem.place.code) == ((), None)


def test_lacking_deadlines_are_one_problem_with_every_code():
    (problem,) = problems_of(UNDATED)
    assert problem.codes == ("1.1", "1.2", "2.1", "2.2")


def test_several_things_broken_are_all_told():
    paper = PAPER.row("1.1", leads="").row("2.2", task="Kiểm tra năm 2029").row("total", target_points="20")
    assert Counter(_ids(paper)) == Counter(["no-lead", "stale-year", "target-sum"])


# stated and counted


def test_a_stated_figure_that_only_rounds_the_table_is_no_problem():
    paper = PAPER.row("1.1", points="4,504").row("1", points="7,504").row("total", points="16,754")
    assert problems_of(paper) == ()


def test_stated_points_that_only_round_the_sum_are_no_problem():
    assert problems_of(PAPER.narrative("16,75/20", "16,8/20")) == ()


def test_a_maximum_is_never_taken_for_rounded():
    paper = ONE_AREA_SCORED.row("1.1", max_points="5,4").row("1", max_points="8,4").row("total", max_points="20,4")
    found = [(problem.message.id, *said(problem)) for problem in problems_of(paper)]
    assert found == [
        ("problem.stated-vs-table.max", "8", "8.4"),
        ("problem.stated-vs-table.total-max", "20", "20.4"),
    ]


def test_an_area_said_without_figures_keeps_the_sum_silent():
    assert problems_of(ONE_AREA_SCORED) == ()


def test_a_narrative_that_names_only_some_areas_keeps_the_sum_silent():
    assert problems_of(replace(PAPER, structure=(), results=PAPER.results[:2])) == ()


def test_an_area_of_the_narrative_alone_is_not_set_against_the_table():
    paper = replace(ONE_AREA_SCORED, results=(*ONE_AREA_SCORED.results, "- Lĩnh vực 9: Khác đạt 1/2 điểm."))
    assert "stated-vs-table" not in _ids(paper)


def test_a_score_above_its_maximum_in_the_narrative_is_told_with_the_area():
    paper = PAPER.without("points").narrative("16,75/20 điểm, ", "").narrative("7,5/8", "9/8")
    (problem,) = problems_of(paper)
    place = problem.place
    assert (problem.kind.id, place.line, place.code, place.text) == (
        "score-above-max",
        paper.line("- Lĩnh vực 1: Chỉ đạo, điều hành đạt"),
        "1",
        "9/8 điểm",
    )


# rows


SUBS = (
    TABLE_ONLY.with_row_after("2.1", code="2.1.1", name="Kế hoạch", max_points="4", points="3", target_points="4")
    .with_row_after("2.1.1", code="2.1.2", name="Kết quả", max_points="6", points="4,25", target_points="5")
)  # fmt: skip


def test_sub_criteria_that_add_up_are_no_problem():
    assert problems_of(SUBS) == ()


@pytest.mark.parametrize(
    ("column", "sub", "problem"),
    [
        ("max_points", "4,5", ("points-sum", "2.1", "10", "10.5")),
        ("points", "2", ("points-sum", "2.1", "7.25", "6.25")),
        ("target_points", "3", ("target-sum", "2.1", "9", "8")),
    ],
)
def test_sub_criteria_that_do_not_add_up_are_told_at_their_criterion(column, sub, problem):
    (found,) = problems_of(SUBS.row("2.1.1", **{column: sub}))
    assert (found.kind.id, found.place.code, *said(found)) == problem


def test_a_sub_criterion_above_its_maximum_is_told():
    paper = SUBS.row("2.1.1", max_points="2").row("2.1.2", max_points="8")
    found = [(problem.kind.id, problem.place.code) for problem in problems_of(paper)]
    assert found == [("score-above-max", "2.1.1"), ("target-above-max", "2.1.1")]


def test_a_gap_in_sub_criteria_is_told_with_the_code_not_there():
    (problem,) = problems_of(SUBS.row("2.1.2", code="2.1.4"))
    assert (problem.kind.id, problem.place.code, *said(problem)) == ("code-gap", "2.1.2", "2.1.4", "2.1.2–2.1.3")


def test_an_area_above_its_maximum_is_told():
    paper = TABLE_ONLY.without("target_points").row("1.1", max_points="3").row("1", max_points="6")
    paper = paper.row("total", max_points="18")
    assert [(problem.kind.id, problem.place.code) for problem in problems_of(paper)] == [
        ("score-above-max", "1"),
        ("score-above-max", "1.1"),
    ]


def test_a_gap_before_the_first_row_is_told():
    (problem,) = problems_of(PAPER.row("1.1", code="1.3"))
    assert (problem.kind.id, problem.place.code) == ("code-gap", "1.1")


def test_rows_out_of_order_are_no_gap():
    first, second = PAPER.rows[1:3]
    assert problems_of(replace(PAPER, rows=(PAPER.rows[0], second, first, *PAPER.rows[3:]))) == ()


def test_numbers_told_as_lacking_once_are_not_told_again_behind_rows_out_of_order():
    area, first, second, *others = PAPER.rows
    rows = (area, {**first, "code": "1.4"}, {**second, "code": "1.1"}, {**first, "code": "1.5"}, *others)
    gaps = [problem for problem in problems_of(replace(PAPER, rows=rows)) if problem.kind.id == "code-gap"]
    assert [said(problem) for problem in gaps] == [("1.4", "1.2–1.3")]


def test_numbers_that_count_on_through_the_areas_skip_nothing():
    counted_on = TABLE_ONLY.row("2.1", code="2.3").row("2.2", code="2.4")
    assert problems_of(counted_on) == ()


def test_numbers_that_neither_count_on_nor_begin_anew_skip_some():
    (problem,) = problems_of(TABLE_ONLY.row("2.1", code="2.4").row("2.2", code="2.5"))
    assert said(problem) == ("2.4", "2.1–2.3")


def test_a_number_far_off_is_told_with_no_more_than_a_hundred_codes():
    (problem,) = problems_of(PAPER.row("2.2", code="2.9999"))
    assert said(problem) == ("2.9999", "2.2–2.101")


def test_a_code_three_times_is_two_problems_that_name_the_first_line():
    paper = PAPER.row("1.2", code="1.1").with_row_after("1", **PAPER.rows[1])
    twice = [problem for problem in problems_of(paper) if problem.kind.id == "duplicate-code"]
    assert [problem.message.parameters["first"].parameters["line"] for problem in twice] == [paper.line("1.1\t")] * 2
    assert [problem.place.line for problem in twice] == [paper.line("1.1\t", 2), paper.line("1.1\t", 3)]


def test_an_unknown_figure_keeps_the_sums_above_it_silent():
    assert _ids(TABLE_ONLY.row("1.1", points="?").row("1", points="1").row("total", points="2")) == [
        "unreadable-figure"
    ]


def test_a_blank_in_a_column_that_the_table_has_not_is_no_problem():
    assert problems_of(TABLE_ONLY.without("points", "target_points")) == ()


# writing


def test_the_rarer_mark_is_the_mixed_one_even_if_it_is_the_comma():
    text = (
        TABLE_ONLY.text()
        .replace("7,25", "7.25")
        .replace("9,25", "9.25")
        .replace("16,75", "16.75")
        .replace("7,5", "7.5")
    )
    (problem,) = problems_of(text)
    assert (problem.kind.id, problem.place.code, *said(problem)) == ("mixed-decimal-marks", "1.1", "4,5", "4.5")


def test_of_as_many_dots_as_commas_the_dots_are_told():
    paper = TABLE_ONLY.without("target_points").row("1", points="7.5").row("2", points="9.25")
    paper = paper.row("total", points="")
    assert [(found.kind.id, found.place.code) for found in problems_of(paper)] == [
        ("mixed-decimal-marks", "1"),
        ("mixed-decimal-marks", "2"),
    ]


def test_a_dot_in_the_narrative_is_one_problem_at_the_figure_that_has_it():
    paper = PAPER.narrative("9,25/12", "9.25/12")
    assert [(found.kind.id, found.place.code, found.place.line) for found in problems_of(paper)] == [
        ("mixed-decimal-marks", None, paper.line("- Lĩnh vực 2: Cải cách thể chế đạt"))
    ]


def test_a_dot_in_a_maximum_of_the_narrative_is_no_problem_of_the_points_before_it():
    paper = PAPER.narrative("7,5/8", "7,5/8.0")
    assert [(found.kind.id, found.place.text) for found in problems_of(paper)] == [("mixed-decimal-marks", "8.0 điểm")]


def test_a_dot_that_sets_off_thousands_is_no_decimal_mark():
    table = (
        TABLE_ONLY.without("points", "target_points").row("2.1", max_points="1.250,5").row("2", max_points="1.252,5")
    )
    assert problems_of(table.row("total", max_points="1.260,5")) == ()


@pytest.mark.parametrize(
    "task",
    [
        "Theo 100% Nghị định số 59/2012/NĐ-CP",
        "Xong 100% kế hoạch năm 2031",
        "Xong 100% kế hoạch năm 2035",
        "Gửi 2030 thư",
        "Theo 100% Nghị định ngày 02 tháng 3 năm 2029",
    ],
)
def test_years_that_are_not_before_the_plan_are_not_stale(task):
    assert problems_of(PAPER.row("1.1", task=task)) == ()


def test_each_old_year_of_a_task_is_told():
    paper = PAPER.row("1.1", task="Xong 100% kế hoạch năm 2029 và Năm  2030")
    assert [said(problem) for problem in problems_of(paper)] == [("năm 2029", "năm 2031"), ("Năm  2030", "năm 2031")]


@pytest.mark.parametrize("unit", ["phòng nội vụ", "Phòng Nội vụ huyện", "Phòng Nội vụ.", "Phòng Tài chính – Kế hoạch"])
def test_case_dashes_and_a_level_make_no_other_name(unit):
    assert problems_of(PAPER.row("1.1", leads=unit)) == ()


def test_an_alias_beside_other_leads_is_told_at_its_own_words():
    (problem,) = problems_of(PAPER.row("1.1", leads="Phòng Tư pháp; VP HĐND-UBND, UBND các xã"))
    assert (problem.kind.id, problem.place.text, *said(problem)) == (
        "unit-alias",
        "VP HĐND-UBND",
        "VP HĐND-UBND",
        "Văn phòng HĐND và UBND",
    )
    assert (
        PAPER.row("1.1", leads="Phòng Tư pháp; VP HĐND-UBND, UBND các xã")
        .text()
        .split("\n")[problem.place.line - 1]
        .index("VP HĐND")
        == problem.place.column - 1
    )


def test_the_place_in_capitals_is_spelled_as_usual():
    assert problems_of(PAPER.narrative("của huyện Thử Nghiệm", "của HUYỆN THỬ NGHIỆM")) == ()


# tasks


@pytest.mark.parametrize("leads", ["Phòng Nội vụ, UBND các xã", "UBND các xã; Phòng Nội vụ"])
def test_a_group_beside_a_unit_is_no_group_lead(leads):
    assert problems_of(PAPER.row("1.1", leads=leads)) == ()


def test_a_bare_table_of_points_is_not_asked_for_tasks_leads_or_deadlines():
    table = TABLE_ONLY.without("task").without("leads").without("deadline")
    assert problems_of(replace(table, duties=())) == ()


def test_a_stray_code_is_told_once_and_as_what_it_is():
    """2.1 written as 1.2 in area 2: the code stands twice, and nothing else is said of areas that are not there."""
    found = problems_of(PAPER.row("2.1", code="1.2"))
    kinds = [(one.kind.id, one.place.code) for one in found if one.kind.id not in ("count-mismatch",)]
    assert kinds == [("duplicate-code", "1.2"), ("code-gap", "2.1")]


def test_a_sum_without_decimals_over_rows_with_some_is_no_rounding():
    found = problems_of(TABLE_ONLY.row("1", points="8").row("total", points="16,75"))
    assert [(one.kind.id, *said(one)) for one in found] == [("points-sum", "8", "7.5")]


def test_a_measure_of_its_own_makes_up_for_a_task_without_figures():
    header = {**PAPER.header, "measure": "Sản phẩm"}
    paper = replace(PAPER, header=header).row("1.1", task="Làm xong kế hoạch", measure="Báo cáo")
    assert problems_of(paper) == ()


def test_a_criterion_with_full_points_needs_no_measure():
    assert problems_of(PAPER.row("1.2", task="Gửi báo cáo")) == ()


def test_a_lossy_criterion_without_a_task_has_its_lack_told_at_its_code():
    (problem,) = problems_of(PAPER.row("1.1", task=""))
    assert (problem.kind.id, problem.place.text, *said(problem)) == ("no-measure", "1.1", "", "expected.measure")


def test_a_criterion_without_a_task_needs_no_deadline():
    assert problems_of(PAPER.row("1.2", task="", deadline="")) == ()


def test_a_paper_that_gives_no_duties_by_area_leaves_no_area_without_owner():
    assert problems_of(replace(PAPER, duties=())) == ()
