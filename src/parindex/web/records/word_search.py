"""The words of evidence, indexed by the database itself: FTS5 on SQLite, a GIN index on PostgreSQL.

Both index the column that holds the words without accents (đ too), so both find the same; neither folds by itself.
`lay` and `lift` are a part of migration 0009 forwards and backwards.
"""

from django.db import connection, models
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models.expressions import RawSQL

from parindex.core.folding import folded

TABLE, KEY, INDEX = "records_evidencewords", "evidence_id", "records_evidence_index"
INTO = f"INSERT INTO {INDEX}"
ADD = f"{INTO}(rowid, folded) VALUES (new.{KEY}, new.folded);"
TAKE = f"{INTO}({INDEX}, rowid, folded) VALUES ('delete', old.{KEY}, old.folded);"
REBUILD = f"{INTO}({INDEX}) VALUES ('rebuild')"
SQLITE = (
    f"CREATE VIRTUAL TABLE {INDEX} USING fts5(folded, content='{TABLE}', content_rowid='{KEY}')",
    REBUILD,
    f"CREATE TRIGGER {INDEX}_in AFTER INSERT ON {TABLE} BEGIN {ADD} END",
    f"CREATE TRIGGER {INDEX}_out AFTER DELETE ON {TABLE} BEGIN {TAKE} END",
    f"CREATE TRIGGER {INDEX}_new AFTER UPDATE OF folded ON {TABLE} BEGIN {TAKE} {ADD} END",
)
SQLITE_LIFT = (*(f"DROP TRIGGER {INDEX}_{name}" for name in ("in", "out", "new")), f"DROP TABLE {INDEX}")
VECTOR = f"to_tsvector('simple', {TABLE}.folded)"
POSTGRESQL = (f"CREATE INDEX {INDEX} ON {TABLE} USING gin ({VECTOR})",)
POSTGRESQL_LIFT = (f"DROP INDEX {INDEX}",)
FOUND_SQLITE = f"SELECT rowid FROM {INDEX} WHERE {INDEX} MATCH %s"  # noqa: S608 - names of ours
FOUND_POSTGRESQL = f"SELECT {KEY} FROM {TABLE} WHERE {VECTOR} @@ to_tsquery('simple', %s)"  # noqa: S608
LAY = {"sqlite": SQLITE, "postgresql": POSTGRESQL}
LIFT = {"sqlite": SQLITE_LIFT, "postgresql": POSTGRESQL_LIFT}


def lay(of: BaseDatabaseWrapper) -> None:
    """Begin to index. Raises KeyError for a database that parindex does not run on."""
    _run(of, LAY[of.vendor])


def lift(of: BaseDatabaseWrapper) -> None:
    """Index no more."""
    _run(of, LIFT[of.vendor])


def renew(of: BaseDatabaseWrapper) -> None:
    """Index all words anew, where rows came in past the triggers; an index of PostgreSQL is always as its table is."""
    if of.vendor == "sqlite":
        _run(of, (REBUILD,))


def _run(of: BaseDatabaseWrapper, statements: tuple[str, ...]) -> None:
    with of.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


def holding_words(typed: str) -> models.Q | None:
    """The evidence whose words hold every word of `typed`, its last one perhaps only begun; None where it has none."""
    words = "".join(char if char.isalnum() else " " for char in folded(typed)).split()
    if not words:
        return None
    if connection.vendor == "sqlite":
        asked = " ".join(f'"{word}"' for word in words) + "*"
        keys = RawSQL(FOUND_SQLITE, [asked])  # noqa: S611 - names of ours, and a parameter
    else:
        asked = " & ".join(words) + ":*"
        keys = RawSQL(FOUND_POSTGRESQL, [asked])  # noqa: S611
    return models.Q(pk__in=keys)
