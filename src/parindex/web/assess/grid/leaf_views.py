"""What is done to some leaves beside entering: a value chosen, criteria given to an office, last year's confirmed."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from parindex.core.workflow import Denied
from parindex.web.assess.grid.addresses import anchor
from parindex.web.assess.grid.giving import BACK, delegation_of, present_giving
from parindex.web.assess.grid.needed import present_wish
from parindex.web.assess.opened import Opened, open_sheet
from parindex.web.records.confirming import confirm
from parindex.web.records.declaring import Choice, settle
from parindex.web.records.delegating import delegate
from parindex.web.records.figures import asked_specs
from parindex.web.records.models import IndexYear
from parindex.web.records.requests import Request
from parindex.web.ui.frame import Crumb, Frame
from parindex.web.ui.telling import told
from parindex.web.ui.typed import WANTED

MOST_DIGITS = 9  # of a number that a form of ours sends


def known(sheet: IndexYear, code: str) -> None:
    """Raises Http404 where the set asks for nothing at `code`."""
    if code not in asked_specs(sheet.frozen_id):
        raise Http404


@require_POST
def choose(request: Request, unit: str, year: int, code: str) -> HttpResponse:
    """An end of values that met: one of them is kept."""
    opened = open_sheet(request, unit, year)
    known(opened.sheet, code)
    revision = _number(request.POST.get("ban", ""))
    choice = Choice(code, request.POST.get("truong", ""), _number(request.POST.get("chon", "")), revision or 0)
    denied = settle(request.user, opened.sheet, choice)
    _tell(request, denied, _("The value was chosen; the others are in the history."))
    return redirect(f"{reverse('assess', args=[unit, year])}#{anchor(code)}")


def _number(words: str) -> int | None:
    return int(words) if words.isdecimal() and len(words) <= MOST_DIGITS else None


@require_GET
def needed(request: Request, unit: str, year: int, code: str) -> HttpResponse:
    """What wanted points of a leaf take; htmx gets it for its place below the row."""
    opened = open_sheet(request, unit, year)
    wish = present_wish(opened.sheet, code, request.GET.get(WANTED))
    if wish is None:
        raise Http404
    title = _("What does criterion %(code)s take?") % {"code": code}
    context = {"frame": _frame(opened, title), "wish": wish, "title": title, "url": request.path}
    return render(request, f"assess/grid/needed{'_part' if request.htmx else ''}.html", context)


@require_http_methods(["GET", "POST"])
def give(request: Request, unit: str, year: int) -> HttpResponse:
    """Give leaves to an office, or take them back."""
    opened, refusal = open_sheet(request, unit, year), ""
    if request.method == "POST":
        asked = delegation_of(opened.sheet, request.POST)
        denied = asked if isinstance(asked, str) else delegate(request.user, opened.sheet, asked)
        if denied is None:
            taken_back, given = _("The criteria were taken back."), _("The criteria were given; the office was told.")
            messages.success(request, taken_back if BACK in request.POST else given)
            return redirect("assess", unit, year)
        refusal = told(denied.reason) if isinstance(denied, Denied) else denied
    title = _("Give criteria to an office")
    giving = present_giving(request.user, opened.sheet, request.POST or request.GET, refusal)
    context = {"frame": _frame(opened, title), "giving": giving, "title": title, "back": BACK}
    return render(request, "assess/grid/giving.html", context)


@require_POST
def confirm_leaves(request: Request, unit: str, year: int) -> HttpResponse:
    """Say that figures and evidence of last year hold: those of some leaves, or of all."""
    opened = open_sheet(request, unit, year)
    codes = tuple(dict.fromkeys(request.POST.getlist("ma"))) or tuple(asked_specs(opened.sheet.frozen_id))
    denied = confirm(request.user, opened.sheet, codes)
    _tell(request, denied, _("Figures and evidence of last year were confirmed."))
    place = f"#{anchor(codes[0])}" if len(codes) == 1 else ""
    return redirect(f"{reverse('assess', args=[unit, year])}{place}")


def _tell(request: Request, denied: Denied | None, done: str) -> None:
    """Says what was done, or why it was not."""
    if denied:
        messages.error(request, told(denied.reason))
    else:
        messages.success(request, done)


def _frame(opened: Opened, title: str) -> Frame:
    """The frame of a page below the grid."""
    grid = Crumb(_("Self-scoring sheet"), opened.frame.year.page("assess"))
    return opened.frame.of("assess", title, grid, Crumb(title))
