"""The search over the whole site: without accents, best first, and nothing of what the person may not open."""

import re

import pytest
from django.urls import resolve, reverse

from parindex.core.folding import folded
from parindex.web.records.models import Cycle, IndexYear, RoleHolding, Unit, UnitAlias, User
from parindex.web.results.search.asked import Asked, Candidate, Rank
from parindex.web.results.search.pages import OTHER_WORDS
from tests.repo.routes import routed
from tests.web.conftest import signed_in
from tests.web.pages import YEAR, Page

SEARCH = "/tim/"


@pytest.fixture
def operator(demo):
    """The operator of Đắk Glong, who sees everything below it and its people."""
    return signed_in(User.objects.get(username="quan-tri"))


@pytest.fixture
def find(operator):
    """find(query) -> the page of the search as the operator sees it."""
    return lambda query: Page(operator.get(SEARCH, {"q": query}))


def hits(page, of=""):
    """The addresses that a page of the search found, or those of one kind; without those of its frame."""
    return [link for link in re.findall(r'class="hit" href="([^"]+)"', page.html) if link.startswith(of)]


def navigation(answer):
    """Where the main menu of a page leads."""
    return re.findall(r'<a class="nav__item" href="([^"]+)"', answer.content.decode())


def person(username, role, code):
    made = User.objects.create_user(username, f"Người {username}")
    RoleHolding.objects.create(person=made, role=role, unit=Unit.objects.get(code=code))
    return made


def commune(nth, above="dak-glong"):
    name, code = f"Xã {nth:02}", f"xa-{nth:02}"
    parent = Unit.objects.get(code=above)
    return Unit.objects.create(code=code, name=f"UBND {name}", short_name=name, kind="commune", parent=parent)


@pytest.mark.parametrize("query", ["van de", "VẤN ĐỀ", "de van", "mau thuan", "problems", "Vấn  đề,"])
def test_a_page_is_found_by_its_name_and_by_what_one_does_there(find, query):
    assert hits(find(query))[0] == f"{YEAR}van-de/"


def test_pages_are_those_that_the_person_may_open(officer, operator, without_role):
    def pages(client, query):
        return hits(Page(client.get(SEARCH, {"q": query})))

    assert [pages(client, "tai len") for client in (officer, operator, without_role)] == [["/nhap-van-ban/"], [], []]
    assert [pages(client, "mat khau") for client in (officer, without_role)] == [["/tai-khoan/"]] * 2


def test_every_page_of_the_navigation_has_other_words(officer, operator, demo):
    cycle = Cycle.objects.create(host=demo.unit, year=2031)
    IndexYear.objects.create(unit=demo.unit, year=2031, framework=demo.framework, frozen=demo.frozen, cycle=cycle)
    addresses = [link for client in (officer, operator) for link in navigation(client.get(SEARCH))]
    assert "sheet-progress" in {resolve(address).url_name for address in addresses}
    assert {resolve(address).url_name for address in addresses} - set(OTHER_WORDS) == set()


def test_other_words_are_of_pages_that_exist():
    assert set(OTHER_WORDS) - {name for name, _address in routed()} == set()


@pytest.mark.parametrize("query", ["3.6", "xin loi", "Xin lỗi bằng văn bản", "loi xin"])
def test_a_criterion_is_found_in_the_year_and_in_its_set(find, query):
    assert hits(find(query)) == [f"{YEAR}tieu-chi/3.6/", "/bo-tieu-chi/dak-glong-2023/3.6/"]


def test_what_was_found_by_is_marked_where_words_begin(find):
    assert "<mark>xin</mark> <mark>lỗi</mark>" in find("loi xin").html
    assert find("an").html.count("v<mark>ăn</mark>") == 0


def test_a_code_typed_without_its_dots_finds_nothing_and_is_told_so(find):
    page = find("36")
    assert (hits(page), page.lacks("Mã có dấu chấm: “3.6”, không phải “36”.", "Đã tìm trong")) == ([], [])


def test_nothing_found_says_what_was_searched_and_what_to_try(find):
    page = find("khong co gi")
    assert page.lacks("Có 0 kết quả cho “khong co gi”", "Hãy bớt từ", "trang, theo việc làm ở đó") == []


@pytest.mark.parametrize("query", ["", "   ", ".,", "\x00"])
def test_nothing_typed_says_what_can_be_searched(find, query):
    page = find(query)
    assert (page.status, hits(page), page.lacks("Có thể tìm những gì", "tiêu chí, theo mã hoặc từ")) == (200, [], [])


def test_a_unit_is_found_by_its_code_and_by_any_of_its_names(find):
    unit = commune(1)
    UnitAlias.objects.create(unit=unit, name="Xã Cũ", folded=folded("Xã Cũ"))
    address = reverse("organisation-unit", args=["xa-01"])
    assert [hits(find(query), "/don-vi/") for query in ("xa 01", "xa-01", "xa cu")] == [[address]] * 3
    assert find("xa cu").lacks("UBND Xã 01", "Huyện Đắk Glong · Xã Cũ") == []


def test_a_unit_elsewhere_is_not_found(find, officer_elsewhere):
    assert hits(find("huyen a"), "/don-vi/") == []
    assert hits(Page(officer_elsewhere.get(SEARCH, {"q": "huyen a"})), "/don-vi/") == [
        reverse("organisation-unit", args=["huyen-a"])
    ]


def test_of_many_twenty_are_shown_and_the_rest_is_counted(find):
    for nth in range(1, 24):
        commune(nth)
    page = find("ubnd xa")
    assert (len(hits(page, "/don-vi/")), page.lacks("và 3 kết quả nữa")) == (20, [])


