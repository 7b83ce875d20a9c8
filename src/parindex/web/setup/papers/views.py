"""Papers: brought, looked at, corrected, accepted, undone. For reform officers, for the units of their branch."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from parindex.web.records.files import open_file
from parindex.web.records.importing import AlreadyUndoneError, confirm, undo
from parindex.web.records.models import IndexYear, PaperImport
from parindex.web.records.requests import Request
from parindex.web.records.waiting import Waiting, clean, correct, put_away, waiting_one
from parindex.web.setup.papers.arrivals import brought
from parindex.web.setup.papers.columns import said_of_table
from parindex.web.setup.papers.pages import accept_form, list_page, preview_page, undo_page
from parindex.web.setup.papers.seeing import see
from parindex.web.ui.frame import the_year

View = Callable[..., HttpResponse]


def for_officers(*methods: str) -> Callable[[View], View]:
    """A page for reform officers, asked for by these methods alone; anybody else may not."""

    def guarded(view: View) -> View:
        @wraps(view)
        def asked(request: Request, **address: Any) -> HttpResponse:
            if not request.user.may_import:
                raise PermissionDenied
            return view(request, **address)

        return require_http_methods(methods)(asked)

    return guarded


@for_officers("GET", "POST")
def papers(request: Request) -> HttpResponse:
    """Bring papers, and see those that wait or came before; a script that sends one file gets that file's row."""
    clean()
    arrivals = []
    if request.method == "POST":
        files = request.FILES.getlist("tep")
        arrivals = brought(request.user, files, getattr(request, "too_large", []))
        if request.headers.get("X-One-File"):
            return render(request, "setup/papers/parts/arrivals.html", {"arrivals": arrivals})
    return list_page(request, arrivals)


@for_officers("GET")
def paper(request: Request, token: str) -> HttpResponse:
    """One waiting paper: what was read, what does not fit, its own words, and what to decide."""
    one = _waiting(request, token)
    return preview_page(request, one, see(one))


@for_officers("POST")
def columns(request: Request, token: str) -> HttpResponse:
    """What its user says of the table; htmx gets the paper as it is read by that."""
    one = _waiting(request, token)
    is_as_read = "nhu-da-doc" in request.POST
    layout = said_of_table(one, one.document(), {} if is_as_read else request.POST.dict())
    one = correct(one, {}, 1) if is_as_read else correct(one, layout.columns, layout.table)
    return preview_page(request, one, see(one)) if request.htmx else redirect("paper", token)


@for_officers("POST")
def accept(request: Request, token: str) -> HttpResponse:
    """Keep the paper and the year it tells of; what is in the way stands at its field, and nothing is kept."""
    one = _waiting(request, token)
    seen = see(one)
    form = accept_form(request, one, seen, request.POST)
    if seen.plan is None or form is None or not form.is_valid():
        return preview_page(request, one, seen, form)
    try:
        made = confirm(request.user, one, seen.plan, form.choice())
    except IntegrityError:  # someone else kept the same year, or a set of this id, a moment ago
        form.add_error(None, _("Someone else has just kept this year, or a set with this id: look again and decide."))
        return preview_page(request, one, seen, form)
    said = _("%(name)s was taken in as %(unit)s %(year)s. It can be undone under “Bring in papers”.")
    messages.success(request, said % {"name": one.name, "unit": made.unit.short_name, "year": made.year})
    return redirect("overview", made.unit.code, made.year)


@for_officers("POST")
def discard(request: Request, token: str) -> HttpResponse:
    """Put a waiting paper away."""
    one = _waiting(request, token)
    put_away(one)
    messages.success(request, _("%(name)s was discarded; nothing of it is left.") % {"name": one.name})
    return redirect("papers")


@for_officers("GET", "POST")
def undo_import(request: Request, number: int) -> HttpResponse:
    """Ask, then take away the year that came with an import."""
    one = get_object_or_404(PaperImport.objects.visible_to(request.user), pk=number)
    if request.method == "GET" and one.index_year is not None:
        return undo_page(request, one)
    try:
        undo(request.user, one)
        messages.success(request, _("The import of %(name)s was undone.") % {"name": one.name})
    except AlreadyUndoneError:
        messages.warning(
            request, _("The import of %(name)s was undone before; nothing has changed.") % {"name": one.name}
        )
    return redirect("papers")


def paper_file(request: Request, unit: str, year: int) -> FileResponse:
    """The paper of a year as it came in, for whoever may see the year: to be saved, never shown as a page."""
    here = the_year(IndexYear.objects.visible_to(request.user).newest().select_related("unit", "paper"), unit, year)
    kept = getattr(here, "paper", None)
    if kept is None:
        raise Http404
    return FileResponse(
        open_file(kept.sha256), as_attachment=True, filename=kept.name, content_type="application/octet-stream"
    )


def _waiting(request: Request, token: str) -> Waiting:
    one = waiting_one(request.user, token)
    if one is None:
        raise Http404
    return one
