"""An installation built inside the folder that is to be its home, out of sight, and moved into place when it is whole.

Without Django: the settings of the one that is built are read from there.
"""

import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from parindex.core.messages import Message, Parameter
from parindex.web.records.backup.contents import REMADE
from parindex.web.records.backup.saying import BackupError, not_written

DATABASE = "parindex.sqlite3"  # moved last: an installation without it is none


@contextmanager
def building(home: Path) -> Iterator[Path]:
    """A folder inside `home` to build in; it goes when the block ends, and so does what else was made on the way to it.

    Raises BackupError if something that would be lost or mixed up lies in `home` already, or nothing can be written.
    """
    _refuse_filled(home)
    lacking = [folder for folder in (home, *home.parents) if not folder.exists()]
    try:
        home.mkdir(parents=True, exist_ok=True)
        build = Path(tempfile.mkdtemp(prefix=".restore-", dir=home))
    except OSError as error:
        raise not_written(home, error) from None
    try:
        yield build
    finally:
        shutil.rmtree(build)
        for folder in lacking:
            if not any(folder.iterdir()):
                folder.rmdir()


@contextmanager
def placing(build: Path, home: Path) -> Iterator[Callable[[], None]]:
    """Gives what moves all that was built into `home`; should the block fail after that, it goes back out of it."""
    moved: list[Path] = []

    def place() -> None:
        _refuse_filled(home, besides=build)  # by somebody who was restoring at the same time
        os.sync()  # what was written lies on the disk before it has its place there
        for path in sorted(build.iterdir(), key=lambda one: (one.name.startswith(DATABASE), one.name)):
            if not (home / path.name).exists():  # a secret key of its own, say
                path.rename(home / path.name)
                moved.append(path)

    try:
        yield place
    except BaseException:
        for path in moved:
            (home / path.name).rename(path)
        raise


def refuse_without_room(home: Path, size: int) -> None:
    """Raises BackupError unless the disk of `home` has room for so many bytes."""
    there = next(folder for folder in (home, *home.parents) if folder.exists())
    free = shutil.disk_usage(there).free
    if size > free:
        said: dict[str, Parameter] = {"home": str(home), "needed": _megabytes(size), "free": free // 1_000_000}
        raise BackupError(Message("backup.no-room", said))


def _refuse_filled(home: Path, besides: Path | None = None) -> None:
    if home.exists() and not home.is_dir():
        raise BackupError(Message("backup.no-home", {"home": str(home)}))
    there = {path for path in home.iterdir() if path.name not in REMADE} if home.exists() else set()
    if others := there - {besides}:
        raise BackupError(Message("backup.not-empty", {"home": str(home), "name": min(others).name}))


def _megabytes(size: int) -> int:
    """Rounded up."""
    return -(-size // 1_000_000)
