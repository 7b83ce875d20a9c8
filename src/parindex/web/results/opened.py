"""The year that a page is about, with the frame around it; for whoever may not see it, there is none."""

from dataclasses import dataclass

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
    visible = list(IndexYear.objects.visible_to(request.user).newest().filter(unit__code=unit))
    here = the_year(visible, unit, year)
    problems = problems_of(here)
    frame = year_frame(request.user, here, visible, problem_count=len(problems))
    return Opened(load_year(here), problems, frame)


def open_site(request: Request) -> SiteFrame:
    """The frame of pages about no one year."""
    return site_frame(request.user, IndexYear.objects.visible_to(request.user).for_frame(request.user))
