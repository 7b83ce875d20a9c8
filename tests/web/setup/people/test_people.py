"""Who sees people and does what about them: every act that is allowed beside its refused twin."""

import pytest

from parindex.core.folding import folded
from parindex.web.records.models import RoleHolding, Unit, User, Visit
from tests.web.pages import Page
from tests.web.setup.people.staff import done, held, hired

ROLES_WITHOUT_PEOPLE = ["contact", "appraiser", "council", "leader", "onestop"]


def page_of(client, address, **query):
    return Page(client.get(address, query))


def names(page):
    """The people that a list shows, by their user names."""
    return sorted(User.objects.get(pk=link.split("/")[2]).username for link in page.links if is_person(link))


def is_person(link):
    return link.startswith("/nguoi-dung/") and link.split("/")[2].isdecimal()


def give(client, person, role="contact", unit="xa-01", areas=""):
    given = {"role": role, "unit": Unit.objects.get(code=unit).pk, "areas": areas}
    return client.post(f"/nguoi-dung/{person.pk}/giao/", given)


@pytest.mark.parametrize("role", ROLES_WITHOUT_PEOPLE)
def test_other_roles_find_no_page_of_people(by_role, contact, role):
    client = by_role(role)
    for address in ("/nguoi-dung/", "/nguoi-dung/moi/", f"/nguoi-dung/{contact.pk}/"):
        assert client.get(address).status_code == 404
    assert give(client, contact).status_code == 404
    assert held(contact) == [("contact", "xa-01")]


@pytest.mark.parametrize("role", ["officer", "operator", "auditor"])
def test_those_who_look_after_people_see_them(by_role, contact, role):
    client = by_role(role)
    assert "dau-moi-xa" in names(page_of(client, "/nguoi-dung/"))
    assert page_of(client, f"/nguoi-dung/{contact.pk}/").lacks("Đầu mối Xã 01", "UBND Xã 01") == []


def test_people_of_another_branch_are_not_there(operator, elsewhere):
    stranger = hired("nguoi-la", "contact", elsewhere)
    assert "nguoi-la" not in names(page_of(operator, "/nguoi-dung/"))
    assert operator.get(f"/nguoi-dung/{stranger.pk}/").status_code == 404
    assert give(operator, stranger, unit="dak-glong").status_code == 404


@pytest.mark.parametrize("number", [0, 10**18, 10**30])
def test_a_person_that_there_is_none_of_is_not_there(operator, number):
    assert operator.get(f"/nguoi-dung/{number}/").status_code == 404


def test_roles_in_another_branch_are_not_named(operator, contact, elsewhere):
    contact.roles.create(role="leader", unit=elsewhere)
    page = page_of(operator, f"/nguoi-dung/{contact.pk}/")
    assert page.lacks("Còn vai trò ngoài phạm vi của bạn") == []
    assert "huyện A" not in page.text


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({"q": "dau moi xa"}, ["dau-moi-xa"]),
        ({"q": "ĐẦU MỐI XÃ"}, ["dau-moi-xa"]),
        ({"q": "khong ai"}, []),
        ({"vai-tro": "contact"}, ["dau-moi", "dau-moi-xa"]),
        ({"don-vi": "xa-01"}, ["dau-moi-xa"]),
        ({"don-vi": "dak-glong", "vai-tro": "leader"}, ["lanh-dao"]),
        ({"don-vi": "khong-co"}, []),
        ({"q": "\0", "don-vi": "\0"}, []),
        ({"loc": "da-thoi"}, ["cu"]),
    ],
)
def test_people_are_found_by_name_without_marks_role_and_unit(operator, contact, commune, query, found):
    hired("cu").roles.create(role="leader", unit=commune, ended_at="2026-01-01T00:00Z")
    assert names(page_of(operator, "/nguoi-dung/", **query)) == found


def test_a_name_that_changed_is_found_as_it_is_now(contact):
    contact.full_name = "Trần Đức Ý"
    contact.save()
    assert User.objects.get(pk=contact.pk).folded == folded("Trần Đức Ý dau-moi-xa")


