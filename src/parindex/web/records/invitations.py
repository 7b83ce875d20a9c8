"""Invitations by link: made, renewed, revoked, accepted. The token is told once; only its SHA-256 is kept."""

import secrets
from dataclasses import dataclass
from datetime import timedelta
from hashlib import sha256

from django.db import IntegrityError, transaction
from django.db.models import QuerySet
from django.utils import timezone

from parindex.core.messages import Message, Parameter
from parindex.core.workflow import Denied
from parindex.web.records.audit import Subject, record
from parindex.web.records.people import Invitation, RoleHolding, User
from parindex.web.records.staff import role_word, why_not_end, why_not_give, why_not_receive
from parindex.web.records.staffing import for_change
from parindex.web.records.units import Unit

LASTS = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Guest:
    """Who is invited to which role. username: the one proposed; areas: codes, for an appraiser."""

    full_name: str
    role: str
    unit: Unit
    email: str = ""
    username: str = ""
    areas: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Invited:
    """An invitation with the token of its link."""

    invitation: Invitation
    token: str


@transaction.atomic
def invite(giver: User | None, guest: Guest) -> Invited | Denied:
    """Invite somebody for a week.

    giver: None for the command line, where an invitation replaces the one before: there may be nobody to renew it.
    """
    unit, token = guest.unit, secrets.token_urlsafe(32)
    refusal = why_not_give(giver, guest.role, unit, timezone.localdate())
    if giver is None and refusal is None:
        _same(guest).update(revoked_at=timezone.now())
    if refusal := refusal or _waits(guest):
        record("invite", Subject("invitation", "", guest.full_name), refusal.reason, unit=unit, is_refused=True)
        return refusal
    made = Invitation.objects.create(
        token_sha256=_digest(token),
        full_name=guest.full_name,
        username=guest.username,
        email=guest.email,
        role=guest.role,
        unit=unit,
        areas=list(guest.areas),
        invited_by=giver,
        expires_at=timezone.now() + LASTS,
    )
    after = {**_values(made), "email": guest.email}
    record("invite", made, Message("staff.done.invited", _said(made)), unit=unit, after=after)
    return Invited(made, token)


@transaction.atomic
def renew(giver: User, invitation: Invitation) -> Invited | Denied:
    """A new link for another week; the old one leads nowhere from now on."""
    current = _locked(invitation)
    refusal = _over(current) or why_not_give(giver, current.role, current.unit, timezone.localdate())
    if refusal:
        return _refused("renew_invitation", current, refusal)
    token = secrets.token_urlsafe(32)
    current.token_sha256, current.expires_at, current.invited_by = _digest(token), timezone.now() + LASTS, giver
    current.save(update_fields=["token_sha256", "expires_at", "invited_by"])
    record("renew_invitation", current, Message("staff.done.renewed", _said(current)), unit=current.unit)
    return Invited(current, token)


@transaction.atomic
def revoke(giver: User, invitation: Invitation) -> Invitation | Denied:
    """Take an invitation back."""
    current = _locked(invitation)
    if refusal := _over(current) or why_not_end(giver, current.role, current.unit):
        return _refused("revoke_invitation", current, refusal)
    current.revoked_at = timezone.now()
    current.save(update_fields=["revoked_at"])
    record("revoke_invitation", current, Message("staff.done.revoked", _said(current)), unit=current.unit)
    return current


def invitation_of(token: str) -> Invitation | Denied:
    """The invitation of this token, or why it leads nowhere: one sentence each, a wrong token as one never given."""
    found = Invitation.objects.select_related("unit__parent", "invited_by").filter(token_sha256=_digest(token)).first()
    if found is None:
        return Denied(Message("staff.invitation.unknown", {}))
    if refusal := _over(found):
        return refusal
    if found.expires_at <= timezone.now():
        return Denied(Message("staff.invitation.expired", {"day": timezone.localdate(found.expires_at)}))
    giver = found.invited_by
    # whoever may give the role no more cannot have it taken by a link of theirs either
    is_idle = giver is not None and not giver.is_active
    if is_idle or why_not_give(giver, found.role, found.unit, timezone.localdate()):
        return Denied(Message("staff.invitation.outdated", {}))
    return found


@transaction.atomic
def accept(token: str, person: User) -> RoleHolding | Denied:
    """Let `person`, who has an account, take the role they are invited to."""
    found = _open(token)
    if isinstance(found, Denied):
        return found
    person = for_change(person)
    if refusal := why_not_receive(found.invited_by, person, found.role, found.unit):
        return _refused("accept_invitation", found, refusal)
    return _take(found, person)


@transaction.atomic
def join(token: str, username: str, password: str) -> User | Denied:
    """Make the account of who is invited, with the role they are invited to."""
    found = _open(token)
    if isinstance(found, Denied):
        return found
    person = User(username=User.normalize_username(username), full_name=found.full_name, email=found.email)
    person.set_password(password)
    try:
        with transaction.atomic():
            person.save()
    except IntegrityError:  # somebody else chose this name a moment ago
        return Denied(Message("staff.invitation.name-taken", {"name": username}))
    _take(found, person)
    return person


def _open(token: str) -> Invitation | Denied:
    """The invitation of this token, held for this transaction: of two who accept it at once one is too late."""
    Invitation.objects.select_for_update().filter(token_sha256=_digest(token)).first()
    return invitation_of(token)


def _take(invitation: Invitation, person: User) -> RoleHolding:
    holding = person.roles.create(role=invitation.role, unit=invitation.unit, areas=invitation.areas)
    invitation.accepted_by, invitation.accepted_at = person, holding.began_at
    invitation.save(update_fields=["accepted_by", "accepted_at"])
    said = Message("staff.done.accepted", {**_said(invitation), "person": person.full_name})
    record("accept_invitation", person, said, unit=invitation.unit, after=_values(invitation))
    return holding


def _same(guest: Guest) -> "QuerySet[Invitation]":
    """What waits for the same person and role; without an address people are told apart by their names."""
    same = {"email": guest.email} if guest.email else {"email": "", "full_name": guest.full_name}
    return Invitation.objects.waiting().filter(**same, role=guest.role, unit=guest.unit)


def _waits(guest: Guest) -> Denied | None:
    if not _same(guest).exists():
        return None
    said: dict[str, Parameter] = {
        "person": guest.full_name,
        "role": role_word(guest.role),
        "unit": guest.unit.short_name,
    }
    return Denied(Message("staff.denied.invited", said))


def _over(invitation: Invitation) -> Denied | None:
    if invitation.accepted_at:
        return Denied(Message("staff.invitation.used", {}))
    return Denied(Message("staff.invitation.revoked", {})) if invitation.revoked_at else None


def _locked(invitation: Invitation) -> Invitation:
    found = Invitation.objects.select_for_update(of=("self",)).select_related("unit__parent")
    return found.get(pk=invitation.pk)


def _said(invitation: Invitation) -> dict[str, Parameter]:
    unit = invitation.unit.short_name
    return {"person": invitation.full_name, "role": role_word(invitation.role), "unit": unit}


def _values(invitation: Invitation) -> dict[str, Parameter]:
    role, unit = role_word(invitation.role), invitation.unit.short_name
    return {"role": role, "unit": unit, "areas": tuple(invitation.areas)}


def _refused(act: str, invitation: Invitation, refusal: Denied) -> Denied:
    record(act, invitation, refusal.reason, unit=invitation.unit, is_refused=True)
    return refusal


def _digest(token: str) -> str:
    return sha256(token.encode()).hexdigest()
