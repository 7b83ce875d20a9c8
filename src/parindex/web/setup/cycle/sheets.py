"""The sheets of a cycle with all that its overview needs of each, in four queries whatever their number."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce

from parindex.core.workflow import State
from parindex.web.records.cycles import Cycle, Extension, Return, StageLateness
from parindex.web.records.frozen import frozen_framework
from parindex.web.records.models import DeclaredFact, IndexYear, User
from parindex.web.setup.cycle.standing import Seen


@dataclass(frozen=True, slots=True)
class SheetSeen:
    """A sheet, where it stands, how many of its leaves have a figure, and how many criteria went back."""

    sheet: IndexYear
    seen: Seen
    entered: int
    leaves: int
    returned: int


def sheets_of(cycle: Cycle, person: User, deadlines: Mapping[State, date], today: date) -> list[SheetSeen]:
    """The newest sheets of `cycle` that `person` may see, in the order of the tree."""
    rows = list(_annotated(IndexYear.objects.visible_to(person).newest().filter(cycle=cycle)).order_by("unit__path"))
    late, extended = _lateness(rows), _extensions(rows)
    leaves = {digest: len(tuple(frozen_framework(digest).leaves())) for digest in {row.frozen_id for row in rows}}
    return [
        SheetSeen(
            sheet=row,
            seen=Seen(State(row.state), today, deadlines, extended.get(row.pk, {}), late.get(row.pk, {})),
            entered=row.entered,  # type: ignore[attr-defined]
            leaves=leaves[row.frozen_id],
            returned=row.returned,  # type: ignore[attr-defined]
        )
        for row in rows
    ]


def days_of(cycle: Cycle) -> dict[State, date]:
    """The last days that hold for every unit of `cycle`, by stage."""
    return {State(row.state): row.due for row in cycle.deadlines.all()}


def _annotated(sheets: QuerySet[IndexYear]) -> QuerySet[IndexYear]:
    facts = DeclaredFact.objects.filter(index_year=OuterRef("pk")).order_by().values("index_year")
    returns = Return.objects.filter(sheet=OuterRef("pk"), is_open=True, answered_at=None).order_by().values("sheet")
    return sheets.annotate(
        entered=Coalesce(Subquery(facts.annotate(number=Count("code", distinct=True)).values("number")), 0),
        returned=Coalesce(Subquery(returns.annotate(number=Count("pk")).values("number")), 0),
    )


def _lateness(rows: Iterable[IndexYear]) -> dict[int, dict[State, int]]:
    found: dict[int, dict[State, int]] = {}
    for sheet, state, days in StageLateness.objects.filter(sheet__in=list(rows)).values_list(
        "sheet_id", "state", "days"
    ):
        found.setdefault(sheet, {})[State(state)] = days
    return found


def _extensions(rows: Iterable[IndexYear]) -> dict[int, dict[State, date]]:
    found: dict[int, dict[State, date]] = {}
    asked = Extension.objects.filter(sheet__in=list(rows)).order_by("pk")
    for sheet, state, due in asked.values_list("sheet_id", "state", "due"):
        found.setdefault(sheet, {})[State(state)] = due  # the newest holds
    return found
