"""Triggers set aside while a backup is loaded: they guard what people do from now on.

What was done to a chain of events before it was backed up must come back as it is, to be seen: whoever lost an event
would else lose the whole installation with it.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection

SQLITE = "SELECT name, sql FROM sqlite_master WHERE type = 'trigger'"
POSTGRESQL = "SELECT DISTINCT tgrelid::regclass::text FROM pg_trigger WHERE NOT tgisinternal"


@contextmanager
def set_aside() -> Iterator[None]:
    """Inside a transaction: no trigger hears what is done in the block, and after it they are as they were."""
    with connection.cursor() as cursor:
        cursor.execute(SQLITE if connection.vendor == "sqlite" else POSTGRESQL)
        found = cursor.fetchall()
        if connection.vendor == "sqlite":
            before = [f"DROP TRIGGER {connection.ops.quote_name(name)}" for name, _ in found]
            after = [sql for _, sql in found]
        else:
            before, after = (
                [f"ALTER TABLE {table} {do} TRIGGER USER" for (table,) in found] for do in ("DISABLE", "ENABLE")
            )
        for statement in before:
            cursor.execute(statement)
        yield
        for statement in after:
            cursor.execute(statement)
