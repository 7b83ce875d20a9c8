"""Workbooks that are brought: read once, so that whoever brings one that is none is told at once."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from parindex.web.assess.grid.door import door_of
from parindex.web.assess.workbook.reading import taking
from parindex.web.assess.workbook.waiting import each_its_name, let_wait
from parindex.web.records.models import IndexYear
from parindex.web.records.requests import Request
from parindex.web.records.sheet_work import work_of
from parindex.web.ui.telling import told

MOST = 20  # files at once
LARGEST = 10_000_000  # bytes; a form of hundreds of figures has not a hundredth of it


@dataclass(frozen=True, slots=True)
class Brought:
    """The token of what waits now, or ("") why nothing does."""

    token: str = ""
    refusal: str = ""


def bring(request: Request, sheet: IndexYear) -> Brought:
    """Let the files of `request` wait; those that are no form of `sheet` are not kept, and their reasons are."""
    work = work_of(sheet)
    if closed := door_of(request.user, sheet, work.returns).closed:
        return Brought(refusal=told(closed))
    files = request.FILES.getlist("tep")
    large = [*getattr(request, "too_large", ()), *(one.name for one in files if (one.size or 0) > LARGEST)]
    if large:
        said = _("%(names)s: larger than %(most)s MB, which is no self-scoring form. Nothing was taken in.")
        return Brought(refusal=said % {"names": ", ".join(map(str, large)), "most": LARGEST // 1_000_000})
    if not files:
        return Brought(refusal=_("Choose one or several workbooks (.xlsx) first."))
    if len(files) > MOST:
        return Brought(refusal=_("Bring at most %(most)s workbooks at once.") % {"most": MOST})
    names = each_its_name(one.name or "" for one in files)
    contents = list(zip(names, (one.read() for one in files), strict=True))
    found = taking(request.user, work, contents)
    kept = [(name, content) for name, content in contents if name in found.names]
    if not kept:
        return Brought(refusal=" ".join(map(told, found.unread)))
    return Brought(let_wait(request.user, sheet, kept, found.unread))