def test_list_of_many_people_takes_as_many_queries_as_that_of_few(
    operator, commune, django_assert_max_num_queries, django_assert_num_queries
):
    operator.get("/nguoi-dung/")
    with django_assert_max_num_queries(14) as few:
        operator.get("/nguoi-dung/")
    people = User.objects.bulk_create(
        User(username=f"n{number}", full_name=f"Người {number}", folded=f"nguoi {number} n{number}")
        for number in range(150)
    )
    RoleHolding.objects.bulk_create(RoleHolding(person=one, role="contact", unit=commune) for one in people)
    with django_assert_num_queries(len(few)):
        first = page_of(operator, "/nguoi-dung/")
    assert first.lacks("Trang 1/2") == []
    assert len(names(first)) == 100
    assert (
        len(names(page_of(operator, "/nguoi-dung/", trang="2"))) == User.objects.count() - 100 - 2
    )  # two hold their roles in the province


@pytest.mark.parametrize("role", ["contact", "appraiser", "council", "leader", "onestop"])
def test_officer_gives_the_roles_of_the_year_within_the_branch(officer, contact, role):
    answer = give(officer, contact, role=role, unit="dak-glong")
    assert (answer.status_code, answer["Location"]) == (302, f"/nguoi-dung/{contact.pk}/")
    assert held(contact) == sorted([("contact", "xa-01"), (role, "dak-glong")])
    assert done("give_role") == (False, "Cán bộ CCHC", "staff.done.given", "")


def test_a_role_that_is_held_is_not_given_twice(officer, contact):
    assert Page(give(officer, contact)).lacks("Đầu mối Xã 01 đang giữ vai trò “đầu mối” ở Xã 01 rồi.") == []
    assert held(contact) == [("contact", "xa-01")]


@pytest.mark.parametrize("role", ["officer", "auditor", "operator"])
def test_officer_gives_no_role_of_those_who_run_the_installation(officer, contact, role):
    page = Page(give(officer, contact, role=role))
    assert page.lacks("việc này do người quản trị làm") == []
    assert held(contact) == [("contact", "xa-01")]
    assert done("give_role") == (True, "Cán bộ CCHC", "staff.denied.giver", "")


@pytest.mark.parametrize("role", RoleHolding.Role.values)
def test_operator_gives_every_role_within_the_branch(operator, contact, role):
    assert give(operator, contact, role=role, unit="dak-glong").status_code == 302
    assert held(contact) == sorted([("contact", "xa-01"), (role, "dak-glong")])


@pytest.mark.parametrize("who", ["officer", "operator"])
def test_a_role_outside_the_scope_is_refused_with_the_reason(by_role, contact, who):
    page = Page(give(by_role(who), contact, role="leader", unit="dak-nong"))
    assert page.lacks("Tỉnh Đắk Nông nằm ngoài phạm vi của bạn (Huyện Đắk Glong)") == []
    assert held(contact) == [("contact", "xa-01")]
    assert done("give_role")[2] == "staff.denied.outside"


def test_a_unit_out_of_sight_cannot_even_be_named(operator, contact, elsewhere):
    page = Page(give(operator, contact, role="leader", unit="huyen-a"))
    assert page.lacks("Hãy chọn một đơn vị trong danh sách.") == []
    assert "huyện A" not in page.text
    assert held(contact) == [("contact", "xa-01")]


def test_nobody_gives_themselves_a_role(operator):
    me = User.objects.get(username="quan-tri")
    assert Page(give(operator, me, role="leader", unit="dak-glong")).lacks("Không ai tự giao vai trò cho mình") == []
    assert held(me) == [("operator", "dak-glong")]
    assert done("give_role") == (True, "Quản trị", "staff.denied.self", "")


def test_a_role_of_a_whole_body_is_not_given_in_an_office(operator, contact):
    page = Page(give(operator, contact, role="council", unit="phong-noi-vu"))
    assert page.lacks("không giao ở Phòng Nội vụ: hãy giao ở Huyện Đắk Glong") == []
    assert held(contact) == [("contact", "xa-01")]


def test_in_a_unit_that_is_over_only_those_who_read_and_look_after_are_given_roles(operator, contact, commune):
    Unit.objects.filter(pk=commune.pk).update(valid_to="2025-06-30")
    page = Page(give(operator, contact, role="leader"))
    assert page.lacks("Xã 01 đã kết thúc hoạt động ngày 30/06/2025") == []
    assert held(contact) == [("contact", "xa-01")]
    assert page.lacks("UBND Xã 01 (đến 30/06/2025)") == []
    assert give(operator, contact, role="auditor").status_code == 302


def test_officer_is_offered_no_unit_that_is_over(officer, contact, commune):
    Unit.objects.filter(pk=commune.pk).update(valid_to="2025-06-30")
    page = Page(officer.get("/nguoi-dung/moi/"))
    assert ("UBND huyện Đắk Glong" in page.text, "Xã 01" in page.text) == (True, False)


