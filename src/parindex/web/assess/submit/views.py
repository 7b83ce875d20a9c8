"""Pages of handing in."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from parindex.core.workflow import Act, Denied
from parindex.documents.xlsx import UnwritableError
from parindex.web.assess.opened import Opened, open_sheet
from parindex.web.assess.submit.handing import workbook_response
from parindex.web.assess.submit.page import changed_since, present_submit
from parindex.web.assess.submit.table import table_of
from parindex.web.records.acting import Wanted, act_on
from parindex.web.records.requests import Request
from parindex.web.ui.frame import Crumb
from parindex.web.ui.telling import told

ACTS = (Act.SUBMIT, Act.WITHDRAW)


@require_http_methods(["GET", "POST"])
def submit(request: Request, unit: str, year: int) -> HttpResponse:
    """Hand the sheet in, or take it back, as the page that was seen; what is refused says why, and what changed."""
    opened = open_sheet(request, unit, year)
    if request.method == "GET":
        return _page(request, opened)
    numbers = [_number(request.POST.get(name, "")) for name in ("ban", "sua", "su-kien")]
    act = request.POST.get("viec", "")
    revision, edits, seen = numbers
    if act not in ACTS or revision is None or edits is None or seen is None:
        return _page(request, opened, _("The form is incomplete: reload the page and try again."))
    wanted = Wanted(Act(act), edits=edits if act == Act.SUBMIT else None)
    answer = act_on(request.user, opened.sheet, wanted, revision=revision)
    if isinstance(answer, Denied):
        again = open_sheet(request, unit, year)
        return _page(request, again, told(answer.reason), changed_since(again.sheet, request.user, seen))
    done = _("The sheet was submitted.") if act == Act.SUBMIT else _("The sheet was withdrawn: it is open again.")
    messages.success(request, done)
    return redirect("submit", unit, year)


@require_GET
def self_table_file(request: Request, unit: str, year: int) -> HttpResponse:
    """The self-scoring table as a workbook, as the sheet stands now."""
    sheet = open_sheet(request, unit, year).sheet
    try:
        content = table_of(request.user, sheet)
    except UnwritableError as error:
        messages.error(request, told(error.message))
        return redirect("submit", unit, year)
    return workbook_response(content, f"bang-tu-cham-{unit}-{year}.xlsx")


def _number(words: str) -> int | None:
    return int(words) if words.isdecimal() and len(words) <= 18 else None


def _page(request: Request, opened: Opened, refusal: str = "", changes: tuple[str, ...] = ()) -> HttpResponse:
    title = _("Submit")
    page = present_submit(opened.sheet, request.user)
    context = {"page": page, "refusal": refusal, "changes": changes}
    frame = opened.frame.of("assess", title, Crumb(_("Self-scoring"), page.grid_url), Crumb(title))
    return render(request, "assess/submit/submit.html", {"frame": frame, **context})
