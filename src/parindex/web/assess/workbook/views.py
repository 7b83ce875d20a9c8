"""Pages of the workbook: hand it out, look at those that come back, keep what they say."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_http_methods

from parindex.core.workflow import Denied
from parindex.documents.xlsx import UnwritableError
from parindex.web.assess.opened import Opened, open_sheet
from parindex.web.assess.submit.handing import workbook_response
from parindex.web.assess.workbook.bringing import bring
from parindex.web.assess.workbook.handing_out import form_of
from parindex.web.assess.workbook.keeping import NOTHING, Kept, keep
from parindex.web.assess.workbook.page import present_door, present_preview
from parindex.web.assess.workbook.reading import taking
from parindex.web.assess.workbook.waiting import Waiting, put_away, waiting_one
from parindex.web.records.requests import Request
from parindex.web.records.sheet_work import work_of
from parindex.web.ui.frame import Crumb
from parindex.web.ui.telling import told


@require_GET
def workbook_file(request: Request, unit: str, year: int) -> HttpResponse:
    """The form with all that is stored of the sheet."""
    sheet = open_sheet(request, unit, year).sheet
    try:
        content = form_of(request.user, sheet)
    except UnwritableError as error:
        messages.error(request, told(error.message))
        return redirect("workbook-in", unit, year)
    return workbook_response(content, f"phieu-tu-cham-{unit}-{year}.xlsx")


@require_http_methods(["GET", "POST"])
def workbook_in(request: Request, unit: str, year: int) -> HttpResponse:
    """Bring workbooks, look at what they would do, and keep it or put them away."""
    opened = open_sheet(request, unit, year)
    token = request.GET.get("cho", "")
    if request.method == "GET":
        return _preview(request, opened, _waiting(request, opened, token)) if token else _door(request, opened)
    if not token:
        brought = bring(request, opened.sheet)
        here = reverse("workbook-in", args=[unit, year])
        return redirect(f"{here}?cho={brought.token}") if brought.token else _door(request, opened, brought.refusal)
    one = _waiting(request, opened, token)
    if request.POST.get("viec") == "bo":
        put_away(one)
        messages.success(request, _("The workbooks were discarded; nothing of them is left."))
        return redirect("workbook-in", unit, year)
    return _keep(request, opened, one)


def _keep(request: Request, opened: Opened, one: Waiting) -> HttpResponse:
    work = work_of(opened.sheet)
    found = taking(request.user, work, one.contents())
    answer = keep(request.user, work, found, request.POST.dict())
    if isinstance(answer, Denied):
        messages.error(request, told(answer.reason))
        return _preview(request, opened, one)
    if answer == NOTHING:
        messages.warning(request, _("There was nothing to keep."))
        return _preview(request, opened, one)
    put_away(one)
    messages.success(request, _done(answer))
    return redirect("assess", opened.sheet.unit.code, opened.sheet.year)


def _done(kept: Kept) -> str:
    said = ngettext("%(count)s change was kept.", "%(count)s changes were kept.", kept.changed)
    done = said % {"count": kept.changed}
    if not kept.left_open:
        return done
    left = ngettext(
        "In %(count)s place nothing was chosen: both values wait on the sheet.",
        "In %(count)s places nothing was chosen: both values wait on the sheet.",
        kept.left_open,
    )
    return f"{done} {left % {'count': kept.left_open}}"


def _waiting(request: Request, opened: Opened, token: str) -> Waiting:
    one = waiting_one(request.user, opened.sheet, token)
    if one is None:
        raise Http404
    return one


def _door(request: Request, opened: Opened, refusal: str = "") -> HttpResponse:
    page = present_door(request.user, opened.sheet)
    frame = opened.frame.of("assess", _("Workbook"), Crumb(_("Self-scoring"), page.grid_url), Crumb(_("Workbook")))
    return render(request, "assess/workbook/door.html", {"frame": frame, "page": page, "refusal": refusal})


def _preview(request: Request, opened: Opened, one: Waiting) -> HttpResponse:
    work = work_of(opened.sheet)
    page = present_preview(work, one, taking(request.user, work, one.contents()))
    crumbs = Crumb(_("Workbook"), page.address), Crumb(_("What would change"))
    frame = opened.frame.of("assess", _("What would change"), *crumbs)
    return render(request, "assess/workbook/preview.html", {"frame": frame, "page": page})
