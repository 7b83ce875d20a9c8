"""Evidence in a real browser: files dropped, gone on with after a lost connection or a reload; pages turned."""

import base64

import pytest
from playwright.sync_api import expect

from tests.browser.test_cycle import enter
from tests.browser.test_every_page import overflow, violations
from tests.documents import handmade_pdf

UNIT, LIBRARY = "/tinh-a-m05/", "/tai-lieu/"
CONTACT = "Đầu mối đơn vị Xã A5"
DROP = """(files) => {
  const data = new DataTransfer();
  const bytes = (words) => Uint8Array.from(atob(words), (one) => one.charCodeAt(0));
  for (const [name, words] of files) data.items.add(new File([bytes(words)], name));
  document.querySelector("[data-pieces]").dispatchEvent(new DragEvent("drop", { dataTransfer: data, bubbles: true }));
}"""
PIECE = "**/tai-lieu/tai-len/*/"


def pdf(words, pages=1, padding=0):
    """A PDF of these words, made larger by a comment."""
    made = handmade_pdf.pdf(*[handmade_pdf.words(f"{words} {at}", 72, 700) for at in range(pages)])
    return made.replace(b"\n", b"\n%" + b" " * padding + b"\n", 1) if padding else made


def file(name, content):
    return {"name": name, "mimeType": "application/pdf", "buffer": content}


@pytest.fixture
def contact(visit):
    """contact(…) -> a page of the contact of Xã A5, at the evidence of a leaf that went back to it."""

    def arrive(code="3.6", **options):
        page = visit(anonymous=True, **options)
        enter(page, CONTACT)
        page.goto("/")
        year = page.url.rstrip("/").rsplit("/", 1)[-1]
        page.goto(f"{UNIT}{year}/tu-cham/{code}/tai-lieu/")
        return page

    return arrive


def pick(page, *files):
    page.get_by_label("Chọn tệp, hoặc thả vào đây").set_input_files(list(files))


def arrived(page, name):
    return page.locator("#coming li", has_text=name).get_by_text("đã nhận")


def attached(page, name):
    return page.locator("#attached").get_by_role("link", name=name, exact=True)


@pytest.mark.slow
@pytest.mark.parametrize(("width", "scheme"), [(360, "light"), (1440, "light"), (1440, "dark")])
def test_pages_of_evidence_are_accessible_and_fit(contact, complaints, width, scheme):
    page = contact(width=width, color_scheme=scheme)
    name = f"Kế hoạch rất dài {'của Ủy ban nhân dân xã ' * 6}{width} {scheme}"
    pick(
        page,
        file(f"{name}.pdf", pdf(name.encode("ascii", "ignore").decode(), 9)),
        file("hong.pdf", b"MZ" + b"\x01" * 99),
    )
    expect(page.get_by_text("không nhận", exact=True)).to_be_visible()
    expect(attached(page, name)).to_be_visible()
    leaf, one = page.url, attached(page, name).get_attribute("href")
    faults = {"as it came": overflow(page) + violations(page, complaints)}
    coverage = leaf.split("tu-cham/")[0] + "tai-lieu/"
    for address in (leaf, f"{one}?trang=5", LIBRARY, f"{LIBRARY}?q=zzz", coverage):
        page.goto(address)
        page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
        faults[address] = overflow(page) + violations(page, complaints)
    assert {address: found for address, found in faults.items() if found} == {}


def test_ten_dropped_files_go_up_and_stand_attached_without_a_reload(contact):
    page = contact("7.2")
    page.evaluate("window.same = true")
    files = [(f"to-{at}.pdf", base64.b64encode(pdf(f"To {at}")).decode()) for at in range(10)]
    page.evaluate(DROP, files)
    expect(page.locator("[data-count]")).to_have_text("10/10", timeout=30_000)
    expect(page.locator("#coming").get_by_text("đã nhận")).to_have_count(10)
    for at in range(10):
        expect(attached(page, f"to-{at}")).to_be_visible()
    assert page.evaluate("window.same") is True


@pytest.mark.slow
def test_lost_connection_is_told_and_the_file_goes_on_by_itself(contact, complaints):
    page = contact()
    sent = []
    page.route(PIECE, lambda route: route.abort() if sent else (sent.append(1), route.continue_()))
    pick(page, file("duong-xa.pdf", pdf("Duong xa", padding=3_000_000)))
    expect(page.locator("#coming")).to_contain_text("mất kết nối: có mạng lại sẽ tự tải tiếp")
    page.unroute(PIECE)
    expect(arrived(page, "duong-xa.pdf")).to_be_visible(timeout=15_000)
    assert [words for words in complaints if "ERR_FAILED" not in words] == []
    complaints.clear()


