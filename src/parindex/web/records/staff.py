"""The rules of roles: where each may be held, who gives it where, and why not. Nothing is read or written here."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from parindex.core.messages import Message, Parameter
from parindex.core.workflow import Denied
from parindex.web.records.people import RoleHolding, User
from parindex.web.records.units import Unit

Role: TypeAlias = RoleHolding.Role
Kind: TypeAlias = Unit.Kind


@dataclass(frozen=True, slots=True)
class Terms:
    """Of a role: the kinds of unit it is held in, and the roles whose holders give it within their branch.

    outlives: whether it is still given in a unit that is over.
    """

    kinds: frozenset[Kind]
    given_by: tuple[Role, ...]
    outlives: bool = False


ANY = frozenset(Kind)
WHOLE = ANY - {Kind.OFFICE}
BY_OPERATORS, BY_OFFICERS_TOO = (Role.OPERATOR,), (Role.OFFICER, Role.OPERATOR)
TERMS = {
    # Runs the year of a committee from the office they sit in, which counts for the committee above it. Whoever makes
    # officers could make themselves helpers that nobody above knows of: operators alone do.
    Role.OFFICER: Terms(ANY, BY_OPERATORS),
    # Declares the figures of a unit, or of the office that keeps them.
    Role.CONTACT: Terms(ANY, BY_OFFICERS_TOO),
    # Appraise, decide and sign in the name of a whole body, never of one of its offices.
    Role.APPRAISER: Terms(WHOLE, BY_OFFICERS_TOO),
    Role.COUNCIL: Terms(WHOLE, BY_OFFICERS_TOO),
    Role.LEADER: Terms(WHOLE, BY_OFFICERS_TOO),
    # The desk is an office of its own, or belongs to the body itself where it has none.
    Role.ONE_STOP: Terms(ANY, BY_OFFICERS_TOO),
    # Read, and look after, a whole branch; below an office there is none. A unit that is over has records to be read
    # and people to be looked after, but no year to be run: these two roles alone are given there.
    Role.AUDITOR: Terms(WHOLE, BY_OPERATORS, outlives=True),
    Role.OPERATOR: Terms(WHOLE, BY_OPERATORS, outlives=True),
}
OUTLIVING = tuple(role for role, terms in TERMS.items() if terms.outlives)


def role_word(role: str) -> Message:
    """What a role is called within a sentence."""
    return Message(f"workflow.role.{role}")


def givable(giver: User) -> tuple[Role, ...]:
    """The roles that `giver` may give somewhere."""
    held = {holding.role for holding in giver.held}
    return tuple(role for role, terms in TERMS.items() if held.intersection(terms.given_by))


def branches_to_give_in(giver: User) -> list[str]:
    """The branches, by path, in which `giver` may give a role."""
    return sorted({one.unit.committee.path for one in giver.held if one.role in BY_OFFICERS_TOO})


def why_not_give(giver: User | None, role: str, unit: Unit, today: date) -> Denied | None:
    """What keeps `giver` from giving `role` in `unit` to anybody; None if nothing does.

    giver: None for the command line, which may give any role that fits.
    """
    if giver is not None and (refusal := why_not_end(giver, role, unit)):
        return refusal
    if unit.kind not in TERMS[Role(role)].kinds:
        said: dict[str, Parameter] = {
            "role": role_word(role),
            "unit": unit.short_name,
            "above": unit.committee.short_name,
        }
        return Denied(Message("staff.denied.kind", said))
    if unit.valid_to is not None and unit.valid_to < today and not TERMS[Role(role)].outlives:
        left = tuple(role_word(one) for one in OUTLIVING)
        return Denied(Message("staff.denied.unit-over", {"unit": unit.short_name, "day": unit.valid_to, "roles": left}))
    return None


def why_not_end(giver: User, role: str, unit: Unit) -> Denied | None:
    """What keeps `giver` from ending a `role` held in `unit`; None if nothing does: who may give may end."""
    terms = TERMS[Role(role)]
    scopes = [holding.unit.committee for holding in giver.held if holding.role in terms.given_by]
    if not scopes:
        who = tuple(role_word(one) for one in terms.given_by)
        return Denied(Message("staff.denied.giver", {"role": role_word(role), "who": who}))
    if not any(unit.path.startswith(scope.path) for scope in scopes):
        said: dict[str, Parameter] = {"unit": unit.short_name, "scope": tuple(scope.short_name for scope in scopes)}
        return Denied(Message("staff.denied.outside", said))
    return None


def why_not_receive(giver: User | None, person: User, role: str, unit: Unit) -> Denied | None:
    """What keeps `person` from getting `role` in `unit` from `giver`, who may give it; None if nothing does."""
    said: dict[str, Parameter] = {
        "person": person.full_name,
        "role": role_word(role),
        "unit": unit.short_name,
    }
    if giver is not None and giver.pk == person.pk:
        return Denied(Message("staff.denied.self", {}))
    if not person.is_active:
        return Denied(Message("staff.denied.closed", {"person": person.full_name}))
    if any((one.role, one.unit_id) == (role, unit.pk) for one in person.held):
        return Denied(Message("staff.denied.held", said))
    return None


def why_not_look_after(operator: User, person: User, held: Iterable[RoleHolding]) -> Denied | None:
    """What keeps `operator` from closing, opening or unlocking the account of `person`, who holds `held`; None if
    nothing does. One role elsewhere is enough: who may set a password could act in that role.
    """
    if operator.pk == person.pk:
        return Denied(Message("staff.denied.own-account", {}))
    scopes = [holding.unit for holding in operator.held if holding.role == Role.OPERATOR]
    if not scopes:
        return Denied(Message("staff.denied.not-operator", {}))
    if not all(any(one.unit.path.startswith(scope.path) for scope in scopes) for one in held):
        return Denied(Message("staff.denied.elsewhere", {"person": person.full_name}))
    return None
