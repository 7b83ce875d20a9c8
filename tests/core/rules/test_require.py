"""What is needed for wanted points, case by case: the nearest way, and why there is none."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest

from parindex.core.messages import Message
from parindex.core.points import Absent
from parindex.core.require import Requirement
from parindex.core.rules.figures import Value
from tests.core.rules.leaves import FACTS, Leaf, leaf_of

LINEAR = {"linear": {"of": {"ratio": ["count_a", "count_b"]}}}
AMOUNT = {"name": "Số tiền", "kind": "amount"}
FLAG = {"name": "Có kế hoạch", "kind": "yes_no"}


def leaf(rule: Any, facts: Mapping[str, Any], **more: Any) -> Leaf:
    return leaf_of({"max_points": "2", "facts": facts, "rule": rule, **more})


def told(answer: Requirement) -> tuple[list[tuple[str, Value]], str | None]:
    return [(change.spec.key, change.after) for change in answer.changes], answer.reason.id if answer.reason else None


def two(one: Mapping[str, Any], other: Mapping[str, Any]) -> dict[str, Any]:
    return {"count_a": {**FACTS["count_a"], **one}, "count_b": {**FACTS["count_b"], **other}}


def test_a_count_at_zero_cannot_be_lowered_further():
    items = [{"of": "count_a", "each": "1"}, {"of": "count_b", "each": "0.5"}]
    rule = {"deductions": {"stacking": "sum", "items": items}}
    answer = leaf(rule, two({}, {})).require({"count_a": 0, "count_b": 2}, "2")
    assert (told(answer), answer.others) == (([("count_b", 0)], None), ())


def test_a_whole_that_is_no_full_number_of_steps_away_is_still_reached():
    facts = {"part": {**AMOUNT, "step": "1"}, "whole": AMOUNT}
    rule = {"linear": {"of": {"ratio": ["part", "whole"]}}}
    given_ = {"part": Fraction(801, 2), "whole": 1000}
    assert told(leaf(rule, facts).require(given_, "2")) == ([("part", 1000)], None)


def test_a_part_is_never_asked_to_exceed_its_whole():
    answer = leaf(LINEAR, two({"at_most": "99"}, {"at_most": "99"})).require({"count_a": 5, "count_b": 11}, "2")
    assert told(answer) == ([("count_a", 11)], None)


def test_parts_of_one_whole_are_never_asked_to_exceed_it_together():
    rule = {"linear": {"of": {"ratio": [{"sum": ["count_a", "count_b"]}, "count_c"]}, "target": "200%"}}
    one = leaf(rule, {**two({"at_most": "99"}, {"moves": "fixed"}), "count_c": {**FACTS["count_c"], "at_most": "99"}})
    given_ = {"count_a": 2, "count_b": 5, "count_c": 10}
    assert told(one.require(given_, "1")) == ([("count_a", 5)], None)
    assert told(one.require(given_, "1.2")) == ([], "require.unreachable")


def test_a_day_that_is_not_known_is_said_to_be_lacking():
    rule = {"ladder": {"of": DELAYED, "rungs": [{"to": "0", "points": "2"}, {"otherwise": "0"}]}}
    one = leaf(rule, {key: FACTS[key] for key in ("day_done", "day_due")})
    assert told(one.require({"day_due": date(2024, 3, 1)}, "2")) == ([], "require.lacking")


DELAYED = {"delay": {"done": "day_done", "due": "day_due", "days": "working"}}


def test_a_deadline_stays_where_it_is():
    rule = {"ladder": {"of": DELAYED, "rungs": [{"to": "0", "points": "2"}, {"otherwise": "0"}]}}
    one = leaf(rule, {key: FACTS[key] for key in ("day_done", "day_due")})
    given_ = {"day_done": date(2024, 3, 8), "day_due": date(2024, 3, 1)}
    assert told(one.require(given_, "2")) == ([("day_done", date(2024, 3, 3))], None)


def test_what_is_well_already_stays_while_the_rest_is_changed_together():
    needed = ["flag", {"of": "count_a", "from": "5"}, {"of": "count_b", "from": "5"}]
    rule = {"ladder": {"rungs": [{"when": {"all": needed}, "points": "2"}, {"otherwise": "0"}]}}
    one = leaf(rule, {**two({}, {}), "flag": FLAG})
    answer = one.require({"count_a": 1, "count_b": 1, "flag": True}, "2")
    assert told(answer) == ([("count_a", 5), ("count_b", 5)], None)


def test_a_derived_fact_is_reached_through_the_facts_it_is_made_of():
    late = {"name": "Số việc trễ", "kind": "count", "derived": {"difference": ["count_b", "count_a"]}}
    rule = {"ladder": {"of": "late", "rungs": [{"to": "1", "points": "2"}, {"otherwise": "0"}]}}
    one = leaf(rule, {**two({}, {"moves": "fixed"}), "late": late})
    assert told(one.require({"count_a": 3, "count_b": 9}, "2")) == ([("count_a", 8)], None)


def test_a_fixed_factor_that_may_be_negative_does_not_hide_the_way():
    facts = {
        "rate": {"name": "Tỷ lệ", "kind": "percent"},
        "before": {"name": "Năm trước", "kind": "percent", "moves": "fixed"},
    }
    rule = {"linear": {"of": {"product": ["2", {"difference": ["rate", "before"]}]}}}
    answer = leaf(rule, facts).require({"rate": Fraction(3, 10), "before": Fraction(2, 10)}, "1.6")
    assert told(answer) == ([("rate", Fraction(5999, 10000))], None)


def test_where_nothing_arose_at_the_end_of_the_way_the_way_is_still_found():
    facts = {"aim": {**AMOUNT, "moves": "fixed"}, "took": {**AMOUNT, "moves": "down"}}
    rule = {"linear": {"of": {"quotient": ["aim", "took"]}, "target": "300%"}}
    assert told(leaf(rule, facts).require({"aim": 24, "took": 30}, "2")) == ([("took", 8)], None)


def test_together_with_another_fact_nothing_arose_is_no_best_end():
    facts = {"aim": {**AMOUNT, "moves": "fixed"}, "took": {**AMOUNT, "moves": "down", "step": "1"}, "flag": FLAG}
    quick = {"linear": {"of": {"quotient": ["aim", "took"]}, "target": "300%"}}
    rule = {"ladder": {"rungs": [{"when": "flag", "rule": quick}, {"otherwise": "0"}]}}
    answer = leaf(rule, facts).require({"aim": 24, "took": 30, "flag": False}, "2")
    assert told(answer) == ([("flag", True), ("took", 8)], None)


def test_of_words_the_one_that_is_just_enough_is_named():
    rule = {"choice": {"of": "grade_k", "options": {"Tốt": "2", "Đạt": "1", "Chưa đạt": "0"}}}
    one = leaf(rule, {"grade_k": FACTS["grade_k"]})
    assert told(one.require({"grade_k": "Chưa đạt"}, "0.5")) == ([("grade_k", "Đạt")], None)


ABOVE = {"of": "count_a", "above": "999"}


def test_facts_with_no_known_way_are_found_together():
    best = {"all": [{"of": "count_a", "from": "5"}, {"of": "count_b", "from": "5"}]}
    rungs = [{"when": ABOVE, "points": "0"}, {"when": best, "points": "2"}, {"otherwise": "1"}]
    one = leaf({"ladder": {"rungs": rungs}}, two({"at_most": "999"}, {"at_most": "999"}))
    assert told(one.require({"count_a": 3, "count_b": 4}, "2")) == ([("count_a", 5), ("count_b", 5)], None)


def test_what_was_not_found_is_not_said_to_be_impossible():
    between = {"of": "count_a", "from": "5000", "to": "5001"}
    rungs = [{"when": {"all": [between, "flag"]}, "points": "2"}, {"otherwise": "1"}]
    one = leaf({"ladder": {"rungs": rungs}}, {"count_a": {**FACTS["count_a"], "at_most": "99999"}, "flag": FLAG})
    assert told(one.require({"count_a": 3, "flag": False}, "2")) == ([], "require.not-found")


def test_a_fact_that_may_only_grow_is_not_asked_to_fall():
    rungs = [{"from": "2", "to": "3", "points": "2"}, {"from": "7", "points": "2"}, {"otherwise": "0"}]
    free, up = (
        leaf({"ladder": {"of": "count_a", "rungs": rungs}}, {"count_a": {**FACTS["count_a"], **more}})
        for more in ({}, {"moves": "up"})
    )
    assert told(free.require({"count_a": 4}, "2")) == ([("count_a", 3)], None)
    assert told(up.require({"count_a": 4}, "2")) == ([("count_a", 7)], None)


def test_a_fixed_fact_is_none_that_can_be_worked_on():
    one = leaf(LINEAR, two({"moves": "fixed"}, {}))
    assert told(one.require({"count_a": 1, "count_b": 4}, "2")) == ([], "require.nothing-moves")


def test_the_whole_is_no_way_unless_it_is_named():
    one = leaf({"linear": {"of": {"quotient": ["count_a", "count_b"]}}}, two({"moves": "fixed"}, {}))
    assert told(one.require({"count_a": 2, "count_b": 8}, "1")) == ([], "require.nothing-moves")
    assert told(one.require({"count_a": 2, "count_b": 8}, "1", moving="count_b")) == ([("count_b", 4)], None)


def test_two_gates_on_one_fact_that_pull_apart_leave_it_between_them():
    gates = [
        {"when": {"of": "count_c", "above": "6"}, "effect": "zero"},
        {"when": {"of": "count_c", "below": "4"}, "effect": "zero"},
    ]
    facts = {**two({}, {}), "count_c": FACTS["count_c"]}
    one = leaf(LINEAR, facts, gates=gates)
    low = {"count_a": 1, "count_b": 1, "count_c": 1}
    assert told(one.require(low, "2")) == ([("count_c", 4)], None)
    assert told(one.require({**low, "count_c": 9}, "2")) == ([("count_c", 6)], None)


@pytest.mark.parametrize("rule", ["declared", "judged"])
def test_points_that_are_given_have_no_way_to_them(rule):
    one = leaf_of({"max_points": "2", "rule": rule})
    assert told(one.require({"points": 1}, "2")) == ([], "require.no-formula")


def test_a_leaf_that_does_not_apply_asks_for_nothing():
    one = leaf(LINEAR, two({}, {}))
    answer = one.require({"count_a": Absent.NOT_APPLICABLE, "count_b": 4}, "2")
    assert told(answer) == ([], "require.not-applicable")


def test_more_than_the_maximum_is_refused_with_the_maximum():
    answer = leaf(LINEAR, two({}, {})).require({"count_a": 1, "count_b": 4}, "2.5")
    places = {"wanted": Decimal("2.5"), "max_points": Decimal(2)}
    assert answer == Requirement(False, (), Decimal("0.5"), Message("require.above-the-maximum", places))


def test_points_that_are_there_already_ask_for_nothing():
    answer = leaf(LINEAR, two({}, {})).require({"count_a": 2, "count_b": 4}, "1")
    assert answer == Requirement(True, (), Decimal(1), Message("require.reached", {"points": Decimal(1)}))


def test_what_is_out_of_reach_names_the_facts_that_were_tried():
    facts = {**two({}, {}), "limit": {"name": "Hệ số", "kind": "percent", "moves": "fixed"}}
    rule = {"linear": {"of": {"product": [{"ratio": ["count_a", "count_b"]}, "limit"]}}}
    answer = leaf(rule, facts).require({"count_a": 1, "count_b": 4, "limit": Fraction(1, 2)}, "1.5")
    assert answer.reason == Message("require.unreachable", {"best": Decimal(1), "given": ("Số việc a",)})
