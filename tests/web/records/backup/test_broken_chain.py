"""A chain of events that was broken before the backup comes back as it was: people get their data, and are told."""

import sqlite3

import pytest

from tests.web.records.backup.installations import at, done, rows, run

pytestmark = pytest.mark.slow  # commands of their own processes, again and again

SLOW = pytest.mark.slow
CHANGED = "UPDATE records_event SET reason = 'khác' WHERE seq = 2"
LOST = "DELETE FROM records_event WHERE seq = 2"
CUT_OFF = "DELETE FROM records_event WHERE seq = (SELECT MAX(seq) FROM records_event)"
HEAD = """
UPDATE records_audithead SET count = (SELECT MAX(seq) FROM records_event),
    hash = (SELECT hash FROM records_event ORDER BY seq DESC LIMIT 1)
"""


def tampered(home, *statements):
    """Change events as one does who may do anything with the file."""
    with sqlite3.connect(home / "parindex.sqlite3") as database:
        laid = database.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
        for name, _ in laid:
            database.execute(f"DROP TRIGGER {name}")
        for statement in (*statements, *(sql for _, sql in laid)):
            database.execute(statement)
    database.close()


@pytest.mark.parametrize(
    ("statements", "sentence"),
    [
        pytest.param((CHANGED,), "Việc số 2 đã bị sửa sau khi ghi: nội dung không khớp mã băm của nó.", marks=SLOW),
        pytest.param((LOST,), "Thiếu việc số 2: nó đã bị xóa khỏi chuỗi."),
        pytest.param(
            (CUT_OFF, HEAD),
            "Chuỗi bị cắt ở cuối, thiếu từ việc số {last}: tệp đầu chuỗi {file} giữ {last} việc.",
            marks=SLOW,
        ),
    ],
    ids=["changed", "lost", "cut off"],
)
def test_chain_that_was_broken_is_restored_as_it_was_and_told(own_full, tmp_path, statements, sentence):
    last = max(row[0] for row in rows(own_full)["records_event"])
    tampered(own_full, *statements)
    home = tmp_path / "restored"
    done("backup", tmp_path / "a.zip", environment=at(own_full))
    ended = run("restore", tmp_path / "a.zip", environment=at(home))
    told = sentence.format(last=last, file=home / "audit-head.json")
    assert (ended.returncode, ended.stderr.splitlines()[-1]) == (1, told)
    assert (rows(home), run("audit", "verify", environment=at(home)).stdout) == (rows(own_full), f"{told}\n")
