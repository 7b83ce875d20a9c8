"""`parindex units`: an installation of its own, a list taken in, tried, refused, and written out again."""

import json
import os
import subprocess
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from parindex.core.organisation import UnitRow
from parindex.documents.units_file import read_units, units_csv, units_workbook
from parindex.web.records.models import Event

PROVINCE = UnitRow("tinh-a", "UBND tỉnh A", "Tỉnh A", "province")
COMMUNE = UnitRow("xa-1", "Xã 01", "Xã 01", "commune", "tinh-a", valid_to=date(2025, 6, 30), groups=("Xã",))
CHANGED = replace(COMMUNE, phone="123", valid_to=None)
WRONG = replace(COMMUNE, kind="office")


pytestmark = pytest.mark.django_db


@pytest.fixture
def units(run, folder, settings):
    """units("import", …) -> exit status, standard output, standard error, in a folder of its own."""
    settings.PARINDEX_HOME = folder / "home"
    return lambda *words: run("units", *words)


@pytest.fixture
def there(units, listed):
    """A province and a commune are in the database."""
    assert units("import", listed(PROVINCE, COMMUNE))[0] == 0


@pytest.fixture
def listed(folder):
    """listed(row, …) -> the name of a file with these rows."""

    def write(*rows, name="don-vi.csv"):
        (folder / name).write_bytes((units_workbook if name.endswith("xlsx") else units_csv)(rows))
        return name

    return write


def exported(units, folder, name="ra.csv", *options):
    assert units("export", name, *options)[0] == 0
    return [replace(row, row=0) for row in read_units((folder / name).read_bytes(), name).rows]


def test_a_list_is_tried_taken_in_written_out_and_changes_nothing_again(units, listed, folder):
    file = listed(PROVINCE, COMMUNE, name="don-vi.xlsx")
    assert units("import", file, "--dry-run") == (0, tried(2, 0, 0, 0), "")
    assert exported(units, folder) == []
    assert units("import", file) == (0, "Thêm 2, thay đổi 0, giữ nguyên 0, bị từ chối 0.\nĐã nhập danh mục.\n", "")
    assert {event.actor_name for event in Event.objects.all()} == {"parindex units import"}
    for name in ("lai.csv", "lai.xlsx"):
        assert exported(units, folder, name) == [PROVINCE, COMMUNE]
        assert units("import", name, "--dry-run")[1] == tried(0, 0, 2, 0)
    assert exported(units, folder, "ngay.csv", "--day", "2026-01-01") == [PROVINCE]


def tried(new, changed, unchanged, refused):
    counts = f"Thêm {new}, thay đổi {changed}, giữ nguyên {unchanged}, bị từ chối {refused}."
    return f"{counts}\nChạy thử: chưa ghi gì.\n"


def test_a_change_is_told_field_by_field(there, units, listed):
    code, out, _ = units("import", listed(CHANGED), "--dry-run")
    assert (code, out.splitlines()[1:3]) == (
        0,
        ["  xa-1, đến ngày: “30/06/2025” thành “”", "  xa-1, điện thoại: “” thành “123”"],
    )


def test_a_refused_row_exits_1_with_its_place_and_nothing_is_taken_in(there, units, listed, folder):
    code, out, err = units("import", listed(PROVINCE, WRONG, replace(PROVINCE, code="tinh-b")))
    assert (code, err) == (1, "")
    assert out.splitlines()[1].startswith(
        "  dòng 3, cột Loại: Đơn vị đang là xã, tệp ghi là phòng. Đơn vị không chuyển"
    )
    assert out.splitlines()[-1] == "Chưa nhập gì: sửa các dòng bị từ chối rồi nhập lại."
    assert {row.code for row in exported(units, folder)} == {"tinh-a", "xa-1"}


def test_json_is_one_object(there, units, listed):
    code, out, err = units("import", listed(PROVINCE, WRONG), "--json")
    shape = json.loads(out)
    (unit,) = shape.pop("units")
    assert (code, err, shape) == (1, "", {"done": False, "new": 0, "changed": 0, "unchanged": 1, "refused": 1})
    assert (unit["row"], unit["code"], unit["step"]) == (3, "xa-1", "refused")
    (flaw,) = unit["flaws"]
    assert (flaw["field"], flaw["problem"], flaw["place"]) == ("kind", "units.other-kind", "dòng 3, cột Loại")
    assert json.loads(units("import", listed(CHANGED), "--dry-run", "--json")[1])["units"] == [
        {
            "row": 2,
            "code": "xa-1",
            "step": "changed",
            "changes": [
                {"field": "valid_to", "before": "30/06/2025", "after": ""},
                {"field": "phone", "before": "", "after": "123"},
            ],
        }
    ]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("import", "khong-co.csv"), "Không có tệp khong-co.csv."),
        (("import", "rong.csv"), "rong.csv là tệp rỗng, cần một danh mục đơn vị."),
        (("export", "ra.pdf"), "Không ghi được danh mục ra ra.pdf: tên tệp phải kết thúc bằng .xlsx hoặc .csv."),
        (("export", "rong.csv"), "Đã có tệp rong.csv: hãy chọn tên khác bằng --out, hoặc ghi đè bằng --force."),
    ],
)
def test_what_cannot_be_used_exits_2_with_one_sentence(units, folder, words, said):
    (folder / "rong.csv").touch()
    code, out, err = units(*words)
    assert (code, out, err.count("\n")) == (2, "", 1)
    assert err.strip() == said


def test_an_installation_that_is_not_there_is_told_in_one_sentence(listed, folder):
    """In a process of its own, which nobody has set up a database for."""
    command = [Path(sys.executable).with_name("parindex"), "units", "import", listed(PROVINCE)]
    own = {"PARINDEX_HOME": str(folder / "x"), "DATABASE_URL": ""}
    done = subprocess.run(command, env={**os.environ, **own}, capture_output=True, text=True)
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)
