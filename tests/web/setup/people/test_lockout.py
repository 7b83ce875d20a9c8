"""Wrong passwords: five lock a name for a quarter of an hour, for one address, whoever has the name or nobody."""

import re
from datetime import timedelta

import pytest
from axes.models import AccessAttempt, AccessLog
from django.contrib.auth.hashers import make_password
from django.test import Client, override_settings
from django.utils import timezone

from parindex.web.records.models import Event, User
from parindex.web.settings import PASSWORD_HASHERS
from tests.web.pages import Page
from tests.web.setup.people.staff import PASSWORD, done

WRONG = "không đúng đâu"
HERE, THERE = {"REMOTE_ADDR": "192.0.2.1"}, {"REMOTE_ADDR": "192.0.2.2"}
LOCKED = re.compile(r"Đã sai 5 lần: tên đăng nhập này tạm khóa ở đây đến \d\d:\d\d")


def fail(sign_in, times, username="dau-moi-xa", **meta):
    answers = [sign_in(username, WRONG, **{**HERE, **meta})[1] for _ in range(times)]
    return answers[-1]


def later(minutes):
    AccessAttempt.objects.update(attempt_time=timezone.now() - timedelta(minutes=minutes))


def test_the_fifth_wrong_password_locks_and_says_until_when_and_whom_to_ask(contact, sign_in):
    fourth = fail(sign_in, 4)
    assert (fourth.status_code, Page(fourth).lacks("Tên đăng nhập hoặc mật khẩu không đúng.")) == (200, [])
    fifth = Page(fail(sign_in, 1))
    assert (fifth.status, bool(LOCKED.search(fifth.text))) == (429, True)
    assert fifth.lacks("nhờ quản trị của đơn vị mở khóa") == []


def test_the_right_password_does_not_open_a_locked_name(contact, sign_in):
    fail(sign_in, 5)
    client, answer = sign_in("dau-moi-xa", **HERE)
    assert (answer.status_code, bool(LOCKED.search(Page(answer).text))) == (429, True)
    assert client.get("/tai-khoan/").status_code == 302


def test_four_wrong_passwords_and_the_right_one_count_from_the_beginning(contact, sign_in):
    fail(sign_in, 4)
    assert sign_in("dau-moi-xa", **HERE)[1].status_code == 302
    assert fail(sign_in, 4).status_code == 200
    assert fail(sign_in, 1).status_code == 429


def test_a_lock_ends_after_a_quarter_of_an_hour(contact, sign_in):
    fail(sign_in, 5)
    later(14)
    assert sign_in("dau-moi-xa", **HERE)[1].status_code == 429
    later(15)
    assert sign_in("dau-moi-xa", **HERE)[1].status_code == 302


def test_trying_on_while_locked_does_not_make_it_longer(contact, sign_in):
    fail(sign_in, 5)
    later(10)
    fail(sign_in, 3)
    later_than_now = AccessAttempt.objects.get().attempt_time + timedelta(minutes=15)
    assert later_than_now < timezone.now() + timedelta(minutes=6)


def test_a_name_is_locked_for_the_address_that_failed_alone(contact, sign_in):
    fail(sign_in, 5)
    assert sign_in("dau-moi-xa", **THERE)[1].status_code == 302


def test_other_names_from_the_same_address_are_not_locked(contact, sign_in):
    fail(sign_in, 5)
    assert fail(sign_in, 1, username="quan-tri").status_code == 200


def test_another_browser_at_the_same_address_counts_on(contact, sign_in):
    fail(sign_in, 3, HTTP_USER_AGENT="A")
    assert fail(sign_in, 2, HTTP_USER_AGENT="B").status_code == 429


@pytest.mark.parametrize("username", ["dau-moi-xa", "khong-ai-ca"])
def test_a_name_that_nobody_has_is_answered_like_any_other(contact, sign_in, username):
    answers = [Page(sign_in(username, WRONG, **HERE)[1]) for _ in range(6)]
    shown = [(page.status, re.sub(r"\d\d:\d\d", "", page.text)) for page in answers]
    assert [status for status, _ in shown] == [200] * 4 + [429] * 2
    assert shown[0][1].count("Tên đăng nhập hoặc mật khẩu không đúng.") == 1
    assert LOCKED.search(answers[4].text).string.replace(username, "") != ""
    assert [text for _, text in shown[:4]] == [shown[0][1]] * 4


