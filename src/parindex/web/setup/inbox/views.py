"""What people are told; the mail that goes out, for those who run a branch; jobs as far as they are."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.cache import patch_vary_headers
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from parindex.web.records.models import Job, Notice, Outgoing
from parindex.web.records.outbox import SEE_OUTBOX, resend
from parindex.web.records.requests import Request
from parindex.web.setup.inbox.letters import present_outbox
from parindex.web.setup.inbox.notices import present_inbox, when
from parindex.web.setup.inbox.pages import inbox_frame, outbox_frame
from parindex.web.setup.inbox.progress import job_row
from parindex.web.ui.paging import PARAMETER

View = Callable[..., HttpResponse]


def for_outbox(view: View) -> View:
    """For those alone who run a branch."""

    @wraps(view)
    def asked(request: Request, **address: Any) -> HttpResponse:
        if not any(holding.role in SEE_OUTBOX for holding in request.user.held):
            raise PermissionDenied
        return view(request, **address)

    return asked


@require_GET
def inbox(request: Request) -> HttpResponse:
    """The notices of who asks, the unread first."""
    page = present_inbox(request.user, request.GET.get(PARAMETER))
    return render(request, "setup/inbox/inbox.html", {"frame": inbox_frame(request), "page": page})


@require_GET
def notice(request: Request, pk: int) -> HttpResponse:
    """One notice, which is read from now on."""
    one = get_object_or_404(Notice.objects.visible_to(request.user), pk=pk)
    Notice.objects.filter(pk=one.pk, read_at=None).update(read_at=timezone.now())
    context = {"frame": inbox_frame(request, one.subject), "notice": one, "at": when(one.made_at)}
    return render(request, "setup/inbox/notice.html", context)


@require_POST
def read_all(request: Request) -> HttpResponse:
    """Nothing is unread any more."""
    Notice.objects.visible_to(request.user).filter(read_at=None).update(read_at=timezone.now())
    return redirect("inbox")


@require_GET
@for_outbox
def outbox(request: Request) -> HttpResponse:
    """The messages to people of the branches that who asks runs, and what became of them."""
    page = present_outbox(request.user, request.GET.get("loc", ""), request.GET.get(PARAMETER))
    return render(request, "setup/inbox/outbox.html", {"frame": outbox_frame(request), "page": page})


@require_POST
@for_outbox
def send_again(request: Request, pk: int) -> HttpResponse:
    """Try a message again that was not sent, or perhaps not."""
    one = get_object_or_404(Outgoing.objects.visible_to(request.user), pk=pk)
    if resend(one):
        messages.success(request, _("The message to %(address)s will be sent again.") % {"address": one.address})
    else:
        messages.warning(request, _("Nothing has changed: the message has been sent, or waits to be."))
    return redirect("outbox")


@require_GET
def job(request: Request, pk: int) -> HttpResponse:
    """How far a job is; htmx gets the part that changes."""
    row = job_row(get_object_or_404(Job.objects.visible_to(request.user), pk=pk))
    is_part = bool(request.htmx and not request.htmx.history_restore_request)
    frame = inbox_frame(request, row.words)
    name = "parts/job" if is_part else "job"
    response = render(request, f"setup/inbox/{name}.html", {"frame": frame, "job": row, "is_part": is_part})
    patch_vary_headers(response, ["HX-Request"])
    return response
