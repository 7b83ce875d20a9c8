"""The inbox, the mail that goes out, jobs as far as they are: who sees what, and what their acts do."""

import pytest
from django.urls import reverse
from django.utils import timezone

from parindex.core.messages import Message
from parindex.web.records.inbox import tell
from parindex.web.records.models import Event, Job, Notice, Outgoing, RoleHolding, Unit, User
from parindex.web.records.outbox import queue_mail
from parindex.web.records.said import said_content
from parindex.web.setup.inbox.letters import FILTERS
from parindex.web.setup.inbox.letters import ON_A_PAGE as LETTERS_ON_A_PAGE
from parindex.web.setup.inbox.notices import ON_A_PAGE
from parindex.web.ui import wording
from tests.web.conftest import signed_in
from tests.web.pages import Page

Role, State = RoleHolding.Role, Outgoing.State
RUN_BRANCH = (Role.OFFICER, Role.OPERATOR)


@pytest.fixture
def tree(db):
    """A province with two districts, and the office of one of them."""
    rows = (
        ("tinh", "province", None),
        ("huyen-a", "district", "tinh"),
        ("phong", "office", "huyen-a"),
        ("huyen-b", "district", "tinh"),
    )
    units = {}
    for code, kind, parent in rows:
        units[code] = Unit.objects.create(
            code=code, name=code, short_name=code, kind=kind, parent=units[parent] if parent else None
        )
    return units


@pytest.fixture
def someone(tree):
    """someone(role, unit) -> a new person who holds it."""

    def new(role, unit):
        number = User.objects.count()
        person = User.objects.create_user(f"nguoi-{number}", f"Người {number}")
        person.email = f"n{number}@parindex.example"
        person.save()
        RoleHolding.objects.create(person=person, role=role, unit=tree[unit])
        return person

    return new


@pytest.fixture
def contact(someone):
    return someone(Role.CONTACT, "huyen-a")


def page(person, name, *address, **query):
    return Page(signed_in(person).get(reverse(name, args=address), query))


def job_of(person):
    words = said_content(Message("job.failed"))
    return Job.objects.create(kind="k", person=person, words=words, total=3, done=1, state="running")


def letter_to(person, key="thu-1", **values):
    made = queue_mail(key, person, "Nhắc hạn", "Nội dung kín")
    Outgoing.objects.filter(pk=made.pk).update(**values)
    return made


def test_every_state_of_mail_and_of_jobs_has_a_word_and_a_tone():
    assert set(wording.MAIL_STATES) == set(wording.MAIL_TONES) == set(State.values)
    assert set(wording.JOB_STATES) == set(wording.JOB_TONES) == set(Job.State.values)


def test_inbox_holds_what_its_person_was_told_and_nothing_else(contact, someone):
    tell(contact, "k1", "Tin của tôi", "")
    tell(someone(Role.OFFICER, "tinh"), "k2", "Tin của người khác", "")
    inbox = page(contact, "inbox")
    assert (inbox.lacks("Tin của tôi", "chưa đọc"), "Tin của người khác" in inbox.text) == ([], False)


def test_empty_inbox_says_what_would_be_there(contact):
    assert page(contact, "inbox").lacks("Chưa có tin nào", "Hiện chưa có gì") == []


def test_told_twice_by_one_key_is_told_once_in_the_inbox_and_by_mail(contact, settings):
    settings.PARINDEX_SITE = "https://parindex.example"
    tell(contact, "k1", "Họp", "Mời dự họp.", "/hop-tin/")
    tell(contact, "k1", "Khác", "Khác")
    assert (Notice.objects.get().subject, Outgoing.objects.get().body) == (
        "Họp",
        "Mời dự họp.\n\nhttps://parindex.example/hop-tin/",
    )


def test_a_closed_account_is_not_written_to(contact):
    contact.is_active = False
    tell(contact, "k1", "Họp", "")
    assert (Notice.objects.count(), Outgoing.objects.count()) == (1, 0)


def test_opened_notice_is_read_and_the_bell_counts_one_less(contact):
    first, _ = tell(contact, "k1", "Tin một", "Dòng một\n\nDòng hai", "/hop-tin/"), tell(contact, "k2", "Tin hai", "")
    assert page(contact, "inbox").lacks("2 chưa đọc") == []
    opened = page(contact, "notice", first.pk)
    assert opened.lacks("Dòng một", "Dòng hai", "1 chưa đọc") == []
    first.refresh_from_db()
    read_at = first.read_at
    page(contact, "notice", first.pk)
    first.refresh_from_db()
    assert (read_at is None, first.read_at) == (False, read_at)


