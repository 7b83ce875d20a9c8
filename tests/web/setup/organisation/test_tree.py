"""The tree at a day: who is there, who was, what is found; and nothing outside the person's reach."""

import re
from datetime import date

import pytest

from parindex.web.records.models import RoleHolding, Unit, User
from tests.web.conftest import signed_in
from tests.web.pages import Page

TREE = "/don-vi/"
OLD, NEW = "?ngay=2025-06-30", "?ngay=2025-07-01"


def shown(page):
    """The codes of the units in the tree."""
    tree = page.html.partition('<ul class="org"')[2].partition("</section>")[0]
    return set(re.findall(r'href="/don-vi/([a-z0-9-]+)/', tree))


@pytest.mark.parametrize(
    ("query", "codes"),
    [
        (OLD, {"tinh-a", "so-noi-vu", "huyen-a", "xa-1", "xa-2"}),
        (NEW, {"tinh-a", "so-noi-vu", "xa-3"}),
        ("", {"tinh-a", "so-noi-vu", "xa-3"}),
        (f"{NEW}&het=1", {"tinh-a", "so-noi-vu", "xa-3", "huyen-a", "xa-1", "xa-2"}),
        (f"{OLD}&loai=commune", {"tinh-a", "huyen-a", "xa-1", "xa-2"}),
        (f"{NEW}&loai=commune", {"tinh-a", "xa-3"}),
        (f"{NEW}&loai=district", set()),
        (f"{NEW}&loai=district&het=1", {"tinh-a", "huyen-a"}),
    ],
)
def test_the_tree_of_a_day_holds_the_units_of_that_day(read, query, codes):
    page = read(TREE + query)
    assert (page.status, shown(page)) == (200, codes)


def test_units_of_another_province_are_not_there(units, stranger):
    page = Page(stranger.get(f"{TREE}?het=1"))
    assert shown(page) == {"tinh-b", "xa-b"}
    assert "Tỉnh A" not in page.text


def test_the_officer_of_a_district_sees_their_branch_and_what_is_above_it(units, person):
    page = Page(signed_in(person("contact", "huyen-a")).get(TREE + OLD))
    assert shown(page) == {"tinh-a", "huyen-a", "xa-1", "xa-2"}


def test_whoever_holds_no_role_is_told_what_would_be_here(units):
    page = Page(signed_in(User.objects.create_user("moi", "Người mới")).get(TREE))
    assert (page.status, page.lacks("Chưa có đơn vị nào")) == (200, [])
    assert shown(page) == set()


def test_new_and_ended_units_are_named_as_that_and_ended_ones_say_where_they_went(read):
    page = read(f"{TREE}{NEW}&het=1")
    assert page.lacks("từ 3 đơn vị mới", "đến 30/06/2025 → Xã Một đã hết", "Tỉnh A 3 xã, 1 huyện, 1 sở") == []


def test_a_successor_that_the_person_may_not_see_is_not_named(units, stranger):
    Unit.objects.filter(code="xa-b").update(valid_to=date(2025, 6, 30))
    page = Page(stranger.get(f"{TREE}?het=1"))
    assert page.lacks("đến 30/06/2025 → một đơn vị ngoài phạm vi của bạn") == []
    assert "Xã Một" not in page.text


def test_the_days_on_which_units_begin_or_end_are_marked_and_lead_there(read):
    page = read(f"{TREE}{NEW}&q=mot")
    assert page.lacks("30/06/2025: 3 kết thúc", "01/07/2025: 1 lập mới", "Hôm nay") == []
    assert f"{TREE}?ngay=2025-06-30&q=mot" in page.links


@pytest.mark.parametrize("words", ["xa mot", "Xã MỘT", "mot xa"])
def test_two_units_of_one_name_are_found_with_what_tells_them_apart(read, words):
    page = read(f"{TREE}?q={words}")
    assert page.lacks("có 2 kết quả.", "Cùng tên, 2 đơn vị khác nhau.") == []
    assert page.lacks("Xã Một (Huyện A, đến 30/06/2025)", "Xã Một (Tỉnh A, từ 01/07/2025)") == []


