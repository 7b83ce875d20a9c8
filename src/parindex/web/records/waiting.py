"""The waiting room: uploaded papers before they are confirmed, apart from the database and the file store.

PARINDEX_HOME/waiting/<person>/<token>/ holds the bytes, what was read of them, and about.json. Only the person who
brought a paper can reach it; it goes when it is confirmed or put away, and after a day.
"""

import hashlib
import json
import pickle
import re
import secrets
import shutil
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import BoundedSemaphore

from django.conf import settings
from django.utils import timezone

from parindex.documents.document import Document
from parindex.documents.plan_reader import Layout
from parindex.documents.reading import answered, read_apart
from parindex.web.records.people import User

KEPT = timedelta(days=1)
TOKEN = re.compile(r"[0-9a-f]{32}")
LONGEST_NAME = 255
READERS = BoundedSemaphore(2)  # files are read so many at once: each may take the memory of its limit


@dataclass(frozen=True, slots=True)
class Waiting:
    """A paper that waits: its file's name, SHA-256 and size, when it came, and what its user says of its table."""

    token: str
    person: int
    name: str
    sha256: str
    size: int
    at: datetime
    columns: Mapping[int, str]
    table: int = 1

    @property
    def layout(self) -> Layout:
        return Layout(self.columns, self.table)

    @property
    def folder(self) -> Path:
        return _room() / str(self.person) / self.token

    def content(self) -> bytes:
        return (self.folder / "content").read_bytes()

    def document(self) -> Document:
        """What was read of it when it came; read again if that was by another version of parindex."""
        try:
            return answered(self.folder / "read")
        except (OSError, pickle.UnpicklingError, AttributeError, TypeError, EOFError):
            return _read_file(self.folder, self.name)


def let_wait(person: User, name: str, content: bytes) -> Waiting:
    """Read `content` and let it wait. Raises UnreadableFileError, with one sentence, and nothing waits.

    A paper of the same bytes that waits already is the one that is answered.
    """
    clean()
    digest = hashlib.sha256(content).hexdigest()
    for other in waiting_of(person):
        if other.sha256 == digest:
            return other
    token, name = secrets.token_hex(16), plain_name(name)
    one = Waiting(token, person.pk, name, digest, len(content), timezone.now(), {})
    one.folder.mkdir(parents=True, mode=0o700)
    try:
        (one.folder / "content").write_bytes(content)
        _read_file(one.folder, name)
        _write(one)
    except BaseException:
        shutil.rmtree(one.folder)
        raise
    return one


def plain_name(name: str) -> str:
    """A file's name without folders and control letters, no longer than a name may be; its ending stays."""
    bare = re.sub(r"[\x00-\x1f\x7f]", "", re.split(r"[/\\]", name)[-1]).strip() or "van-ban"
    return bare if len(bare) <= LONGEST_NAME else bare[: LONGEST_NAME - 10] + bare[-10:]


def waiting_of(person: User) -> list[Waiting]:
    """What waits for `person`, newest first."""
    return sorted(_all(_room() / str(person.pk)), key=lambda one: one.at, reverse=True)


def waiting_one(person: User, token: str) -> Waiting | None:
    """The paper of this token; None if there is none that waits for `person`."""
    folder = _room() / str(person.pk) / token
    return _read(folder) if TOKEN.fullmatch(token) else None


def correct(one: Waiting, columns: Mapping[int, str], table: int) -> Waiting:
    """The paper with what its user says of its table, from now on."""
    corrected = replace(one, columns=dict(columns), table=table)
    _write(corrected)
    return corrected


def put_away(one: Waiting) -> None:
    """Let go of a paper that waits, with everything that was read of it."""
    shutil.rmtree(one.folder, ignore_errors=True)


def clean() -> None:
    """Let go of every paper that has waited longer than a day, whoever brought it."""
    for folder in _room().glob("*/*"):
        one = _read(folder)
        came = one.at if one else datetime.fromtimestamp(folder.stat().st_mtime, UTC)
        if timezone.now() - came > KEPT:
            shutil.rmtree(folder, ignore_errors=True)


def forget_readings() -> None:
    """Let go of what was read of the papers that wait: another version may read otherwise, and reads them again."""
    for reading in _room().glob("*/*/read"):
        reading.unlink(missing_ok=True)


def _read_file(folder: Path, name: str) -> Document:
    with READERS:
        return read_apart(folder / "content", name, folder / "read")


def _room() -> Path:
    return Path(settings.PARINDEX_HOME) / "waiting"


def _all(folder: Path) -> Iterator[Waiting]:
    for each in folder.glob("*"):
        if one := _read(each):
            yield one


def _read(folder: Path) -> Waiting | None:
    try:
        about = json.loads((folder / "about.json").read_text(encoding="utf-8"))
    except FileNotFoundError:  # not there, or still being read
        return None
    columns = {int(number): meaning for number, meaning in about.pop("columns").items()}
    return Waiting(**about | {"at": datetime.fromisoformat(about["at"]), "columns": columns})


def _write(one: Waiting) -> None:
    """Written aside and moved, so that nobody reads half of it."""
    about = one.folder / "about.json"
    aside = about.with_suffix(".part")
    aside.write_text(json.dumps(asdict(one) | {"at": one.at.isoformat()}, ensure_ascii=False), encoding="utf-8")
    aside.replace(about)
