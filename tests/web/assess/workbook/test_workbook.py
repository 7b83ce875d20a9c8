"""The form as a workbook: out, filled in with another program, looked at, kept; several of them, and wrong ones."""

import os
from dataclasses import replace
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from time import time

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from openpyxl import load_workbook

from parindex.core.workflow import Act
from parindex.documents.sheet_workbook import LeafIn, write_sheet
from parindex.web.assess.workbook.handing_out import identity_of
from parindex.web.records.acting import Wanted, act_on
from parindex.web.records.models import Event
from parindex.web.records.sheet_work import work_of
from tests.documents.sheet_workbook.forms import entering, filled_in
from tests.web.assess.two_years import LAST, SHEET, WHOLE, attach, enter, figures, sheet_of, two_years
from tests.web.conftest import signed_in
from tests.web.pages import Page

pytestmark = pytest.mark.django_db
OUT, ADDRESS = f"{SHEET}tu-cham/bieu.xlsx", f"{SHEET}tu-cham/bieu/"
ALL = {
    ("1.1:done", "value"): 95,
    ("1.1:all", "value"): 100,
    ("1.1:done", "source"): "Báo cáo 1",
    ("1.1:all", "source"): "Sổ theo dõi",
    ("1.1:done", "note"): "Dòng một\nDòng hai",
    ("1.1:done", "explanation"): "Mất điện",
    ("1.2:planned", "value"): "Không",
    ("1.3:points", "value"): 1.5,
    ("1.4:late", "value"): "Không áp dụng",
}


@pytest.fixture
def world():
    return two_years()


def form(world, name="dau-moi"):
    response = signed_in(world.person(name)).get(OUT)
    assert response["Content-Disposition"] == 'attachment; filename="phieu-tu-cham-huyen-a-2030.xlsx"'
    return response.content


def filled(world, entries):
    return filled_in(form(world), entering(entries))


def bring(world, *files, name="dau-moi"):
    """The answer to bringing files, each its name and content, and the browser that brought them."""
    who = signed_in(world.person(name))
    sent = [SimpleUploadedFile(file, content) for file, content in files]
    return who, who.post(ADDRESS, {"tep": sent})


def look(world, *files, name="dau-moi"):
    """The browser, the address of the preview, and the page there."""
    who, answer = bring(world, *files, name=name)
    assert answer.status_code == 302, Page(answer).text
    return who, answer["Location"], Page(who.get(answer["Location"]))


def test_a_form_goes_out_comes_back_and_every_kind_of_cell_is_stored(world):
    who, place, page = look(world, ("phieu.xlsx", filled(world, ALL)))
    assert page.lacks("Số hồ sơ đúng hạn", "trống", "95 hồ sơ", "Báo cáo 1; Sổ theo dõi", "phieu.xlsx") == []
    assert figures(sheet_of()) == {}
    kept = who.post(place, {"viec": "ghi"})
    assert kept["Location"] == f"{SHEET}tu-cham/"
    assert Page(who.get(ADDRESS)).lacks("Đã ghi 8 thay đổi.") == []
    assert figures(sheet_of()) == {
        ("1.1", "done"): ("95", True),
        ("1.1", "all"): ("100", True),
        ("1.2", "planned"): ("no", True),
        ("1.3", "points"): ("1.5", True),
        ("1.4", "late"): ("", True),
    }
    row = sheet_of().declarations.get(code="1.1")
    assert (row.source, row.note, row.explanation) == ("Báo cáo 1; Sổ theo dõi", "Dòng một\nDòng hai", "Mất điện")
    assert who.get(place).status_code == 404


def test_a_form_that_says_nothing_new_changes_nothing(world):
    enter(world, {**WHOLE, "1.1": {**WHOLE["1.1"], "@source": "Báo cáo 1", "@note": "Dòng một\r\nDòng hai"}})
    attach(world, "1.1")
    who, place, page = look(world, ("phieu.xlsx", form(world)))
    assert page.lacks("0 thay đổi", "không có gì mới") == []
    assert "Ghi các thay đổi" not in page.text
    before = Event.objects.count()
    assert Page(who.post(place, {"viec": "ghi"})).lacks("Không có gì để ghi.") == []
    assert Event.objects.count() == before


def test_the_form_names_last_years_points_and_the_evidence(world):
    enter(world, {"1.1": {"done": Decimal(1), "all": Decimal(2)}}, LAST)
    attach(world, "1.1", LAST)
    attach(world, "1.1")
    sheet = load_workbook(BytesIO(form(world))).worksheets[1]
    row = next(row for row in sheet.iter_rows(values_only=True) if row[0] == "1.1:done")
    assert row[-2:] == ("2 điểm", "12/BC-UBND")


