"""Every example file comes to the points, the sentences and the changes that it states."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

import pytest

from parindex.core.fact_words import read_value
from parindex.core.framework_build import build
from parindex.core.messages import Message
from parindex.core.points import Absent
from parindex.core.require import Change, Requirement, require
from parindex.core.score import NOTHING
from parindex.core.scoring import ScoreSheet, score_figures
from parindex.core.values import fact_value, specs_of
from tests.core.sets import changed
from tests.spec.example import EXAMPLE_KEYS, KEYS, LEAF, REQUIRE_KEYS, TODAY, Example, examples, told

EXAMPLES = list(examples())
CASES = [(one, case) for one in EXAMPLES for case in one.cases]
QUESTIONS = [(one, question) for one in EXAMPLES for question in one.questions]
ABSENT = {"missing": Absent.MISSING, "not_applicable": Absent.NOT_APPLICABLE}
SHAPES = [f"R{number}" for number in range(1, 27) if number != 21] + ["R21a", "R21b", "R21c", "R21d"]


def named(pairs: list[tuple[Example, dict[str, Any]]]) -> list[str]:
    return [f"{one.path.with_suffix('')}-{one.data['examples'].index(case) + 1}" for one, case in pairs]


def asked(pairs: list[tuple[Example, dict[str, Any]]]) -> list[str]:
    return [f"{one.path.with_suffix('')}-{one.questions.index(question) + 1}" for one, question in pairs]


def points_of(written: Any) -> Decimal | Absent:
    return ABSENT[written] if written in ABSENT else Decimal(str(written))


def by_code(one: Example, case: Mapping[str, Any], key: str) -> dict[str, Any]:
    """What an example says of each node: of a leaf it is said without its code."""
    said = case.get(key, {})
    return said if not one.is_leaf or isinstance(said, Mapping) else {LEAF: said}


def trace_of(sheet: ScoreSheet, code: str) -> list[str]:
    return [told(said) for said in (sheet.nodes[code] if code else sheet.total).trace]


@pytest.mark.parametrize(("one", "case"), CASES, ids=named(CASES))
def test_the_figures_of_an_example_earn_the_points_it_states(one, case):
    sheet = one.sheet(case)
    stated = {**by_code(one, case, "points"), **by_code(one, case, "status")}
    assert {code: sheet.nodes[code].points for code in stated} == {
        code: points_of(points) for code, points in stated.items()
    }
    if "total" in case:
        assert sheet.total.points == points_of(case["total"])
    if "band" in case:
        assert sheet.banding.band == case["band"]
    if "why" in case:
        assert told(sheet.banding.reason or Message("?")) == case["why"]


@pytest.mark.parametrize(("one", "case"), CASES, ids=named(CASES))
def test_an_example_is_explained_in_the_sentences_it_states(one, case):
    sheet = one.sheet(case)
    says = by_code(one, case, "says")
    assert {code: trace_of(sheet, code) for code in says} == says


@pytest.mark.parametrize(("one", "case"), CASES, ids=named(CASES))
def test_the_figures_of_an_example_contradict_each_other_as_it_states(one, case):
    assert [told(said) for said in one.contradictions(case)] == case.get("contradicts", [])


@pytest.mark.parametrize(("one", "case"), CASES, ids=named(CASES))
def test_an_example_scored_without_a_trace_has_the_same_points(one, case):
    traced = one.sheet(case)
    bare = score_figures(one.framework, one.figures(case))
    assert {code: node.points for code, node in bare.nodes.items()} == {
        code: node.points for code, node in traced.nodes.items()
    }
    assert (bare.total.points, bare.banding) == (traced.total.points, traced.banding)


def answer_of(one: Example, question: Mapping[str, Any]) -> Requirement:
    figures = one.figures(question).get(LEAF, NOTHING)
    return require(one.framework, one.leaf, figures, Decimal(question["points"]), moving=question.get("moving"))


def stated_change(one: Example, said: Mapping[str, Any]) -> dict[str, Any]:
    """A change as a file states it, with its figures read as an officer's."""
    spec = specs_of(one.framework, LEAF)[said["fact"]]
    ends = {end: read_value(spec, said[end], TODAY).value for end in ("from", "to")}
    return {"fact": said["fact"], **ends, "add": Decimal(said["add"]) if "add" in said else None}


def made_change(change: Change) -> dict[str, Any]:
    before = Absent.MISSING if change.before is None else fact_value(change.spec, change.before)
    return {"fact": change.spec.key, "from": before, "to": fact_value(change.spec, change.after), "add": change.add}


@pytest.mark.parametrize(("one", "question"), QUESTIONS, ids=asked(QUESTIONS))
def test_what_is_needed_for_wanted_points_is_what_the_example_states(one, question):
    answer = answer_of(one, question)
    stated = [stated_change(one, said) for said in question.get("changes", ())]
    assert [made_change(change) for change in answer.changes] == stated
    assert (told(answer.reason) if answer.reason else None) == question.get("reason")
    if "earns" in question:
        assert answer.points == Decimal(question["earns"])
    if "or" in question:
        others = [[stated_change(one, said) for said in way] for way in question["or"]]
        assert [[made_change(change) for change in way] for way in answer.others] == others


@pytest.mark.parametrize("one", EXAMPLES, ids=lambda one: str(one.path))
def test_an_example_has_the_keys_that_are_read_and_explains_itself_at_least_once(one):
    assert not set(one.data) - KEYS
    assert [set(case) - EXAMPLE_KEYS for case in one.cases if set(case) - EXAMPLE_KEYS] == []
    assert [set(ask) - REQUIRE_KEYS for ask in one.questions if set(ask) - REQUIRE_KEYS] == []
    assert (one.title != "", one.data["about"] != "") == (True, True)
    assert [case for case in one.cases if case.get("says")] != []


def test_every_shape_of_rule_has_an_example():
    shown = {shape for one in EXAMPLES for shape in one.shapes}
    assert [shape for shape in SHAPES if shape not in shown] == []
    assert sorted(shown - set(SHAPES)) == []


def known_words(rule: Any, said: str) -> set[str]:
    """The words that the builder knows, as it tells them of one that it does not know."""
    built = build(changed("areas", 0, "criteria", 0, "rule", rule))
    return next({str(word) for word in flaw.message.parameters["known"]} for flaw in built if flaw.message.id == said)


def test_every_quantity_that_can_be_written_has_a_folder():
    known = known_words({"linear": {"of": {"?": "1"}}}, "framework.unknown-quantity")
    assert {one.path.parts[1] for one in EXAMPLES if one.path.parts[0] == "quantities"} == known | {"fact"}


def test_every_scale_that_can_be_written_has_a_folder():
    known = known_words("?", "framework.unknown-rule")
    assert {one.path.parts[1] for one in EXAMPLES if one.path.parts[0] == "scales"} == known
