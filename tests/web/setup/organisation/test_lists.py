"""Lists of units in and out: tried without a trace, taken in whole or not at all, only by those who keep the branch."""

from dataclasses import replace
from datetime import datetime, timedelta
from io import BytesIO
from os import utime

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import load_workbook

from parindex.core.organisation import UnitRow
from parindex.documents.units_file import read_units, units_csv, units_workbook
from parindex.web.records.audit import Event
from parindex.web.records.models import Unit
from parindex.web.records.unit_rows import unit_rows
from parindex.web.records.waiting import clean, waiting_of
from tests.web.conftest import signed_in
from tests.web.pages import Page
from tests.web.setup.organisation.conftest import ROWS

BRING = "/don-vi/nhap/"
CHANGED = replace(ROWS[1], phone="123")
NEW = UnitRow("xa-4", "Xã Bốn", "Xã Bốn", "commune", "tinh-a")
BAD = replace(NEW, code="xa-5", name="Xã Năm", parent="khong-co")


def brought(client, *rows, written=units_csv, name="danh-muc.csv"):
    """The address of the trial."""
    answer = client.post(BRING, {"tep": SimpleUploadedFile(name, written(rows))})
    assert answer.status_code == 302, Page(answer).text
    return answer["Location"]


def accepted(client, address, **given):
    digest = Page(client.get(address)).html.partition('name="ke-hoach" value="')[2].partition('"')[0]
    return client.post(f"{address}nhan/", {"ke-hoach": digest, **given})


def kept():
    return unit_rows(Unit.objects.all())


@pytest.mark.parametrize(("written", "name"), [(units_csv, "a.csv"), (units_workbook, "a.xlsx")])
def test_a_trial_tells_what_would_be_and_does_nothing(officer, written, name):
    rows, events = kept(), Event.objects.count()
    page = Page(officer.get(brought(officer, CHANGED, NEW, ROWS[0], written=written, name=name)))
    assert page.lacks(name, "Thêm 1 1 xã", "Thay đổi 1 1 sở", "Giữ nguyên 1 1 tỉnh", "Bị từ chối 0") == []
    assert (
        page.lacks("Sở Nội vụ (so-noi-vu) Điện thoại để trống 123", "Xã Bốn (xa-4) xã, tinh-a", "Nhập 2 đơn vị") == []
    )
    assert (kept(), Event.objects.count()) == (rows, events)


def test_a_list_is_taken_in_with_the_reason_and_waits_no_longer(officer):
    address = brought(officer, CHANGED, NEW)
    assert accepted(officer, address, **{"ly-do": "Nghị quyết 2"})["Location"] == "/don-vi/"
    assert {row.code: row for row in kept()}["xa-4"] == NEW
    reasons = {event.reason for event in Event.objects.order_by("-seq")[:2]}
    assert (reasons, officer.get(address).status_code) == ({"Nghị quyết 2"}, 404)


def test_one_refused_row_keeps_everything_out_and_is_told_with_its_place(officer):
    rows, events = kept(), Event.objects.count()
    address = brought(officer, CHANGED, BAD)
    page = Page(officer.get(address))
    refusal = "Dòng 3, cột Mã cấp trên: Không có đơn vị mã “khong-co”."
    assert page.lacks(refusal, "Xã Năm", "thêm dòng của đơn vị ấy", "Chưa nhập được: còn 1 đơn vị bị từ chối.") == []
    assert "nhan/" not in page.html
    again = Page(officer.post(f"{address}nhan/", {}))
    assert (again.status, again.lacks("Chưa nhập gì")) == (200, [])
    assert (kept(), Event.objects.count()) == (rows, events)


def test_the_list_comes_back_with_refused_rows_marked(officer):
    address = brought(officer, CHANGED, BAD)
    content = officer.get(f"{address}can-sua.xlsx").content
    sheet = load_workbook(BytesIO(content)).active
    assert [cell.value for cell in sheet["P"]] == [
        "Lý do bị từ chối",
        None,
        "dòng 3, cột Mã cấp trên: Không có đơn vị mã “khong-co”. Sửa mã, hoặc thêm dòng của đơn vị ấy vào tệp.",
    ]
    assert [row.code for row in read_units(content, "a.xlsx").rows] == ["so-noi-vu", "xa-5"]


def test_a_list_is_not_taken_in_where_the_units_have_changed_meanwhile(officer):
    address = brought(officer, CHANGED)
    digest = Page(officer.get(address)).html.partition('name="ke-hoach" value="')[2].partition('"')[0]
    Unit.objects.filter(code="so-noi-vu").update(phone="999")
    page = Page(officer.post(f"{address}nhan/", {"ke-hoach": digest}))
    assert page.lacks("danh mục đơn vị đã thay đổi từ lúc bạn xem", "999 123"[:3]) == []
    assert Unit.objects.get(code="so-noi-vu").phone == "999"
    assert accepted(officer, address).status_code == 302


def test_a_list_that_says_nothing_new_cannot_be_taken_in(officer):
    page = Page(officer.get(brought(officer, ROWS[0])))
    assert (page.lacks("không có gì để nhập"), "nhan/" in page.html) == ([], False)


def test_rows_of_another_branch_are_refused_and_nothing_of_them_is_told(officer):
    other = replace(ROWS[6], name="Tên mới", kind="district")
    page = Page(officer.get(brought(officer, other, CHANGED)))
    assert page.lacks("tinh-b không thuộc nhánh đơn vị bạn được giao.", "Bỏ dòng này") == []
    assert "UBND tỉnh B" not in page.text


