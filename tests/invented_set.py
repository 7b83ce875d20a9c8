"""An invented criteria set of 77 leaves with rules of every common shape, and invented figures of invented units.

For tests and benchmarks. Nothing of it is of a real set: it says so itself (`simulated`).
"""

from collections.abc import Mapping
from fractions import Fraction
from random import Random
from typing import Any

from parindex.core.framework import Framework
from parindex.core.framework_build import build
from parindex.core.rules.figures import Value

AREAS, LEAVES = 8, 77
COUNT, PERCENT = {"kind": "count", "unit": "hồ sơ"}, {"kind": "percent"}
Figures = dict[str, dict[str, Value]]


def _facts(**facts: Mapping[str, Any]) -> dict[str, Any]:
    return {key: {"name": f"Số liệu {key}", **fact} for key, fact in facts.items()}


RUNGS = [{"from": "95%", "points": "100%"}, {"from": "80%", "points": "50%"}, {"otherwise": "0"}]
MIDDLE = {"from": "70%", "rule": {"linear": {"of": {"ratio": ["done", "all"]}}}}
LEVELS = {"Tốt": "100%", "Khá": "75%", "Đạt": "50%", "Không đạt": "0"}
SHAPES: dict[str, tuple[dict[str, Any], dict[str, Any]]] = {
    "linear": (
        _facts(done=COUNT, all=COUNT),
        {"linear": {"of": {"ratio": ["done", "all"]}}, "none_arose": "full_marks"},
    ),
    "target": (
        _facts(bad=COUNT, all=COUNT),
        {"linear": {"of": {"complement": {"ratio": ["bad", "all"]}}, "target": "90%"}, "none_arose": "full_marks"},
    ),
    "ladder": (_facts(rate=PERCENT), {"ladder": {"of": "rate", "rungs": RUNGS}}),
    "middle": (
        _facts(done=COUNT, all=COUNT),
        {
            "ladder": {
                "of": {"ratio": ["done", "all"]},
                "rungs": [{"from": "100%", "points": "100%"}, MIDDLE, {"otherwise": "0"}],
            },
            "none_arose": "zero",
        },
    ),
    "per_unit": (_facts(made=COUNT), {"per_unit": {"of": "made", "points": "25%"}}),
    "deductions": (
        _facts(late=COUNT, lacking=COUNT),
        {"deductions": {"stacking": "sum", "items": [{"of": "late", "each": "10%"}, {"of": "lacking", "each": "20%"}]}},
    ),
    "choice": (
        _facts(level={"kind": "choice", "options": list(LEVELS)}),
        {"choice": {"of": "level", "options": LEVELS}},
    ),
    "growth": (
        _facts(now={"kind": "amount"}, before={"kind": "amount"}),
        {
            "ladder": {
                "of": {"growth": {"of": "now", "on": "before"}},
                "rungs": [{"from": "3%", "points": "100%"}, {"from": "0", "points": "50%"}, {"otherwise": "0"}],
            },
        },
    ),
    "mean": (
        _facts(early=COUNT, due=COUNT, after=COUNT),
        {
            "linear": {
                "of": {
                    "mean": [{"of": "early", "value": "2"}, {"of": "due", "value": "1"}, {"of": "after", "value": "0"}]
                },
                "target": "2",
            },
            "none_arose": "not_applicable",
        },
    ),
    "steps": (
        _facts(rate=PERCENT),
        {"steps": {"of": "rate", "start": "50%", "every": "5%", "points": "10%", "base": "20%"}},
    ),
}

# Across two leaves: late dossiers of the one among all of the other.
CHECKS = [{"that": {"at_most": ["6.1:late", "1.1:all"]}, "say": "Số hồ sơ trễ hạn không thể nhiều hơn tổng số hồ sơ"}]


def shape_of(leaf: int) -> str:
    """The shape of the rule of leaf number `leaf`, from 0."""
    return list(SHAPES)[leaf % len(SHAPES)]


def invented_data(leaves: int = LEAVES, asking: int = 0) -> dict[str, Any]:
    """The set as plain data; each leaf is worth 1 or 2 points, and the first `asking` need evidence."""
    areas = []
    for number in range(AREAS):
        criteria = [
            _leaf(leaf, f"{number + 1}.{leaf // AREAS + 1}", is_asking=leaf < asking)
            for leaf in range(number, leaves, AREAS)
        ]
        most = str(sum(int(leaf["max_points"]) for leaf in criteria))
        areas.append(
            {"code": str(number + 1), "name": f"Lĩnh vực {number + 1}", "max_points": most, "criteria": criteria}
        )
    return {
        "id": "mo-phong-77",
        "version": "1",
        "title": "Bộ tiêu chí mô phỏng",
        "year": "2025",
        "max_points": str(sum(int(area["max_points"]) for area in areas)),
        "simulated": "số liệu mô phỏng",
        "rounding": {"leaf": 3},
        "source": {"note": "Bộ do máy sinh ra để kiểm thử, không phải của nơi nào."},
        **({"checks": CHECKS} if leaves >= len(SHAPES) else {}),
        "areas": areas,
    }


def _leaf(leaf: int, code: str, *, is_asking: bool) -> dict[str, Any]:
    facts, rule = SHAPES[shape_of(leaf)]
    asked = {"evidence": {"required": True, "ask": f"Báo cáo {code}", "without": "zero"}} if is_asking else {}
    most = str(1 + leaf % 2)
    return {"code": code, "name": f"Tiêu chí {code}", "max_points": most, "facts": facts, "rule": rule, **asked}


def invented_set(leaves: int = LEAVES, asking: int = 0) -> Framework:
    """The set, built."""
    built = build(invented_data(leaves, asking))
    assert isinstance(built, Framework), built
    return built


def invented_units(framework: Framework, units: int, seed: int = 1) -> dict[str, Figures]:
    """Figures of `units` invented communes, the same for the same seed."""
    random = Random(seed)  # noqa: S311 - invented figures, no secrets
    shapes = {leaf.code: tuple(leaf.facts) for leaf in framework.leaves()}
    return {
        f"Xã {unit:04}": {code: _figures(keys, random) for code, keys in shapes.items()} for unit in range(1, units + 1)
    }


def _figures(keys: tuple[str, ...], random: Random) -> dict[str, Value]:
    figures: dict[str, Value] = {key: random.randint(0, 40) for key in keys}
    if "all" in figures:
        figures["all"] = random.randint(0, 400)
        part = "done" if "done" in figures else "bad"
        figures[part] = random.randint(0, int(figures["all"]))  # type: ignore[arg-type]
    if "rate" in figures:
        figures["rate"] = Fraction(random.randint(0, 10000), 10000)
    if "level" in figures:
        figures["level"] = random.choice(list(LEVELS))
    if "late" in figures:
        figures |= {"late": random.randint(0, 4), "lacking": random.randint(0, 3)}
    if "before" in figures:
        figures |= {"before": random.randint(1, 900), "now": random.randint(1, 900)}
    return figures
