"""Every page, narrow and wide, light and dark: accessible by axe, within its width, silent on the console."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.browser.invented import plan_paper
from tests.web.pages import PAGES, YEAR

SETS = "/bo-tieu-chi/"
OF_SETS = (
    SETS,
    f"{SETS}qd766-2022/",
    f"{SETS}qd766-2022/5/",
    f"{SETS}qd766-2022/5.4/",
    f"{SETS}tt01-2018-vpcp/8/?so-in_time=9&so-received=11&so-prolonged=0",
    f"{SETS}tt01-2018-vpcp/8/?so-in_time=12&so-received=11&so-prolonged=x&muon=45",
    f"{SETS}dak-glong-2023/1.1/",
)
SEARCHED = ("/tim/", "/tim/?q=xin loi", "/tim/?q=36")
ALL = (*PAGES, *SEARCHED, f"{YEAR}bo-tieu-chi/?q=zzz", "/nhap-van-ban/", *OF_SETS)


@pytest.fixture
def faults_of(complaints):
    """faults_of(page, address) -> what is wrong with the page: too wide, or not accessible."""

    def faults(page, address):
        page.goto(address)
        return overflow(page) + violations(page, complaints)

    return faults


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1440])
def test_every_page_is_accessible_and_fits(visit, faults_of, width, scheme):
    page = visit(width=width, color_scheme=scheme)
    faults = {address: faults_of(page, address) for address in ALL}
    assert {address: found for address, found in faults.items() if found} == {}


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1440])
def test_sign_in_is_accessible_and_fits(visit, faults_of, width, scheme):
    page = visit(width=width, color_scheme=scheme, anonymous=True)
    assert faults_of(page, "/dang-nhap/") == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1440])
def test_a_waiting_paper_is_accessible_and_fits(visit, faults_of, width, scheme):
    page = visit(width=width, color_scheme=scheme, elsewhere=True)
    page.goto("/nhap-van-ban/")
    name = f"mot-ke-hoach-co-ten-rat-dai-{'khong-dau-cach-' * 6}{width}-{scheme}.docx"
    file = {"name": name, "mimeType": "", "buffer": plan_paper(name)}
    page.locator("input[type=file]").set_input_files([file, {**file, "name": "hong.docx", "buffer": b"PK\x03\x04"}])
    page.get_by_text("không nhận").wait_for()
    link = page.get_by_role("link", name=f"Xem trước {name}")
    address = link.get_attribute("href")
    assert overflow(page) + violations(page, []) == []
    assert faults_of(page, address) == []
    page.get_by_label("Năm chấm điểm").fill("")
    page.get_by_role("button", name="Nhận văn bản này").click()
    page.get_by_role("alert").wait_for()
    page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
    assert overflow(page) + violations(page, []) == []


def test_opened_folds_are_accessible_and_fit_too(visit, complaints):
    page = visit(width=360)
    page.goto(f"{YEAR}van-de/")
    page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
    assert overflow(page) + violations(page, complaints) == []


def overflow(page):
    """By how much the page is wider than its window."""
    wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    return [f"{wide} px too wide"] if wide else []


def violations(page, complaints):
    """What axe finds. Its own inline styles are refused by the page's policy, which is no fault of the page."""
    before = len(complaints)
    found = Axe().run(page, options={"preload": False, "resultTypes": ["violations"]}).response["violations"]
    del complaints[before:]
    return [f"{one['id']}: {node['html'][:120]}" for one in found for node in one["nodes"]]