def test_a_closed_account_is_locked_like_any_other(contact, sign_in):
    User.objects.update(is_active=False)
    assert fail(sign_in, 5).status_code == 429


@pytest.fixture
def behind_https(settings):
    settings.HTTPS = True


def test_behind_a_proxy_the_address_it_saw_counts_and_not_what_the_visitor_claims(contact, sign_in, behind_https):
    def via(claimed):
        return {"REMOTE_ADDR": "127.0.0.1", "HTTP_X_FORWARDED_FOR": claimed}

    for number in range(5):
        answer = fail(sign_in, 1, **via(f"198.51.100.{number}, 192.0.2.1"))
    assert answer.status_code == 429
    assert sign_in("dau-moi-xa", **via("192.0.2.1, 192.0.2.2"))[1].status_code == 302


def test_without_a_proxy_nobody_s_claim_of_an_address_counts(contact, sign_in):
    for number in range(5):
        answer = fail(sign_in, 1, HTTP_X_FORWARDED_FOR=f"198.51.100.{number}")
    assert answer.status_code == 429


def test_buttons_of_the_demonstration_work_while_the_name_is_locked(demo, sign_in, settings):
    settings.PARINDEX_DEMO = True
    fail(sign_in, 5, username="lanh-dao")
    client = Client(**HERE)
    assert client.post("/vao-thu/", {"account": "lanh-dao"})["Location"] == "/"
    assert client.get("/tai-khoan/").status_code == 200


def test_an_operator_unlocks_a_name(operator, contact, sign_in):
    fail(sign_in, 5)
    assert Page(operator.get(f"/nguoi-dung/{contact.pk}/")).lacks("Tạm khóa đến", "Mở khóa") == []
    operator.post(f"/nguoi-dung/{contact.pk}/mo-khoa/")
    assert done("unlock") == (False, "Quản trị", "staff.done.unlocked", "")
    assert sign_in("dau-moi-xa", **HERE)[1].status_code == 302
    assert "Tạm khóa đến" not in Page(operator.get(f"/nguoi-dung/{contact.pk}/")).text


def test_nobody_else_unlocks_a_name(officer, contact, sign_in):
    fail(sign_in, 5)
    assert Page(officer.get(f"/nguoi-dung/{contact.pk}/")).lacks("Tạm khóa đến") == []
    assert "Mở khóa" not in Page(officer.get(f"/nguoi-dung/{contact.pk}/")).text
    officer.post(f"/nguoi-dung/{contact.pk}/mo-khoa/")
    assert sign_in("dau-moi-xa", **HERE)[1].status_code == 429


def test_no_name_and_no_password_that_was_typed_is_kept(contact, sign_in, caplog):
    fail(sign_in, 1)
    sign_in(WRONG, PASSWORD, **HERE)  # the password typed into the field of the name
    sign_in("quan-tri", PASSWORD, client=sign_in("dau-moi-xa", **THERE)[0], **THERE)
    kept = [str(value) for row in AccessAttempt.objects.values_list() for value in row]
    assert kept
    assert [value for value in kept if WRONG in value or PASSWORD in value or "dau-moi-xa" in value] == []
    assert (AccessLog.objects.count(), caplog.text) == (0, "")


def test_no_password_is_in_the_record(operator, contact, sign_in):
    client, _ = sign_in("dau-moi-xa")
    given = {"old_password": PASSWORD, "new_password1": WRONG, "new_password2": WRONG}
    assert client.post("/tai-khoan/mat-khau/", given)["Location"] == "/tai-khoan/"
    operator.post(f"/nguoi-dung/{contact.pk}/lien-ket/")
    told = [str(value) for row in Event.objects.values_list() for value in row]
    hashed = User.objects.get(pk=contact.pk).password
    assert done("change_password")[2] == "staff.done.password"
    assert [value for value in told if PASSWORD in value or WRONG in value or hashed in value] == []


def test_passwords_are_kept_by_argon2():
    assert PASSWORD_HASHERS[0] == "django.contrib.auth.hashers.Argon2PasswordHasher"
    with override_settings(PASSWORD_HASHERS=PASSWORD_HASHERS):
        assert make_password(PASSWORD).startswith("argon2$argon2id$")