@pytest.mark.slow
def test_reload_in_the_middle_goes_on_where_it_was_when_the_file_is_chosen_again(contact, tmp_path, complaints):
    page = contact()
    path = tmp_path / "tai-lai.pdf"
    path.write_bytes(pdf("Tai lai", padding=3_000_000))
    sent, held = [], []

    def first_two(route):
        sent.append(int(route.request.headers.get("x-offset", -1)))
        if len(sent) < 3:
            route.continue_()
        else:
            held.append(route)

    page.route(PIECE, first_two)
    page.get_by_label("Chọn tệp, hoặc thả vào đây").set_input_files(path)
    while len(sent) < 3:
        page.wait_for_timeout(50)
    held[0].abort()
    page.reload()
    page.unroute(PIECE)
    again = []
    page.on("request", lambda request: again.append((request.method, request.headers.get("x-offset"))))
    page.get_by_label("Chọn tệp, hoặc thả vào đây").set_input_files(path)
    expect(arrived(page, "tai-lai.pdf")).to_be_visible(timeout=15_000)
    assert [offset for method, offset in again if method == "POST"] == [str(2 << 20)]
    complaints.clear()


@pytest.mark.slow
def test_second_copy_and_a_bad_file_are_told_beside_the_file(contact):
    page = contact()
    content = pdf("Hai ban")
    pick(page, file("ban-mot.pdf", content))
    expect(arrived(page, "ban-mot.pdf")).to_be_visible()
    pick(page, file("ban-hai.pdf", content), file("rong.pdf", b""))
    row = page.locator("#coming li", has_text="ban-hai.pdf")
    expect(row).to_contain_text("ban-mot đã được đính kèm vào tiêu chí 3.6 từ trước.")
    expect(page.locator("#coming li", has_text="rong.pdf")).to_contain_text("là tệp rỗng")


@pytest.mark.slow
def test_pages_are_turned_by_arrows_and_by_links(contact):
    page = contact()
    pick(page, file("nhieu-trang.pdf", pdf("Nhieu trang", 4)))
    attached(page, "nhieu-trang").click()
    expect(page.get_by_role("heading", name="Trang 1/4")).to_be_visible()
    page.locator(".sight__page").focus()
    page.wait_for_load_state()  # a key is heard once the script is there
    page.keyboard.press("ArrowRight")
    expect(page.get_by_role("heading", name="Trang 2/4")).to_be_visible()
    expect(page.locator(".sight__page")).to_be_focused()
    page.wait_for_load_state()  # a key is heard once the script is there
    page.keyboard.press("ArrowRight")
    expect(page.get_by_role("heading", name="Trang 3/4")).to_be_visible()
    page.wait_for_load_state()  # a key is heard once the script is there
    page.keyboard.press("ArrowLeft")
    expect(page.get_by_role("heading", name="Trang 2/4")).to_be_visible()
    page.get_by_role("link", name="Trang sau").click()
    expect(page.get_by_role("heading", name="Trang 3/4")).to_be_visible()
    shown = page.locator(".sight__page img")
    assert shown.evaluate("async (one) => { await one.decode(); return one.naturalWidth; }") == 900


def test_without_javascript_files_come_are_placed_and_detached(contact):
    page = contact(java_script_enabled=False)
    pick(page, file("khong-js-1.pdf", pdf("Khong js 1")), file("khong-js-2.pdf", pdf("Khong js 2")))
    page.get_by_role("button", name="Đưa vào").click()
    expect(page.get_by_text("đã nhận")).to_have_count(2)
    page.get_by_role("link", name="Quay lại").click()
    page.get_by_label("Trang, mục khong-js-1").fill("trang 2")
    page.get_by_role("button", name="Lưu trang, mục khong-js-1").click()
    expect(page.get_by_label("Trang, mục khong-js-1")).to_have_value("trang 2")
    page.get_by_role("button", name="Gỡ ra khong-js-2").click()
    expect(attached(page, "khong-js-2")).to_have_count(0)
    page.get_by_role("button", name="Đính kèm khong-js-2").click()
    expect(attached(page, "khong-js-2")).to_be_visible()
