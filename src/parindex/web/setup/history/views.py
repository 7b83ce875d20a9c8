"""Pages of the history, for whoever is signed in: each sees the events in their reach."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from parindex.documents.catalogue import catalogue
from parindex.web.records.audit import Event, watches
from parindex.web.records.requests import Request
from parindex.web.setup.history.chain import check_and_record, present_chain
from parindex.web.setup.history.filtering import FilterForm
from parindex.web.setup.history.listing import list_events
from parindex.web.setup.history.pages import WRITERS, before_of, frame_of, present_history
from parindex.web.ui import figures
from parindex.web.ui.frame import Crumb


@require_GET
def history(request: Request) -> HttpResponse:
    """All events that the person may see, filtered as the address says."""
    words = catalogue(figures.language())
    form = FilterForm(request.GET, words)
    listing = list_events(form.of(Event.objects.visible_to(request.user)), words, before_of(request))
    page = present_history(listing, reverse("history"), form.query, is_older=before_of(request) is not None)
    context = {"form": form, "page": page, "chain": present_chain(request.user, words)}
    return render(request, "setup/history/history.html", {"frame": frame_of(request, _("History")), **context})


@require_GET
def history_object(request: Request, object_type: str, object_id: str) -> HttpResponse:
    """All that happened to one object; where nothing of it may be seen, there is no such page."""
    words = catalogue(figures.language())
    events = Event.objects.visible_to(request.user).filter(object_type=object_type, object_id=object_id)
    listing = list_events(events, words, before_of(request))
    if not listing.lines:
        raise Http404
    newest = listing.lines[0]
    page = present_history(listing, request.path, "", is_older=before_of(request) is not None)
    frame = frame_of(request, f"{newest.object} · {_('History')}", Crumb(newest.object, lang="vi"))
    return render(request, "setup/history/object.html", {"frame": frame, "page": page, "newest": newest})


@require_GET
def history_file(request: Request, ending: str) -> HttpResponseBase:
    """The events that the address asks for as a file, in their order."""
    if ending not in WRITERS:
        raise Http404
    words = catalogue(figures.language())
    form = FilterForm(request.GET, words)
    answer = WRITERS[ending](form.of(Event.objects.visible_to(request.user)), words)
    if answer is None:
        said = _("These are too many events for a workbook: filter them by day, or take the CSV file.")
        messages.warning(request, said)
        return redirect(f"{reverse('history')}?{form.query}")
    return answer


@require_POST
def check(request: Request) -> HttpResponse:
    """Check the chain now, for those who look after the installation."""
    if not watches(request.user):
        raise PermissionDenied
    checked = check_and_record()
    if checked is None:
        messages.warning(request, _("The chain is too long to wait for here: run “parindex audit verify”."))
    else:
        level = messages.ERROR if checked.found else messages.SUCCESS
        messages.add_message(request, level, catalogue(figures.language()).render(checked.said))
    return redirect("history")


@require_GET
def head(request: Request) -> HttpResponse:
    """The head of the chain on a page to be printed, for those who look after the installation."""
    if not watches(request.user):
        raise PermissionDenied
    title = _("Head of the chain")
    context = {"chain": present_chain(request.user, catalogue(figures.language()))}
    return render(request, "setup/history/head.html", {"frame": frame_of(request, title, Crumb(title)), **context})
