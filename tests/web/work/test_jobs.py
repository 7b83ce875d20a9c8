"""Jobs: each step once, whoever does it and however often it is begun; what came of it in words."""

import pytest
from django.db import transaction
from django_tasks_db.models import DBTaskResult

from parindex.core.messages import Message
from parindex.web.records.jobs import Job, OvertakenError, take_up
from parindex.web.records.models import Notice, Outgoing
from parindex.web.records.outbox import HeaderInjectionError
from parindex.web.work.broadcast import start_broadcast
from tests.web.work.conftest import some_one
from tests.web.work.queue import drain, in_queue

State = Job.State


@pytest.fixture
def readers(db):
    """Two people, of whom one has an address."""
    return some_one("binh", "binh@parindex.example"), some_one("chi")


def begun(person, readers):
    return start_broadcast(person, readers, "Họp triển khai", "Mời dự họp.")


def job_of(person, total=2):
    return Job.objects.create(kind="k", person=person, words={}, total=total)


def test_broadcast_tells_each_person_once_in_the_inbox_and_by_mail(person, readers):
    job = begun(person, [*readers, readers[0]])
    assert (job.state, job.total, in_queue()) == (State.QUEUED, 2, ["broadcast"])
    drain()
    job.refresh_from_db()
    told = Message("job.broadcast-done", {"count": 2, "mailed": 1})
    assert (job.state, job.done, job.outcome) == (State.DONE, 2, told)
    assert set(Notice.objects.values_list("person", "subject")) == {(one.pk, "Họp triển khai") for one in readers}
    assert Outgoing.objects.get().address == "binh@parindex.example"


def test_broadcast_of_a_subject_of_two_lines_is_refused(person, readers):
    with pytest.raises(HeaderInjectionError):
        start_broadcast(person, readers, "Họp\nBcc: x@parindex.example", "")
    assert (Job.objects.count(), in_queue()) == (0, [])


def test_job_of_a_transaction_that_fails_is_neither_there_nor_in_the_queue(person, readers):
    def fail_after_starting():
        with transaction.atomic():
            begun(person, readers)
            raise LookupError

    with pytest.raises(LookupError):
        fail_after_starting()
    assert (Job.objects.count(), in_queue()) == (0, [])


def test_job_goes_on_from_where_another_worker_left_it(person, readers):
    job = begun(person, readers)
    with take_up(job.pk).step():
        pass  # the worker died before it could do more than this
    drain()
    job.refresh_from_db()
    assert (job.state, list(Notice.objects.values_list("person", flat=True))) == (State.DONE, [readers[1].pk])


def test_job_that_has_ended_is_not_begun_again(person, readers):
    job = begun(person, readers)
    drain()
    Notice.objects.all().delete()
    DBTaskResult.objects.update(status="READY")
    drain()
    assert (take_up(job.pk), Notice.objects.count()) == (None, 0)


def test_step_is_done_by_one_of_two_workers_alone(person):
    job = job_of(person)
    first, second = take_up(job.pk), take_up(job.pk)
    done = []
    with first.step():
        done.append("first")
    with pytest.raises(OvertakenError), second.step():
        done.append("second")
    assert (done, Job.objects.get().done) == (["first"], 1)


def test_step_that_goes_wrong_leaves_neither_its_count_nor_its_effect(person):
    job = take_up(job_of(person).pk)

    def half_a_step():
        with job.step():
            some_one("dung")
            raise LookupError

    with pytest.raises(LookupError):
        half_a_step()
    assert (Job.objects.get().done, job.done) == (0, 0)
    assert not type(person).objects.filter(username="dung").exists()


def test_job_cannot_be_ended_by_a_worker_that_was_overtaken(person):
    job = job_of(person)
    first, second = take_up(job.pk), take_up(job.pk)
    with first.step():
        pass
    with pytest.raises(OvertakenError):
        second.finish(Message("job.failed"))
    assert Job.objects.get().state == State.RUNNING


def test_job_that_fails_says_so_and_keeps_what_was_done(person, readers, caplog):
    job = begun(person, readers)
    readers[1].delete()
    drain()
    job.refresh_from_db()
    assert (job.state, job.done, job.outcome, job.is_over) == (State.FAILED, 1, Message("job.failed"), True)
    assert DBTaskResult.objects.get().status == "FAILED"
    assert "FAILED" in caplog.text