def test_unread_notices_stand_first_then_the_newest(contact):
    for number in range(4):
        tell(contact, f"k{number}", f"Tin {number}", "")
    Notice.objects.filter(key__in=("k1", "k3")).update(read_at=timezone.now())
    text = page(contact, "inbox").text
    assert sorted(range(4), key=lambda number: text.index(f"Tin {number}")) == [2, 0, 3, 1]


def test_all_are_read_at_once_and_those_of_others_are_not(contact, someone):
    other = someone(Role.CONTACT, "huyen-a")
    for person in (contact, other):
        tell(person, f"k{person.pk}", "Tin", "")
    signed_in(contact).post(reverse("read-all"))
    assert list(Notice.objects.filter(read_at=None).values_list("person", flat=True)) == [other.pk]


def test_another_person_finds_no_notice_and_it_stays_unread(contact, someone):
    notice = tell(contact, "k1", "Tin", "")
    operator = someone(Role.OPERATOR, "tinh")
    assert page(operator, "notice", notice.pk).status == 404
    assert Notice.objects.get().read_at is None


def test_a_long_inbox_is_shown_page_by_page(contact):
    Notice.objects.bulk_create(
        Notice(key=f"k{number}", person=contact, subject=f"Tin {number}", body="") for number in range(ON_A_PAGE + 1)
    )
    first, second = page(contact, "inbox"), page(contact, "inbox", trang="2")
    assert (first.lacks("Trang 1/2"), "/hop-tin/?trang=2" in first.links) == ([], True)
    assert (second.lacks("Tin 0", "Trang 2/2"), "Tin 1 " in second.text) == ([], False)
    assert page(contact, "inbox", trang="x").lacks("Trang 1/2") == []


def test_inbox_leads_to_the_newest_jobs_of_its_person(contact, someone):
    mine, other = job_of(contact), job_of(someone(Role.CONTACT, "huyen-a"))
    links = page(contact, "inbox").links
    assert (reverse("job", args=[mine.pk]) in links, reverse("job", args=[other.pk]) in links) == (True, False)


@pytest.mark.parametrize("role", RUN_BRANCH)
def test_outbox_shows_the_mail_to_people_of_the_branch_and_not_what_it_says(contact, someone, role):
    letter_to(contact, state=State.FAILED, attempts=5, error="550 không có hộp thư")
    letter_to(someone(Role.CONTACT, "huyen-b"), "thu-2")
    shown = page(someone(role, "phong"), "outbox")
    assert shown.lacks(contact.email, "Nhắc hạn", "không gửi được", "5 lần gửi", "550 không có hộp thư") == []
    assert [word for word in ("Nội dung kín", "chờ gửi") if word in shown.text] == []


@pytest.mark.parametrize(("role", "count"), [(Role.OFFICER, 0), (Role.OPERATOR, 1)])
def test_mail_to_nobody_in_particular_is_seen_by_operators_alone(someone, role, count):
    queue_mail("dau-chuoi", "giam-sat@parindex.example", "Đầu chuỗi", "")
    assert page(someone(role, "huyen-a"), "outbox").text.count("giam-sat@parindex.example") == count


@pytest.mark.parametrize("role", [role for role in Role if role not in RUN_BRANCH])
def test_outbox_and_its_act_are_refused_to_other_roles(contact, someone, role):
    letter = letter_to(contact, state=State.FAILED)
    other = signed_in(someone(role, "huyen-a"))
    answers = [other.get(reverse("outbox")), other.post(reverse("resend", args=[letter.pk]))]
    assert [answer.status_code for answer in answers] == [403, 403]
    assert Outgoing.objects.get().state == State.FAILED


def test_mail_of_another_branch_is_not_there_and_cannot_be_sent_again(contact, someone):
    letter = letter_to(contact, state=State.FAILED)
    elsewhere = signed_in(someone(Role.OFFICER, "huyen-b"))
    assert elsewhere.post(reverse("resend", args=[letter.pk])).status_code == 404
    assert Outgoing.objects.get().state == State.FAILED


@pytest.mark.parametrize("state", [State.FAILED, State.UNKNOWN])
def test_mail_that_was_not_sent_or_perhaps_not_is_sent_again_by_hand_and_recorded(contact, someone, state):
    letter = letter_to(contact, state=state, attempts=5, error="550")
    officer = signed_in(someone(Role.OFFICER, "phong"))
    told = Page(officer.post(reverse("resend", args=[letter.pk]), follow=True))
    assert told.lacks(f"Thư tới {contact.email} sẽ được gửi lại", "chờ gửi") == []
    letter.refresh_from_db()
    assert (letter.state, letter.attempts, letter.error) == (State.QUEUED, 0, "")
    event = Event.objects.get()
    assert (event.act, event.message.id, event.unit.code) == ("resend", "outbox.resent", "huyen-a")


