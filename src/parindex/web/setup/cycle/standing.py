"""Where a sheet stands among the stages of its year, in words, cell by cell."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from parindex.core.workflow import STAGES, STATES, State, state_word
from parindex.web.ui.telling import titled, told

WORDS = {
    State.DRAFT: gettext_lazy("in preparation"),
    State.OPEN: gettext_lazy("not begun"),
    State.SUBMITTED: gettext_lazy("submitted"),
}
ORDER = {state: place for place, state in enumerate(State)}


@dataclass(frozen=True, slots=True)
class Cell:
    """One stage of one sheet. `kind`: done, now or ahead; `tone` and `symbol` are those of its badge."""

    kind: str
    words: str
    tone: str = ""
    symbol: str = ""
    note: str = ""
    stage: str = ""


@dataclass(frozen=True, slots=True)
class Seen:
    """A sheet as far as its stages need it. extended: stage -> later last day; late: stage -> days."""

    state: State
    today: date
    deadlines: Mapping[State, date]
    extended: Mapping[State, date]
    late: Mapping[State, int]

    def due(self, stage: State) -> date | None:
        return self.extended.get(stage) or self.deadlines.get(stage)

    @property
    def overdue(self) -> int:
        """Days since the last day of the stage that the sheet is in, 0 before; submitted is no longer overdue."""
        stage = STATES[self.state].deadline
        due = self.due(stage) if stage else None
        return max((self.today - due).days, 0) if due and self.state is not State.SUBMITTED else 0


def cells(seen: Seen) -> tuple[Cell, ...]:
    """The cells of every stage, in the order of the year."""
    return tuple(replace(_cell(seen, stage), stage=titled(state_word(stage))) for stage in STAGES)


def _cell(seen: Seen, stage: State) -> Cell:
    here = STATES[seen.state].deadline
    if here is stage:
        return _here(seen, stage)
    if ORDER[seen.state] > ORDER[stage]:
        late = seen.late.get(stage, 0)
        note = ngettext("%(count)d day late", "%(count)d days late", late) % {"count": late} if late else ""
        return Cell("done", _("done"), symbol="ok", note=note)
    return Cell("ahead", _("not open yet"), symbol="lock")


def _here(seen: Seen, stage: State) -> Cell:
    words = WORDS.get(seen.state, gettext_lazy("at work"))
    if seen.overdue:
        late = ngettext("%(count)d day late", "%(count)d days late", seen.overdue) % {"count": seen.overdue}
        return Cell("now", str(words), "bad", "clock", late)
    was_late = seen.late.get(stage, 0) if seen.state is State.SUBMITTED else 0
    if was_late:
        note = ngettext("%(count)d day late", "%(count)d days late", was_late) % {"count": was_late}
        return Cell("now", str(words), "ok", "ok", note)
    note = _("extended to %(day)s") % {"day": told(seen.extended[stage])} if stage in seen.extended else ""
    if seen.state is State.SUBMITTED:
        return Cell("now", str(words), "ok", "ok", note)
    is_waiting = seen.state is State.OPEN
    return Cell("now", str(words), "warn" if is_waiting else "", "missing" if is_waiting else "", note)
