"""Figures and evidence that were carried over from another year: somebody of the unit says that they hold."""

from django.db import transaction

from parindex.core.messages import Message
from parindex.core.workflow import Denied
from parindex.web.records.asking import asked_by
from parindex.web.records.audit import record
from parindex.web.records.declaring import may_enter, refused_entry
from parindex.web.records.field_words import SHOWN_CODES, about
from parindex.web.records.leaves import answer_returns, locked_sheet, stored_leaves, touch
from parindex.web.records.people import User
from parindex.web.records.years import IndexYear

CONFIRM = "confirm"
CONFIRMED = Message("confirming.confirmed")


def confirm(person: User, sheet: IndexYear, codes: tuple[str, ...]) -> Denied | None:
    """Confirm all that waits in these leaves; answers why not, else None. What does not wait is left as it is."""
    with asked_by(person), transaction.atomic():
        locked = locked_sheet(sheet)
        waiting = _waiting(locked, codes)
        refusal = may_enter(person, locked, waiting or codes)
        if refusal is None and not waiting:
            refusal = Message("confirming.nothing", about(locked))
        if refusal:
            return refused_entry(locked, refusal)
        locked.facts.filter(code__in=waiting).update(is_confirmed=True)
        locked.evidence.filter(code__in=waiting).update(is_confirmed=True)
        for code, one in stored_leaves(locked, waiting).items():
            touch(person, locked, one.row)
            answer_returns(locked, code)
        record(CONFIRM, locked, _said(locked, waiting), unit=locked.unit, after=dict.fromkeys(waiting, CONFIRMED))
        return None


def _waiting(sheet: IndexYear, codes: tuple[str, ...]) -> tuple[str, ...]:
    """Those of `codes` in which something is not confirmed."""
    found = {
        code
        for rows in (sheet.facts, sheet.evidence)
        for code in rows.filter(code__in=codes, is_confirmed=False).values_list("code", flat=True)
    }
    return tuple(code for code in codes if code in found)


def _said(sheet: IndexYear, codes: tuple[str, ...]) -> Message:
    if len(codes) > SHOWN_CODES:
        return Message("confirming.many", {**about(sheet), "count": len(codes)})
    return Message("confirming.done", {**about(sheet), "codes": codes})
