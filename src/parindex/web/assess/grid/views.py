"""The grid as a page: seen, and saved whole or leaf by leaf."""

from dataclasses import replace
from urllib.parse import urlsplit

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.safestring import mark_safe
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from parindex.web.assess.grid.leaf_views import known
from parindex.web.assess.grid.page import Asked, present_grid
from parindex.web.assess.grid.saving import Saved, save
from parindex.web.assess.opened import Opened, open_sheet
from parindex.web.records.requests import Request
from parindex.web.ui.frame import Crumb
from parindex.web.ui.telling import told

WHY = "vi-sao"  # the part of a leaf that tells how its points came about
# what a fold is loaded with when it is opened for the first time, beside its address
LAZY = mark_safe(' hx-trigger="toggle once" hx-swap="innerHTML" hx-include="unset" hx-sync="unset"')
OOB = mark_safe(' hx-swap-oob="true"')


@require_http_methods(["GET", "POST"])
def grid(request: Request, unit: str, year: int) -> HttpResponse:
    """Every leaf of the sheet; what a form sends of them is saved, and what could not be stands there again."""
    opened, asked = open_sheet(request, unit, year), Asked.of(request.GET.get("loc", ""))
    return _saved(request, opened, asked) if request.method == "POST" else _page(request, opened, asked)


@require_http_methods(["GET", "POST"])
def leaf(request: Request, unit: str, year: int, code: str) -> HttpResponse:
    """One leaf, unfolded; saved while its person works on."""
    opened = open_sheet(request, unit, year)
    known(opened.sheet, code)
    asked = Asked("", (code,), is_open=True)
    if request.method == "POST":
        return _saved(request, opened, asked)
    if not request.htmx:
        return _page(request, opened, asked)
    page = present_grid(request.user, opened.sheet, opened.former, asked)
    part = "why" if request.GET.get("phan") == WHY else "more"
    return render(request, f"assess/grid/{part}.html", {"page": page, "row": next(page.rows), "oob": ""})


def _saved(request: Request, opened: Opened, asked: Asked) -> HttpResponse:
    """Saves what the form sends, and answers with the pieces that htmx puts in place, or with the whole page."""
    saved = save(request.user, opened.sheet, request.POST)
    if saved.denied:  # the sheet may have moved on meanwhile
        opened = open_sheet(request, opened.sheet.unit.code, opened.sheet.year)
    if request.htmx:
        wanted = replace(Asked.of(_kept(request)), codes=tuple(saved.sent), sent=saved.sent, is_open=True)
        page = present_grid(request.user, opened.sheet, opened.former, wanted)
        said = told(saved.denied) if saved.denied else _said(saved)
        return render(
            request, "assess/grid/saved.html", {"page": page, "said": said, "is_denied": bool(saved.denied), "oob": OOB}
        )
    if saved.denied:
        messages.error(request, told(saved.denied))
    elif saved.refused or saved.contested:
        messages.warning(request, _said(saved))
    else:
        messages.success(request, _said(saved))
        return redirect(request.get_full_path())
    return _page(request, opened, replace(asked, sent=saved.sent))


def _said(saved: Saved) -> str:
    """What became of it in one sentence: the hour, and what is left to be mended or chosen."""
    said = [_("Saved at %(time)s.") % {"time": localtime().strftime("%H:%M")}]
    if saved.refused:
        words = ngettext(
            "Criterion %(codes)s has a figure that cannot be saved: see below its field.",
            "Criteria %(codes)s have figures that cannot be saved: see below their fields.",
            len(saved.refused),
        )
        said.append(words % {"codes": ", ".join(saved.refused)})
    if saved.contested:
        words = _("Somebody else entered another value for %(codes)s: choose below the row.")
        said.append(words % {"codes": ", ".join(saved.contested)})
    return " ".join(said)


def _page(request: Request, opened: Opened, asked: Asked) -> HttpResponse:
    """The grid, or one leaf of it unfolded."""
    page = present_grid(request.user, opened.sheet, opened.former, asked)
    title = _("Self-scoring sheet")
    frame = opened.frame.of("assess", title, Crumb(title))
    if not asked.keep:
        row = next(page.rows)
        crumbs = Crumb(title, opened.frame.year.page("assess")), Crumb(row.code)
        frame = opened.frame.of("assess", f"{row.code} {row.name}", *crumbs)
    context = {"frame": frame, "page": page, "oob": "", "lazy": LAZY}
    return render(request, "assess/grid/grid.html", context)


def _kept(request: Request) -> str:
    """The filter of the page that htmx asks from."""
    return QueryDict(urlsplit(request.htmx.current_url or "").query).get("loc", "")
