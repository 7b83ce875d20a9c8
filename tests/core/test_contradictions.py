"""Figures of one unit that cannot be true together are told, whatever is known of the others."""

from copy import deepcopy
from dataclasses import replace
from datetime import date
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from parindex.core.contradictions import Checking, Contradiction, checks_on, contradictions
from parindex.core.facts import WHOLE_SET
from parindex.core.framework import Check, Framework
from parindex.core.framework_build import build
from parindex.core.messages import Message
from parindex.core.points import Absent
from parindex.core.rules.figures import Lacking, Value
from parindex.core.scoring import score_figures
from parindex.documents.catalogue import LANGUAGES, catalogue
from parindex.documents.framework_yaml import shipped_framework
from parindex.documents.holidays import viet_nam
from tests.core.rules.leaves import FACTS, conditions, values
from tests.invented_set import invented_set, invented_units

COUNT = {"kind": "count", "unit": "hồ sơ"}
APOLOGISED, LATE = {"name": "Số hồ sơ đã xin lỗi", **COUNT}, {"name": "Số hồ sơ trễ hạn", **COUNT}
SAY = "Số hồ sơ đã xin lỗi không thể nhiều hơn số hồ sơ trễ hạn"
PER_LATE = {"deductions": {"items": [{"of": "late", "each": "0.1"}]}}
PER_APOLOGY = {"per_unit": {"of": "apologised", "points": "0.1"}}


def set_of(*leaves: dict[str, Any], **head: Any) -> Framework:
    """A set of one area with these leaves, 1.1, 1.2 and so on."""
    criteria = [
        {"code": f"1.{at}", "name": f"Tiêu chí {at}", "max_points": "2", **leaf} for at, leaf in enumerate(leaves, 1)
    ]
    most = str(2 * len(leaves))
    area = {"code": "1", "name": "Lĩnh vực", "max_points": most, "criteria": criteria}
    data = {"id": "bo", "version": "1", "title": "Bộ", "year": "2024", "max_points": most, "source": {"note": "thử"}}
    built = build({**data, "rounding": {"leaf": "3"}, **head, "areas": [area]}, viet_nam())
    assert isinstance(built, Framework), built
    return built


def checked(that: Any, facts: dict[str, Any] | None = None, say: str = SAY) -> Framework:
    """A set whose only leaf has one check over two counts."""
    facts = facts or {"apologised": APOLOGISED, "late": LATE}
    return set_of({"facts": facts, "rule": "declared", "checks": [{"that": that, "say": say}]})


def said(found: tuple[Contradiction, ...], language: str = "vi") -> list[str]:
    return [catalogue(language).render(one.message) for one in found]


AT_MOST = {"at_most": ["apologised", "late"]}
TWO = set_of(
    {"facts": {"apologised": APOLOGISED}, "rule": PER_APOLOGY},
    {"facts": {"late": LATE}, "rule": PER_LATE},
    facts={"all": {"name": "Số hồ sơ", **COUNT}},
    checks=[
        {"that": {"at_most": ["1.1:apologised", "1.2:late"]}, "say": SAY},
        {"that": {"at_most": [{"sum": ["1.2:late", "1.1:apologised"]}, "all"]}, "say": "Không thể nhiều hơn tất cả."},
    ],
)


# What is told, and where.


def test_a_count_above_another_is_told_with_both_figures_and_where_they_stand():
    (one,) = contradictions(checked(AT_MOST), {"1.1": {"apologised": 60, "late": 55}})
    assert (one.codes, one.facts) == (("1.1",), (("1.1", "apologised"), ("1.1", "late")))
    assert said((one,)) == [f"{SAY}: đang kê khai 60 > 55."]
    assert said((one,), "en") == [f"{SAY}: declared are 60 > 55."]


@pytest.mark.parametrize("late", [60, 61])
def test_a_count_that_is_no_more_than_another_is_no_contradiction(late):
    assert contradictions(checked(AT_MOST), {"1.1": {"apologised": 60, "late": late}}) == ()


