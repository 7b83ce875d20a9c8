"""Units, the people in them, and the cycles they run, each as far as the person may see."""

from collections.abc import Iterator

from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils.translation import gettext as _

from parindex.web.records.models import Cycle, Unit, UnitAlias, User
from parindex.web.results.search.asked import Asked, Candidate


def of_units(user: User, asked: Asked) -> Iterator[Candidate]:
    """The units in reach, under all their names; the longest word leaves few of them for a closer look."""
    called = UnitAlias.objects.filter(unit=OuterRef("pk"), folded__contains=asked.longest)
    found = Unit.objects.visible_to(user).filter(Q(folded__contains=asked.longest) | Exists(called))
    names: dict[tuple[str, str, str, str], list[str]] = {}
    rows = found.values_list("code", "name", "short_name", "parent__short_name", "aliases__name")
    for code, name, short_name, above, alias in rows:
        names.setdefault((code, name, short_name, above or ""), []).extend([alias] if alias else [])
    for (code, name, short_name, above), aliases in names.items():
        under = " · ".join(part for part in (above, *aliases) if part)
        yield Candidate(name, reverse("organisation-unit", args=[code]), code, (short_name, *aliases), under)


def of_people(user: User, asked: Asked) -> Iterator[Candidate]:
    """The people of the branches whose people the person may see."""
    found = User.objects.visible_to(user).filter(folded__contains=asked.longest).order_by("full_name", "username")
    for key, full_name, username in found.values_list("pk", "full_name", "username"):
        yield Candidate(full_name, reverse("person", args=[key]), username, (username,), username)


def of_cycles(user: User) -> Iterator[Candidate]:
    """The cycles in reach, the newest first."""
    for cycle in Cycle.objects.visible_to(user):
        name = _("Cycle %(year)s of %(host)s") % {"year": cycle.year, "host": cycle.host.short_name}
        also = (f"chu trình {cycle.year} {cycle.host.short_name} {cycle.host.name}",)
        yield Candidate(name, reverse("cycle", args=[cycle.host.code, cycle.year]), also=also, lang="")
