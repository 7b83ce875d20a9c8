"""One's own account: where it is signed in, how that ends, and the password."""

from datetime import timedelta

import pytest
from django.conf import settings
from django.contrib.sessions.models import Session
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from parindex.web.records.models import User, Visit
from parindex.web.records.visits import session_digest
from parindex.web.setup.account.devices import device_words
from tests.web.pages import Page
from tests.web.setup.people.staff import OTHER_PASSWORD, PASSWORD, done

PHONE = "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/130.0 Mobile Safari/537.36"


@pytest.fixture
def desk(contact, sign_in):
    """A browser of the contact."""
    return sign_in("dau-moi-xa", REMOTE_ADDR="192.0.2.7", HTTP_USER_AGENT="X (Windows NT 10.0) Firefox/130.0")[0]


@pytest.fixture
def phone(contact, sign_in):
    """Another one."""
    return sign_in("dau-moi-xa", HTTP_USER_AGENT=PHONE)[0]


def is_in(client):
    return client.get("/tai-khoan/").status_code == 200


def visit_of(client):
    return Visit.objects.get(session=session_digest(client.session.session_key))


def test_account_tells_who_one_is_and_which_roles_one_holds(desk):
    page = Page(desk.get("/tai-khoan/"))
    assert page.lacks("Đầu mối Xã 01", "dau-moi-xa", "Đầu mối đơn vị", "UBND Xã 01") == []


def test_every_page_leads_to_the_account(officer):
    assert "/tai-khoan/" in Page(officer.get("/nguoi-dung/")).links


def test_account_lists_where_one_is_signed_in(desk, phone):
    page = Page(desk.get("/tai-khoan/"))
    assert page.lacks("Firefox, Windows", "192.0.2.7", "Chrome, Android") == []
    assert page.text.count("thiết bị này") == 1


@pytest.mark.parametrize(
    ("agent", "words"),
    [
        ("Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/130.0 Safari/537.36 Edg/130.0", "Edge, Windows"),
        ("Mozilla/5.0 (iPhone; CPU iPhone OS 18 like Mac OS X) Version/18.0 Safari/604.1", "Safari, iPhone"),
        ("Mozilla/5.0 (Windows NT 10.0) coc_coc_browser/130 Chrome/124.0 Safari/537.36", "Cốc Cốc, Windows"),
        ("curl/8", "thiết bị không rõ"),
        ("", "thiết bị không rõ"),
    ],
)
def test_a_device_is_told_in_two_words(agent, words):
    assert device_words(agent) == words


def test_signing_out_on_another_device_really_signs_it_out(desk, phone):
    answer = desk.post(f"/tai-khoan/phien/{visit_of(phone).pk}/ket-thuc/", follow=True)
    assert Page(answer).lacks("Đã đăng xuất ở 1 thiết bị khác.") == []
    assert (is_in(desk), is_in(phone), Visit.objects.count(), Session.objects.count()) == (True, False, 1, 1)


def test_signing_out_elsewhere_leaves_this_device_alone(desk, phone, sign_in):
    third = sign_in("dau-moi-xa")[0]
    desk.post("/tai-khoan/phien/ket-thuc-khac/")
    assert [is_in(client) for client in (desk, phone, third)] == [True, False, False]


def test_this_device_is_not_ended_as_another(desk):
    assert desk.post(f"/tai-khoan/phien/{visit_of(desk).pk}/ket-thuc/").status_code == 404
    assert is_in(desk)


def test_nobody_ends_the_visit_of_another_person(officer, desk):
    assert officer.post(f"/tai-khoan/phien/{visit_of(desk).pk}/ket-thuc/").status_code == 404
    officer.post("/tai-khoan/phien/ket-thuc-khac/")
    assert is_in(desk)


def test_visits_are_not_ended_by_links(desk, phone):
    assert desk.get("/tai-khoan/phien/ket-thuc-khac/").status_code == 405
    assert is_in(phone)


def test_signing_out_ends_the_visit(desk):
    desk.post("/dang-xuat/")
    assert (Visit.objects.count(), is_in(desk)) == (0, False)


def test_another_role_of_the_demonstration_ends_the_visit_of_the_first(demo, settings):
    settings.PARINDEX_DEMO = True
    client = Client()
    for account in ("lanh-dao", "quan-tri"):
        client.post("/vao-thu/", {"account": account})
    assert [visit.person.username for visit in Visit.objects.all()] == ["quan-tri"]


