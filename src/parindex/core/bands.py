"""Bands (xếp loại) as data: thresholds, whether each floor itself belongs, what areas must reach, their basis."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction


@dataclass(frozen=True, slots=True)
class AreaFloor:
    """The share of its maximum that the area, or criterion, `code` must reach for a band."""

    code: str
    share: Fraction

    def fails(self, shares: Mapping[str, Fraction]) -> bool:
        """Whether it is not reached. What does not apply at all has no share, and fails nothing."""
        return self.code in shares and shares[self.code] < self.share


@dataclass(frozen=True, slots=True)
class Band:
    """One band: its name and the lowest points in it (`floor`; `inclusive` if the floor itself is in).

    below: the points it ends under, None where it ends with the band above; area_floors: what areas must reach.
    """

    name: str
    floor: Decimal
    inclusive: bool
    below: Decimal | None = None
    area_floors: tuple[AreaFloor, ...] = ()

    def holds(self, points: Decimal) -> bool:
        reached = points >= self.floor if self.inclusive else points > self.floor
        return reached and (self.below is None or points < self.below)

    def failing(self, shares: Mapping[str, Fraction]) -> tuple[str, ...]:
        """Codes of the areas that keep a unit out of this band, however many points it has."""
        return tuple(dict.fromkeys(floor.code for floor in self.area_floors if floor.fails(shares)))


@dataclass(frozen=True, slots=True)
class Bands:
    """Bands, highest first; none where no thresholds are known.

    `assumed` if no legal text gives the thresholds; `basis` says what does.
    """

    bands: tuple[Band, ...]
    assumed: bool
    basis: str

    def of(self, points: Decimal, shares: Mapping[str, Fraction] | None = None) -> Band | None:
        """The highest band that holds `points` and the `shares` of areas; None where the set has none for them."""
        return next((band for band in self.bands if band.holds(points) and not band.failing(shares or {})), None)

    def lacking(self, points: Decimal) -> Decimal | None:
        """How many points it takes to the floor of the next band up, None in the highest."""
        above = self.above(points)
        return above.floor - points if above else None

    def above(self, points: Decimal) -> Band | None:
        """The next band up, None for the highest."""
        out_of_reach = [band for band in self.bands if not band.holds(points)]
        higher = [band for band in out_of_reach if band.floor >= points]
        return higher[-1] if higher else None


NO_BANDS = Bands((), assumed=False, basis="")