def test_areas_are_codes_of_a_criteria_set_and_for_appraisers_alone(operator, contact):
    assert Page(give(operator, contact, role="leader", areas="1")).lacks("Chỉ người thẩm định") == []
    assert Page(give(operator, contact, role="appraiser", areas="1; 99")).lacks("lĩnh vực mang mã 99") == []
    assert give(operator, contact, role="appraiser", areas="2, 1;2 7").status_code == 302
    assert contact.roles.get(role="appraiser").areas == ["2", "1", "7"]
    assert page_of(operator, f"/nguoi-dung/{contact.pk}/").lacks("lĩnh vực 2, 1, 7") == []


def end(client, holding, reason="chuyển công tác"):
    return client.post(f"/nguoi-dung/vai-tro/{holding.pk}/ket-thuc/", {"reason": reason}, follow=True)


def test_a_role_ends_with_its_reason_and_stays_as_history(officer, contact):
    page = Page(end(officer, contact.roles.get()))
    assert page.lacks("Đã kết thúc vai trò", "Vai trò đã kết thúc: 1") == []
    assert (held(contact), contact.roles.count()) == ([], 1)
    assert done("end_role") == (False, "Cán bộ CCHC", "staff.done.ended", "chuyển công tác")


@pytest.mark.parametrize("reason", ["", "  ", "..."])
def test_a_role_does_not_end_without_a_reason(officer, contact, reason):
    assert Page(end(officer, contact.roles.get(), reason)).lacks("Chưa ghi lý do") == []
    assert held(contact) == [("contact", "xa-01")]


def test_a_role_that_ended_does_not_end_again(officer, contact):
    holding = contact.roles.get()
    end(officer, holding)
    ended = contact.roles.get().ended_at
    assert Page(end(officer, holding)).lacks("Vai trò này đã kết thúc từ trước") == []
    assert contact.roles.get().ended_at == ended


@pytest.mark.parametrize(("who", "status"), [("auditor", 200), ("contact", 404)])
def test_who_may_not_give_a_role_does_not_end_it_either(by_role, contact, who, status):
    assert end(by_role(who), contact.roles.get()).status_code == status
    assert held(contact) == [("contact", "xa-01")]


def test_officer_does_not_end_the_role_of_an_operator(officer):
    holding = RoleHolding.objects.get(role="operator")
    assert Page(end(officer, holding)).lacks("Bạn không giao hay kết thúc được vai trò “người quản trị”") == []
    assert held(holding.person) == [("operator", "dak-glong")]


def test_the_last_operator_keeps_the_role(operator):
    me = User.objects.get(username="quan-tri")
    assert Page(end(operator, me.roles.get())).lacks("là người quản trị cuối cùng của bản cài") == []
    assert held(me) == [("operator", "dak-glong")]


def test_an_operator_who_is_closed_is_none_of_those_who_are_left(operator, commune):
    hired("nghi-viec", "operator", commune, is_active=False)
    me = User.objects.get(username="quan-tri")
    assert Page(end(operator, me.roles.get())).lacks("là người quản trị cuối cùng của bản cài") == []


def test_an_operator_may_leave_when_another_is_left(operator, commune):
    hired("quan-tri-xa", "operator", commune)
    me = User.objects.get(username="quan-tri")
    end(operator, me.roles.get())
    assert held(me) == []


def test_a_role_out_of_sight_is_not_there_to_be_ended(operator, contact, elsewhere):
    holding = contact.roles.create(role="leader", unit=elsewhere)
    assert end(operator, holding).status_code == 404
    assert held(contact) == [("contact", "xa-01"), ("leader", "huyen-a")]


def act(client, person, name, **data):
    return client.post(f"/nguoi-dung/{person.pk}/{name}/", data, follow=True)


def test_closing_an_account_ends_roles_and_visits_and_keeps_history(operator, contact, sign_in):
    theirs, _ = sign_in("dau-moi-xa")
    assert theirs.get("/tai-khoan/").status_code == 200
    page = Page(act(operator, contact, "dong", reason="nghỉ hưu"))
    assert page.lacks("tài khoản đã đóng", "Vai trò đã kết thúc: 1") == []
    assert theirs.get("/tai-khoan/").status_code == 302
    assert (held(contact), contact.roles.count(), Visit.objects.filter(person=contact).count()) == ([], 1, 0)
    assert done("close_account") == (False, "Quản trị", "staff.done.closed", "nghỉ hưu")
    assert Page(sign_in("dau-moi-xa")[1]).lacks("Tên đăng nhập hoặc mật khẩu không đúng.") == []


