"""The simulated unit of the Đắk Glong set: invented rules and figures, its points reckoned by hand."""

from collections.abc import Iterator, Mapping
from typing import Any

import pytest

from parindex.core.framework import Framework
from parindex.documents.framework_yaml import shipped_framework
from parindex.documents.scenario import read_scenario
from tests.golden.worked import FRAMEWORKS, figures, loaded, outcome, sheets

ID = "dak-glong-2023"
SCENARIO = loaded(ID, "scenario.yaml")
SCALES = {"ladder", "linear", "per_unit", "steps", "deductions", "choice", "total", "best", "worst"}

POINTS = {
    "1.1": "1.675",  # three working days late, 0.25; 38/40 × 1.5 = 1.425
    "1.2": "0.8",  # 1 − 2 × 0.1
    "1.3": "1.722",  # 25%/30% = 0.8333; 8/9 = 0.8889
    "1.4": "3.8",  # 36 × 0.05 = 1.8; 10/10; 3 × 0.5, at most 1
    "1.5": "1.125",  # 75% of 1.5
    "1.6": "1",  # one of two
    "1.7": "1",  # 2 × 0.5 beside 0
    "2.1": "2.5",  # 5/6 × 3
    "2.2": "1.313",  # in time, 1.5; 7/8 × 1.5 = 1.3125, the lesser, half goes up
    "2.3": "4.2",  # 1.5; 90% of 3
    "2.4": "1.25",  # 2 − 0.5 − 0.25
    "3.1": "1",
    "3.2": "0.75",  # 13% above 5% are two full steps: 0.25 + 2 × 0.25
    "3.3": "0.5",  # 99%
    "3.4": "6.985",  # 18565/18620 × 5 = 4.98523; all seven, 2
    "3.5": "1",  # none arose
    "3.6": "1.636",  # 45/55 × 2 = 1.63636
    "3.7": "2.25",  # 60%/80% × 3
    "3.8": "0.951",  # (820 + 60 × 60%)/900 = 0.95111
    "4.1": "1",
    "4.2": "2",  # three below what was assigned
    "4.3": "1.2",  # 4/5 × 1.5
    "4.4": "0.857",  # 6/7
    "4.5": "0.917",  # 22/24
    "4.6": "0.75",  # 3/4
    "5.1": "1.25",  # 62.5% × 2, above the floor of 50%
    "5.2": "0.5",
    "5.3": "0.25",  # 0.5 − 0.25
    "5.4": "not-applicable",
    "5.5": "0.975",  # 268/275 = 0.97455
    "5.6": "2.5",  # 5 less the heaviest of 50% and 2 × 0.5
    "5.7": "1.45",  # 2 × 95% × 0.5; 90%, 0.5
    "6.1": "3.541",  # 185.4/210.6 × 3 = 2.64103; 0.9
    "6.2": "0.5",
    "6.3": "3.5",  # 7/10 × 5
    "6.4": "0.908",  # 142.3/156.8 = 0.90753
    "7.1": "6.089",  # 68.5/90 × 8 = 6.08889
    "7.2": "3.04",  # 40% × 95% = 38%; 38/50 × 4
    "7.3": "0.8",  # 30%: 20 of 50 on the way, × 2
    "7.4": "missing",
    "8.1": "8.34",
    "8.2": "0.5",  # 5% of 10%
    "8.3": "0.25",  # 101.5%
    "8.4": "0.5",
    "8.6": "0.889",  # 1 − 2/18
}
AREAS = {
    "1": "11.122",
    "2": "9.263",
    "3": "15.072",
    "4": "6.724",
    "5": "6.925",
    "6": "8.449",
    "7": "9.929",
    "8": "10.479",
}


@pytest.fixture(scope="module")
def simulated() -> Framework:
    return read_scenario(FRAMEWORKS / ID / "scenario.yaml").framework


def written() -> dict[str, dict[str, str]]:
    return {code: leaf["values"] for code, leaf in SCENARIO["leaves"].items()}


def scales(rule: Any) -> Iterator[str]:
    """The keys of every scale inside a rule."""
    if isinstance(rule, Mapping):
        yield from (str(key) for key in rule if key in SCALES)
    if isinstance(rule, Mapping | list):
        for inner in rule.values() if isinstance(rule, Mapping) else rule:
            yield from scales(inner)


def test_the_scenario_says_that_it_is_simulated_and_of_which_set(simulated):
    assert (SCENARIO["framework"], SCENARIO["unit"]) == (ID, "Huyện A")
    assert simulated.simulated == "số liệu mô phỏng; công thức minh họa, không phải của bộ tiêu chí"


def test_the_set_itself_stays_as_its_source_published_it():
    framework = shipped_framework(ID)
    assert {leaf.rule.data for leaf in framework.leaves()} == {"declared"}
    assert framework.simulated == ""


def test_every_leaf_of_the_set_has_a_rule_and_figures_in_the_sets_own_order(simulated):
    assert list(SCENARIO["leaves"]) == [leaf.code for leaf in simulated.leaves()] == list(POINTS)
    assert {tuple(leaf) for leaf in SCENARIO["leaves"].values()} == {("facts", "rule", "values")}
    assert [code for code, leaf in SCENARIO["leaves"].items() if list(leaf["values"]) != list(leaf["facts"])] == []


@pytest.mark.parametrize("code", POINTS)
def test_a_leaf_of_the_scenario_has_the_points_reckoned_by_hand(simulated, code):
    assert outcome(simulated, code, figures(simulated, code, written()[code])) == POINTS[code]


def test_the_unit_has_the_areas_and_total_reckoned_by_hand(simulated):
    for sheet in sheets(simulated, written()):
        assert {code: str(sheet.nodes[code].points) for code in AREAS} == AREAS
        assert (str(sheet.total.points), str(sheet.total.missing)) == ("77.963", "1.5")
        assert (str(sheet.total.not_applicable), sheet.banding.band) == ("0.5", "")  # a leaf is missing: no band yet


def test_the_scenario_shows_every_scale_that_computes():
    found = {scale for leaf in SCENARIO["leaves"].values() for scale in scales(leaf["rule"])}
    assert found == SCALES
