"""The evidence of a leaf, and how far a whole sheet is proved."""

from collections.abc import Callable, Mapping

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.cache import patch_vary_headers
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from parindex.core.workflow import Denied
from parindex.web.assess.evidence.coverage import present_coverage
from parindex.web.assess.evidence.forms import LinkForm
from parindex.web.assess.evidence.leaf import own_use, present_leaf
from parindex.web.assess.evidence.limits import limits
from parindex.web.assess.opened import open_sheet
from parindex.web.records.evidence_attaching import Leaf, attach, detach, put_place
from parindex.web.records.models import Evidence, IndexYear
from parindex.web.records.requests import Request
from parindex.web.ui.frame import Crumb
from parindex.web.ui.telling import told


@require_http_methods(["GET", "POST"])
def leaf(request: Request, unit: str, year: int, code: str) -> HttpResponse:
    """What proves one leaf; htmx gets what is attached."""
    opened = open_sheet(request, unit, year)
    if request.method == "POST":
        act = ACTS.get(request.POST.get("viec", ""))
        if act is None:
            raise Http404
        _tell(request, act(request, opened.sheet, code))
        return redirect(request.get_full_path())
    page = present_leaf(request.user, opened.sheet, code, request.GET.get("q", "")[:100].replace("\x00", "").strip())
    is_part = bool(request.htmx and not request.htmx.history_restore_request)
    title = _("Evidence of %(code)s") % {"code": code}
    frame = opened.frame.of("assess", title, _grid(opened.sheet), Crumb(title))
    context = {"frame": frame, "page": page, "link_form": LinkForm(prefix="lk"), **limits()}
    response = render(request, f"assess/evidence/{'parts/attached' if is_part else 'leaf'}.html", context)
    patch_vary_headers(response, ["HX-Request"])
    return response


@require_GET
def coverage(request: Request, unit: str, year: int) -> HttpResponse:
    """Which leaves of a sheet lack evidence, and which evidence of the unit is used nowhere, or ends."""
    opened = open_sheet(request, unit, year)
    title = _("Coverage by evidence")
    frame = opened.frame.of("assess", title, _grid(opened.sheet), Crumb(title))
    context = {"frame": frame, "sheet": opened.sheet, "page": present_coverage(request.user, opened.sheet)}
    return render(request, "assess/evidence/coverage.html", context)


def _attach(request: Request, sheet: IndexYear, code: str) -> Denied | None:
    key = request.POST.get("tai-lieu", "")
    visible = Evidence.objects.visible_to(request.user)
    evidence = get_object_or_404(visible, pk=key if key.isdecimal() and len(key) < 19 else None)
    return attach(request.user, evidence, Leaf(sheet, code, request.POST.get("cho", "")))


def _place(request: Request, sheet: IndexYear, code: str) -> Denied | None:
    use = own_use(request.user, sheet, code, request.POST.get("su-dung", ""))
    return put_place(request.user, use, request.POST.get("cho", ""))


def _detach(request: Request, sheet: IndexYear, code: str) -> Denied | None:
    return detach(request.user, own_use(request.user, sheet, code, request.POST.get("su-dung", "")))


ACTS: Mapping[str, Callable[[Request, IndexYear, str], Denied | None]] = {
    "dinh-kem": _attach,
    "cho": _place,
    "go": _detach,
}


def _tell(request: Request, refusal: Denied | None) -> None:
    if refusal:
        messages.error(request, told(refusal.reason))
    else:
        messages.success(request, _("The evidence of this leaf was changed."))


def _grid(sheet: IndexYear) -> Crumb:
    return Crumb(_("Self-scoring"), reverse("assess", args=[sheet.unit.code, sheet.year]))
