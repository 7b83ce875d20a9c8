"""Invitations: a link that is shown once, works once, for a week, and for no more than its sender may give."""

import re
from datetime import timedelta
from hashlib import sha256

import pytest
from django.test import Client
from django.utils import timezone

from parindex.web.records.invitations import Guest, invite
from parindex.web.records.models import Event, Invitation, Outgoing, RoleHolding, Unit, User
from tests.web.pages import Page
from tests.web.setup.people.conftest import browser_of
from tests.web.setup.people.staff import OTHER_PASSWORD, PASSWORD, done, held, hired

LINK = re.compile(r"/loi-moi/([\w-]{43})/")


def ask(client, *, full_name="Lê Thị Mới", role="contact", unit="xa-01", email="", areas=""):
    given = {"full_name": full_name, "role": role, "unit": Unit.objects.get(code=unit).pk}
    return client.post("/nguoi-dung/moi/", {**given, "email": email, "areas": areas})


def token_in(answer):
    return LINK.search(answer.content.decode())[1]


def join(token, username="le.thi.moi", password=PASSWORD, again=None, client=None):
    given = {"username": username, "new_password1": password, "new_password2": password if again is None else again}
    return (client or Client()).post(f"/loi-moi/{token}/", given)


@pytest.fixture
def token(operator, commune):
    """The token of an invitation by the operator to be the contact of the commune."""
    return token_in(ask(operator))


def test_link_is_shown_once_and_only_its_digest_is_kept(operator, commune):
    token = token_in(ask(operator, email="moi@parindex.example"))
    kept = Invitation.objects.get()
    assert kept.token_sha256 == sha256(token.encode()).hexdigest()
    assert (kept.full_name, kept.role, kept.unit, kept.invited_by.username) == (
        "Lê Thị Mới",
        "contact",
        commune,
        "quan-tri",
    )
    assert timedelta(days=6, hours=23) < kept.expires_at - timezone.now() <= timedelta(days=7)
    assert token not in operator.get("/nguoi-dung/").content.decode()
    assert done("invite") == (False, "Quản trị", "staff.done.invited", "")
    assert not any(token in str(event.after) + str(event.said) for event in Event.objects.all())


def test_an_address_gets_the_link_by_mail_too(operator, commune):
    token = token_in(ask(operator, email="moi@parindex.example"))
    letter = Outgoing.objects.get()
    assert (letter.address, f"http://testserver/loi-moi/{token}/" in letter.body) == ("moi@parindex.example", True)
    ask(operator, full_name="Không Thư")
    assert Outgoing.objects.count() == 1


def test_who_is_invited_makes_an_account_and_is_signed_in(token):
    client = Client()
    assert Page(client.get(f"/loi-moi/{token}/")).lacks("Lê Thị Mới", "Đầu mối đơn vị", "UBND Xã 01") == []
    answer = join(token, client=client)
    person = User.objects.get(username="le.thi.moi")
    assert (answer.status_code, answer["Location"], held(person)) == (302, "/", [("contact", "xa-01")])
    assert (person.full_name, person.check_password(PASSWORD)) == ("Lê Thị Mới", True)
    assert client.get("/tai-khoan/").status_code == 200
    assert done("accept_invitation")[2] == "staff.done.accepted"
    assert (Invitation.objects.get().accepted_by, Invitation.objects.get().accepted_at is None) == (person, False)


def test_the_proposed_user_name_is_made_of_the_name(token):
    assert 'value="le.thi.moi"' in Client().get(f"/loi-moi/{token}/").content.decode()


def test_who_has_an_account_takes_the_role_with_it(token, demo):
    person = hired("cu")
    client = browser_of(person)
    assert Page(client.get(f"/loi-moi/{token}/")).lacks("Bạn đang đăng nhập là cu", "Nhận vai trò") == []
    assert client.post(f"/loi-moi/{token}/")["Location"] == "/tai-khoan/"
    assert (held(person), User.objects.filter(full_name="Lê Thị Mới").exists()) == ([("contact", "xa-01")], False)


def test_nobody_takes_a_role_by_a_link_of_their_own(operator, token):
    assert Page(operator.post(f"/loi-moi/{token}/")).lacks("Không ai tự giao vai trò cho mình") == []
    assert held(User.objects.get(username="quan-tri")) == [("operator", "dak-glong")]
    assert done("accept_invitation") == (True, "Quản trị", "staff.denied.self", "")
    assert join(token).status_code == 302  # it still waits for whom it is for


