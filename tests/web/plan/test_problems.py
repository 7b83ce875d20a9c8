"""The problems of a paper: grouped, filtered, and each with the paper's own words."""

import pytest

from parindex.web.records.year import paper_lines, problems_of
from parindex.web.ui.excerpt import excerpt
from parindex.web.ui.places import anchor
from tests.web.pages import YEAR

PROBLEMS = f"{YEAR}van-de/"


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("vi", ("Phần lời cộng không khớp", "Văn bản ghi: 100 · Đối chiếu: 109,5", "dòng 30", "17 chỗ")),
        ("en", ("Narrative does not add up", "Found: 100 · Expected: 109.5", "line 30", "17 places")),
    ],
)
def test_groups_stand_in_the_reader_s_language(read, language, said):
    assert read(PROBLEMS, language).lacks(*said) == []


def test_words_of_the_paper_stand_around_the_place_and_what_was_found_is_marked(read):
    page = read(PROBLEMS)
    assert "tiêu chí (gồm <mark>72 tiêu chí thành phần</mark>), phân bổ như sau:" in page.html
    assert page.lacks("2 | CẢI CÁCH THỂ CHẾ | 11 | 10,5 | 11") == []


def test_every_problem_has_an_address_of_its_own_on_the_page(read, demo):
    anchors = [anchor(problem) for problem in problems_of(demo)]
    assert len(set(anchors)) == len(anchors)
    assert set(anchors) - set(read(PROBLEMS).ids) == set()


def test_every_excerpt_marks_words_of_its_problem(demo):
    lines = paper_lines(demo)
    unmarked = []
    for problem in problems_of(demo):
        place = problem.place
        found = excerpt(lines, place.line, column=place.column, text=place.text, neighbours=False)
        if found is None or not any(cell.found for cell in found.line.cells):
            unmarked.append(anchor(problem))
    assert unmarked == []


@pytest.mark.parametrize(
    ("query", "there", "gone"),
    [
        ("?muc=sai-lech", "stated-sum", "code-gap"),
        ("?muc=can-xem", "code-gap", "stated-sum"),
        ("?muc=luu-y", "unit-alias", "code-gap"),
        ("?phan=van-ban", "stated-sum", "group-lead"),
        ("?phan=ke-hoach", "group-lead", "stated-sum"),
        ("?muc=sai-lech&phan=ke-hoach", "target-sum", "group-lead"),
    ],
)
def test_filters_leave_what_they_say(read, query, there, gone):
    ids = read(PROBLEMS + query).ids
    assert (there in ids, gone in ids) == (True, False)


def test_filters_that_fit_nothing_offer_the_way_back(read):
    page = read(f"{PROBLEMS}?muc=luu-y&phan=ke-hoach")
    assert page.lacks("Không có vấn đề nào như vậy", "Xem mọi vấn đề") == []
    assert PROBLEMS in page.links


def test_many_of_one_kind_are_folded(read):
    folded = read(PROBLEMS).html.partition('id="mixed-decimal-marks"')[2].partition("</section>")[0]
    assert '<details class="fold">' in folded


def test_year_without_a_plan_says_what_would_be_here(read, demo):
    demo.plan.delete()
    assert read(PROBLEMS).lacks("Chưa thấy vấn đề nào") == []
