"""What is wrong with a set is told with its place and, where it can be guessed, with what would mend it."""

import ast
from collections.abc import Iterator
from copy import deepcopy
from importlib.resources import files
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from parindex.core.framework import Framework
from parindex.core.framework_build import build
from parindex.core.reading import Flaw
from parindex.core.workdays import Holidays
from parindex.documents.catalogue import LANGUAGES, catalogue
from parindex.documents.framework_yaml import Flawed, framework_of
from parindex.documents.holidays import viet_nam
from tests.core.rules.broken_sets import (
    BONUS,
    DECLARED,
    DELAY,
    LAST,
    LAYERS,
    OF,
    RULE,
    RULES,
    SET,
    SETS,
    Path,
    changed,
    ladder,
    linear,
    meant,
)

READERS = ("reading", "framework_build", "fact_build", "check_build", "rules/build_quantity", "rules/build_rule")


def flaws(data: dict[str, Any], calendar: Holidays | None = None) -> tuple[Flaw, ...]:
    built = build(data, calendar or viet_nam())
    assert isinstance(built, tuple), "no flaw was found"
    return built


@pytest.mark.parametrize(
    ("rule", "path", "said", "mend"), RULES, ids=[f"{one[2]}-{at}" for at, one in enumerate(RULES)]
)
def test_a_flaw_of_a_rule_is_told_at_its_place(rule, path, said, mend):
    first = flaws(changed(RULE, rule))[0]
    assert (first.path, first.message.id, first.mend) == ((*RULE, *path), f"framework.{said}", mend)


@pytest.mark.parametrize(
    ("at", "value", "path", "said", "mend"), SETS, ids=[f"{one[3]}-{at}" for at, one in enumerate(SETS)]
)
def test_a_flaw_of_a_set_is_told_at_its_place(at, value, path, said, mend):
    first = flaws(changed(at, value))[0]
    assert (first.path, first.message.id, first.mend) == (path, f"framework.{said}", mend)


def test_the_sound_set_has_no_flaw():
    assert not isinstance(build(SET, viet_nam()), tuple)


def test_working_days_without_a_calendar_are_told():
    (flaw,) = build(changed(RULE, linear(DELAY)), None)[1:]  # the gate that asks for every fact is the first
    assert (flaw.path, flaw.message.id) == ((*RULE, *OF, "delay"), "framework.no-calendar")


def test_a_bonus_without_a_ceiling_is_told():
    data = changed(("areas",), [*SET["areas"], {**BONUS, "criteria": [DECLARED]}])
    assert [(flaw.path, flaw.message.id) for flaw in flaws(data)] == [((), "framework.no-ceiling")]


def test_a_bonus_with_no_ceiling_said_in_so_many_words_is_no_flaw():
    data = changed(("areas",), [*SET["areas"], {**BONUS, "criteria": [DECLARED]}])
    assert not isinstance(build({**data, "ceiling": "none"}, viet_nam()), tuple)


def test_layers_that_round_in_between_are_told():
    data = {**changed(("layers",), LAYERS), "rounding": {"leaf": "3", "area": "2"}}
    assert [(flaw.path, flaw.message.id) for flaw in flaws(data)] == [(("rounding",), "framework.rounding-with-layers")]


def test_a_rescaled_total_of_declared_points_needs_its_rounding():
    data = {**changed(("layers",), LAYERS), "rounding": {"criterion": "3"}}
    data["areas"][0]["criteria"][0] |= {"rule": "declared"}
    data["areas"][0]["criteria"][0] |= {"facts": {}, "gates": [{"when": {"of": "5", "from": "9"}, "effect": "zero"}]}
    found = {(flaw.path, flaw.message.id, flaw.message.parameters.get("key")) for flaw in flaws(data)}
    assert (("rounding",), "framework.missing-key", "total") in found


def test_an_unknown_band_of_a_gate_is_told_with_the_one_that_may_be_meant():
    facts, gate = {"fined": {"name": "Bị phạt", "kind": "yes_no"}}, {"when": "fined", "effect": {"band": "Kha"}}
    (flaw,) = flaws({**SET, "facts": facts, "gates": [gate]})
    assert (flaw.path, flaw.message.id, flaw.mend) == (
        ("gates", 0, "effect", "band"),
        "framework.unknown-band",
        meant("Khá"),
    )


