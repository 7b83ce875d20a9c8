"""A request as views get it: the middleware has found the person and what htmx says."""

from django.http import HttpRequest
from django_htmx.middleware import HtmxDetails

from parindex.web.records.people import User


class Request(HttpRequest):
    """From someone who is signed in, for every page but signing in itself asks for that."""

    user: User
    htmx: HtmxDetails
