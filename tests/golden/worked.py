"""Worked examples of a set (expected.yaml), their figures written as officers write them."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from parindex.core.fact_words import Read, read_value
from parindex.core.facts import Fact, FactSpec
from parindex.core.framework import Framework, Node
from parindex.core.leaf import scored_leaf
from parindex.core.rules.figures import Figures
from parindex.core.scoring import ScoreSheet, score, score_figures
from parindex.core.values import node_specs, value_of

FRAMEWORKS = Path(__file__).parents[2] / "frameworks"
Written = Mapping[str, str]


def loaded(id_: str, file: str = "expected.yaml") -> dict[str, Any]:
    return YAML(typ="safe").load(FRAMEWORKS / id_ / file)


def leaf(framework: Framework, code: str) -> Node:
    found = framework.node(code)
    assert found is not None, code
    return found


def values(framework: Framework, code: str, written: Written) -> Iterator[tuple[FactSpec, Any]]:
    """The facts of a leaf with their values as declared."""
    specs = node_specs(leaf(framework, code))
    for key, words in written.items():
        read = read_value(specs[key], words, date.max)
        assert isinstance(read, Read), (code, key, read)
        yield specs[key], read.value


def figures(framework: Framework, code: str, written: Written) -> Figures:
    return {spec.key: value_of(spec, value) for spec, value in values(framework, code, written)}


def facts(framework: Framework, unit: Mapping[str, Written]) -> list[Fact]:
    each = ((code, spec, value) for code in unit for spec, value in values(framework, code, unit[code]))
    return [Fact(code, value, spec.unit, "", name=spec.key) for code, spec, value in each]


def outcome(framework: Framework, code: str, given: Figures) -> str:
    """The points of a leaf; the reason where it has none."""
    scored = scored_leaf(framework, leaf(framework, code), given)
    if isinstance(scored.score.points, Decimal):
        return plain(str(scored.score.points))
    assert scored.lacking is not None
    return scored.lacking.reason


def plain(points: str) -> str:
    """Points without zeros at their end; a reason as it is."""
    return f"{Decimal(points).normalize():f}" if points[:1].isdigit() else points


def sheets(framework: Framework, unit: Mapping[str, Written]) -> Iterable[ScoreSheet]:
    """The unit scored in both ways: from facts with their traces, and from bare figures."""
    yield score(framework, facts(framework, unit))
    yield score_figures(framework, {code: figures(framework, code, written) for code, written in unit.items()})


def told(sheet: ScoreSheet, areas: Iterable[str]) -> dict[str, Any]:
    """What an example says of a unit."""
    return {
        "areas": {code: plain(str(sheet.nodes[code].points)) for code in areas},
        "total": plain(str(sheet.total.points)),
        "band": sheet.banding.band,
    }


def expected(unit: Mapping[str, Any]) -> dict[str, Any]:
    areas = {code: plain(points) for code, points in unit["areas"].items()}
    return {"areas": areas, "total": plain(unit["total"]), "band": unit["band"]}
