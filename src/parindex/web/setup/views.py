"""Signing in and out, and choosing the language."""

from collections.abc import Callable
from functools import wraps

from django.conf import settings
from django.contrib.auth import get_user_model, login, logout
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.views import LoginView
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.i18n import set_language

from parindex.web.setup.board import published_areas
from parindex.web.setup.forms import SignInForm
from parindex.web.setup.roles import demo_roles, is_demo_account


class SignIn(LoginView):
    """Name and password; in a demonstration also one button per role."""

    template_name = "setup/sign_in.html"
    authentication_form = SignInForm
    redirect_authenticated_user = True

    def get_context_data(self, **kwargs: object) -> dict[str, object]:
        roles = demo_roles() if settings.PARINDEX_DEMO else ()
        return super().get_context_data(**kwargs, roles=roles, board=published_areas())


sign_in = SignIn.as_view()


def by_form(act: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """An act that only a form may ask for; whoever types its address is led home, and nothing is done."""

    @login_not_required
    @wraps(act)
    def asked(request: HttpRequest) -> HttpResponse:
        return act(request) if request.method == "POST" else redirect("home")

    return asked


@by_form
def demo_sign_in(request: HttpRequest) -> HttpResponse:
    """Enter as one of the demo accounts; where no demonstration runs, there is no such page."""
    username = request.POST.get("account", "")
    if not settings.PARINDEX_DEMO or not is_demo_account(username):
        raise Http404
    person = get_object_or_404(get_user_model(), username=username, is_active=True)
    logout(request)  # of another role, whose visit is over
    login(request, person, backend="django.contrib.auth.backends.ModelBackend")
    wanted = request.POST.get("next", "")
    is_ours = url_has_allowed_host_and_scheme(wanted, {request.get_host()}, require_https=request.is_secure())
    return redirect(wanted if is_ours else "home")


@by_form
def sign_out(request: HttpRequest) -> HttpResponse:
    logout(request)
    return redirect("sign-in")


language = by_form(set_language)
