"""The grid in a browser: the keyboard, saving while one types, by one and by two, with and without a server."""

import subprocess
import sys

import pytest
from playwright.sync_api import expect

from tests.browser.grid_world import CONTACT, GRID, OFFICER, PASSWORD
from tests.browser.test_every_page import overflow, violations
from tests.repo.tracked import ROOT

SETTINGS = {"DJANGO_SETTINGS_MODULE": "parindex.web.settings"}


@pytest.fixture(scope="module")
def cookies(site, browser, environment):
    """The cookies of the contact and the officer of the invented district, signed in, by user name."""
    add = [sys.executable, "-m", "tests.browser.grid_world"]
    subprocess.run(add, env=environment | SETTINGS, cwd=ROOT, check=True, capture_output=True)
    found = {}
    for name in (CONTACT, OFFICER):
        context = browser.new_context(base_url=site)
        page = context.new_page()
        page.goto("/dang-nhap/")
        page.get_by_label("Tên đăng nhập").fill(name)
        page.get_by_label("Mật khẩu").fill(PASSWORD)
        page.get_by_role("button", name="Đăng nhập", exact=True).click()
        page.wait_for_url(lambda url: "dang-nhap" not in url)
        found[name] = context.cookies()
        context.close()
    return found


@pytest.fixture
def grid(visit, cookies):
    """grid(name, address, …) -> the grid as that person sees it; whatever asks to stay on the page is let go."""

    def open_grid(name=CONTACT, address=GRID, **options):
        page = visit(anonymous=True, **options)
        page.context.add_cookies(cookies[name])
        page.on("dialog", lambda dialog: dialog.accept())
        page.goto(address)
        return page

    return open_grid


def field(page, code, key):
    """The field of a figure."""
    return page.locator(f'[name="so:{code}:{key}"]')


def leaf(page, code):
    """All of a leaf."""
    return page.locator(f'[id="tc-{code}"]')


def has_focus(page):
    """The code and key of the field that is typed in."""
    return page.evaluate("document.activeElement.name").split(":")[1:]


def test_points_follow_while_one_works_with_the_keyboard_alone(grid):
    page = grid()
    page.evaluate("window.stayed = true")
    field(page, "1.2", "early").focus()
    for figure in ("30", "20", "0"):
        page.keyboard.type(figure)
        page.keyboard.press("Enter")
    expect(leaf(page, "1.2").locator(".trace summary")).to_contain_text("0,800")
    expect(page.locator("#saved")).to_contain_text("Đã lưu lúc")
    assert has_focus(page) == ["1.3", "level"]
    page.keyboard.press("Space")
    page.keyboard.press("Escape")
    page.keyboard.type("Kh")
    page.keyboard.press("ArrowDown")
    assert has_focus(page) == ["1.4", "made"]
    expect(leaf(page, "1.3").locator(".trace summary")).to_contain_text("0,750")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowLeft")
    assert has_focus(page) == ["1.2", "after"]
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("ArrowUp")
    assert has_focus(page) == ["1.1", "all"]
    expect(page.locator("#meter h2").first).to_have_text("Độ đầy đủ 2/77")
    assert page.evaluate("window.stayed") is True
    page.reload()
    expect(field(page, "1.2", "early")).to_have_value("30")
    expect(field(page, "1.3", "level")).to_have_value("Khá")


@pytest.mark.slow
def test_escape_takes_back_what_was_typed(grid):
    page = grid()
    typed = field(page, "2.4", "lacking")
    typed.fill("3")
    typed.press("Enter")
    expect(leaf(page, "2.4").locator("[data-unsaved]")).to_have_count(0)
    expect(typed).to_have_attribute("data-saved", "3")
    typed.fill("chín")
    typed.press("Tab")
    expect(leaf(page, "2.4").locator(".field__error")).to_contain_text("“chín” không phải một con số")
    expect(typed).to_have_attribute("aria-invalid", "true")
    expect(leaf(page, "2.4").get_by_text("chưa lưu")).to_be_visible()
    typed.press("Escape")
    expect(typed).to_have_value("3")
    expect(typed).not_to_have_attribute("aria-invalid", "true")
    expect(leaf(page, "2.4").get_by_text("chưa lưu")).to_be_hidden()


