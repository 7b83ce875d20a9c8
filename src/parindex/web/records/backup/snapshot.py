"""One moment of the database, held while people go on working: nobody waits for it, and it sees nothing later."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection, connections, transaction
from django.db.backends.base.base import BaseDatabaseWrapper

ALIAS = "snapshot"
# The limits of a request would end a reading that takes minutes.
POSTGRESQL = (
    "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY",
    "SET LOCAL statement_timeout = 0",
    "SET LOCAL idle_in_transaction_session_timeout = 0",
)
SQLITE = ("PRAGMA query_only = ON",)


@contextmanager
def snapshot() -> Iterator[BaseDatabaseWrapper]:
    """A connection of its own that reads the database as it is now until the block ends."""
    held = connection.copy(ALIAS)
    if held.vendor == "sqlite":
        # every other transaction begins as one that writes, and would make people wait
        held.settings_dict["OPTIONS"]["transaction_mode"] = "DEFERRED"
    connections[ALIAS] = held
    try:
        with transaction.atomic(using=ALIAS):
            with held.cursor() as cursor:
                for statement in POSTGRESQL if held.vendor == "postgresql" else SQLITE:
                    cursor.execute(statement)
                cursor.execute("SELECT COUNT(*) FROM django_migrations")  # a moment begins with the first row read
                cursor.fetchone()
            yield held
    finally:
        held.close()
        del connections[ALIAS]
