"""`parindex framework list`, `show` and `schema`: sets and their criteria as people and as programs read them."""

import json

import pytest

from parindex.documents.framework_schema import framework_schema
from parindex.documents.framework_yaml import shipped
from tests.cli.scored import SET


@pytest.fixture
def folder(folder):
    """A folder with a set."""
    (folder / "bo.yaml").write_text(SET, encoding="utf-8")
    return folder


def words_of(run, *call):
    status, out, err = run(*call)
    assert (status, err) == (0, "")
    return " ".join(out.split())


def test_every_set_that_ships_is_listed(run, json_of):
    assert [one["id"] for one in json_of("framework", "list")["frameworks"]] == list(shipped())
    assert all(id_ in run("framework", "list")[1] for id_ in shipped())


@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize(
    "call", [("list",), ("show", "bo.yaml"), ("show", "bo.yaml", "--code", "2.1"), ("check", "bo.yaml")], ids=str
)
def test_what_people_read_fits_in_80_columns(run, lang, call):
    status, out, _ = run("--lang", lang, "framework", *call)
    assert (status, max(map(len, out.splitlines())) <= 80) == (0, True)


@pytest.mark.parametrize("id_", shipped())
@pytest.mark.parametrize("lang", ["vi", "en"])
def test_every_set_that_ships_can_be_shown(run, id_, lang):
    status, out, err = run("--lang", lang, "framework", "show", id_)
    assert (status, err, id_ in out) == (0, "", True)


def test_a_set_is_shown_with_its_tree_rules_and_bands(run):
    out = words_of(run, "framework", "show", "bo.yaml")
    assert out.startswith("Bộ tiêu chí thử chấm (thu-cham-2030, 2) thử nghiệm Xếp loại: Tốt ≥ 8; Khá ≥ 5")
    assert "1.1 Xin lỗi khi trễ hạn 2 tuyến tính" in out
    assert "2.3 Sáng kiến 1 thẩm định cho điểm" in out


def test_figures_of_the_bands_are_written_in_the_language(run, folder):
    (folder / "bo.yaml").write_text(SET.replace('from: "8"', 'from: "7.5"'), encoding="utf-8")
    assert "Tốt ≥ 7,5" in run("framework", "show", "bo.yaml")[1]
    assert "Tốt ≥ 7.5" in run("--lang", "en", "framework", "show", "bo.yaml")[1]


def test_a_set_is_shown_to_programs_with_its_rules_in_words(json_of):
    shape = json_of("framework", "show", "bo.yaml")
    assert (shape["id"], shape["version"], shape["max_points"], shape["rounding"]["leaf"]) == (
        "thu-cham-2030",
        "2",
        "10",
        3,
    )
    leaf = shape["areas"][0]["children"][0]
    assert (leaf["code"], leaf["cite"]) == ("1.1", "Điều 5 khoản 2")
    assert leaf["rule"] == {"linear": {"of": {"ratio": ["apologised", "late"]}}, "none_arose": "full_marks"}
    assert leaf["rule_in_words"][-1] == "Không phát sinh: điểm tối đa."
    assert [fact["measure"] for fact in leaf["facts"]] == ["dossiers.late_apologised", "dossiers.late"]


def test_one_criterion_is_shown_with_its_rule_figures_and_basis(run):
    out = words_of(run, "framework", "show", "bo.yaml", "--code", "1.1")
    assert out.startswith("1.1 Xin lỗi khi trễ hạn Tối đa 2 điểm.")
    assert "Không phát sinh: điểm tối đa." in out
    assert "apologised: Số hồ sơ đã xin lỗi (số đếm; hồ sơ; dossiers.late_apologised)" in out
    assert "Căn cứ: Điều 5 khoản 2" in out


def test_points_that_a_source_publishes_are_named_once(run):
    assert "Số liệu cần có: points: Điểm" in words_of(run, "framework", "show", "bo.yaml", "--code", "2.2")
    assert "(điểm)" not in run("framework", "show", "bo.yaml", "--code", "2.2")[1]


def test_one_criterion_is_shown_to_programs_as_it_stands_in_its_set(json_of):
    whole = json_of("framework", "show", "bo.yaml")
    assert json_of("framework", "show", "bo.yaml", "--code", "1.1") == whole["areas"][0]["children"][0]
    assert json_of("framework", "show", "bo.yaml", "--code", "2") == whole["areas"][1]


@pytest.mark.parametrize("more", [(), ("--json",)], ids=["text", "json"])
def test_a_code_that_is_not_there_is_refused(refused, more):
    assert refused("framework", "show", "bo.yaml", "--code", "9.9", *more) == "Bộ thu-cham-2030 không có mã “9.9”."


def test_the_schema_is_printed_as_one_object(run):
    status, out, err = run("framework", "schema")
    assert (status, err, json.loads(out)) == (0, "", framework_schema())


AROUND = """
id: quanh-quy-tac
version: "1"
title: Bộ thử nghiệm
year: 2024
max_points: "1"
rounding: {leaf: 3}
ceiling: none
source: {note: thử nghiệm}
areas:
  - code: "1"
    name: Lĩnh vực
    max_points: "1"
    criteria:
      - code: "1.1"
        name: Báo cáo
        max_points: "1"
        not_applicable: zero
        facts:
          sent: {name: Số báo cáo đã gửi, kind: count}
          faked: {name: Báo cáo sai sự thật, kind: yes_no}
        rule: {per_unit: {of: sent, points: "0.5"}}
        evidence: {required: true, ask: Báo cáo, without: explain}
        gates: [{when: faked, effect: zero, cite: Điều 9}]
        checks: [{that: {any: [{not: faked}, {of: sent, above: "0"}]}, say: Chưa gửi thì không thể sai}]
  - code: T
    name: Thưởng
    max_points: "1"
    kind: bonus
    criteria: [{code: "T.1", name: Sáng kiến, max_points: "1", rule: judged}]
"""


def test_what_holds_around_a_rule_is_shown_with_it(run, folder):
    (folder / "quanh.yaml").write_text(AROUND, encoding="utf-8")
    shown = " ".join(run("framework", "show", "quanh.yaml", "--code", "1.1")[1].split())
    told = (
        "Điều kiện loại: “Báo cáo sai sự thật” là có (Điều 9) thì 0 điểm.",
        "Điều kiện kiểm tra: “Báo cáo sai sự thật” là không hoặc Số báo cáo đã gửi trên 0; nếu không thì báo "
        "“Chưa gửi thì không thể sai”.",
        "Không có tài liệu kiểm chứng (Báo cáo) và không giải trình: 0 điểm.",
        "Không áp dụng: 0 điểm.",
    )
    assert [one for one in told if one not in shown] == []
    assert "Điểm thưởng" in run("framework", "show", "quanh.yaml", "--code", "T.1")[1]
