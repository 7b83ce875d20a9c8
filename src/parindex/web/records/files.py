"""The one file store: bytes under their SHA-256, so that equal files lie there once and none is overwritten."""

import hashlib
import os
import re
import tempfile
from pathlib import Path
from typing import BinaryIO

from django.conf import settings
from django.db import connection, transaction

from parindex.web.records.models import EvidenceRevision, Paper, Upload

DIGEST = re.compile(r"[0-9a-f]{64}")
STORE_LOCK = 7_466_210  # a number of ours among PostgreSQL's advisory locks


def keep_file(content: bytes) -> str:
    """Keep `content` and answer its SHA-256.

    It is written aside under a name of its own and moved, so that no file is ever half there and two people may keep
    the same one at once. Kept in a transaction that fails, it must be forgotten: see `forget_file`.
    """
    digest = hashlib.sha256(content).hexdigest()
    path = file_path(digest)
    hold_store()
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, aside = tempfile.mkstemp(prefix=f"{digest}.", dir=path.parent)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            Path(aside).replace(path)
        except BaseException:
            Path(aside).unlink(missing_ok=True)
            raise
    return digest


def adopt_file(path: Path, digest: str) -> None:
    """Move the file at `path`, on the same file system, into the store, unless it is there; its SHA-256 is `digest`.

    In a transaction that fails it must be forgotten: see `forget_file`.
    """
    kept = file_path(digest)
    hold_store()
    if kept.exists():
        return
    kept.parent.mkdir(parents=True, exist_ok=True)
    path.replace(kept)
    folder = os.open(kept.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)


def hold_store() -> None:
    """Until the transaction ends nobody else forgets a file. On SQLite there is one transaction at a time."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [STORE_LOCK])


def file_path(digest: str) -> Path:
    """Where the file with this SHA-256 lies, or would. Raises ValueError for what is no SHA-256."""
    if not DIGEST.fullmatch(digest):
        message = f"{digest!r} is no SHA-256"
        raise ValueError(message)
    return Path(settings.PARINDEX_HOME) / "files" / digest[:2] / digest


def open_file(digest: str) -> BinaryIO:
    """The kept file with this SHA-256. Raises FileNotFoundError if there is none."""
    return file_path(digest).open("rb")


@transaction.atomic
def forget_file(digest: str) -> None:
    """Remove the file with this SHA-256, unless something still refers to it.

    In a transaction of its own, which no one who is keeping the same file can be in at the same time.
    """
    hold_store()
    referring = (Paper.objects, EvidenceRevision.objects, Upload.objects.unfinished())
    if not any(rows.filter(sha256=digest).exists() for rows in referring):
        file_path(digest).unlink(missing_ok=True)
