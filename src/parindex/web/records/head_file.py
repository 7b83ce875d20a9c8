"""The head of the chain of events outside the database: whoever cuts the table must find this file, too."""

import fcntl
import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.utils import timezone


class HeadFileError(Exception):
    """The file is there, but is no head of a chain."""


@dataclass(frozen=True, slots=True)
class KeptHead:
    """What the file says: how many events there were at a time (ISO 8601), and the hash of the last of them."""

    count: int
    hash: str
    at: str


def head_path() -> Path:
    return Path(settings.PARINDEX_HOME) / "audit-head.json"


def kept_head() -> KeptHead | None:
    """The head on file; None without a file. Raises HeadFileError for one that does not hold what it should."""
    try:
        found = json.loads(head_path().read_bytes())
    except FileNotFoundError:
        return None
    except (OSError, ValueError) as error:
        raise HeadFileError(str(head_path())) from error
    is_head = isinstance(found, dict) and isinstance(found.get("count"), int) and isinstance(found.get("hash"), str)
    if not is_head:
        raise HeadFileError(str(head_path()))
    return KeptHead(found["count"], found["hash"], str(found.get("at", "")))


def keep_head(count: int, hash_: str) -> None:
    """Write the head, never over one with more events; a file that cannot be read is left for people to look at."""
    with _alone():
        kept = kept_head()
        if kept is not None and kept.count >= count:
            return
        said = {"count": count, "hash": hash_, "at": timezone.now().isoformat()}
        path = head_path()
        waiting = path.with_suffix(".new")
        with waiting.open("w", encoding="utf-8") as file:
            json.dump(said, file)
            file.flush()
            os.fsync(file.fileno())
        waiting.replace(path)


@contextmanager
def _alone() -> Iterator[None]:
    """One process at a time; the lock goes with whoever held it."""
    with head_path().with_suffix(".lock").open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield
