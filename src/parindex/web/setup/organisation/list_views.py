"""Lists of units brought in: tried first, then taken in whole or put away. Nothing is kept before."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from parindex.core.organisation import Step
from parindex.documents.document import UnreadableFileError
from parindex.documents.units_file import marked_workbook
from parindex.web.records.organising import UnitsPlan, organises, plan_units, take_in_units
from parindex.web.records.requests import Request
from parindex.web.records.units_waiting import WaitingUnits, let_units_wait, put_units_away, waiting_units
from parindex.web.setup.organisation.pages import for_organisers, frame
from parindex.web.setup.organisation.preview import present_preview
from parindex.web.setup.organisation.views import WORKBOOK
from parindex.web.setup.organisation.words import units_counted
from parindex.web.ui import figures
from parindex.web.ui.frame import Crumb
from parindex.web.ui.telling import told


@require_http_methods(["GET", "POST"])
@for_organisers
def bring(request: Request) -> HttpResponse:
    """Bring a list; what is none is refused with one sentence, anything else is shown before it counts."""
    refusal = ""
    if request.method == "POST":
        file = request.FILES.get("tep")
        if file is None:
            refusal = _("Choose a file of at most 5 MB first.")
        else:
            try:
                return redirect("units-list", let_units_wait(request.user, file.name or "", file.read()).token)
            except UnreadableFileError as error:
                refusal = told(error.message)
    title = _("Bring in a list of units")
    context = {"frame": frame(request, title, Crumb(title)), "refusal": refusal}
    return render(request, "setup/organisation/bring.html", context)


@require_GET
@for_organisers
def listed(request: Request, token: str) -> HttpResponse:
    """What a list that waits would do."""
    one = _waiting(request, token)
    return _preview(request, one, plan_units(one.file(), organises(request.user)))


@require_POST
@for_organisers
def accept(request: Request, token: str) -> HttpResponse:
    """Take a list in, if it still does what the person saw."""
    one = _waiting(request, token)
    reason = request.POST.get("ly-do", "").strip() or one.name
    taken = take_in_units(one.file(), organises(request.user), seen=request.POST.get("ke-hoach", "-"), reason=reason)
    if not taken.is_done:
        messages.warning(request, _("Nothing was taken in: the units have changed since you looked. Look again."))
        return _preview(request, one, taken.plan)
    put_units_away(one)
    done = units_counted(len(taken.plan.of(Step.NEW)) + len(taken.plan.of(Step.CHANGED)))
    messages.success(request, _("%(units)s taken in from %(name)s.") % {"units": done, "name": one.name})
    return redirect("organisation")


@require_POST
@for_organisers
def discard(request: Request, token: str) -> HttpResponse:
    """Put a list away."""
    one = _waiting(request, token)
    put_units_away(one)
    messages.success(request, _("%(name)s was discarded; nothing of it is left.") % {"name": one.name})
    return redirect("units-bring")


@require_GET
@for_organisers
def marked(request: Request, token: str) -> HttpResponse:
    """The list as it came, refused rows marked with the reason."""
    one = _waiting(request, token)
    file = one.file()
    plan = plan_units(file, organises(request.user))
    response = HttpResponse(marked_workbook(file, plan.flaws, figures.language()), content_type=WORKBOOK)
    response["Content-Disposition"] = 'attachment; filename="don-vi-can-sua.xlsx"'
    return response


def _preview(request: Request, one: WaitingUnits, plan: UnitsPlan) -> HttpResponse:
    page = present_preview(one, one.file(), plan)
    around = frame(request, one.name, Crumb(_("Bring in a list of units")), Crumb(one.name, lang="vi"))
    return render(request, "setup/organisation/listed.html", {"frame": around, "page": page})


def _waiting(request: Request, token: str) -> WaitingUnits:
    one = waiting_units(request.user, token)
    if one is None:
        raise Http404
    return one