def test_a_unit_of_this_very_code_comes_before_those_whose_name_begins_so(find):
    for nth in (1, 2):
        commune(nth)
    Unit.objects.create(code="xa", name="UBND phường cuối", short_name="Phường", kind="commune", parent=commune(3))
    assert hits(find("xa"), "/don-vi/")[0] == reverse("organisation-unit", args=["xa"])


def test_people_are_found_by_those_alone_who_see_people(find, demo):
    person("zthu", RoleHolding.Role.CONTACT, "phong-vh-tt")
    found = reverse("person", args=[User.objects.get(username="zthu").pk])
    leader = signed_in(User.objects.get(username="lanh-dao"))
    assert hits(find("nguoi zthu")) == [found]
    answer = Page(leader.get(SEARCH, {"q": "nguoi zthu"}))
    assert (hits(answer), "người dùng, theo họ tên" in answer.text) == ([], False)


def test_people_elsewhere_are_not_found(find, officer_elsewhere):
    assert hits(find("can bo a")) == []


def test_a_cycle_is_found_by_the_unit_that_runs_it_and_its_year(find, demo):
    Cycle.objects.create(host=demo.unit, year=2031)
    elsewhere = Unit.objects.create(code="huyen-b", name="UBND huyện B", short_name="Huyện B", kind="district")
    Cycle.objects.create(host=elsewhere, year=2031)
    assert hits(find("chu trinh 2031")) == [reverse("cycle", args=["dak-glong", 2031])]


def test_years_of_others_hold_no_criterion_to_find(officer_elsewhere, without_role):
    for client in (officer_elsewhere, without_role):
        page = Page(client.get(SEARCH, {"q": "xin loi"}))
        assert hits(page) == ["/bo-tieu-chi/dak-glong-2023/3.6/"]


def test_criteria_are_those_of_the_newest_year_of_the_person_s_own_unit(find, demo):
    like = {"framework": demo.framework, "frozen": demo.frozen}
    IndexYear.objects.create(unit=demo.unit, year=2022, **like)
    IndexYear.objects.create(unit=commune(1), year=2024, **like)
    assert [hit for hit in hits(find("xin loi")) if "/tieu-chi/" in hit] == [f"{YEAR}tieu-chi/3.6/"]


def test_criteria_are_those_of_the_first_five_units_for_whom_no_unit_of_their_own_has_a_year(demo):
    for nth in range(1, 8):
        IndexYear.objects.create(unit=commune(nth), year=2024, framework=demo.framework, frozen=demo.frozen)
    above = signed_in(User.objects.get(username="tham-dinh"))
    found = hits(Page(above.get(SEARCH, {"q": "xin loi"})))
    assert [hit for hit in found if "/tieu-chi/" in hit] == [f"/xa-0{nth}/2024/tieu-chi/3.6/" for nth in range(1, 6)]


@pytest.mark.parametrize(("query", "first"), [("3", "Các bộ tiêu chí"), ("3.6", "Tiêu chí của"), ("xa 03", "Đơn vị")])
def test_the_kind_that_fits_best_comes_first(find, query, first):
    commune(3)
    assert re.findall(r"<h2 id=[^>]+>([^<]+)</h2>", find(query).html)[0].startswith(first)


def test_the_search_asks_the_database_as_often_for_many_units_and_years(operator, demo, django_assert_max_num_queries):
    operator.get(SEARCH, {"q": "xa"})  # a frozen set is read once by each process
    with django_assert_max_num_queries(10) as few:
        operator.get(SEARCH, {"q": "xa"})
    for nth in range(1, 31):
        IndexYear.objects.create(unit=commune(nth), year=2024, framework=demo.framework, frozen=demo.frozen)
        person(f"p{nth}", RoleHolding.Role.CONTACT, f"xa-{nth:02}")
    with django_assert_max_num_queries(10) as many:
        operator.get(SEARCH, {"q": "xa"})
    assert len(many) == len(few)


def test_every_page_leads_to_the_search(read):
    page = read(YEAR)
    assert (SEARCH in page.links, f'action="{SEARCH}"' in page.html, "js/find.js" in page.html) == (True, True, True)


CRITERION = Candidate("Xin lỗi bằng văn bản trong 3 ngày", "/", "3.6", is_numbered=True)
PART = Candidate("Số lượng phiếu xin lỗi", "/", "3.6.1", is_numbered=True)
UNIT = Candidate("UBND xã 01", "/", "xa-01", also=("Xã 01", "VH&TT"))


@pytest.mark.parametrize(
    ("query", "one", "rank"),
    [
        ("3.6", CRITERION, Rank.CODE),
        ("3.6.", CRITERION, Rank.CODE),
        ("3.6", PART, Rank.BEGINS),
        ("xin loi bang", CRITERION, Rank.BEGINS),
        ("loi xin", CRITERION, Rank.WORDS),
        ("3.6 xin", CRITERION, Rank.WORDS),
        ("36", CRITERION, None),
        ("3", CRITERION, Rank.BEGINS),
        ("6", CRITERION, None),
        ("3.61", PART, None),
        ("xin loi ngay mai", CRITERION, None),
        ("oi", CRITERION, None),
        ("xa-01", UNIT, Rank.CODE),
        ("01", UNIT, Rank.WORDS),
        ("xã 01", UNIT, Rank.BEGINS),
        ("vh&tt", UNIT, Rank.BEGINS),
        ("", UNIT, None),
    ],
)
def test_how_well_something_fits(query, one, rank):
    assert Asked.of(query).rank(one) == rank


def test_a_query_of_any_length_and_letters_is_taken_down_to_words():
    assert Asked.of("x" * 5000).words == "x" * 100
    assert Asked.of("a\x00b \t “Đắk”, a").terms == ("a", "b", "dak")
