"""What a database says when it fails, as one sentence."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.core.exceptions import ImproperlyConfigured
from django.db import DatabaseError

from parindex.core.messages import Message
from parindex.web.database import named
from parindex.web.records.backup.saying import BackupError


@contextmanager
def telling_trouble() -> Iterator[None]:
    """Within it a database that cannot be read or written becomes a BackupError that names it."""
    try:
        yield
    except (DatabaseError, ImproperlyConfigured) as error:
        raise BackupError(Message("backup.database", {"database": named(), "reason": reason_of(error)})) from error


def reason_of(error: Exception) -> str:
    """The first line of what a database or Django says."""
    return str(error).strip().partition("\n")[0]
