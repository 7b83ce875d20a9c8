"""The server that tests start for themselves: it answers, tells how its command ended, and leaves nothing behind."""

import os
import signal
import subprocess
import sys
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from tests import postgres as program
from tests.repo.tracked import ROOT

ASK = """
import os, psycopg, sys
url = os.environ["DATABASE_URL"]
with psycopg.connect(url) as connection:
    print(url, connection.execute("SELECT 'đã chạy'").fetchone()[0], flush=True)
sys.stdin.read()
sys.exit(3)
"""
START = """
from tests.postgres import server
with server() as url:
    print(url, flush=True)
    input()
"""
PIPES = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "text": True}


def folder_of(url):
    return Path(parse_qs(urlsplit(url).query)["host"][0])


@pytest.fixture
def started(postgres):
    """The program around a command that says where the server is, and that its standard input lets go."""
    command = [sys.executable, "-m", "tests.postgres", sys.executable, "-c", ASK]
    with subprocess.Popen(command, cwd=ROOT, **PIPES, start_new_session=True) as process:
        url, _, answer = process.stdout.readline().strip().partition(" ")
        yield process, folder_of(url), answer


def test_the_server_answers_its_command_and_goes_with_it(started):
    process, folder, answer = started
    assert (answer, folder.is_dir()) == ("đã chạy", True)
    process.communicate("")
    assert (process.returncode, folder.exists()) == (3, False)


def test_the_server_goes_when_it_is_told_to_end(started):
    process, folder, _ = started
    process.terminate()
    process.communicate()
    assert (process.returncode, folder.exists()) == (128 + signal.SIGTERM, False)


def test_the_server_goes_when_someone_presses_ctrl_c(started):
    process, folder, _ = started
    os.killpg(process.pid, signal.SIGINT)
    process.communicate()
    assert (process.returncode != 0, folder.exists()) == (True, False)


def test_the_server_goes_when_whoever_started_it_is_killed(postgres):
    with subprocess.Popen([sys.executable, "-c", START], cwd=ROOT, **PIPES) as process:
        folder = folder_of(process.stdout.readline().strip())
        was_there = folder.is_dir()
        process.kill()
        process.communicate()  # until nobody has its standard error any more: the server's keeper has it too
    assert (was_there, folder.exists()) == (True, False)


def test_without_a_server_on_the_system_it_says_how_to_get_one(monkeypatch, capsys, tmp_path):
    monkeypatch.setattr(program, "SERVERS", tmp_path)
    monkeypatch.setattr("sys.argv", ["tests.postgres", "true"])
    assert (program.main(), capsys.readouterr().err) == (2, "no PostgreSQL server: apt install postgresql\n")
