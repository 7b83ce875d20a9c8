"""A backup goes into an empty home alone, and is made of an installation alone, under a name that is free."""

import os

import pytest

from tests.web.records.backup.installations import at, done, listing, manifest, refused, run, script

pytestmark = pytest.mark.slow  # commands of their own processes, again and again


@pytest.mark.parametrize("name", ["parindex.sqlite3", "files/x", "ghi-chu.txt", "waiting/1", ".restore-cu/x"])
def test_home_with_anything_in_it_is_refused_by_its_name_and_stays(backup_of_full, tmp_path, name):
    home = tmp_path / "home"
    (home / name).parent.mkdir(parents=True)
    (home / name).write_bytes(b"cua nguoi khac")
    before = listing(home)
    sentence = refused("restore", backup_of_full, environment=at(home))
    assert sentence.startswith(
        f"Chỉ khôi phục vào thư mục trống, mà {home} (PARINDEX_HOME) đang có {name.split('/')[0]}: "
    )
    assert listing(home) == before


def test_home_that_is_a_file_is_refused(backup_of_full, tmp_path):
    (tmp_path / "home").write_bytes(b"")
    sentence = refused("restore", backup_of_full, environment=at(tmp_path / "home"))
    assert sentence == f"{tmp_path / 'home'} (PARINDEX_HOME) không phải thư mục: hãy chọn một thư mục trống."


def test_restoring_twice_is_refused_the_second_time(backup_of_full, restored):
    before = listing(restored)
    assert "Chỉ khôi phục vào thư mục trống" in refused("restore", backup_of_full, environment=at(restored))
    assert listing(restored) == before


def test_what_an_installation_makes_for_itself_is_no_hindrance_and_stays(backup_of_full, tmp_path):
    for name in ("static/a.css", "logs/a.log", "locks/a.lock", "secret-key"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(b"x")
    done("restore", backup_of_full, environment=at(tmp_path))
    assert ((tmp_path / "parindex.sqlite3").exists(), (tmp_path / "secret-key").read_bytes()) == (True, b"x")


def test_unknown_setting_is_told_before_anything_is_made(backup_of_full, tmp_path):
    sentence = refused("restore", backup_of_full, environment=at(tmp_path / "home", PARINDEX_HOEM="x"))
    assert (sentence.startswith("Biến môi trường PARINDEX_HOEM"), (tmp_path / "home").exists()) == (True, False)


def test_server_that_does_not_answer_is_named_and_nothing_is_made(backup_of_full, tmp_path):
    environment = at(tmp_path / "home", "postgresql://nguoi:mat-khau-bi-mat@127.0.0.1:1/chi-so")
    sentence = refused("restore", backup_of_full, environment=environment)
    assert sentence.startswith("Không mở được cơ sở dữ liệu PostgreSQL “chi-so” trên 127.0.0.1 (")
    assert ("mat-khau-bi-mat" in sentence, (tmp_path / "home").exists()) == (False, False)


@pytest.mark.parametrize("kind", ["file", "link"])
def test_name_that_is_taken_is_refused_and_what_lies_there_stays(full, tmp_path, kind):
    target = tmp_path / "a.zip"
    target.symlink_to(tmp_path / "khong-co") if kind == "link" else target.write_bytes(b"ban cu")
    before = listing(tmp_path)
    assert refused("backup", target, environment=at(full)).startswith(f"Đã có {target}: hãy chọn tên khác")
    assert listing(tmp_path) == before


def test_backup_into_the_home_that_it_is_of_is_refused(full):
    before = listing(full / "files")
    sentence = refused("backup", full / "files" / "a.zip", environment=at(full))
    assert (sentence.startswith("Không ghi bản sao lưu "), listing(full / "files")) == (True, before)


def test_folder_that_is_not_there_is_named(full, tmp_path):
    sentence = refused("backup", tmp_path / "khong-co" / "a.zip", environment=at(full))
    assert sentence.startswith(f"Không có thư mục {tmp_path / 'khong-co'} để ghi ")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_folder_that_cannot_be_written_is_named(full, tmp_path):
    tmp_path.chmod(0o500)
    assert refused("backup", tmp_path / "a.zip", environment=at(full)).startswith("Không ghi được ")


def test_installation_without_data_is_told_to_begin_and_no_database_is_made(tmp_path):
    sentence = refused("backup", tmp_path / "a.zip", environment=at(tmp_path / "home"))
    assert sentence.startswith(f"Bản cài trong {tmp_path / 'home'} chưa có dữ liệu để sao lưu: ")
    assert [path.name for path in (tmp_path / "home").iterdir()] == ["secret-key"]


def test_file_that_is_no_database_is_named(tmp_path):
    (tmp_path / "home").mkdir()
    (tmp_path / "home" / "parindex.sqlite3").write_bytes(b"khong phai co so du lieu" * 100)
    sentence = refused("backup", tmp_path / "a.zip", environment=at(tmp_path / "home"))
    assert sentence.startswith(f"Không dùng được cơ sở dữ liệu SQLite {tmp_path / 'home' / 'parindex.sqlite3'}: ")


def test_damaged_page_of_the_database_is_told_and_leaves_no_file(own_full, tmp_path):
    file = own_full / "parindex.sqlite3"
    content = bytearray(file.read_bytes())
    place = content.index("Phòng Văn hóa và Thông tin".encode())
    content[place - place % 4096 : place - place % 4096 + 4096] = b"\xff" * 4096
    file.write_bytes(content)
    assert refused("backup", tmp_path / "a.zip", environment=at(own_full)).startswith("Không dùng được cơ sở dữ liệu ")
    assert [path.name for path in tmp_path.iterdir()] == ["home"]


def test_database_of_a_newer_version_is_refused_with_the_step_that_lacks(own_full, tmp_path):
    code = """
from django.db.migrations.recorder import MigrationRecorder
from django.db import connection
MigrationRecorder(connection).record_applied("records", "9999_x")
"""
    script(code, at(own_full))
    sentence = refused("backup", tmp_path / "a.zip", environment=at(own_full))
    assert "mới hơn nâng cấp (bước records.9999_x)" in sentence
    assert not (tmp_path / "a.zip").exists()


def test_file_that_the_store_has_lost_is_told_and_the_rest_is_backed_up(own_full, tmp_path):
    kept = next(path for path in (own_full / "files").rglob("*") if path.is_file())
    kept.unlink()
    ended = run("backup", tmp_path / "a.zip", environment=at(own_full))
    path = kept.relative_to(own_full).as_posix()
    assert (ended.returncode, ended.stderr.splitlines()[-1].startswith(f"Kho thiếu tệp {path} ")) == (1, True)
    done("restore", tmp_path / "a.zip", environment=at(tmp_path / "restored"))


def test_file_of_the_store_that_was_altered_is_told_and_backed_up_as_it_is(own_full, tmp_path):
    kept = next(path for path in (own_full / "files").rglob("*") if path.is_file())
    kept.write_bytes(b"da bi thay")
    ended = run("backup", tmp_path / "a.zip", environment=at(own_full))
    path = kept.relative_to(own_full).as_posix()
    assert (ended.returncode, ended.stderr.splitlines()[-1].startswith(f"Tệp {path} ")) == (1, True)
    assert f"home/{path}" in {one["name"] for one in manifest(tmp_path / "a.zip")["files"]}
