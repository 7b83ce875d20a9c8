"""Pages of results. Each opens a year the person may see, has it presented, and prints that."""

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from parindex.web.records.models import Cycle, IndexYear
from parindex.web.records.requests import Request
from parindex.web.results.answers import page_or_part
from parindex.web.results.criteria import Wanted, present_criteria
from parindex.web.results.criterion import present_criterion
from parindex.web.results.losses import present_losses
from parindex.web.results.opened import open_year
from parindex.web.results.overview import present_overview
from parindex.web.results.rows import criterion_url
from parindex.web.results.rule.section import rule_section
from parindex.web.ui.frame import Crumb, site_frame
from parindex.web.ui.typed import Asked


def home(request: Request) -> HttpResponse:
    """The newest year of the person, else the newest cycle that they see; without one, what would be here."""
    newest = IndexYear.objects.visible_to(request.user).for_frame(request.user)
    if newest is not None:
        return redirect("overview", newest.unit.code, newest.year)
    cycle = Cycle.objects.visible_to(request.user).first()
    if cycle is not None:
        return redirect("cycle", cycle.host.code, cycle.year)
    frame = site_frame(request.user, None).of("", _("No index year yet"))
    return render(request, "results/no_year.html", {"frame": frame, "may_import": request.user.may_import})


def overview(request: Request, unit: str, year: int) -> HttpResponse:
    """Where the unit stands, on one page."""
    opened = open_year(request, unit, year)
    page = present_overview(opened.record, opened.problems)
    return render(request, "results/overview.html", {"frame": opened.frame.of("overview", page.title), "page": page})


def criteria(request: Request, unit: str, year: int) -> HttpResponse:
    """The criteria set, searched and filtered; htmx gets only the part that changes."""
    opened = open_year(request, unit, year)
    wanted = Wanted.of(request.GET.get("q", ""), request.GET.get("loc", ""))
    page = present_criteria(opened.record, wanted)
    title = _("Criteria set")
    context = {"frame": opened.frame.of("criteria", title, Crumb(title)), "page": page}
    return page_or_part(request, "results/criteria.html", "results/criteria_part.html", context)


def criterion(request: Request, unit: str, year: int, code: str) -> HttpResponse:
    """One criterion: its points, why, what is to raise them, and its rule to try out; htmx gets what was tried."""
    opened = open_year(request, unit, year)
    page, node = present_criterion(opened.record, opened.problems, code), opened.record.framework.node(code)
    if page is None or node is None:
        raise Http404
    section = rule_section(
        opened.record.framework,
        node,
        Asked.of(request.GET.dict()),
        url=criterion_url(opened.record, code),
        today=localdate(),
    )
    crumbs = Crumb(_("Criteria set"), opened.frame.year.page("criteria")), Crumb(page.label)
    frame = opened.frame.of("criteria", f"{page.code} {page.name}", *crumbs)
    context = {"frame": frame, "page": page, "section": section}
    return page_or_part(request, "results/criterion.html", "results/rule/tried.html", context)


def losses(request: Request, unit: str, year: int) -> HttpResponse:
    """The lost points by the units that lead the criteria."""
    opened = open_year(request, unit, year)
    title = _("Points lost, by lead unit")
    page = present_losses(opened.record)
    return render(
        request, "results/losses.html", {"frame": opened.frame.of("losses", title, Crumb(title)), "page": page}
    )
