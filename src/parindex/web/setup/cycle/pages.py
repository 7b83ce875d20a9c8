"""What stands around the pages of the cycle."""

from django.urls import reverse
from django.utils.translation import gettext as _

from parindex.web.records.cycles import Cycle
from parindex.web.records.models import IndexYear
from parindex.web.records.requests import Request
from parindex.web.ui.frame import Crumb, SiteFrame, YearFrame, site_frame, year_frame


def site(request: Request) -> SiteFrame:
    """The frame of these pages."""
    return site_frame(request.user, IndexYear.objects.visible_to(request.user).for_frame(request.user))


def of_unit(request: Request, sheet: IndexYear) -> YearFrame:
    """The frame of a page about one sheet, counted with its problems, with the years of its unit."""
    visible = IndexYear.objects.visible_to(request.user).newest().filter(unit=sheet.unit)
    return year_frame(request.user, sheet, visible.exclude(pk=sheet.pk), problem_count=sheet.problem_count)  # type: ignore[attr-defined]


def cycle_crumbs(cycle: Cycle | None = None) -> tuple[Crumb, ...]:
    """The way to the cycles, and to one of them."""
    first = Crumb(_("Cycles"), reverse("cycles"))
    if cycle is None:
        return (first,)
    return first, Crumb(str(cycle), cycle_url(cycle), lang="vi")


def cycle_url(cycle: Cycle) -> str:
    """The overview of `cycle`."""
    return reverse("cycle", args=[cycle.host.code, cycle.year])
