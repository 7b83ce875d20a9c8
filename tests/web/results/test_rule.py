"""The rule of a criterion in words: all that core says of it, with article, facts, guards and evidence."""

import pytest
from django.utils import translation

from parindex.documents.catalogue import catalogue
from parindex.documents.framework_yaml import framework_of, shipped, shipped_framework
from parindex.documents.scenario import scenario_of
from parindex.web.results.rule.lines import SHORT, RuleLine, in_short, rule_lines
from tests.web.results.rules import SET, TEXT, copied, make_set


def leaves():
    """Every leaf of every set that ships, of every illustration, and of the tests' own set."""
    sets = [shipped_framework(id_) for id_ in shipped()]
    illustrations = [scenario.framework for id_ in shipped() if (scenario := scenario_of(id_))]
    for framework in (framework_of(TEXT, "framework.yaml"), *sets, *illustrations):
        yield from ((f"{framework.id} {leaf.code}", leaf) for leaf in framework.leaves())


def flat(lines):
    """The lines one after another; core knows no singular, so that a point counts as points."""
    for line in lines:
        points = f"{line.points}s" if line.points.endswith(" point") else line.points
        yield f"{line.words}: {points}" if points else line.words
        yield from flat(line.below)


@pytest.mark.parametrize("language", ["vi", "en"])
def test_lines_are_all_that_core_says_of_the_rule_in_its_order(language):
    said = catalogue(language).render
    with translation.override(language):
        lines = {name: list(flat(rule_lines(leaf.rule))) for name, leaf in leaves()}
    assert lines == {name: [said(message) for message in leaf.rule.named()] for name, leaf in leaves()}


def test_rungs_stand_below_their_ladder_with_their_points_apart():
    (ladder,) = lines("1.2")
    assert [(line.words, line.points) for line in ladder.below] == [
        ("từ 95% trở lên và “Công khai kết quả” là có", "4 điểm"),
        ("từ 80% trở lên", "3 điểm"),
        ("từ 50% đến dưới 80%, tính như sau:", ""),
        ("còn lại: văn bản không nói", ""),
    ]
    assert [len(line.below) for line in ladder.below] == [0, 0, 1, 0]


def test_parts_of_a_sum_have_their_rules_below_them_and_guards_stand_beside_the_scale():
    (total,) = lines("2.2.1")
    assert [len(part.below) for part in total.below] == [1, 1]
    assert total.below[1].below[0].below[0] == RuleLine("trên 4", "1 điểm")
    assert [line.words for line in lines("1.1")[1:]] == ["Không phát sinh: điểm tối đa."]


def test_deductions_have_their_ladder_below_them_and_how_they_stack_after():
    start, stacking = lines("1.4")
    assert [len(item.below) for item in start.below] == [0, 1]
    assert stacking.words == "Nhiều khoản trừ: cộng lại."


def test_rules_in_short_fit_a_row_and_end_without_a_mark():
    shorts = [in_short(leaf.rule) for _name, leaf in leaves()]
    assert [short for short in shorts if len(short) > SHORT + len(" …")] == []
    assert [short for short in shorts if short.endswith((".", ";", ":", ","))] == []


def lines(code):
    return rule_lines(framework_of(TEXT, "framework.yaml").node(code).rule)


IN_BOTH = {
    "vi": (
        "Tính theo Số phiếu xin lỗi / Số hồ sơ trễ hạn",
        "Không phát sinh: điểm tối đa.",
        "Không áp dụng: bỏ điểm của tiêu chí khỏi điểm tối đa",
        "số đo dossiers.late_apologised",
        "15/12/2023–14/12/2024",
        "01/01–31/12/2024",
        "Thiếu tài liệu thì giải trình; không giải trình: 0 điểm.",
        "nguồn thứ cấp, chưa kiểm chứng",
    ),
    "en": (
        "By Số phiếu xin lỗi / Số hồ sơ trễ hạn",
        "Where nothing arose: the maximum.",
        "Where it does not apply: its points leave the maximum",
        "measured as dossiers.late_apologised",
        "2023-12-15–2024-12-14",
        "2024-01-01–2024-12-31",
        "Without it the unit explains why; without an explanation: 0 points.",
        "secondary source, not verified",
    ),
}
AS_THE_SET_SAYS = ("Điều 13 khoản 8", "Phiếu xin lỗi đã ký", "Chỉ tính hồ sơ trễ hạn do lỗi của cơ quan.")