def test_a_role_that_is_held_is_not_taken_again(token, contact):
    client = browser_of(contact)
    assert Page(client.post(f"/loi-moi/{token}/")).lacks("đang giữ vai trò “đầu mối” ở Xã 01 rồi") == []
    assert contact.roles.count() == 1


def closed_door(token):
    answer = Client().get(f"/loi-moi/{token}/")
    page = Page(answer)
    assert page.lacks("Không nhận được lời mời này") == []
    assert join(token, username="ke-khac").status_code == answer.status_code
    assert not User.objects.filter(username="ke-khac").exists()
    return answer.status_code, page.text


@pytest.mark.parametrize("wrong", ["x", "A" * 43, "khong/co"])
def test_unknown_and_wrong_links_look_the_same(token, wrong):
    if "/" in wrong:
        assert Client().get(f"/loi-moi/{wrong}/").status_code in (302, 404)
        return
    unknown = closed_door(token[:-1] + ("A" if token[-1] != "A" else "B"))
    assert (unknown[0], unknown) == (404, closed_door(wrong))
    assert "Liên kết này không đúng" in unknown[1]


def test_an_expired_invitation_says_so_until_it_is_renewed(operator, token):
    Invitation.objects.update(expires_at="2026-03-02T05:00Z")
    status, text = closed_door(token)
    assert (status, "Lời mời này đã hết hạn ngày 02/03/2026" in text) == (410, True)
    assert Page(operator.get("/nguoi-dung/")).lacks("hết hạn", "Gia hạn") == []
    fresh = token_in(operator.post(f"/nguoi-dung/loi-moi/{Invitation.objects.get().pk}/gia-han/"))
    assert "Liên kết này không đúng" in closed_door(token)[1]
    assert join(fresh).status_code == 302
    assert done("renew_invitation") == (False, "Quản trị", "staff.done.renewed", "")


def test_a_used_invitation_says_so(token):
    join(token)
    status, text = closed_door(token)
    assert (status, "Lời mời này đã được dùng" in text) == (410, True)


def test_a_revoked_invitation_says_so(operator, token):
    operator.post(f"/nguoi-dung/loi-moi/{Invitation.objects.get().pk}/thu-hoi/")
    status, text = closed_door(token)
    assert (status, "Lời mời này đã được thu hồi" in text) == (410, True)
    assert done("revoke_invitation") == (False, "Quản trị", "staff.done.revoked", "")
    assert Page(operator.get("/nguoi-dung/")).lacks("Không có lời mời nào đang chờ.") == []


def test_an_invitation_does_not_outlive_the_right_of_its_sender(operator, token, commune):
    hired("quan-tri-xa", "operator", commune)
    RoleHolding.objects.filter(person__username="quan-tri").update(ended_at="2026-01-01T00:00Z")
    status, text = closed_door(token)
    assert (status, "người mời hoặc đơn vị đã thay đổi" in text) == (410, True)


def test_an_invitation_does_not_outlive_its_sender_s_account(token):
    User.objects.filter(username="quan-tri").update(is_active=False)
    assert closed_door(token)[0] == 410


def test_an_invitation_does_not_outlive_its_unit(token, commune):
    Unit.objects.filter(pk=commune.pk).update(valid_to="2025-06-30")
    assert closed_door(token)[0] == 410


def test_an_invitation_from_the_command_line_has_no_sender(demo):
    invited = invite(
        None, Guest("Quản trị Mới", "operator", Unit.objects.get(code="dak-glong"), username="quan-tri-moi")
    )
    assert 'value="quan-tri-moi"' in Client().get(f"/loi-moi/{invited.token}/").content.decode()
    assert join(invited.token, username="quan-tri-moi").status_code == 302
    assert held(User.objects.get(username="quan-tri-moi")) == [("operator", "dak-glong")]


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"password": "ngắn"}, "Mật khẩu quá ngắn: hãy dùng ít nhất 10 ký tự"),
        ({"password": "le.thi.moi1"}, "Mật khẩu quá giống tên hoặc thư điện tử"),
        ({"password": "Lê Thị Mới 1"}, "Mật khẩu quá giống tên hoặc thư điện tử"),
        ({"password": "1234567890"}, "Nhiều người dùng mật khẩu này"),
        ({"again": "khác hẳn nhau"}, "Hai mật khẩu khác nhau"),
        ({"again": ""}, "Hãy nhập lại mật khẩu mới."),
        ({"username": "quan-tri"}, "Tên đăng nhập quan-tri đã có người dùng"),
        ({"username": "QUAN-TRI"}, "Tên đăng nhập quan-tri đã có người dùng"),
        ({"username": "nguoi.cu"}, "Tên đăng nhập nguoi.cu đã có người dùng"),
        ({"username": "lê thị"}, "chữ thường không dấu"),
        ({"username": "a"}, "ít nhất 3"),
        ({"username": ""}, "Hãy chọn tên đăng nhập."),
    ],
)
def test_what_is_wrong_with_an_account_stands_at_its_field(token, given, said):
    hired("Nguoi.Cu")  # names that differ in their capitals alone would be taken for one another
    answer = join(token, **given)
    page = Page(answer)
    assert (answer.status_code, page.lacks(said)) == (200, [])
    assert PASSWORD not in page.html
    assert Invitation.objects.get().accepted_at is None


