"""What was backed up is what is restored: every row, every file, nothing that ends with its installation."""

import json
import sqlite3
from zipfile import ZipFile

import pytest

from tests.web.records.backup.filling import TEXT
from tests.web.records.backup.installations import at, done, files, manifest, rows, run, script, tables

PAGES = """
from django.conf import settings
from django.test import Client
from django.urls import reverse
from parindex.web.records.models import User
settings.ALLOWED_HOSTS = ["testserver"]
client = Client()
client.force_login(User.objects.get(username="can-bo-cchc"), backend="django.contrib.auth.backends.ModelBackend")
print(Client().get(reverse("sign-in")).status_code, client.get("/", follow=True).status_code)
"""
FOUND = """
from parindex.web.records.models import Evidence
from parindex.web.records.word_search import holding_words
print(list(Evidence.objects.filter(holding_words("ke hoach")).order_by("-pk").values_list("number", flat=True)))
"""
NEW_UNIT = """
from parindex.web.records.models import Unit
print(Unit.objects.create(code="moi", name="Xã mới", short_name="Xã mới", kind="commune").pk)
"""


def test_restored_tables_hold_the_same_rows(full, restored):
    wanted, found = rows(full), rows(restored)
    assert found == wanted
    assert min(len(found[f"records_{name}"]) for name in ("event", "audithead", "unitgroup_members", "job")) > 0


def test_evidence_is_found_by_its_words_in_a_restored_installation(full, restored):
    assert script(FOUND, at(restored)) == script(FOUND, at(full)) == "['9/KH-UBND', '12/KH-UBND']"


def test_text_of_any_letters_comes_back_as_it_was(restored):
    assert (TEXT,) in [row[2:3] for row in rows(restored)["records_unitgroup"]]


def test_restored_files_are_those_of_the_store_the_folders_of_data_and_the_head_of_the_chain(full, restored):
    kept = ("files/", "tables/nam-2023/", "tables/trong", "audit-head.json")
    wanted = {path: content for path, content in files(full).items() if path.startswith(kept)}
    found = {path: content for path, content in files(restored).items() if not path.startswith("static/")}
    assert found.pop("secret-key") != files(full)["secret-key"]
    assert found == wanted
    assert len(wanted) == 13


def test_restored_chain_of_events_verifies(full, restored):
    assert json.loads(done("audit", "verify", "--json", environment=at(restored)))["count"] == len(
        rows(full)["records_event"]
    )


def test_triggers_of_a_restored_installation_refuse_changes(restored):
    with sqlite3.connect(restored / "parindex.sqlite3") as database:
        for change in ("UPDATE records_event SET act = ''", "DELETE FROM records_event"):
            with pytest.raises(sqlite3.IntegrityError, match="không sửa, không xóa được"):
                database.execute(change)
    database.close()


def test_restored_installation_answers_without_further_ado_and_after_init(own_restored):
    before = script(PAGES, at(own_restored))
    done("init", environment=at(own_restored))
    assert (before, script(PAGES, at(own_restored))) == ("200 200", "200 200")


def test_number_of_a_row_that_is_gone_is_not_given_out_again(full, own_restored):
    taken = max(row[0] for row in rows(full)["records_unit"]) + 1  # by the unit that was made and deleted
    assert int(script(NEW_UNIT, at(own_restored))) == taken + 1


def test_who_is_signed_in_is_not_in_a_backup(backup_of_full):
    names = set(tables(backup_of_full))
    assert [name for name in names if "session" in name or "axes" in name or "visit" in name] == []


def test_list_of_a_backup_names_what_it_holds_and_what_it_leaves_out(full, backup_of_full):
    said = manifest(backup_of_full)
    head = json.loads((full / "audit-head.json").read_text(encoding="utf-8"))
    found = tables(backup_of_full)
    assert (said["format"], said["database"], said["audit"]) == (
        1,
        "sqlite",
        {key: head[key] for key in ("count", "hash")},
    )
    assert {one["member"]["name"]: one["rows"] for one in said["tables"]} == {
        name: len(some) for name, some in found.items()
    }
    assert said["left_out"] == {
        "apps": ["axes", "sessions"],
        "tables": ["records_upload", "records_visit"],
        "folders": ["locks", "logs", "mail", "previews", "static", "uploads", "waiting"],
    }
    assert said["settings"]["PARINDEX_HOME"] == str(full)


def test_backup_of_a_restored_installation_is_the_same_backup(backup_of_full, restored, tmp_path):
    again = tmp_path / "lai.zip"
    done("backup", again, environment=at(restored))
    with ZipFile(backup_of_full) as one, ZipFile(again) as other:
        assert sorted(one.namelist()) == sorted(other.namelist())
        differing = [name for name in one.namelist() if one.read(name) != other.read(name)]
    assert differing == ["manifest.json"]


def test_no_password_key_or_address_of_a_server_is_in_a_backup(full, tmp_path):
    file, secret = tmp_path / "a.zip", "mat-khau-bi-mat"
    mail = {"PARINDEX_MAIL": f"smtp://nguoi:{secret}@may", "PARINDEX_MAIL_FROM": "a@parindex.example"}
    done("backup", file, environment=at(full, **mail))
    hidden = (secret.encode(), (full / "secret-key").read_bytes())
    with ZipFile(file) as archive:
        assert [name for name in archive.namelist() for one in hidden if one in archive.read(name)] == []
    assert "DATABASE_URL" not in manifest(file)["settings"]


def test_backup_is_told_in_one_line_with_the_head_of_its_chain_and_as_json(full, tmp_path):
    environment = at(full)
    first, head = done("backup", tmp_path / "a.zip", environment=environment).splitlines()
    shape = json.loads(done("backup", tmp_path / "b.zip", "--json", environment=environment))
    assert first.startswith(f"Đã sao lưu vào {tmp_path / 'a.zip'}: ")
    assert (shape["audit"]["hash"] in head, shape["lost"], shape["altered"]) == (True, [], [])
    assert shape["bytes"] == (tmp_path / "b.zip").stat().st_size
    assert shape["rows"] == sum(map(len, tables(tmp_path / "b.zip").values()))


def test_restore_tells_the_settings_that_are_no_longer_the_same(backup_of_full, tmp_path):
    said = done("restore", backup_of_full, environment=at(tmp_path / "home", PARINDEX_HOSTS="chi-so.example"))
    assert said.splitlines()[1:] == [
        "Cài đặt khác với lúc sao lưu: PARINDEX_HOSTS khi ấy là “127.0.0.1,localhost”, nay là “chi-so.example”.",
        "Tiếp theo: chạy “parindex init”, rồi “parindex serve”. Mọi người cần đăng nhập lại.",
    ]


def test_backup_is_readable_by_its_owner_alone(backup_of_full):
    assert backup_of_full.stat().st_mode & 0o777 == 0o600


def test_lang_en_tells_it_in_english(full, tmp_path):
    ended = run("--lang", "en", "backup", tmp_path / "a.zip", environment=at(full))
    assert (ended.returncode, ended.stdout.startswith("Backed up to ")) == (0, True)
