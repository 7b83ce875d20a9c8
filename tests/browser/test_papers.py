"""A paper of an invented district: brought in, corrected, accepted, seen as a year, undone."""

import base64
import re

import pytest
from playwright.sync_api import expect

from tests.browser.invented import plan_paper

LIST = "/nhap-van-ban/"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
DROP = """([name, words]) => {
  const data = new DataTransfer();
  data.items.add(new File([Uint8Array.from(atob(words), (one) => one.charCodeAt(0))], name));
  document.querySelector("[data-upload]").dispatchEvent(new DragEvent("drop", { dataTransfer: data, bubbles: true }));
}"""


def paper(name):
    return {"name": name, "mimeType": WORD, "buffer": plan_paper(name)}


@pytest.fixture
def officer(visit):
    """officer(…) -> a page of the officer of the invented district, at the list of papers."""

    def arrive(**options):
        page = visit(elsewhere=True, **options)
        page.goto(LIST)
        return page

    return arrive


def test_a_word_file_with_three_mistakes_becomes_a_year_and_is_undone(officer):
    page = officer()
    page.get_by_label("Chọn tệp, hoặc thả vào đây").set_input_files([paper("ke-hoach-2031.docx"), png("anh.png")])
    expect(page.get_by_text("không nhận")).to_be_visible()
    page.get_by_role("link", name="Xem trước ke-hoach-2031.docx").click()
    expect(page.get_by_text("Chưa cột nào là điểm đạt được")).to_be_visible()
    column = page.get_by_label("Cột A")
    column.focus()
    column.select_option("Điểm đạt")
    expect(page.get_by_text("Chưa cột nào là điểm đạt được")).to_have_count(0)
    expect(column).to_be_focused()
    expect(page.locator("#read-again")).to_contain_text("Đã đọc lại: 7 dòng của bảng")
    for mistake in (
        "Lĩnh vực 1: điểm đạt ghi 7, cộng các dòng bên dưới được 7,5.",
        "2.1: mục tiêu 11 lớn hơn điểm tối đa 10.",
        "Đánh số nhảy đến 2.4, thiếu 2.3.",
    ):
        expect(page.locator(".finding").get_by_text(mistake)).to_be_visible()
    page.get_by_role("link", name="bảng 1, hàng 2, cột 4, mã 1").click()
    expect(page.locator("li:target mark")).to_have_text("7")
    expect(page.locator("li:target")).to_be_in_viewport()
    page.get_by_role("link", name="Đến phần nhận").click()
    expect(page.get_by_label("Đơn vị", exact=True).locator("option:checked")).to_have_text("UBND huyện A")
    page.get_by_label("Số liệu mô phỏng").check()
    page.get_by_role("button", name="Nhận văn bản này").click()
    expect(page).to_have_url(re.compile(r"/huyen-a/2030/$"))
    expect(page.get_by_role("status")).to_contain_text("Đã nhận ke-hoach-2031.docx")
    expect(page.get_by_text("số liệu mô phỏng")).to_be_visible()
    expect(page.locator(".hero__figure")).to_have_text("18,75")
    undo(page, "ke-hoach-2031.docx")


def undo(page, name):
    page.goto(LIST)
    page.get_by_role("link", name=f"Hoàn tác {name}").click()
    page.get_by_role("button", name="Hoàn tác, xóa năm 2030").click()
    expect(page.get_by_role("status").first).to_contain_text(f"Đã hoàn tác lần nhập {name}")
    expect(page.get_by_role("row", name=name)).to_contain_text("đã hoàn tác")


def png(name):
    return {"name": name, "mimeType": "image/png", "buffer": b"\x89PNG\r\n\x1a\n"}


def test_a_dropped_file_goes_up_by_itself_and_is_discarded(officer):
    page = officer(width=360)
    page.evaluate(DROP, ["tha-vao.docx", base64.b64encode(plan_paper("tha-vao")).decode()])
    expect(page.get_by_role("link", name="Xem trước tha-vao.docx")).to_be_visible()
    page.get_by_role("button", name="Bỏ tha-vao.docx").click()
    expect(page.get_by_role("status").first).to_contain_text("Đã bỏ tha-vao.docx")
    expect(page.get_by_role("link", name="Xem trước tha-vao.docx")).to_have_count(0)


def test_progress_is_shown_while_a_file_goes_up_and_a_broken_connection_is_told(officer, complaints):
    page = officer()
    held = []
    page.route(
        "**/nhap-van-ban/", lambda route: held.append(route) if route.request.method == "POST" else route.continue_()
    )
    page.get_by_label("Chọn tệp, hoặc thả vào đây").set_input_files(paper("cham.docx"))
    expect(page.get_by_role("progressbar")).to_be_visible()
    held[0].abort()
    expect(page.locator("#files")).to_contain_text("Mất kết nối nên chưa nhận được tệp")
    expect(page.get_by_role("progressbar")).to_have_count(0)
    assert [words for words in complaints if "ERR_FAILED" not in words] == []
    complaints.clear()


def test_without_javascript_everything_still_works(officer):
    page = officer(java_script_enabled=False)
    page.get_by_label("Chọn tệp, hoặc thả vào đây").set_input_files(paper("khong-js.docx"))
    page.get_by_role("button", name="Đưa vào").click()
    page.get_by_role("link", name="Xem trước khong-js.docx").click()
    page.get_by_label("Cột A").select_option("Điểm đạt")
    page.get_by_role("button", name="Đọc lại").click()
    expect(page.get_by_label("Cột A").locator("option:checked")).to_have_text("Điểm đạt")
    page.get_by_label("Đơn vị", exact=True).select_option("Chọn đơn vị")
    page.get_by_role("button", name="Nhận văn bản này").click()
    expect(page.get_by_text("Hãy chọn đơn vị mà văn bản nói về.")).to_be_visible()
    page.get_by_label("Đơn vị", exact=True).select_option("UBND huyện A")
    page.get_by_role("button", name="Nhận văn bản này").click()
    expect(page).to_have_url(re.compile(r"/huyen-a/2030/$"))
    undo(page, "khong-js.docx")
