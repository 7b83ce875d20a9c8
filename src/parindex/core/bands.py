"""Bands (xếp loại) as data: thresholds, whether each floor itself belongs, and what they rest on."""

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Band:
    """One band: its name and the lowest points in it (`floor`; `inclusive` if the floor itself is in)."""

    name: str
    floor: Decimal
    inclusive: bool

    def holds(self, points: Decimal) -> bool:
        return points >= self.floor if self.inclusive else points > self.floor


@dataclass(frozen=True, slots=True)
class Bands:
    """Bands, highest first; none where no thresholds are known.

    `assumed` if no legal text gives the thresholds; `basis` says what does.
    """

    bands: tuple[Band, ...]
    assumed: bool
    basis: str

    def of(self, points: Decimal) -> Band | None:
        """The highest band that holds `points`; None if it falls below all of them."""
        return next((band for band in self.bands if band.holds(points)), None)

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
