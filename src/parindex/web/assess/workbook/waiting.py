"""Workbooks before they are taken in: in the waiting room, beside papers, and gone as these are after a day.

PARINDEX_HOME/waiting/<person>/<token>/ holds their bytes, and what was refused of them in words; only who brought them
can reach them, and only on the page of the sheet that they were brought to.
"""

import json
import secrets
import shutil
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from django.conf import settings

from parindex.core.messages import Message
from parindex.web.records.models import IndexYear
from parindex.web.records.people import User
from parindex.web.records.said import said_content, said_from
from parindex.web.records.waiting import TOKEN, clean, plain_name

ABOUT = "sheet-workbooks.json"


@dataclass(frozen=True, slots=True)
class Waiting:
    """Workbooks that wait. names: of those that are kept; refused: why others are not; at: when they came."""

    token: str
    folder: Path
    names: tuple[str, ...]
    refused: tuple[Message, ...]
    at: datetime

    def contents(self) -> Iterable[tuple[str, bytes]]:
        """Each file with its name."""
        return ((name, (self.folder / str(place)).read_bytes()) for place, name in enumerate(self.names))


def let_wait(person: User, sheet: IndexYear, files: Sequence[tuple[str, bytes]], refused: Sequence[Message]) -> str:
    """Let `files` wait for `person`; answers their token."""
    clean()
    token = secrets.token_hex(16)
    folder = _folder(person, token)
    folder.mkdir(parents=True, mode=0o700)
    for place, (_, content) in enumerate(files):
        (folder / str(place)).write_bytes(content)
    told = [said_content(one) for one in refused]
    about = {"sheet": sheet.pk, "names": [name for name, _ in files], "refused": told}
    (folder / ABOUT).write_text(json.dumps(about, ensure_ascii=False), encoding="utf-8")
    return token


def each_its_name(names: Iterable[str]) -> list[str]:
    """Names of files without folders; what bears the name of another is numbered, to be told apart."""
    taken: dict[str, int] = {}
    told = []
    for name in map(plain_name, names):
        taken[name] = taken.get(name, 0) + 1
        told.append(name if taken[name] == 1 else f"{name} ({taken[name]})")
    return told


def waiting_one(person: User, sheet: IndexYear, token: str) -> Waiting | None:
    """The workbooks of this token; None if none of `sheet` wait for `person` under it."""
    return _read(_folder(person, token), sheet) if TOKEN.fullmatch(token) else None


def waiting_of(person: User, sheet: IndexYear) -> list[Waiting]:
    """What waits for `person` on `sheet`, newest first."""
    found = (_read(folder, sheet) for folder in _room(person).glob("*"))
    return sorted((one for one in found if one), key=lambda one: one.at, reverse=True)


def put_away(one: Waiting) -> None:
    """Let go of workbooks that wait."""
    shutil.rmtree(one.folder, ignore_errors=True)


def _room(person: User) -> Path:
    return Path(settings.PARINDEX_HOME) / "waiting" / str(person.pk)


def _folder(person: User, token: str) -> Path:
    return _room(person) / token


def _read(folder: Path, sheet: IndexYear) -> Waiting | None:
    path = folder / ABOUT
    try:
        about = json.loads(path.read_text(encoding="utf-8"))
        at = datetime.fromtimestamp(path.stat().st_mtime, UTC)
    except FileNotFoundError:  # another kind of thing waits there, or nothing
        return None
    if about["sheet"] != sheet.pk:
        return None
    refused = tuple(one for one in map(said_from, about["refused"]) if isinstance(one, Message))
    return Waiting(folder.name, folder, tuple(about["names"]), refused, at)
