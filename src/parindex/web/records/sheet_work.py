"""All that a unit has done on a score sheet so far, scored: for the pages it works on, and whether it is whole."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any

from django.db.models import QuerySet

from parindex.core.contradictions import Checking, Contradiction
from parindex.core.facts import Fact
from parindex.core.framework import Framework, Node
from parindex.core.leaf import scored_leaf
from parindex.core.readiness import Readiness, Said, readiness
from parindex.core.rules.figures import Figures
from parindex.core.score import NOTHING, Score
from parindex.core.scoring import ScoreSheet, score, score_figures
from parindex.core.workflow.situation import within
from parindex.web.records.cycles import Return
from parindex.web.records.declarations import Declaration, DeclaredFact
from parindex.web.records.evidence import EvidenceUse
from parindex.web.records.figures import asks_evidence, counted, evidence_facts, fact_of, figures_by_code
from parindex.web.records.frozen import frozen_framework
from parindex.web.records.years import IndexYear


@dataclass(frozen=True)
class SheetWork:
    """A sheet as its unit works on it. Rows are by the codes of leaves; a leaf without a row has none.

    figures: as rules reckon with them; points: the sheet scored, without traces, which take most of the time; returns:
    those of the last return.
    """

    sheet: IndexYear
    framework: Framework
    facts: tuple[Fact, ...]
    figures: Mapping[str, Figures]
    points: ScoreSheet
    declarations: Mapping[str, Declaration]
    evidence: Mapping[str, tuple[EvidenceUse, ...]]
    returns: tuple[Return, ...]
    contradictions: tuple[Contradiction, ...]
    readiness: Readiness

    @cached_property
    def scores(self) -> ScoreSheet:
        """The sheet scored, with every trace."""
        return score(self.framework, self.facts)

    def told(self, leaf: Node) -> Score:
        """The score of one leaf with its trace, where those of the others are not wanted."""
        facts = {fact.name: fact for fact in self.facts if fact.code == leaf.code}
        return scored_leaf(self.framework, leaf, self.figures.get(leaf.code, NOTHING), facts).told()


def work_of(sheet: IndexYear) -> SheetWork:
    """The work on `sheet`, in four queries."""
    return works_of([sheet])[sheet.pk]


def works_of(sheets: Iterable[IndexYear]) -> dict[int, SheetWork]:
    """The work on each of `sheets`, by its key, in four queries for all."""
    found = {sheet.pk: sheet for sheet in sheets}
    rows: dict[str, QuerySet[Any]] = {
        "facts": DeclaredFact.objects.filter(index_year__in=found),
        "said": Declaration.objects.filter(index_year__in=found).select_related("person", "office"),
        "used": EvidenceUse.objects.filter(index_year__in=found).select_related("revision__evidence"),
    }
    by_kind: dict[str, dict[int, list[Any]]] = {kind: defaultdict(list) for kind in (*rows, "returns")}
    for kind, some in rows.items():
        for row in some:
            by_kind[kind][row.index_year_id].append(row)
    for row in Return.objects.filter(sheet__in=found, is_open=True).select_related("person"):
        by_kind["returns"][row.sheet_id].append(row)
    return {key: _work(sheet, {kind: some[key] for kind, some in by_kind.items()}) for key, sheet in found.items()}


def _work(sheet: IndexYear, rows: dict[str, list[Any]]) -> SheetWork:
    framework = frozen_framework(sheet.frozen_id)
    declarations = {row.code: row for row in rows["said"]}
    evidence: dict[str, list[EvidenceUse]] = defaultdict(list)
    for use in rows["used"]:
        evidence[use.code].append(use)
    facts = [fact for row in rows["facts"] if (fact := fact_of(sheet.frozen_id, row))]
    if sheet.cycle_id is not None and asks_evidence(sheet):
        counts = counted(sheet, rows["used"])
        facts += evidence_facts(framework, counts, {code for code, row in declarations.items() if row.explanation})
    figures = figures_by_code(sheet.frozen_id, facts)
    points = score_figures(framework, figures)
    against, unconfirmed = _checking(sheet.frozen_id).found(figures), _unconfirmed(rows)
    said = {
        code: Said(
            is_explained=bool(code in declarations and declarations[code].explanation),
            is_unconfirmed=code in unconfirmed,
            is_contested=bool(code in declarations and declarations[code].contested),
            is_returned=any(within(code, one.code) and one.answered_at is None for one in rows["returns"]),
            is_contradictory=any(code in one.codes for one in against),
        )
        for code in (*points.nodes, "*")
    }
    return SheetWork(
        sheet=sheet,
        framework=framework,
        facts=tuple(facts),
        figures=figures,
        points=points,
        declarations=declarations,
        evidence={code: tuple(some) for code, some in evidence.items()},
        returns=tuple(rows["returns"]),
        contradictions=against,
        readiness=readiness(framework, figures, points.nodes, said),
    )


@lru_cache(maxsize=100)
def _checking(frozen: str) -> Checking:
    return Checking(frozen_framework(frozen))


def _unconfirmed(rows: dict[str, list[Any]]) -> set[str]:
    return {row.code for row in (*rows["facts"], *rows["used"]) if not row.is_confirmed}
