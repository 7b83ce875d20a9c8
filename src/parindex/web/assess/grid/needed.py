"""What wanted points of a leaf take, with the figures that are kept: "cần gì để đạt?"."""

from dataclasses import dataclass
from decimal import Decimal

from django.utils import timezone
from django.utils.translation import gettext as _

from parindex.core.facts import FactSpec, Kind
from parindex.core.framework import Node
from parindex.core.score import NOTHING
from parindex.web.records.models import IndexYear
from parindex.web.records.sheet_work import work_of
from parindex.web.ui.needed import Needed, present_needed
from parindex.web.ui.typed import WANTED, as_typed, read_entry


@dataclass(frozen=True, slots=True)
class Wish:
    """The points that are wanted, as typed, and what they take; needed: None where the wish is refused."""

    code: str
    name: str
    typed: str
    refusal: str
    needed: Needed | None


def present_wish(sheet: IndexYear, code: str, typed: str | None) -> Wish | None:
    """What `typed` points (None: the most there are) of the leaf `code` take; None where no leaf has this code."""
    work = work_of(sheet)
    node = work.framework.node(code)
    if node is None or node.children:
        return None
    entry = read_entry(_spec(node), as_typed(node.max_points) if typed is None else typed, timezone.localdate())
    wanted = entry.value if isinstance(entry.value, Decimal) else node.max_points
    read = work.figures.get(code, NOTHING)
    needed = None if entry.refusal else present_needed(work.framework, node, read, wanted)
    return Wish(code, node.name, entry.typed, entry.refusal, needed)


def _spec(node: Node) -> FactSpec:
    """Wanted points are read like any figure: in the same ways, refused for the same reasons."""
    return FactSpec(WANTED, _("Points wanted"), Kind.POINTS, at_least=Decimal(0), at_most=node.max_points)
