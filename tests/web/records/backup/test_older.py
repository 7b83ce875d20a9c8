"""A backup that an older version made, of tables as they were then, becomes an installation of this one."""

import pytest

from tests.web.records.backup.installations import at, done, manifest, script, tables

pytestmark = pytest.mark.slow  # commands of their own processes, again and again

# As the installation of a version with the migrations up to records.0003 would be: made by them, filled without models.
OLD = """
from django.core.management import call_command
from django.db import connection
from django.db.migrations.loader import MigrationLoader
call_command("migrate", "contenttypes", verbosity=0)
call_command("migrate", "records", "0003", verbosity=0)
state = MigrationLoader(connection).project_state([("records", "0003_frozen_sets")]).apps
unit, year, frozen = (state.get_model("records", name) for name in ("Unit", "IndexYear", "FrozenSet"))
above = unit.objects.create(code="tinh-a", name="UBND tỉnh Ă", short_name="Tỉnh Ă", kind="province", path="tinh-a/")
named = {"code": "huyen-b", "name": "Huyện B", "short_name": "Huyện B", "kind": "district"}
unit.objects.create(**named, path="tinh-a/huyen-b/", parent=above)
text = frozen.objects.create(sha256="0" * 64, code="bo-a", text="id: bo-a")
year.objects.create(unit=above, year=2022, framework="bo-a", frozen=text, stated_points="78.42", stated_band="Khá")
"""
NOW = """
from parindex.web.records.models import IndexYear, Unit
year = IndexYear.objects.get()
print([(unit.code, unit.folded) for unit in Unit.objects.order_by("pk")])
print(year.unit.code, year.state, year.version, year.stated_points.normalize(), year.frozen_id == "0" * 64)
"""


@pytest.fixture(scope="module")
def old_backup(tmp_path_factory):
    folder = tmp_path_factory.mktemp("old")
    script(OLD, at(folder / "home"))
    done("backup", folder / "cu.zip", environment=at(folder / "home"))
    return folder / "cu.zip"


def test_backup_of_tables_not_yet_upgraded_holds_them_as_they_are(old_backup):
    said = manifest(old_backup)
    assert said["migrations"]["records"] == ["0001_first_year", "0002_papers_in", "0003_frozen_sets"]
    assert "records_event" not in {one["name"] for one in said["tables"]}
    assert [len(row) for row in tables(old_backup)["tables/records_unit.jsonl"]] == [7, 7]


def test_backup_of_an_older_version_is_restored_and_upgraded(old_backup, environment, tmp_path):
    done("restore", old_backup, environment=environment)
    units, year = script(NOW, environment).splitlines()
    assert units == "[('tinh-a', 'ubnd tinh a tinh a tinh-a'), ('huyen-b', 'huyen b huyen b huyen-b')]"
    assert year == "tinh-a published 1 78.42 True"
    assert done("audit", "verify", environment=environment) == "Chuỗi nguyên vẹn: chưa ghi việc nào.\n"
    assert done("init", environment=environment) != ""
    done("backup", tmp_path / "moi.zip", environment=environment)
    assert "records_event" in {one["name"] for one in manifest(tmp_path / "moi.zip")["tables"]}
