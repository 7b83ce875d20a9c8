"""The pages of papers, put together: the list, one paper, the question before an import is undone."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import patch_vary_headers
from django.utils.translation import gettext as _

from parindex.documents.files import LARGEST
from parindex.web.records.intake import units_to_import_for
from parindex.web.records.models import FoundProblem, IndexYear, PaperImport
from parindex.web.records.requests import Request
from parindex.web.records.waiting import Waiting
from parindex.web.setup.papers.arrivals import MEGABYTE, MOST_FILES, Arrival, waiting_rows
from parindex.web.setup.papers.drafting import doubts_of, flaws_of
from parindex.web.setup.papers.forms import AcceptForm
from parindex.web.setup.papers.past import past_imports
from parindex.web.setup.papers.preview import present_preview
from parindex.web.setup.papers.seeing import Seen
from parindex.web.ui.frame import Crumb, Frame, site_frame


def list_page(request: Request, arrivals: list[Arrival]) -> HttpResponse:
    """Where to bring papers, those that wait, those that came before. `arrivals` came just now."""
    fresh = {arrival.token for arrival in arrivals if arrival.token}
    waiting = [row for row in waiting_rows(request.user) if row.token not in fresh]
    context = {
        "frame": _frame(request, _title()),
        "arrivals": [*arrivals, *waiting],
        "imports": past_imports(request.user),
        "most_files": MOST_FILES,
        "most_bytes": LARGEST,
        "megabytes": LARGEST // MEGABYTE,
    }
    return render(request, "setup/papers/papers.html", context)


def accept_form(request: Request, one: Waiting, seen: Seen, data: Any = None) -> AcceptForm | None:
    """The form of a paper that has a plan, filled with `data` or with what the paper tells."""
    if seen.plan is None:
        return None
    return AcceptForm(
        seen.plan, one.name, units_to_import_for(request.user), this_year=timezone.localdate().year, data=data
    )


def preview_page(request: Request, one: Waiting, seen: Seen, form: AcceptForm | None = None) -> HttpResponse:
    """One waiting paper; htmx gets the part that changes. What was entered in the form stays there."""
    form = form or _form_kept(request, one, seen)
    is_part = bool(request.htmx and not request.htmx.history_restore_request)
    context = {
        "frame": _frame(request, one.name, Crumb(one.name, lang="vi")),
        "page": present_preview(one, seen, is_whole="het" in request.GET),
        "form": form,
        "is_part": is_part,
        "doubts": doubts_of(form.draft) if form else (),
        "flaws": flaws_of(form.draft) if form else (),
    }
    name = "preview" if is_part else "paper"
    response = render(request, f"setup/papers/{name}.html", context)
    patch_vary_headers(response, ["HX-Request"])
    return response


def _form_kept(request: Request, one: Waiting, seen: Seen) -> AcceptForm | None:
    form = accept_form(request, one, seen)
    if form and request.method == "POST":
        entered = {
            name: request.POST[form.add_prefix(name)] for name in form.fields if form.add_prefix(name) in request.POST
        }
        form.initial.update(entered)
    return form


def undo_page(request: Request, one: PaperImport) -> HttpResponse:
    """What would go, told before it goes."""
    year = one.index_year
    counts = {
        "facts": year.facts.count(),  # type: ignore[union-attr]
        "tasks": year.plan.tasks.count(),  # type: ignore[union-attr]
        "problems": FoundProblem.objects.filter(plan__index_year=year).count(),
    }
    title = _("Undo the import of %(name)s") % {"name": one.name}
    frame = _frame(request, title, Crumb(_("Undo")))
    return render(request, "setup/papers/undo.html", {"frame": frame, "one": one, **counts})


def _title() -> str:
    return _("Bring in papers")


def _frame(request: Request, title: str, *crumbs: Crumb) -> Frame:
    around = site_frame(request.user, IndexYear.objects.visible_to(request.user).for_frame(request.user))
    first = Crumb(_title(), reverse("papers") if crumbs else "")
    return around.of("papers", title, first, *crumbs)
