"""What stands around a page: the board of navigation, the way back, and who is signed in."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol, TypeVar

from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _

from parindex.web.ui.wording import ROLES


class Unit(Protocol):
    """A unit, as far as a frame speaks of it."""

    @property
    def code(self) -> str: ...
    @property
    def short_name(self) -> str: ...


class UnitYear(Protocol):
    """A year of a unit, as far as a frame speaks of it; `cycle_id` is None for one that no cycle runs."""

    @property
    def unit(self) -> Unit: ...
    @property
    def year(self) -> int: ...
    @property
    def cycle_id(self) -> int | None: ...


class NewestYear(UnitYear, Protocol):
    """The year that pages about no one year lead to, with the number of problems of its paper."""

    @property
    def problem_count(self) -> int: ...


class Holding(Protocol):
    """A role held in a unit."""

    @property
    def role(self) -> str: ...
    @property
    def unit(self) -> Unit: ...


class Reader(Protocol):
    """Who is signed in: `entries` are the ids of what their roles open, `unread` the number of new messages."""

    @property
    def full_name(self) -> str: ...
    @property
    def held(self) -> Iterable[Holding]: ...
    @property
    def entries(self) -> frozenset[str]: ...
    @property
    def unread(self) -> int: ...


Y = TypeVar("Y", bound=UnitYear)


@dataclass(frozen=True, slots=True)
class Crumb:
    """A step of the way here; the last one has no url."""

    words: str
    url: str = ""
    lang: str = ""


@dataclass(frozen=True, slots=True)
class Item:
    """An entry of the navigation; `count` is what waits there, None where nothing is counted.

    `heading` stands above the first entry of a group.
    """

    words: str
    icon: str
    url: str
    is_current: bool
    count: int | None = None
    heading: str = ""


@dataclass(frozen=True, slots=True)
class Person:
    """Who is signed in, in which offices, what their roles open, and how many messages they have not read."""

    name: str
    office: str
    entries: frozenset[str] = frozenset()
    unread: int = 0


@dataclass(frozen=True, slots=True)
class Year:
    """An index year that the person may open."""

    unit: str
    unit_name: str
    year: int
    is_in_cycle: bool = False

    @property
    def url(self) -> str:
        return self.page("overview")

    def page(self, name: str) -> str:
        return reverse(name, args=[self.unit, self.year])


@dataclass(frozen=True, slots=True)
class Frame:
    """Everything around the page's own content. On paper, `printed` says what the page is of, in Vietnamese."""

    title: str
    person: Person
    year: Year | None = None
    others: tuple[Year, ...] = ()
    nav: tuple[Item, ...] = ()
    crumbs: tuple[Crumb, ...] = ()
    printed: str = ""
    is_trial: bool = False


@dataclass(frozen=True, slots=True)
class YearFrame:
    """The frame of every page about one year, before it is known which page."""

    year: Year
    others: tuple[Year, ...]
    person: Person
    problem_count: int

    def of(self, current: str, title: str, *crumbs: Crumb) -> Frame:
        """The frame of the page `title`, which belongs to the entry `current` of the navigation."""
        year = Crumb(_("Year %(year)s") % {"year": self.year.year}, self.year.url if crumbs else "")
        return Frame(
            title=f"{title} · {self.year.unit_name} {self.year.year}",
            person=self.person,
            year=self.year,
            others=self.others,
            nav=(*_year_nav(self.year, current, self.problem_count), *_site_nav(current, self.person.entries)),
            crumbs=(Crumb(self.year.unit_name, lang="vi"), year, *crumbs),
            printed=f"{self.year.unit_name} · {self.year.year}",
        )


def _year_nav(year: Year, current: str, problem_count: int) -> tuple[Item, ...]:
    entries = (
        ("overview", _("Overview"), "overview", None),
        *([("assess", _("Self-scoring sheet"), "pen", None)] if year.is_in_cycle else ()),
        ("criteria", _("Criteria set"), "tree", None),
        ("losses", _("Losses by unit"), "units", None),
        # a cycle has no paper, a paper no cycle
        ("sheet-progress", _("Progress"), "calendar", None)
        if year.is_in_cycle
        else ("problems", _("Problems of the paper"), "paper-in", problem_count),
    )
    return tuple(Item(words, icon, year.page(name), name == current, count) for name, words, icon, count in entries)


def _site_nav(current: str, entries: frozenset[str]) -> tuple[Item, ...]:
    """What is about no one year: the criteria sets for everyone, the rest for those whose roles open it."""
    every = (
        ("cycles", _("Cycles"), "cycle"),
        ("criteria-sets", _("Criteria sets"), "rules"),
        ("evidence", _("Evidence"), "clip"),
        ("papers", _("Bring in papers"), "upload"),
        ("organisation", _("Units"), "units"),
        ("people", _("People"), "person"),
        ("outbox", _("Outgoing mail"), "mail"),
        ("history", _("History"), "chain"),
    )
    opened = [entry for entry in every if entry[0] in entries]
    heads = _("Whole system"), *[""] * len(opened)
    return tuple(
        Item(words, icon, reverse(name), name == current, heading=head)
        for (name, words, icon), head in zip(opened, heads, strict=False)
    )


@dataclass(frozen=True, slots=True)
class SiteFrame:
    """The frame of every page about no one year; its board leads to the newest year, if there is one."""

    year: Year | None
    others: tuple[Year, ...]
    person: Person
    problem_count: int

    def of(self, current: str, title: str, *crumbs: Crumb, printed: str = "", is_trial: bool = False) -> Frame:
        """The frame of the page `title`, which belongs to the entry `current` of the navigation.

        printed: what stands at the top of paper, on which no year of a unit has a place here.
        """
        of_year = _year_nav(self.year, current, self.problem_count) if self.year else ()
        return Frame(
            title=title,
            person=self.person,
            year=self.year,
            others=self.others,
            nav=(*of_year, *_site_nav(current, self.person.entries)),
            crumbs=crumbs,
            printed=printed,
            is_trial=is_trial,
        )


def the_year(visible: Iterable[Y], unit: str, year: int) -> Y:
    """The one of `visible` that an address names. Raises Http404: what may not be seen is not there."""
    for one in visible:
        if (one.unit.code, one.year) == (unit, year):
            return one
    raise Http404


def year_frame(reader: Reader, here: UnitYear, visible: Iterable[UnitYear], *, problem_count: int) -> YearFrame:
    """The frame of pages about `here`; `visible` are the years of its unit."""
    others = tuple(_year(one) for one in visible if one is not here)
    return YearFrame(_year(here), others, _person(reader), problem_count)


def site_frame(reader: Reader, newest: NewestYear | None) -> SiteFrame:
    """The frame of pages about no one year."""
    year = _year(newest) if newest else None
    return SiteFrame(year, (), _person(reader), newest.problem_count if newest else 0)


def _person(reader: Reader) -> Person:
    """Who is signed in. A role that is also the person's name, as in a demonstration, is said once."""
    held = [(str(ROLES[holding.role]), holding.unit.short_name) for holding in reader.held]
    offices = [unit if role == reader.full_name else f"{role}, {unit}" for role, unit in held]
    return Person(reader.full_name, "; ".join(offices) or _("no role yet"), reader.entries, reader.unread)


def _year(one: UnitYear) -> Year:
    return Year(one.unit.code, one.unit.short_name, one.year, is_in_cycle=one.cycle_id is not None)
