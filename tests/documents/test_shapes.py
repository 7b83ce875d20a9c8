"""The JSON that other programs rely on: these keys, figures as strings with a dot, nothing that is not known."""

import json
from dataclasses import replace
from decimal import Decimal

import pytest

from parindex.core.check import plan_check
from parindex.core.gap import Loss, gap
from parindex.core.place import Place
from parindex.documents.catalogue import catalogue
from parindex.documents.shapes import gap_shape, place_shape, plan_shape, problems_shape
from tests.papers import PAPER, plan_of

READ = plan_shape(plan_of(PAPER))


def problems(paper, language: str = "vi") -> list[dict]:
    return problems_shape(plan_check(plan_of(paper)), catalogue(language))["problems"]


def test_a_plan_has_these_keys():
    assert set(READ) == {
        "unit",
        "year_scored",
        "year_planned",
        "document",
        "stated",
        "table",
        "columns",
        "other_tables",
        "areas",
        "total",
        "responsibilities",
    }


def test_what_is_stated_has_its_shape():
    area = {"points": "7.5", "max_points": "8", "criteria_count": 2, "sub_criteria_count": 3}
    assert READ["stated"]["areas"][0] == {"code": "1", "name": "Chỉ đạo, điều hành", **area}
    assert {key: value for key, value in READ["stated"].items() if key != "areas"} == {
        "area_count": 2,
        "criteria_count": 4,
        "sub_criteria_count": 5,
        "points": "16.75",
        "max_points": "20",
        "band": "Tốt",
    }


def test_an_area_and_a_criterion_have_their_shape():
    area = READ["areas"][1]
    figures = {"max_points": "12", "points": "9.25", "target_points": "11"}
    assert {key: value for key, value in area.items() if key != "criteria"} == {
        "code": "2",
        "name": "CẢI CÁCH THỂ CHẾ",
        **figures,
    }
    assert area["criteria"][1] == {
        "code": "2.2",
        "name": "Kiểm tra",
        "max_points": "2",
        "points": "2",
        "target_points": "2",
        "task": "Kiểm tra 3 xã",
        "leads": ["Phòng Tư pháp", "UBND các xã"],
        "leads_text": "Phòng Tư pháp; UBND các xã",
        "supporting": [],
        "deadline": "30/9/2031",
        "measure": None,
        "evidence": None,
        "note": None,
        "sub_criteria": [],
    }


def test_the_rest_of_a_plan_has_its_shape():
    assert READ["document"] == {"number": "12/KH-UBND", "date": "2031-02-05", "issuer": "UBND huyện Thử Nghiệm"}
    assert READ["total"] == {"max_points": "20", "points": "16.75", "target_points": "19"}
    assert READ["responsibilities"][1] == {
        "unit": "Phòng Tư pháp",
        "areas": ["2"],
        "text": "Theo dõi lĩnh vực cải cách thể chế.",
    }


def test_raw_leads_keep_the_cell_as_it_is():
    criterion = plan_shape(plan_of(PAPER.row("1.1", leads="Phòng NV; UBND các xã.")))["areas"][0]["criteria"][0]
    assert (criterion["leads"], criterion["leads_text"]) == (["Phòng Nội vụ", "UBND các xã"], "Phòng NV; UBND các xã.")


def test_a_plan_is_plain_data():
    assert json.loads(json.dumps(READ)) == READ


def test_a_problem_has_its_shape():
    paper = PAPER.row("total", target_points="20,0")
    assert problems(paper) == [
        {
            "id": "target-sum",
            "severity": "error",
            "scope": "plan",
            "place": {"line": paper.line("TỔNG"), "table": 1, "row": 8, "cell": 5, "column": 21, "text": "20,0"},
            "message": "Tổng mục tiêu ghi 20,0, cộng các tiêu chí được 19.",
            "found": "20.0",
            "expected": "19",
            "codes": [],
        }
    ]


@pytest.mark.parametrize(("language", "expected"), [("vi", "một con số, ví dụ 4,5"), ("en", "a figure, such as 4.5")])
def test_what_is_expected_in_words_is_said_in_the_language(language, expected):
    (problem,) = problems(PAPER.row("1.2", points=""), language)
    assert (problem["found"], problem["expected"], problem["codes"]) == ("", expected, ["1.2"])


def test_problems_are_plain_data():
    found = problems(replace(PAPER.without("deadline"), duties=PAPER.duties[:3]))
    assert json.loads(json.dumps(found)) == found


def test_a_place_has_only_what_is_known_and_always_its_text():
    assert place_shape(Place(page=3, table=1, row=2)) == {"page": 3, "table": 1, "row": 2, "text": ""}


def test_a_gap_has_its_shape():
    losses = [
        Loss("1.1", "Kế hoạch năm", Decimal("0.50"), ("Phòng Nội vụ", "UBND các xã")),
        Loss("1.2", "Báo cáo", Decimal(0), ("Phòng Nội vụ",)),
        Loss("2.1", "Rà soát", None, ("Phòng Tư pháp",)),
    ]
    assert gap_shape(gap(losses)) == {
        "lost": "0.50",
        "criteria": [{"code": "1.1", "name": "Kế hoạch năm", "lost": "0.50", "leads": ["Phòng Nội vụ", "UBND các xã"]}],
        "units": [
            {"unit": "Phòng Nội vụ", "lost": "0.50", "criteria": ["1.1"]},
            {"unit": "UBND các xã", "lost": "0.50", "criteria": ["1.1"]},
        ],
        "unknown": ["2.1"],
    }
