"""How far a leaf is: of several states that hold the one to see to first; only some keep a sheet from going in."""

from copy import deepcopy

import pytest

from parindex.core.facts import WHOLE_SET
from parindex.core.framework_build import build
from parindex.core.points import Absent
from parindex.core.readiness import BLOCKING, LeafState, Said, readiness
from parindex.core.scoring import score_figures
from parindex.documents.catalogue import catalogue
from tests.core.sets import DATA

ASKED = {"required": True, "ask": "Phiếu xin lỗi đã ký"}


def framework(without="explain", **extra):
    """DATA whose criterion 1.1 is a ratio that asks for evidence, and 1.2 judged by an appraiser."""
    data = deepcopy(DATA)
    first, second = data["areas"][0]["criteria"]
    first["facts"] = {"done": {"name": "Đã xin lỗi", "kind": "count"}, "late": {"name": "Trễ", "kind": "count"}}
    first["rule"] = {"linear": {"of": {"ratio": ["done", "late"]}}}
    first["evidence"] = {**ASKED, "without": without}
    second["rule"] = "judged"
    made = build({**data, "rounding": {"leaf": "3"}, **extra})
    assert not isinstance(made, tuple), made
    return made


def states(figures, said=None, made=None):
    made = made or framework()
    return readiness(made, figures, score_figures(made, figures).nodes, said or {}).states


WHOLE = {"done": 3, "late": 4, "evidence": 1, "explained": False}
BARE = {"done": 3, "late": 4, "evidence": 0, "explained": False}


@pytest.mark.parametrize(
    ("figures", "said", "wanted"),
    [
        (WHOLE, Said(), LeafState.READY),
        ({"done": 3, "evidence": 1}, Said(), LeafState.MISSING),
        ({"done": 3, "evidence": 0}, Said(), LeafState.MISSING),
        ({"done": 3, "evidence": 1}, Said(is_explained=True), LeafState.EXPLAINED),
        (BARE, Said(), LeafState.NO_EVIDENCE),
        ({**BARE, "explained": True}, Said(is_explained=True), LeafState.EXPLAINED),
        ({**WHOLE, "done": Absent.NOT_APPLICABLE}, Said(), LeafState.NOT_APPLICABLE),
        ({**WHOLE, "late": 0}, Said(), LeafState.UNSCORED),
        ({**WHOLE, "late": 0}, Said(is_explained=True), LeafState.EXPLAINED),
        (WHOLE, Said(is_unconfirmed=True), LeafState.UNCONFIRMED),
        (WHOLE, Said(is_unconfirmed=True, is_contradictory=True), LeafState.CONTRADICTORY),
        (WHOLE, Said(is_contradictory=True, is_returned=True), LeafState.RETURNED),
        (WHOLE, Said(is_returned=True, is_contested=True), LeafState.CONTESTED),
    ],
)
def test_a_leaf_has_the_state_that_comes_first(figures, said, wanted):
    assert states({"1.1": figures}, {"1.1": said})["1.1"] is wanted


def test_an_explanation_is_no_evidence_where_the_set_takes_none():
    figures = {"1.1": {**BARE, "explained": True}}
    found = states(figures, {"1.1": Said(is_explained=True)}, framework(without="zero"))
    assert found["1.1"] is LeafState.NO_EVIDENCE


def test_a_leaf_whose_points_an_appraiser_gives_asks_nothing_of_the_unit():
    assert states({})["1.2"] is LeafState.JUDGED


def test_what_the_set_itself_asks_for_is_missing_until_it_is_there():
    gates = [{"when": "breach", "effect": "no_band", "cite": "Điều 1"}]
    made = framework(facts={"breach": {"name": "Có cán bộ bị kỷ luật", "kind": "yes_no"}}, gates=gates)
    assert states({}, made=made)[WHOLE_SET] is LeafState.MISSING
    assert states({WHOLE_SET: {"breach": False}}, made=made)[WHOLE_SET] is LeafState.READY


def test_only_what_blocks_is_against_submitting_and_is_told_with_its_codes():
    made = framework()
    figures = {"1.1": BARE, "2.1.1": {"points": 4}}
    found = readiness(made, figures, score_figures(made, figures).nodes, {"2.1.1": Said(is_unconfirmed=True)})
    assert [catalogue("vi").render(one) for one in found.against] == [
        "tiêu chí 2.1.1 lấy từ năm trước mà chưa được xác nhận",
        "tiêu chí 2.1.2 còn thiếu số liệu mà chưa có giải trình",
    ]
    assert (found.done, set(BLOCKING) & set(found.states.values())) == (1, {LeafState.UNCONFIRMED, LeafState.MISSING})


def test_of_many_codes_the_first_are_told_and_how_many_more_there_are():
    data = deepcopy(DATA)
    leaves = [{"code": f"1.{n}", "name": f"Tiêu chí {n}", "max_points": "1", "rule": "declared"} for n in range(1, 41)]
    data["areas"] = [{"code": "1", "name": "Lĩnh vực", "max_points": "40", "criteria": leaves}]
    made = build({**data, "max_points": "40", "bands": {**data["bands"], "items": data["bands"]["items"][:1]}})
    assert not isinstance(made, tuple), made
    (reason,) = readiness(made, {}, score_figures(made, {}).nodes, {}).against
    assert catalogue("vi").render(reason) == (
        "tiêu chí 1.1, 1.2, 1.3, 1.4, 1.5, 1.6, 1.7, 1.8 và 32 tiêu chí khác còn thiếu số liệu mà chưa có giải trình"
    )
