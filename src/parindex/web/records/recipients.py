"""Whom a unit is reached by: its contacts and reform officers, and how they are told of what concerns its sheet."""

from collections.abc import Iterable

from django.db.models import Q
from django.urls import reverse

from parindex.core.messages import Message
from parindex.core.workflow import Role
from parindex.documents.catalogue import catalogue
from parindex.web.records.inbox import tell
from parindex.web.records.people import RoleHolding, User
from parindex.web.records.units import Unit
from parindex.web.records.years import IndexYear

OF_UNIT = (Role.CONTACT, Role.OFFICER)


def contacts_of(units: Iterable[Unit]) -> list[User]:
    """The contacts and reform officers of `units`, each once, by name; an office counts for its committee."""
    keys = [unit.pk for unit in units]
    of_units = Q(unit__in=keys) | Q(unit__kind=Unit.Kind.OFFICE, unit__parent__in=keys)
    held = RoleHolding.objects.filter(of_units, ended_at=None, role__in=OF_UNIT)
    return list(User.objects.filter(is_active=True, roles__in=held).distinct().order_by("full_name", "pk"))


def unreached(units: Iterable[Unit]) -> list[Unit]:
    """The units that have no contact and no officer of their own with an account."""
    held = RoleHolding.objects.filter(ended_at=None, role__in=OF_UNIT, person__is_active=True)
    reached: set[int | None] = set(held.values_list("unit", flat=True))
    reached |= set(held.filter(unit__kind=Unit.Kind.OFFICE).values_list("unit__parent", flat=True))
    return [unit for unit in units if unit.pk not in reached]


def tell_unit(sheet: IndexYear, said: Message, reason: str = "", *, but: User | None = None) -> None:
    """Tell those who answer for `sheet` what was done to it, in the words of the event, and where to go on.

    but: who did it, and knows. In Vietnamese: a message is read by whoever holds the role, whatever page they see.
    """
    words = catalogue("vi").render(said)
    url = reverse("sheet-progress", args=[sheet.unit.code, sheet.year])
    body = f"{words}\n\n{reason}" if reason else words
    for person in contacts_of([sheet.unit]):
        if person != but:
            tell(person, f"sheet:{sheet.pk}:{sheet.revision}:{person.pk}", words, body, url)
