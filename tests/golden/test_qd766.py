"""Quyết định 766/QĐ-TTg: the parts whose formulas are known, and those that stay as published, reckoned by hand."""

from fractions import Fraction

import pytest

from parindex.core.framework import Framework
from parindex.core.scoring import score_figures
from parindex.documents.framework_yaml import shipped_framework
from tests.golden.worked import expected, figures, leaf, loaded, outcome, plain, sheets, told

ID = "qd766-2022"
EXAMPLES = loaded(ID)
GROUPS = {"1": "18", "2": "20", "3": "12", "4": "10", "5": "18", "6": "22"}
WITH_FORMULA, AS_PUBLISHED = ["2.1", "5.1", "5.3", "5.4"], ["1", "3", "4", "5.2", "6"]


@pytest.fixture(scope="module")
def framework() -> Framework:
    return shipped_framework(ID)


def test_six_groups_make_up_a_hundred(framework):
    assert {area.code: str(area.max_points) for area in framework.areas} == GROUPS
    assert sum(area.max_points for area in framework.areas) == framework.max_points == 100


def test_groups_2_and_5_have_the_maxima_of_their_indicators(framework):
    parts = {area.code: [(node.code, str(node.max_points)) for node in area.children] for area in framework.areas}
    assert parts == {
        **{code: [] for code in GROUPS},
        "2": [("2.1", "20")],
        "5": [("5.1", "5"), ("5.2", "5"), ("5.3", "2"), ("5.4", "6")],
    }


def test_what_has_a_formula_is_marked_as_unverified_and_the_rest_is_taken_as_published(framework):
    leaves = list(framework.leaves())
    assert [node.code for node in leaves if node.rule.scale.computes] == WITH_FORMULA
    assert [node.code for node in leaves if node.unverified] == WITH_FORMULA
    assert [node.code for node in leaves if node.rule.data == "declared"] == AS_PUBLISHED


def test_every_leaf_cites_its_text_and_one_taken_as_published_says_why(framework):
    assert [node.code for node in framework.leaves() if not node.cite.startswith("Bản mô tả, chỉ số ")] == []
    assert [node.code for node in framework.leaves() if node.code in AS_PUBLISHED and not node.note] == []


def test_the_set_has_no_bands(framework):
    assert framework.bands.bands == ()


# worked examples


@pytest.mark.parametrize("one", EXAMPLES["leaves"], ids=lambda one: f"{one['code']}-{one['because']}")
def test_a_worked_indicator_has_the_points_reckoned_by_hand(framework, one):
    given = figures(framework, one["code"], one["facts"])
    assert set(one) == {"code", "facts", "points", "because"}
    assert outcome(framework, one["code"], given) == plain(one["points"])


@pytest.mark.parametrize("unit", EXAMPLES["units"], ids=lambda unit: unit["name"])
def test_a_worked_unit_has_the_groups_and_total_reckoned_by_hand(framework, unit):
    assert [told(sheet, unit["areas"]) for sheet in sheets(framework, unit["facts"])] == [expected(unit)] * 2


# formulas


@pytest.mark.parametrize(
    ("in_time", "found"), [(100_000, "20"), (99_999, "20"), (97_280, "19.46"), (50_000, "10"), (25, "0.01"), (0, "0")]
)
def test_2_1_is_the_share_in_time_of_twenty_points(framework, in_time, found):
    # 99.999% is 19.9998, 97.28% is 19.456 and 0.025% is 0.005: half goes up
    assert outcome(framework, "2.1", {"in_time": in_time, "handled": 100_000}) == found


@pytest.mark.parametrize(
    ("overdue", "disliked", "found"),
    [
        (0, 0, "6"),
        (1000, 0, "6"),  # 90% exactly
        (600, 400, "6"),  # 90%, by both
        (1001, 0, "6"),  # 89.99 / 90 × 6 = 5.99933
        (1010, 0, "5.99"),  # 89.9 / 90 × 6 = 5.99333
        (600, 410, "5.99"),
        (1000, 1000, "5.33"),  # 80 / 90 × 6
        (5500, 0, "3"),  # 45 / 90 × 6
        (10_000, 0, "0"),
        (8000, 8000, "0"),  # 100% less 160%: not below nothing
    ],
)
def test_5_4_is_what_two_shares_leave_of_the_whole_with_full_marks_from_ninety_percent(
    framework, overdue, disliked, found
):
    assert outcome(framework, "5.4", {"overdue": overdue, "disliked": disliked, "handled": 10_000}) == found


@pytest.mark.parametrize(("sorted_", "found"), [(60, "5"), (46, "3.83"), (30, "2.5"), (0, "0")])
def test_5_1_is_the_share_of_petitions_that_were_sorted(framework, sorted_, found):
    assert outcome(framework, "5.1", {"sorted": sorted_, "received": 60}) == found


@pytest.mark.parametrize(("unhappy", "found"), [(0, "2"), (1, "1.97"), (9, "1.7"), (60, "0")])
def test_5_3_is_the_share_of_petitions_with_nothing_to_reproach(framework, unhappy, found):
    assert outcome(framework, "5.3", {"unhappy": unhappy, "received": 60}) == found


@pytest.mark.parametrize("code", WITH_FORMULA)
def test_a_denominator_of_nothing_is_left_open_as_the_text_leaves_it(framework, code):
    assert outcome(framework, code, dict.fromkeys(leaf(framework, code).facts, 0)) == "none-arose"
    assert outcome(framework, code, {}) == "missing"


@pytest.mark.parametrize("code", AS_PUBLISHED)
def test_points_as_published_are_taken_as_they_are(framework, code):
    assert outcome(framework, code, {"points": Fraction("4.5")}) == "4.5"


def test_a_unit_with_every_figure_at_its_best_has_a_hundred_points(framework):
    best = {code: {"points": int(leaf(framework, code).max_points)} for code in AS_PUBLISHED}
    best |= {
        "2.1": {"in_time": 9, "handled": 9},
        "5.1": {"sorted": 9, "received": 9},
        "5.3": {"unhappy": 0, "received": 9},
        "5.4": {"overdue": 0, "disliked": 0, "handled": 9},
    }
    total = score_figures(framework, best).total
    assert (plain(str(total.points)), plain(str(total.missing)), plain(str(total.lost))) == ("100", "0", "0")
