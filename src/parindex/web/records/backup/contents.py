"""What of an installation belongs in a backup, and what does not."""

import os
import re
from collections.abc import Iterator
from pathlib import Path

from parindex.web.environment import SETTINGS
from parindex.web.records.backup.saying import not_read

# Of PARINDEX_HOME every folder is taken but these. Papers that wait are their bringer's for a day, files that come in
# piece by piece too; readings of papers lie there in a form that must not come from a file that somebody hands over.
# The rest is made anew.
FOLDERS_LEFT_OUT = frozenset({"waiting", "uploads", "previews", "static", "mail", "logs", "locks"})
HEAD = "audit-head.json"  # of the files that lie in PARINDEX_HOME itself only this: see head_file
# What a restored installation makes for itself, and may have made before it is restored.
REMADE = frozenset({"secret-key", "static", "logs", "locks"})
# Who is signed in where, who mistyped a password, what comes in: it ends with the installation that it began in.
APPS_LEFT_OUT = frozenset({"sessions", "axes"})
TABLES_LEFT_OUT = frozenset({"records_visit", "records_upload"})
NOT_WHOLE = (".part", ".tmp", ".new", ".lock")  # endings of what is being written, or says that something is
STORE = "files"
DIGEST = re.compile(r"[0-9a-f]{64}")
# Which column of which table names files of the store by their SHA-256.
NAMES_FILES = {"records_paper": "sha256", "records_evidencerevision": "sha256"}
SECRET = re.compile("URL|PASSWORD|SECRET|TOKEN|KEY")
# A name that stays where it is put, on any system.
PLAIN = re.compile(r"(?!\.)[^/\\:\x00-\x1f\x7f\ud800-\udfff]+")


def paths_of(home: Path) -> Iterator[str]:
    """The paths below `home`, written with "/", of all files that belong in a backup, but for the head of the chain.

    A file of these folders is written aside, moved in under a name of its own, and never written again. Raises
    BackupError for a folder that cannot be read.
    """
    for folder in sorted(home.iterdir()):
        if not folder.is_dir() or folder.name in FOLDERS_LEFT_OUT or folder.name.startswith("."):
            continue
        for where, _, names in os.walk(folder, onerror=_refuse_unread):
            for name in sorted(names):
                path = Path(where, name)
                below = path.relative_to(home).as_posix()
                if is_taken(below) and path.is_file() and not path.is_symlink():
                    yield below


def is_taken(path: str) -> bool:
    """Whether a backup may hold a file at `path` below PARINDEX_HOME: no other may come out of one either."""
    if path == HEAD:
        return True
    parts = path.split("/")
    if len(parts) < 2 or not all(PLAIN.fullmatch(part) for part in parts):
        return False
    if parts[0].casefold() in FOLDERS_LEFT_OUT or parts[-1].endswith(NOT_WHOLE):
        return False
    return parts[0] != STORE or DIGEST.fullmatch(parts[-1]) is not None


def settings_told(values: dict[str, str]) -> dict[str, str]:
    """The settings that hold no secret; an address of a server may have a password in any part of it."""
    return {one.name: values[one.name] for one in SETTINGS if not SECRET.search(one.name)}


def _refuse_unread(error: OSError) -> None:
    if not isinstance(error, FileNotFoundError):  # taken away meanwhile
        raise not_read(error.filename, error)
