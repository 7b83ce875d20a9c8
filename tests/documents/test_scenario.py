"""An illustration laid over a set: the set's codes and points, invented rules, marked as such; or a flaw's line."""

import shutil
from pathlib import Path

import pytest

from parindex.core.framework import Status
from parindex.core.messages import Message
from parindex.core.points import Absent
from parindex.core.scoring import score_figures
from parindex.documents.catalogue import LANGUAGES, catalogue
from parindex.documents.document import UnreadableFileError
from parindex.documents.framework_files import open_framework
from parindex.documents.framework_yaml import shipped, shipped_framework
from parindex.documents.scenario import SUFFIX, read_scenario, scenario_of

BASE = """\
id: bo-goc
version: "3"
title: Bộ gốc
year: 2024
max_points: "5"
source: {paper: Kế hoạch 1}
areas:
  - code: "1"
    name: Một cửa
    max_points: "5"
    criteria:
      - {code: "1.1", name: Xin lỗi, max_points: "2", cite: Điều 5, rule: declared}
      - code: "1.2"
        name: Công khai
        max_points: "3"
        sub_criteria:
          - {code: 1.2.1, name: Đầy đủ, max_points: "1", rule: declared}
          - {code: 1.2.2, name: Kịp thời, max_points: "2", rule: judged}
"""
GOOD = """\
framework: bo-goc
simulated: số liệu mô phỏng
rounding: {leaf: 3}
unit: Xã A
leaves:
  "1.1":
    facts:
      done: {name: Số đã xin lỗi, kind: count}
      late: {name: Số trễ hạn, kind: count}
    rule:
      linear: {of: {ratio: [done, late]}}
      none_arose: full_marks
    values: {done: "45", late: 55}
  1.2.2:
    facts:
      done: {name: Đã công khai, kind: yes_no}
    rule:
      choice: {of: done, options: {Có: "100%", Không: "0"}}
    values: {done: Có}
"""


@pytest.fixture
def laid(tmp_path):
    """Reads an illustration, with `old` as `new`, over the set."""

    def lay(old="", new="", *, text=GOOD, base=BASE):
        assert old in text
        (tmp_path / "framework.yaml").write_text(base, encoding="utf-8")
        path = tmp_path / "scenario.yaml"
        path.write_text(text.replace(old, new, 1), encoding="utf-8")
        return read_scenario(path)

    return lay


@pytest.fixture
def refusal(laid):
    """The line and the reason of a refused illustration; it can be told in both languages, with its file."""

    def refuse(*changes, **texts):
        with pytest.raises(UnreadableFileError) as error:
            laid(*changes, **texts)
        message = error.value.message
        assert (message.id, message.parameters["file"]) == ("file.scenario", "scenario.yaml")
        assert all(catalogue(language).render(message).startswith("scenario.yaml, ") for language in LANGUAGES)
        return message.parameters["line"], message.parameters["reason"].id

    return refuse


def test_the_set_keeps_its_codes_points_and_year_and_says_that_it_is_simulated(laid):
    scenario = laid()
    framework = scenario.framework
    assert (framework.id, framework.version, framework.year) == ("bo-goc-minh-hoa", "3", 2024)
    assert (framework.simulated, scenario.simulated, framework.status) == ("số liệu mô phỏng",) * 2 + (Status.DRAFT,)
    nodes = [(node.code, str(node.max_points)) for node in framework.nodes()]
    assert nodes == [("1", "5"), ("1.1", "2"), ("1.2", "3"), ("1.2.1", "1"), ("1.2.2", "2")]
    assert framework.node("1.1").cite == "Điều 5"


def test_the_leaves_it_names_have_its_rules_and_the_others_their_own(laid):
    leaves = {leaf.code: leaf.rule for leaf in laid().framework.leaves()}
    assert [rule.scale.computes for rule in leaves.values()] == [True, False, True]
    assert leaves["1.2.1"].data == "declared"


def test_the_invented_figures_of_the_unit_are_read_as_an_officer_writes_them(laid):
    scenario = laid()
    assert (scenario.unit, scenario.figures) == ("Xã A", {"1.1": {"done": 45, "late": 55}, "1.2.2": {"done": True}})
    assert str(score_figures(scenario.framework, scenario.figures).total.points) == "3.636"


def test_a_blank_figure_is_missing(laid):
    scenario = laid('done: "45"', "done: null")
    assert scenario.figures["1.1"]["done"] is Absent.MISSING
    assert score_figures(scenario.framework, scenario.figures).nodes["1.1"].points is Absent.MISSING


