"""Rows that several pages of results share."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from django.urls import reverse

from parindex.core.points import Absent, share
from parindex.core.scoring import Score
from parindex.web.records.year import LeadUnit, YearRecord
from parindex.web.ui.bars import Part, bar


@dataclass(frozen=True, slots=True)
class AreaRow:
    """An area with its points; `url` leads to it in the criteria set."""

    code: str
    name: str
    url: str
    bar: tuple[Part, ...]
    points: Decimal | Absent
    max_points: Decimal
    lost: Decimal | Absent
    share: Decimal | Absent


def area_rows(record: YearRecord) -> tuple[AreaRow, ...]:
    """Every area, its bar on the scale of the one with the most points."""
    scores = [record.sheet.nodes[area.code] for area in record.framework.areas]
    scale, start = widest(scores), reverse("criteria", args=[record.unit_code, record.year])
    return tuple(
        AreaRow(
            code=score.code,
            name=score.name,
            url=f"{start}#{area_id(score.code)}",
            bar=bar(got=score.earned, lost=score.lost, scale=scale),
            points=shown(score, score.earned),
            max_points=score.max_points,
            lost=shown(score, score.lost),
            share=shown(score, share(score.earned, score.max_points)),
        )
        for score in scores
    )


def shown(score: Score, figure: Decimal) -> Decimal | Absent:
    """`figure` of `score`, or why there is none: a sum of which no part is known is not zero."""
    if score.missing == score.max_points:
        return Absent.MISSING
    if score.missing + score.not_applicable == score.max_points:
        return Absent.NOT_APPLICABLE
    return figure


def area_id(code: str) -> str:
    """The id of an area on the page of the criteria set."""
    return f"area-{code}"


def criterion_url(record: YearRecord, code: str) -> str:
    return reverse("criterion", args=[record.unit_code, record.year, code])


def leads_of(record: YearRecord, code: str) -> tuple[tuple[LeadUnit, ...], bool]:
    """The units that lead a criterion's task, and whether they are groups only, so that no unit answers for it."""
    leads = record.plan.leads(code) if record.plan else ()
    return leads, bool(leads) and all(lead.is_group for lead in leads)


def widest(scores: Iterable[Score]) -> Decimal:
    """The scale of a column of bars: the most points any of them can have."""
    return max((score.max_points for score in scores), default=Decimal(1))
