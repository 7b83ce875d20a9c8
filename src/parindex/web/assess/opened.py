"""The sheet that a page of self-scoring is about, with the frame around it."""

from dataclasses import dataclass

from parindex.web.records.models import IndexYear
from parindex.web.records.requests import Request
from parindex.web.ui.frame import YearFrame, the_year, year_frame


@dataclass(frozen=True, slots=True)
class Opened:
    """The newest version of a sheet, that of the year before (None: there is none), and the frame of its pages."""

    sheet: IndexYear
    former: IndexYear | None
    frame: YearFrame


def open_sheet(request: Request, unit: str, year: int) -> Opened:
    """The sheet of `unit` for `year`. Raises Http404 if there is none that the person may see, or no cycle runs it."""
    visible = IndexYear.objects.visible_to(request.user).newest().select_related("unit", "cycle__host")
    years = list(visible.filter(unit__code=unit))
    sheet = the_year([one for one in years if one.cycle_id is not None], unit, year)
    former = next((one for one in years if one.year == year - 1), None)
    return Opened(sheet, former, year_frame(request.user, sheet, years, problem_count=0))