@pytest.mark.parametrize("late", [None, Absent.MISSING, Absent.NOT_APPLICABLE], ids=str)
def test_a_figure_that_is_missing_or_does_not_apply_contradicts_nothing(late):
    given = {"apologised": 60} if late is None else {"apologised": 60, "late": late}
    assert contradictions(checked(AT_MOST), {"1.1": given}) == ()
    assert contradictions(checked(AT_MOST), {}) == ()


def test_a_check_that_one_known_figure_fails_says_nothing_while_another_is_missing():
    framework = checked({"all": [AT_MOST, {"of": "late", "to": "5"}, {"of": "more", "to": "5"}]}, {
        "apologised": APOLOGISED, "late": LATE, "more": {"name": "Số khác", **COUNT},
    })  # fmt: skip
    assert contradictions(framework, {"1.1": {"apologised": 60, "late": 55}}) == ()
    assert len(contradictions(framework, {"1.1": {"apologised": 60, "late": 55, "more": 0}})) == 1


def test_a_check_of_the_set_tells_the_figures_of_two_leaves_in_the_order_of_the_set():
    found = contradictions(TWO, {"1.1": {"apologised": 60}, "1.2": {"late": 55}, WHOLE_SET: {"all": 100}})
    assert [(one.codes, one.facts) for one in found] == [
        (("1.1", "1.2"), (("1.1", "apologised"), ("1.2", "late"))),
        ((WHOLE_SET, "1.1", "1.2"), (("1.2", "late"), ("1.1", "apologised"), (WHOLE_SET, "all"))),
    ]
    assert said(found) == [f"{SAY}: đang kê khai 60 > 55.", "Không thể nhiều hơn tất cả: đang kê khai 55 + 60 > 100."]


def test_a_check_of_the_set_waits_for_the_figures_of_both_leaves():
    assert contradictions(TWO, {"1.1": {"apologised": 60}}) == ()
    assert contradictions(TWO, {"1.2": {"late": 55}, WHOLE_SET: {"all": 1}}) == ()


def test_a_part_above_its_whole_is_told_once_however_often_the_rule_has_the_ratio():
    ratio = {"ratio": ["apologised", "late"]}
    rungs = [{"from": "80%", "rule": {"linear": {"of": ratio}}}, {"otherwise": "0"}]
    framework = set_of(
        {"facts": {"apologised": APOLOGISED, "late": LATE}, "rule": {"ladder": {"of": ratio, "rungs": rungs}}}
    )
    (one,) = contradictions(framework, {"1.1": {"apologised": 60, "late": 55}})
    assert (one.codes, one.facts) == (("1.1",), (("1.1", "apologised"), ("1.1", "late")))
    assert said((one,)) == ["Số hồ sơ đã xin lỗi (60) lớn hơn Số hồ sơ trễ hạn (55)."]
    assert contradictions(framework, {"1.1": {"apologised": 55, "late": 55}}) == ()
    assert contradictions(framework, {"1.1": {"apologised": 60}}) == ()


def test_contradictions_come_leaf_by_leaf_parts_before_checks_and_those_of_the_set_last():
    parts = {
        "facts": {"apologised": APOLOGISED, "late": LATE},
        "rule": {"linear": {"of": {"ratio": ["apologised", "late"]}}},
    }
    one, other = ({**parts, "checks": [{"that": AT_MOST, "say": say}]} for say in ("một", "hai"))
    cross = [{"that": {"at_most": ["1.2:apologised", "1.1:late"]}, "say": "ba"}]
    framework = set_of(one, other, checks=cross)
    figures: dict[str, Value] = {"apologised": 3, "late": 2}
    found = contradictions(framework, {"1.2": figures, "1.1": figures})
    whole = "Số hồ sơ đã xin lỗi (3) lớn hơn Số hồ sơ trễ hạn (2)."
    assert said(found) == [
        *(whole, "một: đang kê khai 3 > 2.", whole, "hai: đang kê khai 3 > 2.", "ba: đang kê khai 3 > 2."),
    ]
    assert [one.codes for one in found] == [("1.1",), ("1.1",), ("1.2",), ("1.2",), ("1.1", "1.2")]