def test_two_forms_that_differ_are_chosen_from_and_what_agrees_is_taken(world):
    one = filled(world, {("1.1:done", "value"): 10, ("1.2:planned", "value"): "Có"})
    other = filled(world, {("1.1:done", "value"): 20, ("1.3:points", "value"): 1})
    who, place, page = look(world, ("van-phong.xlsx", one), ("noi-vu.xlsx", other))
    assert (
        page.lacks("Giá trị khác nhau: hãy chọn", "10 hồ sơ van-phong.xlsx", "20 hồ sơ noi-vu.xlsx", "đang lưu") == []
    )
    chosen = page.html.split("20 hồ sơ")[0].rsplit('value="', 1)[1].split('"')[0]
    who.post(place, {"viec": "ghi", "chon:1.1:value:done": chosen})
    assert figures(sheet_of()) == {
        ("1.1", "done"): ("20", True),
        ("1.2", "planned"): ("yes", True),
        ("1.3", "points"): ("1", True),
    }
    assert sheet_of().declarations.get(code="1.1").contested == []


def test_where_nothing_is_chosen_all_values_wait_on_the_sheet_once(world):
    files = [(f"{value}.xlsx", filled(world, {("1.1:done", "value"): value})) for value in (10, 20)]
    for _ in range(2):
        who, place, _page = look(world, *files)
        who.post(place, {"viec": "ghi"})
        assert Page(who.get(ADDRESS)).lacks("1 chỗ chưa chọn") == []
        assert figures(sheet_of()) == {}
        waiting = sheet_of().declarations.get(code="1.1").contested
        assert [one["value"] for one in waiting] == ["10", "20"]


def test_what_was_stored_meanwhile_meets_the_form_and_neither_is_lost(world):
    content = filled(world, {("1.1:done", "value"): 10})
    enter(world, {"1.1": {"done": Decimal(30)}}, name="can-bo")
    who, place, page = look(world, ("phieu.xlsx", content))
    assert page.lacks("30 hồ sơ đang lưu", "10 hồ sơ phieu.xlsx") == []
    who.post(place, {"viec": "ghi"})
    assert figures(sheet_of())["1.1", "done"] == ("30", True)
    assert [one["value"] for one in sheet_of().declarations.get(code="1.1").contested] == ["10"]


def test_what_is_stored_between_the_look_and_the_keeping_is_not_overwritten(world):
    who, place, _page = look(world, ("phieu.xlsx", filled(world, {("1.1:done", "value"): 10})))
    enter(world, {"1.1": {"done": Decimal(30)}}, name="can-bo")
    who.post(place, {"viec": "ghi"})
    assert figures(sheet_of())["1.1", "done"] == ("30", True)
    assert [one["value"] for one in sheet_of().declarations.get(code="1.1").contested] == ["10"]


def test_cells_that_are_refused_or_doubtful_are_told_with_their_place(world):
    content = filled(world, {("1.1:done", "value"): "nhiều", ("1.2:planned", "value"): "Có"})
    who, place, page = look(world, ("phieu.xlsx", content))
    assert page.lacks("Các ô không nhận", "phieu.xlsx, ô D", "1.1") == []
    who.post(place, {"viec": "ghi"})
    assert figures(sheet_of()) == {("1.2", "planned"): ("yes", True)}


def test_a_source_too_long_is_refused_and_the_rest_is_taken(world):
    content = filled(world, {("1.1:done", "source"): "x" * 301, ("1.1:done", "value"): 5})
    who, place, page = look(world, ("phieu.xlsx", content))
    assert page.lacks("phieu.xlsx, 1.1", "nguồn số liệu dài quá 300 chữ") == []
    who.post(place, {"viec": "ghi"})
    assert figures(sheet_of()) == {("1.1", "done"): ("5", True)}


def other_form(**changed):
    work = work_of(sheet_of())
    return write_sheet(work.framework, replace(identity_of(work), **changed), [LeafIn("1.1")])


@pytest.mark.parametrize(
    ("changed", "named"),
    [
        ({"unit": "huyen-b", "unit_name": "UBND Huyện B"}, "của UBND Huyện B (huyen-b), năm 2030"),
        ({"year": 2029}, "của UBND Huyện A (huyen-a), năm 2029"),
        ({"version": 2}, "năm 2030, bản 2"),
        ({"framework_version": "9"}, "theo bộ tiêu chí mo-phong-2030 bản 9"),
        ({"frozen": "0" * 64}, "nội dung bộ tiêu chí đã khác"),
    ],
)
def test_a_form_of_another_unit_year_version_or_set_is_refused_by_name(world, changed, named):
    _who, answer = bring(world, ("la.xlsx", other_form(**changed)))
    assert answer.status_code == 200
    assert Page(answer).lacks("la.xlsx", named) == []


def test_each_file_stands_for_itself_and_files_of_one_name_are_told_apart(world):
    good = filled(world, {("1.1:done", "value"): 10})
    bad = other_form(year=2029)
    _who, _place, page = look(world, ("phieu.xlsx", good), ("phieu.xlsx", bad), ("phieu.xlsx", good))
    assert page.lacks("Không nhận:", "phieu.xlsx (2) là phiếu tự chấm", "phieu.xlsx, phieu.xlsx (3)") == []


