"""Pages of failure: what happened, at which address, and the ways on. They ask no database: it may be what failed."""

from collections.abc import Callable
from http import HTTPStatus
from urllib.parse import urlsplit

from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.template.loader import render_to_string
from django.utils.http import url_has_allowed_host_and_scheme

TOO_MUCH = (RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """What the server did not understand, or would not take in because there was too much of it."""
    status = HTTPStatus.REQUEST_ENTITY_TOO_LARGE if isinstance(exception, TOO_MUCH) else HTTPStatus.BAD_REQUEST
    return _failed(request, status)


def permission_denied(request: HttpRequest, exception: Exception) -> HttpResponse:
    """An act that the person may not do, with the reason if one was given."""
    return _failed(request, HTTPStatus.FORBIDDEN, back=_back(request), reason=str(exception))


def page_too_old(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form without its token; Django's reason speaks to developers."""
    return _failed(request, HTTPStatus.FORBIDDEN, template="403_csrf.html", back=_back(request))


def page_not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """What is not there, or not for this person; the two are not told apart."""
    return _failed(request, HTTPStatus.NOT_FOUND, back=_back(request))


def server_error(request: HttpRequest) -> HttpResponse:
    """What nobody thought of."""
    return _failed(request, HTTPStatus.INTERNAL_SERVER_ERROR)


class MethodMiddleware:
    """An address that takes only forms, when typed or reloaded, answers with a page instead of with nothing."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        if isinstance(response, HttpResponse) and response.status_code == HTTPStatus.METHOD_NOT_ALLOWED:
            response.content = _failed(request, HTTPStatus.METHOD_NOT_ALLOWED, back=_back(request)).content
        return response


def _failed(
    request: HttpRequest, status: HTTPStatus, *, template: str = "", back: str = "", reason: str = ""
) -> HttpResponse:
    shown = render_to_string(template or f"{status}.html", {"address": request.path, "back": back, "reason": reason})
    return HttpResponse(shown, status=status)


def _back(request: HttpRequest) -> str:
    """The page of this site that led here; "" if none did, or this very one."""
    came = request.headers.get("Referer", "")
    if not url_has_allowed_host_and_scheme(came, {request.get_host()}):
        return ""
    parts = urlsplit(came)
    return "" if parts.path == request.path else f"{parts.path}?{parts.query}".rstrip("?")
