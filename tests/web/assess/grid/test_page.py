"""The grid as a page: what stands there, for whom, and what may be typed."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.timezone import localdate

from parindex.core.points import Absent
from parindex.core.workflow import Act
from parindex.web.records.acting import Wanted, act_on
from parindex.web.records.cycles import Return
from tests.web.assess.grid.conftest import GRID
from tests.web.assess.grid.form import Form
from tests.web.assess.two_years import LAST, WHOLE, YEAR, attach, enter, sheet_of
from tests.web.pages import Page

FACTS = {"so:1.1:done", "so:1.1:all", "so:1.2:planned", "so:1.3:points", "so:1.4:late"}
SEEN = {f"goc:1.{place}" for place in range(1, 5)}


def shown(client, address=GRID):
    """The page as its reader sees it."""
    return Page(client.get(address))


def rows(page):
    """The codes of the leaves on it."""
    return [one.removeprefix("tc-") for one in page.ids if one.startswith("tc-")]


def test_every_leaf_has_its_fields_and_what_stood_there(contact):
    answer = contact.get(GRID)
    form = Form(answer)
    assert (answer.status_code, rows(Page(answer)), set(form.values)) == (
        200,
        ["1.1", "1.2", "1.3", "1.4"],
        FACTS | SEEN,
    )


def test_values_stand_in_their_fields_as_one_types_them(world, opened):
    enter(world, {"1.1": {"done": Decimal(18902), "all": Decimal(18957)}, "1.2": {"planned": False}})
    enter(world, {"1.3": {"points": Decimal("1.5")}, "1.4": {"late": Absent.NOT_APPLICABLE}})
    kept = opened()
    assert {name: kept[name] for name in FACTS} == {
        "so:1.1:done": "18.902",
        "so:1.1:all": "18.957",
        "so:1.2:planned": "khong",
        "so:1.3:points": "1,5",
        "so:1.4:late": "KAD",
    }
    assert (kept["goc:1.1"], kept["goc:1.4"]) == ('{"done":"18902","all":"18957"}', '{"late":null}')


def test_points_of_leaves_areas_and_the_whole_follow_the_figures(world, contact):
    enter(world, WHOLE)
    attach(world, "1.1")
    page = shown(contact)
    assert page.lacks("3,600 / 4", "2,000 / 2", "1,500 / 2", "tự chấm 9,100 / 10", "Độ đầy đủ 4/4", "9,100 / 10") == []


def test_last_year_stands_beside_by_the_crosswalk_of_the_sets(world, contact):
    enter(world, {"1.1": {"done": Decimal(7), "all": Decimal(8)}, "1.3": {"planned": True}}, year=LAST)
    attach(world, "1.1", year=LAST)
    enter(world, WHOLE)
    attach(world, "1.1")
    page = shown(contact)
    assert page.lacks(f"Năm {LAST}", "3,500", "7 hồ sơ 8 hồ sơ", f"So với năm {LAST}, cùng tiêu chí +0,100") == []
    assert shown(contact, f"{GRID}1.1/").lacks("12/BC-UBND, Báo cáo kết quả một cửa") == []


@pytest.mark.parametrize(
    ("keep", "expected"),
    [
        ("tat-ca", ["1.1", "1.2", "1.3", "1.4"]),
        ("thieu", ["1.1", "1.4"]),
        ("doi", ["1.2"]),
        ("tra-lai", []),
        ("cua-toi", ["1.3"]),
        ("chua-xac-nhan", ["1.4"]),
        ("khong-co", ["1.1", "1.2", "1.3", "1.4"]),
    ],
)
def test_filter_leaves_what_it_says(world, contact, keep, expected):
    enter(world, {"1.3": {"planned": False}}, year=LAST)
    enter(world, {**WHOLE, "1.1": {"done": Decimal(1)}})
    sheet_of().declarations.filter(code="1.3").update(office=world.units["phong-a"])
    sheet_of().facts.filter(code="1.4").update(is_confirmed=False)
    if keep == "thieu":
        sheet_of().facts.filter(code="1.4").delete()
    assert rows(shown(contact, f"{GRID}?loc={keep}")) == expected


def test_leaves_that_nobody_was_given_are_those_of_who_works_for_no_office(world, client_of):
    enter(world, WHOLE)
    sheet_of().declarations.filter(code="1.3").update(office=world.units["phong-a"])
    assert rows(shown(client_of("can-bo"), f"{GRID}?loc=cua-toi")) == ["1.1", "1.2", "1.4"]


def test_office_and_its_last_day_stand_in_the_row_and_lateness_in_words(world, contact):
    enter(world, WHOLE)
    given = sheet_of().declarations.filter(code="1.2")
    given.update(office=world.units["phong-a"], office_due=localdate() + timedelta(days=6), office_note="Rà lại quý IV")
    assert shown(contact).lacks("Phòng Nội vụ", "còn 6 ngày", "Rà lại quý IV") == []
    given.update(office_due=localdate() - timedelta(days=2))
    assert shown(contact).lacks("quá hạn 2 ngày") == []


def test_what_is_to_be_done_leads_to_its_row(world, contact):
    enter(world, {"1.1": {"done": Decimal(1)}})
    page = shown(contact)
    assert page.lacks("1.1 nhập số liệu còn thiếu Số hồ sơ", "Chưa nộp được: còn việc phải làm.") == []
    assert f"{GRID}#tc-1.1" in page.links


def test_contradiction_is_told_below_each_row_it_concerns(world, contact):
    enter(world, {"1.1": {"done": Decimal(9), "all": Decimal(5)}})
    assert shown(contact).lacks("Mâu thuẫn", "Số hồ sơ đúng hạn (9) lớn hơn Số hồ sơ (5).") == []


def test_after_a_return_only_the_returned_leaf_can_be_typed(world, contact):
    enter(world, WHOLE)
    Return.objects.create(sheet=sheet_of(), code="1.2", reason="Thiếu chữ ký", person=world.person("tham-dinh"))
    answer = contact.get(GRID)
    assert set(Form(answer).values) == {"so:1.2:planned", "goc:1.2"}
    told = (
        "Lần này chỉ sửa được các tiêu chí bị trả lại: 1.2.",
        "“ Thiếu chữ ký ”",
        "Người tham-dinh trả lại",
        "chưa sửa",
    )
    assert Page(answer).lacks(*told, "Không bị trả lại: chỉ xem.") == []
    assert rows(shown(contact, f"{GRID}?loc=tra-lai")) == ["1.2"]


@pytest.mark.parametrize("name", ["chu-tri", "tham-dinh", "hoi-dong", "lanh-dao", "kiem-tra", "mot-cua"])
def test_who_may_not_enter_reads_the_same_page_and_why(world, client_of, name):
    enter(world, WHOLE)
    answer = client_of(name).get(GRID)
    assert (answer.status_code, Form(answer).values) == (200, {})
    assert Page(answer).lacks("Chỉ xem.", "90 hồ sơ", "Có", "1,5") == []
    assert f"/huyen-a/{YEAR}/nop/" not in Page(answer).links


def test_sheet_that_is_not_begun_is_only_read(world, client_of):
    answer = client_of("dau-moi-b").get(f"/huyen-b/{YEAR}/tu-cham/")
    assert (answer.status_code, Form(answer).values) == (200, {})
    assert Page(answer).lacks("Chỉ xem.", "Xem tiến trình") == []


def test_sheet_that_was_handed_in_is_only_read(world, contact):
    enter(world, {**WHOLE, "1.1": {**WHOLE["1.1"], "@explanation": "Bản giấy gửi sau"}})
    sheet = sheet_of()
    act_on(world.person("dau-moi"), sheet, Wanted(Act.SUBMIT, edits=sheet.edits), revision=sheet.revision)
    assert Form(contact.get(GRID)).values == {}


@pytest.mark.parametrize("path", ["", "1.1/", "1.1/can-gi/", "giao/"])
def test_sheet_of_another_unit_is_not_there(world, client_of, path):
    assert client_of("dau-moi-b").get(f"{GRID}{path}").status_code == 404


@pytest.mark.parametrize("path", ["9.9/", "9.9/can-gi/"])
def test_leaf_that_the_set_does_not_have_is_not_there(world, contact, path):
    assert contact.get(f"{GRID}{path}").status_code == 404


def test_page_of_one_leaf_holds_its_words_and_how_its_points_came_about(world, contact):
    enter(world, {"1.1": {**WHOLE["1.1"], "@explanation": "Sổ bị cháy"}})
    answer = contact.get(f"{GRID}1.1/")
    form = Form(answer).values
    assert (form["so:1.1:@explanation"], form["so:1.1:@note"], form["so:1.1:@source"]) == ("Sổ bị cháy", "", "")
    assert rows(Page(answer)) == ["1.1"]
    assert Page(answer).lacks("90/100", "Cần gì để đạt?", "Xem tất cả tiêu chí") == []


@pytest.mark.parametrize(("query", "words"), [("", "Giải trình"), ("?phan=vi-sao", "90/100")])
def test_fold_is_loaded_as_a_part(world, contact, query, words):
    enter(world, WHOLE)
    part = Page(contact.get(f"{GRID}1.1/{query}", headers={"HX-Request": "true"}))
    assert (part.title, part.lacks(words)) == ("", [])


def test_page_takes_at_most_ten_statements(world, contact):
    enter(world, WHOLE)
    enter(world, {"1.1": WHOLE["1.1"]}, year=LAST)
    attach(world, "1.1")
    contact.get(GRID)
    with CaptureQueriesContext(connection) as statements:
        contact.get(GRID)
    assert len(statements) <= 10


def test_page_of_progress_leads_to_the_grid_and_to_submitting(world, contact, client_of):
    page = Page(contact.get(f"/huyen-a/{YEAR}/tien-trinh/"))
    assert page.lacks("Nhập số liệu", "Nộp phiếu điểm") == []
    assert {GRID, f"/huyen-a/{YEAR}/nop/"} <= set(page.links)
    reader = Page(client_of("lanh-dao").get(f"/huyen-a/{YEAR}/tien-trinh/"))
    assert (f"/huyen-a/{YEAR}/nop/" in reader.links, reader.lacks("Nhập số liệu")) == (False, ["Nhập số liệu"])
