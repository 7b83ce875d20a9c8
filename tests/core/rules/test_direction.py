"""Which way the points of a rule go when one of its facts grows."""

from typing import Any

import pytest

from parindex.core.rules.direction import Direction
from tests.core.rules.leaves import FACTS, leaf_of, used

UP, DOWN, UNKNOWN, NEITHER = Direction.UP, Direction.DOWN, Direction.UNKNOWN, Direction.NEITHER
RATIO = {"ratio": ["count_a", "count_b"]}
OF_SUM = {"ratio": ["count_a", {"sum": ["count_a", "count_b"]}]}
MEAN = [{"of": "count_a", "value": "2"}, {"of": "count_b", "value": "1"}, {"of": "count_c", "value": "0"}]
DELAY = {"delay": {"done": "day_done", "due": "day_due", "days": "calendar"}}
LESS = {"difference": ["count_a", "count_b"]}
QUANTITIES: list[tuple[Any, dict[str, Direction]]] = [
    ("count_a", {"count_a": UP, "count_b": NEITHER}),
    (RATIO, {"count_a": UP, "count_b": DOWN}),
    (OF_SUM, {"count_a": UP, "count_b": DOWN}),
    ({"ratio": ["count_a", {"sum": ["count_b", "count_c"]}]}, {"count_a": UP, "count_c": DOWN}),
    ({"complement": RATIO}, {"count_a": DOWN, "count_b": UP}),
    (LESS, {"count_a": UP, "count_b": DOWN}),
    ({"sum": ["count_a", LESS]}, {"count_a": UP, "count_b": DOWN}),
    ({"sum": ["count_b", LESS]}, {"count_b": UNKNOWN}),
    ({"product": ["count_a", RATIO]}, {"count_a": UP, "count_b": DOWN}),
    ({"product": ["2", LESS]}, {"count_a": UP}),
    ({"product": ["-2", LESS]}, {"count_a": UNKNOWN}),
    ({"product": [LESS, LESS]}, {"count_a": UNKNOWN}),
    ({"quotient": [LESS, "count_c"]}, {"count_a": UP, "count_b": DOWN, "count_c": UNKNOWN}),
    ({"quotient": ["count_c", LESS]}, {"count_c": UNKNOWN, "count_a": UNKNOWN}),
    ({"growth": {"of": "count_a", "on": "count_b"}}, {"count_a": UP, "count_b": DOWN}),
    ({"mean": MEAN}, {"count_a": UP, "count_b": UNKNOWN, "count_c": DOWN}),
    ({"mean": [{"of": LESS, "value": "2"}, {"of": "count_c", "value": "1"}]}, {"count_a": UNKNOWN, "count_c": UNKNOWN}),
    ({"highest": ["count_a", RATIO]}, {"count_a": UP, "count_b": DOWN}),
    ({"lowest": ["count_a", {"complement": "count_a"}]}, {"count_a": UNKNOWN}),
    (DELAY, {"day_done": UP, "day_due": DOWN}),
    ({"value_of": {"fact": "flag_y", "options": {"Có": "1", "Không": "0"}}}, {"flag_y": UNKNOWN}),
    ({"choose": [{"when": "flag_y", "of": "count_a"}, {"otherwise": "count_b"}]}, {"count_a": UP, "flag_y": UNKNOWN}),
    ("total_d", {"count_a": UP, "total_d": UP}),
]


def ladder(*rungs: Any, of: Any = "count_a") -> dict[str, Any]:
    return {"ladder": {**({"of": of} if of else {}), "rungs": list(rungs)}}


HIGH, LOW, REST = {"from": "5", "points": "2"}, {"from": "2", "points": "1"}, {"otherwise": "0"}
MIDDLE = {"from": "50%", "rule": {"linear": {"of": RATIO}}}
RULES: list[tuple[Any, dict[str, Direction]]] = [
    ({"linear": {"of": RATIO, "start": "1", "target": "0"}}, {"count_a": DOWN, "count_b": UP}),
    ({"linear": {"of": RATIO, "from_points": "100%", "to_points": "0"}}, {"count_a": DOWN}),
    ({"per_unit": {"of": "count_a", "points": "1"}}, {"count_a": UP}),
    ({"steps": {"of": "count_a", "every": "1", "points": "1"}}, {"count_a": UP}),
    ({"choice": {"of": "grade_k", "options": {"Tốt": "2", "Đạt": "1", "Chưa đạt": "0"}}}, {"grade_k": UNKNOWN}),
    ({"deductions": {"items": [{"of": "count_a", "each": "1"}]}}, {"count_a": DOWN}),
    ({"deductions": {"items": [{"when": "flag_y", "points": "1"}]}}, {"flag_y": DOWN}),
    (ladder(HIGH, LOW, REST), {"count_a": UP}),
    (ladder({"from": "6", "points": "1"}, {"from": "3", "points": "2"}, REST), {"count_a": UNKNOWN}),
    (ladder({"to": "2", "points": "2"}, {"to": "5", "points": "1"}, REST), {"count_a": DOWN}),
    (ladder({"from": "1", "to": "5", "points": "2"}, REST), {"count_a": UNKNOWN}),
    (ladder({"when": "flag_y", "points": "2"}, REST, of=None), {"flag_y": UP}),
    (
        ladder({"when": {"at_most": ["count_a", {"sum": ["count_b", "count_c"]}]}, "points": "2"}, REST, of=None),
        {"count_a": DOWN, "count_b": UP, "count_c": UP},
    ),
    (ladder({"when": {"at_most": ["count_a", "total_d"]}, "points": "2"}, REST, of=None), {"count_a": UNKNOWN}),
    (ladder({"when": {"not": "flag_y"}, "points": "2"}, REST, of=None), {"flag_y": DOWN}),
    (ladder({"when": {"of": "grade_k", "is": "Tốt"}, "points": "2"}, REST, of=None), {"grade_k": UNKNOWN}),
    (ladder({"from": "100%", "points": "2"}, MIDDLE, REST, of=RATIO), {"count_a": UP, "count_b": DOWN}),
    (ladder({"from": "100%", "points": "1"}, MIDDLE, REST, of=RATIO), {"count_a": UNKNOWN}),
    ({"best": [{"linear": {"of": RATIO}}, {"per_unit": {"of": "count_a", "points": "1"}}]}, {"count_a": UP}),
    ({"worst": [{"linear": {"of": RATIO}}, {"per_unit": {"of": "count_b", "points": "1"}}]}, {"count_b": UNKNOWN}),
    ({"total": [{"max_points": "1", "rule": {"linear": {"of": RATIO}}}]}, {"count_a": UP, "count_b": DOWN}),
    # Where nothing arose the points leap, so of a whole it is not known; of a part it is.
    ({"linear": {"of": RATIO}, "none_arose": "full_marks"}, {"count_a": UP, "count_b": UNKNOWN}),
    ({"linear": {"of": RATIO}, "none_arose": "zero"}, {"count_a": UP, "count_b": UNKNOWN}),
    ({"linear": {"of": RATIO}, "none_arose": "not_applicable"}, {"count_a": UP, "count_b": DOWN}),
]
CASES = [({"linear": {"of": of, "target": "9"}}, ways) for of, ways in QUANTITIES] + RULES


@pytest.mark.parametrize(("rule", "ways"), CASES, ids=range(len(CASES)))
def test_a_rule_tells_which_way_its_points_go_with_a_fact(rule, ways):
    facts = {key: FACTS[key] for key in dict.fromkeys(used(rule))}
    found = leaf_of({"max_points": "2", "facts": facts, "rule": rule}).rule
    assert {fact: found.direction(fact) for fact in ways} == ways
