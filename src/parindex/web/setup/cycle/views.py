"""Pages of the cycle: open a year, see who is how far, act on one sheet or on many."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import Count
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from parindex.core.workflow import Denied
from parindex.web.records.acting import act_on
from parindex.web.records.closing import take_back
from parindex.web.records.cycles import Cycle
from parindex.web.records.deadlines import move_deadlines, runs
from parindex.web.records.frameworks import known_frameworks
from parindex.web.records.models import IndexYear
from parindex.web.records.opening import open_cycle, runs_for
from parindex.web.records.requests import Request
from parindex.web.setup.cycle.asked import Entered, UnreadableActError, wanted_of
from parindex.web.setup.cycle.forms import DaysForm, OpenForm, groups_for
from parindex.web.setup.cycle.letters import LetterForm, reach_of, send_letter
from parindex.web.setup.cycle.listing import cycle_rows
from parindex.web.setup.cycle.many import act_on_many, many_for
from parindex.web.setup.cycle.overview import Wanted, present_overview
from parindex.web.setup.cycle.pages import cycle_crumbs, cycle_url, of_unit, site
from parindex.web.setup.cycle.progress import last_done, present_progress
from parindex.web.setup.cycle.sheets import days_of, sheets_of
from parindex.web.ui.frame import Crumb
from parindex.web.ui.telling import told


@require_GET
def cycles(request: Request) -> HttpResponse:
    """The cycles that the person may see."""
    frame = site(request).of("cycles", _("Cycles"), Crumb(_("Cycles")))
    context = {"frame": frame, "rows": cycle_rows(request.user), "may_open": bool(runs_for(request.user))}
    return render(request, "setup/cycle/cycles.html", context)


@require_http_methods(["GET", "POST"])
def open_year(request: Request) -> HttpResponse:
    """Open a year for many units in one act."""
    hosts, groups = runs_for(request.user), groups_for(request.user, localdate())
    form = OpenForm(hosts, groups, known_frameworks(), today=localdate(), data=request.POST or None)
    refusal = "" if hosts else _("Only the reform officer of the unit that runs a cycle can open a year.")
    if request.method == "POST" and form.is_valid():
        answer = open_cycle(request.user, form.opening(), localdate())
        if not isinstance(answer, Denied):
            said = {"opened": len(answer.sheets), "before": answer.before}
            messages.success(request, _("Opened for %(opened)d units; %(before)d had their sheet before.") % said)
            return redirect("cycle", answer.cycle.host.code, answer.cycle.year)
        refusal = told(answer.reason)
    title = _("Open a year")
    frame = site(request).of("cycles", title, *cycle_crumbs(), Crumb(title))
    return render(request, "setup/cycle/open.html", {"frame": frame, "form": form, "refusal": refusal, "hosts": hosts})


@require_GET
def cycle(request: Request, host: str, year: int) -> HttpResponse:
    """Who is how far."""
    one = _cycle(request, host, year)
    today, deadlines = localdate(), days_of(one)
    wanted = Wanted(request.GET.get("loc", ""), request.GET.get("q", "").strip())
    page = present_overview(one, sheets_of(one, request.user, deadlines, today), deadlines, wanted, today)
    frame = site(request).of("cycles", page.title, *cycle_crumbs(), Crumb(f"{page.host} {page.year}"))
    context = {"frame": frame, "page": page, "is_host": runs(request.user, one), "many": many_for(request.user, one)}
    return render(request, "setup/cycle/cycle.html", context)


@require_http_methods(["GET", "POST"])
def days(request: Request, host: str, year: int) -> HttpResponse:
    """The last days that hold for every unit, to be moved with a reason."""
    one = _run_by(request, host, year)
    form = DaysForm(days_of(one), request.POST or None)
    refusal = ""
    if request.method == "POST" and form.is_valid():
        answer = move_deadlines(request.user, one, form.days, form.cleaned_data["reason"])
        if answer is None:
            messages.success(request, _("The last days were changed."))
            return redirect("cycle", host, year)
        refusal = told(answer.reason)
    frame = site(request).of("cycles", _("Last days of the stages"), *cycle_crumbs(one), Crumb(_("Last days")))
    context = {"frame": frame, "form": form, "refusal": refusal, "cycle": one, "back": cycle_url(one)}
    return render(request, "setup/cycle/days.html", context)


@require_http_methods(["GET", "POST"])
def letter(request: Request, host: str, year: int) -> HttpResponse:
    """A message to the contacts of the units that the address asks for."""
    one = _run_by(request, host, year)
    reached = reach_of(one, request.user, request.GET.get("loc", ""))
    form = LetterForm(request.POST or None)
    if request.method == "POST" and form.is_valid() and reached.people:
        job = send_letter(request.user, one, reached, form.cleaned_data)
        return redirect("job", job.pk)
    frame = site(request).of("cycles", _("Write to contacts"), *cycle_crumbs(one), Crumb(_("Write to contacts")))
    context = {"frame": frame, "form": form, "cycle": one, "back": cycle_url(one), "reached": reached}
    return render(request, "setup/cycle/letter.html", context)


@require_POST
def act_many(request: Request, host: str, year: int) -> HttpResponse:
    """One act on the sheets that were ticked; each answers for itself."""
    one = _cycle(request, host, year)
    for level, words in act_on_many(request.user, one, request.POST):
        messages.add_message(request, level, words)
    return redirect("cycle", host, year)


@require_GET
def progress(request: Request, unit: str, year: int) -> HttpResponse:
    """One sheet: where it stands, and what may be done."""
    return _progress_page(request, _sheet(request, unit, year), Entered())


@require_POST
def act(request: Request, unit: str, year: int) -> HttpResponse:
    """Do one act; what is refused is told in the words that are recorded, and what was entered stays."""
    sheet = _sheet(request, unit, year)
    try:
        wanted, revision = wanted_of(request.POST)
    except UnreadableActError as error:
        messages.error(request, str(error))
        return _progress_page(request, sheet, Entered.of(request.POST))
    answer = act_on(request.user, sheet, wanted, revision=revision)
    if isinstance(answer, Denied):
        messages.error(request, told(answer.reason))
        return _progress_page(request, _sheet(request, unit, year), Entered.of(request.POST))
    messages.success(request, told(last_done(sheet, request.user)))
    return redirect("sheet-progress", unit, year)


@require_http_methods(["GET", "POST"])
def take_back_cycle(request: Request, host: str, year: int) -> HttpResponse:
    """Take away a cycle that was opened by mistake."""
    one = _run_by(request, host, year)
    refusal = ""
    if request.method == "POST":
        answer = take_back(request.user, one, request.POST.get("ly-do", ""))
        if answer is None:
            messages.success(request, _("The cycle was taken back."))
            return redirect("cycles")
        refusal = told(answer.reason)
    frame = site(request).of("cycles", _("Take the cycle back"), *cycle_crumbs(one), Crumb(_("Take the cycle back")))
    context = {"frame": frame, "cycle": one, "count": one.sheets.count(), "refusal": refusal, "back": cycle_url(one)}
    return render(request, "setup/cycle/take_back.html", context)


def _progress_page(request: Request, sheet: IndexYear, entered: Entered) -> HttpResponse:
    title = _("Progress of %(unit)s in %(year)s") % {"unit": sheet.unit.short_name, "year": sheet.year}
    frame = of_unit(request, sheet).of("sheet-progress", title, Crumb(_("Progress")))
    context = {"frame": frame, "page": present_progress(sheet, request.user, entered)}
    return render(request, "setup/cycle/progress.html", context)


def _cycle(request: Request, host: str, year: int) -> Cycle:
    return get_object_or_404(Cycle.objects.visible_to(request.user), host__code=host, year=year)


def _run_by(request: Request, host: str, year: int) -> Cycle:
    """The cycle, for the officer who runs it; anybody else who sees it may not."""
    one = _cycle(request, host, year)
    if not runs(request.user, one):
        raise PermissionDenied
    return one


def _sheet(request: Request, unit: str, year: int) -> IndexYear:
    visible = IndexYear.objects.visible_to(request.user).newest().select_related("unit", "cycle__host")
    counted = visible.annotate(problem_count=Count("plan__problems"))
    return get_object_or_404(counted, unit__code=unit, year=year)
