"""One unit: what is known of it on a day, what may be corrected, by whom; for whoever may not see it, there is none."""

import pytest

from parindex.web.records.audit import Event
from parindex.web.records.models import RoleHolding, Unit, UnitAlias, User
from tests.web.conftest import signed_in
from tests.web.pages import Page

UNIT = "/don-vi/xa-3/"
CORRECT = f"{UNIT}sua/"
FORM = {
    "sua-short_name": "Xã Một",
    "sua-aliases": "Một mới\nĐăk Một; Một mới",
    "sua-contact": "Văn thư",
    "sua-email": "xa@a.vn",
    "sua-phone": "+84 1",
    "sua-reason": "Đổi đầu mối",
}
PAGES = (UNIT, f"{UNIT}so-sanh/", CORRECT)


def test_the_page_tells_what_is_known(read):
    page = read(UNIT)
    told = ("UBND xã Một (mới)", "Mã xa-3", "Loại Xã", "Hiệu lực từ 01/07/2025", "Nhóm Xã, phường", "Cấp trên Tỉnh A")
    lineage = "Xã Hai (tiếp nhận một phần) Xã Một (hợp nhất) một đơn vị ngoài phạm vi của bạn (tiếp nhận một phần)"
    assert page.lacks(*told, lineage, "01/07/2025; Nghị quyết 1") == []
    assert ("Văn thư <b>" in page.text, "Bí Mật" in page.text) == (True, False)
    assert {"/don-vi/xa-1/", "/don-vi/xa-2/", "/don-vi/tinh-a/", f"{UNIT}so-sanh/", CORRECT} <= set(page.links)


def test_history_of_the_unit_is_one_step_away(read, units):
    assert f"/lich-su/unit/{units['xa-3'].pk}/" in read(UNIT).links


def test_units_below_are_those_of_the_day_that_is_asked_about(read):
    for query, lacking in (("?ngay=2025-06-30", []), ("", ["Xã Hai"])):
        assert read(f"/don-vi/huyen-a/{query}").lacks("Trực thuộc", "Xã Hai") == lacking
    assert read("/don-vi/huyen-a/?ngay=2025-06-30").lacks("tại ngày 30/06/2025", "2 đơn vị") == []


def test_a_unit_that_begins_later_is_not_below_yet(read):
    for query, is_there in (("?ngay=2025-06-30", False), ("?ngay=2025-07-01", True)):
        assert (f"{UNIT}{query}" in read(f"/don-vi/tinh-a/{query}").links) == is_there


def test_units_below_that_are_out_of_reach_are_not_there(units, person):
    page = Page(signed_in(person("contact", "xa-3")).get("/don-vi/tinh-a/"))
    assert (UNIT in page.links, "/don-vi/so-noi-vu/" in page.links) == (True, False)


def test_an_ended_unit_and_one_to_come_are_named_as_that(read):
    assert read("/don-vi/xa-1/").lacks("đã hết", "Đăk Một") == []
    assert read(f"{UNIT}?ngay=2025-06-30").lacks("chưa có") == []


def test_people_with_a_role_in_the_unit_or_its_offices_are_named(read, units):
    office = Unit.objects.create(
        code="phong", name="Phòng A", short_name="Phòng A", kind="office", parent=units["xa-3"]
    )
    for code, name in (("xa-3", "Người Một"), ("phong", "Người Phòng"), ("so-noi-vu", "Người Sở")):
        one = User.objects.create_user(name, name)
        RoleHolding.objects.create(person=one, role="contact", unit=office if code == "phong" else units[code])
    page = read(UNIT)
    assert page.lacks("Người Một Đầu mối đơn vị Xã Một", "Người Phòng Đầu mối đơn vị Phòng A") == []
    assert "Người Sở" not in page.text


@pytest.mark.parametrize("address", PAGES)
def test_a_unit_outside_the_reach_is_not_there(stranger, address):
    assert stranger.get(address).status_code == 404


@pytest.mark.parametrize("address", PAGES)
def test_whoever_is_not_signed_in_is_sent_to_sign_in(client, units, address):
    assert client.get(address)["Location"] == f"/dang-nhap/?next={address}"


def test_a_correction_is_kept_and_recorded_with_its_reason(officer):
    answer = officer.post(CORRECT, FORM)
    unit = Unit.objects.get(code="xa-3")
    assert (answer.status_code, answer["Location"]) == (302, UNIT)
    assert (unit.contact, unit.email, unit.phone) == ("Văn thư", "xa@a.vn", "+84 1")
    assert sorted(UnitAlias.objects.filter(unit=unit).values_list("name", flat=True)) == ["Một mới", "Đăk Một"]
    event = Event.objects.order_by("seq").last()
    assert (event.act, event.reason, event.actor_name) == ("change_unit", "Đổi đầu mối", "Người officer")
    assert set(event.after) == {"aliases", "contact", "email", "phone"}


def test_name_kind_and_place_cannot_be_changed_whatever_is_sent(officer):
    before = Unit.objects.values_list("name", "kind", "path", "valid_to").get(code="xa-3")
    officer.post(
        CORRECT, {**FORM, "sua-name": "X", "sua-kind": "office", "sua-parent": "", "sua-valid_to": "2030-01-01"}
    )
    assert Unit.objects.values_list("name", "kind", "path", "valid_to").get(code="xa-3") == before


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("reason", "", "Ghi lý do: lịch sử của đơn vị sẽ giữ lý do này."),
        ("email", "không phải", "Ghi dạng ten@co-quan.vn, hoặc để trống."),
        ("phone", "1" * 51, "Ghi ngắn lại: nhiều nhất 50 ký tự."),
        ("aliases", "x" * 201, "Mỗi tên nhiều nhất 200 ký tự."),
        ("aliases", "\n".join(map(str, range(31))), "Nhiều nhất 30 tên khác."),
    ],
)
def test_what_is_wrong_stands_at_its_field_and_nothing_is_changed(officer, field, value, said):
    events = Event.objects.count()
    page = Page(officer.post(CORRECT, {**FORM, f"sua-{field}": value}))
    assert (page.status, page.lacks(said, "Chưa sửa gì")) == (200, [])
    assert (Unit.objects.get(code="xa-3").phone, Event.objects.count()) == ("", events)


@pytest.mark.parametrize("method", ["get", "post"])
def test_whoever_keeps_no_branch_may_not_correct(auditor, officer, method):
    assert getattr(auditor, method)(CORRECT, FORM).status_code == 403
    assert Unit.objects.get(code="xa-3").phone == ""
    assert CORRECT not in Page(auditor.get(UNIT)).links


def test_the_officer_of_another_branch_may_not_correct_what_lies_above_it(units, person):
    contact = signed_in(person("officer", "xa-3"))
    assert contact.get("/don-vi/tinh-a/").status_code == 200
    assert contact.get("/don-vi/tinh-a/sua/").status_code == 403
    assert contact.get(CORRECT).status_code == 200


@pytest.mark.parametrize("address", [UNIT, CORRECT, "/don-vi/tinh-a/"])
def test_a_page_of_a_unit_takes_few_queries(officer, address, django_assert_max_num_queries):
    with django_assert_max_num_queries(10):
        assert officer.get(address).status_code == 200
