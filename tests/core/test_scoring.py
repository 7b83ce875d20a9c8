"""Facts on a criteria set become points, each with its trace; absent is not zero."""

from collections.abc import Sequence
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from parindex.core.facts import Fact
from parindex.core.framework import Framework
from parindex.core.messages import Message
from parindex.core.points import Absent
from parindex.core.scoring import Score, UnknownCriterionError, score
from tests.core.sets import DATA, framework_of, frameworks

SET = framework_of(DATA)


def _fact(code: str, points: str | Absent) -> Fact:
    value = points if isinstance(points, Absent) else Decimal(points)
    return Fact(code, value, unit="points", source="Phụ lục, dòng 3")


FULL = [_fact("1.1", "4.5"), _fact("1.2", "3"), _fact("2.1.1", "0"), _fact("2.1.2", "7.25")]


def test_every_level_is_the_sum_of_its_parts():
    sheet = score(SET, FULL)
    points = {code: node.points for code, node in sheet.nodes.items()}
    assert points == {
        "1": Decimal("7.5"),
        "1.1": Decimal("4.5"),
        "1.2": Decimal(3),
        "2": Decimal("7.25"),
        "2.1": Decimal("7.25"),
        "2.1.1": Decimal(0),
        "2.1.2": Decimal("7.25"),
    }
    assert (sheet.total.points, sheet.total.max_points, sheet.total.lost) == (
        Decimal("14.75"),
        Decimal(20),
        Decimal("5.25"),
    )


def test_a_declared_leaf_tells_its_points_maximum_and_source():
    said = {"code": "1.1", "max_points": Decimal(5), "source": "Phụ lục, dòng 3", "points": Decimal("4.5")}
    assert score(SET, FULL).nodes["1.1"].trace == (Message("trace.declared", said),)


def test_a_sum_tells_each_part_and_their_count():
    assert score(SET, FULL).nodes["1"].trace == (
        Message("trace.part", {"code": "1.1", "points": Decimal("4.5")}),
        Message("trace.part", {"code": "1.2", "points": Decimal(3)}),
        Message("trace.sum", {"points": Decimal("7.5"), "count": 2}),
    )


def test_a_leaf_without_a_fact_is_missing_and_not_a_zero():
    sheet = score(SET, [fact for fact in FULL if fact.code != "1.1"])
    leaf = sheet.nodes["1.1"]
    assert (leaf.points, leaf.missing, leaf.lost) == (Absent.MISSING, Decimal(5), Decimal(0))
    assert leaf.trace == (Message("trace.missing", {"code": "1.1", "max_points": Decimal(5), "source": ""}),)


def test_a_leaf_with_zero_points_has_lost_its_maximum():
    leaf = score(SET, FULL).nodes["2.1.1"]
    assert (leaf.points, leaf.missing, leaf.not_applicable, leaf.lost) == (Decimal(0), 0, 0, Decimal("4.5"))


def test_a_leaf_that_does_not_apply_is_neither_missing_nor_lost():
    leaf = score(SET, [*FULL[1:], _fact("1.1", Absent.NOT_APPLICABLE)]).nodes["1.1"]
    assert (leaf.points, leaf.missing, leaf.not_applicable) == (Absent.NOT_APPLICABLE, Decimal(0), Decimal(5))
    assert (leaf.lost, leaf.trace[0].id) == (Decimal(0), "trace.not-applicable")


def test_a_fact_that_says_missing_is_as_no_fact_but_for_its_source():
    leaf = score(SET, [*FULL[1:], _fact("1.1", Absent.MISSING)]).nodes["1.1"]
    assert (leaf.points, leaf.missing) == (Absent.MISSING, Decimal(5))


def test_missing_and_not_applicable_are_told_apart_at_every_level_above():
    facts = [_fact("1.2", "3"), _fact("2.1.1", Absent.NOT_APPLICABLE), _fact("2.1.2", "7.25")]
    sheet = score(SET, facts)
    absent = {
        code: (node.missing, node.not_applicable) for code, node in sheet.nodes.items() if code in ("1", "2", "2.1")
    }
    assert absent == {
        "1": (Decimal(5), Decimal(0)),
        "2": (Decimal(0), Decimal("4.5")),
        "2.1": (Decimal(0), Decimal("4.5")),
    }
    assert (sheet.total.missing, sheet.total.not_applicable) == (Decimal(5), Decimal("4.5"))
    assert (sheet.total.points, sheet.total.max_points, sheet.total.lost) == (
        Decimal("10.25"),
        Decimal(20),
        Decimal("0.25"),
    )
    assert [message.id for message in sheet.total.trace[-2:]] == ["trace.sum-missing", "trace.sum-not-applicable"]


def test_no_fact_at_all_loses_nothing():
    total = score(SET, []).total
    assert (total.points, total.missing, total.lost) == (Decimal(0), Decimal(20), Decimal(0))


@pytest.mark.parametrize("code", ["9.9", "1", "2.1", ""])
def test_a_fact_that_names_no_leaf_is_refused(code):
    with pytest.raises(UnknownCriterionError, match=rf"^{code}$"):
        score(SET, [*FULL, _fact(code, "1")])


def test_all_facts_that_name_no_leaf_are_named_together():
    with pytest.raises(UnknownCriterionError, match=r"^2\.1, 9\.9$"):
        score(SET, [_fact("9.9", "1"), _fact("2.1", "1")])


@st.composite
def _scored(draw: st.DrawFn, *, complete: bool) -> tuple[Framework, list[Fact]]:
    framework = draw(frameworks())
    facts = []
    for leaf in framework.leaves():
        points = st.integers(0, int(leaf.max_points * 1000)).map(lambda units: Decimal(units).scaleb(-3))
        value = draw(points if complete else points | st.sampled_from([*Absent, None]))
        if value is not None:
            facts.append(Fact(leaf.code, value, unit="points", source=""))
    return framework, facts


def _earned(facts: Sequence[Fact]) -> Decimal:
    return sum((fact.value for fact in facts if isinstance(fact.value, Decimal)), Decimal(0))


@settings(max_examples=40)
@given(_scored(complete=False))
def test_the_total_is_exactly_the_sum_of_the_leaves(scored):
    framework, facts = scored
    assert score(framework, facts).total.points == _earned(facts)


@settings(max_examples=40)
@given(_scored(complete=False))
def test_every_node_is_exactly_the_sum_of_the_leaves_below(scored):
    framework, facts = scored
    sheet = score(framework, facts)
    for area in framework.areas:
        codes = {leaf.code for leaf in area.leaves()}
        assert sheet.nodes[area.code].earned == _earned([fact for fact in facts if fact.code in codes])


@settings(max_examples=40)
@given(_scored(complete=True))
def test_in_a_complete_sheet_lost_is_the_maximum_less_the_points(scored):
    framework, facts = scored
    sheet = score(framework, facts)
    nodes: list[Score] = [sheet.total, *sheet.nodes.values()]
    assert [node.lost for node in nodes] == [node.max_points - node.points for node in nodes]


@settings(max_examples=40)
@given(_scored(complete=False))
def test_earned_lost_missing_and_not_applicable_make_up_the_maximum(scored):
    total = score(*scored).total
    assert total.earned + total.lost + total.missing + total.not_applicable == total.max_points
    assert total.lost >= 0


@settings(max_examples=40)
@given(_scored(complete=False), st.randoms(use_true_random=False))
def test_the_order_of_the_facts_changes_nothing(scored, random):
    framework, facts = scored
    shuffled = list(facts)
    random.shuffle(shuffled)
    assert score(framework, shuffled) == score(framework, facts)
