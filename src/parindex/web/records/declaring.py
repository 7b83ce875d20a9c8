"""What people enter into the leaves of a score sheet: each leaf guarded by what its person saw, all of it recorded."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from django.db import transaction
from django.utils import timezone

from parindex.core.declaring import LeafEdit, Merged, merged, nothing, unfit
from parindex.core.messages import Message
from parindex.core.workflow import Act, Denied, act_word, ask
from parindex.web.records.asking import asked_by
from parindex.web.records.audit import record
from parindex.web.records.field_words import SHOWN_CODES, about, field_label, record_fields, said_value, said_values
from parindex.web.records.figures import asked_specs
from parindex.web.records.leaves import contested_value, keep_leaf, locked_sheet, stored_leaves
from parindex.web.records.people import User
from parindex.web.records.standing import situation_of
from parindex.web.records.years import IndexYear


@dataclass(frozen=True, slots=True)
class Declared:
    """What came of it. changed: the codes of leaves with new values; contested: of those where one met another's."""

    changed: tuple[str, ...]
    contested: tuple[str, ...]


def declare(person: User, sheet: IndexYear, edits: Iterable[LeafEdit]) -> Declared | Denied:
    """Keep what `person`, who may see `sheet`, enters into its leaves: all of it, or none with the reason.

    A value that met another person's is kept beside it, for somebody to choose.
    """
    edits = tuple(edits)
    with asked_by(person), transaction.atomic():
        locked = locked_sheet(sheet)
        refusal = may_enter(person, locked, tuple(edit.code for edit in edits)) or _unfit(locked, edits)
        if refusal:
            return refused_entry(locked, refusal)
        leaves = stored_leaves(locked, (edit.code for edit in edits))
        found = {edit.code: merged(edit, leaves[edit.code].fields) for edit in edits}
        for code, one in found.items():
            if one.changed or one.contested:
                keep_leaf(person, locked, leaves[code], one)
        changed = {code: one.changed for code, one in found.items() if one.changed}
        contested = {code: one.contested for code, one in found.items() if one.contested}
        if changed:
            record_fields(locked, _entered(locked, tuple(changed)), leaves, changed)
        if contested:
            said = Message("declaring.contested", {**about(locked), "codes": tuple(contested)})
            record_fields(locked, said, leaves, contested)
        return Declared(tuple(changed), tuple(contested))


def may_enter(person: User, sheet: IndexYear, codes: tuple[str, ...]) -> Message | None:
    """Why `person` may not work on these leaves; None where they may."""
    asked = asked_specs(sheet.frozen_id)
    unknown = tuple(code for code in codes if code not in asked)
    if unknown:
        return Message("acting.unknown-codes", {"codes": unknown})
    answer = ask(Act.ENTER, replace(situation_of(person, sheet), codes=codes))
    return answer.reason if isinstance(answer, Denied) else None


def refused_entry(sheet: IndexYear, reason: Message) -> Denied:
    """Record that work on leaves of `sheet` was refused."""
    record(Act.ENTER, sheet, reason, unit=sheet.unit, is_refused=True)
    return Denied(reason)


def _unfit(sheet: IndexYear, edits: tuple[LeafEdit, ...]) -> Message | None:
    asked, today = asked_specs(sheet.frozen_id), timezone.localdate()
    return next((refusal for edit in edits if (refusal := unfit(edit, asked[edit.code], today))), None)


def _entered(sheet: IndexYear, codes: tuple[str, ...]) -> Message:
    said = {**about(sheet), "act": act_word(Act.ENTER)}
    if len(codes) > SHOWN_CODES:
        return Message("acting.many", {**said, "count": len(codes)})
    return Message("acting.codes", {**said, "codes": codes})


@dataclass(frozen=True, slots=True)
class Choice:
    """Which value field `name` of leaf `code` is to have: the contested one at `place`, or (None) what stands.

    revision: that of the leaf as the person saw it.
    """

    code: str
    name: str
    place: int | None
    revision: int


def settle(person: User, sheet: IndexYear, choice: Choice) -> Denied | None:
    """Make an end of contested values; answers why not, else None. What was not chosen stays in the history."""
    with asked_by(person), transaction.atomic():
        locked = locked_sheet(sheet)
        if refusal := may_enter(person, locked, (choice.code,)):
            return refused_entry(locked, refusal)
        stored = stored_leaves(locked, (choice.code,))[choice.code]
        offered = [one for one in stored.row.contested if one["field"] == choice.name]
        if stored.row.revision != choice.revision or choice.place not in (None, *range(len(offered))) or not offered:
            return refused_entry(locked, Message("declaring.settled", {"code": choice.code}))
        values = [contested_value(stored.specs, one) for one in offered]
        now = stored.fields.get(choice.name, nothing(choice.name))
        value = now if choice.place is None else values[choice.place]
        stored.row.contested = [one for one in stored.row.contested if one["field"] != choice.name]
        keep_leaf(person, locked, stored, Merged({} if choice.place is None else {choice.name: value}))
        label = field_label(choice.code, stored.specs, choice.name)
        said = Message("declaring.chosen", {**about(locked), "codes": (choice.code,)})
        before = {label: said_values([now, *values])}
        record(Act.ENTER, locked, said, unit=locked.unit, before=before, after={label: said_value(value)})
        return None
