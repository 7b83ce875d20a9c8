"""The year that a page is about, with the frame around it; for whoever may not see it, there is none."""

from dataclasses import dataclass

from django.db.models import Count

from parindex.core.check.problem import Problem
from parindex.web.records.models import IndexYear
from parindex.web.records.requests import Request
from parindex.web.records.year import YearRecord, load_year, problems_of
from parindex.web.ui.frame import SiteFrame, YearFrame, site_frame, the_year, year_frame


@dataclass(frozen=True, slots=True)
class Opened:
    """A year as core's values, the problems of its paper, and the frame of its pages."""

    record: YearRecord
    problems: tuple[Problem, ...]
    frame: YearFrame


def open_year(request: Request, unit: str, year: int) -> Opened:
    """The year `year` of `unit`. Raises Http404 if there is none that the person may see."""
    visible = list(IndexYear.objects.visible_to(request.user))
    here = the_year(visible, unit, year)
    problems = problems_of(here)
    frame = year_frame(
        visible,
        here,
        name=request.user.full_name,
        holdings=request.user.held,
        problem_count=len(problems),
        may_import=request.user.may_import,
    )
    return Opened(load_year(here), problems, frame)


def open_site(request: Request) -> SiteFrame:
    """The frame of pages about no one year; one query finds the years that the person may see and their problems."""
    visible = list(IndexYear.objects.visible_to(request.user).annotate(problem_count=Count("plan__problems")))
    return site_frame(
        visible,
        name=request.user.full_name,
        holdings=request.user.held,
        problem_count=visible[0].problem_count if visible else 0,  # type: ignore[attr-defined]
        may_import=request.user.may_import,
    )
