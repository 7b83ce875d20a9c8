"""Who is not signed in is sent to the sign-in and back; where htmx asked for a part of a page, the whole page goes."""

from collections.abc import Callable
from typing import Any

from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django_htmx.http import HttpResponseClientRedirect
from django_htmx.middleware import HtmxDetails

TOO_MANY = 429


class SignInMiddleware(LoginRequiredMiddleware):
    """Stands where Django's LoginRequiredMiddleware would: its redirect would put the sign-in inside the page."""

    def process_view(
        self,
        request: HttpRequest,
        view_func: Callable[..., HttpResponseBase],
        view_args: tuple[Any, ...],
        view_kwargs: dict[str, Any],
    ) -> HttpResponseBase | None:
        refused = super().process_view(request, view_func, view_args, view_kwargs)
        htmx = HtmxDetails(request)
        if refused is None or not htmx:
            return refused
        back = request.get_full_path() if request.method == "GET" else htmx.current_url_abs_path or "/"
        return HttpResponseClientRedirect(redirect_to_login(back, self.get_login_url(view_func)).url)


def locked_out(_request: HttpRequest, response: HttpResponse, _credentials: dict[str, Any] | None) -> HttpResponse:
    """AXES_LOCKOUT_CALLABLE: the sign-in page as it is, for its form says until when; the status says it too."""
    response.status_code = TOO_MANY
    return response