def test_a_unit_is_found_by_another_name_and_one_elsewhere_is_not(read):
    assert read(f"{TREE}?q=dak mot").lacks("“dak mot” có 1 kết quả.", "Xã Một (Huyện A, đến 30/06/2025)") == []
    assert read(f"{TREE}?q=bi mat").lacks("“bi mat” có 0 kết quả.", "không cần dấu") == []


def test_what_changed_on_the_day_stands_beside_the_tree_with_how_and_why(read):
    page = read(TREE + NEW)
    turn = "Xã Một (hợp nhất) Xã Hai (tiếp nhận một phần) một đơn vị ngoài phạm vi của bạn (tiếp nhận một phần)"
    assert page.lacks("Sắp xếp ngày 01/07/2025", turn, "hợp nhất, tiếp nhận một phần; Nghị quyết 1") == []
    assert read(TREE + OLD).lacks("Sắp xếp ngày") == ["Sắp xếp ngày"]


@pytest.mark.parametrize("words", ["hom-qua", "2025-02-30"])
def test_a_day_that_is_none_is_named_and_today_is_shown(read, words):
    page = read(f"{TREE}?ngay={words}")
    assert page.lacks(f"“{words}” không phải một ngày: đang hiện cây của hôm nay.") == []
    assert shown(page) == {"tinh-a", "so-noi-vu", "xa-3"}


def test_a_day_as_people_write_it_is_understood(read):
    assert shown(read(f"{TREE}?ngay=30/06/2025")) == shown(read(TREE + OLD))


def test_the_way_to_bring_in_a_list_is_shown_to_those_who_may(read, auditor):
    assert read(TREE).lacks("Nhập danh mục") == []
    assert Page(auditor.get(TREE)).lacks("Nhập danh mục") == ["Nhập danh mục"]


def test_names_are_words_and_no_markup(read):
    Unit.objects.filter(code="so-noi-vu").update(short_name="<script>alert(1)</script>")
    html = read(TREE).html
    assert ("<script>alert" in html, "&lt;script&gt;alert(1)&lt;/script&gt;" in html) == (False, True)


@pytest.fixture
def country(units):
    """3,321 communes in 33 provinces below the one that the person sees."""
    top = units["tinh-a"]
    Unit.objects.bulk_create(unit_below(top, f"t-{at}", "province") for at in range(33))
    provinces = list(Unit.objects.filter(code__startswith="t-"))
    Unit.objects.bulk_create(unit_below(provinces[at % 33], f"x-{at}", "commune") for at in range(3321))


def unit_below(parent, code, kind):
    return Unit(
        code=code, name=code, short_name=code, kind=kind, parent=parent, path=f"{parent.path}{code}/", folded=code
    )


def test_a_country_takes_few_queries_and_is_closed_below_its_first_level(
    country, officer, django_assert_max_num_queries
):
    with django_assert_max_num_queries(10):
        page = Page(officer.get(f"{TREE}?q=x-1&het=1"))
    assert len(shown(page)) == 3321 + 33 + 6
    assert page.html.count("<details open>") == 1
    assert page.html.count("<details>") == 34
    assert page.html.count("<details") == page.html.count("</details>")


def test_a_large_tree_with_several_tops_is_closed(country, person, units):
    both = person("auditor", "tinh-a")
    RoleHolding.objects.create(person=both, role="auditor", unit=units["tinh-b"])
    page = Page(signed_in(both).get(TREE))
    assert (page.html.count("<details open>"), page.html.count("<details>")) == (0, 35)


def test_a_small_tree_is_open(read):
    page = read(TREE + OLD)
    assert (page.html.count("<details open>"), page.html.count("<details>")) == (2, 0)
