"""Links as evidence: new ones, and as a new revision."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from parindex.core.workflow import Denied
from parindex.web.assess.evidence.arriving import Target
from parindex.web.assess.evidence.forms import AddressForm, LinkForm
from parindex.web.assess.evidence.frames import site_page
from parindex.web.records.evidence_keeping import Link, add, revise
from parindex.web.records.models import Evidence, EvidenceRevision, Unit, User
from parindex.web.records.requests import Request
from parindex.web.ui.frame import Crumb
from parindex.web.ui.telling import told


def link(request: Request, unit: Unit, target: Target) -> HttpResponse:
    """Keep a link; what is wrong with the form stands at its fields, and nothing is kept."""
    form = AddressForm(request.POST, prefix="lk") if target.evidence else LinkForm(request.POST, prefix="lk")
    if not form.is_valid():
        title = _("Add a link")
        frame = site_page(request, title, Crumb(title))
        context = {"frame": frame, "form": form, "unit": unit, "target": target, "back": target.back}
        return render(request, "assess/evidence/link.html", context)
    made = _kept(request.user, unit, target, form)
    if isinstance(made, Denied):
        messages.error(request, told(made.reason))
    else:
        messages.success(request, _("The link was kept."))
    return redirect(target.back)


def _kept(person: User, unit: Unit, target: Target, form: AddressForm) -> Evidence | EvidenceRevision | Denied:
    source = Link(form.cleaned_data["url"])
    if isinstance(form, LinkForm):
        return add(person, unit, form.known(), source, target.leaf)
    assert target.evidence is not None  # noqa: S101 - that is what the shorter form is for
    return revise(person, target.evidence, source)
