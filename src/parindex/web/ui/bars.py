"""Widths of drawn bars, as SVG attributes: a bar never needs a style or a script."""

from dataclasses import dataclass
from decimal import Decimal

FULL = Decimal(100)


@dataclass(frozen=True, slots=True)
class Part:
    """One stretch of a bar: what it stands for ("got" or "lost"), where it begins and how wide it is."""

    kind: str
    start: str
    width: str


def bar(*, got: Decimal, lost: Decimal, scale: Decimal) -> tuple[Part, ...]:
    """Points earned, then points lost, on a bar as long as `scale`. What is zero has no part."""
    parts = (Part("got", at(Decimal(0), scale), at(got, scale)), Part("lost", at(got, scale), at(lost, scale)))
    return tuple(part for part, points in zip(parts, (got, lost), strict=True) if points > 0)


def at(points: Decimal, scale: Decimal) -> str:
    """A place on a scale from 0, as an SVG percentage."""
    return f"{points / scale * FULL if scale else Decimal(0):.2f}%"
