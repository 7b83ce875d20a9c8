"""An act on a score sheet: asked of core.workflow, done whole or not at all, and recorded with the sentence told."""

from dataclasses import dataclass, replace
from datetime import date
from typing import TypeAlias

from django.db import transaction
from django.utils import timezone

from parindex.core.messages import Message, Parameter
from parindex.core.workflow import ACTS, STATES, Act, Allowed, Denied, Side, Situation, State, act_word, ask, state_word
from parindex.web.records.asking import asked_by, asking
from parindex.web.records.audit import Event, record
from parindex.web.records.cycles import Extension, Return
from parindex.web.records.field_words import SHOWN_CODES
from parindex.web.records.frozen import frozen_framework
from parindex.web.records.leaves import locked_sheet
from parindex.web.records.people import User
from parindex.web.records.recipients import tell_unit
from parindex.web.records.sheet_work import work_of
from parindex.web.records.standing import situation_of
from parindex.web.records.versions import new_version, publish, settle_evidence
from parindex.web.records.years import IndexYear

Changes: TypeAlias = "dict[str, tuple[Parameter | None, Parameter | None]]"


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a person wants done. codes: of the criteria returned. edits: how often the leaves had changed when they
    looked, for who submits what they saw; None where that does not matter.
    """

    act: Act
    reason: str = ""
    codes: tuple[str, ...] = ()
    day: date | None = None
    edits: int | None = None


def act_on(person: User, sheet: IndexYear, wanted: Wanted, *, revision: int) -> Allowed | Denied:
    """Do what `person` wants of `sheet`, which they may see; a refusal is recorded and answered, and nothing is done.

    revision: that of the sheet as the person saw it; whoever was faster meanwhile is named in the refusal.
    """
    with asked_by(person), transaction.atomic():
        return _act_on(person, sheet, wanted, revision)


def _act_on(person: User, sheet: IndexYear, wanted: Wanted, revision: int) -> Allowed | Denied:
    locked = locked_sheet(sheet)
    refusal = _overtaken(locked, wanted, revision) or _unknown(locked, wanted.codes)
    situation = replace(
        situation_of(person, locked),
        reason=wanted.reason.strip(),
        codes=wanted.codes,
        new_due=wanted.day,
        unready=work_of(locked).readiness.against if wanted.act is Act.SUBMIT and not refusal else (),
    )
    answer = Denied(refusal) if refusal else ask(wanted.act, situation)
    if isinstance(answer, Denied):
        record(wanted.act, locked, answer.reason, unit=locked.unit, reason=situation.reason, is_refused=True)
    else:
        changes = _change(person, locked, wanted, situation)
        _move(locked, wanted.act, situation, answer=answer, changes=changes)
    return answer


def _unknown(sheet: IndexYear, codes: tuple[str, ...]) -> Message | None:
    """The codes that the sheet's set does not have."""
    framework = frozen_framework(sheet.frozen_id)
    unknown = tuple(code for code in codes if framework.node(code) is None)
    return Message("acting.unknown-codes", {"codes": unknown}) if unknown else None


def _overtaken(sheet: IndexYear, wanted: Wanted, revision: int) -> Message | None:
    act = wanted.act
    if revision == sheet.revision and wanted.edits in (None, sheet.edits):
        return None
    last = Event.objects.filter(object_type="indexyear", object_id=str(sheet.pk), is_refused=False).last()
    if last is None:
        return Message("acting.changed", {"act": act_word(act), "state": state_word(State(sheet.state))})
    at = timezone.localtime(last.at).strftime("%H:%M:%S %d/%m/%Y")
    return Message("acting.overtaken", {"act": act_word(act), "who": last.actor_name, "at": at, "done": last.message})


def _change(person: User, sheet: IndexYear, wanted: Wanted, situation: Situation) -> Changes:
    """What the act does beside moving the sheet; answers the values that it changes."""
    match wanted.act:
        case Act.RETURN:
            _close_returns(sheet)
            given = {"sheet": sheet, "reason": situation.reason, "person": person}
            Return.objects.bulk_create(Return(code=code, **given) for code in sorted(set(wanted.codes)))
        case Act.REOPEN:
            _close_returns(sheet)
        case Act.EXTEND:
            given = {"reason": situation.reason, "person": person, "due": wanted.day}
            Extension.objects.create(sheet=sheet, state=STATES[situation.state].deadline or "", **given)
            return {"due": (situation.due, wanted.day)}
        case Act.AMEND:
            new_version(sheet)
        case Act.SUBMIT:
            settle_evidence(sheet)
        case Act.PUBLISH:
            publish(sheet)
    return {}


def _close_returns(sheet: IndexYear) -> None:
    sheet.returns.filter(is_open=True).update(is_open=False)


def _move(sheet: IndexYear, act: Act, situation: Situation, *, answer: Allowed, changes: Changes) -> None:
    """Put the sheet where the act leads, count what was late, and record it all."""
    if answer.to is State.SELF_SCORING:
        sheet.evidence.update(counts=None)  # open again: what holds now counts
    if answer.late_days:
        sheet.lateness.update_or_create(state=ACTS[act].stage, defaults={"days": answer.late_days})
    sheet.state, sheet.revision = answer.to, sheet.revision + 1
    sheet.save(update_fields=["state", "revision", "content_sha256"])
    if answer.to is not situation.state:
        changes = {**changes, "state": (state_word(situation.state), state_word(answer.to))}
    told = _told(sheet, act, situation, late_days=answer.late_days)
    if any(side is Side.HOST for _, side in ACTS[act].who):
        tell_unit(sheet, told, situation.reason, but=asking().person)
    record(
        act,
        sheet,
        told,
        unit=sheet.unit,
        before={name: before for name, (before, _) in changes.items()} or None,
        after={name: after for name, (_, after) in changes.items()} or None,
        reason=situation.reason,
    )


def _told(sheet: IndexYear, act: Act, situation: Situation, *, late_days: int) -> Message:
    said: dict[str, Parameter] = {"act": act_word(act), "unit": sheet.unit.short_name, "year": str(sheet.year)}
    if late_days:
        return Message("acting.late", {**said, "days": late_days})
    if act is Act.EXTEND and situation.new_due:
        stage = state_word(STATES[situation.state].deadline or situation.state)
        return Message("acting.extended", {**said, "stage": stage, "day": situation.new_due})
    if act is Act.AMEND:
        return Message("acting.amended", {**said, "version": sheet.version + 1})
    if len(situation.codes) > SHOWN_CODES:
        return Message("acting.many", {**said, "count": len(situation.codes)})
    if situation.codes:
        return Message("acting.codes", {**said, "codes": situation.codes})
    return Message("acting.done", said)