@pytest.mark.parametrize("language", IN_BOTH)
def test_panel_says_rule_guards_windows_evidence_article_and_note(read, language):
    make_set()
    assert read(f"{SET}1.1/", language).lacks(*IN_BOTH[language], *AS_THE_SET_SAYS) == []


def test_knock_out_and_what_the_set_does_not_say_are_said(read):
    make_set(TEXT.replace("          none_arose: full_marks\n", ""))
    assert read(f"{SET}1.5/").lacks("Điều kiện loại: nếu “Đã niêm yết” là không thì 0 điểm (Điều 5).") == []
    assert read(f"{SET}1.1/").lacks("Không phát sinh: bộ tiêu chí không nói.") == []


@pytest.mark.parametrize("source", ["{decision: Quyết định số 12/QĐ-UBND, note: Bản chụp}", "{}"])
def test_decision_of_the_set_stands_beside_the_article(read, source):
    make_set(TEXT.replace("{decision: Quyết định số 12/QĐ-UBND}", source))
    basis = read(f"{SET}1.1/").html.partition(">Căn cứ</dt>")[2].partition("</dd>")[0]
    assert ("Điều 13 khoản 8" in basis, "Bản chụp" in basis) == (True, False)
    assert ("Quyết định số 12/QĐ-UBND" in basis) == (source != "{}")


def test_code_of_a_measure_is_folded_away(read):
    make_set()
    folded = read(f"{SET}1.1/").html.partition("<details")[2].partition("</details>")[0]
    assert ("chi tiết kỹ thuật" in folded, "số đo dossiers.late_apologised" in folded) == (True, True)
    assert "<details" not in read(f"{SET}1.2/").html.partition("<main")[2]


def test_verified_article_has_no_mark(read):
    make_set()
    page = read(f"{SET}1.2/")
    assert (page.lacks("Điều 13"), "chưa kiểm chứng" in page.text) == ([], False)


YEAR_PAGE = "/dak-glong/2023/tieu-chi/3.6/"


def test_year_s_criterion_says_plainly_that_there_is_no_formula_and_leads_to_its_set(read):
    page = read(YEAR_PAGE)
    assert page.lacks("nguồn không công bố công thức", "không có công thức") == []
    assert "/bo-tieu-chi/dak-glong-2023/" in page.links


def test_illustration_stands_in_a_box_of_its_own_with_its_unit_and_prefilled_figures(read):
    page = read(YEAR_PAGE)
    own, box = page.html.split('<section class="panel panel--invented"')
    scenario = scenario_of("dak-glong-2023")
    typed = {key: str(value) for key, value in scenario.figures["3.6"].items()}
    assert [f'name="so-{key}" value="{value}"' in box for key, value in typed.items()] == [True] * len(typed)
    assert page.lacks("công thức và số liệu mô phỏng, không phải của bộ tiêu chí", scenario.unit) == []
    assert ("<input" in own.partition("<h1")[2], scenario.unit in own) == (False, False)


def test_copy_of_an_illustration_begins_with_what_it_is(read):
    scenario = scenario_of("dak-glong-2023")
    first, trial, criterion = copied(read(YEAR_PAGE))[:3]
    assert first == f"SỐ LIỆU MÔ PHỎNG – {scenario.unit}"
    assert trial == f"Tính thử bằng công thức mô phỏng, không phải công thức của: {scenario.framework.title}"
    assert criterion.startswith(f"Tiêu chí 3.6: {scenario.framework.node('3.6').name}")


def test_figures_tried_in_the_illustration_take_the_place_of_the_invented_ones_and_of_nothing_else(read):
    page = read(f"{YEAR_PAGE}?so-apologised=11&so-late=22")
    own, box = page.html.split('<section class="panel panel--invented"')
    assert ("11/22 = 50%" in box, "11/22" in own, "1,636" in own) == (True, False, True)


def test_set_without_an_illustration_shows_none(read):
    make_set()
    assert "panel--invented" not in read(f"{SET}2.2.2/").html


def test_htmx_on_the_year_s_page_gets_the_answer_alone(officer):
    answer = officer.get(f"{YEAR_PAGE}?so-apologised=11&so-late=22", headers={"HX-Request": "true"})
    words = answer.content.decode()
    assert ("<html" in words, "11/22 = 50%" in words, "1,636" in words) == (False, True, False)


def test_criterion_of_a_year_asks_the_database_at_most_ten_times(officer, django_assert_max_num_queries):
    with django_assert_max_num_queries(10):
        officer.get(f"{YEAR_PAGE}?so-apologised=11&so-late=22")
