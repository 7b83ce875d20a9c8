"""Names locked after wrong passwords: per user name and address, so that nobody locks out a colleague from elsewhere.

django-axes counts. It keeps digests of the names that were typed: many a password is typed into the wrong field.
"""

from datetime import datetime
from typing import Any

from axes.models import AccessAttempt
from axes.utils import reset
from django.conf import settings
from django.db.models import Max, Sum
from django.http import HttpRequest
from django.utils import timezone
from django.utils.crypto import salted_hmac

from parindex.web.records.people import User


def typed_name(request: HttpRequest, credentials: dict[str, Any] | None) -> str:
    """AXES_USERNAME_CALLABLE: the name that somebody tries, as it is kept."""
    return kept_name((credentials or {}).get("username") or request.POST.get("username", ""))


def kept_name(username: str) -> str:
    """The digest of a user name, which only this installation can make."""
    return salted_hmac("parindex.lockout", username, algorithm="sha256").hexdigest()


def locked_until(username: str, address: str | None = None) -> datetime | None:
    """Until when the name is locked for `address`, or for any if none is given; None if it is not.

    Names that nobody has are locked like others, or the answer would tell which are somebody's.
    """
    attempts = AccessAttempt.objects.filter(
        username=kept_name(username), attempt_time__gt=timezone.now() - settings.AXES_COOLOFF_TIME
    )
    if address is not None:
        attempts = attempts.filter(ip_address=address)
    found = attempts.values("ip_address").annotate(wrong=Sum("failures_since_start"), last=Max("attempt_time"))
    locks = found.filter(wrong__gte=settings.AXES_FAILURE_LIMIT).order_by().values_list("last", flat=True)
    last = max(locks, default=None)
    return last + settings.AXES_COOLOFF_TIME if last else None


def lift_locks(person: User) -> None:
    """Let `person` try again, from every address."""
    reset(username=kept_name(person.username))
