"""What changed between two criteria sets: which criterion is which, and all that is not the same of it."""

from copy import deepcopy
from decimal import Decimal

import pytest
from hypothesis import given

from parindex.core.framework_diff import ChangeKind, Difference, framework_diff
from parindex.documents.catalogue import LANGUAGES, catalogue
from parindex.documents.framework_yaml import shipped, shipped_framework
from tests.core.sets import DATA, changed, framework_of, frameworks
from tests.invented_set import invented_set

LATE = {"name": "Số hồ sơ trễ hạn", "kind": "count", "unit": "hồ sơ"}
RULE = {"linear": {"of": {"ratio": ["done", "late"]}}, "none_arose": "full_marks"}
RULED = {
    "code": "1.2",
    "name": "Báo cáo",
    "max_points": "3",
    "facts": {"done": {"name": "Số đã xin lỗi", "kind": "count"}, "late": LATE},
    "rule": RULE,
}
PLACE = ("areas", 0, "criteria", 1)


def ruled(**other):
    """The set with a rule at 1.2, whose keys are changed."""
    return framework_of({**changed(*PLACE, {**RULED, **other}), "rounding": {"leaf": 3}})


OLD, OLD_RULED = framework_of(DATA), ruled()


def diff(new, old=OLD, crosswalk=None):
    return framework_diff(old, new if not isinstance(new, dict) else framework_of(new), crosswalk)


def told(found):
    return [(one.kind.value, one.old_code, one.code, one.before, one.after) for one in found.differences]


def said(value):
    words = catalogue("vi")
    return " ".join(map(words.render, value)) if isinstance(value, tuple) else value


@pytest.mark.parametrize(
    "framework", [OLD, OLD_RULED, invented_set(), *map(shipped_framework, shipped())], ids=lambda one: one.id
)
def test_a_set_does_not_differ_from_itself(framework):
    found = framework_diff(framework, framework)
    assert (found.differences, found.whole, found.unmatched) == ((), (), ())
    assert found.crosswalk == {node.code: node.code for node in framework.nodes()}


def with_criterion(**keys):
    """The set with one more criterion, 1.3, and area 1 and the whole worth 2 points more."""
    data = deepcopy(DATA)
    data["areas"][0]["criteria"].append(
        {"code": "1.3", "name": "Thi đua", "max_points": "2", "rule": "declared", **keys}
    )
    return {**data, "max_points": "22", "areas": [{**data["areas"][0], "max_points": "10"}, data["areas"][1]]}


def test_a_new_criterion_is_added_and_moves_the_points_above_it():
    found = diff(with_criterion())
    assert told(found) == [("points", "1", "1", Decimal(8), Decimal(10)), ("added", "", "1.3", "", Decimal(2))]
    assert found.whole == (("max_points", Decimal(20), Decimal(22)),)
    assert "1.3" not in found.crosswalk.values()


def test_a_criterion_that_is_left_out_is_gone_and_told_last():
    found = framework_diff(framework_of(with_criterion()), OLD)
    assert found.differences[-1] == Difference(ChangeKind.GONE, "1.3", "Thi đua", "1.3", Decimal(2), "")
    assert "1.3" not in found.crosswalk


def test_a_criterion_with_another_code_and_the_same_name_is_renumbered():
    found = diff(changed("areas", 0, "criteria", 1, "code", "1.9"))
    assert told(found) == [("renumbered", "1.2", "1.9", "1.2", "1.9")]
    assert found.crosswalk["1.2"] == "1.9"


def test_criteria_that_change_places_are_told_by_their_names():
    data = deepcopy(DATA)
    one, other = data["areas"][0]["criteria"]
    one["code"], other["code"] = other["code"], one["code"]
    found = diff(data)
    assert told(found) == [("renumbered", "1.1", "1.2", "1.1", "1.2"), ("renumbered", "1.2", "1.1", "1.2", "1.1")]


def test_a_criterion_with_another_name_and_the_same_code_is_renamed():
    found = diff(changed("areas", 0, "criteria", 1, "name", "Báo cáo định kỳ"))
    assert told(found) == [("renamed", "1.2", "1.2", "Báo cáo", "Báo cáo định kỳ")]


@pytest.mark.parametrize("name", ["BÁO CÁO", " Báo  cáo "])
def test_a_name_in_other_letters_or_spaces_is_the_same(name):
    assert diff(changed("areas", 0, "criteria", 1, "name", name)).differences == ()