def test_the_officer_of_a_commune_changes_that_commune_alone(units, person):
    client = signed_in(person("officer", "xa-3"))
    page = Page(client.get(brought(client, replace(ROWS[5], phone="1"), CHANGED)))
    assert page.lacks("Thay đổi 1 1 xã", "so-noi-vu không thuộc nhánh đơn vị bạn được giao.") == []


def test_a_discarded_list_is_gone(officer):
    address = brought(officer, CHANGED)
    assert officer.post(f"{address}bo/")["Location"] == BRING
    assert officer.get(address).status_code == 404


def test_a_list_waits_for_whoever_brought_it_and_is_no_paper(officer, person):
    address = brought(officer, CHANGED)
    other = person("operator", "tinh-a")
    answers = [signed_in(other).get(f"{address}{end}").status_code for end in ("", "can-sua.xlsx")]
    answers += [signed_in(other).post(f"{address}{end}").status_code for end in ("nhan/", "bo/")]
    assert answers == [404] * 4
    assert waiting_of(other) == []
    assert officer.get(address).status_code == 200


def test_a_list_goes_after_a_day(officer):
    address = brought(officer, CHANGED)
    (folder,) = settings.PARINDEX_HOME.glob("waiting/*/*")
    clean()
    assert officer.get(address).status_code == 200
    old = (datetime.now().astimezone() - timedelta(days=1, seconds=5)).timestamp()
    utime(folder, (old, old))
    clean()
    assert officer.get(address).status_code == 404


@pytest.mark.parametrize(
    ("content", "said"),
    [(b"x", "cần cột Mã"), (b"", "tệp rỗng"), (b"x" * 5_000_001, "lớn hơn 5 MB"), (None, "Hãy chọn một tệp")],
)
def test_what_is_no_list_is_refused_with_one_sentence_and_nothing_waits(officer, content, said):
    given = {} if content is None else {"tep": SimpleUploadedFile("a.csv", content)}
    page = Page(officer.post(BRING, given))
    assert (page.status, page.lacks(said, "Chưa nhập gì.")) == (200, [])
    assert list(settings.PARINDEX_HOME.glob("waiting/*/*")) == []


@pytest.mark.parametrize("role", ["auditor", "contact", "leader", "appraiser", "council", "onestop"])
def test_whoever_keeps_no_branch_may_bring_no_list(units, person, officer, role):
    client = signed_in(person(role, "tinh-a"))
    address = brought(officer, CHANGED)
    assert [client.get(one).status_code for one in (BRING, address, f"{address}can-sua.xlsx")] == [403] * 3
    assert [client.post(one).status_code for one in (BRING, f"{address}nhan/", f"{address}bo/")] == [403] * 3


def test_an_operator_brings_lists_too(units, person):
    client = signed_in(person("operator", "tinh-a"))
    assert accepted(client, brought(client, CHANGED)).status_code == 302


@pytest.mark.parametrize("ending", ["xlsx", "csv"])
def test_the_list_of_a_day_holds_what_the_person_sees_on_that_day(officer, ending):
    answer = officer.get(f"/don-vi/danh-muc.{ending}?ngay=2025-06-30")
    assert answer["Content-Disposition"] == f'attachment; filename="don-vi-2025-06-30.{ending}"'
    codes = [row.code for row in read_units(answer.content, "a").rows]
    assert codes == ["tinh-a", "huyen-a", "xa-1", "xa-2", "so-noi-vu"]
    today = read_units(officer.get(f"/don-vi/danh-muc.{ending}").content, "a").rows
    assert [row.code for row in today] == ["tinh-a", "so-noi-vu", "xa-3"]
    every = read_units(officer.get(f"/don-vi/danh-muc.{ending}?het=1").content, "a").rows
    assert {row.code for row in every} == {row.code for row in ROWS[:6]}
    communes = read_units(officer.get(f"/don-vi/danh-muc.{ending}?het=1&loai=commune").content, "a").rows
    assert [row.code for row in communes] == ["xa-1", "xa-2", "xa-3"]


@pytest.mark.parametrize("ending", ["xlsx", "csv"])
def test_a_list_taken_out_and_in_again_changes_nothing(officer, ending):
    content = officer.get(f"/don-vi/danh-muc.{ending}?het=1").content
    answer = officer.post(BRING, {"tep": SimpleUploadedFile(f"a.{ending}", content)})
    page = Page(officer.get(answer["Location"]))
    assert page.lacks("Thêm 0", "Thay đổi 0", "Giữ nguyên 6", "Bị từ chối 0") == []


def test_there_is_no_list_of_another_kind(officer):
    assert officer.get("/don-vi/danh-muc.pdf").status_code == 404


@pytest.mark.parametrize("address", ["/don-vi/danh-muc.xlsx?het=1", BRING])
def test_lists_take_few_queries(officer, address, django_assert_max_num_queries):
    with django_assert_max_num_queries(10):
        assert officer.get(address).status_code == 200


def test_a_trial_takes_few_queries(officer, django_assert_max_num_queries):
    address = brought(officer, CHANGED, NEW, *(replace(NEW, code=f"m-{at}", name=f"Xã {at}") for at in range(300)))
    with django_assert_max_num_queries(10):
        assert officer.get(address).status_code == 200
