"""The search: reached by one key from every page, which is left alone while one types and can be turned off."""

import re

from playwright.sync_api import expect

from tests.browser.test_every_page import overflow, violations

YEAR = "/dak-glong/2023/"
FIELD = "Tìm trang, tiêu chí, đơn vị"


def test_the_slash_leads_to_the_field_and_the_field_to_what_it_finds(visit):
    page = visit()
    page.goto(YEAR)
    page.keyboard.press("/")
    expect(page.get_by_label(FIELD)).to_be_focused()
    page.keyboard.type("xin loi")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/tim/\?q=xin\+loi$"))
    page.get_by_role("link", name="3.6 Thực hiện xin lỗi").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text(re.compile("Thực hiện xin lỗi bằng văn bản"))


def test_the_slash_is_a_letter_where_one_types(visit):
    page = visit()
    page.goto(f"{YEAR}bo-tieu-chi/")
    page.get_by_role("searchbox").press_sequentially("a/b")
    expect(page.get_by_role("searchbox")).to_have_value("a/b")


def test_the_key_is_turned_off_and_on_again_where_the_search_is(visit):
    page = visit()
    page.goto("/tim/")
    page.get_by_label("Phím / đưa đến ô tìm").uncheck()
    page.goto(YEAR)
    page.keyboard.press("/")
    expect(page.get_by_label(FIELD)).not_to_be_focused()
    page.goto("/tim/")
    page.get_by_label("Phím / đưa đến ô tìm").check()
    page.goto(YEAR)
    page.keyboard.press("/")
    expect(page.get_by_label(FIELD)).to_be_focused()


def test_on_a_phone_a_link_leads_to_the_search_which_works_without_a_script(visit):
    page = visit(width=360, java_script_enabled=False)
    page.goto(YEAR)
    expect(page.get_by_label(FIELD)).to_be_hidden()
    page.get_by_role("link", name="Tìm trong hệ thống").click()
    page.get_by_label("Từ hoặc mã").fill("van de")
    page.get_by_role("button", name="Tìm").click()
    page.get_by_role("link", name="Vấn đề của văn bản").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Vấn đề của văn bản")
    expect(page.get_by_label("Phím / đưa đến ô tìm")).to_be_hidden()


def test_what_is_not_there_leads_back_to_where_one_came_from(visit, complaints):
    page = visit()
    page.goto(f"{YEAR}van-de/")
    page.evaluate("location.href = '/khong-co/'")
    expect(page.get_by_role("heading", level=1)).to_have_text("Không có trang này, hoặc bạn chưa được xem")
    assert overflow(page) + violations(page, complaints) == []
    page.get_by_role("link", name="Quay lại trang trước").click()
    expect(page).to_have_url(re.compile(rf"{YEAR}van-de/$"))
    complaints.remove("Failed to load resource: the server responded with a status of 404 (Not Found)")
