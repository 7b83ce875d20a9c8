"""The rows of a backup put into the empty tables of a database, of either kind, and read back."""

import logging
from collections.abc import Iterator
from itertools import islice, zip_longest
from typing import Any

from django.db import DatabaseError, connection, transaction

from parindex.core.messages import Message, Parameter
from parindex.web.records.backup.archive import Archive, damaged
from parindex.web.records.backup.ids import go_on_from
from parindex.web.records.backup.manifest import Manifest, Table
from parindex.web.records.backup.rows import AT_ONCE, Model, fields_of, parameters_of, rows_of
from parindex.web.records.backup.saying import BackupError
from parindex.web.records.backup.triggers import set_aside
from parindex.web.records.backup.trouble import reason_of

# A row that is not taken is told as one; psycopg would add how its pipeline ended.
logging.getLogger("psycopg").setLevel(logging.ERROR)


def load(archive: Archive, models: dict[str, Model]) -> None:
    """Replace what migrations put into the tables by the rows of the backup, whichever refers to which.

    Raises BackupError for a list of other tables, for the first row that the database does not take, and for one that
    refers to another that is not there.
    """
    _refuse_others(archive, models)
    with transaction.atomic():
        connection.check_constraints()  # and are deferred from here on, which migrations may have ended
        with set_aside():
            for model in models.values():
                _empty(model)
            for table in archive.manifest.tables:
                _load_table(archive, table, models[table.name])
            _check_references(archive)
    number_on(archive.manifest, models)


def number_on(manifest: Manifest, models: dict[str, Model]) -> None:
    """Let every table number its rows on from where the backup's did."""
    there = set(connection.introspection.table_names())
    for table in manifest.tables:
        if table.name in there:  # not taken away by a later migration
            go_on_from(models[table.name], table.last_id, connection)


def compare(archive: Archive, models: dict[str, Model]) -> None:
    """Read every row back. Raises BackupError for the first that is not as the backup has it."""
    for table in archive.manifest.tables:
        pairs = zip_longest(archive.rows(table), rows_of(models[table.name], connection))
        for number, (wanted, found) in enumerate(pairs, 1):
            if wanted != found:
                raise BackupError(Message("backup.differs", {"table": table.name, "row": number}))


def _refuse_others(archive: Archive, models: dict[str, Model]) -> None:
    """The tables must be those that the migrations of the backup make, column by column."""
    columns = {name: tuple(field.column for field in fields_of(model)) for name, model in models.items()}
    listed = {table.name: table.columns for table in archive.manifest.tables}
    if len(listed) != len(archive.manifest.tables) or listed != columns:
        names = sorted(name for name in listed.keys() | columns.keys() if listed.get(name) != columns.get(name))
        raise damaged(archive.name, ", ".join(names) or "manifest.json")


def _empty(model: Model) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"DELETE FROM {connection.ops.quote_name(model._meta.db_table)}")  # noqa: S608


def _check_references(archive: Archive) -> None:
    try:
        connection.check_constraints()
    except DatabaseError as error:
        raise BackupError(Message("backup.loose", {"file": archive.name, "reason": reason_of(error)})) from None


def _load_table(archive: Archive, table: Table, model: Model) -> None:
    fields, quoted = fields_of(model), connection.ops.quote_name
    columns = ", ".join(quoted(field.column) for field in fields)
    places = ", ".join(["%s"] * len(fields))
    insert = f"INSERT INTO {quoted(table.name)} ({columns}) VALUES ({places})"  # noqa: S608 - names of our models
    done = 0
    for batch in _batches(archive.rows(table)):
        try:
            with transaction.atomic(), connection.cursor() as cursor:
                cursor.executemany(insert, [parameters_of(row, fields, connection) for row in batch])
        except (DatabaseError, ValueError):
            _load_one_by_one(insert, batch, fields, table=table.name, before=done)
        done += len(batch)
    if done != table.rows:
        raise damaged(archive.name, table.member.name)


def _load_one_by_one(insert: str, batch: list[list[Any]], fields: list[Any], *, table: str, before: int) -> None:
    """To know which row it is that the database does not take."""
    for number, row in enumerate(batch, before + 1):
        try:
            with transaction.atomic(), connection.cursor() as cursor:
                cursor.execute(insert, parameters_of(row, fields, connection))
        except (DatabaseError, ValueError) as error:
            said: dict[str, Parameter] = {"table": table, "row": number, "reason": reason_of(error)}
            raise BackupError(Message("backup.row", said)) from None


def _batches(rows: Iterator[list[Any]]) -> Iterator[list[list[Any]]]:
    while batch := list(islice(rows, AT_ONCE)):
        yield batch