def test_a_name_that_stands_twice_tells_nothing():
    data = changed("areas", 0, "criteria", 0, "name", "Báo cáo")
    new = deepcopy(data)
    new["areas"][0]["criteria"][0]["code"], new["areas"][0]["criteria"][1]["code"] = "1.8", "1.9"
    found = framework_diff(framework_of(data), framework_of(new))
    assert [one[:3] for one in told(found)] == [
        ("added", "", "1.8"),
        ("added", "", "1.9"),
        ("gone", "1.1", "1.1"),
        ("gone", "1.2", "1.2"),
    ]


def test_points_that_are_moved_are_told_at_both_ends():
    data = changed("areas", 0, "criteria", 0, "max_points", "4.5")
    data["areas"][0]["criteria"][1]["max_points"] = "3.50"
    assert told(diff(data)) == [
        ("points", "1.1", "1.1", Decimal(5), Decimal("4.5")),
        ("points", "1.2", "1.2", Decimal(3), Decimal("3.5")),
    ]


def test_points_written_with_other_zeros_are_the_same():
    assert diff(changed("areas", 0, "criteria", 1, "max_points", "3.000")).differences == ()


def test_a_criterion_under_another_area_has_moved():
    data = deepcopy(DATA)
    data["areas"][1]["criteria"].append(data["areas"][0]["criteria"].pop())
    data["areas"][0]["max_points"], data["areas"][1]["max_points"] = "5", "15"
    moved = [one for one in told(diff(data)) if one[0] == "moved"]
    assert moved == [("moved", "1.2", "1.2", "1", "2")]


def test_a_criterion_whose_area_has_only_another_code_has_not_moved():
    assert [one[0] for one in told(diff(changed("areas", 0, "code", "9")))] == ["renumbered"]


def test_a_criterion_that_becomes_an_area_has_moved():
    data = deepcopy(DATA)
    data["areas"][0]["max_points"] = "5"
    data["areas"].append(data["areas"][0]["criteria"].pop())
    (moved,) = [one for one in told(diff(data, crosswalk={"1.2": "1.2"})) if one[0] == "moved"]
    assert moved == ("moved", "1.2", "1.2", "1", "")
    (back,) = [one for one in told(framework_diff(framework_of(data), OLD, {"1.2": "1.2"})) if one[0] == "moved"]
    assert back == ("moved", "1.2", "1.2", "", "1")


def test_another_rule_is_told_in_words():
    (one,) = framework_diff(OLD_RULED, ruled(rule={**RULE, "none_arose": "zero"})).differences
    assert (one.kind, one.code) == (ChangeKind.RULE, "1.2")
    assert said(one.before).endswith("Không phát sinh: điểm tối đa.")
    assert said(one.after).endswith("Không phát sinh: 0 điểm.")


def test_a_rule_that_only_its_writing_tells_apart_is_told_as_written():
    def half(target):
        return ruled(rule={"linear": {"of": {"ratio": ["done", "late"]}, "target": target}})

    (one,) = framework_diff(half("50%"), half("50.0%")).differences
    assert (one.before, one.after) == (
        "{linear: {of: {ratio: [done, late]}, target: 50%}}",
        "{linear: {of: {ratio: [done, late]}, target: 50.0%}}",
    )


def test_a_rule_with_its_keys_in_another_order_is_the_same():
    other = {"none_arose": "full_marks", "linear": {"target": "90%", "of": {"ratio": ["done", "late"]}}}
    same = {"linear": {"of": {"ratio": ["done", "late"]}, "target": "90%"}, "none_arose": "full_marks"}
    assert framework_diff(ruled(rule=other), ruled(rule=same)).differences == ()


def test_the_parts_of_a_rule_in_another_order_are_another_rule():
    other = {**RULE, "linear": {"of": {"ratio": ["late", "done"]}}}
    assert [one.kind for one in framework_diff(OLD_RULED, ruled(rule=other)).differences] == [ChangeKind.RULE]


@pytest.mark.parametrize(
    ("late", "before", "after"),
    [
        (
            {**LATE, "unit": "vụ"},
            "late: Số hồ sơ trễ hạn, count, hồ sơ, ≥ 0, step 1.",
            "late: Số hồ sơ trễ hạn, count, vụ, ≥ 0, step 1.",
        ),
        (
            {**LATE, "at_least": "1"},
            "late: Số hồ sơ trễ hạn, count, hồ sơ, ≥ 0, step 1.",
            "late: Số hồ sơ trễ hạn, count, hồ sơ, ≥ 1, step 1.",
        ),
    ],
)
def test_of_the_facts_of_a_criterion_those_are_told_that_are_not_the_same(late, before, after):
    (one,) = framework_diff(OLD_RULED, ruled(facts={**RULED["facts"], "late": late})).differences
    assert (one.kind, said(one.before), said(one.after)) == (ChangeKind.FACTS, before, after)


