"""The total of a set is what its parts make of it, whatever does not apply, with bonus and penalty."""

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from parindex.core.framework import NodeKind
from parindex.core.points import Absent
from parindex.core.scoring import score_figures
from tests.core.rules.leaves import points
from tests.core.sets import framework_of
from tests.reference import total

HEAD = {"id": "tong", "version": "1", "title": "Tổng", "year": "2024", "source": {"note": "thử"}}
POLICIES = ["exclude", "full_marks", "zero", "shown"]


def leaf(code: str, most: int, **more: str) -> dict[str, Any]:
    return {"code": code, "name": "Tiêu chí", "max_points": str(most), "rule": "declared", **more}


def area(code: str, leaves: list[dict[str, Any]], **more: str) -> dict[str, Any]:
    most = sum(int(one["max_points"]) for one in leaves)
    return {"code": code, "name": "Lĩnh vực", "max_points": str(most), "criteria": leaves, **more}


@st.composite
def sets(draw: st.DrawFn, *, plain: bool = False) -> dict[str, Any]:
    """Sets of declared leaves: some with layers, some with a bonus or a penalty, each with one policy."""
    sizes = st.integers(1, 9)
    has_layers = not plain and draw(st.booleans())
    layers = [{"id": "one", "name": "Một", "points": "70"}, {"id": "two", "name": "Hai", "points": "30"}]
    areas = []
    for at in range(1, draw(st.integers(2, 3)) + 1):
        layer = {"layer": "two"} if has_layers and at == 2 else {}
        areas.append(area(str(at), [leaf(f"{at}.{n}", draw(sizes), **layer) for n in (1, 2)]))
    most = "100" if has_layers else str(sum(int(one["max_points"]) for one in areas))
    for kind, code in (("bonus", "8"), ("penalty", "9")):
        if not plain and draw(st.booleans()):
            extra = area(code, [leaf(f"{code}.{n}", draw(sizes)) for n in (1, 2)], kind=kind)
            areas.append({**extra, "max_points": str(draw(sizes))})
    layers = [{**layer, **draw(st.sampled_from([{}, {"absent": "rescale"}]))} for layer in layers]
    ceiling = {"ceiling": draw(st.sampled_from(["none", most]))} if not plain else {}
    policy = "shown" if plain else draw(st.sampled_from(POLICIES))
    data = {**HEAD, "max_points": most, "areas": areas, "not_applicable": policy, **ceiling}
    return {**data, "rounding": {"leaf": "3"}, **({"layers": layers} if has_layers else {})}


@st.composite
def filled(draw: st.DrawFn, *, plain: bool = False) -> tuple[dict[str, Any], dict[str, Fraction | Absent]]:
    data = draw(sets(plain=plain))
    figures: dict[str, Fraction | Absent] = {}
    for one in (one for area_ in data["areas"] for one in area_["criteria"]):
        most = int(one["max_points"]) * 4
        earned = st.one_of(st.just(most), st.integers(0, most)).map(lambda n: Fraction(n, 4))
        fate = draw(st.sampled_from(["points"] * 4 + ["missing", "not applicable"]))
        if fate != "missing":
            figures[one["code"]] = draw(earned) if fate == "points" else Absent.NOT_APPLICABLE
    return data, figures


def by_code(figures: Mapping[str, Fraction | Absent]) -> dict[str, dict[str, Any]]:
    return {code: {"points": value} for code, value in figures.items()}


@settings(max_examples=250, deadline=None)
@given(filled())
def test_a_total_is_exactly_the_one_of_the_reference(pair):
    data, figures = pair
    sheet = score_figures(framework_of(data), by_code(figures))
    expected = total(data, figures)
    assert sheet.total.points == (Absent.NOT_APPLICABLE if expected is None else points(expected))


@settings(max_examples=80, deadline=None)
@given(filled(plain=True))
def test_the_parts_of_every_node_make_up_the_node(pair):
    data, figures = pair
    framework = framework_of(data)
    sheet = score_figures(framework, by_code(figures))
    for node in framework.nodes():
        if node.children:
            assert sheet.nodes[node.code].points == sum(sheet.nodes[one.code].earned for one in node.children)
    assert sheet.total.points == sum(sheet.nodes[one.code].earned for one in framework.areas)


@settings(max_examples=80, deadline=None)
@given(filled())
def test_earned_lost_missing_and_not_applicable_make_up_the_maximum_of_an_area(pair):
    data, figures = pair
    framework = framework_of(data)
    sheet = score_figures(framework, by_code(figures))
    for node in (sheet.nodes[area_.code] for area_ in framework.areas if area_.kind is NodeKind.ORDINARY):
        assert node.earned + node.lost + node.missing + node.not_applicable == node.max_points
        assert node.lost >= 0


@settings(max_examples=80, deadline=None)
@given(filled())
def test_a_traced_total_is_the_one_without_a_trace_and_can_be_told(pair):
    data, figures = pair
    framework = framework_of(data)
    bare, traced = (score_figures(framework, by_code(figures), is_traced=traced) for traced in (False, True))
    assert (traced.total.points, traced.layers, traced.banding) == (bare.total.points, bare.layers, bare.banding)
    assert (bool(traced.total.trace), bare.total.trace) == (True, ())


@settings(max_examples=100, deadline=None)
@given(filled(), st.randoms(use_true_random=False))
def test_the_order_of_the_areas_changes_no_total(pair, random):
    data, figures = pair
    areas = list(data["areas"])
    random.shuffle(areas)
    totals = {
        score_figures(framework_of(one), by_code(figures)).total.points for one in (data, {**data, "areas": areas})
    }
    assert len(totals) == 1


def test_a_total_of_points_with_more_decimals_than_it_rounds_to_is_rounded_half_up():
    data = {**HEAD, "max_points": "2", "rounding": {"leaf": "3", "total": "1"}, "areas": [area("1", [leaf("1.1", 2)])]}
    sheet = score_figures(framework_of(data), by_code({"1.1": Fraction(125, 100)}))
    assert (sheet.nodes["1.1"].points, sheet.total.points) == (Decimal("1.25"), Decimal("1.3"))
