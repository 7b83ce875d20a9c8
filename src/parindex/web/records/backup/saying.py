"""What is said of a backup on the way: how far it is, and why it is not made or not restored."""

from collections.abc import Callable
from typing import TypeAlias

from parindex.core.messages import Message
from parindex.documents.document import FileError

Tell: TypeAlias = Callable[[Message], None]  # hears what is done


class BackupError(FileError):
    """What stops it, as one sentence; nothing of what was begun stays."""


def not_read(file: object, error: OSError) -> BackupError:
    """A file or folder that the system does not let us read."""
    return BackupError(Message("backup.not-read", {"file": str(file), "reason": _reason(error)}))


def not_written(file: object, error: OSError) -> BackupError:
    """A file or folder that the system does not let us write, or that there is no room for."""
    return BackupError(Message("backup.not-written", {"file": str(file), "reason": _reason(error)}))


def _reason(error: OSError) -> str:
    return error.strerror or str(error)
