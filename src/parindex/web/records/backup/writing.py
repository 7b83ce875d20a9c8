"""The archive being written: beside its final name, under which it appears whole or not at all."""

import hashlib
import os
import tempfile
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from parindex.core.messages import Message
from parindex.web.records.backup.saying import BackupError, not_written

CHUNK = 1 << 20
OWNER_ONLY = 0o600


@dataclass(frozen=True, slots=True)
class Written:
    """How many bytes a member has, and their SHA-256 in hex."""

    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Writing:
    """An archive that is being written, one member after the other."""

    archive: ZipFile

    def add(self, name: str, content: Iterable[bytes], *, is_packed: bool) -> Written:
        """Write a member as its content comes; `is_packed` where packing it saves room."""
        member = ZipInfo(name, time.localtime()[:6])
        member.compress_type = ZIP_DEFLATED if is_packed else ZIP_STORED
        member.external_attr = OWNER_ONLY << 16
        size, digest = 0, hashlib.sha256()
        with self.archive.open(member, "w", force_zip64=True) as into:
            for chunk in content:
                into.write(chunk)
                digest.update(chunk)
                size += len(chunk)
        return Written(size, digest.hexdigest())


@contextmanager
def new_archive(target: Path) -> Iterator[Writing]:
    """An archive that becomes `target` when the block ends well; otherwise nothing of it stays.

    For its owner alone: it holds what the database holds. Raises BackupError if it cannot be written, or if `target`
    is there: when it begins, or by then.
    """
    _refuse(target)
    aside = None
    try:
        handle, aside = tempfile.mkstemp(prefix=f".{target.name}.", suffix=".part", dir=target.parent)
        with os.fdopen(handle, "wb") as file:
            with ZipFile(file, "w") as archive:
                yield Writing(archive)
            file.flush()
            os.fsync(file.fileno())
        _appear(Path(aside), target)
    except OSError as error:
        raise not_written(target, error) from None
    finally:
        if aside is not None:
            Path(aside).unlink(missing_ok=True)


def chunks_of(path: Path) -> Iterator[bytes]:
    """The bytes of a file, some at a time."""
    with path.open("rb") as file:
        while chunk := file.read(CHUNK):
            yield chunk


def _refuse(target: Path) -> None:
    if target.exists() or target.is_symlink():
        raise BackupError(Message("backup.exists", {"file": str(target)}))
    if not target.parent.is_dir():
        raise BackupError(Message("backup.no-folder", {"file": str(target), "folder": str(target.parent)}))


def _appear(aside: Path, target: Path) -> None:
    """Give the file its name without taking it from another."""
    try:
        os.link(aside, target)
    except OSError:  # there already, or on a file system without links, where it may be moved
        _refuse(target)
        aside.replace(target)