def test_column_from_excel_fills_downwards_and_can_be_taken_back(grid):
    page = grid(permissions=["clipboard-read", "clipboard-write"])
    field(page, "3.2", "done").fill("5")
    field(page, "3.2", "done").press("Enter")
    expect(field(page, "3.2", "done")).to_have_attribute("data-saved", "5")
    page.evaluate("navigator.clipboard.writeText('80,5\\t\\r\\n12\\t1.250\\r\\n7\\t8\\r\\n')")
    field(page, "3.1", "rate").focus()
    page.keyboard.press("Control+v")
    pasted = {("3.1", "rate"): "80,5", ("3.2", "done"): "12", ("3.2", "all"): "1.250", ("3.3", "due"): "8"}
    for place, words in pasted.items():
        expect(field(page, *place)).to_have_attribute("data-saved", words)
    toast = page.locator(".toast")
    expect(toast).to_contain_text("Đã dán 5 ô.")
    toast.get_by_role("button", name="Hoàn tác").click()
    expect(field(page, "3.2", "done")).to_have_attribute("data-saved", "5")
    expect(toast).to_contain_text("Đã hoàn tác")
    page.reload()
    expect(field(page, "3.1", "rate")).to_have_value("")
    expect(field(page, "3.2", "done")).to_have_value("5")
    expect(field(page, "3.3", "due")).to_have_value("")


def test_what_is_typed_without_a_connection_is_kept_and_saved_when_it_is_back(grid, complaints):
    page = grid()
    page.context.set_offline(True)
    field(page, "4.1", "done").fill("40")
    field(page, "4.1", "done").press("Enter")
    expect(page.get_by_role("alert")).to_contain_text("Mất kết nối")
    expect(leaf(page, "4.1").get_by_text("chưa lưu")).to_be_visible()
    page.context.set_offline(False)
    expect(page.locator("#lost")).to_be_empty()
    expect(leaf(page, "4.1").get_by_text("chưa lưu")).to_be_hidden()
    page.reload()
    expect(field(page, "4.1", "done")).to_have_value("40")
    complaints.clear()  # the browser reports the answers that this test withheld


@pytest.mark.slow
def test_what_was_not_saved_stands_there_after_a_reload_and_is_saved(grid, complaints):
    page = grid()
    page.route("**/tu-cham/**", lambda route: route.abort() if route.request.method == "POST" else route.continue_())
    leaf(page, "4.3").get_by_text("Ghi chú, giải trình").click()
    page.get_by_label("Ghi chú", exact=True).fill("Theo sổ")
    field(page, "4.3", "rate").fill("11")
    field(page, "4.3", "rate").press("Enter")
    expect(leaf(page, "4.3").get_by_text("chưa lưu")).to_be_visible()
    page.unroute("**/tu-cham/**")
    page.reload()
    expect(field(page, "4.3", "rate")).to_have_attribute("data-saved", "11")
    expect(page.get_by_label("Ghi chú", exact=True)).to_have_value("Theo sổ")
    expect(leaf(page, "4.3").get_by_text("chưa lưu")).to_be_hidden(timeout=10_000)
    assert page.evaluate("localStorage.length") == 0
    complaints.clear()


@pytest.mark.slow
def test_second_browser_on_a_leaf_sees_both_values_and_chooses(grid):
    first, second = grid(), grid(OFFICER)
    field(first, "5.3", "done").fill("10")
    field(first, "5.3", "done").press("Enter")
    expect(field(first, "5.3", "done")).to_have_attribute("data-saved", "10")
    field(second, "5.3", "done").fill("12")
    field(second, "5.3", "done").press("Enter")
    both = leaf(second, "5.3").locator(".choice")
    expect(both).to_have_count(2)
    expect(both.first).to_contain_text("10 hồ sơ")
    expect(both.first).to_contain_text(f"Người {CONTACT}, lưu lúc")
    expect(both.last).to_contain_text("12 hồ sơ")
    expect(field(second, "5.3", "done")).to_have_value("10")
    both.last.click()
    second.get_by_role("button", name="Giữ giá trị đã chọn").click()
    expect(field(second, "5.3", "done")).to_have_value("12")
    field(first, "5.3", "all").fill("20")
    field(first, "5.3", "all").press("Enter")
    expect(field(first, "5.3", "done")).to_have_value("12")