def test_facts_in_another_order_are_the_same():
    facts = dict(reversed(RULED["facts"].items()))
    assert framework_diff(OLD_RULED, ruled(facts=facts)).differences == ()


def test_how_a_fact_is_derived_is_told():
    derived = {**LATE, "derived": {"sum": ["done", "1"]}}
    (one,) = framework_diff(OLD_RULED, ruled(facts={**RULED["facts"], "late": derived})).differences
    assert "Số đã xin lỗi + 1" in said(one.after)


GATE = {"when": {"of": "late", "above": "5"}, "effect": "zero", "cite": "Điều 3"}
CHECK = {"that": {"at_most": ["done", "late"]}, "say": "Không thể nhiều hơn"}
CHECK_TOLD = "Phải đúng: Số đã xin lỗi không quá Số hồ sơ trễ hạn; nếu không thì báo “Không thể nhiều hơn”."


@pytest.mark.parametrize(
    ("keys", "kind", "before", "after"),
    [
        ({"gates": [GATE]}, "gates", "", "Nếu Số hồ sơ trễ hạn trên 5 thì 0 điểm. Điều 3"),
        ({"checks": [CHECK]}, "checks", "", CHECK_TOLD),
        (
            {"evidence": {"required": True, "ask": "Phiếu"}},
            "evidence",
            "evidence: –",
            "evidence: required: true, Phiếu, missing",
        ),
        ({"not_applicable": "exclude"}, "standing", "not_applicable: shown", "not_applicable: exclude"),
        ({"cite": "Điều 3"}, "notes", "cite: –", "cite: Điều 3"),
        (
            {"unverified": True, "lead": "so-noi-vu"},
            "notes",
            "unverified: false; lead: –",
            "unverified: true; lead: so-noi-vu",
        ),
    ],
)
def test_whatever_else_of_a_criterion_is_not_the_same_is_told(keys, kind, before, after):
    (one,) = framework_diff(OLD_RULED, ruled(**keys)).differences
    assert (one.kind, one.code, said(one.before), said(one.after)) == (kind, "1.2", before, after)


def test_what_a_set_does_with_leaves_that_do_not_apply_is_told_of_each_leaf_and_of_nothing_above():
    found = framework_diff(
        OLD_RULED, framework_of({**changed(*PLACE, RULED), "rounding": {"leaf": 3}, "not_applicable": "zero"})
    )
    assert {(one.kind.value, one.code) for one in found.differences} == {
        ("standing", leaf.code) for leaf in OLD_RULED.leaves()
    }


def test_an_area_that_becomes_a_bonus_is_told():
    bonus = {**changed("areas", 0, "kind", "bonus"), "max_points": "12", "ceiling": "none"}
    standing = [one for one in told(diff(bonus)) if one[0] == "standing"]
    assert [(one[2], one[3], one[4]) for one in standing if one[2] == "1"] == [("1", "kind: ordinary", "kind: bonus")]


BANDS = "Tốt ≥ 15; Khá > 10; giả định; assumed: true"


@pytest.mark.parametrize(
    ("keys", "whole"),
    [
        ({"version": "2"}, ("version", "1", "2")),
        ({"status": "draft"}, ("status", "in_force", "draft")),
        ({"title": "Khác"}, ("title", "Bộ tiêu chí thử nghiệm", "Khác")),
        ({"year": "2031"}, ("year", "2030", "2031")),
        ({"unit_kind": "commune"}, ("unit_kind", "–", "commune")),
        ({"window": "report_year"}, ("window", "scoring_year", "report_year")),
        ({"rounding": {"leaf": "3", "total": "2"}}, ("rounding", "half_up", "leaf 3, total 2, half_up")),
        ({"ceiling": "20"}, ("ceiling", "–", Decimal(20))),
        ({"source": {"paper": "Khác"}}, ("source", "paper: Kế hoạch số 12/KH-UBND", "paper: Khác")),
        ({"simulated": "mô phỏng"}, ("simulated", "–", "mô phỏng")),
        ({"bands": {**DATA["bands"], "assumed": False}}, ("bands", BANDS, BANDS.replace("true", "false"))),
        (
            {
                "bands": {
                    **DATA["bands"],
                    "items": [
                        {
                            "name": "Tốt",
                            "from": "15",
                            "inclusive": True,
                            "below": "18",
                            "each_area": "70%",
                            "areas": {"1": "80%"},
                        }
                    ],
                }
            },
            ("bands", BANDS, "Tốt ≥ 15 < 18, 2 ≥ 7/10, 1 ≥ 4/5; giả định; assumed: true"),
        ),
    ],
)
def test_what_changed_of_the_set_itself_is_told(keys, whole):
    found = diff({**DATA, **keys})
    assert (found.differences, found.whole) == ((), (whole,))


