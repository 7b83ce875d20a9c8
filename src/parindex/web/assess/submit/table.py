"""The self-scoring table of a sheet as its file shows it."""

from decimal import Decimal

from parindex.core.fact_words import FactValue
from parindex.core.facts import EVIDENCE, EXPLAINED
from parindex.core.points import Absent
from parindex.core.score import Score
from parindex.core.workflow import State, state_word
from parindex.documents.self_table import Cited, Head, Told, self_table
from parindex.web.assess.submit.handing import seen_evidence
from parindex.web.records.evidence import EvidenceUse
from parindex.web.records.former import former_of, former_scores
from parindex.web.records.models import IndexYear
from parindex.web.records.people import User
from parindex.web.records.sheet_work import SheetWork, work_of
from parindex.web.ui import figures

COUNTED = (EVIDENCE, EXPLAINED)  # what is attached and explained has columns of its own


def table_of(person: User, sheet: IndexYear) -> bytes:
    """The workbook for `person`, who may see `sheet`. Raises UnwritableError, naming the cell, for a text too long."""
    work, former = work_of(sheet), former_of(person, sheet)
    bands = work.framework.bands
    head = Head(
        unit_name=sheet.unit.name,
        year=sheet.year,
        version=sheet.version,
        state=state_word(State(sheet.state)),
        simulated=sheet.simulated,
        former=former.sheet.year if former else None,
        basis=bands.basis if bands.assumed else "",
    )
    told = _told(person, work, former_scores(sheet, former))
    return self_table(work.framework, work.scores, told, head, figures.language())


def _told(person: User, work: SheetWork, former: dict[str, Score]) -> dict[str, Told]:
    """What goes with each node beside its points, by code."""
    values: dict[str, dict[str, FactValue]] = {}
    for fact in work.facts:
        if fact.name not in COUNTED:
            values.setdefault(fact.code, {})[fact.name] = fact.value
    evidence, said = seen_evidence(person, work), work.declarations
    return {
        code: Told(
            figures=values.get(code, {}),
            note=said[code].note if code in said else "",
            explanation=said[code].explanation if code in said else "",
            evidence=tuple(map(_cited, evidence.get(code, ()))),
            former=_former(former.get(code)),
        )
        for code in {*values, *said, *evidence, *former}
    }


def _former(score: Score | None) -> Decimal | Absent | None:
    return None if score is None or score.missing == score.max_points else score.points


def _cited(use: EvidenceUse) -> Cited:
    evidence = use.revision.evidence
    return Cited(evidence.number, evidence.issued_on, evidence.summary, use.place)