@pytest.mark.parametrize("content", [b"", b"MZ\x90\x00", b"PK\x03\x04xxxx", "chữ".encode()])
def test_what_is_no_workbook_is_refused_with_its_name(world, content):
    _who, answer = bring(world, ("a.xlsx", content))
    assert answer.status_code == 200
    assert Page(answer).lacks("a.xlsx") == []
    assert waiting_folders() == []


def waiting_folders():
    return list(Path(settings.PARINDEX_HOME).glob("waiting/*/*"))


def test_no_file_too_many_and_too_large_ones_are_refused(world):
    assert Page(bring(world)[1]).lacks("Hãy chọn một hoặc nhiều tệp .xlsx trước.") == []
    assert Page(bring(world, *[(f"{at}.xlsx", b"x") for at in range(21)])[1]).lacks("tối đa 20 tệp") == []
    large = bring(world, ("to.xlsx", b"x" * 10_000_001))[1]
    assert Page(large).lacks("to.xlsx: lớn hơn 10 MB") == []


def test_workbooks_that_wait_are_listed_and_can_be_put_away(world):
    who, place, _page = look(world, ("phieu.xlsx", filled(world, {("1.1:done", "value"): 10})))
    assert Page(who.get(ADDRESS)).links.count(place) == 1
    assert Page(who.post(place, {"viec": "bo"}, follow=True)).lacks("Đã bỏ các tệp") == []
    assert (who.get(place).status_code, waiting_folders()) == (404, [])


def test_workbooks_go_after_a_day(world):
    who, place, _page = look(world, ("phieu.xlsx", form(world)))
    (folder,) = waiting_folders()
    two_days_ago = time() - 2 * 86_400
    os.utime(folder, (two_days_ago, two_days_ago))
    look(world, ("phieu.xlsx", form(world)), name="can-bo")
    assert (who.get(place).status_code, folder.exists()) == (404, False)


def test_only_who_brought_them_reaches_them_and_only_on_their_sheet(world):
    _who, place, _page = look(world, ("phieu.xlsx", filled(world, {("1.1:done", "value"): 10})))
    assert signed_in(world.person("can-bo")).get(place).status_code == 404
    assert signed_in(world.person("can-bo")).post(place, {"viec": "ghi"}).status_code == 404
    other = place.replace("2030", "2029")
    assert signed_in(world.person("dau-moi")).get(other).status_code == 404
    assert signed_in(world.person("dau-moi")).get(f"{ADDRESS}?cho=../../x").status_code == 404


def test_after_a_return_only_what_was_returned_is_taken(world):
    enter(world, WHOLE)
    content = filled(world, {("1.1:done", "value"): 10, ("1.3:points", "value"): 1})
    for name, wanted in (("dau-moi", Wanted(Act.SUBMIT)), ("tham-dinh", Wanted(Act.RETURN, "Xem lại", ("1.3",)))):
        sheet = sheet_of()
        act_on(world.person(name), sheet, wanted, revision=sheet.revision)
    who, place, page = look(world, ("phieu.xlsx", content))
    assert page.lacks("Tiêu chí 1.1 không bị trả lại") == []
    who.post(place, {"viec": "ghi"})
    assert (figures(sheet_of())["1.1", "done"], figures(sheet_of())["1.3", "points"]) == (("90", True), ("1", True))


@pytest.mark.parametrize("name", ["tham-dinh", "mot-cua"])
def test_who_does_not_declare_gets_the_form_and_brings_nothing(world, name):
    content = form(world, name)
    _who, answer = bring(world, ("phieu.xlsx", content), name=name)
    assert Page(answer).lacks("Bạn không có vai trò để nhập số liệu") == []
    assert ('type="file"' in Page(answer).html, waiting_folders()) == (False, [])


def test_what_was_brought_is_not_kept_once_the_sheet_is_handed_in(world):
    enter(world, WHOLE)
    who, place, _page = look(world, ("phieu.xlsx", filled(world, {("1.1:done", "value"): 10})))
    sheet = sheet_of()
    act_on(world.person("dau-moi"), sheet, Wanted(Act.SUBMIT), revision=sheet.revision)
    page = Page(who.post(place, {"viec": "ghi"}))
    assert figures(sheet_of())["1.1", "done"] == ("90", True)
    assert page.lacks("Phiếu điểm đang ở chặng") == []
    event = Event.objects.order_by("seq").last()
    assert (event.act, event.is_refused) == ("enter", True)


def test_for_another_unit_there_is_no_such_page(world):
    who = signed_in(world.person("dau-moi-b"))
    assert [who.get(OUT).status_code, who.get(ADDRESS).status_code, who.post(ADDRESS).status_code] == [404] * 3


def test_the_preview_asks_the_database_few_things(world):
    who, place, _page = look(world, ("phieu.xlsx", filled(world, ALL)))
    with CaptureQueriesContext(connection) as asked:
        who.get(place)
    assert len(asked) <= 16, [one["sql"] for one in asked]