def test_bands_from_low_to_high_are_told():
    items = [*SET["bands"]["items"], {"name": "Tốt", "from": "8", "inclusive": True}]
    (flaw,) = flaws(changed(("bands", "items"), items))
    assert (flaw.path, flaw.message.id) == (("bands", "items"), "framework.bands-not-descending")


@pytest.mark.parametrize(
    "rule",
    [
        linear({"rato": ["done", "all"]}),
        linear("done", target="0,5"),
        ladder({"from": "5", "below": "9,5", "points": "5"}, LAST),
        ladder({"from": "1", "points": "năm"}, LAST),
    ],
    ids=["quantity", "target", "bound", "points"],
)
def test_one_mistake_is_told_once(rule):
    assert len(flaws(changed(RULE, rule))) == 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_flaw_and_mend_can_be_told_whole(language):
    words = catalogue(language)
    broken = [changed(RULE, rule) for rule, *_ in RULES] + [changed(at, value) for at, value, *_ in SETS]
    for flaw in (flaw for data in broken for flaw in flaws(data)):
        for said in (flaw.message, *((flaw.mend,) if flaw.mend else ())):
            assert ("None" in words.render(said), words.render(said) == "") == (False, False)


JUNK = [None, True, "", "x", 5, [], ["x"], [[]], {}, {"x": "1"}, {"of": {}}, "95%", "-1", "0"]


def places(data: Any, path: Path = ()) -> list[Path]:
    """Every place in some data."""
    inner = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    return [path, *(place for key, one in inner for place in places(one, (*path, key)))]


@settings(max_examples=250, deadline=None)
@given(st.sampled_from([rule for rule, *_ in RULES]), st.data())
def test_whatever_stands_in_a_set_it_is_built_or_its_flaws_are_told(rule, data):
    broken = changed(RULE, rule)
    for _ in range(data.draw(st.integers(1, 2))):
        path = data.draw(st.sampled_from([place for place in places(broken) if place]))
        inner: Any = broken
        for step in path[:-1]:
            inner = inner[step]
        inner[path[-1]] = deepcopy(data.draw(st.sampled_from(JUNK)))
    built = build(broken, viet_nam())
    assert isinstance(built, Framework) or [type(flaw) for flaw in built] == [Flaw] * len(built)


def told_by_readers() -> Iterator[str]:
    """The flaws that the readers of sets can tell, from their source."""
    for name in READERS:
        source = files("parindex").joinpath("core", f"{name}.py").read_text(encoding="utf-8")
        for node in ast.walk(ast.parse(source)):
            if isinstance(node, ast.Call) and getattr(node.func, "attr", "") == "flaw":
                yield from (one.value for one in node.args[1:2] if isinstance(one, ast.Constant))


def test_every_flaw_that_can_be_told_is_made_by_a_broken_set_here():
    made = {said for _, _, said, _ in RULES} | {said for *_, said, _ in SETS}
    made |= {"no-calendar", "no-ceiling", "rounding-with-layers", "unknown-band", "bands-not-descending"}
    assert sorted(set(told_by_readers()) - made) == []


TEN = """\
id: bo-hong
version: 1
title: Bộ có mười chỗ sai
year: 2024
max_points: "9"
rounding: {leaf: 3}
source: {note: thử}
statuss: draft
areas:
  - code: "1"
    name: Lĩnh vực
    max_points: "10"
    criteria:
      - code: "1.1"
        name: Tỷ lệ
        max_points: "4"
        facts:
          done: {name: Số việc xong, kind: number}
          all: {name: Số việc, kind: count}
        rule:
          linear: {of: {ratio: [done, al]}, target: "90,5%"}
      - code: "1.1"
        name: Thang bậc
        max_points: "6"
        facts:
          sent: {name: Số báo cáo, kind: count}
        rule:
          ladder:
            of: sent
            rungs:
              - {from: "4", points: "7"}
              - {from: "2", points: "3"}
"""


def test_a_set_with_ten_mistakes_reports_ten_with_their_lines():
    read = framework_of(TEN, "bo.yaml")
    assert isinstance(read, Flawed)
    assert [(line, flaw.message.id.removeprefix("framework.")) for line, flaw in read.flaws] == [
        (2, "not-a-string"),
        (5, "sum"),
        (8, "unknown-key"),
        (18, "not-a-word"),
        (19, "unused-fact"),
        (21, "unknown-fact"),
        (21, "not-a-number"),
        (22, "duplicate-code"),
        (28, "above-the-maximum"),
        (30, "no-otherwise"),
    ]
