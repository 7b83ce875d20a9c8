"""The overview of a cycle: its stages, who is how far, who has not begun, who is late, what went back."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from parindex.core.folding import folded
from parindex.core.workflow import STAGES, State, state_word
from parindex.web.records.cycles import Cycle
from parindex.web.setup.cycle.sheets import SheetSeen
from parindex.web.setup.cycle.standing import ORDER, Cell, cells
from parindex.web.ui.bars import Part, at
from parindex.web.ui.filters import Filter
from parindex.web.ui.telling import titled, told
from parindex.web.ui.wording import UNIT_KINDS


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the address asks for: which sheets, and words of unit names."""

    which: str
    words: str


@dataclass(frozen=True, slots=True)
class Stage:
    """A stage of the year: its days, and how many sheets are through it. `state`: done, current or ahead."""

    words: str
    due: str
    through: str
    state: str


@dataclass(frozen=True, slots=True)
class Tally:
    """The sheets of one kind of unit: how many are submitted, worked on, not begun."""

    words: str
    submitted: int
    working: int
    waiting: int
    total: int
    bar: tuple[Part, ...] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """A unit: where its sheet stands. tone: bad for late or not begun, warn for returned."""

    key: int
    name: str
    url: str
    tone: str
    entered: str
    entered_value: int
    leaves: int
    returned: str
    cells: tuple[Cell, ...]
    published: Cell
    needs: bool


@dataclass(frozen=True, slots=True)
class Group:
    """The rows of one kind of unit."""

    words: str
    summary: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """The whole overview."""

    title: str
    host: str
    year: int
    simulated: bool
    count: int
    as_of: str
    stages: tuple[Stage, ...]
    tallies: tuple[Tally, ...]
    whole: Tally
    filters: tuple[Filter, ...]
    which: str
    words: str
    groups: tuple[Group, ...]
    shown: int
    all_url: str
    act_url: str
    message_url: str
    days_url: str
    more_url: str
    take_back_url: str


def is_late(one: SheetSeen) -> bool:
    return one.seen.overdue > 0


CHOICES: dict[str, Callable[[SheetSeen], bool]] = {
    "": lambda _: True,
    "chua-bat-dau": lambda one: one.seen.state in (State.DRAFT, State.OPEN),
    "tre-han": is_late,
    "tra-lai": lambda one: one.returned > 0,
    "da-nop": lambda one: ORDER[one.seen.state] >= ORDER[State.SUBMITTED],
}


def chosen(sheets: Iterable[SheetSeen], wanted: Wanted) -> list[SheetSeen]:
    """Those that the address asks for; what it does not know leaves all of them."""
    is_wanted = CHOICES.get(wanted.which, CHOICES[""])
    return [one for one in sheets if is_wanted(one) and _is_named(one, folded(wanted.words).split())]


def _is_named(one: SheetSeen, words: list[str]) -> bool:
    """Whether every one of `words` begins a word of the unit's names: "b" is not meant to find every "UBND"."""
    names = " " + one.sheet.unit.folded.replace("-", " ")
    return all(f" {word}" in names for word in words)


def present_overview(
    cycle: Cycle, sheets: list[SheetSeen], deadlines: Mapping[State, date], wanted: Wanted, today: date
) -> Page:
    """The page on `cycle` for whoever sees `sheets`."""
    kept = chosen(sheets, wanted)
    address = [cycle.host.code, cycle.year]
    kinds = list(dict.fromkeys(one.sheet.unit.kind for one in sheets))
    return Page(
        title=_("Cycle of %(year)s") % {"year": cycle.year},
        host=cycle.host.short_name,
        year=cycle.year,
        simulated=cycle.simulated,
        count=len(sheets),
        as_of=told(today),
        stages=_stages(sheets, deadlines, today),
        tallies=tuple(_tally(str(UNIT_KINDS[kind]), _of_kind(sheets, kind)) for kind in kinds),
        whole=_tally(_("All"), sheets),
        filters=filters(reverse("cycle", args=address), sheets, wanted),
        which=wanted.which,
        words=wanted.words,
        groups=tuple(_group(kind, _of_kind(kept, kind)) for kind in kinds if _of_kind(kept, kind)),
        shown=len(kept),
        all_url=reverse("cycle", args=address),
        act_url=reverse("cycle-act", args=address),
        message_url=f"{reverse('cycle-message', args=address)}?{urlencode({'loc': wanted.which})}",
        days_url=reverse("cycle-days", args=address),
        more_url=reverse("cycle-open"),
        take_back_url=reverse("cycle-take-back", args=address) if all(map(CHOICES["chua-bat-dau"], sheets)) else "",
    )