@pytest.mark.parametrize("state", [State.QUEUED, State.SENDING, State.SENT])
def test_mail_that_was_sent_or_waits_to_be_is_not_sent_again(contact, someone, state):
    letter = letter_to(contact, state=state)
    officer = signed_in(someone(Role.OFFICER, "phong"))
    shown = officer.get(reverse("outbox"))
    assert reverse("resend", args=[letter.pk]) not in shown.content.decode()
    told = Page(officer.post(reverse("resend", args=[letter.pk]), follow=True))
    assert (told.lacks("Không có gì thay đổi"), Outgoing.objects.get().state) == ([], state)


def test_outbox_can_be_narrowed_to_what_is_to_be_looked_at(contact, someone):
    letter_to(contact, "thu-1", state=State.SENT, sent_at=timezone.now(), attempts=1, subject="Đã tới")
    letter_to(contact, "thu-2", state=State.UNKNOWN, attempts=1, subject="Còn ngờ")
    letter_to(contact, "thu-3", attempts=1, subject="Đang đợi")
    officer = someone(Role.OFFICER, "huyen-a")
    subjects = {"Đã tới", "Còn ngờ", "Đang đợi"}
    shown = {
        which: {word for word in subjects if word in page(officer, "outbox", loc=which).text}
        for which in (*FILTERS, "la")
    }
    assert shown == {
        "": subjects,
        "can-xem": {"Còn ngờ"},
        "dang-cho": {"Đang đợi"},
        "da-gui": {"Đã tới"},
        "la": subjects,
    }
    assert page(officer, "outbox").lacks("Tất cả 3", "Cần xem lại 1", "gửi xong lúc", "gửi lại lúc") == []


def test_a_long_outbox_asks_the_database_as_often_as_a_short_one(contact, someone, django_assert_max_num_queries):
    for number in range(LETTERS_ON_A_PAGE + 1):
        letter_to(contact, f"thu-{number}")
    officer = signed_in(someone(Role.OFFICER, "tinh"))
    with django_assert_max_num_queries(10):
        shown = Page(officer.get(reverse("outbox"), {"loc": "dang-cho"}))
    assert (shown.lacks("Trang 1/2"), "/thu-di/?loc=dang-cho&trang=2" in shown.links) == ([], True)


def test_job_shows_how_far_it_is_and_asks_again_until_it_is_over(contact):
    job = job_of(contact)
    client, address = signed_in(contact), reverse("job", args=[job.pk])
    running = client.get(address).content.decode()
    assert ('hx-trigger="every 2s"' in running, '<progress class="progress" value="1" max="3"' in running) == (
        True,
        True,
    )
    assert Page(client.get(address)).lacks("đang chạy", "1/3", "Có thể rời trang này", "Xem lại tiến độ") == []
    result = said_content(Message("job.broadcast-done", {"count": 3, "mailed": 2}))
    Job.objects.update(state="done", done=3, result=result, url="/hop-tin/")
    part = client.get(address, headers={"HX-Request": "true"})
    told = "Đã gửi vào hộp tin của 3 người, trong đó 2 người được gửi kèm thư điện tử."
    assert (part.content.decode().count(told), "hx-trigger" in part.content.decode()) == (2, False)
    assert ("<html" in part.content.decode(), "HX-Request" in part["Vary"]) == (False, True)
    assert Page(client.get(address)).lacks("đã xong", "3/3", told, "Xem kết quả") == []


def test_job_is_seen_by_its_person_and_the_operators_of_the_branch_alone(contact, someone):
    job = job_of(contact)
    seen = {
        (role, unit): page(someone(role, unit), "job", job.pk).status
        for role, unit in (
            (Role.OPERATOR, "phong"),
            (Role.OPERATOR, "huyen-b"),
            (Role.OFFICER, "huyen-a"),
            (Role.CONTACT, "huyen-a"),
        )
    }
    assert list(seen.values()) == [200, 404, 404, 404]
    assert page(contact, "job", job.pk).status == 200


@pytest.mark.parametrize("name", ["inbox", "outbox"])
def test_acts_are_not_done_by_links_nor_pages_by_forms(contact, someone, name):
    client = signed_in(someone(Role.OFFICER, "huyen-a"))
    letter = letter_to(contact, state=State.FAILED)
    answers = [
        client.get(reverse("read-all")),
        client.get(reverse("resend", args=[letter.pk])),
        client.post(reverse(name)),
    ]
    assert [answer.status_code for answer in answers] == [405, 405, 405]


@pytest.mark.parametrize("address", ["/hop-tin/", "/hop-tin/1/", "/thu-di/", "/viec/1/"])
def test_the_anonymous_are_led_to_sign_in(client, db, address):
    assert client.get(address)["Location"] == f"/dang-nhap/?next={address}"
