"""One criterion: why it has its points, what the plan wants, what does not fit."""

import pytest

from tests.web.pages import YEAR

IN_BOTH = {
    "vi": (
        "1,636",
        "0,364",
        "thứ 17 trong 20 tiêu chí mất điểm",
        "đạt 81,8% điểm tối đa",
        "nguồn không công bố công thức",
    ),
    "en": ("1.636", "0.364", "number 17 of 20 criteria", "81.8% of the maximum", "the source publishes no formula"),
}


@pytest.mark.parametrize("language", IN_BOTH)
def test_points_and_why_stand_in_the_reader_s_language(read, language):
    assert read(f"{YEAR}tieu-chi/3.6/", language).lacks(*IN_BOTH[language]) == []


def test_task_stands_in_the_paper_s_words_with_leads_and_what_is_lacking(read):
    page = read(f"{YEAR}tieu-chi/3.6/")
    assert page.lacks("Xin lỗi đối với 100% hồ sơ TTHC có sai sót hoặc trễ hạn", "chỉ có nhóm", "dòng 174") == []
    assert (page.text.count("chưa có"), "nêu trong nhiệm vụ" in page.text) == (1, True)


def test_a_task_without_a_figure_has_no_measure(read):
    page = read(f"{YEAR}tieu-chi/3.7/")
    assert (page.text.count("chưa có"), "nêu trong nhiệm vụ" in page.text) == (2, False)


def test_row_of_the_paper_stands_cell_by_cell(read):
    assert read(f"{YEAR}tieu-chi/2.3/").lacks("2.3 | Rà soát VBQPPL | 4.5 | 4,5 | 4.5 |") == []


def test_sum_of_the_area_leads_to_the_others(read):
    page = read(f"{YEAR}tieu-chi/3.6/")
    assert page.lacks("Trong lĩnh vực 3", "Lĩnh vực 3 góp 13,567 vào tổng điểm 78,422.") == []
    assert f"{YEAR}tieu-chi/3.4/" in page.links


def test_problems_of_the_criterion_lead_to_their_place(read):
    linked = [link for link in read(f"{YEAR}tieu-chi/2.3/").links if "/van-de/#" in link]
    assert any("mixed-decimal-marks" in link for link in linked)
    assert {link.partition("#")[2] for link in linked} - set(read(f"{YEAR}van-de/").ids) == set()


@pytest.mark.parametrize(
    ("code", "before", "after"), [("1.1", None, "1.2"), ("2.1", "1.7", "2.2"), ("8.6", "8.4", None)]
)
def test_neighbours_follow_the_paper_s_order(read, code, before, after):
    page = read(f"{YEAR}tieu-chi/{code}/")
    for rel, neighbour in (("prev", before), ("next", after)):
        assert (f'rel="{rel}" href="{YEAR}tieu-chi/{neighbour}/"' in page.html) == (neighbour is not None)


def test_missing_figure_is_no_zero(read, demo):
    demo.facts.filter(code="3.6").delete()
    assert read(f"{YEAR}tieu-chi/3.6/").lacks("Vì sao chưa có điểm?", "chưa có số liệu, không phải 0 điểm") == []
