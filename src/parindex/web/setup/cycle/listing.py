"""The cycles that a person may see, each with how far it is."""

from collections import Counter
from dataclasses import dataclass

from django.db.models import Count
from django.urls import reverse

from parindex.core.workflow import State
from parindex.web.records.cycles import Cycle
from parindex.web.records.models import IndexYear, User


@dataclass(frozen=True, slots=True)
class Row:
    """A cycle: whose, which year, how many sheets, how many of them are submitted, published, not begun."""

    host: str
    year: int
    url: str
    simulated: bool
    sheets: int
    waiting: int
    published: int


def cycle_rows(person: User) -> tuple[Row, ...]:
    """The cycles, the newest first, in two queries."""
    counts: dict[int, Counter[str]] = {}
    seen = IndexYear.objects.visible_to(person).newest().exclude(cycle=None).order_by()
    for cycle, state, number in seen.values_list("cycle", "state").annotate(number=Count("pk")):
        counts.setdefault(cycle, Counter())[state] = number
    return tuple(_row(one, counts.get(one.pk, Counter())) for one in Cycle.objects.visible_to(person))


def _row(one: Cycle, states: Counter[str]) -> Row:
    return Row(
        host=one.host.name,
        year=one.year,
        url=reverse("cycle", args=[one.host.code, one.year]),
        simulated=one.simulated,
        sheets=states.total(),
        waiting=states[State.DRAFT] + states[State.OPEN],
        published=states[State.PUBLISHED],
    )
