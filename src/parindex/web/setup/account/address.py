"""Where a request comes from."""

from ipaddress import ip_address

from django.conf import settings
from django.http import HttpRequest


def client_address(request: HttpRequest) -> str | None:
    """The address of whoever asks; None if it cannot be told.

    Behind HTTPS (PARINDEX_HTTPS) the server sees its proxy alone: the last address of X-Forwarded-For is the one that
    the proxy saw. Those before it are the visitor's own words, and are believed by nobody.
    """
    told = request.META.get("REMOTE_ADDR", "")
    if settings.HTTPS:
        told = request.META.get("HTTP_X_FORWARDED_FOR", "").rpartition(",")[2].strip() or told
    try:
        return str(ip_address(told.partition("%")[0]))  # the zone of a link-local address is the server's own affair
    except ValueError:
        return None
