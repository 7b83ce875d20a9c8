"""From SQLite to PostgreSQL and back: the same values under the same numbers, and numbers go on from there."""

import json

import pytest

from tests.web.records.backup.filling import TEXT
from tests.web.records.backup.installations import at, done, manifest, refused, rows, script, tables

pytestmark = pytest.mark.slow

NEW_UNIT = """
from parindex.web.records.models import Unit
print(Unit.objects.create(code="moi", name="Xã mới", short_name="Xã mới", kind="commune").pk)
"""
TAMPER = """
from django.db import IntegrityError, connection, transaction
for change in ("UPDATE records_event SET act = ''", "DELETE FROM records_event", "TRUNCATE records_event CASCADE"):
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(change)
    except IntegrityError:
        print("refused")
"""
LOOSE_END = """
from django.db import connection
with connection.cursor() as cursor:
    cursor.execute("SELECT COUNT(*) FROM pg_tables WHERE schemaname = 'public'")
    print(cursor.fetchone()[0])
"""
WITH_NUL = """
from parindex.web.records.models import Job
Job.objects.create(kind="a\\0b", words={}, total=1)
"""


@pytest.fixture(scope="module")
def moved(backup_of_full, postgres, tmp_path_factory):
    """The environment of the installation moved to PostgreSQL."""
    from tests.postgres import database_on

    with database_on(postgres) as url:
        environment = at(tmp_path_factory.mktemp("moved") / "home", f"{url}&password=mat-khau-bi-mat")
        done("restore", backup_of_full, environment=environment)
        yield environment


def test_moved_to_postgresql_and_back_every_row_is_the_same(full, backup_of_full, moved, tmp_path):
    there, home = tmp_path / "postgresql.zip", tmp_path / "home"
    done("backup", there, environment=moved)
    done("restore", there, environment=at(home))
    assert tables(there) == tables(backup_of_full)
    assert (manifest(there)["database"], manifest(there)["audit"]) == ("postgresql", manifest(backup_of_full)["audit"])
    back = {name: [_parsed(row) for row in found] for name, found in rows(home).items()}
    assert back == {name: [_parsed(row) for row in found] for name, found in rows(full).items()}


def _parsed(row):
    """JSON as its value: PostgreSQL has an order of its own for keys."""
    return [json.loads(value) if isinstance(value, str) and value.startswith(("[", "{")) else value for value in row]


def test_chain_of_events_verifies_on_postgresql_and_nothing_can_change_it(full, moved):
    assert json.loads(done("audit", "verify", "--json", environment=moved))["count"] == len(rows(full)["records_event"])
    assert script(TAMPER, moved).split() == ["refused"] * 3


def test_numbers_go_on_from_those_of_the_backup(full, moved):
    taken = max(row[0] for row in rows(full)["records_unit"]) + 1
    assert int(script(NEW_UNIT, moved)) == taken + 1


def test_password_of_the_database_is_not_in_its_backup(moved, tmp_path):
    from zipfile import ZipFile

    file = tmp_path / "a.zip"
    done("backup", file, environment=moved)
    with ZipFile(file) as archive:
        assert [name for name in archive.namelist() if b"mat-khau-bi-mat" in archive.read(name)] == []


def test_database_with_tables_is_refused_and_the_home_is_not_made(backup_of_full, moved, tmp_path):
    environment = at(tmp_path / "home", moved["DATABASE_URL"])
    sentence = refused("restore", backup_of_full, environment=environment)
    assert sentence.startswith("Chỉ khôi phục vào cơ sở dữ liệu trống, mà cơ sở dữ liệu PostgreSQL “parindex_")
    assert not (tmp_path / "home").exists()


def test_value_that_postgresql_does_not_take_is_named_by_its_row_and_nothing_stays(
    own_full, postgres_database, tmp_path
):
    script(WITH_NUL, at(own_full))
    done("backup", tmp_path / "a.zip", environment=at(own_full))
    environment = at(tmp_path / "moved", postgres_database)
    sentence = refused("restore", tmp_path / "a.zip", environment=environment)
    assert sentence.startswith("Bảng records_job, dòng 2: cơ sở dữ liệu không nhận (")
    assert ((tmp_path / "moved").exists(), script(LOOSE_END, environment)) == (False, "0")


def test_text_sorted_otherwise_by_postgresql_is_backed_up_in_the_order_of_its_bytes(moved, tmp_path):
    code = f"""
from parindex.web.records.models import FrozenSet
for sha256 in ("b", "B", "ă", "a/", "a-", {TEXT!r}[:9]):
    FrozenSet.objects.create(sha256=sha256, code="x", text="")
"""
    script(code, moved)
    done("backup", tmp_path / "a.zip", environment=moved)
    done("restore", tmp_path / "a.zip", environment=at(tmp_path / "home"))
    keys = [row[0] for row in tables(tmp_path / "a.zip")["tables/records_frozenset.jsonl"]]
    assert (len(keys), keys) == (8, sorted(keys))