def _of_kind(sheets: Iterable[SheetSeen], kind: str) -> list[SheetSeen]:
    return [one for one in sheets if one.sheet.unit.kind == kind]


def _stages(sheets: list[SheetSeen], deadlines: Mapping[State, date], today: date) -> tuple[Stage, ...]:
    slowest = min((ORDER[one.seen.state] for one in sheets), default=0)
    current = next((stage for stage in STAGES if ORDER[stage] >= slowest), None)
    made = []
    for stage in STAGES:
        through = sum(ORDER[one.seen.state] > ORDER[stage] for one in sheets)
        due = deadlines.get(stage)
        state = "done" if sheets and through == len(sheets) else "current" if stage is current else "ahead"
        words = _("%(count)d of %(all)d through") % {"count": through, "all": len(sheets)}
        made.append(Stage(titled(state_word(stage)), _due(due, today) if due else _("no deadline"), words, state))
    return tuple(made)


def _due(due: date, today: date) -> str:
    days = (due - today).days
    if days < 0:
        return _("until %(day)s, over") % {"day": told(due)}
    left = ngettext("%(count)d day left", "%(count)d days left", days) % {"count": days}
    return _("until %(day)s, %(left)s") % {"day": told(due), "left": left}


def _tally(words: str, sheets: list[SheetSeen]) -> Tally:
    submitted = sum(map(CHOICES["da-nop"], sheets))
    waiting = sum(map(CHOICES["chua-bat-dau"], sheets))
    working, total = len(sheets) - submitted - waiting, len(sheets)
    parts, start = [], 0
    for kind, number in (("got", submitted), ("rest", working), ("lost", waiting)):
        if number:
            parts.append(Part(kind, at(Decimal(start), Decimal(total)), at(Decimal(number), Decimal(total))))
        start += number
    return Tally(words, submitted, working, waiting, total, tuple(parts))


def filters(address: str, sheets: list[SheetSeen], wanted: Wanted) -> tuple[Filter, ...]:
    """The links that leave some of `sheets` on the page at `address`."""
    words = {
        "": _("All"),
        "chua-bat-dau": _("Not begun"),
        "tre-han": _("Late"),
        "tra-lai": _("Returned"),
        "da-nop": _("Submitted"),
    }
    return tuple(
        Filter(
            words[which],
            sum(map(is_wanted, sheets)),
            f"{address}?{urlencode({key: value for key, value in (('loc', which), ('q', wanted.words)) if value})}",
            wanted.which == which,
        )
        for which, is_wanted in CHOICES.items()
    )


def _group(kind: str, sheets: list[SheetSeen]) -> Group:
    tally = _tally("", sheets)
    said = {"submitted": tally.submitted, "working": tally.working, "waiting": tally.waiting}
    summary = _("%(submitted)d submitted, %(working)d at work, %(waiting)d not begun") % said
    return Group(str(UNIT_KINDS[kind]), summary, tuple(map(_row, sheets)))


def _row(one: SheetSeen) -> Row:
    unit, waits = one.sheet.unit, one.seen.state in (State.DRAFT, State.OPEN)
    is_published = ORDER[one.seen.state] >= ORDER[State.PUBLISHED]
    returned = ngettext("%(count)d criterion returned", "%(count)d criteria returned", one.returned)
    return Row(
        key=one.sheet.pk,
        name=unit.short_name,
        url=reverse("sheet-progress", args=[unit.code, one.sheet.year]),
        tone="bad" if is_late(one) else "warn" if one.returned else "",
        entered=f"{one.entered}/{one.leaves}",
        entered_value=min(one.entered, one.leaves),
        leaves=one.leaves,
        returned=returned % {"count": one.returned} if one.returned else "",
        cells=cells(one.seen),
        published=Cell("done", _("published"), symbol="ok")
        if is_published
        else Cell("ahead", _("not yet"), symbol="lock"),
        needs=is_late(one) or waits,
    )
