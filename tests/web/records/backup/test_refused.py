"""What is no whole backup of this version is named, and the home that it was to go to is as it was."""

import struct
from zipfile import ZipFile

import pytest

from parindex.cli.main import main
from parindex.core.messages import Message
from parindex.web.records.backup.building import refuse_without_room
from parindex.web.records.backup.saying import BackupError
from tests.web.records.backup.forged import STORE, Forged
from tests.web.records.backup.installations import at, listing, refused

SLOW = pytest.mark.slow  # as many more of the same kind are not
UNITS = "tables/records_unit.jsonl"
DAMAGED = "đã hỏng hoặc bị sửa ở {}, chưa ghi gì cả"


@pytest.fixture
def home(tmp_path):
    """An empty home that was never one, with a key that an operator put there."""
    folder = tmp_path / "home"
    folder.mkdir()
    (folder / "secret-key").write_text("của tôi", encoding="utf-8")
    return folder


@pytest.fixture
def seen_through(home, monkeypatch, capsys):
    """seen_through(file) -> the one sentence; before any database is opened, and whether the home is there or not."""

    def restore(file):
        monkeypatch.setattr("sys.argv", ["parindex", "restore", str(file)])
        for place in (home, home.parent / "not" / "there"):
            monkeypatch.setenv("PARINDEX_HOME", str(place))
            before = listing(place)
            with pytest.raises(SystemExit) as left:
                main()
            said = capsys.readouterr()
            assert (left.value.code, said.out, listing(place)) == (2, "", before)
        assert not (home.parent / "not").exists()
        (sentence,) = said.err.splitlines()
        return sentence

    return restore


@pytest.fixture
def restore_refused(tmp_path):
    """restore_refused(file) -> the sentence; of the home that was to be made nothing is there."""

    def restore(file):
        sentence = refused("restore", file, environment=at(tmp_path / "not" / "there"))
        assert not (tmp_path / "not").exists()
        return sentence

    return restore


@pytest.fixture
def forged(backup_of_full):
    return Forged(backup_of_full)


def test_file_that_is_not_there_is_named(seen_through, tmp_path):
    assert seen_through(tmp_path / "x.zip").startswith(f"Không đọc được {tmp_path / 'x.zip'}: ")


@pytest.mark.parametrize("content", [b"", b"PK", b"khong phai ban sao luu" * 1000], ids=["empty", "short", "text"])
def test_file_of_another_kind_is_named(seen_through, tmp_path, content):
    (tmp_path / "x.zip").write_bytes(content)
    assert seen_through(tmp_path / "x.zip") == "x.zip không phải bản sao lưu của parindex."


def test_archive_of_something_else_is_named(seen_through, tmp_path):
    with ZipFile(tmp_path / "x.zip", "w") as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>")
    assert seen_through(tmp_path / "x.zip") == "x.zip không phải bản sao lưu của parindex."


@pytest.mark.parametrize("part", [0.1, 0.5, 0.99])
def test_file_cut_off_is_refused(seen_through, backup_of_full, tmp_path, part):
    content = backup_of_full.read_bytes()
    (tmp_path / "x.zip").write_bytes(content[: int(len(content) * part)])
    assert (
        seen_through(tmp_path / "x.zip") == "x.zip bị cắt cụt hoặc hỏng, chưa ghi gì cả: hãy dùng một bản sao lưu khác."
    )


