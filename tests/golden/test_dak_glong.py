"""The Đắk Glong plan of 2024, read whole: every figure, every contradiction, every lost point.

The paper is the one retold in examples/; with the environment variable PARINDEX_PAPER the same is
expected of the paper that it names.
"""

import os
from decimal import Decimal
from pathlib import Path

import pytest
from ruamel.yaml import YAML

from parindex.core.check import plan_check
from parindex.core.facts import Fact
from parindex.core.folding import normalised
from parindex.core.framework import Framework
from parindex.core.gap import Loss, gap
from parindex.core.plan import Plan
from parindex.core.points import same_but_for_rounding
from parindex.core.scoring import score
from parindex.documents.catalogue import catalogue
from parindex.documents.files import file_content, read_document
from parindex.documents.framework_yaml import shipped_framework
from parindex.documents.plan_reader import read_plan
from parindex.documents.shapes import gap_shape, plan_shape, problems_shape
from parindex.documents.text import read_text
from tests.golden import dak_glong

ROOT = Path(__file__).parents[2]
RETOLD = ROOT / "examples" / "ke-hoach-dak-glong-2024.txt"
NAMED = os.environ.get("PARINDEX_PAPER", "")
WHY_SKIPPED = "set PARINDEX_PAPER to the path of the Đắk Glong plan of 2024 to expect the same of it"
EXPECTED = YAML(typ="safe").load(ROOT / "frameworks" / "dak-glong-2023" / "expected.yaml")

PAPERS = {"examples": RETOLD} | ({"PARINDEX_PAPER": Path(NAMED)} if NAMED else {})


@pytest.fixture(params=PAPERS.values(), ids=PAPERS.keys(), scope="module")
def paper(request: pytest.FixtureRequest) -> Path:
    return request.param


@pytest.fixture(scope="module")
def plan(paper: Path) -> Plan:
    return read_plan(read_document(paper), paper.name)


@pytest.fixture(scope="module")
def shape(plan: Plan) -> dict:
    return plan_shape(plan)


@pytest.fixture(scope="module")
def problems(plan: Plan) -> list[dict]:
    return problems_shape(plan_check(plan), catalogue("vi"))["problems"]


@pytest.fixture(scope="module")
def framework() -> Framework:
    return shipped_framework("dak-glong-2023")


def _criteria(shape: dict) -> list[dict]:
    return [criterion for area in shape["areas"] for criterion in area["criteria"]]


@pytest.mark.skipif(not NAMED, reason=WHY_SKIPPED)
def test_the_paper_that_the_environment_names_is_there_and_read_by_every_test_below():
    assert PAPERS["PARINDEX_PAPER"].is_file()


# figures


def test_the_annex_has_eight_areas_and_forty_five_criteria(shape):
    assert (len(shape["areas"]), len(_criteria(shape))) == (8, 45)


def test_every_criterion_has_the_published_points_in_the_papers_digits(shape):
    assert {criterion["code"]: criterion["points"] for criterion in _criteria(shape)} == EXPECTED["criteria"]


def test_every_area_has_the_published_points_in_the_papers_digits(shape):
    assert {area["code"]: area["points"] for area in shape["areas"]} == EXPECTED["areas"]


def test_every_maximum_is_that_of_the_criteria_set(plan, framework):
    of_paper = [(area.code, area.figures.max_points.value) for area in plan.areas]
    of_paper += [(criterion.code, criterion.figures.max_points.value) for _, criterion in plan.criteria()]
    of_set = [(area.code, area.max_points) for area in framework.areas]
    of_set += [(criterion.code, criterion.max_points) for _, criterion in framework.criteria()]
    assert of_paper == of_set


def test_every_name_is_that_of_the_criteria_set(plan, framework):
    of_paper = [(criterion.code, criterion.name) for _, criterion in plan.criteria()]
    assert of_paper == [(criterion.code, criterion.name) for _, criterion in framework.criteria()]
    assert [normalised(area.name) for area in plan.areas] == [normalised(area.name) for area in framework.areas]


def test_the_rows_scored_by_the_criteria_set_give_the_published_total(plan, framework):
    facts = [Fact(found.code, found.figures.points.value, "points", "") for _, found in plan.criteria()]
    total = score(framework, facts).total
    assert (str(total.points), str(total.lost)) == (EXPECTED["total"], "21.578")
    assert same_but_for_rounding(total.points, Decimal(EXPECTED["published"]["points"]))


def test_the_published_points_are_in_the_published_band(framework):
    assert framework.bands.of(Decimal(EXPECTED["published"]["points"])).name == EXPECTED["published"]["band"]


def test_the_total_row_is_read_as_it_stands(shape):
    assert shape["total"] == {"max_points": "100", "points": "78.42", "target_points": "100"}


