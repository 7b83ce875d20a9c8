"""The page on which a sheet is handed in: what is locked, what keeps it back, who signs, and when it is due."""

from dataclasses import dataclass, replace

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from parindex.core.points import Absent
from parindex.core.workflow import Act, Denied, Situation, State, ask, state_word
from parindex.web.assess.submit.rows import Group, Row, bare_rows, contradicting, explained, groups_of
from parindex.web.records.audit import Event
from parindex.web.records.models import IndexYear, RoleHolding, User
from parindex.web.records.sheet_work import SheetWork, work_of
from parindex.web.records.standing import situation_of
from parindex.web.ui import figures
from parindex.web.ui.telling import told
from parindex.web.ui.wording import band_word

MOST_CHANGES = 20  # of what was done since the page was opened


@dataclass(frozen=True, slots=True)
class Locked:
    """What is handed in, in words: points of how many, the band with its mark ("": none) or why there is none."""

    points: str
    most: str
    band: str
    band_mark: str
    band_reason: str
    leaves: str
    parts: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Offer:
    """The act that is offered: its id, its button, and why it cannot be done now ("": it can)."""

    act: Act
    words: str
    refusal: str


@dataclass(frozen=True, slots=True)
class Page:
    """The whole page. `seen` is the last event the page knows of; `read_only`: why the person can do nothing here."""

    unit: str
    year: int
    revision: int
    edits: int
    seen: int
    state: str
    simulated: bool
    due: str
    late: str
    submitted: str
    locked: Locked
    groups: tuple[Group, ...]
    contradictions: tuple[tuple[str, tuple[Row, ...]], ...]
    bare: tuple[Row, ...]
    explained: tuple[Row, ...]
    leaders: tuple[str, ...]
    person: str
    offer: Offer | None
    read_only: str
    grid_url: str
    table_url: str
    progress_url: str
    is_handed_in: bool


def present_submit(sheet: IndexYear, person: User) -> Page:
    """The page on `sheet` for `person`, who may see it."""
    work = work_of(sheet)
    situation = replace(situation_of(person, sheet), unready=work.readiness.against)
    is_open = situation.state in (State.OPEN, State.SELF_SCORING)
    offer, read_only = _offered(situation)
    address = [sheet.unit.code, sheet.year]
    return Page(
        unit=sheet.unit.short_name,
        year=sheet.year,
        revision=sheet.revision,
        edits=sheet.edits,
        seen=_last_event(sheet, person),
        state=told(state_word(situation.state)),
        simulated=sheet.simulated,
        due=told(situation.due) if situation.due and (is_open or situation.state is State.SUBMITTED) else "",
        late=_late(situation) if is_open else "",
        submitted="" if is_open else _submitted(sheet, person),
        locked=_locked(work),
        groups=groups_of(work) if is_open else (),
        contradictions=contradicting(work),
        bare=bare_rows(work),
        explained=explained(work),
        leaders=_leaders(sheet),
        person=person.full_name,
        offer=offer,
        read_only=read_only,
        grid_url=reverse("assess", args=address),
        table_url=reverse("self-table", args=address),
        progress_url=reverse("sheet-progress", args=address),
        is_handed_in=not is_open,
    )


def _offered(situation: Situation) -> tuple[Offer | None, str]:
    """The act of this stage with the reason against it; without the right to it only the reason."""
    act = Act.WITHDRAW if situation.state is State.SUBMITTED else Act.SUBMIT
    words = _("Withdraw the sheet") if act is Act.WITHDRAW else _("Submit the sheet")
    free = ask(act, replace(situation, unready=(), returned={}, due=None))
    if isinstance(free, Denied):
        return None, told(free.reason)
    answer = ask(act, situation)
    return Offer(act, words, told(answer.reason) if isinstance(answer, Denied) else ""), ""


def _late(situation: Situation) -> str:
    """What submitting today would be recorded as; "" in time."""
    days = (situation.today - situation.due).days if situation.due else 0
    if days <= 0:
        return ""
    said = ngettext(
        "Submitted today the sheet is %(days)s day late; this is recorded.",
        "Submitted today the sheet is %(days)s days late; this is recorded.",
        days,
    )
    return said % {"days": days}


def _submitted(sheet: IndexYear, person: User) -> str:
    """Who handed it in, and when; "" where nobody did, as with a year that began as an amendment."""
    done = Event.objects.visible_to(person).filter(object_type="indexyear", object_id=str(sheet.pk), act=Act.SUBMIT)
    event = done.filter(is_refused=False).last()
    if event is None:
        return ""
    at = timezone.localtime(event.at).strftime("%H:%M %d/%m/%Y")
    said = _("Submitted by %(who)s at %(at)s.") % {"who": event.actor_name, "at": at}
    late = sheet.lateness.filter(state=State.SELF_SCORING).values_list("days", flat=True).first()
    if late is None:
        return said
    days = ngettext("%(days)s day late.", "%(days)s days late.", late) % {"days": late}
    return f"{said} {days}"


def _locked(work: SheetWork) -> Locked:
    scores, banding, bands = work.scores, work.scores.banding, work.framework.bands
    leaves = [scores.nodes[leaf.code] for leaf in work.framework.leaves()]
    without = [one for one in leaves if one.points is Absent.NOT_APPLICABLE]
    missing = [one for one in leaves if one.points is Absent.MISSING]
    parts = (
        (_("with points"), len(leaves) - len(without) - len(missing)),
        (_("not applicable"), len(without)),
        (_("without points yet"), len(missing)),
        (_("pieces of evidence"), sum(map(len, work.evidence.values()))),
    )
    counted = ngettext("%(count)s criterion", "%(count)s criteria", len(leaves)) % {"count": len(leaves)}
    return Locked(
        points=figures.exact(scores.total.earned, figures.EARNED_PLACES),
        most=figures.trimmed(scores.total.max_points),
        band=str(band_word(banding.band)) if banding.band else "",
        band_mark=_("assumed") if banding.band and bands.assumed else "",
        band_reason=told(banding.reason) if banding.reason else "",
        leaves=counted,
        parts=tuple((words[:1].upper() + words[1:], count) for words, count in parts),
    )


def _leaders(sheet: IndexYear) -> tuple[str, ...]:
    """Who signs for the committee, by name."""
    held = RoleHolding.objects.filter(unit=sheet.unit_id, role=RoleHolding.Role.LEADER, ended_at=None)
    names = held.filter(person__is_active=True).order_by("person__full_name")
    return tuple(names.values_list("person__full_name", flat=True))


def _last_event(sheet: IndexYear, person: User) -> int:
    events = Event.objects.visible_to(person).filter(object_type="indexyear", object_id=str(sheet.pk))
    return events.filter(is_refused=False).values_list("seq", flat=True).last() or 0


def changed_since(sheet: IndexYear, person: User, seen: int) -> tuple[str, ...]:
    """What was done to `sheet` after the event `seen`, each with who did it and when; the newest first."""
    events = Event.objects.visible_to(person).filter(object_type="indexyear", object_id=str(sheet.pk), seq__gt=seen)
    newest = events.filter(is_refused=False).order_by("-seq")[:MOST_CHANGES]
    return tuple(f"{timezone.localtime(one.at):%H:%M:%S}, {one.actor_name}: {told(one.message)}" for one in newest)
