"""An event in words, in one language: for pages and files alike."""

from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from parindex.core.messages import Catalogue, Message
from parindex.core.organisation import FIELD_WORDS
from parindex.core.workflow import Act, State, act_word, state_word
from parindex.web.records.audit import Event

# Acts, kinds of objects and values are codes, as the codes of criteria are; what is not here is told as it is.
ACTS = {str(act): act_word(act).id for act in Act} | {
    "begin_unit": "units.act.begin",
    "change_unit": "units.act.change",
    "begin_group": "units.act.begin-group",
    "resend": "outbox.act",
    "check_chain": "job.check-chain",
    "load_demo": "demo.act",
    "move_deadlines": "event.verb.move_deadlines",
    "take_back_cycle": "event.verb.take_back_cycle",
    "accept_paper": "event.verb.accept_paper",
    "undo_paper": "event.verb.undo_paper",
    "letter": "event.verb.letter",
    "give_role": "event.verb.give_role",
    "end_role": "event.verb.end_role",
    "invite": "event.verb.invite",
    "renew_invitation": "event.verb.renew_invitation",
    "revoke_invitation": "event.verb.revoke_invitation",
    "accept_invitation": "event.verb.accept_invitation",
    "close_account": "event.verb.close_account",
    "open_account": "event.verb.open_account",
    "unlock": "event.verb.unlock",
    "reset_link": "event.verb.reset_link",
    "correct_details": "event.verb.correct_details",
    "change_password": "event.verb.change_password",
    "reset_password": "event.verb.reset_password",
    "delegate": "event.verb.delegate",
    "confirm": "event.verb.confirm",
    "add_evidence": "event.verb.add_evidence",
    "correct_evidence": "event.verb.correct_evidence",
    "revise_evidence": "event.verb.revise_evidence",
    "withdraw_evidence": "event.verb.withdraw_evidence",
    "bring_back_evidence": "event.verb.bring_back_evidence",
    "attach_evidence": "event.verb.attach_evidence",
    "place_evidence": "event.verb.place_evidence",
    "detach_evidence": "event.verb.detach_evidence",
    "move_evidence": "event.verb.move_evidence",
    "carry_over": "event.verb.carry_over",
    "drop_carried": "event.verb.drop_carried",
}
OBJECTS = {
    "indexyear": "event.type.indexyear",
    "unit": "event.type.unit",
    "unitgroup": "event.type.unitgroup",
    "user": "event.type.user",
    "roleholding": "event.type.roleholding",
    "invitation": "event.type.invitation",
    "cycle": "event.type.cycle",
    "stagedeadline": "event.type.stagedeadline",
    "paperimport": "event.type.paperimport",
    "criteriaset": "event.type.criteriaset",
    "outgoing": "event.type.outgoing",
    "job": "event.type.job",
    "installation": "event.type.installation",
    "evidence": "event.type.evidence",
}
VALUES = {
    **{name: word.id for name, word in FIELD_WORDS.items()},
    **{str(state): state_word(state).id for state in State},
    "state": "event.value.state",
    "due": "event.value.due",
    "code": "event.value.code",
    "framework": "event.value.framework",
    "role": "event.value.role",
    "unit": "event.value.unit",
    "areas": "event.value.areas",
    "full_name": "event.value.full_name",
    "is_active": "event.value.is_active",
    "version": "event.value.version",
    "number": "event.value.number",
    "issued_on": "event.value.issued_on",
    "issuer": "event.value.issuer",
    "summary": "event.value.summary",
    "expires_on": "event.value.expires_on",
    "file": "event.value.file",
}


@dataclass(frozen=True, slots=True)
class Change:
    """A value before and after; blank where there was none."""

    name: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Told:
    """An event in words; `at` in Vietnamese time."""

    seq: int
    at: datetime
    who: str
    act: str
    is_refused: bool
    kind: str
    object: str
    unit: str
    said: str
    changes: tuple[Change, ...]
    reason: str
    request_id: str
    hash: str


def told(event: Event, words: Catalogue) -> Told:
    """`event` in the language of `words`; its unit should have come with it."""
    return Told(
        seq=event.seq,
        at=timezone.localtime(event.at),
        who=event.actor_name,
        act=act_name(event.act, words),
        is_refused=event.is_refused,
        kind=object_kind(event.object_type, words),
        object=event.object_name,
        unit=event.unit.short_name if event.unit else "",
        said=_said(event, words),
        changes=_changes(event, words),
        reason=event.reason,
        request_id=event.request_id,
        hash=event.hash,
    )


def _said(event: Event, words: Catalogue) -> str:
    """The sentence; of a message that an older version of parindex said, and this one no longer knows, the act."""
    try:
        return words.render(event.message)
    except KeyError:
        return f"{act_name(event.act, words)}: {event.object_name}"


def act_name(act: str, words: Catalogue) -> str:
    return _word(ACTS, act, words)


def object_kind(type_: str, words: Catalogue) -> str:
    return _word(OBJECTS, type_, words)


def _word(ids: dict[str, str], code: str, words: Catalogue) -> str:
    return words.render(Message(ids[code])) if code in ids else code


def _changes(event: Event, words: Catalogue) -> tuple[Change, ...]:
    before, after = event.values_before, event.values_after
    return tuple(
        Change(_word(VALUES, name, words), _value(before.get(name), words), _value(after.get(name), words))
        for name in dict.fromkeys((*before, *after))
    )


def _value(value: object, words: Catalogue) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return words.render(Message("event.yes" if value else "event.no"))
    return words.render(value)  # type: ignore[arg-type]
