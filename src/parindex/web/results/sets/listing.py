"""The list of the criteria sets, newest year first."""

from dataclasses import dataclass
from decimal import Decimal

from django.urls import reverse
from django.utils.translation import gettext as _

from parindex.core.framework import Framework
from parindex.web.records.frameworks import known_frameworks
from parindex.web.results.rule.panel import has_formula
from parindex.web.ui.wording import SET_STATUSES, SET_TONES


@dataclass(frozen=True, slots=True)
class SetRow:
    """A criteria set; `formulas` says how many of its criteria are scored by a rule that it gives."""

    id: str
    version: str
    title: str
    url: str
    year: int
    max_points: Decimal
    status: str
    tone: str
    is_simulated: bool
    formulas: str


def set_rows() -> tuple[SetRow, ...]:
    """Every set of the installation, those of the newest year first."""
    known = sorted(known_frameworks(), key=lambda framework: (-framework.year, framework.id))
    return tuple(set_row(framework) for framework in known)


def set_row(framework: Framework) -> SetRow:
    """What is said of a set as a whole."""
    return SetRow(
        id=framework.id,
        version=framework.version,
        title=framework.title,
        url=reverse("criteria-set", args=[framework.id]),
        year=framework.year,
        max_points=framework.max_points,
        status=str(SET_STATUSES[framework.status]),
        tone=SET_TONES[framework.status],
        is_simulated=bool(framework.simulated),
        formulas=formulas(framework),
    )


def formulas(framework: Framework) -> str:
    """How many of the leaves have a formula."""
    leaves = list(framework.leaves())
    return _("%(count)s of %(all)s") % {"count": sum(has_formula(leaf) for leaf in leaves), "all": len(leaves)}
