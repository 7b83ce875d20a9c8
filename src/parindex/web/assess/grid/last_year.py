"""The same leaf a year ago: its figures, points and evidence, and what was said of it, to be looked at beside."""

from dataclasses import dataclass
from decimal import Decimal

from parindex.core.points import Absent
from parindex.web.assess.grid.fields import shown_value
from parindex.web.assess.grid.leaf_work import LeafWork


@dataclass(frozen=True, slots=True)
class Former:
    """A leaf of last year. figures: each with its name; evidence: its papers; verdict: why it went back."""

    points: Decimal | Absent
    figures: tuple[tuple[str, str], ...]
    evidence: tuple[str, ...]
    verdict: tuple[str, ...]


def former_of(before: LeafWork) -> Former:
    """The leaf `before`, as a page shows it."""
    values = ((spec, before.fields[key]) for key, spec in before.specs.items() if key in before.fields)
    return Former(
        points=before.score.points if before.score else Absent.MISSING,
        figures=tuple((spec.name, shown_value(spec, value)) for spec, value in values),
        evidence=tuple(str(use.revision.evidence) for use in before.evidence),
        verdict=tuple(one.reason for one in before.returns),
    )


def brief(before: LeafWork) -> str:
    """The figures alone, a line for each, in the order of the fields that stand beside them."""
    kept = ((spec, before.fields[key]) for key, spec in before.specs.items() if key in before.fields)
    return "\n".join(shown_value(spec, value) for spec, value in kept)


def more_than_before(leaf: LeafWork, before: LeafWork | None) -> Decimal | None:
    """By how much the points differ from last year's; None where one of the years has none."""
    if before is None or leaf.score is None or before.score is None:
        return None
    now, then = leaf.score.points, before.score.points
    return now - then if isinstance(now, Decimal) and isinstance(then, Decimal) else None
