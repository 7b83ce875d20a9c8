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
kept = year.objects.create(
    unit=above, year=2022, framework="bo-a", frozen=text, stated_points="78.42", stated_band="Khá"
)
fact = state.get_model("records", "DeclaredFact")
for code, points in (("1.1", "1.50"), ("1.2", "0"), ("1.3", "100"), ("1.4", None)):
    fact.objects.create(index_year=kept, code=code, points=points, applies=points is not None, source="tr. 1")
"""
NOW = """
from parindex.web.records.models import IndexYear, Unit
year = IndexYear.objects.get()
print([(unit.code, unit.folded) for unit in Unit.objects.order_by("pk")])
print(year.unit.code, year.state, year.version, year.stated_points.normalize(), year.frozen_id == "0" * 64)
print(sorted(year.facts.values_list("code", "fact", "value", "applies", "source")))
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
    units, year, facts = script(NOW, environment).splitlines()
    assert units == "[('tinh-a', 'ubnd tinh a tinh a tinh-a'), ('huyen-b', 'huyen b huyen b huyen-b')]"
    assert year == "tinh-a published 1 78.42 True"
    wanted = [("1.1", "1.5", True), ("1.2", "0", True), ("1.3", "100", True), ("1.4", "", False)]
    assert facts == str([(code, "points", value, applies, "tr. 1") for code, value, applies in wanted])
    assert done("audit", "verify", environment=environment) == "Chuỗi nguyên vẹn: chưa ghi việc nào.\n"
    assert done("init", environment=environment) != ""
    done("backup", tmp_path / "moi.zip", environment=environment)
    assert "records_event" in {one["name"] for one in manifest(tmp_path / "moi.zip")["tables"]}
