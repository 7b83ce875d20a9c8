"""The grid as one page: the areas with their rows, the meter, the filters, and what may be done from here."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from parindex.core.facts import WHOLE_SET
from parindex.core.readiness import LeafState
from parindex.web.assess.grid.addresses import Addresses
from parindex.web.assess.grid.choosing import EVERY, TESTS, chosen, filters_of
from parindex.web.assess.grid.door import door_of
from parindex.web.assess.grid.fields import NOT_SENT
from parindex.web.assess.grid.now import Now, has_news, kept_now
from parindex.web.assess.grid.row import Row, RowMaker
from parindex.web.assess.grid.sent import Sent
from parindex.web.assess.grid.summary import Summary, summary_of
from parindex.web.records.models import IndexYear, User
from parindex.web.records.sheet_work import works_of
from parindex.web.ui import figures
from parindex.web.ui.filters import Filter
from parindex.web.ui.telling import told


@dataclass(frozen=True, slots=True)
class Area:
    """An area with those of its rows that are wanted; `said`: its points and what is left, in words.

    waiting: the codes of all its leaves that wait to be confirmed.
    """

    number: int
    code: str
    name: str
    said: str
    rows: tuple[Row, ...]
    waiting: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Link:
    """A page that one goes to from here."""

    words: str
    icon: str
    url: str
    is_main: bool = False
    is_plain: bool = False


@dataclass(frozen=True, slots=True)
class Page:
    """The page. closed: why nothing may be entered; keep: the key under which a browser keeps what is not saved yet.

    waiting: how many leaves of last year wait to be confirmed.
    """

    year: int
    former: str
    simulated: bool
    url: str
    links: tuple[Link, ...]
    progress_url: str
    confirm_url: str
    keep: str
    closed: str
    may_enter: bool
    summary: Summary
    filters: tuple[Filter, ...]
    areas: tuple[Area, ...]
    waiting: int
    returned: str
    all_url: str
    now: tuple[Now, ...]

    @property
    def rows(self) -> Iterator[Row]:
        return (row for area in self.areas for row in area.rows)


@dataclass(frozen=True, slots=True)
class Asked:
    """What is wanted of the grid: one of its filters, or (codes) some leaves, with what a form sent and came of it.

    keep: "" on the page of a single leaf; is_open: with all that the rows unfold.
    """

    keep: str = EVERY
    codes: tuple[str, ...] | None = None
    sent: Mapping[str, Sent] = field(default_factory=dict)
    is_open: bool = False

    @classmethod
    def of(cls, keep: str) -> "Asked":
        return cls(keep if keep in TESTS else EVERY)


def present_grid(person: User, sheet: IndexYear, former: IndexYear | None, asked: Asked) -> Page:
    """The grid of `sheet` for `person`, who may see it; `former` is the sheet of the year before."""
    maker = row_maker(person, sheet, former, timezone.localdate())
    pages = Addresses(sheet.unit.code, sheet.year)
    url = pages.page("assess")
    codes = _wanted(maker, person, asked)
    closed, summary = maker.door.closed, summary_of(maker, url)
    return Page(
        year=sheet.year,
        former=_("Year %(year)s") % {"year": sheet.year - 1},
        simulated=sheet.simulated,
        url=_url(pages, asked),
        links=tuple(_links(pages, may_enter=closed is None, is_ready=not summary.against)),
        progress_url=pages.page("sheet-progress"),
        confirm_url=pages.page("assess-confirm"),
        keep=f"{sheet.pk}:{person.pk}",
        closed=told(closed) if closed else "",
        may_enter=closed is None,
        summary=summary,
        filters=filters_of(maker, person, asked.keep, url),
        areas=tuple(_areas(maker, set(codes), asked)),
        waiting=len(_waiting(maker)),
        returned=", ".join(one.code for one in maker.work.returns) if closed is None else "",
        all_url="" if asked.keep else url,
        now=tuple(
            one for code in codes if code in asked.sent for one in kept_now(maker.leaves[code], asked.sent[code])
        ),
    )


def _url(pages: Addresses, asked: Asked) -> str:
    """Where the form of this page is sent."""
    if asked.codes and not asked.keep:
        return pages.leaf("assess-leaf").of(asked.codes[0])
    address = pages.page("assess")
    return address if asked.keep == EVERY else f"{address}?loc={asked.keep}"


def _links(pages: Addresses, *, may_enter: bool, is_ready: bool) -> Iterable[Link]:
    """Where one goes from the grid; who may not enter anything only reads and takes away."""
    if may_enter:
        yield Link(_("Submit the sheet"), "right", pages.page("submit"), is_main=is_ready)
    yield Link(_("Download the form"), "download", pages.page("workbook"))
    if may_enter:
        yield Link(_("Bring in a form"), "upload", pages.page("workbook-in"), is_plain=True)
        yield Link(_("Start from last year"), "cycle", pages.page("carry-over"), is_plain=True)
        yield Link(_("Give to offices"), "person", pages.page("assess-delegate"), is_plain=True)
    yield Link(_("Evidence"), "clip", pages.page("evidence-coverage"), is_plain=True)


def row_maker(person: User, sheet: IndexYear, former: IndexYear | None, today: date) -> RowMaker:
    """What makes the rows of `sheet`, in four queries."""
    works = works_of([sheet, former] if former else [sheet])
    work = works[sheet.pk]
    return RowMaker(work, works[former.pk] if former else None, door_of(person, sheet, work.returns), today)


def _wanted(maker: RowMaker, person: User, asked: Asked) -> tuple[str, ...]:
    """The leaves to show; of many that were sent, those that have changed, for placing them all would take seconds."""
    if asked.codes is None:  # what only the form holds stays in sight whatever the filter says
        return (*chosen(maker, person, asked.keep), *(code for code, one in asked.sent.items() if one.unsaved))
    if len(asked.codes) == 1:
        return asked.codes
    return tuple(code for code in asked.codes if has_news(maker.leaves[code], asked.sent[code]))


def _waiting(maker: RowMaker) -> tuple[str, ...]:
    """The leaves of last year that the person may confirm."""
    return tuple(code for code in maker.work.readiness.of(LeafState.UNCONFIRMED) if maker.door.against(code) is None)


def _areas(maker: RowMaker, codes: set[str], asked: Asked) -> Iterable[Area]:
    """The areas that have rows; what the set asks for as a whole stands before them."""
    framework, unconfirmed = maker.work.framework, _waiting(maker)
    of_set = [("", _("The whole set"), "", (WHOLE_SET,))]
    of_areas = [
        (area.code, area.name, _said(maker, area.code), tuple(node.code for node in area.walk()))
        for area in framework.areas
    ]
    for number, (code, name, said, below) in enumerate((*of_set, *of_areas)):
        wanted = [one for one in below if one in codes and one in maker.leaves]
        if wanted:
            rows = tuple(maker.row(one, asked.sent.get(one, NOT_SENT), is_open=asked.is_open) for one in wanted)
            waiting = tuple(one for one in below if one in unconfirmed)
            yield Area(number, code, name, said, rows, waiting)


def _said(maker: RowMaker, code: str) -> str:
    score = maker.work.points.nodes[code]
    said = {
        "points": figures.exact(score.earned, figures.EARNED_PLACES),
        "most": figures.trimmed(score.max_points),
    }
    words = _("self-scored %(points)s / %(most)s") % said
    if score.missing:
        words = f"{words}; {_missing(score.missing)}"
    return words


def _missing(points: Decimal) -> str:
    said = ngettext("%(points)s point not known yet", "%(points)s points not known yet", figures.one_or_many(points))
    return said % {"points": figures.trimmed(points)}
