"""A backup or a restoring that is killed leaves nothing that could be taken for a whole one."""

import shutil
import subprocess
import sys

import pytest

from tests.web.records.backup.installations import MAIN, ROOT, at, done, refused

pytestmark = pytest.mark.slow  # commands of their own processes, again and again

SLOW = pytest.mark.slow


def killed(*words, after, environment):
    """Kill a command when it has said so many lines of how far it is."""
    command = [sys.executable, "-c", MAIN, *map(str, words)]
    with subprocess.Popen(
        command, env=environment, cwd=ROOT, stderr=subprocess.PIPE, stdout=subprocess.DEVNULL
    ) as process:
        for _ in range(after):
            assert process.stderr.readline() != b""
        process.kill()
    assert process.returncode == -9


def test_backup_that_is_killed_leaves_no_file_of_its_name_and_can_be_made_again(full, tmp_path):
    killed("backup", tmp_path / "a.zip", after=1, environment=at(full))
    assert (tmp_path / "a.zip").exists() is False
    done("backup", tmp_path / "a.zip", environment=at(full))
    done("restore", tmp_path / "a.zip", environment=at(tmp_path / "home"))


@pytest.mark.parametrize("after", [pytest.param(1, marks=SLOW), 3, pytest.param(4, marks=SLOW)])
def test_restoring_that_is_killed_leaves_no_installation_and_is_done_in_another_home(
    backup_of_full, environment, tmp_path, after
):
    killed("restore", backup_of_full, after=after, environment=environment)
    home = tmp_path / "home"
    (left,) = home.iterdir()
    assert left.name.startswith(".restore-")
    assert f"đang có {left.name}" in refused("restore", backup_of_full, environment=environment)
    shutil.rmtree(home)
    done("restore", backup_of_full, environment=environment)
    done("audit", "verify", environment=environment)