def test_user_names_are_kept_in_small_letters(token):
    join(token, username="Le.Thi.Moi")
    assert User.objects.filter(username="le.thi.moi").exists()


def test_another_session_of_the_link_is_too_late(token):
    early = join(token)
    assert (early.status_code, join(token, username="ke-khac", password=OTHER_PASSWORD).status_code) == (302, 410)


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({"role": "operator"}, "staff.denied.giver"),
        ({"role": "leader", "unit": "dak-nong"}, "staff.denied.outside"),
        ({"role": "council", "unit": "phong-noi-vu"}, "staff.denied.kind"),
    ],
)
def test_nobody_invites_to_what_they_may_not_give(officer, commune, given, sentence):
    answer = ask(officer, **given)
    assert (answer.status_code, Invitation.objects.exists()) == (200, False)
    assert done("invite") == (True, "Cán bộ CCHC", sentence, "")


def test_the_same_invitation_is_not_made_twice(operator, commune):
    ask(operator, email="moi@parindex.example")
    again = Page(ask(operator, full_name="Lê T. Mới", email="moi@parindex.example"))
    assert again.lacks("Đã có lời mời chưa dùng cho Lê T. Mới") == []
    assert token_in(ask(operator, email="khac@parindex.example"))  # a namesake
    assert token_in(ask(operator, email="moi@parindex.example", role="leader"))
    assert Invitation.objects.count() == 3


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"full_name": ""}, "Hãy nhập họ và tên."),
        ({"email": "moi"}, "không phải địa chỉ thư điện tử"),
        ({"role": ""}, "Hãy chọn vai trò."),
        ({"role": "vua"}, "Hãy chọn vai trò."),
        ({"areas": "1"}, "Chỉ người thẩm định"),
    ],
)
def test_what_is_wrong_with_an_invitation_stands_at_its_field(operator, commune, given, said):
    assert Page(ask(operator, **given)).lacks(said) == []
    assert not Invitation.objects.exists()


def test_areas_go_with_the_invitation(operator, commune):
    join(token_in(ask(operator, role="appraiser", areas="1, 7")))
    assert RoleHolding.objects.get(person__username="le.thi.moi").areas == ["1", "7"]


@pytest.mark.parametrize("name", ["gia-han", "thu-hoi"])
def test_invitations_are_renewed_and_revoked_by_those_who_may_give_the_role(officer, operator, auditor, commune, name):
    ask(operator, role="auditor")
    one = Invitation.objects.get()
    for client in (officer, auditor):
        assert (
            "Bạn không giao hay kết thúc được vai trò"
            in Page(client.post(f"/nguoi-dung/loi-moi/{one.pk}/{name}/", follow=True)).text
        )
    kept = Invitation.objects.get()
    assert (kept.token_sha256, kept.revoked_at) == (one.token_sha256, None)


@pytest.mark.parametrize("name", ["gia-han", "thu-hoi"])
def test_invitations_of_another_branch_are_not_there(operator, elsewhere, name):
    made = invite(None, Guest("Ai Đó", "contact", elsewhere)).invitation
    assert operator.post(f"/nguoi-dung/loi-moi/{made.pk}/{name}/").status_code == 404
    assert "Ai Đó" not in Page(operator.get("/nguoi-dung/")).text


@pytest.mark.parametrize("name", ["gia-han", "thu-hoi"])
def test_what_is_over_is_neither_renewed_nor_revoked(operator, token, name):
    join(token)
    one = Invitation.objects.get()
    page = Page(operator.post(f"/nguoi-dung/loi-moi/{one.pk}/{name}/", follow=True))
    assert page.lacks("Lời mời này đã được dùng") == []
    assert Invitation.objects.get().token_sha256 == one.token_sha256
