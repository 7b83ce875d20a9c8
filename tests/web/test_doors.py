"""Who gets in where: every page starts from what the person may see; what they may not see is not there."""

from urllib.parse import parse_qs, urlsplit

import pytest
from django.template.loader import render_to_string
from django.test import Client
from django.urls import reverse
from django.utils import translation

from parindex.web.records.models import IndexYear
from tests.web.pages import PAGES, YEAR, Page


@pytest.mark.parametrize("address", ["/", *PAGES])
def test_anonymous_is_sent_to_sign_in_and_back(client, demo, address):
    answer = client.get(address)
    assert (answer.status_code, answer["Location"]) == (302, f"/dang-nhap/?next={address}")


@pytest.mark.parametrize("address", [f"{YEAR}tieu-chi/3.6/?so-late=22&muon=2", f"{YEAR}bo-tieu-chi/?q=a"])
def test_anonymous_whom_htmx_asks_for_leaves_the_page_for_sign_in_and_comes_back(client, demo, address):
    answer = client.get(address, headers={"HX-Request": "true", "HX-Current-URL": f"http://testserver{YEAR}"})
    sign_in = urlsplit(answer["HX-Redirect"])
    assert (answer.status_code, answer.content, sign_in.path) == (200, b"", "/dang-nhap/")
    assert parse_qs(sign_in.query) == {"next": [address]}


@pytest.mark.parametrize(
    ("page", "back"),
    [("http://testserver/nhap-van-ban/x/?het=1", "/nhap-van-ban/x/?het=1"), ("https://example.org/", "/")],
)
def test_what_was_sent_by_htmx_after_the_session_leads_back_to_its_page(client, demo, page, back):
    answer = client.post(reverse("papers"), headers={"HX-Request": "true", "HX-Current-URL": page})
    assert parse_qs(urlsplit(answer["HX-Redirect"]).query) == {"next": [back]}


@pytest.mark.parametrize("address", PAGES)
def test_officer_sees_the_page(officer, address):
    assert officer.get(address).status_code == 200


@pytest.mark.parametrize("address", PAGES)
def test_person_without_role_finds_no_page(without_role, address):
    assert without_role.get(address).status_code == 404


@pytest.mark.parametrize("address", PAGES)
def test_officer_of_another_unit_finds_no_page(officer_elsewhere, address):
    assert officer_elsewhere.get(address).status_code == 404


@pytest.mark.parametrize("address", ["/dak-glong/2022/", "/dak-glong/2023/tieu-chi/8.5/", "/khong-co/"])
def test_what_does_not_exist_answers_404_with_a_way_on(officer, address):
    answer = officer.get(address)
    assert (answer.status_code, "Không có trang này" in answer.content.decode()) == (404, True)


def test_home_leads_to_the_newest_year(officer):
    assert officer.get("/")["Location"] == YEAR


def test_home_without_a_role_says_what_would_be_here(without_role):
    answer = without_role.get("/")
    assert (answer.status_code, "nhờ quản trị của đơn vị giao vai trò" in answer.content.decode()) == (200, True)


def test_home_leads_past_older_years_which_every_page_offers(officer, demo):
    IndexYear.objects.create(unit=demo.unit, year=2022, framework=demo.framework, frozen=demo.frozen)
    assert officer.get("/")["Location"] == YEAR
    assert "/dak-glong/2022/" in Page(officer.get(YEAR)).links
    assert YEAR in Page(officer.get("/dak-glong/2022/")).links


def test_year_without_any_figure_shows_none_and_no_zero(officer, demo):
    IndexYear.objects.create(unit=demo.unit, year=2022, framework=demo.framework, frozen=demo.frozen)
    for address in PAGES:
        page = Page(officer.get(address.replace("2023", "2022")))
        assert (page.status, page.lacks("Huyện Đắk Glong")) == (200, [])
        assert "0,000" not in page.text
    assert Page(officer.get("/dak-glong/2022/tieu-chi/7.2/")).lacks("chưa có số liệu, không phải 0 điểm") == []
    overview = Page(officer.get("/dak-glong/2022/"))
    assert (
        overview.lacks("Chưa tiêu chí nào có số liệu."),
        "Yếu" in overview.text,
        "151/QĐ-UBND" in overview.text,
    ) == ([], False, False)


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("name", ["400", "403", "403_csrf", "404", "500"])
def test_pages_of_failure_need_nothing_to_be_shown(name, language):
    with translation.override(language):
        shown = render_to_string(f"{name}.html")
    assert f'<html lang="{language}">' in shown
    assert 'href="/"' in shown


@pytest.mark.parametrize("name", ["sign-out", "language", "demo-sign-in"])
def test_acts_are_not_done_by_links_which_lead_home(officer, name, settings):
    settings.PARINDEX_DEMO = True
    before = dict(officer.session)
    assert officer.get(reverse(name), {"account": "lanh-dao", "language": "en"})["Location"] == "/"
    assert dict(officer.session) == before


def test_overview_asks_the_database_at_most_ten_times(officer, django_assert_max_num_queries):
    with django_assert_max_num_queries(10):
        officer.get(YEAR)


@pytest.mark.parametrize("name", ["sign-out", "language", "demo-sign-in"])
def test_acts_without_the_form_s_token_are_refused_with_advice(demo, settings, name):
    settings.PARINDEX_DEMO = True
    answer = Client(enforce_csrf_checks=True).post(reverse(name))
    assert (answer.status_code, "tải lại trang rồi làm lại" in answer.content.decode()) == (403, True)
