"""Invented figures: as spread out as real ones are, and the same ones whenever and wherever they are made."""

import hashlib
from decimal import ROUND_HALF_UP, Decimal

from parindex.core.framework import Framework

SPREAD = 40  # percent, from the least to the most that a leaf may have, around the level of its unit
SMALL = Decimal(2)  # up to so many points are given in quarters
QUARTER, HUNDREDTH = Decimal("0.25"), Decimal("0.01")


def draw(below: int, *key: str) -> int:
    """A number from 0 up to `below`, which it does not reach; for the same key always the same one."""
    digest = hashlib.sha256("/".join(key).encode()).digest()
    return int.from_bytes(digest, "big") % below


def invented_figures(framework: Framework, unit: str, level: int) -> dict[str, Decimal]:
    """Points for every leaf of `framework`, by code, of the unit with this code. level: about how many of 100."""
    return {leaf.code: _points(leaf.max_points, unit, leaf.code, level) for leaf in framework.leaves()}


def _points(most: Decimal, unit: str, code: str, level: int) -> Decimal:
    percent = level + draw(SPREAD + 1, unit, code) - SPREAD // 2
    step = QUARTER if most <= SMALL else HUNDREDTH
    steps = (most * min(percent, 100) / 100 / step).to_integral_value(ROUND_HALF_UP)
    return steps * step
