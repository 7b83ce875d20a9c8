"""`parindex audit`: an installation of its own, recorded into by two programs at once, then tampered with."""

import json
import os
import re
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from openpyxl import load_workbook

from tests.repo.tracked import ROOT

EACH, LAST = 15, 30
GUIDE = (ROOT / "docs/how-to/audit.md").read_text(encoding="utf-8")
MAKE = """
import django
django.setup()
from django.core.management import call_command
call_command("migrate", verbosity=0)
"""
RECORD = f"""
import django
django.setup()
from django.db import transaction
from parindex.core.messages import Message
from parindex.web.records.asking import asked_by_program
from parindex.web.records.audit import Subject, record
for seq in range({EACH}):
    with asked_by_program("chương trình"), transaction.atomic():
        said = Message("chain.missing", {{"seq": seq}})
        record("save", Subject("unit", "1", "Xã 01"), said, unit=None, reason="=1+1", after={{"name": "Xã 01"}})
"""


def environment(home, url=""):
    own = {"PARINDEX_HOME": str(home), "DATABASE_URL": url, "DJANGO_SETTINGS_MODULE": "parindex.web.settings"}
    return {**os.environ, **own, "COLUMNS": "200"}


def recorded(home, url=""):
    """Make an installation, and let two programs record into it at the same time."""
    subprocess.run([sys.executable, "-c", MAKE], env=environment(home, url), check=True)
    both = [subprocess.Popen([sys.executable, "-c", RECORD], env=environment(home, url)) for _ in range(2)]
    assert [one.wait(60) for one in both] == [0, 0]


def audit(home, *words, url=""):
    """Exit status, standard output, standard error of `parindex audit …`."""
    command = [Path(sys.executable).with_name("parindex"), *words[:-1], "audit", *words[-1].split()]
    done = subprocess.run(command, env=environment(home, url), capture_output=True, text=True)
    return done.returncode, done.stdout, done.stderr


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    home = tmp_path_factory.mktemp("made") / "home"
    recorded(home)
    return home


@pytest.fixture
def home(made, tmp_path):
    """An installation with thirty events that nobody has touched."""
    return Path(shutil.copytree(made, tmp_path / "home"))


def tamper(home, *statements):
    """What somebody does who has the file, and knows how to take the triggers off."""
    with sqlite3.connect(home / "parindex.sqlite3") as database:
        for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            database.execute(f"DROP TRIGGER {name}")
        for statement in statements:
            database.execute(statement)
    database.close()


CUT = "DELETE FROM records_event WHERE seq > 20"
HEAD = "UPDATE records_audithead SET count = 20, hash = (SELECT hash FROM records_event WHERE seq = 20)"
SWAP = (
    "UPDATE records_event SET seq = -7 WHERE seq = 7",
    "UPDATE records_event SET seq = 7 WHERE seq = 9",
    "UPDATE records_event SET seq = 9 WHERE seq = -7",
)


def test_events_of_two_programs_at_once_make_one_chain(home):
    head = json.loads((home / "audit-head.json").read_text())
    whole = f"Chuỗi nguyên vẹn: 30 việc, đầu chuỗi {head['hash']}.\n"
    assert (head["count"], audit(home, "verify")) == (LAST, (0, whole, ""))


def test_events_of_two_programs_at_once_make_one_chain_on_postgresql(tmp_path, postgres_database):
    recorded(tmp_path, postgres_database)
    code, out, err = audit(tmp_path, "verify --json", url=postgres_database)
    assert (code, json.loads(out)["whole"], json.loads(out)["count"], err) == (0, True, LAST, "")


