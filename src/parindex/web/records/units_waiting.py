"""Lists of units before they are taken in: in the waiting room, beside papers, and gone as these are.

PARINDEX_HOME/waiting/<person>/<token>/ holds the bytes and the file's name; only who brought a list can reach it.
"""

import secrets
import shutil
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings

from parindex.documents.units_file import UnitsFile, read_units
from parindex.web.records.people import User
from parindex.web.records.waiting import READERS, TOKEN, clean, plain_name

NAME = "list-of-units"


@dataclass(frozen=True, slots=True)
class WaitingUnits:
    """A list of units that waits."""

    token: str
    name: str
    folder: Path

    def file(self) -> UnitsFile:
        """What stands in it. Raises UnreadableFileError if another version of parindex can no longer read it."""
        return _read((self.folder / "content").read_bytes(), self.name)


def let_units_wait(person: User, name: str, content: bytes) -> WaitingUnits:
    """Let a list wait for `person`. Raises UnreadableFileError, with one sentence, and nothing waits."""
    clean()
    name = plain_name(name)
    _read(content, name)
    token = secrets.token_hex(16)
    folder = _folder(person, token)
    folder.mkdir(parents=True, mode=0o700)
    (folder / "content").write_bytes(content)
    (folder / NAME).write_text(name, encoding="utf-8")
    return WaitingUnits(token, name, folder)


def waiting_units(person: User, token: str) -> WaitingUnits | None:
    """The list of this token; None if none waits for `person`."""
    folder = _folder(person, token)
    if not TOKEN.fullmatch(token) or not (folder / NAME).exists():
        return None
    return WaitingUnits(token, (folder / NAME).read_text(encoding="utf-8"), folder)


def put_units_away(one: WaitingUnits) -> None:
    """Let go of a list that waits."""
    shutil.rmtree(one.folder, ignore_errors=True)


def _folder(person: User, token: str) -> Path:
    return Path(settings.PARINDEX_HOME) / "waiting" / str(person.pk) / token


def _read(content: bytes, name: str) -> UnitsFile:
    with READERS:
        return read_units(content, name)