def test_a_leaf_may_be_laid_over_without_figures(laid):
    assert laid("    values: {done: Có}\n", "").figures["1.2.2"] == {}


@pytest.mark.parametrize(
    ("old", "new", "line", "reason"),
    [
        ("unit: Xã A\n", "", 1, "framework.missing-key"),
        ("simulated: số liệu mô phỏng\n", "", 1, "framework.missing-key"),
        ("framework: bo-goc\n", "", 1, "framework.missing-key"),
        ("framework: bo-goc", "framework: bo-khac", 1, "framework.not-a-word"),
        ("unit: Xã A", "unit: {a: b}", 4, "framework.not-a-string"),
        ("unit: Xã A", "units: Xã A\nunit: Xã A", 4, "framework.unknown-key"),
        ('  "1.1":', '  "1.9":', 6, "framework.unknown-code"),
        ('  "1.1":', '  "1.2":', 6, "framework.unknown-code"),
        ("    rule:\n      choice", "    rules:\n      choice", 17, "framework.unknown-key"),
        ("values: {done: Có}", "values: Có", 19, "framework.not-a-mapping"),
        ("values: {done: Có}", "values: {done: có thể}", 19, "fact.not-yes-or-no"),
        ('done: "45"', 'dones: "45"', 13, "fact.unknown"),
        ('done: "45"', 'done: "4,5"', 13, "fact.not-whole"),
        ("ratio: [done, late]", "ratio: [done, lat]", 11, "framework.unknown-fact"),
        ("kind: yes_no", "kind: yesno", 16, "framework.not-a-word"),
        ("rounding: {leaf: 3}", "rounding: {leaf: ba}", 3, "framework.not-a-figure"),
        ("unit: Xã A", "unit: Xã A\nunit: Xã B", 5, "framework.repeated-key"),
    ],
)
def test_a_flaw_is_told_with_its_line_in_the_illustration(refusal, old, new, line, reason):
    assert refusal(old, new) == (line, reason)


@pytest.mark.parametrize("text", ["", "- a\n", "chữ\n", "framework: bo-goc\nsimulated: x\nunit: A\nleaves: [a]\n"])
def test_what_is_no_illustration_is_refused(refusal, text):
    assert refusal(text=text)[1] in ("framework.not-a-mapping", "framework.missing-key")


def test_a_leaf_that_is_no_mapping_is_refused(refusal):
    assert refusal(text=GOOD[: GOOD.index("leaves:")] + 'leaves:\n  "1.1": declared\n') == (
        6,
        "framework.not-a-mapping",
    )


def test_an_illustration_over_a_set_with_flaws_is_refused(laid):
    with pytest.raises(UnreadableFileError) as error:
        laid(base=BASE.replace('max_points: "5"', 'max_points: "6"', 1))
    assert error.value.message.id == "framework.sum"


def test_what_ships_is_found_by_the_id_of_its_set_and_by_its_own():
    scenario = scenario_of("dak-glong-2023")
    assert scenario.framework.id == "dak-glong-2023-minh-hoa"
    assert open_framework(f"dak-glong-2023{SUFFIX}") == scenario.framework
    assert (scenario_of("qd766-2022"), scenario_of("khong-co")) == (None, None)


@pytest.mark.parametrize("which", ["qd766-2022-minh-hoa", "khong-co-minh-hoa"])
def test_a_set_without_an_illustration_has_none_to_open(which):
    with pytest.raises(UnreadableFileError) as error:
        open_framework(which)
    assert error.value.message == Message("framework.not-found", {"id": which, "known": tuple(shipped())})


@pytest.mark.parametrize("id_", [id_ for id_ in shipped() if scenario_of(id_)])
def test_every_illustration_that_ships_has_the_codes_and_points_of_its_set(id_):
    scenario, base = scenario_of(id_).framework, shipped_framework(id_)
    assert [(node.code, node.name, node.max_points) for node in scenario.nodes()] == [
        (node.code, node.name, node.max_points) for node in base.nodes()
    ]
    assert (scenario.bands, scenario.source, base.simulated) == (base.bands, base.source, "")


def test_a_shipped_illustration_reads_the_same_from_a_copy(tmp_path):
    for name in ("framework.yaml", "scenario.yaml"):
        shutil.copy(Path(shipped()["dak-glong-2023"]).parent / name, tmp_path)
    assert read_scenario(tmp_path / "scenario.yaml") == scenario_of("dak-glong-2023")
