"""Workers and clocks as processes, on either database: whatever is killed, each effect happens once."""

import json
import os
import signal
import subprocess
import sys
from contextlib import ExitStack
from pathlib import Path

import pytest

from tests.repo.tracked import ROOT
from tests.web.work.marking import DEATHS
from tests.web.work.postbox import mail_server

pytestmark = pytest.mark.slow
MAIN = "from parindex.cli.main import main; main()"
SETTINGS = {"DJANGO_SETTINGS_MODULE": "parindex.web.settings"}
JOBS = 200


@pytest.fixture
def home(installation):
    """The environment of an installation that has its tables."""
    environment = {**installation, **SETTINGS}
    subprocess.run([sys.executable, "-m", "django", "migrate"], env=environment, check=True, capture_output=True)
    return environment


@pytest.fixture
def postbox():
    with mail_server() as postbox:
        yield postbox


@pytest.fixture
def sending(home, postbox):
    """The environment of an installation that sends by `postbox`, with a message to send."""
    mail = {"PARINDEX_MAIL": f"smtp://127.0.0.1:{postbox.port}", "PARINDEX_MAIL_FROM": "a@parindex.example"}
    elsewhere({**home, **mail}, "letter")
    return {**home, **mail}


def parindex(home, *words):
    return subprocess.Popen([sys.executable, "-c", MAIN, *words], cwd=ROOT, env=home, stderr=subprocess.PIPE, text=True)


def at_once(home, *calls):
    """The exit status of each of these commands, run beside each other, and what they complained of."""
    with ExitStack() as stack:
        running = [stack.enter_context(parindex(home, *words)) for words in calls]
        complaints = [process.communicate(timeout=120)[1] for process in running]
        return [process.returncode for process in running], "".join(complaints)


def elsewhere(home, *words):
    command = [sys.executable, "-m", "tests.web.work.elsewhere", *words]
    done = subprocess.run(command, cwd=ROOT, env=home, check=True, capture_output=True, text=True)
    return json.loads(done.stdout) if done.stdout else None


def test_two_hundred_jobs_are_done_once_each_by_two_workers_however_many_are_killed(home):
    elsewhere(home, "begin", str(JOBS))
    codes = []
    for rounds in range(3):  # both workers are killed in the first, one in the second, none in the third
        if rounds:
            at_once(home, ("beat", "--once"))
        ended, complaints = at_once(home, ("worker", "--drain"), ("worker", "--drain"))
        assert complaints == ""
        codes += ended
    found = elsewhere(home, "told")
    assert codes.count(-signal.SIGKILL) == len(DEATHS)
    assert sorted(found["marks"]) == list(range(1, JOBS + 1))
    assert (found["jobs"], found["tasks"]) == (["done"], ["SUCCESSFUL"])
    assert found["attempts"] == [1] * (JOBS - len(DEATHS)) + [2] * len(DEATHS)
    assert found["workers"] > 1


def test_clocks_that_beat_at_once_put_each_job_into_the_queue_once(home):
    at_once(home, ("beat", "--once"))
    elsewhere(home, "due")
    assert at_once(home, *[("beat", "--once")] * 4) == ([0] * 4, "")
    assert elsewhere(home, "told")["names"] == ["check_audit", "mail_audit_head", "prune_queue", "send_outbox"]


def test_letter_over_which_its_worker_is_killed_is_not_sent_a_second_time(sending, postbox):
    with parindex(sending, "worker", "--drain") as worker:
        postbox.on_end.append(lambda: os.kill(worker.pid, signal.SIGKILL))
        assert worker.wait(timeout=60) == -signal.SIGKILL
    postbox.on_end.clear()
    during = elsewhere(sending, "told")["letters"]
    at_once(sending, ("beat", "--once"))
    assert at_once(sending, ("worker", "--drain")) == ([0], "")
    assert (during, elsewhere(sending, "told")["letters"], len(postbox.taken)) == (["sending"], ["unknown"], 1)


def test_worker_that_is_told_to_stop_ends_its_job_and_leaves_nothing_behind(sending, postbox):
    with parindex(sending, "worker") as worker:
        postbox.on_end.append(lambda: os.kill(worker.pid, signal.SIGTERM))
        assert (worker.wait(timeout=60), worker.stderr.read()) == (0, "")
    assert elsewhere(sending, "told")["letters"] == ["sent"]
    assert list((Path(sending["PARINDEX_HOME"]) / "locks").iterdir()) == []
