"""`parindex framework form`: a workbook that units fill in, and that `parindex score` reads as it is."""

import json
from io import BytesIO

import pytest
from openpyxl import load_workbook

SET = """
id: huyen-a-2030
version: "1"
title: Bộ thử nghiệm
year: 2024
max_points: "3"
rounding: {leaf: 3}
source: {note: thử nghiệm}
areas:
  - code: "1"
    name: Lĩnh vực
    max_points: "3"
    criteria:
      - code: "1.1"
        name: Xin lỗi
        max_points: "2"
        facts:
          apologised: {name: Số hồ sơ đã xin lỗi, kind: count, unit: hồ sơ}
          late: {name: Số hồ sơ trễ hạn, kind: count, unit: hồ sơ}
        rule: {linear: {of: {ratio: [apologised, late]}}}
      - {code: "1.2", name: Điều hành, max_points: "1", rule: judged}
"""


@pytest.fixture
def form(run, folder):
    """The form of the set, as a workbook."""
    (folder / "bo.yaml").write_text(SET, encoding="utf-8")
    status, _, err = run("framework", "form", "bo.yaml", "--unit", "Xã 01", "--out", "bieu.xlsx")
    assert (status, err) == (0, "")
    return load_workbook(BytesIO((folder / "bieu.xlsx").read_bytes()))


def _filled(form, folder, **cells):
    for cell, value in cells.items():
        form.active[cell] = value
    form.save(folder / "bieu.xlsx")


def test_the_form_asks_for_each_figure_and_for_the_reason_of_points_given(form):
    header = [cell.value for cell in form.active[3]]
    assert header == ["Đơn vị", "1.1:apologised", "1.1:late", "1.2:points", "Nguồn"]
    assert form.active["A4"].value == "Xã 01"


def test_the_form_filled_in_is_scored(form, folder, run):
    _filled(form, folder, B4=9, C4=11, D4=1, E4="Biên bản thẩm định")
    status, out, _ = run("score", "bo.yaml", "bieu.xlsx", "--json")
    unit = json.loads(out)["units"][0]
    assert (status, unit["unit"], unit["points"]) == (0, "Xã 01", "2.636")


def test_points_given_without_a_reason_are_refused(form, folder, run):
    _filled(form, folder, B4=9, C4=11, D4=1)
    status, out, _ = run("score", "bo.yaml", "bieu.xlsx", "--json")
    answer = json.loads(out)
    assert (status, [one["place"] for one in answer["rejected"]]) == (1, ["Số liệu!D4"])
    assert answer["units"][0]["points"] == "1.636"


def test_a_form_that_is_there_is_not_written_over(form, run):
    status, out, err = run("framework", "form", "bo.yaml", "--out", "bieu.xlsx")
    assert (status, out, "bieu.xlsx" in err) == (2, "", True)
