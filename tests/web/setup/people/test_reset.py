"""The way back in: a link by mail or from an operator, which sets a new password once."""

import re
from datetime import timedelta

import pytest
from django.contrib.auth.tokens import default_token_generator
from django.test import Client

from parindex.web.records.models import Outgoing, User, Visit
from tests.web.pages import Page
from tests.web.setup.people.staff import OTHER_PASSWORD, PASSWORD, done

LINK = re.compile(r"http://testserver(/dat-lai-mat-khau/\w+/[\w-]+/)")
ADDRESS = "xa@parindex.example"
SAME = "Nếu có tài khoản mang địa chỉ này thì một liên kết đang được gửi tới đó"


@pytest.fixture
def mail(settings):
    """As if mail left this installation."""
    settings.EMAIL_HOST = "mail.parindex.example"


@pytest.fixture
def mailed(mail, contact):
    """The contact, with an address of mail."""
    User.objects.filter(pk=contact.pk).update(email=ADDRESS)
    return contact


def ask(email=ADDRESS):
    return Client().post("/quen-mat-khau/", {"email": email}, follow=True)


def link_of(answer):
    return LINK.search(answer.content.decode())[1]


def set_password(path, new=OTHER_PASSWORD, client=None):
    """What the link shows, and what it answers to a new password."""
    client = client or Client()
    shown = client.get(path, follow=True)
    address = shown.redirect_chain[-1][0] if shown.redirect_chain else path
    return shown, client.post(address, {"new_password1": new, "new_password2": new}, follow=True)


def password_is(words):
    return User.objects.get(username="dau-moi-xa").check_password(words)


def test_sign_in_leads_to_the_way_back(client, demo):
    page = Page(client.get("/dang-nhap/"))
    assert ("/quen-mat-khau/" in page.links, page.lacks("Sau 5 lần sai, tên đăng nhập tạm khóa 15 phút.")) == (True, [])


def test_a_link_by_mail_sets_a_new_password_and_signs_out_everywhere(mailed, sign_in):
    theirs, _ = sign_in("dau-moi-xa")
    assert Page(ask()).lacks(SAME) == []
    letter = Outgoing.objects.get()
    assert letter.address == ADDRESS
    _, answer = set_password(LINK.search(letter.body)[1])
    assert Page(answer).lacks("Đã đặt mật khẩu mới.") == []
    assert (password_is(OTHER_PASSWORD), theirs.get("/tai-khoan/").status_code, Visit.objects.count()) == (True, 302, 0)
    assert done("reset_password")[2] == "staff.done.reset"


@pytest.mark.parametrize("email", ["khong-ai@parindex.example", ADDRESS.upper()])
def test_the_answer_is_the_same_whether_or_not_somebody_has_the_address(mailed, email):
    assert Page(ask(email)).text == Page(ask()).text


def test_nobody_without_the_address_gets_a_letter(mailed):
    ask("khong-ai@parindex.example")
    assert not Outgoing.objects.exists()


@pytest.mark.parametrize("state", [{"is_active": False}, {"password": "!"}])
def test_closed_accounts_and_those_without_a_password_get_no_letter(mailed, state):
    User.objects.filter(pk=mailed.pk).update(**state)
    assert Page(ask()).lacks(SAME) == []
    assert not Outgoing.objects.exists()


def test_asking_again_and_again_fills_no_mailbox(mailed, monkeypatch):
    sent = []
    for second in (600, 900, 1199, 1200):
        monkeypatch.setattr("parindex.web.setup.account.letters.time", lambda second=second: second)
        ask()
        sent.append(Outgoing.objects.count())
    assert sent == [1, 1, 1, 2]


@pytest.mark.parametrize("email", ["", "khong-phai"])
def test_what_is_no_address_is_told_at_the_field(mailed, email):
    assert Page(ask(email)).lacks("Hãy nhập địa chỉ thư điện tử của tài khoản") == []


