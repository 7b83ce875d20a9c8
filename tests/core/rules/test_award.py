"""Laws of awarding, over random rules of the whole grammar."""

from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import HealthCheck, assume, event, given, settings
from hypothesis import strategies as st

from parindex.core.facts import Fact, Kind
from parindex.core.messages import Message
from parindex.core.rules.direction import Direction
from parindex.core.rules.figures import Lacking, Value
from parindex.core.rules.guarded import Rule
from parindex.core.scoring import score, score_figures
from parindex.core.values import fact_value
from parindex.documents.catalogue import LANGUAGES, catalogue
from parindex.documents.holidays import viet_nam
from tests.core.rules.leaves import FACTS, Leaf, figures, leaf_of, leaves, points, values
from tests.reference import NothingError, Reference

Outcome = Fraction | str


def awarded(rule: Rule, given_: dict[str, Value]) -> Outcome:
    """Exact points, or why there are none."""
    try:
        return Fraction(rule.award(given_))
    except Lacking as lacking:
        return lacking.reason


def reckoned(leaf: Leaf, given_: dict[str, Value]) -> Outcome:
    """The same by the reference."""
    try:
        return Reference(leaf.data.get("facts", {}), given_, viet_nam()).rule(leaf.data["rule"], leaf.top)
    except NothingError as nothing:
        return nothing.reason


@st.composite
def filled(draw: st.DrawFn, depth: int = 1, *, complete: bool = False) -> tuple[Leaf, dict[str, Value]]:
    leaf = draw(leaves(depth))
    return leaf, draw(figures(leaf, complete=complete))


@settings(max_examples=800, deadline=None)
@given(filled())
def test_points_are_exactly_those_of_the_reference(pair):
    leaf, given_ = pair
    outcome = awarded(leaf.rule, given_)
    event("points" if isinstance(outcome, Fraction) else outcome)
    assert outcome == reckoned(leaf, given_)


@settings(max_examples=60, deadline=None)
@given(filled(depth=2, complete=True))
def test_points_of_rules_within_rules_are_exactly_those_of_the_reference(pair):
    leaf, given_ = pair
    assert awarded(leaf.rule, given_) == reckoned(leaf, given_)


@settings(max_examples=150, deadline=None)
@given(filled())
def test_points_lie_between_nothing_and_the_maximum(pair):
    leaf, given_ = pair
    outcome = awarded(leaf.rule, given_)
    if isinstance(outcome, Fraction):
        assert 0 <= outcome <= leaf.top


@settings(max_examples=150, deadline=None)
@given(filled())
def test_the_score_is_the_award_rounded_as_the_set_says(pair):
    leaf, given_ = pair
    outcome = awarded(leaf.rule, given_)
    scored = score_figures(leaf.framework, {"1.1": given_}).nodes["1.1"].points
    assert scored == points(outcome) if isinstance(outcome, Fraction) else not isinstance(scored, Decimal)


@settings(max_examples=250, deadline=None, suppress_health_check=[HealthCheck.filter_too_much])
@given(st.data())
def test_points_follow_the_direction_that_a_rule_tells_for_a_fact(data):
    leaf, given_ = data.draw(filled(complete=True))
    movable = [
        key
        for key in given_
        if leaf.node.facts[key].kind is not Kind.CHOICE and leaf.rule.direction(key) in (Direction.UP, Direction.DOWN)
    ]
    assume(movable)
    key = data.draw(st.sampled_from(movable))
    low, high = sorted((given_[key], data.draw(values(key))))
    less, more = {**given_, key: low}, {**given_, key: high}
    assume(leaf.is_sound(less) and leaf.is_sound(more))
    before, after = awarded(leaf.rule, less), awarded(leaf.rule, more)
    assume(isinstance(before, Fraction) and isinstance(after, Fraction))
    event(str(leaf.rule.direction(key)))
    assert before <= after if leaf.rule.direction(key) is Direction.UP else before >= after


