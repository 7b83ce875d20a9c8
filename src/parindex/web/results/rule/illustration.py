"""For sets that publish no formulas: an invented one, with the figures of an invented unit, marked as such."""

from collections.abc import Mapping
from dataclasses import dataclass

from parindex.core.framework import Framework, Node
from parindex.core.values import fact_value, node_specs
from parindex.documents.scenario import scenario_of
from parindex.web.ui.typed import as_typed


@dataclass(frozen=True, slots=True)
class Illustration:
    """A node with an invented rule, and the figures of the invented `unit` as typed; `why` says that they are."""

    framework: Framework
    node: Node
    unit: str
    typed: Mapping[str, str]
    why: str


def illustrated(framework: Framework, code: str) -> Illustration | None:
    """The illustration of a node of `framework`; None where its set has none."""
    scenario = scenario_of(framework.id)
    node = scenario.framework.node(code) if scenario else None
    if scenario is None or node is None:
        return None
    specs, figures = node_specs(node), scenario.figures.get(code, {})
    typed = {key: as_typed(fact_value(specs[key], value)) for key, value in figures.items() if key in specs}
    return Illustration(scenario.framework, node, scenario.unit, typed, scenario.simulated)