@pytest.mark.parametrize(
    ("statements", "seq", "problem"),
    [
        (["UPDATE records_event SET reason = '=1+2' WHERE seq = 7"], 7, "chain.changed"),
        (["DELETE FROM records_event WHERE seq = 7"], 7, "chain.missing"),
        (SWAP, 7, "chain.moved"),
        ([CUT], 21, "chain.cut-off"),
        ([CUT, HEAD], 21, "chain.cut-off"),
    ],
    ids=["one byte changed", "deleted", "swapped", "cut off", "cut off with its head"],
)
def test_the_first_bad_event_is_named(home, statements, seq, problem):
    tamper(home, *statements)
    code, out, err = audit(home, "verify --json")
    shape = json.loads(out)
    assert (code, err, shape["whole"]) == (1, "", False)
    assert (shape["broken"]["seq"], shape["broken"]["problem"]) == (seq, problem)


def test_what_is_wrong_is_told_in_the_language_asked_for(home):
    tamper(home, "DELETE FROM records_event WHERE seq IN (7, 8)")
    told = "Events 7 to 8 are missing: they were taken out of the chain.\n"
    assert audit(home, "--lang", "en", "verify") == (1, told, "")


def spoil_pages(file):
    content = bytearray(file.read_bytes())
    content[4096 * 2 : 4096 * 40] = b"\xff" * (4096 * 38)
    file.write_bytes(content)


@pytest.mark.parametrize(
    "spoil",
    [lambda file: file.write_bytes(b"no database at all" * 500), spoil_pages],
    ids=["another file", "damaged pages"],
)
def test_a_database_file_that_is_corrupt_is_named(home, spoil):
    file = home / "parindex.sqlite3"
    spoil(file)
    code, out, err = audit(home, "verify")
    assert (code, out, err.count("\n")) == (2, "", 1)
    assert err.startswith(f"Tệp cơ sở dữ liệu {file} bị hỏng (")


def test_where_nothing_is_installed_nothing_is_checked_nor_made(tmp_path):
    code, out, err = audit(tmp_path, "verify")
    assert (code, out) == (2, "")
    assert err == f"Chưa có bản cài ở {tmp_path}: hãy chạy “parindex init” trước, hoặc xem lại PARINDEX_HOME.\n"
    assert not (tmp_path / "parindex.sqlite3").exists()


def test_the_head_is_printed_for_keeping_elsewhere(home):
    kept = json.loads((home / "audit-head.json").read_text())
    code, out, err = audit(home, "head")
    assert (code, out.startswith(f"30 việc, đầu chuỗi {kept['hash']}, lúc "), err) == (0, True, "")


def test_json_lines_let_anybody_check_the_chain_as_the_guide_says(home, tmp_path):
    assert audit(home, f"export {tmp_path / 'viec.jsonl'}") == (0, "", "")
    (program,) = re.findall(r"^```python\n(.*?)^```$", GUIDE, re.DOTALL | re.MULTILINE)
    check = [sys.executable, "-X", "utf8", "-c", program]
    done = subprocess.run(check, cwd=tmp_path, capture_output=True, text=True)
    head = json.loads((home / "audit-head.json").read_text())
    assert (done.stdout, done.stderr) == (f"30 {head['hash']}\n", "")


def test_a_workbook_holds_a_row_for_each_event(home, tmp_path):
    assert audit(home, f"export {tmp_path / 'viec.xlsx'}") == (0, "", "")
    head, *rows = load_workbook(tmp_path / "viec.xlsx").active.iter_rows(values_only=True)
    assert [row[0] for row in rows] == [str(seq) for seq in range(1, LAST + 1)]
    assert {row[head.index("Lý do")] for row in rows} == {"=1+1"}
    assert {row[head.index("Thay đổi")] for row in rows} == {"tên: (không có) → Xã 01"}


def test_a_file_of_another_kind_or_one_that_is_there_is_not_written(home, tmp_path):
    there = tmp_path / "events.csv"
    there.write_text("của tôi")
    assert audit(home, f"export {there}")[0] == 2
    assert audit(home, f"export {tmp_path / 'events.pdf'}")[0] == 2
    assert there.read_text() == "của tôi"