@pytest.mark.parametrize(
    ("effect", "told_as"),
    [("zero", "thì 0 điểm."), ({"band": "Khá"}, "thì xếp Khá."), ("no_band", "thì không xếp loại.")],
)
def test_the_facts_and_gates_of_a_set_are_told_in_words(effect, told_as):
    facts = {"bad": {"name": "Vi phạm", "kind": "yes_no"}}
    found = diff({**DATA, "facts": facts, "gates": [{"when": "bad", "effect": effect}]})
    assert [(key, said(before), said(after)) for key, before, after in found.whole] == [
        ("facts", "", "bad: Vi phạm, yes_no, step 1."),
        ("gates", "", f"Nếu “Vi phạm” là có {told_as}"),
    ]


def test_layers_are_told_with_their_weights():
    layers = [
        {"id": "t", "name": "Thẩm định", "points": "14"},
        {"id": "x", "name": "Xã hội", "points": "6", "absent": "rescale"},
    ]
    rounded = {"rounding": {"leaf": 3}}
    layered = framework_of({**changed("areas", 1, "layer", "x"), **rounded, "layers": layers})
    found = framework_diff(framework_of({**DATA, **rounded}), layered)
    assert found.whole == (("layers", "–", "t (Thẩm định) 14; x (Xã hội) 6, rescale"),)
    assert {(one.code, one.before, one.after) for one in found.differences} >= {("2.1.1", "layer: –", "layer: x")}


def test_what_people_know_comes_before_names_and_codes():
    found = diff(DATA, crosswalk={"1.1": "1.2"})
    assert (found.crosswalk["1.1"], [code for code in found.crosswalk.values() if code == "1.2"]) == ("1.2", ["1.2"])
    assert ("renamed", "1.1", "1.2", "Kế hoạch năm", "Báo cáo") in told(found)
    assert found.unmatched == ()


def test_of_two_criteria_given_to_one_the_first_is_it_and_the_other_is_gone():
    found = diff(DATA, crosswalk={"1.1": "1.2", "1.2": "1.2"})
    assert (found.crosswalk.get("1.1"), found.crosswalk.get("1.2")) == ("1.2", None)
    assert ("gone", "1.2", "1.2", Decimal(3), "") in told(found)


def test_codes_of_a_crosswalk_that_no_set_has_are_told_and_do_no_harm():
    found = diff(DATA, crosswalk={"8.8": "1.1", "1.2": "9.9"})
    assert (found.unmatched, found.differences) == (("8.8", "9.9"), ())


@given(frameworks(), frameworks())
def test_every_old_criterion_is_found_or_gone_and_every_new_one_is_found_or_added(old, new):
    found = framework_diff(old, new)
    kinds = {kind: {one.code for one in found.differences if one.kind is kind} for kind in ChangeKind}
    assert {node.code for node in old.nodes()} == found.crosswalk.keys() | kinds[ChangeKind.GONE]
    assert not found.crosswalk.keys() & kinds[ChangeKind.GONE]
    assert {node.code for node in new.nodes()} == set(found.crosswalk.values()) | kinds[ChangeKind.ADDED]
    assert not set(found.crosswalk.values()) & kinds[ChangeKind.ADDED]
    assert len(set(found.crosswalk.values())) == len(found.crosswalk)


@given(frameworks())
def test_no_set_differs_from_itself(framework):
    found = framework_diff(framework, framework)
    assert (found.differences, found.whole) == ((), ())


@given(frameworks(), frameworks())
def test_what_it_takes_there_and_back_is_the_same_points_turned_round(old, new):
    there, back = (
        {(one.before, one.after) for one in framework_diff(*pair).differences if one.kind is ChangeKind.POINTS}
        for pair in ((old, new), (new, old))
    )
    assert there == {(after, before) for before, after in back}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_difference_can_be_told(language):
    words = catalogue(language)
    found = framework_diff(shipped_framework("tt01-2018-vpcp"), shipped_framework("tt01-2018-vpcp-can-bo"))
    for one in found.differences:
        assert "None" not in words.render((one.before, one.after))