def test_a_check_of_an_area_is_over_the_facts_of_the_area():
    framework = TWO
    area = replace(framework.areas[0], checks=checked(AT_MOST).areas[0].children[0].checks)
    found = contradictions(replace(framework, areas=(area,), checks=()), {"1": {"apologised": 2, "late": 1}})
    assert [one.codes for one in found] == [("1",)]


EVERY = {
    "done": {"name": "Số việc", "kind": "count"},
    "rate": {"name": "Tỷ lệ", "kind": "percent"},
    "other": {"name": "Tỷ lệ khác", "kind": "percent"},
    "ok": {"name": "Có kế hoạch", "kind": "yes_no"},
    "grade": {"name": "Mức", "kind": "choice", "options": ["Tốt", "Đạt"]},
    "sent": {"name": "Ngày gửi", "kind": "date"},
    "due": {"name": "Hạn gửi", "kind": "date"},
}
DELAY = {"of": {"delay": {"done": "sent", "due": "due", "days": "calendar"}}, "from": "0"}


@pytest.mark.parametrize(
    ("that", "typed", "told"),
    [
        ({"at_most": ["rate", "other"]}, {"rate": Fraction(19, 20), "other": Fraction(1, 2)}, "95% > 50%"),
        ({"of": "done", "to": "5"}, {"done": 6}, "Số việc 6"),
        ("ok", {"ok": False}, "“Có kế hoạch” là không"),
        ({"not": "ok"}, {"ok": True}, "“Có kế hoạch” là có"),
        ({"of": "grade", "is": "Tốt"}, {"grade": "Đạt"}, "“Mức” là Đạt"),
        ({"any": ["ok", {"of": "done", "to": "0"}]}, {"ok": False, "done": 3}, "“Có kế hoạch” là không, Số việc 3"),
        ({"all": [{"of": "done", "from": "1"}, {"at_most": ["done", {"sum": ["done", "rate"]}]}, "ok"]},
         {"done": 3, "rate": Fraction(1, 4), "ok": False}, "“Có kế hoạch” là không"),
        (DELAY, {"sent": "2024-01-09", "due": "2024-01-10"}, "Ngày gửi 09/01/2024, Hạn gửi 10/01/2024"),
    ],
    ids=["percentages", "bound", "no", "yes", "choice", "any", "all", "days"],
)  # fmt: skip
def test_the_figures_that_contradict_are_told_as_they_are_declared(that, typed, told):
    figures = {key: date.fromisoformat(value) if key in ("sent", "due") else value for key, value in typed.items()}
    facts = {key: EVERY[key] for key in typed}
    assert said(contradictions(checked(that, facts, say="Sai."), {"1.1": figures})) == [f"Sai: đang kê khai {told}."]


# Facts that are derived.


DERIVED = {
    "apologised": APOLOGISED,
    "late": LATE,
    "both": {"name": "Cả hai", **COUNT, "derived": {"sum": ["apologised", "late"]}},
}


def test_a_derived_figure_is_checked_by_those_it_comes_from():
    framework = checked({"at_most": ["both", {"product": ["late", "2"]}]}, DERIVED)
    (one,) = contradictions(framework, {"1.1": {"apologised": 60, "late": 55}})
    assert (one.facts, said((one,))) == (
        (("1.1", "apologised"), ("1.1", "late")),
        [f"{SAY}: đang kê khai 115 > 55 × 2."],
    )
    assert contradictions(framework, {"1.1": {"apologised": 60}}) == ()


