"""Whether the database of an installation is there, sound, and has its tables; nothing is made by looking."""

from pathlib import Path

from django.conf import settings
from django.db import DatabaseError, connection

from parindex.core.messages import Message
from parindex.web.database import why_behind, why_unreachable


def why_unusable() -> Message | str | None:
    """What keeps the database from being read, in a sentence; None if nothing does. Leaves no connection."""
    if connection.vendor == "sqlite":
        file = Path(connection.settings_dict["NAME"])
        if not file.exists():
            return Message("chain.none", {"home": str(settings.PARINDEX_HOME)})
        if reason := _damage():
            return Message("chain.corrupt", {"file": str(file), "reason": reason})
    return why_unreachable() or why_behind()


def _damage() -> str | None:
    """What is wrong with the pages of a SQLite file, as SQLite says it first."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA quick_check(1)")
            said = str(cursor.fetchone()[0])
    except DatabaseError as error:
        said = str(error)
    finally:
        connection.close()
    return None if said == "ok" else " ".join(said.split())
