"""A person's own account: what they hold, where they are signed in, their password and the way back in."""

from typing import Any

from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.tokens import default_token_generator
from django.contrib.auth.views import PasswordChangeView, PasswordResetConfirmView, PasswordResetView
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse, reverse_lazy
from django.utils.encoding import force_bytes
from django.utils.http import urlsafe_base64_encode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from parindex.core.messages import Message
from parindex.web.records.audit import record
from parindex.web.records.lockout import lift_locks
from parindex.web.records.people import User
from parindex.web.records.requests import Request
from parindex.web.records.staffing import home_of
from parindex.web.records.visits import end_visits, visits_of
from parindex.web.setup.account.forms import ChangePasswordForm, ForgottenForm, NewPasswordForm
from parindex.web.setup.account.letters import send_reset
from parindex.web.setup.account.pages import account_frame, link_to, present_account, sends_mail
from parindex.web.setup.account.presence import keep_visit, this_visit
from parindex.web.ui.frame import Crumb


@require_GET
def account(request: Request) -> HttpResponse:
    """Who I am here."""
    title = _("Account")
    context = {"frame": account_frame(request, title, Crumb(title)), "page": present_account(request)}
    return render(request, "setup/account/account.html", context)


@require_POST
def end_visit(request: Request, pk: int) -> HttpResponse:
    """Sign out on another device of one's own."""
    others = visits_of(request.user).exclude(pk=this_visit(request))
    get_object_or_404(others, pk=pk)
    return _ended(request, end_visits(others.filter(pk=pk)))


@require_POST
def end_other_visits(request: Request) -> HttpResponse:
    """Sign out everywhere but here."""
    return _ended(request, end_visits(request.user.visits.exclude(pk=this_visit(request))))


def _ended(request: Request, count: int) -> HttpResponse:
    messages.success(request, _("Signed out on other devices: %(count)s.") % {"count": count})
    return redirect("account")


class ChangePassword(PasswordChangeView):
    """A new password for who knows the present one; wherever else they are signed in, they are no more."""

    template_name = "setup/account/password.html"
    form_class = ChangePasswordForm
    success_url = reverse_lazy("account")

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        person = self.request.user
        if isinstance(person, User) and not person.has_usable_password():  # an account of the demonstration
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        title = _("Change password")
        frame = account_frame(self.request, title, Crumb(_("Account"), reverse("account")), Crumb(title))  # type: ignore[arg-type]
        return super().get_context_data(**kwargs, frame=frame)

    @transaction.atomic
    def form_valid(self, form: Any) -> HttpResponse:
        answer = super().form_valid(form)
        keep_visit(self.request)
        end_visits(form.user.visits.exclude(pk=this_visit(self.request)))
        said = Message("staff.done.password", {"person": form.user.full_name})
        record("change_password", form.user, said, unit=home_of(form.user))
        messages.success(self.request, _("The password was changed. You are signed out on all other devices."))
        return answer


class Forgotten(PasswordResetView):
    """Ask for a link by mail; the answer is the same whether or not somebody has the address."""

    template_name = "setup/account/forgotten.html"
    form_class = ForgottenForm
    success_url = reverse_lazy("sign-in")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs, sends_mail=sends_mail())

    @transaction.atomic
    def form_valid(self, form: Any) -> HttpResponse:
        if sends_mail():
            for person in form.get_users(form.cleaned_data["email"]):
                path = reset_path(person, default_token_generator.make_token(person))
                send_reset(person, link_to(self.request, path))  # type: ignore[arg-type]
            messages.success(
                self.request, _("If an account has this address, a link is on its way. It can be used for one day.")
            )
        return redirect(str(self.success_url))


class SetPassword(PasswordResetConfirmView):
    """A new password for who has the link, once."""

    template_name = "setup/account/set_password.html"
    form_class = NewPasswordForm
    success_url = reverse_lazy("sign-in")

    def get_user(self, uidb64: str) -> Any:
        person = super().get_user(uidb64)
        return person if person and person.is_active else None

    @transaction.atomic
    def form_valid(self, form: Any) -> HttpResponse:
        answer = super().form_valid(form)
        person = form.user
        logout(self.request)  # perhaps of the very person, whose visits all end now
        end_visits(person.visits.all())
        lift_locks(person)
        said = Message("staff.done.reset", {"person": person.full_name})
        record("reset_password", person, said, unit=home_of(person))
        messages.success(self.request, _("The new password is set. Sign in with it."))
        return answer


def reset_path(person: User, token: str) -> str:
    """The address at which `person` sets a new password."""
    return reverse("set-password", args=[urlsafe_base64_encode(force_bytes(person.pk)), token])
