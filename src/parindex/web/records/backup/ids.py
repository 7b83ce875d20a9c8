"""The numbers that a database gives out: one that was given is not given again, even if its row is gone.

Events tell of rows by their numbers; a new row under an old number would take over what is told of another.
"""

from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper

from parindex.web.records.backup.rows import Model


def last_id(model: Model, connection: BaseDatabaseWrapper) -> int:
    """The last number that was given out for a row of this table; 0 if none was, or none are."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            sequence = _sequence(model, connection)
            if sequence is None:
                return 0
            cursor.execute(f"SELECT CASE WHEN is_called THEN last_value ELSE 0 END FROM {sequence}")  # noqa: S608
        else:
            cursor.execute("SELECT seq FROM sqlite_sequence WHERE name = %s", [model._meta.db_table])
        found = cursor.fetchone()
    return int(found[0]) if found else 0


def go_on_from(model: Model, last: int, connection: BaseDatabaseWrapper) -> None:
    """See to it that the next number is above `last` and above those of all rows that are there."""
    table = model._meta.db_table
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            if (sequence := _sequence(model, connection)) is not None:
                column = connection.ops.quote_name(str(model._meta.pk and model._meta.pk.column))
                highest = f"(SELECT MAX({column}) FROM {connection.ops.quote_name(table)})"  # noqa: S608
                given = f"GREATEST(%s, {highest})"
                cursor.execute(
                    f"SELECT setval(%s, COALESCE(NULLIF({given}, 0), 1), {given} > 0)", [sequence, last, last]
                )
        elif last:
            cursor.execute("UPDATE sqlite_sequence SET seq = MAX(seq, %s) WHERE name = %s", [last, table])
            if not cursor.rowcount:
                cursor.execute("INSERT INTO sqlite_sequence (name, seq) VALUES (%s, %s)", [table, last])


def _sequence(model: Model, connection: BaseDatabaseWrapper) -> str | None:
    """The sequence that numbers the rows of this table."""
    key = model._meta.pk
    if not isinstance(key, models.AutoField | models.BigAutoField | models.SmallAutoField):
        return None
    with connection.cursor() as cursor:
        table = connection.ops.quote_name(model._meta.db_table)
        cursor.execute("SELECT pg_get_serial_sequence(%s, %s)", [table, key.column])
        found: str | None = cursor.fetchone()[0]
    return found
