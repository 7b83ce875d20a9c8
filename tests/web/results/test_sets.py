"""The criteria sets: for whoever is signed in, all that the installation knows, each with its tree and its rules."""

import re

import pytest

from parindex.documents.framework_yaml import shipped, shipped_framework
from parindex.web.results.rule.panel import has_formula
from tests.web.pages import Page
from tests.web.results.rules import ID, SET, TEXT, make_set

SETS = "/bo-tieu-chi/"
ADDRESSES = (SETS, SET, f"{SET}1.1/", f"{SET}1/", f"{SETS}dak-glong-2023/3.6/")


@pytest.fixture
def own_set(demo):
    return make_set()


def test_list_names_every_set_that_ships_with_its_formulas(read):
    page = read(SETS)
    for id_ in shipped():
        framework = shipped_framework(id_)
        leaves = list(framework.leaves())
        formulas = f"{sum(has_formula(leaf) for leaf in leaves)} trong {len(leaves)}"
        assert page.lacks(framework.title, f"{id_} · phiên bản {framework.version}", formulas) == []
        assert f"{SETS}{id_}/" in page.links


def test_list_names_a_set_made_from_a_paper_with_its_status(read, own_set):
    assert read(SETS).lacks("Bộ tiêu chí thử quy tắc", f"{ID} · phiên bản 3", "Dự thảo", "6 trong 8") == []
    assert read(SETS, "en").lacks("Criteria sets", "Draft", "6 of 8", "version 3") == []


def test_list_leaves_out_a_set_that_is_gone(read, own_set):
    own_set.delete()
    assert ID not in read(SETS).text


def test_set_says_what_it_is_and_holds_its_whole_tree(read, own_set):
    page = read(SET)
    about = ("Dự thảo", "năm báo cáo", "3 chữ số thập phân ở mỗi tiêu chí", "Quyết định số 12/QĐ-UBND")
    assert page.lacks(*about) == []
    codes = [link.rstrip("/").rpartition("/")[2] for link in page.links if link.startswith(SET) and link != SET]
    assert codes == ["1", "1.1", "1.2", "1.3", "1.4", "1.5", "2", "2.1", "2.2", "2.2.1", "2.2.2"]


@pytest.mark.parametrize("address", [SET, f"{SET}1.1/"])
def test_paper_of_a_set_is_headed_by_the_set_and_by_no_unit(read, own_set, address):
    assert heading(read(address)).startswith("Bộ tiêu chí thử quy tắc · Tính thử · in ngày")


def test_paper_of_a_year_is_headed_by_its_unit(read):
    assert heading(read("/dak-glong/2023/")).startswith("Huyện Đắk Glong · 2023 · in ngày")


def heading(page):
    """What stands at the top of paper."""
    return re.sub(r"<[^>]+>", "", page.html.partition('<p class="print-only')[2].partition(">")[2].partition("</p>")[0])


@pytest.mark.parametrize(("language", "words"), [("vi", "Bản đang dùng"), ("en", "In force")])
def test_set_in_force_says_so(read, language, words):
    make_set(TEXT.replace("status: draft", "status: in_force"))
    assert read(SET, language).lacks(words) == []


def test_one_point_is_a_point(read, own_set):
    html = read(f"{SET}2.2.2/", "en").html
    assert "At most 1 point<" in html
    assert "At most 2 points<" in read(f"{SET}1.1/", "en").html


def test_tree_has_rules_in_short_and_articles_where_they_are_others_than_above(read, own_set):
    page = read(SET)
    rules = ("đạt 100% được 2 điểm, thấp hơn thì theo tỷ lệ; Không phát sinh: điểm tối đa", "5 tiêu chí", "14,0")
    assert page.lacks(*rules) == []
    assert (page.text.count("Điều 13 khoản 8"), page.text.count("Điều 13")) == (1, 2)


def test_area_and_criterion_with_parts_list_what_is_below_them(read, own_set):
    area, criterion = read(f"{SET}2/"), read(f"{SET}2.2/")
    assert area.lacks("Lĩnh vực 2", "Sáng kiến", "Hài lòng", "2 tiêu chí") == []
    assert criterion.lacks("Tiêu chí 2.2", "Khảo sát", "Cộng các phần") == []
    assert f"{SET}2.2.1/" in criterion.links
    assert read(f"{SET}2.2.1/").lacks("Tiêu chí thành phần 2.2.1", "Tối đa 3 điểm") == []


@pytest.mark.parametrize(
    ("code", "before", "after"),
    [("1", None, "2"), ("1.5", "1.4", "2.1"), ("2.2", "2.1", None), ("2.2.1", None, "2.2.2")],
)
def test_neighbours_are_of_the_same_level(read, own_set, code, before, after):
    page = read(f"{SET}{code}/")
    for rel, neighbour in (("prev", before), ("next", after)):
        assert (f'rel="{rel}" href="{SET}{neighbour}/"' in page.html) == (neighbour is not None)


def test_navigation_and_the_year_s_criteria_lead_to_the_sets(read):
    page = read("/dak-glong/2023/bo-tieu-chi/")
    assert {SETS, f"{SETS}dak-glong-2023/"} <= set(page.links)
    assert page.lacks("không công bố công thức", "Xem quy tắc chấm") == []


@pytest.mark.parametrize("address", ADDRESSES)
def test_whoever_is_signed_in_sees_the_sets(without_role, own_set, address):
    assert without_role.get(address).status_code == 200


@pytest.mark.parametrize("address", ADDRESSES)
def test_anonymous_is_sent_to_sign_in_and_back(client, own_set, address):
    answer = client.get(address)
    assert (answer.status_code, answer["Location"]) == (302, f"/dang-nhap/?next={address}")


@pytest.mark.parametrize("address", [f"{SETS}khong-co/", f"{SETS}khong-co/1.1/", f"{SET}9.9/", f"{SET}1.1.1/"])
def test_unknown_set_or_code_answers_404_with_a_way_on(officer, own_set, address):
    answer = officer.get(address)
    assert (answer.status_code, Page(answer).lacks("Không có trang này")) == (404, [])


@pytest.mark.parametrize("address", [*ADDRESSES, f"{SET}1.1/?so-apologised=9&so-late=11"])
def test_pages_of_sets_ask_the_database_at_most_five_times(officer, own_set, address, django_assert_max_num_queries):
    with django_assert_max_num_queries(6):
        assert officer.get(address).status_code == 200
