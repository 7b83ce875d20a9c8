"""Leaves given to an office of the unit, with a last day: who is to fill them in, told and recorded."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from parindex.core.messages import Message, Parameter
from parindex.core.workflow import Denied
from parindex.documents.catalogue import catalogue
from parindex.web.records.asking import asked_by
from parindex.web.records.audit import record
from parindex.web.records.declaring import may_enter, refused_entry
from parindex.web.records.field_words import about
from parindex.web.records.inbox import tell
from parindex.web.records.leaves import locked_sheet, stored_leaves, touch
from parindex.web.records.people import RoleHolding, User
from parindex.web.records.standing import due_of
from parindex.web.records.units import Unit
from parindex.web.records.years import IndexYear

DELEGATE = "delegate"
OF_OFFICE = (RoleHolding.Role.CONTACT, RoleHolding.Role.OFFICER)


@dataclass(frozen=True, slots=True)
class Delegation:
    """Leaves for `office` to fill in until `due`; office None: they are taken back, and are the unit's own again."""

    codes: tuple[str, ...]
    office: Unit | None
    due: date | None = None
    note: str = ""


def offices_of(sheet: IndexYear) -> list[Unit]:
    """The offices that leaves of `sheet` may be given to."""
    today = timezone.localdate()
    return list(Unit.objects.on(today).filter(parent=sheet.unit_id, kind=Unit.Kind.OFFICE).order_by("name"))


def delegate(person: User, sheet: IndexYear, asked: Delegation) -> Denied | None:
    """Give leaves to an office, or take them back; answers why not, else None."""
    with asked_by(person), transaction.atomic():
        locked = locked_sheet(sheet)
        if refusal := may_enter(person, locked, asked.codes) or _against(locked, asked):
            return refused_entry(locked, refusal)
        stored = stored_leaves(locked, asked.codes)
        before = {code: one.row.office.short_name if one.row.office else None for code, one in stored.items()}
        for one in stored.values():
            one.row.office, one.row.office_due = asked.office, asked.due if asked.office else None
            one.row.office_note = asked.note.strip() if asked.office else ""
            touch(person, locked, one.row)
        after: dict[str, Parameter | None] = dict.fromkeys(stored, asked.office.short_name if asked.office else None)
        said = _said(locked, asked)
        record(DELEGATE, locked, said, unit=locked.unit, before=dict(before), after=after, reason=asked.note.strip())
        if asked.office:
            _tell(person, locked, asked, said)
        return None


def _against(sheet: IndexYear, asked: Delegation) -> Message | None:
    if not asked.codes:
        return Message("delegating.no-codes", {})
    if asked.office is None:
        return None
    if asked.office not in offices_of(sheet):
        return Message("delegating.no-office", {"office": asked.office.short_name, "unit": sheet.unit.short_name})
    if asked.due is None or asked.due < timezone.localdate():
        return Message("delegating.no-day", {})
    last = due_of(sheet)
    if last and last >= timezone.localdate() and asked.due > last:
        return Message("delegating.too-late", {"due": last})
    return None


def _said(sheet: IndexYear, asked: Delegation) -> Message:
    said: dict[str, Parameter] = {**about(sheet), "codes": asked.codes}
    if asked.office is None or asked.due is None:
        return Message("delegating.taken-back", said)
    return Message("delegating.done", {**said, "office": asked.office.short_name, "due": asked.due})


def _tell(person: User, sheet: IndexYear, asked: Delegation, said: Message) -> None:
    """Tell the people of the office, but not whoever gives it to themselves."""
    words = catalogue("vi").render(said)
    body = f"{words}\n\n{asked.note.strip()}" if asked.note.strip() else words
    url = f"{reverse('assess', args=[sheet.unit.code, sheet.year])}?loc=cua-toi"
    held = RoleHolding.objects.filter(unit=asked.office, ended_at=None, role__in=OF_OFFICE)
    for one in User.objects.filter(is_active=True, roles__in=held).exclude(pk=person.pk).distinct():
        tell(one, f"delegated:{sheet.pk}:{sheet.edits}:{one.pk}", words, body, url)