def test_without_mail_the_page_says_whom_to_ask(contact, settings):
    settings.PARINDEX_DEMO = False
    User.objects.update(email=ADDRESS)
    page = Page(Client().get("/quen-mat-khau/"))
    assert (page.lacks("Bản cài này không gửi thư."), 'name="email"' in page.html) == ([], False)
    ask()
    assert not Outgoing.objects.exists()


def test_an_operator_makes_a_link_for_who_has_no_address(operator, contact):
    answer = operator.post(f"/nguoi-dung/{contact.pk}/lien-ket/")
    assert done("reset_link") == (False, "Quản trị", "staff.done.reset-link", "")
    set_password(link_of(answer))
    assert password_is(OTHER_PASSWORD)


def test_a_link_works_once(operator, contact):
    path = link_of(operator.post(f"/nguoi-dung/{contact.pk}/lien-ket/"))
    set_password(path)
    shown, _ = set_password(path, PASSWORD)
    assert Page(shown).lacks("Liên kết không còn dùng được") == []
    assert password_is(OTHER_PASSWORD)


def test_a_link_works_for_one_day(operator, contact, monkeypatch):
    path = link_of(operator.post(f"/nguoi-dung/{contact.pk}/lien-ket/"))
    tomorrow = default_token_generator._now() + timedelta(days=1, minutes=1)
    monkeypatch.setattr(default_token_generator, "_now", lambda: tomorrow)
    shown, _ = set_password(path)
    assert Page(shown).lacks("Liên kết không còn dùng được", "một lần, trong một ngày") == []
    assert password_is(PASSWORD)


@pytest.mark.parametrize("change", [{"email": "khac@parindex.example"}, {"is_active": False}])
def test_a_link_does_not_outlive_the_address_or_the_account(operator, contact, change):
    path = link_of(operator.post(f"/nguoi-dung/{contact.pk}/lien-ket/"))
    User.objects.filter(pk=contact.pk).update(**change)
    shown, _ = set_password(path)
    assert Page(shown).lacks("Liên kết không còn dùng được") == []
    assert password_is(PASSWORD)


@pytest.mark.parametrize(
    "path", ["/dat-lai-mat-khau/MQ/abc/", "/dat-lai-mat-khau/***/x-y/", "/dat-lai-mat-khau/OTk5/x-y/"]
)
def test_a_link_that_nobody_made_leads_nowhere(demo, path):
    assert Page(Client().get(path)).lacks("Liên kết không còn dùng được") == []


def test_what_a_password_may_not_be_is_told_and_the_link_stays_good(operator, contact):
    path = link_of(operator.post(f"/nguoi-dung/{contact.pk}/lien-ket/"))
    _, refused = set_password(path, "ngắn")
    assert Page(refused).lacks("Mật khẩu quá ngắn") == []
    set_password(path)
    assert password_is(OTHER_PASSWORD)


def test_a_new_password_unlocks_the_name(operator, contact, sign_in):
    for _ in range(5):
        sign_in("dau-moi-xa", "sai")
    set_password(link_of(operator.post(f"/nguoi-dung/{contact.pk}/lien-ket/")))
    assert sign_in("dau-moi-xa", OTHER_PASSWORD)[1].status_code == 302


def test_whoever_is_signed_in_may_use_their_link_too(operator, contact, sign_in):
    theirs, _ = sign_in("dau-moi-xa")
    _, answer = set_password(link_of(operator.post(f"/nguoi-dung/{contact.pk}/lien-ket/")), client=theirs)
    assert Page(answer).lacks("Đã đặt mật khẩu mới.") == []
    assert theirs.get("/tai-khoan/").status_code == 302


def test_a_closed_account_gets_no_link(operator, contact):
    operator.post(f"/nguoi-dung/{contact.pk}/dong/", {"reason": "thử"})
    page = Page(operator.post(f"/nguoi-dung/{contact.pk}/lien-ket/", follow=True))
    assert page.lacks("đang đóng: hãy mở lại tài khoản trước") == []
