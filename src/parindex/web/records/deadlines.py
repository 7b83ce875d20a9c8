"""The last days of a cycle's stages, moved for every unit at once by the officer who runs it, with a reason."""

from collections.abc import Mapping
from datetime import date, timedelta
from itertools import pairwise

from django.db import transaction
from django.utils import timezone

from parindex.core.messages import Message, Parameter
from parindex.core.workflow import STAGES, Denied, Role, Side, State, holder_word, state_word
from parindex.web.records.asking import asked_by
from parindex.web.records.audit import record
from parindex.web.records.cycles import Cycle
from parindex.web.records.people import User

MOVE = "move_deadlines"


def out_of_order(days: Mapping[State, date]) -> Message | None:
    """What is wrong with the last days of the stages: one is missing, or one comes before that of a stage before it."""
    if missing := tuple(state_word(stage) for stage in STAGES if stage not in days):
        return Message("opening.no-deadline", {"stages": missing})
    for former, later in pairwise(STAGES):
        if days[later] < days[former]:
            said: dict[str, Parameter] = {"stage": state_word(later), "due": days[later]}
            return Message("opening.order", {**said, "former": state_word(former), "former_due": days[former]})
    return None


def firsts(begins: date, days: Mapping[State, date]) -> dict[State, date]:
    """The first day of each stage: that of the year, then the day after the last day of the stage before."""
    made: dict[State, date] = {}
    for stage in STAGES:
        made[stage] = min(begins, days[stage])
        begins = days[stage] + timedelta(days=1)
    return made


def runs(person: User, cycle: Cycle) -> bool:
    """Whether `person` is the reform officer of the unit that runs `cycle`."""
    held = (holding for holding in person.held if holding.role == Role.OFFICER)
    return any(holding.unit.committee.pk == cycle.host_id for holding in held)


def move_deadlines(person: User, cycle: Cycle, days: Mapping[State, date], reason: str) -> Denied | None:
    """Move the last days of `cycle` to `days`; answers why not, else None. Extensions of single units stay."""
    with asked_by(person), transaction.atomic():
        return _move(person, cycle, days, reason)


def _move(person: User, cycle: Cycle, days: Mapping[State, date], reason: str) -> Denied | None:
    locked = Cycle.objects.select_for_update(of=("self",)).select_related("host").get(pk=cycle.pk)
    rows = {State(row.state): row for row in locked.deadlines.all()}
    moved = {stage: day for stage, day in days.items() if stage in rows and rows[stage].due != day}
    if refusal := _against(person, locked, days, moved, reason):
        record(MOVE, locked, refusal, unit=locked.host, reason=reason, is_refused=True)
        return Denied(refusal)
    before = {stage.value: rows[stage].due for stage in moved}
    opens = firsts(min(row.opens for row in rows.values()), days)
    for stage, row in rows.items():
        row.opens, row.due = opens[stage], days[stage]
        row.save(update_fields=["opens", "due"])
    said: dict[str, Parameter] = {"host": locked.host.short_name, "year": str(locked.year)}
    stages = tuple(
        Message("deadlines.moved-stage", {"stage": state_word(stage), "day": day}) for stage, day in moved.items()
    )
    after = {stage.value: day for stage, day in moved.items()}
    record(
        MOVE,
        locked,
        Message("deadlines.moved", {**said, "stages": stages}),
        unit=locked.host,
        before=before,
        after=after,
        reason=reason,
    )
    return None


def _against(
    person: User, cycle: Cycle, days: Mapping[State, date], moved: Mapping[State, date], reason: str
) -> Message | None:
    if not runs(person, cycle):
        return Message("deadlines.not-yours", {"who": holder_word(Role.OFFICER, Side.HOST)})
    if not moved:
        return Message("deadlines.same", {})
    if not any(char.isalnum() for char in reason):
        return Message("deadlines.no-reason", {})
    for stage, day in moved.items():
        if day < timezone.localdate():
            return Message("deadlines.past", {"stage": state_word(stage), "day": day})
    return out_of_order(days)
