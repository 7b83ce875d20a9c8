"""How far a person sees: the units in which, above or below which they hold a role. The one rule of every query."""

from django.db.models import Q

from parindex.web.records.branches import in_branches
from parindex.web.records.people import RoleHolding, User

OF_THE_UNIT_ALONE = frozenset({RoleHolding.Role.CONTACT, RoleHolding.Role.ONE_STOP})


def in_reach(user: User, field: str = "path") -> Q:
    """What lies in the reach of `user`, where `field` leads to the path of a unit; nothing without a role."""
    seen = Q(pk__in=())
    if not user.is_authenticated:
        return seen
    for path in sorted({_branch(holding) for holding in user.held}):
        codes = path.rstrip("/").split("/")
        above = ["/".join(codes[: depth + 1]) + "/" for depth in range(len(codes))]
        seen |= Q(**{f"{field}__startswith": path}) | Q(**{f"{field}__in": above})
    return seen


def in_own_branches(user: User, field: str = "path") -> Q:
    """What lies in the branches of the roles of `user`, without what is above them."""
    return in_branches(map(_branch, user.held) if user.is_authenticated else (), field)


def _branch(holding: RoleHolding) -> str:
    """Where the branch of a role begins. An office acts for the committee above it, but for who works for it alone."""
    unit = holding.unit if holding.role in OF_THE_UNIT_ALONE else holding.unit.committee
    return str(unit.path)
