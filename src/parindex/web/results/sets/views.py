"""Pages of the criteria sets, for whoever is signed in: they hold rules, no figures of any unit."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from parindex.core.framework import Framework
from parindex.web.records.frameworks import framework_of_year
from parindex.web.records.intake import CriteriaSet
from parindex.web.records.requests import Request
from parindex.web.results.answers import page_or_part
from parindex.web.results.opened import open_site
from parindex.web.results.sets.criterion import present_set_criterion
from parindex.web.results.sets.listing import set_rows
from parindex.web.results.sets.tree import present_set
from parindex.web.ui.frame import Crumb, Frame
from parindex.web.ui.typed import Asked


def sets(request: Request) -> HttpResponse:
    """Every set that the installation knows."""
    return render(request, "results/sets/sets.html", {"frame": _frame(request, _("Criteria sets")), "sets": set_rows()})


def criteria_set(request: Request, id_: str) -> HttpResponse:
    """One set: what it is, and its tree with the rules in short."""
    framework = _framework(id_)
    frame = _frame(request, framework.title, Crumb(framework.title, lang="vi"), printed=framework.title)
    return render(request, "results/sets/set.html", {"frame": frame, "page": present_set(framework)})


def set_criterion(request: Request, id_: str, code: str) -> HttpResponse:
    """One node of a set: its rule, and the rule to try out; htmx gets what was tried."""
    framework = _framework(id_)
    page = present_set_criterion(framework, code, Asked.of(request.GET.dict()), localdate())
    if page is None:
        raise Http404
    the_set = Crumb(framework.title, reverse("criteria-set", args=[id_]), lang="vi")
    frame = _frame(
        request, f"{page.code} {page.name} · {framework.title}", the_set, Crumb(page.label), printed=framework.title
    )
    context = {"frame": frame, "page": page, "section": page.section}
    return page_or_part(request, "results/sets/criterion.html", "results/rule/tried.html", context)


def _framework(id_: str) -> Framework:
    try:
        return framework_of_year(id_)
    except CriteriaSet.DoesNotExist:
        raise Http404 from None


def _frame(request: Request, title: str, *crumbs: Crumb, printed: str = "") -> Frame:
    first = Crumb(_("Criteria sets"), reverse("criteria-sets") if crumbs else "")
    return open_site(request).of("criteria-sets", title, first, *crumbs, printed=printed, is_trial=bool(printed))