@pytest.mark.parametrize("start", [UNITS, STORE, "manifest.json"])
def test_one_altered_byte_is_named_with_the_part_it_lies_in(seen_through, backup_of_full, tmp_path, start):
    content = bytearray(backup_of_full.read_bytes())
    with ZipFile(backup_of_full) as archive:
        member = next(one for one in archive.infolist() if one.filename.startswith(start))
    name_length, more_length = struct.unpack("<HH", content[member.header_offset + 26 : member.header_offset + 30])
    begin = member.header_offset + 30 + name_length + more_length
    content[begin + member.compress_size // 2] ^= 1
    (tmp_path / "x.zip").write_bytes(content)
    assert DAMAGED.format(member.filename) in seen_through(tmp_path / "x.zip")


def test_part_exchanged_for_another_of_the_same_size_is_named(seen_through, forged, tmp_path):
    content = forged.members[UNITS]
    forged.members[UNITS] = content.replace("Đắk Nông".encode(), "Đắk Nong ".encode()[: len("Đắk Nông".encode())])
    assert len(forged.members[UNITS]) == len(content)
    assert DAMAGED.format(UNITS) in seen_through(forged.write(tmp_path / "x.zip"))


def test_part_of_another_size_than_listed_is_named(seen_through, forged, tmp_path):
    forged.members[UNITS] += b"[]\n"
    assert DAMAGED.format(UNITS) in seen_through(forged.write(tmp_path / "x.zip"))


def test_part_that_unpacks_to_more_than_it_declares_is_named(seen_through, forged, tmp_path):
    forged.put(UNITS, b"0" * 50_000_000)
    forged.listed(UNITS)["size"] = 1000
    file = forged.write(tmp_path / "x.zip")
    real, declared = struct.pack("<L", 50_000_000), struct.pack("<L", 1000)
    file.write_bytes(file.read_bytes().replace(real, declared))
    assert DAMAGED.format(UNITS) in seen_through(file)


def lacking(forged):
    del forged.members[UNITS]
    return UNITS


def too_many(forged):
    forged.members["tables/x.jsonl"] = b""
    return "tables/x.jsonl"


def twice(forged):
    forged.twice = [(UNITS, forged.members[UNITS])]
    return UNITS


def listed_twice(forged):
    entry = forged.manifest["files"][0]
    forged.manifest["files"].append(entry)
    return entry["name"]


@pytest.mark.parametrize("harm", [lacking, too_many, twice, listed_twice])
def test_parts_that_are_not_those_of_the_list_are_named(seen_through, forged, tmp_path, harm):
    member = harm(forged)
    assert f": {member} thừa, thiếu hoặc nằm sai chỗ" in seen_through(forged.write(tmp_path / "x.zip"))


@pytest.mark.parametrize(
    "path",
    [
        "../x",
        "files/../../x",
        "/etc/x",
        "files//x",
        "tables/..\\x",
        "tables/C:x",
        "secret-key",
        "parindex.sqlite3",
        "waiting/1/x/read",
        "Static/x",
        "files/ab/x",
        "tables/.x",
        "",
    ],
)
def test_file_that_would_lie_where_none_may_is_named(seen_through, forged, tmp_path, path):
    forged.rename(path)
    sentence = seen_through(forged.write(tmp_path / "x.zip"))
    assert sentence.endswith("thừa, thiếu hoặc nằm sai chỗ; chưa ghi gì cả. Hãy dùng một bản sao lưu khác.")


@pytest.mark.parametrize(
    "key", ["parindex", "migrations", "tables", "files", "audit", "settings", "left_out", "made_at"]
)
@pytest.mark.parametrize("value", ["absent", 1.5, [[]], {"": [1]}])
def test_list_with_a_value_of_another_kind_is_refused(forged, tmp_path, key, value):
    from parindex.web.records.backup.archive import opened

    forged.manifest[key] = value
    if value == "absent":
        del forged.manifest[key]
    file = forged.write(tmp_path / "x.zip")
    with pytest.raises(BackupError) as error, opened(file):
        pass
    assert error.value.message == Message("backup.damaged", {"file": "x.zip", "member": "manifest.json"})


def test_backup_in_a_newer_format_is_refused_by_the_version_that_made_it(seen_through, forged, tmp_path):
    forged.manifest = {"format": 2, "parindex": "9.1"}
    sentence = seen_through(forged.write(tmp_path / "x.zip"))
    assert sentence.startswith("x.zip do parindex 9.1 tạo, theo một dạng mới hơn")


def test_backup_of_a_newer_version_is_refused_with_both_versions_and_the_step_that_lacks(
    restore_refused, forged, tmp_path
):
    forged.manifest["parindex"] = "9.1"
    forged.manifest["migrations"]["records"].append("9999_x")
    sentence = restore_refused(forged.write(tmp_path / "x.zip"))
    assert sentence.startswith("x.zip do parindex 9.1 tạo, mới hơn bản đang cài (")
    assert ", chưa có bước records.9999_x): hãy cài parindex 9.1 trở lên" in sentence


def without_a_table(forged):
    table = forged.table("records_unit")
    forged.manifest["tables"].remove(table)
    del forged.members[UNITS]
    return "records_unit"


def other_columns(forged):
    forged.table("records_unit")["columns"][0] = "x"
    return "records_unit"


def wrong_count(forged):
    forged.table("records_unit")["rows"] += 1
    return UNITS


def no_row(forged):
    forged.put(UNITS, b"{}\n")
    return UNITS


def no_json(forged):
    forged.put(UNITS, b"[1,\n")
    return UNITS


@pytest.mark.parametrize(
    "harm",
    [without_a_table, wrong_count, *(pytest.param(harm, marks=SLOW) for harm in (other_columns, no_row, no_json))],
)
def test_tables_that_are_not_those_of_their_migrations_are_named(restore_refused, forged, tmp_path, harm):
    part = harm(forged)
    assert DAMAGED.format(part) in restore_refused(forged.write(tmp_path / "x.zip"))


def test_row_that_the_database_does_not_take_is_named(restore_refused, forged, tmp_path):
    rows = forged.rows("records_user")
    rows[3][rows[0].index("can-bo-cchc")] = "can-bo-cchc"
    forged.put_rows("records_user", rows)
    sentence = restore_refused(forged.write(tmp_path / "x.zip"))
    assert sentence.startswith("Bảng records_user, dòng 4: cơ sở dữ liệu không nhận (UNIQUE constraint failed: ")


@SLOW
def test_value_of_another_kind_than_its_column_is_named(restore_refused, forged, tmp_path):
    rows = forged.rows("records_event")
    rows[1] = [
        value if column != "at" else "hôm nay"
        for column, value in zip(columns(forged, "records_event"), rows[1], strict=True)
    ]
    forged.put_rows("records_event", rows)
    assert "Bảng records_event, dòng 2: " in restore_refused(forged.write(tmp_path / "x.zip"))


def test_row_that_refers_to_none_is_refused(restore_refused, forged, tmp_path):
    forged.put_rows("records_plan", [])
    assert " có dòng nhắc tới dòng không có: " in restore_refused(forged.write(tmp_path / "x.zip"))


def test_value_that_the_database_would_keep_otherwise_is_refused(restore_refused, forged, tmp_path):
    """SQLite keeps fifteen digits of a figure, PostgreSQL all of them."""
    rows, at_points = forged.rows("records_plannedtask"), columns(forged, "records_plannedtask").index("target_points")
    rows[7][at_points] = "0.123456789012345"
    rows[8][at_points] = "12.123456789012345"
    forged.put_rows("records_plannedtask", rows)
    sentence = restore_refused(forged.write(tmp_path / "x.zip"))
    assert sentence.startswith("Bảng records_plannedtask, dòng 9: cơ sở dữ liệu không giữ được đúng giá trị")


def test_backup_for_which_there_is_no_room_is_refused(tmp_path):
    with pytest.raises(BackupError) as error:
        refuse_without_room(tmp_path / "not" / "there", 10**18)
    assert (error.value.message.id, error.value.message.parameters["needed"]) == ("backup.no-room", 10**12)


def columns(forged, table):
    return forged.table(table)["columns"]
