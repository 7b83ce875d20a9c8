"""The published index years of some units, scored, to be looked at side by side."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from parindex.core.facts import Fact
from parindex.core.framework import Framework
from parindex.core.points import Absent, rounded
from parindex.core.scoring import score
from parindex.core.workflow import State
from parindex.web.records.figures import facts_of_many
from parindex.web.records.frozen import frozen_framework
from parindex.web.records.people import User
from parindex.web.records.units import Unit
from parindex.web.records.years import IndexYear, exact

SHARE_PLACES = 1


@dataclass(frozen=True, slots=True)
class PublishedYear:
    """A published year of a unit: its points of how many, the share in percent, the band ("": none), the set's id.

    points: None where no criterion has any; as published, or the sum of the rows where no total was.
    """

    unit: str
    year: int
    points: Decimal | None
    most: Decimal
    band: str
    framework: str
    simulated: bool

    @property
    def percent(self) -> Decimal | None:
        return None if self.points is None else rounded(self.points * 100 / self.most, SHARE_PLACES)


def published_years(person: User, units: Iterable[Unit]) -> list[PublishedYear]:
    """What was published last of each year of `units`, within the reach of `person`, by unit and year: two queries.

    A set that was not used before is read in one more.
    """
    rows = IndexYear.objects.visible_to(person).filter(unit__in=units, state=State.PUBLISHED)
    years = list(rows.order_by("unit__path", "year"))
    facts = facts_of_many(one for one in years if one.stated_points is None)
    return [_published(one, frozen_framework(one.frozen_id), facts.get(one.pk, [])) for one in years]


def _published(one: IndexYear, framework: Framework, facts: list[Fact]) -> PublishedYear:
    points, band = exact(one.stated_points), one.stated_band
    if points is None:
        sheet = score(framework, facts)
        has_none = isinstance(sheet.total.points, Absent) or sheet.total.missing == sheet.total.max_points
        points, band = None if has_none else sheet.total.earned, band or sheet.banding.band
    return PublishedYear(
        unit=one.unit.code,
        year=one.year,
        points=points,
        most=framework.max_points,
        band=band,
        framework=framework.title,
        simulated=one.simulated,
    )