def test_a_derived_figure_of_another_leaf_is_checked_by_those_it_comes_from():
    rule = {"per_unit": {"of": "both", "points": "0.01"}}
    limit = {"facts": {"most": {"name": "Nhiều nhất", **COUNT}}, "rule": {"per_unit": {"of": "most", "points": "0.01"}}}
    checks = [{"that": {"at_most": ["1.1:both", "1.2:most"]}, "say": "Quá"}]
    framework = set_of({"facts": DERIVED, "rule": rule}, limit, checks=checks)
    figures: dict[str, dict[str, Value]] = {"1.1": {"apologised": 60, "late": 55}, "1.2": {"most": 100}}
    (one,) = contradictions(framework, figures)
    assert (one.facts, said((one,))) == (
        (("1.1", "apologised"), ("1.1", "late"), ("1.2", "most")),
        ["Quá: đang kê khai 115 > 100."],
    )
    assert contradictions(framework, {**figures, "1.1": {"late": 55}}) == ()


def test_what_is_calculated_by_a_whole_of_nothing_contradicts_nothing():
    framework = checked({"of": {"quotient": ["apologised", "late"]}, "to": "100%"})
    assert contradictions(framework, {"1.1": {"apologised": 60, "late": 0}}) == ()
    assert len(contradictions(framework, {"1.1": {"apologised": 60, "late": 55}})) == 1


# Facts that only a check asks for.


def test_a_fact_that_only_a_check_asks_for_is_used():
    asked = {"facts": {"apologised": APOLOGISED, "late": LATE}, "rule": "declared"}
    assert checked(AT_MOST).node("1.1").facts.keys() == {"apologised", "late"}
    of_set = set_of(asked, checks=[{"that": {"at_most": ["1.1:apologised", "1.1:late"]}, "say": SAY}])
    assert of_set.node("1.1").facts.keys() == {"apologised", "late"}


# Laws.


def condition_sets() -> st.SearchStrategy[tuple[Framework, Framework] | None]:
    """A random condition as the check of a leaf, and as that of the set over the same facts."""
    return conditions(2).map(_both)


def _both(that: Any) -> tuple[Framework, Framework] | None:
    facts = deepcopy(FACTS)
    leaf = {"code": "1.1", "name": "Tiêu chí", "max_points": "2", "facts": facts, "rule": "declared"}
    keep = [{"of": key, "from": "0"} for key in ("count_a", "amount_m", "rate_p", "total_d")]
    keep += ["flag_y", "flag_z", {"of": "grade_k", "is": "Tốt"}]
    keep.append({"of": {"delay": {"done": "day_done", "due": "day_due", "days": "calendar"}}, "from": "0"})
    keep += [{"of": key, "from": "0"} for key in ("count_b", "count_c")]
    leaf["gates"] = [{"when": {"any": keep}, "effect": "zero"}]  # so that no fact is unused
    own = build(_head({**leaf, "checks": [{"that": that, "say": "Sai"}]}), viet_nam())
    crossed = build(_head(leaf, checks=[{"that": _crossed(that), "say": "Sai"}]), viet_nam())
    assert isinstance(own, Framework) is isinstance(crossed, Framework)
    return (own, crossed) if isinstance(own, Framework) and isinstance(crossed, Framework) else None


def _head(leaf: dict[str, Any], **more: Any) -> dict[str, Any]:
    area = {"code": "1", "name": "Lĩnh vực", "max_points": "2", "criteria": [leaf]}
    head = {"id": "bo", "version": "1", "title": "Bộ", "year": "2024", "max_points": "2", "source": {"note": "thử"}}
    return {**head, "rounding": {"leaf": "3"}, "areas": [area], **more}


def _crossed(data: Any) -> Any:
    """The same condition as a set writes it."""
    if isinstance(data, str):
        return f"1.1:{data}" if data in FACTS else data
    if isinstance(data, list):
        return [_crossed(one) for one in data]
    return {key: _crossed(one) for key, one in data.items()} if isinstance(data, dict) else data


