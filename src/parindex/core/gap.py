"""Where the lost points lie: by criterion, and by the units that lead them."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from itertools import accumulate


@dataclass(frozen=True, slots=True)
class Loss:
    """A criterion's points, with the units that lead it; `lost` is None where a figure is not known."""

    code: str
    name: str
    lost: Decimal | None
    leads: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class UnitLoss:
    """What the criteria led by one unit lost together, and which they are."""

    unit: str
    lost: Decimal
    criteria: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Gap:
    """`lost` in all; the criteria that lost, most first; the units that lead them, most first.

    A criterion counts in full for each of its leads, so the units do not add up to `lost`.
    unknown: codes of the criteria whose loss is not known; they are in none of the sums.
    """

    lost: Decimal
    criteria: tuple[Loss, ...]
    units: tuple[UnitLoss, ...]
    unknown: tuple[str, ...]

    def so_far(self) -> tuple[Decimal, ...]:
        """For each criterion, what it and those before it lost together."""
        return tuple(accumulate(loss.lost or Decimal(0) for loss in self.criteria))


def gap(losses: Iterable[Loss]) -> Gap:
    """Sum up `losses`, given in the paper's order, which also decides between equals."""
    losses = tuple(losses)
    lossy = sorted((loss for loss in losses if loss.lost is not None and loss.lost > 0), key=_most_first)
    by_unit: dict[str, list[Loss]] = {}
    for loss in lossy:
        for unit in dict.fromkeys(loss.leads):
            by_unit.setdefault(unit, []).append(loss)
    units = [UnitLoss(unit, _total(led), tuple(loss.code for loss in led)) for unit, led in by_unit.items()]
    return Gap(
        lost=_total(lossy),
        criteria=tuple(lossy),
        units=tuple(sorted(units, key=lambda unit: -unit.lost)),
        unknown=tuple(loss.code for loss in losses if loss.lost is None),
    )


def _most_first(loss: Loss) -> Decimal:
    return -(loss.lost or Decimal(0))


def _total(losses: Iterable[Loss]) -> Decimal:
    return sum((loss.lost or Decimal(0) for loss in losses), Decimal(0))
