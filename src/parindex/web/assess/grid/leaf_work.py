"""One leaf of a sheet with all that is kept of it, for whatever a page shows of it."""

from collections.abc import Mapping
from dataclasses import dataclass

from parindex.core.declaring import Entered
from parindex.core.facts import WHOLE_SET, FactSpec
from parindex.core.framework import Node
from parindex.core.readiness import LeafState
from parindex.core.rules.figures import Figures
from parindex.core.score import NOTHING, Score
from parindex.core.workflow.situation import within
from parindex.web.records.cycles import Return
from parindex.web.records.declarations import Declaration
from parindex.web.records.evidence import EvidenceUse
from parindex.web.records.figures import asked_specs
from parindex.web.records.leaves import texts_of
from parindex.web.records.sheet_work import SheetWork


@dataclass(frozen=True, slots=True)
class LeafWork:
    """What is kept of the leaf `code`. node: None for the set itself; is_leaf: whether it has points of its own.

    fields: the values that are there, by figure and by word that goes with them.
    """

    code: str
    node: Node | None
    is_leaf: bool
    specs: Mapping[str, FactSpec]
    fields: Mapping[str, Entered]
    figures: Figures
    state: LeafState
    score: Score | None
    declaration: Declaration | None
    evidence: tuple[EvidenceUse, ...]
    returns: tuple[Return, ...]


def leaves_of(work: SheetWork) -> dict[str, LeafWork]:
    """Every place of a sheet where figures are asked for, by code in the set's order."""
    kept: dict[str, dict[str, Entered]] = {}
    for fact in work.facts:
        kept.setdefault(fact.code, {})[fact.name] = fact.value
    nodes = {node.code: node for node in work.framework.nodes()}
    return {
        code: _leaf(work, code, nodes.get(code), specs, kept.get(code, {}))
        for code, specs in asked_specs(work.sheet.frozen_id).items()
    }


def _leaf(
    work: SheetWork, code: str, node: Node | None, specs: Mapping[str, FactSpec], kept: Mapping[str, Entered]
) -> LeafWork:
    row = work.declarations.get(code)
    is_leaf = node is not None and not node.children
    return LeafWork(
        code=code,
        node=node,
        is_leaf=is_leaf,
        specs=specs,
        fields={key: value for key, value in kept.items() if key in specs} | texts_of(row),
        figures=work.figures.get(code, NOTHING),
        state=work.readiness.states[code],
        score=work.points.nodes.get(code) if is_leaf else None,
        declaration=row,
        evidence=work.evidence.get(code, ()),
        returns=tuple(one for one in work.returns if within(code, one.code)),
    )


def name_of_leaf(leaf: LeafWork, whole: str) -> str:
    """What a leaf is called; `whole` where its figures are of the set itself."""
    return leaf.node.name if leaf.node and leaf.code != WHOLE_SET else whole
