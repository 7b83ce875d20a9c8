"""Pages of the plan."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from parindex.web.plan.problems import Wanted, present_problems
from parindex.web.records.models import IndexYear
from parindex.web.records.requests import Request
from parindex.web.records.year import load_year, paper_lines, problems_of
from parindex.web.ui.frame import Crumb, the_year, year_frame


def problems(request: Request, unit: str, year: int) -> HttpResponse:
    """What does not fit in the paper of a year, each with the paper's own words."""
    visible = list(IndexYear.objects.visible_to(request.user).newest().filter(unit__code=unit))
    here = the_year(visible, unit, year)
    found = problems_of(here)
    wanted = Wanted.of(request.GET.get("muc", ""), request.GET.get("phan", ""))
    frame = year_frame(request.user, here, visible, problem_count=len(found))
    page = present_problems(load_year(here), found, paper_lines(here), wanted=wanted)
    title = _("Problems of the paper")
    return render(request, "plan/problems.html", {"frame": frame.of("problems", title, Crumb(title)), "page": page})
