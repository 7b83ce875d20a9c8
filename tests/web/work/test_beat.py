"""The clock: what is due goes into the queue once, however many clocks there are and whatever they missed."""

from datetime import UTC, datetime, time, timedelta

import pytest
from django.db import DatabaseError
from django_tasks_db.models import DBTaskResult

from parindex.web.records import audit
from parindex.web.records.head_file import head_path
from parindex.web.records.models import Event, Notice, Outgoing, RoleHolding, Schedule, Unit
from parindex.web.records.outbox import queue_mail
from parindex.web.work import beat as clock
from parindex.web.work.housekeeping import check_audit, mail_audit_head, prune_queue
from parindex.web.work.schedules import SCHEDULES, Regular, daily, every
from tests.web.work.conftest import some_one
from tests.web.work.queue import drain, in_queue

NOW = datetime(2026, 1, 14, 1, 0, tzinfo=UTC)  # 8 o'clock in Việt Nam
HOURLY = (Regular("hourly", prune_queue, every(timedelta(hours=1))),)


@pytest.fixture
def known(db):
    """A job that is due at NOW."""
    return Schedule.objects.create(name="hourly", due_at=NOW)


def due_at():
    return Schedule.objects.get(name="hourly").due_at


def test_a_job_that_is_new_is_due_at_its_first_time(db):
    clock.beat(NOW, HOURLY)
    assert (in_queue(), due_at()) == ([], NOW + timedelta(hours=1))


def test_a_job_that_is_due_goes_into_the_queue_once(known):
    clock.beat(NOW, HOURLY)
    clock.beat(NOW, HOURLY)
    known.refresh_from_db()
    assert (in_queue(), known.due_at, known.last_run) == (["prune_queue"], NOW + timedelta(hours=1), NOW)


def test_a_job_is_not_due_before_its_time(known):
    clock.beat(NOW - timedelta(microseconds=1), HOURLY)
    assert in_queue() == []


def test_what_was_missed_for_days_is_made_up_for_once(known):
    late = NOW + timedelta(days=3)
    clock.beat(late, HOURLY)
    clock.beat(late, HOURLY)
    assert (in_queue(), due_at()) == (["prune_queue"], late + timedelta(hours=1))


def test_a_job_whose_last_one_has_not_begun_is_not_put_into_the_queue_beside_it(known):
    for hours in range(3):
        clock.beat(NOW + timedelta(hours=hours), HOURLY)
    assert (in_queue(), due_at()) == (["prune_queue"], NOW + timedelta(hours=3))


def test_a_job_with_nothing_to_do_is_not_put_into_the_queue(known):
    clock.beat(NOW, (Regular("hourly", prune_queue, every(timedelta(hours=1)), lambda now: now > NOW),))
    assert (in_queue(), due_at()) == ([], NOW + timedelta(hours=1))


def test_a_job_that_cannot_be_put_into_the_queue_is_still_due(known, monkeypatch):
    def refuse(*_, **__):
        raise DatabaseError

    monkeypatch.setattr(DBTaskResult, "save", refuse)
    with pytest.raises(DatabaseError):
        clock.beat(NOW, HOURLY)
    assert due_at() == NOW


@pytest.mark.parametrize(
    ("now", "due"),
    [
        (datetime(2026, 1, 13, 22, 59, tzinfo=UTC), datetime(2026, 1, 13, 23, 0, tzinfo=UTC)),
        (datetime(2026, 1, 13, 23, 0, tzinfo=UTC), datetime(2026, 1, 14, 23, 0, tzinfo=UTC)),
        (datetime(2026, 1, 14, 1, 0, tzinfo=UTC), datetime(2026, 1, 14, 23, 0, tzinfo=UTC)),
    ],
)
def test_daily_is_the_next_time_that_the_clock_of_the_installation_says_so(now, due):
    assert daily(time(6))(now) == due  # six in the morning in Việt Nam


def test_every_schedule_has_a_name_of_its_own():
    names = [regular.name for regular in SCHEDULES]
    assert len(set(names)) == len(names)


def test_the_outbox_is_sent_when_something_is_in_it(db):
    clock.beat(NOW)
    later = NOW + timedelta(seconds=10)
    clock.beat(later)
    assert in_queue() == []
    queue_mail("k", "a@parindex.example", "s", "b")
    Outgoing.objects.update(next_try_at=NOW)
    clock.beat(later + timedelta(seconds=10))
    assert in_queue() == ["send_outbox"]
    drain()
    assert Outgoing.objects.get().state == Outgoing.State.SENT


def test_the_head_of_the_chain_is_mailed_once_a_day_to_whom_the_installation_says(db, settings):
    mail_audit_head.call()
    settings.PARINDEX_AUDIT_MAIL = "giam-sat@parindex.example"
    mail_audit_head.call()
    mail_audit_head.call()
    message = Outgoing.objects.get()
    head = audit.chain_head()
    assert (message.address, message.person) == ("giam-sat@parindex.example", None)
    assert (head.hash in message.body, message.subject.startswith("Đầu chuỗi ghi chép ngày ")) == (True, True)


@pytest.fixture
def operator(db):
    person = some_one("quan-tri", "qt@parindex.example")
    unit = Unit.objects.create(code="tinh", name="Tỉnh A", short_name="Tỉnh A", kind="province")
    RoleHolding.objects.create(person=person, role=RoleHolding.Role.OPERATOR, unit=unit)
    return person


def test_a_whole_chain_is_said_to_be_so_once_a_day_and_nobody_is_alarmed(operator, django_capture_on_commit_callbacks):
    for _ in range(2):
        with django_capture_on_commit_callbacks(execute=True):
            check_audit.call()
    event = Event.objects.get()
    assert (event.act, event.message.id, Notice.objects.count()) == ("check_chain", "chain.empty", 0)


def test_a_broken_chain_is_told_to_the_operators(operator, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        check_audit.call()
    head_path().unlink()
    check_audit.call()
    check_audit.call()
    notice = Notice.objects.get()
    assert (notice.person, notice.subject) == (operator, "Chuỗi ghi chép không còn nguyên vẹn")
    assert (notice.url, Outgoing.objects.get().address) == ("/lich-su/", "qt@parindex.example")


def test_jobs_of_the_queue_that_ended_are_forgotten_after_a_day(known):
    prune_queue.enqueue()
    drain()
    prune_queue.call()
    assert DBTaskResult.objects.count() == 1
    DBTaskResult.objects.update(finished_at=NOW - timedelta(days=400))
    prune_queue.call()
    assert DBTaskResult.objects.count() == 0
