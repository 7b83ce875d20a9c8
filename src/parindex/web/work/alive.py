"""Whether a worker is alive: it holds a lock on a file of its name, which the system lifts however the worker ends.

A lock tells at once and is never wrong about a worker that is merely slow, as a clock would be.
"""

import fcntl
import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from django.conf import settings

STARTING = ".new"


@contextmanager
def signed_on() -> Iterator[str]:
    """The name of this worker, which no other has had, and which is alive until the block is left."""
    name = f"{os.getpid()}-{secrets.token_hex(8)}"
    path = _sign(name)
    path.parent.mkdir(exist_ok=True)
    begun = path.with_suffix(STARTING)
    with begun.open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        begun.rename(path)  # under its own name it is locked from the first moment
        try:
            yield name
        finally:
            path.unlink(missing_ok=True)


def is_alive(name: str) -> bool:
    """Whether the worker of this name still works; of one that ended without a word the file is cleared away."""
    try:
        with _sign(name).open() as file:
            fcntl.flock(file, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except FileNotFoundError:
        return False
    except BlockingIOError:
        return True
    with suppress(FileNotFoundError):
        _sign(name).unlink()
    return False


def _sign(name: str) -> Path:
    return Path(settings.PARINDEX_HOME) / "locks" / f"worker-{name}.lock"
