"""An installation written into one file while people work with it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from decimal import Decimal
from importlib.metadata import version
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import connection
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.migrations.recorder import MigrationRecorder

from parindex.core.messages import Message
from parindex.web.records.backup.contents import (
    APPS_LEFT_OUT,
    FOLDERS_LEFT_OUT,
    HEAD,
    TABLES_LEFT_OUT,
    settings_told,
)
from parindex.web.records.backup.copying import Files
from parindex.web.records.backup.ids import last_id
from parindex.web.records.backup.manifest import FORMAT, NAME, TABLES, Manifest, Member, Table, printable
from parindex.web.records.backup.rows import Model, fields_of, line_of, rows_of
from parindex.web.records.backup.saying import BackupError, Tell
from parindex.web.records.backup.schema import Node, applied, by_app, models_of, unknown
from parindex.web.records.backup.snapshot import snapshot
from parindex.web.records.backup.trouble import telling_trouble
from parindex.web.records.backup.writing import Writing, new_archive

MOMENTS = 3  # taken until one is found whose files are all there
AUDIT_HEAD = "records_audithead"


@dataclass(frozen=True, slots=True)
class Made:
    """A backup that was made: its list, and by path the files that tables name but are not there, or were altered."""

    manifest: Manifest
    lost: tuple[str, ...]
    altered: tuple[str, ...]


def make_backup(target: Path, tell: Tell) -> Made:
    """Write the installation of PARINDEX_HOME and its database into the file `target`; `tell` hears how far it is.

    Raises BackupError, and nothing is left behind.
    """
    home = Path(settings.PARINDEX_HOME)
    with telling_trouble():
        _refuse(target, home)
        with new_archive(target) as writing:
            files = Files(home, writing)
            files.copy_new()
            return _with_tables(files, writing, tell)


def _refuse(target: Path, home: Path) -> None:
    if target.resolve().is_relative_to(home):
        raise BackupError(Message("backup.inside", {"file": str(target), "home": str(home)}))
    name = connection.settings_dict["NAME"]
    is_there = connection.vendor != "sqlite" or Path(name).exists()  # opening a file that is not there would make it
    if not is_there or not MigrationRecorder(connection).has_table():
        raise BackupError(Message("backup.nothing", {"home": str(home)}))


def _with_tables(files: Files, writing: Writing, tell: Tell) -> Made:
    """Add the tables of one moment, the files that came before it and are not copied yet, and the list of it all.

    A paper that comes and goes between two passes is named by a moment after it came and gone from the folder before
    it is copied: then a later moment is taken.
    """
    for moment in range(1, MOMENTS + 1):
        head = _head(files.home)
        with snapshot() as held:
            files.copy_new()
            nodes = _nodes(held)
            models = models_of(nodes)
            lost = files.lost(held, models)
            is_settled = not lost and (head is not None or _head(files.home) is None)
            if is_settled or moment == MOMENTS:
                if head is not None:
                    files.add_head(head)
                tell(Message("backup.files", {"files": len(files.copied)}))
                tables = tuple(_table(name, models[name], held, writing, tell) for name in models)
                audit = _audit(models, held)
                break
    manifest = _manifest(tables, files, nodes, audit)
    writing.add(NAME, (manifest.as_bytes(),), is_packed=True)
    return Made(manifest, lost, files.altered())


def _head(home: Path) -> bytes | None:
    """The head of the chain of events on file. Read before the tables, it never knows of an event that they do not."""
    try:
        return (home / HEAD).read_bytes()
    except FileNotFoundError:
        return None


def _nodes(held: BaseDatabaseWrapper) -> list[Node]:
    nodes = applied(held)
    if newer := unknown(nodes):
        raise BackupError(Message("backup.newer-database", {"migration": ".".join(newer)}))
    return nodes


def _table(name: str, model: Model, held: BaseDatabaseWrapper, writing: Writing, tell: Tell) -> Table:
    rows = 0

    def lines() -> Iterator[bytes]:
        nonlocal rows
        for row in rows_of(model, held):
            rows += 1
            yield line_of(row)

    member = f"{TABLES}{name}.jsonl"
    written = writing.add(member, lines(), is_packed=True)
    if rows:
        tell(Message("backup.table", {"table": name, "rows": Decimal(rows)}))
    columns = tuple(field.column for field in fields_of(model))
    return Table(name, columns, rows, last_id(model, held), Member(member, written.size, written.sha256))


def _audit(models: dict[str, Model], held: BaseDatabaseWrapper) -> dict[str, Any] | None:
    if AUDIT_HEAD not in models:
        return None
    return models[AUDIT_HEAD]._base_manager.using(held.alias).values("count", "hash").first()


def _manifest(tables: tuple[Table, ...], files: Files, nodes: list[Node], audit: dict[str, Any] | None) -> Manifest:
    return Manifest(
        format=FORMAT,
        parindex=version("parindex"),
        made_at=datetime.now(UTC).isoformat(timespec="seconds"),
        database=connection.vendor,
        migrations=by_app(nodes),
        tables=tables,
        files=tuple(files.copied.values()),
        audit=audit,
        settings={name: printable(value) for name, value in settings_told(settings.VALUES).items()},
        left_out={
            "apps": tuple(sorted(APPS_LEFT_OUT)),
            "tables": tuple(sorted(TABLES_LEFT_OUT)),
            "folders": tuple(sorted(FOLDERS_LEFT_OUT)),
        },
    )
