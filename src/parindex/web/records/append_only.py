"""Triggers by which a database itself refuses to change or take away events, and to take one out of turn.

`lay` and `lift` are migration 0005 forwards and backwards. A migration that remakes the table on SQLite lays them anew.
"""

from django.db.backends.base.base import BaseDatabaseWrapper

TABLE = "records_event"
STAYS = f"{TABLE}: việc đã ghi không sửa, không xóa được"
IN_TURN = f"{TABLE}: việc mới phải mang số thứ tự kế tiếp"
NEXT = f"(SELECT COALESCE(MAX(seq), 0) + 1 FROM {TABLE})"  # noqa: S608 - a name of ours

SQLITE = (
    # of a row that INSERT OR REPLACE takes the place of, no trigger for DELETE hears: its number is refused
    f"""CREATE TRIGGER {TABLE}_in_turn BEFORE INSERT ON {TABLE} WHEN NEW.seq IS NOT {NEXT}
        BEGIN SELECT RAISE(ABORT, '{IN_TURN}'); END""",
    f"CREATE TRIGGER {TABLE}_no_update BEFORE UPDATE ON {TABLE} BEGIN SELECT RAISE(ABORT, '{STAYS}'); END",
    f"CREATE TRIGGER {TABLE}_no_delete BEFORE DELETE ON {TABLE} BEGIN SELECT RAISE(ABORT, '{STAYS}'); END",
)
SQLITE_LIFT = tuple(f"DROP TRIGGER {TABLE}_{name}" for name in ("in_turn", "no_update", "no_delete"))

POSTGRESQL = (
    f"""CREATE FUNCTION {TABLE}_stays() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN RAISE EXCEPTION '{STAYS}' USING ERRCODE = 'integrity_constraint_violation'; END $$""",
    f"""CREATE FUNCTION {TABLE}_in_turn() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            IF NEW.seq IS DISTINCT FROM {NEXT} THEN
                RAISE EXCEPTION '{IN_TURN}' USING ERRCODE = 'integrity_constraint_violation';
            END IF;
            RETURN NEW;
        END $$""",
    f"CREATE TRIGGER in_turn BEFORE INSERT ON {TABLE} FOR EACH ROW EXECUTE FUNCTION {TABLE}_in_turn()",
    f"CREATE TRIGGER stays BEFORE UPDATE OR DELETE ON {TABLE} FOR EACH ROW EXECUTE FUNCTION {TABLE}_stays()",
    f"CREATE TRIGGER whole BEFORE TRUNCATE ON {TABLE} FOR EACH STATEMENT EXECUTE FUNCTION {TABLE}_stays()",
)
POSTGRESQL_LIFT = tuple(f"DROP FUNCTION {TABLE}_{name}() CASCADE" for name in ("stays", "in_turn"))

LAY = {"sqlite": SQLITE, "postgresql": POSTGRESQL}
LIFT = {"sqlite": SQLITE_LIFT, "postgresql": POSTGRESQL_LIFT}


def lay(connection: BaseDatabaseWrapper) -> None:
    """Put the triggers on the table of events. Raises KeyError for a database that parindex does not run on."""
    _run(connection, LAY[connection.vendor])


def lift(connection: BaseDatabaseWrapper) -> None:
    """Take them off again."""
    _run(connection, LIFT[connection.vendor])


def _run(connection: BaseDatabaseWrapper, statements: tuple[str, ...]) -> None:
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)