def test_only_one_target_is_below_its_maximum(shape):
    lower = [
        (c["code"], c["target_points"], c["max_points"])
        for c in _criteria(shape)
        if c["target_points"] != c["max_points"]
    ]
    assert lower == [("2.1", "2.5", "3")]


# words


def test_the_paper_says_whose_and_of_which_years_it_is(shape):
    keys = ("unit", "year_scored", "year_planned", "document")
    assert {key: shape[key] for key in keys} == {
        "unit": "UBND huyện Đắk Glong",
        "year_scored": 2023,
        "year_planned": 2024,
        "document": {"number": None, "date": None, "issuer": "UBND huyện Đắk Glong"},
    }


def test_the_narrative_states_the_whole(shape):
    whole = {key: value for key, value in shape["stated"].items() if key != "areas"}
    assert whole == {
        "area_count": 8,
        "criteria_count": 45,
        "sub_criteria_count": 72,
        "points": "78.42",
        "max_points": "100",
        "band": "Khá",
    }


def test_the_narrative_states_each_area(shape):
    keys = ("points", "max_points", "criteria_count", "sub_criteria_count")
    stated = {area["code"]: tuple(area[key] for key in keys) for area in shape["stated"]["areas"]}
    assert stated == dak_glong.STATED_AREAS


def test_each_body_has_the_areas_that_its_duties_name(shape):
    assert [(duty["unit"], duty["areas"]) for duty in shape["responsibilities"]] == dak_glong.DUTIES


def test_every_criterion_has_a_task_and_leads_and_what_the_paper_has_not_is_empty(shape):
    assert [c["code"] for c in _criteria(shape) if not c["task"] or not c["leads"] or not c["leads_text"]] == []
    absent = {str([c[key] for key in ("supporting", "deadline", "measure", "evidence")]) for c in _criteria(shape)}
    assert absent == {"[[], None, None, None]"}


@pytest.mark.parametrize(
    ("code", "leads"),
    [
        ("1.4", ["Trung tâm Văn hóa - Thể thao và Truyền thông", "Phòng Văn hóa và Thông tin"]),
        ("1.7", ["Các Phòng, ban, đơn vị", "UBND các xã"]),
        ("3.7", ["Văn phòng HĐND và UBND"]),
        ("4.6", ["Phòng Nội vụ", "Các cơ quan, đơn vị", "UBND các xã"]),
        ("7.2", ["Phòng Văn hóa và Thông tin", "Văn phòng HĐND và UBND", "UBND các xã"]),
        ("8.3", ["Phòng Tài chính - Kế hoạch", "UBND các xã", "Các đơn vị liên quan"]),
    ],
)
def test_leads_are_canonical_and_in_the_papers_order(shape, code, leads):
    assert next(c["leads"] for c in _criteria(shape) if c["code"] == code) == leads


def test_rows_broken_by_page_ends_are_whole(shape):
    task = next(c["task"] for c in _criteria(shape) if c["code"] == "3.3")
    assert task.count("thuộc UBND các cấp. - ") + task.count("kết quả UBND các cấp. - ") == 1
    assert shape["areas"][7]["name"] == dak_glong.AREA_8


# problems


def _told(problem: dict) -> tuple[str, str | None, str, str]:
    is_task = problem["id"] == "no-measure" and problem["found"] == problem["place"]["text"]
    found = dak_glong.TASK if is_task else problem["found"]
    return problem["id"], problem["place"].get("code"), found, problem["expected"]


def test_the_problems_are_exactly_these(problems, shape):
    codes = [criterion["code"] for criterion in _criteria(shape)]
    assert [_told(problem) for problem in problems] == dak_glong.problems(codes)


def test_the_errors_are_exactly_the_contradictions(problems):
    assert [_told(problem) for problem in problems if problem["severity"] == "error"] == dak_glong.ERRORS


def test_every_problem_stands_where_its_place_says(problems, paper):
    lines = read_text(file_content(paper), paper.name).lines
    for problem in problems:
        place = problem["place"]
        first_word = place["text"].split()[0]
        assert lines[place["line"] - 1][place["column"] - 1 :].startswith(first_word), problem


def test_no_two_problems_of_a_kind_have_one_place(problems):
    places = [(problem["id"], problem["place"]["line"], problem["place"]["column"]) for problem in problems]
    assert len(set(places)) == len(places)


# lost points


def test_the_gap_is_exactly_the_lost_points(plan):
    losses = (Loss(c.code, c.name, c.lost, tuple(lead.unit for lead in c.leads)) for _, c in plan.criteria())
    found = gap_shape(gap(losses))
    assert (found["lost"], found["unknown"]) == ("21.578", [])
    assert [(loss["code"], loss["lost"]) for loss in found["criteria"]] == dak_glong.LOSSES
    units = [(unit["unit"], unit["lost"], unit["criteria"]) for unit in found["units"]]
    assert units == dak_glong.UNIT_LOSSES