@pytest.mark.slow
def test_what_somebody_goes_on_typing_is_not_replaced_by_an_answer(grid):
    page = grid()
    held = []
    page.route("**/tu-cham/6.1/", lambda route: held.append(route))  # noqa: PLW0108 - playwright wants a function
    typed = field(page, "6.1", "late")
    typed.fill("1")
    typed.press("Enter")
    typed.fill("17")
    held.pop().continue_()
    expect(page.locator("#saved")).to_contain_text("Đã lưu lúc")
    expect(typed).to_have_value("17")
    page.unroute("**/tu-cham/6.1/")
    typed.press("Enter")
    expect(typed).to_have_attribute("data-saved", "17")
    expect(leaf(page, "6.1").locator(".choice")).to_have_count(0)


@pytest.mark.slow
def test_words_and_reasons_unfold_and_are_saved(grid):
    page = grid()
    field(page, "1.1", "done").fill("1.902")
    field(page, "1.1", "all").fill("2.000")
    field(page, "1.1", "all").press("Enter")
    own = leaf(page, "1.1")
    own.get_by_text("vì sao?").click()
    expect(own.locator(".trace__body")).to_contain_text("1.902/2.000")
    own.get_by_text("Ghi chú, giải trình").click()
    own.get_by_label("Giải trình", exact=True).fill("Sổ giấy,\nchưa quét")
    own.get_by_label("Ghi chú", exact=True).focus()
    expect(own.locator(".badge").first).to_have_text("Đã giải trình")
    own.get_by_role("link", name="Cần gì để đạt?").click()
    own.get_by_label("Điểm muốn đạt").fill("1")
    own.get_by_role("button", name="Tính điểm").click()
    expect(own.locator(".needed")).to_contain_text("từ 1.902 lên 1.999 (thêm 97 hồ sơ)")
    page.reload()
    own.get_by_text("Ghi chú, giải trình").click()
    expect(own.get_by_label("Giải trình", exact=True)).to_have_value("Sổ giấy,\nchưa quét")


def test_every_field_is_saved_without_a_script(grid):
    page = grid(java_script_enabled=False)
    field(page, "7.3", "rate").fill("95,5")
    field(page, "7.2", "made").fill("một")
    page.get_by_role("button", name="Lưu tất cả").click()
    expect(field(page, "7.3", "rate")).to_have_value("95,5")
    expect(field(page, "7.2", "made")).to_have_value("một")
    expect(leaf(page, "7.2").locator(".field__error")).to_contain_text("“một” không phải một con số")
    page.goto(f"{GRID}7.1/")
    page.get_by_label("Ghi chú", exact=True).fill("Theo sổ")
    page.get_by_role("button", name="Lưu tất cả").click()
    expect(page.get_by_label("Ghi chú", exact=True)).to_have_value("Theo sổ")


SIZES = pytest.mark.parametrize(("width", "scheme"), [(360, "light"), (360, "dark"), (1440, "light"), (1440, "dark")])


@SIZES
@pytest.mark.slow
def test_unfolded_leaf_and_the_pages_beside_it_are_accessible_and_fit(grid, complaints, width, scheme):
    page = grid(address=f"{GRID}1.1/", width=width, color_scheme=scheme)
    page.get_by_role("link", name="Cần gì để đạt?").click()
    page.get_by_label("Điểm muốn đạt").wait_for()
    field(page, "1.1", "done").fill("x" * 40)
    field(page, "1.1", "done").press("Tab")
    page.locator(".field__error").wait_for()
    found = {"1.1": overflow(page) + violations(page, complaints)}
    field(page, "1.1", "done").press("Escape")
    for address in (f"{GRID}?loc=tra-lai", f"{GRID}1.1/can-gi/", f"{GRID}giao/?ma=1.1"):
        page.goto(address)
        found[address] = overflow(page) + violations(page, complaints)
    assert {address: faults for address, faults in found.items() if faults} == {}


@pytest.mark.slow
@SIZES
def test_whole_grid_is_accessible_and_fits(grid, complaints, width, scheme):
    page = grid(width=width, color_scheme=scheme)
    assert overflow(page) + violations(page, complaints) == []
