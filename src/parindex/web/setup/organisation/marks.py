"""The days on which units begin or end, as ways to the tree of each."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from parindex.web.records.unit_trees import SeenUnit
from parindex.web.setup.organisation.asked import Wanted
from parindex.web.ui.telling import told

MOST = 6


@dataclass(frozen=True, slots=True)
class Mark:
    """A day, with how many units begin on it or end with it."""

    words: str
    url: str
    is_current: bool


def marks(units: Sequence[SeenUnit], wanted: Wanted, address: str) -> tuple[Mark, ...]:
    """The latest such days, the oldest of them first, and today."""
    begun = Counter(unit.begins for unit in units if unit.begins)
    ended = Counter(unit.ends for unit in units if unit.ends)
    days = sorted({*begun, *ended} - {wanted.today})[-MOST:]
    rows = [_mark(day, _words(day, begun[day], ended[day]), wanted, address) for day in days]
    return (*rows, _mark(wanted.today, _("Today"), wanted, address))


def _mark(day: date, words: str, wanted: Wanted, address: str) -> Mark:
    return Mark(words, f"{address}{wanted.on(day).query}", day == wanted.day)


def _words(day: date, begun: int, ended: int) -> str:
    told_begun = _("%(count)s begin") % {"count": begun} if begun else ""
    told_ended = _("%(count)s end") % {"count": ended} if ended else ""
    return f"{told(day)}: {', '.join(filter(None, (told_begun, told_ended)))}"
