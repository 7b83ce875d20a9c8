"""More points of a mean come from handling cases better, as many as there are: none appears and none vanishes."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.core.rules.leaves import leaf_of

COUNT = {"kind": "count", "unit": "hồ sơ"}
LEAF = {
    "max_points": "2",
    "facts": {key: {"name": f"Số hồ sơ {key}", **COUNT} for key in ("early", "due", "after")},
    "rule": {
        "linear": {
            "of": {"mean": [{"of": "early", "value": "2"}, {"of": "due", "value": "1"}, {"of": "after", "value": "0"}]},
            "target": "2",
        }
    },
}
MEAN = leaf_of(LEAF)
FIGURES = {"early": 10, "due": 5, "after": 5}
counts = st.integers(0, 60)


def changed(way):
    return {change.spec.key: change.after for change in way}


def test_cases_of_the_lowest_value_are_handled_better_first():
    answer = MEAN.require(FIGURES, "1.5")
    assert changed(answer.changes) == {"early": 13, "after": 2}
    assert answer.points == Decimal("1.55")


def test_cases_of_the_next_value_follow_where_the_lowest_are_not_enough():
    assert changed(MEAN.require(FIGURES, "1.9").changes) == {"early": 18, "due": 2, "after": 0}


def test_no_way_makes_cases_vanish():
    answer = MEAN.require(FIGURES, "1.5")
    ways = [changed(way) for way in (answer.changes, *answer.others)]
    assert [way for way in ways if sum(({**FIGURES, **way}).values()) < sum(FIGURES.values())] == []
    assert {"early": 20} in ways  # as many more that are early do it, too


def test_a_fact_named_as_the_one_that_moves_may_fall_for_all_that():
    assert changed(MEAN.require(FIGURES, "1.5", moving="after").changes) == {"after": 1}


@pytest.mark.parametrize("moves", ["fixed"])
def test_cases_that_the_set_calls_fixed_are_not_shifted(moves):
    facts = {**LEAF["facts"], "after": {**LEAF["facts"]["after"], "moves": moves}}
    answer = leaf_of({**LEAF, "facts": facts}).require(FIGURES, "1.5")
    assert changed(answer.changes) == {"early": 20}


@given(counts, counts, counts, st.decimals("0", "2", places=3))
def test_the_fewest_cases_are_shifted_and_their_number_stays(early, due, after, wanted):
    figures = {"early": early, "due": due, "after": after}
    answer = MEAN.require(figures, wanted)
    way = changed(answer.changes)
    if "early" in way and len(way) > 1:
        then = {**figures, **way}
        assert sum(then.values()) == sum(figures.values())
        last = "due" if then["due"] < due else "after"
        one_less = {**then, "early": then["early"] - 1, last: then[last] + 1}
        assert MEAN.scored(then) >= wanted > MEAN.scored(one_less)


def test_a_whole_without_a_figure_is_named_and_nothing_is_called_out_of_reach():
    facts = {key: {"name": f"Số {key}", **COUNT} for key in ("done", "all", "bad")}
    rungs = [
        {"when": {"all": [{"of": {"ratio": ["done", "all"]}, "from": "90%"}, {"of": "bad", "to": "0"}]}, "points": "2"},
        {"when": {"of": "bad", "above": "0"}, "points": "0"},
        {"otherwise": "1"},
    ]
    leaf = leaf_of({"max_points": "2", "facts": facts, "rule": {"ladder": {"rungs": rungs}}})
    answer = leaf.require({"done": 5, "bad": 3}, "2")
    assert (answer.reachable, answer.reason.id, answer.reason.parameters) == (
        False,
        "require.missing",
        {"facts": ("Số all",)},
    )
