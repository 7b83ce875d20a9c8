"""Visits kept: begun at sign-in, seen at most once a minute, ended at sign-out."""

from collections.abc import Callable
from time import time
from typing import Any

from django.contrib.auth.signals import user_logged_in, user_logged_out
from django.dispatch import receiver
from django.http import HttpRequest, HttpResponseBase
from django.utils import timezone

from parindex.web.records.people import User, Visit
from parindex.web.records.visits import begin_visit, session_digest
from parindex.web.setup.account.address import client_address

VISIT, SEEN = "visit", "seen"  # in the session: which visit it is, and when it was last seen, in seconds
PAUSE = 60


class PresenceMiddleware:
    """Notes that a person is there. The time of the last note lies in the session, so that pages between two of them
    ask the database nothing; a note saves the session too, which begins its hours without use anew.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        now = int(time())
        if VISIT in request.session and now - request.session.get(SEEN, 0) >= PAUSE:
            if Visit.objects.filter(pk=request.session[VISIT]).update(seen_at=timezone.now()):
                request.session[SEEN] = now
            else:  # ended while this request was on its way
                request.session.flush()
        return response


@receiver(user_logged_in)
def _begin(request: HttpRequest, user: User, **_: Any) -> None:
    if request.session.session_key is None:  # flushed, for somebody else was signed in
        request.session.create()
    end_of(request)
    device = request.META.get("HTTP_USER_AGENT", "")
    visit = begin_visit(user, request.session.session_key or "", address=client_address(request), device=device)
    request.session[VISIT], request.session[SEEN] = visit.pk, int(time())


@receiver(user_logged_out)
def _end(request: HttpRequest, **_: Any) -> None:
    end_of(request)


def end_of(request: HttpRequest) -> None:
    """The visit that the session of `request` was is over; the session itself is not touched."""
    if VISIT in request.session:
        Visit.objects.filter(pk=request.session.pop(VISIT)).delete()


def keep_visit(request: HttpRequest) -> None:
    """The session of `request` got a new key: its visit goes by that."""
    digest = session_digest(request.session.session_key or "")
    Visit.objects.filter(pk=this_visit(request)).update(session=digest)


def this_visit(request: HttpRequest) -> int:
    """The key of the visit that `request` belongs to; 0, which no visit has, for one without."""
    return int(request.session.get(VISIT, 0))
