"""Installations of our own, worked with by commands as an operator does, and what is in them, read without parindex."""

import json
import os
import sqlite3
import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

ROOT = Path(__file__).resolve().parents[4]
MAIN = "from parindex.cli.main import main; main()"
# Not in a backup: who is signed in, and the days on which migrations ran.
LEFT_OUT = (
    "django_session",
    "axes_",
    "records_visit",
    "records_upload",
    "records_evidence_index",
    "django_migrations",
    "sqlite_",
)


def at(home, url="", **settings):
    """The environment of an installation: SQLite in `home`, or the PostgreSQL of `url`."""
    given = {"PARINDEX_HOME": str(home), "DATABASE_URL": url, "PARINDEX_DEMO": "0", **settings}
    return {**os.environ, **given}


def run(*words, environment):
    command = [sys.executable, "-c", MAIN, *map(str, words)]
    return subprocess.run(command, env=environment, cwd=ROOT, capture_output=True, text=True, timeout=120)


def done(*words, environment):
    """A command that ends well; answers what it printed."""
    ended = run(*words, environment=environment)
    assert ended.returncode == 0, ended.stderr
    return ended.stdout


def refused(*words, environment):
    """The one sentence that stops a command, after the lines that tell how far it was."""
    ended = run(*words, environment=environment)
    assert (ended.returncode, ended.stdout) == (2, ""), ended.stderr
    return ended.stderr.splitlines()[-1]


def script(code, environment):
    """What a program with Django set up prints."""
    begun = f"import django; django.setup()\n{code}"
    settings = {**environment, "DJANGO_SETTINGS_MODULE": "parindex.web.settings"}
    ended = subprocess.run(
        [sys.executable, "-W", "error", "-c", begun],
        env=settings,
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert ended.returncode == 0, ended.stderr
    return ended.stdout.strip()


def rows(home):
    """Table -> its rows, as SQLite keeps them."""
    with sqlite3.connect(home / "parindex.sqlite3") as database:
        names = [name for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY 1")]
        kept = [name for name in names if not name.startswith(LEFT_OUT)]
        found = {name: sorted(database.execute(f"SELECT * FROM {name}").fetchall(), key=repr) for name in kept}  # noqa: S608
    database.close()
    return found


def tables(file):
    """Table -> its rows, as a backup has them."""
    with ZipFile(file) as archive:
        names = [name for name in archive.namelist() if name.startswith("tables/")]
        return {name: [json.loads(line) for line in archive.read(name).splitlines()] for name in sorted(names)}


def manifest(file):
    with ZipFile(file) as archive:
        return json.loads(archive.read("manifest.json"))


def files(home):
    """Path -> bytes of every file but the database."""
    every = (path for path in home.rglob("*") if path.is_file() and not path.name.startswith("parindex.sqlite3"))
    return {path.relative_to(home).as_posix(): path.read_bytes() for path in every}


def listing(home):
    """Everything in a folder with the bytes of files, to see that nothing was touched; None without it."""
    if not home.exists():
        return None
    return {str(path.relative_to(home)): path.read_bytes() if path.is_file() else None for path in home.rglob("*")}
