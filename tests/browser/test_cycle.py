"""The invented province in a real browser: its pages fit and are accessible, and a year is moved on with buttons."""

import pytest

from tests.browser.test_every_page import overflow, violations

OF_THE_SITE = (
    "/chu-trinh/",
    "/chu-trinh/mo/",
    "/don-vi/",
    "/don-vi/tinh-a/",
    "/don-vi/nhap/",
    "/lich-su/",
    "/hop-tin/",
    "/thu-di/",
)


def enter(page, role):
    """Sign in by the button of a role of the demonstration."""
    page.goto("/dang-nhap/")
    page.get_by_role("button", name=role).click()
    page.wait_for_load_state()


def running(page):
    """The address of the cycle that is under way: the first of the list."""
    page.goto("/chu-trinh/")
    return page.locator("tbody a").first.get_attribute("href")


@pytest.mark.parametrize(("width", "scheme"), [(360, "light"), (1440, "light"), (1440, "dark")])
def test_pages_of_a_province_are_accessible_and_fit(visit, complaints, width, scheme):
    page = visit(width=width, color_scheme=scheme, anonymous=True)
    enter(page, "Cán bộ CCHC Tỉnh A")
    cycle = running(page)
    page.goto(cycle)
    sheet = page.locator("tbody th a").first.get_attribute("href")
    found = {}
    for address in (*OF_THE_SITE, cycle, f"{cycle}?loc=chua-bat-dau", f"{cycle}han/", f"{cycle}thu/", sheet):
        page.goto(address)
        page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
        found[address] = overflow(page) + violations(page, complaints)
    assert {address: faults for address, faults in found.items() if faults} == {}


def test_the_host_extends_a_unit_which_finds_it_in_its_inbox(visit):
    page = visit(anonymous=True)
    enter(page, "Cán bộ CCHC Tỉnh A")
    page.goto(running(page))
    page.get_by_role("link", name="Xã A5", exact=True).click()
    offer = page.locator("form", has=page.get_by_role("button", name="Gia hạn"))
    offer.get_by_label("Hạn mới").fill(page.evaluate("new Date(Date.now() + 2.6e9).toISOString().slice(0, 10)"))
    offer.get_by_label("Lý do").fill("Mất điện cả tuần")
    offer.get_by_role("button", name="Gia hạn").click()
    page.get_by_role("status").get_by_text("gia hạn chặng tự chấm đến").wait_for()
    enter(visit_as := visit(anonymous=True), "Đầu mối đơn vị Xã A5")
    visit_as.goto("/hop-tin/")
    visit_as.get_by_text("gia hạn chặng tự chấm đến").first.wait_for()


def test_a_message_to_contacts_is_sent_while_the_page_tells_how_far_it_is(visit):
    page = visit(anonymous=True)
    enter(page, "Cán bộ CCHC Tỉnh A")
    page.goto(f"{running(page)}thu/?loc=chua-bat-dau")
    page.get_by_label("Tiêu đề").fill("Nhắc bắt đầu tự chấm")
    page.get_by_label("Nội dung").fill("Hạn sắp đến, đề nghị các đơn vị bắt đầu.")
    page.get_by_role("button", name="Gửi thư").click()
    page.get_by_text("có thể rời trang").or_(page.get_by_text("Đã gửi")).first.wait_for()
