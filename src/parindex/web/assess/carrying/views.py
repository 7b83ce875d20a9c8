"""The page of the year before."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from parindex.core.workflow import Denied
from parindex.web.assess.carrying.page import present_carrying
from parindex.web.assess.opened import Opened, open_sheet
from parindex.web.records.carrying_over import carry_over, drop_carried
from parindex.web.records.requests import Request
from parindex.web.ui.frame import Crumb
from parindex.web.ui.telling import told


@require_http_methods(["GET", "POST"])
def carry(request: Request, unit: str, year: int) -> HttpResponse:
    """Look at what the year before has, take it over, or take away what nobody confirmed."""
    opened = open_sheet(request, unit, year)
    if request.method == "GET":
        return _page(request, opened)
    if request.POST.get("viec") == "bo":
        return _drop(request, opened)
    answer = carry_over(request.user, opened.sheet)
    if isinstance(answer, Denied):
        return _page(request, opened, told(answer.reason))
    count = len(answer.codes)
    said = ngettext(
        "%(count)s criterion was taken over; confirm it, or enter its figures anew.",
        "%(count)s criteria were taken over; confirm each, or enter its figures anew.",
        count,
    )
    messages.success(request, said % {"count": count})
    return redirect("assess", unit, year)


def _drop(request: Request, opened: Opened) -> HttpResponse:
    answer = drop_carried(request.user, opened.sheet)
    if isinstance(answer, Denied):
        return _page(request, opened, told(answer.reason))
    said = ngettext("%(count)s criterion was cleared.", "%(count)s criteria were cleared.", answer)
    messages.success(request, said % {"count": answer})
    return redirect("carry-over", opened.sheet.unit.code, opened.sheet.year)


def _page(request: Request, opened: Opened, refusal: str = "") -> HttpResponse:
    page = present_carrying(request.user, opened.sheet)
    title = _("From the year before")
    frame = opened.frame.of("assess", title, Crumb(_("Self-scoring"), page.grid_url), Crumb(title))
    return render(request, "assess/carrying/carrying.html", {"frame": frame, "page": page, "refusal": refusal})
