"""Criteria: of index years that the person may see, and of the criteria sets, which hold no figures of any unit."""

from collections.abc import Iterator

from django.db.models import Case, Exists, OuterRef, Value, When
from django.urls import reverse
from django.utils.translation import gettext as _

from parindex.core.framework import Framework
from parindex.web.records.frameworks import known_frameworks
from parindex.web.records.frozen import frozen_framework
from parindex.web.records.models import IndexYear, User
from parindex.web.results.search.asked import Candidate

MOST_YEARS = 5  # each holds the same criteria as most others: more of them would only repeat what was found


def of_years(user: User) -> Iterator[Candidate]:
    """The criteria of the newest year of the person's own units, else of the first few, each leading to its page."""
    for year in _years(user):
        under = _("%(unit)s, year %(year)s") % {"unit": year.unit.short_name, "year": year.year}
        for area, criterion in frozen_framework(year.frozen_id).criteria():
            url = reverse("criterion", args=[year.unit.code, year.year, criterion.code])
            for node in criterion.walk():
                yield Candidate(node.name, url, node.code, under=f"{under} · {area.name}", is_numbered=True)


def _years(user: User) -> list[IndexYear]:
    visible = IndexYear.objects.visible_to(user).newest()
    later = visible.filter(unit=OuterRef("unit"), year__gt=OuterRef("year"))
    own = {holding.unit.committee.pk for holding in user.held}
    is_other = Case(When(unit__in=own, then=Value(0)), default=Value(1))
    newest = visible.filter(~Exists(later)).order_by(is_other, "-year", "unit__path")
    years = list(newest[:MOST_YEARS])
    return [year for year in years if year.unit_id in own] or years


def of_sets() -> Iterator[Candidate]:
    """Every set of the installation, and every area, criterion and part in it."""
    for framework in sorted(known_frameworks(), key=lambda one: (-one.year, one.id)):
        yield Candidate(framework.title, reverse("criteria-set", args=[framework.id]), framework.id)
        yield from _nodes(framework)


def _nodes(framework: Framework) -> Iterator[Candidate]:
    for node in framework.nodes():
        url = reverse("set-criterion", args=[framework.id, node.code])
        yield Candidate(node.name, url, node.code, under=framework.title, is_numbered=True)
