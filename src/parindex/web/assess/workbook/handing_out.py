"""The form of a sheet, with all that is stored of it, as the workbook that its offices fill in."""

from collections.abc import Mapping

from django.utils import timezone
from django.utils.translation import gettext as _

from parindex.core.points import Absent
from parindex.core.score import Score
from parindex.documents.sheet_workbook import Identity, LeafIn, write_sheet
from parindex.web.assess.submit.handing import seen_evidence
from parindex.web.records.evidence import EvidenceUse
from parindex.web.records.figures import asked_specs
from parindex.web.records.former import former_of, former_scores
from parindex.web.records.models import IndexYear
from parindex.web.records.people import User
from parindex.web.records.sheet_work import SheetWork, work_of
from parindex.web.ui import figures


def form_of(person: User, sheet: IndexYear) -> bytes:
    """The workbook for `person`, who may see `sheet`. Raises UnwritableError, naming the cell, for a text too long."""
    work = work_of(sheet)
    evidence = seen_evidence(person, work)
    former = former_scores(sheet, former_of(person, sheet))
    leaves = [_leaf(work, code, evidence.get(code, ()), former) for code in asked_specs(sheet.frozen_id)]
    return write_sheet(work.framework, identity_of(work), leaves, figures.language(), simulated=sheet.simulated)


def identity_of(work: SheetWork) -> Identity:
    """Whose form it is, made now."""
    sheet, framework = work.sheet, work.framework
    return Identity(
        unit=sheet.unit.code,
        unit_name=sheet.unit.name,
        year=sheet.year,
        version=sheet.version,
        framework=framework.id,
        framework_version=framework.version,
        frozen=sheet.frozen_id,
        made_at=timezone.localtime(),
    )


def _leaf(work: SheetWork, code: str, uses: tuple[EvidenceUse, ...], former: Mapping[str, Score]) -> LeafIn:
    specs, row = asked_specs(work.sheet.frozen_id)[code], work.declarations.get(code)
    values = {fact.name: fact.value for fact in work.facts if fact.code == code and fact.name in specs}
    return LeafIn(
        code,
        values=values,
        sources=dict.fromkeys(specs, row.source) if row and row.source else {},
        note=row.note if row else "",
        explanation=row.explanation if row else "",
        revision=row.revision if row else 0,
        last_year=_last_year(former.get(code)),
        evidence=tuple(use.revision.evidence.number or use.revision.evidence.summary for use in uses),
    )


def _last_year(score: Score | None) -> str:
    if score is None or score.points is Absent.MISSING:
        return ""
    if score.points is Absent.NOT_APPLICABLE:
        return _("not applicable")
    return _("%(points)s points") % {"points": figures.trimmed(score.earned)}
