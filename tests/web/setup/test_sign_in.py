"""Signing in and out, the demonstration's roles, the language."""

from decimal import Decimal

import pytest
from ruamel.yaml import YAML

from parindex.documents.framework_yaml import shipped
from parindex.web.records.models import User
from parindex.web.setup.board import EARNED, FRAMEWORK
from tests.web.pages import YEAR, Page

PASSWORD = "mật khẩu đủ dài"  # noqa: S105
WRONG = "sai"


@pytest.fixture
def person(demo):
    person = User.objects.get(username="can-bo-cchc")
    person.set_password(PASSWORD)
    person.save()
    return person


def sign_in(client, **entry):
    return client.post("/dang-nhap/", {"username": "can-bo-cchc", "password": PASSWORD, **entry})


def test_right_password_leads_to_the_page_asked_for(client, person):
    answer = sign_in(client, next=f"{YEAR}van-de/")
    assert (answer.status_code, answer["Location"]) == (302, f"{YEAR}van-de/")


def test_page_of_another_site_is_not_followed(client, person):
    assert sign_in(client, next="https://example.org/")["Location"] == "/"


def test_wrong_password_says_so_once_and_keeps_the_name(client, person):
    page = Page(sign_in(client, password=WRONG))
    assert page.text.count("Tên đăng nhập hoặc mật khẩu không đúng.") == 1
    assert 'value="can-bo-cchc"' in page.html
    assert WRONG not in page.text.split()


def test_closed_account_is_told_no_more_than_a_wrong_password(client, person):
    User.objects.update(is_active=False)
    assert Page(sign_in(client)).lacks("Tên đăng nhập hoặc mật khẩu không đúng.") == []


def test_blank_fields_are_named_beside_them(client, person):
    assert Page(sign_in(client, username="", password="")).lacks("Hãy nhập tên đăng nhập.", "Hãy nhập mật khẩu.") == []


def test_whoever_is_signed_in_is_led_on(officer):
    assert officer.get("/dang-nhap/")["Location"] == "/"


def test_sign_out_ends_the_session(officer):
    assert officer.post("/dang-xuat/")["Location"] == "/dang-nhap/"
    assert officer.get(YEAR).status_code == 302


def test_demonstration_offers_every_role_and_enters_it(client, demo, settings):
    settings.PARINDEX_DEMO = True
    page = Page(client.get("/dang-nhap/"))
    assert page.lacks("Chỉ hiện ở bản chạy thử", "Cán bộ CCHC", "Người thẩm định", "Lãnh đạo", "Một cửa") == []
    assert client.post("/vao-thu/", {"account": "lanh-dao"})["Location"] == "/"
    assert client.get(YEAR).status_code == 200


@pytest.mark.parametrize(
    ("wanted", "reached"),
    [(f"{YEAR}van-de/", f"{YEAR}van-de/"), ("https://elsewhere.example/", "/"), ("//elsewhere.example/", "/")],
)
def test_entering_by_role_leads_to_the_page_that_was_asked_for(client, demo, settings, wanted, reached):
    settings.PARINDEX_DEMO = True
    assert client.post("/vao-thu/", {"account": "lanh-dao", "next": wanted})["Location"] == reached


def test_without_demonstration_no_role_is_offered_and_none_can_be_entered(client, demo, settings):
    settings.PARINDEX_DEMO = False
    assert "Chỉ hiện ở bản chạy thử" not in Page(client.get("/dang-nhap/")).text
    assert client.post("/vao-thu/", {"account": "lanh-dao"}).status_code == 404


def test_demonstration_enters_no_account_but_its_own(client, demo, settings):
    settings.PARINDEX_DEMO = True
    User.objects.create_user("nguoi-that", "Người thật")
    assert client.post("/vao-thu/", {"account": "nguoi-that"}).status_code == 404


def test_language_is_kept_in_a_cookie_and_leads_back(client, demo):
    answer = client.post("/ngon-ngu/", {"language": "en"}, headers={"referer": "http://testserver/dang-nhap/"})
    assert answer["Location"] == "http://testserver/dang-nhap/" or answer["Location"] == "/dang-nhap/"
    page = Page(client.get("/dang-nhap/"))
    assert (page.lang, page.title) == ("en", "Sign in · parindex")


def test_vietnamese_comes_first_whatever_the_browser_asks_for(client, demo):
    page = Page(client.get("/dang-nhap/", headers={"accept-language": "en-US,en;q=0.9"}))
    assert (page.lang, page.title) == ("vi", "Đăng nhập · parindex")


def test_the_drawing_shows_the_published_points():
    expected = shipped()[FRAMEWORK].with_name("expected.yaml")
    published = YAML(typ="safe").load(expected.read_text(encoding="utf-8"))["areas"]
    assert [Decimal(points) for points in EARNED] == [Decimal(points) for points in published.values()]
