"""Roles given and ended, accounts closed, opened and looked after: done whole and recorded, or refused and recorded."""

from collections.abc import Iterable

from django.contrib.auth.tokens import default_token_generator
from django.db import transaction
from django.utils import timezone

from parindex.core.messages import Message, Parameter
from parindex.core.workflow import Denied
from parindex.web.records.audit import record
from parindex.web.records.lockout import lift_locks
from parindex.web.records.people import RoleHolding, User
from parindex.web.records.staff import (
    Role,
    role_word,
    why_not_end,
    why_not_give,
    why_not_look_after,
    why_not_receive,
)
from parindex.web.records.units import Unit
from parindex.web.records.visits import end_visits


@transaction.atomic
def give_role(giver: User, person: User, role: str, unit: Unit, areas: Iterable[str] = ()) -> RoleHolding | Denied:
    """Let `person` hold `role` in `unit`; areas: codes, for an appraiser who appraises not all of them."""
    person = for_change(person)
    refusal = why_not_give(giver, role, unit, timezone.localdate()) or why_not_receive(giver, person, role, unit)
    if refusal:
        return _refused("give_role", person, refusal, unit)
    holding = person.roles.create(role=role, unit=unit, areas=list(areas))
    record("give_role", person, Message("staff.done.given", _said(holding)), unit=unit, after=_values(holding))
    return holding


@transaction.atomic
def end_role(giver: User, holding: RoleHolding, reason: str) -> RoleHolding | Denied:
    """End a role from now on; its row stays."""
    person = for_change(holding.person)
    current = RoleHolding.objects.select_related("unit__parent").get(pk=holding.pk)
    refusal = (
        why_not_end(giver, current.role, current.unit)
        or _without_reason(reason)
        or (Denied(Message("staff.denied.ended", {})) if current.ended_at else None)
        or _last_operator(person, [current])
    )
    if refusal:
        return _refused("end_role", person, refusal, current.unit)
    _end(current, reason)
    return current


@transaction.atomic
def close_account(operator: User, person: User, reason: str) -> User | Denied:
    """Let `person` sign in no more: their roles and visits end, what they did stays."""
    person = for_change(person)
    refusal = (
        why_not_look_after(operator, person, person.held)
        or _without_reason(reason)
        or _closed(person)
        or _last_operator(person, person.held)
    )
    unit = home_of(person)
    if refusal:
        return _refused("close_account", person, refusal, unit)
    for holding in person.held:
        _end(holding, reason)
    person.is_active = False
    person.save(update_fields=["is_active"])
    end_visits(person.visits.all())
    said = Message("staff.done.closed", {"person": person.full_name})
    record("close_account", person, said, unit=unit, reason=reason)
    return person


@transaction.atomic
def open_account(operator: User, person: User) -> User | Denied:
    """Let `person` sign in again, with the password they had; their roles have to be given anew."""
    person = for_change(person)
    refusal = why_not_look_after(operator, person, person.held)
    if refusal is None and person.is_active:
        refusal = Denied(Message("staff.denied.open", {"person": person.full_name}))
    if refusal:
        return _refused("open_account", person, refusal, home_of(person))
    person.is_active = True
    person.save(update_fields=["is_active"])
    record("open_account", person, Message("staff.done.opened", {"person": person.full_name}), unit=home_of(person))
    return person


@transaction.atomic
def unlock(operator: User, person: User) -> User | Denied:
    """Let `person` try to sign in again before the time is over."""
    if refusal := why_not_look_after(operator, person, person.held):
        return _refused("unlock", person, refusal, home_of(person))
    lift_locks(person)
    record("unlock", person, Message("staff.done.unlocked", {"person": person.full_name}), unit=home_of(person))
    return person


@transaction.atomic
def reset_token(operator: User, person: User) -> str | Denied:
    """What the address ends with at which `person` sets a new password, once, within PASSWORD_RESET_TIMEOUT."""
    if refusal := why_not_look_after(operator, person, person.held) or _closed(person):
        return _refused("reset_link", person, refusal, home_of(person))
    record("reset_link", person, Message("staff.done.reset-link", {"person": person.full_name}), unit=home_of(person))
    return default_token_generator.make_token(person)


@transaction.atomic
def correct_details(operator: User, person: User, *, full_name: str, email: str, phone: str) -> User | Denied:
    """Write a person's name, email and phone anew. Who sets the address could have a password set, so it is guarded
    as that is.
    """
    person = for_change(person)
    if refusal := why_not_look_after(operator, person, person.held):
        return _refused("correct_details", person, refusal, home_of(person))
    given = {"full_name": full_name, "email": email, "phone": phone}
    before = {name: getattr(person, name) for name in given if getattr(person, name) != given[name]}
    if before:
        for name in before:
            setattr(person, name, given[name])
        person.save()
        said = Message("staff.done.corrected", {"person": person.full_name})
        after = {name: given[name] for name in before}
        record("correct_details", person, said, unit=home_of(person), before=before, after=after)
    return person


def for_change(person: User) -> User:
    """`person` as they are now, held for this transaction: of two who act on them at once the second sees the first."""
    return User.objects.select_for_update().get(pk=person.pk)


def home_of(person: User) -> Unit | None:
    """The unit whose reach an event of the whole account lies in: of the first role, or of the one that ended last."""
    if person.held:
        return person.held[0].unit
    ended = person.roles.select_related("unit").order_by("-ended_at").first()
    return ended.unit if ended else None


def _end(holding: RoleHolding, reason: str) -> None:
    person = holding.person
    holding.ended_at = timezone.now()
    holding.save(update_fields=["ended_at"])
    said, before = Message("staff.done.ended", _said(holding)), _values(holding)
    record("end_role", person, said, unit=holding.unit, before=before, reason=reason)


def _said(holding: RoleHolding) -> dict[str, Parameter]:
    person, unit = holding.person.full_name, holding.unit.short_name
    return {"person": person, "role": role_word(holding.role), "unit": unit}


def _values(holding: RoleHolding) -> dict[str, Parameter]:
    return {"role": role_word(holding.role), "unit": holding.unit.short_name, "areas": tuple(holding.areas)}


def _last_operator(person: User, ending: Iterable[RoleHolding]) -> Denied | None:
    """The installation keeps an operator. The rows are held, or two operators could end each other at once."""
    found = RoleHolding.objects.select_for_update(of=("self",)).filter(role=Role.OPERATOR, ended_at=None)
    operators = set(found.filter(person__is_active=True).order_by("pk").values_list("pk", flat=True))
    gone = operators.intersection(one.pk for one in ending)
    if gone and gone == operators:
        return Denied(Message("staff.denied.last-operator", {"person": person.full_name}))
    return None


def _closed(person: User) -> Denied | None:
    return None if person.is_active else Denied(Message("staff.denied.closed", {"person": person.full_name}))


def _without_reason(reason: str) -> Denied | None:
    return None if any(char.isalnum() for char in reason) else Denied(Message("staff.denied.no-reason", {}))


def _refused(act: str, person: User, refusal: Denied, unit: Unit | None) -> Denied:
    record(act, person, refusal.reason, unit=unit, is_refused=True)
    return refusal
