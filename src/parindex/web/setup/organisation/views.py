"""Units over time: the tree at a date, one unit, what is known of it corrected, its years, lists as files."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from parindex.documents.units_file import units_csv, units_workbook
from parindex.web.records.models import Unit
from parindex.web.records.organising import correct_unit, may_organise
from parindex.web.records.requests import Request
from parindex.web.records.unit_rows import unit_rows
from parindex.web.setup.organisation.comparison import present_comparison
from parindex.web.setup.organisation.forms import CorrectForm
from parindex.web.setup.organisation.pages import frame, unit_crumb, unit_seen, wanted_of
from parindex.web.setup.organisation.tree_page import present_tree
from parindex.web.setup.organisation.unit_page import present_unit
from parindex.web.ui.frame import Crumb

WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
FILES = {"xlsx": (units_workbook, WORKBOOK), "csv": (units_csv, "text/csv; charset=utf-8")}


@require_GET
def tree(request: Request) -> HttpResponse:
    """The units that the person sees, as they are on a day."""
    page = present_tree(request.user, wanted_of(request))
    return render(
        request, "setup/organisation/tree.html", {"frame": frame(request, _("Units over time")), "page": page}
    )


@require_GET
def unit(request: Request, code: str) -> HttpResponse:
    """One unit on a day."""
    one = unit_seen(request, code)
    page = present_unit(one, request.user, wanted_of(request))
    around = frame(request, one.short_name, Crumb(one.short_name, lang="vi"))
    return render(request, "setup/organisation/unit.html", {"frame": around, "page": page})


@require_http_methods(["GET", "POST"])
def correct(request: Request, code: str) -> HttpResponse:
    """Whom to ask about a unit and what else it is called, for those who keep its branch."""
    one = unit_seen(request, code)
    if not may_organise(request.user, one):
        raise PermissionDenied
    form = CorrectForm(one, request.POST or None)
    if request.method == "POST" and form.is_valid():
        correct_unit(one, **form.cleaned_data)
        messages.success(request, _("What is known of %(unit)s was corrected.") % {"unit": one.short_name})
        return redirect("organisation-unit", code)
    title = _("Correct %(unit)s") % {"unit": one.short_name}
    context = {"frame": frame(request, title, unit_crumb(one), Crumb(_("Correct"))), "form": form, "unit": one}
    return render(request, "setup/organisation/correct.html", context)


@require_GET
def compare(request: Request, code: str) -> HttpResponse:
    """The years of a unit, side by side with those of what it came from and went into."""
    one = unit_seen(request, code)
    title = _("Years of %(unit)s over time") % {"unit": one.short_name}
    around = frame(request, title, unit_crumb(one), Crumb(_("Years over time")))
    page = present_comparison(one, request.user)
    return render(request, "setup/organisation/compare.html", {"frame": around, "page": page})


@require_GET
def units_file(request: Request, ending: str) -> HttpResponse:
    """The units of the day and kind that are asked for, as a file that can be taken in again."""
    if ending not in FILES:
        raise Http404
    wanted, (written, kind) = wanted_of(request), FILES[ending]
    begun = Q(valid_from=None) | Q(valid_from__lte=wanted.day)
    units = Unit.objects.visible_to(request.user).filter(begun).order_by("path")
    units = units if wanted.with_ended else units.on(wanted.day)
    units = units.filter(kind=wanted.kind) if wanted.kind else units
    response = HttpResponse(written(unit_rows(units)), content_type=kind)
    name = f"don-vi-{wanted.day.isoformat()}.{ending}"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
