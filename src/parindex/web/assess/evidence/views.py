"""The library of evidence, and one piece of it."""

from collections.abc import Callable, Mapping

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from parindex.core.workflow import Denied
from parindex.web.assess.evidence.forms import AddressForm, KnownForm, LinkForm, WithdrawForm, known_form
from parindex.web.assess.evidence.frames import site_page
from parindex.web.assess.evidence.limits import limits
from parindex.web.assess.evidence.listing import list_evidence
from parindex.web.assess.evidence.piece import present_piece
from parindex.web.records.evidence_keeping import bring_back, correct, kept_by, withdraw
from parindex.web.records.models import Evidence
from parindex.web.records.requests import Request
from parindex.web.ui.frame import Crumb
from parindex.web.ui.telling import told


@require_GET
def library(request: Request) -> HttpResponse:
    """Evidence as far as the person may see it, and where to bring more of the units that they work for."""
    page = list_evidence(request.user, request.GET)
    kept = kept_by(request.user)
    unit = next((one for one in kept if one.code == page.unit), kept[0] if kept else None)
    context = {"page": page, "kept": kept, "unit": unit, "link_form": LinkForm(prefix="lk"), **limits()}
    frame = site_page(request, _("Evidence"))
    return render(request, "assess/evidence/library.html", {"frame": frame, **context})


@require_http_methods(["GET", "POST"])
def one(request: Request, pk: int) -> HttpResponse:
    """One piece of evidence, to be looked at page by page, corrected, brought anew, withdrawn."""
    rows = Evidence.objects.visible_to(request.user).select_related("unit", "owner")
    evidence = get_object_or_404(rows, pk=pk)
    if request.method == "GET":
        return _piece_page(request, evidence, known_form(evidence), WithdrawForm(prefix="th"))
    act = ACTS.get(request.POST.get("viec", ""))
    if act is None:
        raise Http404
    return act(request, evidence)


def _correct(request: Request, evidence: Evidence) -> HttpResponse:
    form = known_form(evidence, request.POST)
    if not form.is_valid():
        return _piece_page(request, evidence, form, WithdrawForm(prefix="th"))
    return _answered(
        request, evidence, correct(request.user, evidence, form.known()), _("What it is known by was kept.")
    )


def _withdraw(request: Request, evidence: Evidence) -> HttpResponse:
    form = WithdrawForm(request.POST, prefix="th")
    if not form.is_valid():
        return _piece_page(request, evidence, known_form(evidence), form)
    refusal = withdraw(request.user, evidence, form.cleaned_data["reason"])
    return _answered(request, evidence, refusal, _("It is no longer to be used."))


def _bring_back(request: Request, evidence: Evidence) -> HttpResponse:
    return _answered(request, evidence, bring_back(request.user, evidence), _("It is used again."))


ACTS: Mapping[str, Callable[[Request, Evidence], HttpResponse]] = {
    "sua": _correct,
    "thoi-dung": _withdraw,
    "dung-lai": _bring_back,
}


def _answered(request: Request, evidence: Evidence, refusal: Denied | None, done: str) -> HttpResponse:
    if refusal:
        messages.error(request, told(refusal.reason))
    else:
        messages.success(request, done)
    return redirect("evidence-one", evidence.pk)


def _piece_page(request: Request, evidence: Evidence, form: KnownForm, withdrawing: WithdrawForm) -> HttpResponse:
    number, page = (request.GET.get(name, "") for name in ("ban", "trang"))
    context = {
        "page": present_piece(
            request.user,
            evidence,
            int(number) if number.isdecimal() and len(number) < 5 else None,
            int(page) if page.isdecimal() and len(page) < 6 else 1,
        ),
        "form": form,
        "withdrawing": withdrawing,
        "address_form": AddressForm(prefix="lk"),
        **limits(),
    }
    frame = site_page(request, str(evidence), Crumb(str(evidence), lang="vi"))
    return render(request, "assess/evidence/piece.html", {"frame": frame, **context})
