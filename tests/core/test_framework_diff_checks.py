"""What changed of the checks of a set and of its criteria."""

from parindex.core.framework_diff import ChangeKind, framework_diff
from tests.core.sets import changed, framework_of
from tests.core.test_framework_diff import CHECK, LATE, OLD_RULED, PLACE, RULED, ruled, said


def cross(fact, say="Không thể nhiều hơn"):
    """The set with a rule at 1.2 and a check of the set over one of its facts."""
    data = {**changed(*PLACE, RULED), "rounding": {"leaf": 3}}
    return framework_of({**data, "checks": [{"that": {"of": f"1.2:{fact}", "to": "9"}, "say": say}]})


def test_the_checks_of_a_set_are_told_in_words_with_the_codes_of_their_facts():
    (one,) = framework_diff(OLD_RULED, cross("late")).whole
    told_as = "Phải đúng: Số hồ sơ trễ hạn (1.2) không quá 9; nếu không thì báo “Không thể nhiều hơn”."
    assert (one[0], one[1], said(one[2])) == ("checks", (), told_as)
    assert [key for key, *_ in framework_diff(cross("late"), cross("late", say="Khác")).whole] == ["checks"]
    assert [key for key, *_ in framework_diff(cross("late"), cross("done")).whole] == ["checks"]


def test_a_check_over_another_fact_of_the_same_name_is_another_check():
    facts = {**RULED["facts"], "late": {**LATE, "name": RULED["facts"]["done"]["name"]}}
    one, other = (
        ruled(facts=facts, checks=[{"that": {"of": key, "to": "9"}, "say": "Sai"}]) for key in ("done", "late")
    )
    assert [each.kind for each in framework_diff(one, other).differences] == [ChangeKind.CHECKS]


def test_a_check_over_a_fact_that_is_asked_for_otherwise_is_the_same_check():
    asked = {**RULED["facts"], "late": {**LATE, "ask": "Theo sổ"}}
    found = framework_diff(ruled(checks=[CHECK]), ruled(checks=[CHECK], facts=asked))
    assert ([one.kind for one in found.differences], found.whole) == ([ChangeKind.FACTS], ())
    data = {**changed(*PLACE, {**RULED, "facts": asked}), "rounding": {"leaf": 3}}
    checks = [{"that": {"of": "1.2:late", "to": "9"}, "say": "Không thể nhiều hơn"}]
    assert framework_diff(cross("late"), framework_of({**data, "checks": checks})).whole == ()