def test_an_account_is_not_closed_without_a_reason(operator, contact):
    assert Page(act(operator, contact, "dong", reason=" ")).lacks("Chưa ghi lý do") == []
    assert User.objects.get(pk=contact.pk).is_active


def test_an_account_opened_again_has_its_password_and_no_role(operator, contact, sign_in):
    act(operator, contact, "dong", reason="nghỉ hưu")
    assert Page(give(operator, contact)).lacks("đang đóng") == []
    act(operator, contact, "mo-lai")
    assert sign_in("dau-moi-xa")[1].status_code == 302
    assert held(contact) == []
    assert done("open_account")[:3] == (False, "Quản trị", "staff.done.opened")
    assert Page(act(operator, contact, "mo-lai")).lacks("đang mở, không có gì phải mở lại") == []


ACCOUNT_ACTS = {"dong": "close_account", "mo-lai": "open_account", "mo-khoa": "unlock", "lien-ket": "reset_link"}


@pytest.mark.parametrize(("name", "recorded"), ACCOUNT_ACTS.items())
@pytest.mark.parametrize("who", ["officer", "auditor"])
def test_accounts_are_looked_after_by_operators_alone(by_role, contact, who, name, recorded):
    page = Page(act(by_role(who), contact, name, reason="thử"))
    assert page.lacks("Việc này do người quản trị làm") == []
    assert User.objects.get(pk=contact.pk).is_active
    assert done(recorded)[0] is True


@pytest.mark.parametrize(("name", "recorded"), ACCOUNT_ACTS.items())
def test_who_holds_a_role_elsewhere_is_looked_after_from_above(operator, contact, elsewhere, name, recorded):
    contact.roles.create(role="contact", unit=elsewhere)
    page = Page(act(operator, contact, name, reason="thử"))
    assert page.lacks("ngoài phạm vi quản trị của bạn") == []
    assert done(recorded)[:3] == (True, "Quản trị", "staff.denied.elsewhere")
    assert (held(contact), "dat-lai-mat-khau" in page.html) == ([("contact", "huyen-a"), ("contact", "xa-01")], False)


@pytest.mark.parametrize("name", ACCOUNT_ACTS)
def test_an_operator_does_nothing_to_the_own_account(operator, name):
    me = User.objects.get(username="quan-tri")
    assert Page(act(operator, me, name, reason="thử")).lacks("Đây là tài khoản của chính bạn") == []
    assert User.objects.get(pk=me.pk).is_active


def test_details_are_corrected_by_operators_and_recorded(operator, contact):
    given = {"full_name": "Nguyễn Xã", "email": "xa@parindex.example", "phone": "0123"}
    assert Page(act(operator, contact, "sua", **given)).lacks("Đã sửa thông tin", "Nguyễn Xã") == []
    assert User.objects.filter(pk=contact.pk, **given).exists()
    assert done("correct_details")[:3] == (False, "Quản trị", "staff.done.corrected")


@pytest.mark.parametrize(
    ("given", "said"), [({"full_name": ""}, "Hãy nhập họ và tên."), ({"email": "a b"}, "không phải địa chỉ thư")]
)
def test_details_that_are_none_are_told_at_the_field(operator, contact, given, said):
    page = Page(act(operator, contact, "sua", **{"full_name": "X", "email": "", "phone": "", **given}))
    assert page.lacks(said) == []
    assert User.objects.get(pk=contact.pk).full_name == "Đầu mối Xã 01"


def test_officer_corrects_no_details(officer, contact):
    act(officer, contact, "sua", full_name="Khác", email="ke-khac@parindex.example", phone="")
    assert User.objects.get(pk=contact.pk).full_name == "Đầu mối Xã 01"
    assert done("correct_details")[2] == "staff.denied.not-operator"


def test_auditor_sees_a_person_and_is_offered_no_act(auditor, contact):
    page = page_of(auditor, f"/nguoi-dung/{contact.pk}/")
    assert [word for word in ("Giao vai trò", "Kết thúc", "Mở khóa", "Đóng tài khoản") if word in page.text] == []
    assert auditor.get("/nguoi-dung/moi/").status_code == 403


def test_a_newcomer_sees_nobody_and_holds_nothing(without_role):
    newcomer = User.objects.get(username="moi-den")
    assert (held(newcomer), without_role.get("/nguoi-dung/").status_code) == ([], 404)
