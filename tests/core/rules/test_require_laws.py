"""Laws of what is needed for wanted points: enough, not more than enough, out of reach only where it is."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from itertools import product
from math import ceil
from operator import itemgetter

from hypothesis import HealthCheck, assume, event, given, settings
from hypothesis import strategies as st

from parindex.core.facts import FactSpec, Kind
from parindex.core.points import Absent
from parindex.core.require import Change
from parindex.core.rules.figures import Value, facts_of, given_of
from tests.core.rules.leaves import MOST, OPTIONS, Leaf, figures, leaves, values

Figures = Mapping[str, Value]
# Not every random rule can be asked every question: those that cannot are left out, however many.
MANY = settings(deadline=None, suppress_health_check=[HealthCheck.filter_too_much])


def after(given_: Figures, changes: tuple[Change, ...]) -> dict[str, Value]:
    return {**given_, **{change.spec.key: change.after for change in changes}}


def movable(leaf: Leaf) -> list[FactSpec]:
    """The facts that the rule takes for what can be worked on."""
    given_ = given_of(leaf.rule)
    specs = (leaf.node.facts[key] for key in facts_of(leaf.rule))
    return [spec for spec in specs if spec.derived is None and spec.key not in given_ and spec.moves != "fixed"]


def every(spec: FactSpec) -> list[Value]:
    """Every value that a fact can have, days near the examples' own."""
    if spec.kind is Kind.YES_NO:
        return [True, False]
    if spec.kind is Kind.CHOICE:
        return list(OPTIONS)
    if spec.kind is Kind.DATE:
        return [date(2024, 1, 20) + timedelta(days=n) for n in range(120)]
    each = Fraction(spec.step) / (100 if spec.kind is Kind.PERCENT else 1)
    most = 1 if spec.kind is Kind.PERCENT else MOST
    return [each * n for n in range(int(most / each) + 1)]


@st.composite
def questions(draw: st.DrawFn) -> tuple[Leaf, dict[str, Value], Decimal]:
    """A leaf, figures that hold together, and points above those it has."""
    leaf = draw(leaves())
    given_ = draw(figures(leaf, complete=draw(st.booleans())))
    assume(leaf.is_sound(given_))
    assume(movable(leaf) != [])
    now = leaf.scored(given_)
    low = int(now * 1000) if isinstance(now, Decimal) else 0
    assume(low < leaf.top * 1000)
    return leaf, given_, Decimal(draw(st.integers(low + 1, int(leaf.top * 1000)))).scaleb(-3)


@settings(MANY, max_examples=120)
@given(questions())
def test_the_changes_named_are_enough(question):
    leaf, given_, wanted = question
    answer = leaf.require(given_, wanted)
    event("reachable" if answer.reachable else answer.reason.id)
    for changes in (answer.changes, *answer.others) if answer.reachable else ():
        assert leaf.scored(after(given_, changes)) >= wanted
    assert answer.points == leaf.scored(after(given_, answer.changes))


@settings(MANY, max_examples=120)
@given(questions())
def test_changes_stay_within_what_a_fact_can_be(question):
    leaf, given_, wanted = question
    answer = leaf.require(given_, wanted)
    for changes in (answer.changes, *answer.others):
        for change in changes:
            assert change.after in every(change.spec) or change.spec.kind is Kind.DATE
            assert change.before == given_.get(change.spec.key)
            assert change.after != change.before


def one_less(change: Change) -> Value | None:
    """The value one step nearer to where a fact stood; None for words, and for a fact without a figure."""
    before, later = change.before, change.after
    if isinstance(before, date) and isinstance(later, date):
        return later - timedelta(days=1 if later > before else -1)
    if isinstance(before, bool | str | Absent | None) or isinstance(later, bool | str):
        return None
    each = Fraction(change.spec.step) / (100 if change.spec.kind is Kind.PERCENT else 1)
    steps = ceil(abs(later - before) / each) - 1
    return before + (steps if later > before else -steps) * each


@st.composite
def winnable(draw: st.DrawFn) -> tuple[Leaf, dict[str, Value], str, Decimal]:
    """A leaf, figures, one fact, and points that some value of that fact alone is known to earn."""
    leaf = draw(leaves())
    assume(movable(leaf) != [])
    key = draw(st.sampled_from([spec.key for spec in movable(leaf)]))
    one = draw(figures(leaf, complete=True))
    other = {**one, key: draw(values(key))}
    assume(leaf.is_sound(one) and leaf.is_sound(other))
    ends = [(leaf.scored(given_), given_) for given_ in (one, other)]
    known = sorted((end for end in ends if isinstance(end[0], Decimal)), key=itemgetter(0))
    assume(len(known) == 2 and known[0][0] < known[1][0])
    (low, start), (high, _) = known
    return leaf, start, key, Decimal(draw(st.integers(int(low * 1000) + 1, int(high * 1000)))).scaleb(-3)


@settings(MANY, max_examples=120)
@given(winnable())
def test_what_one_fact_can_earn_is_found_and_one_step_less_is_not_enough(question):
    leaf, given_, key, wanted = question
    answer = leaf.require(given_, wanted, moving=key)
    event(f"{leaf.node.facts[key].kind} {leaf.rule.direction(key)}")
    assert answer.reachable
    (change,) = answer.changes
    less = one_less(change)
    if less is not None:
        assert not earns(leaf, {**given_, key: less}, wanted)
    if change.spec.kind is Kind.CHOICE:
        each = ({**given_, key: word} for word in OPTIONS)
        assert answer.points == min(leaf.scored(one) for one in each if earns(leaf, one, wanted))


@settings(MANY, max_examples=120)
@given(winnable())
def test_what_one_fact_can_earn_is_found_among_all_facts(question):
    leaf, given_, _, wanted = question
    answer = leaf.require(given_, wanted)
    assert (answer.reachable, answer.points >= wanted) == (True, True)


@settings(MANY, max_examples=100)
@given(questions(), st.data())
def test_what_is_said_to_be_out_of_reach_by_one_fact_is_earned_by_no_value_of_it(question, data):
    leaf, given_, wanted = question
    spec = data.draw(st.sampled_from(movable(leaf)))
    answer = leaf.require(given_, wanted, moving=spec.key)
    if answer.reachable or answer.reason.id != "require.unreachable":
        return
    tried = ({**given_, spec.key: value} for value in every(spec))
    assert [one for one in tried if leaf.is_sound(one) and earns(leaf, one, wanted)] == []


def earns(leaf: Leaf, given_: Figures, wanted: Decimal) -> bool:
    points = leaf.scored(given_)
    return isinstance(points, Decimal) and points >= wanted


def combinations(leaf: Leaf, given_: Figures) -> Iterator[dict[str, Value]]:
    """The figures with every value of every fact that can be worked on."""
    specs = [spec for spec in movable(leaf) if given_.get(spec.key) is not Absent.NOT_APPLICABLE]
    for chosen in product(*(every(spec) for spec in specs)):
        yield {**given_, **dict(zip((spec.key for spec in specs), chosen, strict=True))}


@settings(MANY, max_examples=120)
@given(questions())
def test_what_is_said_to_be_out_of_reach_is_earned_by_no_figures_at_all(question):
    leaf, given_, wanted = question
    answer = leaf.require(given_, wanted)
    specs = movable(leaf)
    if answer.reachable or answer.reason.id != "require.unreachable":
        return
    assume(len(specs) <= 2 and Kind.DATE not in {spec.kind for spec in specs})
    assert [one for one in combinations(leaf, given_) if leaf.is_sound(one) and earns(leaf, one, wanted)] == []