@st.composite
def some_figures(draw: st.DrawFn) -> dict[str, Value]:
    """Figures of all facts that are not derived; now and then one is missing or does not apply."""
    given: dict[str, Value] = {}
    for key, spec in FACTS.items():
        fate = draw(st.sampled_from(["known"] * 20 + ["missing", "not applicable"]))
        if "derived" not in spec and fate != "missing":
            given[key] = draw(values(key)) if fate == "known" else Absent.NOT_APPLICABLE
    return given


def is_contradicted(check: Check, figures: dict[str, Value]) -> bool:
    """Whether the check is false with all its facts known: the law itself."""
    asked = {fact for fact, _ in check.that.uses()} - {"total_d"}
    if any(isinstance(figures.get(fact, Absent.MISSING), Absent) for fact in asked):
        return False
    try:
        return not check.that.holds(figures)
    except Lacking:
        return False


@settings(max_examples=300, deadline=None)
@given(condition_sets(), some_figures())
def test_a_contradiction_is_told_just_where_the_check_is_false_with_all_its_facts_known(both, figures):
    if both is None:
        return
    own, crossed = both
    (check,) = own.node("1.1").checks
    found = contradictions(own, {"1.1": figures})
    assert len(found) == is_contradicted(check, figures)
    of_set = contradictions(crossed, {"1.1": figures})
    assert [(one.codes, set(one.facts)) for one in of_set] == [(one.codes, set(one.facts)) for one in found]
    for one in (*found, *of_set):
        assert [catalogue(language).render(one.message) == "" for language in LANGUAGES] == [False, False]


@settings(max_examples=60, deadline=None)
@given(condition_sets(), some_figures())
def test_a_check_changes_no_points(both, figures):
    if both is None:
        return
    own, crossed = both
    without = replace(crossed, checks=())
    assert score_figures(crossed, {"1.1": figures}).total == score_figures(without, {"1.1": figures}).total
    assert score_figures(own, {"1.1": figures}).total == score_figures(without, {"1.1": figures}).total


def test_units_checked_one_after_the_other_are_told_as_each_alone():
    framework = invented_set()
    checking = Checking(framework)
    for figures in invented_units(framework, 20).values():
        assert checking.found(figures) == contradictions(framework, figures)


# The sets that ship.


@pytest.mark.parametrize(
    ("id_", "figures", "told"),
    [
        ("tt01-2018-vpcp", {"8": {"in_time": 9, "received": 11, "prolonged": 12}}, "12 > 11"),
        ("tt01-2018-vpcp", {"9": {"failed": 5, "filed_online": 4}}, "5 > 4"),
        (
            "qd766-2022",
            {"5.1": {"received": 9}, "5.3": {"received": 8}},
            "Tổng số phản ánh, kiến nghị trong kỳ (5.1) 9, Tổng số phản ánh, kiến nghị trong kỳ (5.3) 8",
        ),
    ],
)
def test_the_checks_of_a_set_that_ships_tell_what_cannot_be(id_, figures, told):
    (one,) = contradictions(shipped_framework(id_), figures)
    assert isinstance(one.message, Message)
    assert catalogue("vi").render(one.message.parameters["figures"]) == told


def test_the_checks_of_a_leaf_are_its_own_and_those_of_the_set_that_its_figures_take_part_in():
    own = {"that": {"of": "late", "to": "100"}, "say": "Không quá 100 hồ sơ trễ hạn"}
    between = {"that": {"at_most": ["1.1:apologised", "1.2:late"]}, "say": SAY}
    made = set_of(
        {"facts": {"apologised": APOLOGISED}, "rule": PER_APOLOGY},
        {"facts": {"late": LATE}, "rule": PER_LATE, "checks": [own]},
        {"rule": "declared"},
        checks=[between],
    )
    said = [[check.say for check in checks_on(made, leaf)] for leaf in made.leaves()]
    assert said == [[SAY], ["Không quá 100 hồ sơ trễ hạn", SAY], []]
