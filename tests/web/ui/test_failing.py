"""Pages of failure: each says what happened, at which address, and leads on, in the reader's language."""

import pytest
from django.core.exceptions import PermissionDenied, RequestDataTooBig, SuspiciousOperation
from django.http import HttpResponse
from django.test import Client
from django.urls import path
from django.views.decorators.http import require_POST

from parindex.web import urls as site
from tests.web.pages import YEAR, Page

TITLES = {
    400: "Máy chủ không hiểu yêu cầu này",
    403: "Bạn chưa được làm việc này",
    404: "Không có trang này, hoặc bạn chưa được xem",
    405: "Địa chỉ này chỉ nhận nội dung của biểu mẫu, không phải trang để mở",
    413: "Nội dung gửi lên vượt mức máy chủ nhận một lần nên chưa lưu gì",
    500: "Hệ thống gặp lỗi",
}
RAISED = {
    400: SuspiciousOperation("x"),
    403: PermissionDenied(),
    413: RequestDataTooBig("x"),
    500: ZeroDivisionError("x"),
}


def failing(request, status):
    raise RAISED[status]


@require_POST
def form_alone(request):
    return HttpResponse("ok")


def refused(request):
    raise PermissionDenied("Hạn tự chấm đã qua ngày 31/12/2024.")


urlpatterns = [
    path("hong/<int:status>/", failing),
    path("bieu-mau/405/", form_alone),
    path("tu-choi/", refused),
    *site.urlpatterns,
]
handler400, handler403, handler404, handler500 = site.handler400, site.handler403, site.handler404, site.handler500
ADDRESSES = {**{status: f"/hong/{status}/" for status in RAISED}, 404: "/khong-co/", 405: "/bieu-mau/405/"}


@pytest.fixture
def ask(officer, settings):
    """ask(address, **headers) -> the page that the officer gets, whatever breaks behind it."""
    settings.ROOT_URLCONF = __name__
    officer.raise_request_exception = False
    return lambda address, **headers: Page(officer.get(address, headers=headers))


@pytest.mark.parametrize("status", TITLES)
def test_a_failure_says_what_happened_where_and_leads_on(ask, status):
    page = ask(ADDRESSES[status])
    assert (page.status, page.lacks(TITLES[status], f"Địa chỉ: {ADDRESSES[status]}")) == (status, [])
    assert page.links == ["/", "/", "/tim/"]


@pytest.mark.parametrize("status", TITLES)
def test_a_failure_keeps_the_language(officer, ask, status, settings):
    officer.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
    page = ask(ADDRESSES[status])
    assert (page.lang, page.lacks("Address:", "Search the site", "Go to the overview")) == ("en", [])


@pytest.mark.parametrize("status", [403, 404, 405])
def test_a_failure_that_a_page_led_to_offers_the_way_back(ask, status):
    page = ask(ADDRESSES[status], referer=f"http://testserver{YEAR}van-de/?muc=error")
    assert page.links == ["/", f"{YEAR}van-de/?muc=error", "/", "/tim/"]


@pytest.mark.parametrize("came", ["https://example.org/", "http://testserver/khong-co/", "javascript:alert(1)", ""])
def test_no_way_back_leads_off_the_site_or_round_in_a_circle(ask, came):
    assert ask("/khong-co/", referer=came).links == ["/", "/", "/tim/"]


def test_the_reason_of_a_refusal_is_told(ask):
    assert ask("/tu-choi/").lacks(TITLES[403], "Hạn tự chấm đã qua ngày 31/12/2024.") == []


def test_the_anonymous_are_told_as_much(client, db):
    assert Page(client.get("/khong-co/")).lacks(TITLES[404], "Địa chỉ: /khong-co/") == []


def test_an_address_is_shown_as_words_and_no_longer_than_it_helps(ask):
    page = ask(f"/<b>{'x' * 900}</b>/")
    assert ("<b>x" in page.html, "x" * 300 in page.html, "&lt;b&gt;xx" in page.html) == (False, False, True)


def test_an_address_for_forms_alone_still_names_its_methods(officer, settings):
    settings.ROOT_URLCONF = __name__
    answer = officer.get("/bieu-mau/405/")
    assert (answer["Allow"], answer["Content-Length"]) == ("POST", str(len(answer.content)))


def test_a_form_without_its_token_leads_back_to_its_page(demo):
    sent = Client(enforce_csrf_checks=True).post("/dang-xuat/", headers={"referer": f"http://testserver{YEAR}"})
    page = Page(sent)
    assert (page.status, page.lacks("tải lại trang rồi làm lại", "Địa chỉ: /dang-xuat/")) == (403, [])
    assert page.links == ["/", YEAR, "/", "/tim/"]


def test_a_failure_asks_no_database(ask, officer, django_assert_num_queries):
    officer.logout()
    with django_assert_num_queries(0):
        ask("/khong-co/")
