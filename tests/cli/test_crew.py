"""`parindex serve` with all that belongs to it, as processes: started together, started again, and gone together."""

import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest

MAIN = "from parindex.cli.main import main; main()"
PATIENCE = 90  # seconds
MEMBERS = ["beat", "serve", "worker"]


@pytest.fixture(scope="module")
def environment(tmp_path_factory):
    """That of an installation, which every crew has to itself while it runs."""
    environment = {**os.environ, "PARINDEX_HOME": str(tmp_path_factory.mktemp("home")), "DATABASE_URL": ""}
    subprocess.run([sys.executable, "-c", MAIN, "init"], env=environment, check=True, capture_output=True)
    return environment


@pytest.fixture
def crew(environment):
    """The process that was called, once all that belongs to it runs."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-c", MAIN, "serve", "--port", str(port)]
    called = subprocess.Popen(command, env=environment, stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, text=True)
    members = {}
    try:
        until(lambda: sorted(members_of(called.pid)) == MEMBERS)
        members = members_of(called.pid)
        yield called
    finally:
        called.kill()
        called.communicate()
        for pid in members.values():
            if is_there(pid):
                os.kill(pid, signal.SIGKILL)


def until(holds):
    """Wait until something holds. Fails if it never does."""
    latest = time.monotonic() + PATIENCE
    while not holds():
        assert time.monotonic() < latest
        time.sleep(0.05)


def members_of(pid):
    """The processes that `pid` has started: what each does, and its number."""
    found = {}
    for child in Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii").split():
        words = Path(f"/proc/{child}/cmdline").read_text(encoding="utf-8").split("\0")
        if MAIN in words:
            found[words[words.index(MAIN) + 1]] = int(child)
    return found


def family(pid):
    """`pid`, and all that it started, directly or not."""
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii").split()
    return [pid, *(one for child in children for one in family(int(child)))]


def is_there(pid):
    try:
        return Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()[0] != "Z"
    except (FileNotFoundError, ProcessLookupError):
        return False


@pytest.mark.slow
@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGINT, signal.SIGKILL])
def test_all_processes_end_with_the_one_that_was_called(crew, how):
    processes = family(crew.pid)
    assert len(processes) > len(MEMBERS)
    crew.send_signal(how)
    until(lambda: crew.poll() is not None and not any(map(is_there, processes[1:])))
    assert crew.returncode == (-how if how == signal.SIGKILL else 0)


@pytest.mark.slow
@pytest.mark.parametrize("name", MEMBERS)
def test_a_process_that_is_killed_is_started_again_and_said_to_be(crew, name):
    first = members_of(crew.pid)[name]
    os.kill(first, signal.SIGKILL)
    until(lambda: members_of(crew.pid).get(name, first) != first)
    assert sorted(members_of(crew.pid)) == MEMBERS
    crew.terminate()
    assert f"“parindex {name}” đã dừng (mã -9), đang chạy lại.\n" in crew.communicate(timeout=PATIENCE)[1]


def test_what_is_wrong_with_an_installation_is_said_once(tmp_path):
    environment = {**os.environ, "PARINDEX_HOME": str(tmp_path / "home"), "DATABASE_URL": "", "PARINDEX_MAIL": "fax"}
    command = [sys.executable, "-c", MAIN, "serve", "--port", "8998"]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=PATIENCE)
    assert (done.returncode, done.stdout, done.stderr.count("PARINDEX_MAIL")) == (2, "", 1)


@pytest.mark.parametrize("name", ["worker", "beat"])
def test_worker_and_clock_before_init_say_what_to_do(tmp_path, name):
    environment = {**os.environ, "PARINDEX_HOME": str(tmp_path / "home"), "DATABASE_URL": ""}
    done = subprocess.run([sys.executable, "-c", MAIN, name], env=environment, capture_output=True, text=True)
    assert (done.returncode, done.stdout, done.stderr.count("\n"), "parindex init" in done.stderr) == (2, "", 1, True)
