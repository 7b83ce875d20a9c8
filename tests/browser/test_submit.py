"""Handing in, in a real browser: the pages fit and are accessible, and a form goes out, comes in and is handed in."""

import pytest

from tests.browser.test_cycle import enter, running
from tests.browser.test_every_page import overflow, violations
from tests.documents.sheet_workbook.forms import entering, filled_in

UNIT = "Đầu mối đơn vị Xã A5"  # two of its criteria were returned
RETURNED = ("3.6:points", "7.2:points")


def sheet(page):
    """The address of the pages of the unit's sheet."""
    page.goto(running(page))
    return page.locator("tbody th a").first.get_attribute("href").removesuffix("tien-trinh/")


def workbook(page, address, value):
    """The form of the sheet, filled in for what was returned."""
    form = page.request.get(f"{address}tu-cham/bieu.xlsx").body()
    return filled_in(form, entering({(mark, "value"): value for mark in RETURNED}))


def bring(page, address, *contents):
    page.goto(f"{address}tu-cham/bieu/")
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    files = [{"name": f"phieu-{at}.xlsx", "mimeType": kind, "buffer": one} for at, one in enumerate(contents)]
    page.get_by_label("Tệp đã điền (.xlsx)").set_input_files(files)
    page.get_by_role("button", name="Xem những thay đổi").click()
    page.get_by_role("heading", name="Các tệp sẽ thay đổi những gì").wait_for()


@pytest.mark.slow
@pytest.mark.parametrize(("width", "scheme"), [(360, "light"), (1440, "light"), (1440, "dark")])
def test_pages_of_handing_in_are_accessible_and_fit(visit, complaints, width, scheme):
    page = visit(width=width, color_scheme=scheme, anonymous=True)
    enter(page, UNIT)
    address = sheet(page)
    found = {}
    for place in ("nop/", "tu-cham/nam-truoc/", "tu-cham/bieu/"):
        page.goto(f"{address}{place}")
        found[place] = overflow(page) + violations(page, complaints)
    bring(page, address, workbook(page, address, "0,25"), workbook(page, address, "0,75"))
    found["preview"] = overflow(page) + violations(page, complaints)
    page.get_by_role("button", name="Bỏ các tệp này").click()
    assert {place: faults for place, faults in found.items() if faults} == {}


def test_a_returned_sheet_is_mended_by_its_form_and_handed_in_again(visit):
    page = visit(anonymous=True)
    enter(page, UNIT)
    address = sheet(page)
    bring(page, address, workbook(page, address, "0,25"), workbook(page, address, "0,75"))
    for group in page.get_by_role("group").all():
        group.get_by_label("phieu-1.xlsx").check()
    page.get_by_role("button", name="Ghi các thay đổi").click()
    page.get_by_text("Đã ghi 2 thay đổi.").wait_for()
    page.goto(f"{address}nop/")
    page.get_by_role("button", name="Nộp phiếu điểm").click()
    page.get_by_text("Đã nộp phiếu điểm.").wait_for()
    page.get_by_role("button", name="Rút phiếu điểm").click()
    page.get_by_text("Đã rút phiếu điểm về").wait_for()
