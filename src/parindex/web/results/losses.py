"""The lost points by lead unit. A criterion counts in full for each unit that leads it."""

from dataclasses import dataclass
from decimal import Decimal

from django.utils.text import slugify
from django.utils.translation import gettext as _

from parindex.core.folding import folded
from parindex.core.gap import UnitLoss
from parindex.web.records.year import YearRecord
from parindex.web.results.rows import criterion_url
from parindex.web.ui import figures
from parindex.web.ui.bars import Part, bar


@dataclass(frozen=True, slots=True)
class LedCriterion:
    """A criterion that a unit leads, alone or with others, and what it lost."""

    code: str
    name: str
    url: str
    lost: Decimal
    others: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class UnitRow:
    """A unit or group, and what the criteria it leads lost together."""

    anchor: str
    name: str
    is_group: bool
    lost: Decimal
    bar: tuple[Part, ...]
    count: int


@dataclass(frozen=True, slots=True)
class UnitSheet:
    """A unit and the criteria it leads, most lost first."""

    unit: UnitRow
    criteria: tuple[LedCriterion, ...]


@dataclass(frozen=True, slots=True)
class Losses:
    """The page of losses by unit."""

    record: YearRecord
    units: tuple[UnitRow, ...]
    sheets: tuple[UnitSheet, ...]
    why_more: str


def present_losses(record: YearRecord) -> Losses:
    units = unit_rows(record)
    led = [tuple(_led(record, code, unit.unit) for code in unit.criteria) for unit in record.gap.units]
    sheets = tuple(UnitSheet(unit, criteria) for unit, criteria in zip(units, led, strict=True))
    return Losses(record, units, sheets, why_more(record))


def why_more(record: YearRecord) -> str:
    """Why the units do not add up to what was lost; nothing where they do."""
    if sum(unit.lost for unit in record.gap.units) == record.gap.lost:
        return ""
    lost = figures.exact(record.gap.lost, figures.EARNED_PLACES)
    sentence = _("A criterion with several lead units counts in full for each, so the units do not add up to %(lost)s.")
    return sentence % {"lost": lost}


def unit_rows(record: YearRecord) -> tuple[UnitRow, ...]:
    """Every lead unit whose criteria lost points, most first, all bars on one scale."""
    scale = max((unit.lost for unit in record.gap.units), default=Decimal(1))
    groups = _groups(record)
    return tuple(_unit(unit, scale, is_group=unit.unit in groups) for unit in record.gap.units)


def _unit(unit: UnitLoss, scale: Decimal, *, is_group: bool) -> UnitRow:
    return UnitRow(
        anchor=slugify(folded(unit.unit)),
        name=unit.unit,
        is_group=is_group,
        lost=unit.lost,
        bar=bar(got=Decimal(0), lost=unit.lost, scale=scale),
        count=len(unit.criteria),
    )


def _led(record: YearRecord, code: str, by: str) -> LedCriterion:
    loss = next(loss for loss in record.gap.criteria if loss.code == code)
    return LedCriterion(
        code=code,
        name=loss.name,
        url=criterion_url(record, code),
        lost=loss.lost or Decimal(0),
        others=tuple(name for name in dict.fromkeys(loss.leads) if name != by),
    )


def _groups(record: YearRecord) -> set[str]:
    tasks = record.plan.tasks.values() if record.plan else ()
    return {lead.name for task in tasks for lead in task.leads if lead.is_group}
