"""One sheet and its year: where it stands, what may be done now and why not more, what went back, what was done."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from parindex.core.messages import Message
from parindex.core.workflow import (
    ACTS,
    STAGES,
    STATES,
    Act,
    Denied,
    Situation,
    State,
    act_word,
    holder_word,
    offered,
    state_word,
)
from parindex.web.records.audit import Event
from parindex.web.records.frozen import frozen_framework
from parindex.web.records.models import Extension, IndexYear, User
from parindex.web.records.standing import open_returns, situation_of
from parindex.web.setup.cycle.asked import Entered
from parindex.web.setup.cycle.standing import Cell, Seen, cells
from parindex.web.ui.telling import titled, told

SHOWN_EVENTS = 10
# done where the figures stand, and where one sees what is handed in: the page leads there
BY_OTHER_PAGES: Mapping[Act, str] = {Act.ENTER: "assess", Act.SUBMIT: "submit"}


@dataclass(frozen=True, slots=True)
class Choice:
    """A criterion that can be returned."""

    code: str
    name: str
    is_ticked: bool


@dataclass(frozen=True, slots=True)
class Offer:
    """An act: its button, what it asks for, or why it cannot be done now."""

    id: str
    words: str
    refusal: str
    needs_reason: bool
    needs_day: bool
    choices: tuple[Choice, ...]
    reason: str
    day: str
    is_main: bool


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """An act that has a page of its own; `refusal`: why it cannot be done yet."""

    words: str
    url: str
    refusal: str
    is_main: bool


@dataclass(frozen=True, slots=True)
class StageRow:
    """A stage with its last day and where the sheet stands in it."""

    words: str
    due: str
    cell: Cell


@dataclass(frozen=True, slots=True)
class Returned:
    """A criterion that went back."""

    url: str
    code: str
    name: str
    reason: str
    who: str
    at: str
    is_answered: bool


@dataclass(frozen=True, slots=True)
class Done:
    """Something that was done, or refused."""

    at: str
    who: str
    words: str
    reason: str
    is_refused: bool


@dataclass(frozen=True, slots=True)
class Version:
    """A version of the sheet: where it stands, and the SHA-256 of its content once it is published."""

    number: int
    state: str
    sha256: str
    url: str


@dataclass(frozen=True, slots=True)
class Page:
    """The whole page. `revision` is that of the sheet as it is shown."""

    key: int
    unit: str
    year: int
    version: int
    revision: int
    state: str
    due: str
    simulated: bool
    in_cycle: bool
    stages: tuple[StageRow, ...]
    offers: tuple[Offer, ...]
    elsewhere: tuple[Elsewhere, ...]
    returned: tuple[Returned, ...]
    extensions: tuple[str, ...]
    events: tuple[Done, ...]
    versions: tuple[Version, ...]
    is_amendment: bool
    nobody: str
    figures_url: str
    assess_url: str
    cycle_url: str
    act_url: str
    history_url: str


def present_progress(sheet: IndexYear, person: User, entered: Entered) -> Page:
    """The page on `sheet` for `person`, who may see it; `entered` is what stays of an act that was not done."""
    versions = list(IndexYear.objects.visible_to(person).filter(unit=sheet.unit, year=sheet.year).order_by("-version"))
    situation = situation_of(person, sheet)
    extensions = list(sheet.extensions.select_related("person"))
    return Page(
        key=sheet.pk,
        unit=sheet.unit.short_name,
        year=sheet.year,
        version=sheet.version,
        revision=sheet.revision,
        state=told(state_word(situation.state)),
        due=told(situation.due) if situation.due else "",
        simulated=sheet.simulated,
        in_cycle=sheet.cycle is not None,
        stages=_stages(sheet, extensions, situation),
        offers=tuple(_offers(sheet, situation, entered)),
        elsewhere=tuple(_elsewhere(sheet, situation)),
        returned=tuple(_returned(sheet)),
        extensions=tuple(_extended(one) for one in extensions),
        events=tuple(_done(event) for event in _events(versions, person)[:SHOWN_EVENTS]),
        versions=tuple(_version(one) for one in versions if one.content_sha256 or one.version > 1),
        is_amendment=sheet.amends_id is not None,
        nobody=_waits_for(situation.state),
        figures_url=reverse("overview", args=[sheet.unit.code, sheet.year]),
        assess_url=reverse("assess", args=[sheet.unit.code, sheet.year]),
        cycle_url=reverse("cycle", args=[sheet.cycle.host.code, sheet.cycle.year]) if sheet.cycle else "",
        act_url=reverse("sheet-act", args=[sheet.unit.code, sheet.year]),
        history_url=reverse("history-object", args=["indexyear", sheet.pk]),
    )


def _waits_for(state: State) -> str:
    """Who has to act next, for whoever cannot."""
    owners = tuple(holder_word(role, side) for role, side in STATES[state].owners)
    return _("Nothing for you at this stage. The sheet waits for: %(who)s.") % {"who": told(owners)} if owners else ""


def last_done(sheet: IndexYear, person: User) -> Message:
    """What was done to `sheet` last, in the words that were recorded."""
    return _events([sheet], person).filter(is_refused=False)[0].message


def _events(versions: list[IndexYear], person: User) -> QuerySet[Event]:
    """The events of all versions of a sheet, the newest first."""
    keys = [str(one.pk) for one in versions]
    return Event.objects.visible_to(person).filter(object_type="indexyear", object_id__in=keys).order_by("-seq")


def _version(one: IndexYear) -> Version:
    url = reverse("history-object", args=["indexyear", one.pk])
    return Version(one.version, titled(state_word(State(one.state))), one.content_sha256, url)


def _stages(sheet: IndexYear, extensions: list[Extension], situation: Situation) -> tuple[StageRow, ...]:
    deadlines = {State(one.state): one.due for one in sheet.cycle.deadlines.all()} if sheet.cycle else {}
    extended: dict[State, date] = {State(one.state): one.due for one in extensions}
    late = {State(one.state): one.days for one in sheet.lateness.all()}
    seen = Seen(situation.state, situation.today, deadlines, extended, late)
    dues = (seen.due(stage) for stage in STAGES)
    return tuple(
        StageRow(titled(state_word(stage)), told(due) if due else _("no deadline"), cell)
        for stage, due, cell in zip(STAGES, dues, cells(seen), strict=True)
    )


def _elsewhere(sheet: IndexYear, situation: Situation) -> Iterable[Elsewhere]:
    words = {Act.ENTER: _("Enter the figures"), Act.SUBMIT: _("Submit the sheet")}
    for act, answer in offered(situation):
        if act in BY_OTHER_PAGES:
            url = reverse(BY_OTHER_PAGES[act], args=[sheet.unit.code, sheet.year])
            refusal = told(answer.reason) if isinstance(answer, Denied) else ""
            yield Elsewhere(words[act], url, refusal, is_main=act is Act.ENTER)


def _offers(sheet: IndexYear, situation: Situation, entered: Entered) -> Iterable[Offer]:
    answers = [(act, answer) for act, answer in offered(situation) if act not in BY_OTHER_PAGES]
    first = next((act for act, answer in answers if not isinstance(answer, Denied) and ACTS[act].to), None)
    for act, answer in answers:
        terms = ACTS[act]
        yield Offer(
            id=act,
            words=titled(act_word(act)),
            refusal=told(answer.reason) if isinstance(answer, Denied) else "",
            needs_reason=terms.needs_reason,
            needs_day=terms.needs_day,
            choices=_choices(sheet, situation, entered.codes) if terms.needs_codes else (),
            reason=entered.reason if entered.act == act else "",
            day=entered.day if entered.act == act else "",
            is_main=act is first,
        )


def _choices(sheet: IndexYear, situation: Situation, ticked: tuple[str, ...]) -> tuple[Choice, ...]:
    """The criteria of the areas that the person may return; one standing for all areas opens them all."""
    areas = [
        standing.areas for standing in situation.standings if (standing.role, standing.side) in ACTS[Act.RETURN].who
    ]
    kept = None if None in areas else frozenset().union(*(one for one in areas if one))
    criteria = frozen_framework(sheet.frozen_id).criteria()
    return tuple(
        Choice(one.code, one.name, one.code in ticked) for area, one in criteria if kept is None or area.code in kept
    )


def _returned(sheet: IndexYear) -> Iterable[Returned]:
    framework = frozen_framework(sheet.frozen_id)
    for one in open_returns(sheet):
        node = framework.node(one.code)
        yield Returned(
            url=reverse("criterion", args=[sheet.unit.code, sheet.year, one.code]),
            code=one.code,
            name=node.name if node else "",
            reason=one.reason,
            who=one.person.full_name,
            at=moment(one.at),
            is_answered=one.answered_at is not None,
        )


def _extended(one: Extension) -> str:
    said = {"stage": titled(state_word(State(one.state))), "day": told(one.due), "who": one.person.full_name}
    return _("%(stage)s until %(day)s, by %(who)s: %(reason)s") % {**said, "reason": one.reason}


def _done(event: Event) -> Done:
    return Done(moment(event.at), event.actor_name, told(event.message), event.reason, event.is_refused)


def moment(at: datetime) -> str:
    """A moment as people of the office write it."""
    return timezone.localtime(at).strftime("%H:%M %d/%m/%Y")
