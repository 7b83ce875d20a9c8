"""An installation made of a backup: of whatever version not newer than this one, on whichever database."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from decimal import Decimal
from importlib.metadata import version
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.db import connection, transaction

from parindex.core.chain import Break
from parindex.core.messages import Message
from parindex.web.database import named
from parindex.web.records.backup.archive import Archive
from parindex.web.records.backup.building import placing
from parindex.web.records.backup.contents import settings_told
from parindex.web.records.backup.loading import compare, load, number_on
from parindex.web.records.backup.manifest import HOME
from parindex.web.records.backup.saying import BackupError, Tell, not_written
from parindex.web.records.backup.schema import migrate_on, migrate_to, models_of, nodes_of, unknown
from parindex.web.records.backup.trouble import telling_trouble
from parindex.web.records.chain_check import check_chain
from parindex.web.records.word_search import renew

OWN = "PARINDEX_HOME"  # the one setting that is another for every installation
OWNER_ONLY = 0o600
UNLIMITED = ("SET LOCAL statement_timeout = 0", "SET LOCAL idle_in_transaction_session_timeout = 0")


@dataclass(frozen=True, slots=True)
class Restored:
    """What came of it. broken: the first event that is not as it was recorded, in the backup already.

    other_settings: name -> (in the backup, now) of those that differ.
    """

    broken: Break | None
    other_settings: dict[str, tuple[str, str]]


def restore(archive: Archive, home: Path, tell: Tell) -> Restored:
    """Build the installation of a verified backup in PARINDEX_HOME, which lies inside `home`, and move it there.

    The database of the settings must be empty. PostgreSQL: it is filled in one transaction. SQLite: its file is built
    with the rest. Raises BackupError, and both are as they were.
    """
    build = Path(settings.PARINDEX_HOME)
    with telling_trouble(), _telling_disk(home), placing(build, home) as place, _whole():
        _refuse(archive)
        _write_files(archive, build)  # first: a later migration may look into them
        tell(Message("backup.files-written", {"files": len(archive.manifest.files)}))
        _fill(archive, tell)
        broken = check_chain().found
        call_command("collectstatic", verbosity=0, interactive=False)
        if connection.vendor == "sqlite":
            connection.close()  # what lies beside the file goes into it
        place()
    return Restored(broken, _other_settings(archive))


def _refuse(archive: Archive) -> None:
    made_by = archive.manifest.parindex
    if newer := unknown(nodes_of(archive.manifest.migrations)):
        said = {
            "file": archive.name,
            "made_by": made_by,
            "installed": version("parindex"),
            "migration": ".".join(newer),
        }
        raise BackupError(Message("backup.newer", said))
    if connection.introspection.table_names():
        raise BackupError(Message("backup.filled", {"database": named()}))


@contextmanager
def _whole() -> Iterator[None]:
    """On PostgreSQL all or nothing, however long it takes; the SQLite file that is built is thrown away as a whole."""
    if connection.vendor == "sqlite":
        yield
        return
    with transaction.atomic():
        with connection.cursor() as cursor:
            for limit in UNLIMITED:
                cursor.execute(limit)
        yield


@contextmanager
def _telling_disk(home: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise not_written(home, error) from None


def _fill(archive: Archive, tell: Tell) -> None:
    """Tables as the backup's, its rows, and then on to the tables of this version."""
    nodes = nodes_of(archive.manifest.migrations)
    migrate_to(nodes)
    tell(Message("backup.tables-made", {"tables": len(archive.manifest.tables)}))
    models = models_of(nodes)
    load(archive, models)
    compare(archive, models)
    tell(Message("backup.rows-loaded", {"rows": Decimal(archive.manifest.rows)}))
    # in one transaction a later migration may not change a table of which something is still to be checked
    migrate_on(connection.check_constraints)
    renew(connection)
    if connection.vendor == "sqlite":
        number_on(archive.manifest, models)  # a table that a migration made anew would number from its rows


def _write_files(archive: Archive, build: Path) -> None:
    for member in archive.manifest.files:
        path = build / member.name.removeprefix(HOME)
        path.parent.mkdir(parents=True, exist_ok=True)
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, OWNER_ONLY), "wb") as file:
            file.writelines(archive.chunks(member))


def _other_settings(archive: Archive) -> dict[str, tuple[str, str]]:
    then, now = archive.manifest.settings, settings_told(settings.VALUES)
    both = (then.keys() & now.keys()) - {OWN}
    return {name: (then[name], now[name]) for name in sorted(both) if then[name] != now[name]}
