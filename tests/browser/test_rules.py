"""Rules tried out in a browser: points change while one types, the trace is copied, all works without a script."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.test_every_page import overflow

SETS, SET = "/bo-tieu-chi/", "/bo-tieu-chi/qd766-2022/"
CRITERION = "/bo-tieu-chi/tt01-2018-vpcp/8/"
YEAR_PAGE = "/dak-glong/2023/tieu-chi/3.6/"
IN_TIME, RECEIVED, PROLONGED = (
    "Số phản ánh, kiến nghị được xử lý đúng thời hạn",
    "Số phản ánh, kiến nghị phải xử lý trong kỳ",
    "Số phản ánh, kiến nghị kéo dài",
)
STEP = "Số phản ánh, kiến nghị được xử lý đúng thời hạn: từ 19 lên 20 (thêm 1 phản ánh)"


def test_points_follow_the_figures_while_one_types_and_the_page_stays(visit):
    page = visit()
    page.goto(CRITERION)
    page.evaluate("window.stayed = true")
    page.get_by_label(RECEIVED).fill("20")
    page.get_by_label(PROLONGED).fill("0")
    page.get_by_label(IN_TIME).press_sequentially("19")
    expect(page.locator("#tried .stat__value")).to_have_text("1 / 2 điểm")
    expect(page.locator("#tried-said")).to_have_text("1 trên 2 điểm")
    expect(page.get_by_text(STEP)).to_be_visible()
    expect(page.get_by_label(IN_TIME)).to_be_focused()
    expect(page).to_have_url(re.compile(r"so-in_time=19&so-received=20&so-prolonged=0"))
    page.get_by_label(IN_TIME).fill("21")
    expect(page.locator("#so-in_time-said")).to_contain_text("lớn hơn")
    expect(page.get_by_label(IN_TIME)).to_have_attribute("aria-invalid", "true")
    expect(page.locator("#trace")).to_have_count(0)
    page.get_by_label(IN_TIME).fill("20")
    expect(page.locator("#so-in_time-said")).to_be_empty()
    expect(page.get_by_label(IN_TIME)).not_to_have_attribute("aria-invalid", "true")
    expect(page.locator("#tried-said")).to_have_text("2 trên 2 điểm")
    page.get_by_label("Tiêu chí không áp dụng cho đơn vị").check()
    expect(page.locator("#tried-said")).to_have_text("Không áp dụng với các số liệu này.")
    assert page.evaluate("window.stayed") is True


def test_address_of_what_was_tried_shows_it_again(visit):
    page = visit()
    page.goto(CRITERION)
    page.get_by_label(RECEIVED).fill("20")
    expect(page).to_have_url(re.compile("so-received=20"))
    page.reload()
    expect(page.get_by_label(RECEIVED)).to_have_value("20")
    expect(page.locator("#tried-said")).to_have_text("Chưa có điểm: còn thiếu số liệu.")


def test_summary_of_what_is_wrong_leads_to_the_field(visit):
    page = visit()
    page.goto(f"{CRITERION}?so-in_time=x&so-received=20")
    page.get_by_role("link", name=f"{IN_TIME}: “x”").click()
    expect(page.get_by_label(IN_TIME)).to_be_focused()


def test_figures_are_tried_without_a_script(visit):
    page = visit(java_script_enabled=False)
    page.goto(CRITERION)
    for label, figure in ((IN_TIME, "19"), (RECEIVED, "20"), (PROLONGED, "0")):
        page.get_by_label(label).fill(figure)
    page.get_by_role("button", name="Tính điểm").click()
    expect(page.get_by_text(STEP)).to_be_visible()
    expect(page.get_by_label(RECEIVED)).to_have_value("20")
    expect(page.get_by_role("button", name="Chép diễn giải")).to_be_hidden()
    expect(page).to_have_url(re.compile("#calculator$"))


@pytest.mark.parametrize("closed", ["", "Object.defineProperty(Navigator.prototype, 'clipboard', {value: undefined})"])
def test_trace_is_copied_sentence_by_sentence_on_a_site_without_https_too(visit, closed):
    page = visit(permissions=["clipboard-read", "clipboard-write"])
    page.add_init_script(closed)
    page.goto(YEAR_PAGE)
    page.get_by_role("button", name="Chép diễn giải").click()
    expect(page.locator("#copied")).to_have_text("đã chép")
    sentences = page.locator("#trace > p").all_inner_texts()
    assert len(sentences) > 2
    reader = page.context.new_page()
    reader.goto(CRITERION)
    assert reader.evaluate("navigator.clipboard.readText()").split() == " ".join(sentences).split()


def test_invented_figures_change_without_touching_the_points_of_the_year(visit):
    page = visit()
    page.goto(YEAR_PAGE)
    own = page.locator(".stats").first.inner_text()
    box = page.locator(".panel--invented")
    expect(box.get_by_text("không phải của bộ tiêu chí").first).to_be_visible()
    box.get_by_label("Số hồ sơ trễ hạn đã xin lỗi").fill("0")
    expect(page.locator("#tried-said")).to_have_text("0 trên 2 điểm")
    assert page.locator(".stats").first.inner_text() == own


def test_the_way_from_a_year_to_a_criterion_of_its_set(visit):
    page = visit()
    page.goto("/dak-glong/2023/bo-tieu-chi/")
    page.get_by_role("link", name="Xem quy tắc chấm").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("năm 2023")
    page.get_by_role("navigation").get_by_role("link", name="Các bộ tiêu chí").first.click()
    page.get_by_role("link", name="Thông tư 01/2018/TT-VPCP (cơ quan, đơn vị)").click()
    page.get_by_role("link", name="Công khai thủ tục hành chính").click()
    page.get_by_label("Công khai chính xác, đầy đủ, kịp thời bằng niêm yết").select_option("Có")
    page.get_by_label("Công khai chính xác, đầy đủ, kịp thời bằng hình thức điện tử").select_option("Không")
    expect(page.locator("#tried-said")).to_have_text("1 trên 2 điểm")


def test_print_keeps_the_answer_and_leaves_out_the_form(visit):
    page = visit()
    page.emulate_media(media="print")
    page.goto(f"{CRITERION}?so-in_time=19&so-received=20&so-prolonged=0")
    expect(page.locator("#trace")).to_be_visible()
    expect(page.locator("#printed dd")).to_have_text(["19 phản ánh", "20 phản ánh", "0 phản ánh"])
    expect(page.get_by_text("Thông tư 01/2018/TT-VPCP (cơ quan, đơn vị) · Tính thử · in ngày")).to_be_visible()
    expect(page.get_by_role("button", name="Tính điểm")).to_be_hidden()
    page.emulate_media(media="screen")
    expect(page.locator("#printed")).to_be_hidden()


OLD = "Chưa tính được: không liên lạc được với máy chủ; số điểm dưới đây là của lần trước."
NONE = "Chưa tính được: không liên lạc được với máy chủ."


@pytest.mark.parametrize("failure", [{"status": 500}, None])
def test_points_of_the_time_before_are_said_to_be_so_until_the_server_answers_again(visit, complaints, failure):
    page = visit()
    page.goto(f"{CRITERION}?so-in_time=19&so-received=20&so-prolonged=0")
    page.route("**/8/?**", lambda route: route.fulfill(**failure) if failure else route.abort())
    page.get_by_label(IN_TIME).fill("20")
    alert, copy = page.locator("[role=alert]"), page.get_by_role("button", name="Chép diễn giải")
    expect(alert).to_have_text(OLD)
    expect(page.locator("#tried .stat__value")).to_have_text("1 / 2 điểm")
    expect(page.locator("#tried-said")).to_be_empty()
    expect(copy).to_be_hidden()
    page.unroute("**/8/?**")
    page.get_by_label(PROLONGED).fill("")
    page.get_by_label(PROLONGED).fill("0")
    expect(page.locator("#tried .stat__value")).to_have_text("2 / 2 điểm")
    expect(alert).to_be_empty()
    expect(copy).to_be_visible()
    complaints.clear()  # the browser reports the answers that this test withheld


def test_server_out_of_reach_before_there_are_points_speaks_of_none(visit, complaints):
    page = visit()
    page.goto(CRITERION)
    page.route("**/8/?**", lambda route: route.abort())
    page.get_by_label(IN_TIME).fill("20")
    expect(page.get_by_role("alert")).to_have_text(NONE)
    complaints.clear()


def test_session_that_ends_while_one_types_leads_to_sign_in_and_back_to_the_figures(visit):
    page = visit()
    page.goto(CRITERION)
    page.context.clear_cookies()
    page.get_by_label(RECEIVED).fill("20")
    page.wait_for_url("**/dang-nhap/?next=**")
    expect(page.locator("#tried")).to_have_count(0)
    page.get_by_role("button", name="Cán bộ CCHC Phòng Nội vụ").click()
    expect(page.get_by_label(RECEIVED)).to_have_value("20")


LONG = f"?so-in_time={'9' * 40}&so-received={'x' * 300}&so-prolonged=0,{'3' * 30}&muon={'9' * 40}"


@pytest.mark.parametrize("query", [LONG, f"?so-in_time={'9' * 15}&so-received={'9' * 15}&so-prolonged={'9' * 15}"])
@pytest.mark.parametrize("width", [320, 360])
def test_long_figures_stay_within_a_phone(visit, width, query):
    page = visit(width=width)
    page.goto(f"{CRITERION}{query}")
    assert overflow(page) == []


def test_rules_of_every_criterion_of_a_set_stay_within_the_narrowest_phone(visit):
    page = visit(width=320)
    page.goto(SET)
    addresses = page.locator("#content .table a").evaluate_all("links => links.map(link => link.getAttribute('href'))")
    wide = []
    for address in (SETS, SET, *addresses):
        page.goto(address)
        wide += [f"{address}: {found}" for found in overflow(page)]
    assert (len(addresses) > 10, wide) == (True, [])