def test_signing_in_again_in_the_same_browser_begins_the_visit_anew(contact):
    client = Client()
    for _ in range(2):
        client.force_login(contact)
    assert (Visit.objects.count(), is_in(client)) == (1, True)


def test_the_key_of_a_session_changes_at_sign_in_and_is_kept_in_no_visit(contact):
    client = Client()
    client.get("/dang-nhap/")
    session = client.session
    session["x"] = 1
    session.save()
    client.cookies[settings.SESSION_COOKIE_NAME] = before = session.session_key
    client.post("/dang-nhap/", {"username": "dau-moi-xa", "password": PASSWORD})
    after = client.session.session_key
    assert (before != after, Session.objects.filter(pk=before).exists()) == (True, False)
    assert [after in str(value) for row in Visit.objects.values_list() for value in row] == [False] * 7


def quiet_for(client, seconds):
    """As if `client` had last been seen so long ago."""
    session = client.session
    session["seen"] -= seconds
    session.save()
    Visit.objects.filter(pk=session["visit"]).update(seen_at=timezone.now() - timedelta(seconds=seconds))


def test_a_page_within_a_minute_of_the_last_asks_nothing_about_visits(officer):
    officer.get("/nguoi-dung/")
    seen = Visit.objects.get().seen_at
    with CaptureQueriesContext(connection) as asked:
        officer.get("/nguoi-dung/")
    assert [query for query in asked if "visit" in query["sql"] or "UPDATE" in query["sql"]] == []
    assert Visit.objects.get().seen_at == seen


def test_after_a_minute_the_visit_is_seen_and_its_hours_begin_anew(desk):
    quiet_for(desk, 3600)
    Session.objects.update(expire_date=timezone.now() + timedelta(hours=11))
    assert is_in(desk)
    assert timezone.now() - Visit.objects.get().seen_at < timedelta(seconds=30)
    assert Session.objects.get().expire_date - timezone.now() > timedelta(hours=11, minutes=59)


def test_a_visit_that_was_ended_meanwhile_is_not_brought_back(desk):
    quiet_for(desk, 3600)
    Visit.objects.all().delete()
    desk.get("/tai-khoan/")
    assert not is_in(desk)


def test_twelve_hours_without_use_end_a_visit(desk, sign_in):
    assert settings.SESSION_COOKIE_AGE == 12 * 60 * 60
    quiet_for(desk, 12 * 3600 + 1)
    Session.objects.update(expire_date=timezone.now() - timedelta(seconds=1))
    assert not is_in(desk)
    sign_in("dau-moi-xa")
    assert (Visit.objects.count(), Session.objects.count()) == (1, 1)  # what expired is let go of


def change(client, old=PASSWORD, new=OTHER_PASSWORD, again=OTHER_PASSWORD):
    given = {"old_password": old, "new_password1": new, "new_password2": again}
    return client.post("/tai-khoan/mat-khau/", given)


def test_a_changed_password_signs_out_everywhere_else(desk, phone, sign_in):
    assert change(desk)["Location"] == "/tai-khoan/"
    assert [is_in(client) for client in (desk, phone)] == [True, False]
    assert (Visit.objects.count(), visit_of(desk).person.username) == (1, "dau-moi-xa")
    assert (sign_in("dau-moi-xa")[1].status_code, sign_in("dau-moi-xa", OTHER_PASSWORD)[1].status_code) == (200, 302)
    assert done("change_password") == (False, "Đầu mối Xã 01", "staff.done.password", "")


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"old": "sai rồi nhé"}, "Mật khẩu hiện nay không đúng."),
        ({"old": ""}, "Hãy nhập mật khẩu hiện nay."),
        ({"new": "dau-moi-xa 1", "again": "dau-moi-xa 1"}, "Mật khẩu quá giống tên"),
        ({"again": "khác"}, "Hai mật khẩu khác nhau"),
    ],
)
def test_a_password_is_not_changed_to_what_may_not_be(desk, phone, given, said):
    assert Page(change(desk, **given)).lacks(said) == []
    assert User.objects.get(username="dau-moi-xa").check_password(PASSWORD)
    assert is_in(phone)


def test_accounts_of_the_demonstration_have_no_password_to_change(officer):
    assert change(officer).status_code == 403
    assert Page(officer.get("/tai-khoan/")).lacks("Tài khoản này không có mật khẩu") == []
