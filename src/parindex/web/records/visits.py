"""Who is signed in where: the list of visits, and how one is ended so that its browser is signed out at once."""

from datetime import timedelta
from hashlib import sha256

from django.conf import settings
from django.contrib.sessions.models import Session
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from parindex.web.records.people import User, Visit

LONGEST_DEVICE = 300


def session_digest(key: str) -> str:
    """How a visit names its session: whoever reads the list of visits, or a page of it, learns no key."""
    return sha256(key.encode()).hexdigest()


@transaction.atomic
def begin_visit(person: User, key: str, *, address: str | None, device: str) -> Visit:
    """The visit of a person who signs in now with the session of this key; what has expired is let go of."""
    now = timezone.now()
    Session.objects.filter(expire_date__lt=now).delete()
    Visit.objects.filter(seen_at__lt=now - timedelta(seconds=settings.SESSION_COOKIE_AGE)).delete()
    given = {"address": address, "device": device[:LONGEST_DEVICE]}
    return Visit.objects.create(person=person, session=session_digest(key), **given)


def visits_of(person: User) -> "QuerySet[Visit]":
    """Where `person` is signed in now, the one seen last first."""
    since = timezone.now() - timedelta(seconds=settings.SESSION_COOKIE_AGE)
    return Visit.objects.filter(person=person, seen_at__gte=since).order_by("-seen_at", "-pk")


@transaction.atomic
def end_visits(visits: "QuerySet[Visit]") -> int:
    """End `visits` with their sessions, so that the next request of each asks to sign in; answers how many.

    A key cannot be told from its digest, so all that are in use are gone through: some thousands at most.
    """
    ended = set(visits.values_list("session", flat=True))
    keys = Session.objects.values_list("session_key", flat=True).iterator()
    Session.objects.filter(pk__in=[key for key in keys if session_digest(key) in ended]).delete()
    Visit.objects.filter(session__in=ended).delete()
    return len(ended)
