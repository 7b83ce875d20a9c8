"""Every request gets an id of its own, which its answer and all events that it records carry."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponseBase

from parindex.web.records.asking import asked_by_request, new_request_id


class AskingMiddleware:
    """Says who asks, for whatever is recorded; the person is looked up only where something is."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        request_id = new_request_id()
        with asked_by_request(lambda: getattr(request, "user", None), request_id):
            response = self.get_response(request)
        response.headers["X-Request-Id"] = request_id
        return response