@settings(max_examples=100, deadline=None)
@given(filled(), st.randoms(use_true_random=False))
def test_the_order_of_the_facts_changes_nothing(pair, random):
    leaf, given_ = pair
    specs, shown = list(leaf.data.get("facts", {}).items()), list(given_.items())
    random.shuffle(specs)
    random.shuffle(shown)
    turned = leaf_of({**leaf.data, **({"facts": dict(specs)} if specs else {})})
    assert awarded(turned.rule, dict(shown)) == awarded(leaf.rule, given_)


@settings(max_examples=100, deadline=None)
@given(filled())
def test_a_traced_score_has_the_points_of_one_without_a_trace(pair):
    leaf, given_ = pair
    bare = score_figures(leaf.framework, {"1.1": given_})
    traced = score_figures(leaf.framework, {"1.1": given_}, is_traced=True)
    assert [node.points for node in traced.nodes.values()] == [node.points for node in bare.nodes.values()]
    assert {node.trace for node in bare.nodes.values()} == {()}


@settings(max_examples=60, deadline=None)
@given(filled())
def test_declared_figures_score_as_the_same_figures_do(pair):
    leaf, given_ = pair
    facts = [
        Fact("1.1", fact_value(leaf.node.facts[key], value), "", "Báo cáo", name=key) for key, value in given_.items()
    ]
    sheet = score(leaf.framework, facts)
    assert sheet.total.points == score_figures(leaf.framework, {"1.1": given_}).total.points


@settings(max_examples=200, deadline=None)
@given(filled())
def test_an_award_can_be_told_whole_in_both_languages(pair):
    leaf, given_ = pair
    trace = score_figures(leaf.framework, {"1.1": given_}, is_traced=True).nodes["1.1"].trace
    assert trace
    for language in LANGUAGES:
        for said in (*trace, *leaf.rule.named()):
            words = catalogue(language).render(said)
            assert [slip for slip in ("{", "None", "  ", ".,", ".;", "..") if slip in words] == []
            assert words == words.strip() != ""


@settings(max_examples=200, deadline=None)
@given(filled())
def test_what_can_be_awarded_can_be_told_and_what_cannot_cannot(pair):
    leaf, given_ = pair
    outcome = awarded(leaf.rule, given_)
    try:
        said: Outcome | list[Message] = leaf.rule.told(given_)
    except Lacking as lacking:
        said = lacking.reason
    assert said == outcome if isinstance(outcome, str) else isinstance(said, list)


def floats(one: Any, path: str = "") -> list[str]:
    """Where in an object, however deep, a float stands."""
    if isinstance(one, float):
        return [path]
    if isinstance(one, dict):
        return [found for key, inner in one.items() for found in floats(inner, f"{path}.{key}")]
    if isinstance(one, tuple | list | set | frozenset):
        return [found for inner in one for found in floats(inner, f"{path}[]")]
    if is_dataclass(one) and not isinstance(one, type):
        return [found for part in fields(one) for found in floats(getattr(one, part.name), f"{path}.{part.name}")]
    return []


@settings(max_examples=100, deadline=None)
@given(filled())
def test_no_float_stands_anywhere_between_a_set_and_its_points(pair):
    leaf, given_ = pair
    sheet = score_figures(leaf.framework, {"1.1": given_}, is_traced=True)
    assert floats(leaf.framework) + floats(given_) + floats(sheet) == []
    assert not isinstance(awarded(leaf.rule, given_), float)


NUMERIC = [
    key for key, spec in FACTS.items() if spec["kind"] in ("count", "amount", "percent") and "derived" not in spec
]


@pytest.mark.parametrize("key", NUMERIC)
def test_a_float_is_refused_as_a_figure(key):
    leaf = leaf_of({"max_points": "2", "facts": {key: FACTS[key]}, "rule": {"linear": {"of": key}}})
    with pytest.raises(TypeError, match=key):
        score_figures(leaf.framework, {"1.1": {key: 0.5}})


@pytest.mark.parametrize("value", [True, "0.5", date(2024, 1, 2)])
def test_what_is_no_number_is_refused_as_a_count(value):
    leaf = leaf_of({"max_points": "2", "facts": {"count_a": FACTS["count_a"]}, "rule": {"linear": {"of": "count_a"}}})
    with pytest.raises(TypeError, match="count_a"):
        score_figures(leaf.framework, {"1.1": {"count_a": value}})
