"""Bonus and penalty: a penalty is wanted at most, and while one of their figures is missing there is no band."""

from decimal import Decimal

import pytest

from parindex.core.require import require
from parindex.core.scoring import score_figures
from tests.core.sets import framework_of

LATE = {"late": {"name": "Số báo cáo chậm", "kind": "count"}}
PENALTY = {"code": "P.1", "name": "Báo cáo chậm", "max_points": "6", "facts": LATE}
PENALTY["rule"] = {"per_unit": {"of": "late", "points": "2"}}
SET = framework_of(
    {
        "id": "thuong-phat",
        "version": "1",
        "title": "Bộ thử nghiệm",
        "year": "2030",
        "max_points": "10",
        "rounding": {"leaf": "2"},
        "source": {"note": "thử nghiệm"},
        "bands": {"assumed": True, "basis": "thử", "items": [{"name": "Tốt", "from": "5", "inclusive": True}]},
        "areas": [
            {"code": "1", "name": "Lĩnh vực", "max_points": "10", "rule": "declared"},
            {"code": "P", "name": "Điểm trừ", "max_points": "6", "kind": "penalty", "criteria": [PENALTY]},
        ],
    }
)


@pytest.mark.parametrize(("late", "wanted", "after"), [(3, "2", 1), (3, "0", 0), (9, "4", 2)])
def test_a_penalty_is_wanted_at_most(late, wanted, after):
    answer = require(SET, SET.node("P.1"), {"late": late}, Decimal(wanted))
    assert (answer.reachable, [change.after for change in answer.changes]) == (True, [after])


def test_a_penalty_that_is_small_enough_needs_nothing():
    answer = require(SET, SET.node("P.1"), {"late": 1}, Decimal(2))
    assert (answer.reachable, answer.changes, answer.reason.id) == (True, (), "require.reached")


def test_there_is_no_band_while_the_figure_of_a_penalty_is_missing():
    banding = score_figures(SET, {"1": {"points": 9}}).banding
    assert (banding.band, banding.reason.parameters) == ("", {"codes": ("P.1",)})


def test_with_the_figure_of_the_penalty_there_is_one():
    assert score_figures(SET, {"1": {"points": 9}, "P.1": {"late": 0}}).banding.band == "Tốt"
