"""A backup taken while another process goes on writing is of one moment: rows, events and files agree."""

import json
import subprocess
import sys

import pytest

from tests.web.records.backup.installations import ROOT, at, done, script

pytestmark = pytest.mark.slow
BACKUPS = 3
AGREEMENT = """
import hashlib
from parindex.web.records.files import open_file
from parindex.web.records.models import Event, IndexYear, Paper
from tests.web.records.backup.writer import FRAMEWORK
brought = set(Event.objects.filter(act="import").values_list("object_id", flat=True))
undone = set(Event.objects.filter(act="undo").values_list("object_id", flat=True))
there = {str(pk) for pk in IndexYear.objects.filter(framework=FRAMEWORK).values_list("pk", flat=True)}
papers = list(Paper.objects.values_list("sha256", flat=True))
whole = sum(hashlib.sha256(open_file(digest).read()).hexdigest() == digest for digest in papers)
print(len(brought) > 0, there == brought - undone, len(papers) == len(there) + 1, whole == len(papers))
"""


@pytest.fixture
def written(environment, tmp_path):
    """An installation that somebody is writing to; answers how much was written."""
    done("init", "--demo", environment=environment)
    command = [sys.executable, "-m", "tests.web.records.backup.writer"]
    log = tmp_path / "written"
    with log.open("w") as said, subprocess.Popen(command, env=environment, cwd=ROOT, stdout=said) as writer:
        try:
            while not log.read_text(encoding="utf-8"):  # it is still starting
                assert writer.poll() is None
            yield lambda: len(log.read_text(encoding="utf-8").split())
            assert writer.poll() is None
        finally:
            writer.kill()


def test_backups_under_writes_are_restored_to_moments_at_which_everything_agrees(environment, written, tmp_path):
    before = []
    for number in range(BACKUPS):
        before.append(written())
        shape = json.loads(done("backup", tmp_path / f"{number}.zip", "--json", environment=environment))
        assert (shape["lost"], shape["altered"]) == ([], [])
    assert before[0] < before[1] < before[2] < written()  # nobody had to wait for a backup to end
    for number in range(BACKUPS):
        restored = at(tmp_path / f"restored-{number}")
        done("restore", tmp_path / f"{number}.zip", environment=restored)
        done("audit", "verify", environment=restored)
        assert script(AGREEMENT, restored) == "True True True True"
