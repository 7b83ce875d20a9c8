"""The years of a unit over time; across a change of units nothing is subtracted and nothing added, and it is said."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from parindex.core.messages import Parameter
from parindex.web.records.around_unit import Near, around
from parindex.web.records.comparing import PublishedYear, published_years
from parindex.web.records.models import Unit, User
from parindex.web.setup.organisation.lineage import Link
from parindex.web.ui import figures
from parindex.web.ui.telling import told
from parindex.web.ui.wording import band_word

MINUS = "\N{MINUS SIGN}"


@dataclass(frozen=True, slots=True)
class Cell:
    """One unit in one year; `difference` to the year before of the same unit. Blank where nothing was published."""

    unit: str
    points: str = ""
    share: str = ""
    band: str = ""
    difference: str = ""
    framework: str = ""
    url: str = ""
    simulated: bool = False


@dataclass(frozen=True, slots=True)
class Side:
    """Units side by side: a row for each year that any of them has, the oldest first."""

    anchor: str
    title: str
    units: tuple[Link, ...]
    rows: tuple[tuple[int, tuple[Cell, ...]], ...]


@dataclass(frozen=True, slots=True)
class Break:
    """Where one unit ends and another begins: why the two sides of it cannot be held against each other."""

    words: str
    advice: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """What the page says, oldest first: what was before the unit, itself, what came after; each with its break."""

    unit: str
    unit_url: str
    before: Side | None
    begun: Break | None
    own: Side
    ended: Break | None
    after: Side | None


def present_comparison(unit: Unit, person: User) -> Comparison:
    """The years of `unit` and, side by side, of what it came from and went into: three queries."""
    near = around(unit, person)
    earlier, later = ([one for one in near if one.relation == relation] for relation in ("earlier", "later"))
    codes = [unit.code, *(one.code for one in (*earlier, *later))]
    years: dict[str, list[PublishedYear]] = {}
    for one in published_years(person, Unit.objects.filter(code__in=codes)):
        years.setdefault(one.unit, []).append(one)
    own = (Link(unit.short_name, reverse("organisation-unit", args=[unit.code])),)
    return Comparison(
        unit=unit.short_name,
        unit_url=own[0].url,
        before=_side("truoc", _("Before: each unit by itself"), earlier, years),
        begun=_begun(unit, earlier),
        own=Side("don-vi", unit.short_name, own, _rows([(unit.short_name, years.get(unit.code, []))])),
        ended=_ended(unit, later),
        after=_side("sau", _("After: each unit by itself"), later, years),
    )


def _side(anchor: str, title: str, near: Sequence[Near], years: Mapping[str, list[PublishedYear]]) -> Side | None:
    seen = [one for one in near if one.is_seen]
    if not seen:
        return None
    units = tuple(Link(one.name, reverse("organisation-compare", args=[one.code])) for one in seen)
    return Side(anchor, title, units, _rows([(one.name, years.get(one.code, [])) for one in seen]))


def _rows(columns: Sequence[tuple[str, Sequence[PublishedYear]]]) -> tuple[tuple[int, tuple[Cell, ...]], ...]:
    """A row for each year; a difference is one between two years of the same column, which is the same unit."""
    told = [
        (name, {one.year: _cell(name, one, before) for before, one in zip([None, *column], column, strict=False)})
        for name, column in columns
    ]
    every = sorted({year for _name, cells in told for year in cells})
    return tuple((year, tuple(cells.get(year, Cell(name)) for name, cells in told)) for year in every)


def _cell(name: str, one: PublishedYear, before: PublishedYear | None) -> Cell:
    url = reverse("overview", args=[one.unit, one.year])
    if one.points is None or one.percent is None:
        return Cell(name, framework=one.framework, url=url, simulated=one.simulated)
    said = {"points": figures.exact(one.points, figures.PUBLISHED_PLACES), "most": figures.trimmed(one.most)}
    return Cell(
        unit=name,
        points=_("%(points)s of %(most)s") % said,
        share=figures.percent(one.percent),
        band=band_word(one.band),
        difference=_difference(one, before) if before else "",
        framework=one.framework,
        url=url,
        simulated=one.simulated,
    )


def _difference(one: PublishedYear, before: PublishedYear) -> str:
    """Of points where both years have as many at most, else of shares; another set is named as that."""
    if one.points is None or before.points is None or one.percent is None or before.percent is None:
        return ""
    if one.most == before.most:
        signed = _signed(one.points - before.points)
    else:
        signed = _("%(difference)s points of percentage") % {"difference": _signed(one.percent - before.percent)}
    said = {"difference": signed, "year": before.year}
    if one.framework == before.framework:
        return _("%(difference)s on %(year)s") % said
    return _("%(difference)s on %(year)s (by another criteria set)") % said


def _signed(value: Decimal) -> str:
    sign = "+" if value > 0 else MINUS if value < 0 else ""
    return f"{sign}{figures.trimmed(abs(value))}"


def _begun(unit: Unit, earlier: Sequence[Near]) -> Break | None:
    if not earlier:
        return None
    ways = {one.way for one in earlier}
    sentences = {
        "merged": _("Cannot be compared directly: %(unit)s was merged from %(units)s on %(day)s."),
        "renamed": _("Cannot be compared directly: %(unit)s was renamed from %(units)s on %(day)s."),
        "split": _("Cannot be compared directly: %(unit)s was split from %(units)s on %(day)s."),
        "taken_over": _("Cannot be compared directly: %(unit)s took over a part of %(units)s on %(day)s."),
        "": _("Cannot be compared directly: %(unit)s was made from %(units)s on %(day)s."),
    }
    said = {"unit": unit.short_name, "units": _named(earlier), "day": _told(unit.valid_from)}
    return Break(sentences[ways.pop() if len(ways) == 1 else ""] % said, _advice())


def _ended(unit: Unit, later: Sequence[Near]) -> Break | None:
    if not later:
        return None
    said = {"unit": unit.short_name, "units": _named(later), "day": _told(later[0].begins)}
    return Break(_("Cannot be compared directly: %(unit)s went into %(units)s on %(day)s.") % said, _advice())


def _advice() -> str:
    return _("Points of different units are not added up and not subtracted: look at each unit by itself.")


def _named(near: Iterable[Near]) -> str:
    seen = [one.name for one in near if one.is_seen]
    hidden = sum(1 for one in near if not one.is_seen)
    if hidden:
        said = ngettext("%(count)s unit outside your reach", "%(count)s units outside your reach", hidden)
        seen.append(said % {"count": hidden})
    return ", ".join(seen)


def _told(day: date | None) -> str:
    said: Parameter = day or _("an unknown day")
    return told(said)
