"""An installation with everything in it, and a backup of it: made once, copied by whoever changes it."""

import shutil
import subprocess
import sys

import pytest

from tests.web.records.backup.installations import ROOT, at, done

PLACES = ["sqlite", pytest.param("postgresql", marks=pytest.mark.slow)]


@pytest.fixture(scope="session")
def full(tmp_path_factory):
    """The home of an installation on SQLite: the demonstration, and a row or a file of every kind."""
    home = tmp_path_factory.mktemp("full") / "home"
    done("init", "--demo", environment=at(home))
    filling = [sys.executable, "-m", "tests.web.records.backup.filling"]
    subprocess.run(filling, env=at(home), cwd=ROOT, check=True, timeout=120)
    return home


@pytest.fixture(scope="session")
def backup_of_full(full, tmp_path_factory):
    file = tmp_path_factory.mktemp("backup") / "ban-sao.zip"
    done("backup", file, environment=at(full))
    return file


@pytest.fixture(scope="session")
def restored(backup_of_full, tmp_path_factory):
    """The home of an installation made of that backup, to be looked at."""
    home = tmp_path_factory.mktemp("restored") / "a" / "b" / "home"
    done("restore", backup_of_full, environment=at(home))
    return home


@pytest.fixture
def own_restored(restored, tmp_path):
    """The same, to be changed."""
    return shutil.copytree(restored, tmp_path / "home")


@pytest.fixture
def own_full(full, tmp_path):
    """The installation with everything in it, to be changed."""
    return shutil.copytree(full, tmp_path / "home")


@pytest.fixture(params=PLACES)
def environment(request, tmp_path):
    """A new installation on each of the two databases."""
    url = request.getfixturevalue("postgres_database") if request.param == "postgresql" else ""
    return at(tmp_path / "home", url)
