"""Workers that are gone: how it is told, and what happens to their jobs."""

import subprocess
import sys

import pytest
from django_tasks_db.models import DBTaskResult

from parindex.core.messages import Message
from parindex.web.records.jobs import Job, take_up
from parindex.web.work.alive import is_alive, signed_on
from parindex.web.work.broadcast import start_broadcast
from parindex.web.work.lost import MOST_WORKERS, release_lost
from tests.repo.tracked import ROOT

HOLD = """
import sys
from django.conf import settings
settings.configure(PARINDEX_HOME=sys.argv[1])
from parindex.web.work.alive import signed_on
with signed_on() as name:
    print(name, flush=True)
    sys.stdin.read()
"""


@pytest.fixture
def running(person):
    """A job that a worker which is gone has taken and not ended."""
    job = start_broadcast(person, [person], "Họp", "")
    DBTaskResult.objects.get().claim("1-dead")
    take_up(job.pk)
    return job


def statuses():
    return list(DBTaskResult.objects.values_list("status", flat=True))


def test_worker_is_alive_until_it_leaves(settings):
    with signed_on() as name:
        assert is_alive(name)
    assert not is_alive(name)


def test_two_workers_of_one_process_have_two_names(settings):
    with signed_on() as first, signed_on() as second:
        assert first != second


def test_worker_that_was_killed_is_not_alive_and_leaves_no_file(settings):
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLD, settings.PARINDEX_HOME],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    name = holder.stdout.readline().strip()
    before = is_alive(name)
    holder.kill()
    holder.communicate()
    assert (before, is_alive(name)) == (True, False)
    assert list((settings.PARINDEX_HOME / "locks").iterdir()) == []


def test_job_of_a_lost_worker_goes_to_the_next_one(running):
    release_lost()
    release_lost()
    assert (statuses(), DBTaskResult.objects.get().worker_ids) == (["READY"], ["1-dead"])


def test_job_of_a_worker_that_is_alive_stays_with_it(running):
    with signed_on() as name:
        DBTaskResult.objects.update(worker_ids=["1-dead", name])
        release_lost()
        assert statuses() == ["RUNNING"]


def test_job_over_which_worker_after_worker_dies_is_given_up(running):
    for number in range(2, MOST_WORKERS + 1):
        release_lost()
        DBTaskResult.objects.get().claim(f"{number}-dead")
    release_lost()
    running.refresh_from_db()
    told = Message("job.given-up", {"count": MOST_WORKERS})
    assert (statuses(), running.state, running.outcome) == (["FAILED"], Job.State.FAILED, told)
    assert running.ended_at is not None
