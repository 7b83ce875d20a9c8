"""What the overview shows: the figure and its band, points by area, what was lost, what contradicts."""

from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from parindex.core.check.problem import Problem
from parindex.core.points import Absent, share, total
from parindex.core.scoring import Score
from parindex.web.records.year import LeadUnit, PlanRecord, YearRecord
from parindex.web.results.contradictions import Contradiction, KindRow, errors, other_kinds
from parindex.web.results.losses import UnitRow, unit_rows, why_more
from parindex.web.results.rows import AreaRow, area_rows, criterion_url, leads_of, shown, widest
from parindex.web.results.standing import Standing, standing
from parindex.web.ui import figures
from parindex.web.ui.bars import Part, bar

MOST = 10  # criteria in the table of the biggest losses
TOP = 5  # criteria in the figure that says how few losses make up most of it


@dataclass(frozen=True, slots=True)
class Stat:
    """A figure, what it is, and what it means."""

    name: str
    value: str
    unit: str
    note: str
    tone: str = ""


@dataclass(frozen=True, slots=True)
class LossRow:
    """A criterion that lost points; `so_far` is the share of all loss that it and those above it make up."""

    code: str
    name: str
    url: str
    leads: tuple[LeadUnit, ...]
    groups_only: bool
    bar: tuple[Part, ...]
    points: Decimal
    max_points: Decimal
    lost: Decimal
    so_far: Decimal


@dataclass(frozen=True, slots=True)
class Overview:
    """The overview, ready to print."""

    title: str
    record: YearRecord
    decision: str
    standing: Standing
    stats: tuple[Stat, ...]
    areas: tuple[AreaRow, ...]
    total: Score
    total_points: Decimal | Absent
    total_lost: Decimal | Absent
    total_share: Decimal | Absent
    losses: tuple[LossRow, ...]
    losses_title: str
    errors: tuple[Contradiction, ...]
    other_kinds: tuple[KindRow, ...]
    problem_count: int
    units: tuple[UnitRow, ...]
    why_more: str


def present_overview(record: YearRecord, problems: tuple[Problem, ...]) -> Overview:
    """The overview of `record`, in the reader's language."""
    losses, total = _losses(record), record.sheet.total
    return Overview(
        title=_("Public administration reform index, %(year)s") % {"year": record.year},
        record=record,
        decision=record.framework.source.get("decision", "") if record.stated_points is not None else "",
        standing=standing(record),
        stats=_stats(record),
        areas=area_rows(record),
        total=total,
        total_points=shown(total, total.earned),
        total_lost=shown(total, total.lost),
        total_share=shown(total, share(total.earned, total.max_points)),
        losses=losses,
        losses_title=ngettext(
            "The criterion that lost the most", "The %(count)s criteria that lost the most", len(losses)
        )
        % {"count": len(losses)},
        errors=errors(record, problems),
        other_kinds=other_kinds(record, problems),
        problem_count=len(problems),
        units=unit_rows(record),
        why_more=why_more(record),
    )


def _stats(record: YearRecord) -> tuple[Stat, ...]:
    """What explains the figure; of points of which none is known, there is nothing to say but what is wanted."""
    total = record.sheet.total
    if not isinstance(shown(total, total.earned), Decimal):
        return (_target(record),)
    return (_lost(record), _most_lost(record), _full(record), _target(record))


def _lost(record: YearRecord) -> Stat:
    places = {"lost": len(record.gap.criteria), "all": len(list(record.framework.criteria()))}
    note = _("in %(lost)s of %(all)s criteria") % places
    return Stat(_("Points lost"), figures.exact(record.gap.lost, figures.EARNED_PLACES), "", note, "bad")


def _most_lost(record: YearRecord) -> Stat:
    top = record.gap.criteria[:TOP]
    lost = record.gap.so_far()[len(top) - 1] if top else Decimal(0)
    name = ngettext("The biggest loss", "The %(count)s biggest losses", len(top)) % {"count": len(top)}
    note = _("%(share)s of all points lost") % {"share": figures.percent(share(lost, record.gap.lost))}
    return Stat(name, figures.exact(lost, figures.EARNED_PLACES), _("points"), note)


def _full(record: YearRecord) -> Stat:
    scores = [record.sheet.nodes[criterion.code] for _area, criterion in record.framework.criteria()]
    full = sum(score.points == score.max_points for score in scores)
    areas = [area for area in record.framework.areas if record.sheet.nodes[area.code].points == area.max_points]
    note = _("%(share)s of the criteria") % {"share": figures.percent(share(Decimal(full), Decimal(len(scores))))}
    if areas:
        codes = ", ".join(area.code for area in areas)
        note = ngettext("all criteria of area %(codes)s", "all criteria of areas %(codes)s", len(areas))
        note %= {"codes": codes}
    return Stat(_("Full points"), str(full), _("of %(all)s") % {"all": len(scores)}, note)


def _target(record: YearRecord) -> Stat:
    if record.plan is None:
        return Stat(_("Target"), _("not given"), "", _("no improvement plan has been read in"))
    wanted, stated = _wanted(record, record.plan), record.plan.targets.get("")
    name = _("Target for %(year)s") % {"year": record.plan.year_planned}
    if wanted is None:
        return Stat(name, _("not given"), "", _("not every criterion has a target"))
    note = _("sum of the rows")
    if stated is not None and stated != wanted:
        note = _("sum of the rows; the paper says %(stated)s") % {"stated": figures.trimmed(stated)}
    return Stat(name, figures.exact(wanted, figures.MAXIMUM_PLACES), _("points"), note)


def _wanted(record: YearRecord, plan: PlanRecord) -> Decimal | None:
    """The targets of all criteria together; None if one of them has none."""
    tasks = [plan.tasks.get(criterion.code) for _area, criterion in record.framework.criteria()]
    return total(task.target_points if task else None for task in tasks)


def _losses(record: YearRecord) -> tuple[LossRow, ...]:
    most = record.gap.criteria[:MOST]
    scores = [record.sheet.nodes[loss.code] for loss in most]
    scale = widest(scores)
    return tuple(_loss(record, score, scale, lost) for score, lost in zip(scores, record.gap.so_far(), strict=False))


def _loss(record: YearRecord, score: Score, scale: Decimal, so_far: Decimal) -> LossRow:
    leads, groups_only = leads_of(record, score.code)
    return LossRow(
        code=score.code,
        name=score.name,
        url=criterion_url(record, score.code),
        leads=leads,
        groups_only=groups_only,
        bar=bar(got=score.earned, lost=score.lost, scale=scale),
        points=score.earned,
        max_points=score.max_points,
        lost=score.lost,
        so_far=share(so_far, record.gap.lost, places=0),
    )
