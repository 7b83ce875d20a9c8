"""The door of an invitation: whoever has the link makes an account, or takes the role with the one they have."""

from django.contrib import messages
from django.contrib.auth import login
from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from parindex.core.folding import folded
from parindex.core.workflow import Denied
from parindex.web.records.invitations import accept, invitation_of, join
from parindex.web.records.models import Invitation, User
from parindex.web.records.requests import Request
from parindex.web.setup.account.pages import areas_words
from parindex.web.setup.people.forms import JoinForm
from parindex.web.ui.telling import told
from parindex.web.ui.wording import ROLES

NOT_THERE, GONE = 404, 410


@login_not_required
@never_cache
@sensitive_post_parameters("new_password1", "new_password2")
@require_http_methods(["GET", "POST"])
def invitation(request: Request, token: str) -> HttpResponse:
    """What one is invited to, and how to take it."""
    found = invitation_of(token)
    if isinstance(found, Denied):
        status = NOT_THERE if found.reason.id == "staff.invitation.unknown" else GONE
        return render(request, "setup/people/no_invitation.html", {"reason": told(found.reason)}, status=status)
    if request.user.is_authenticated:
        return _accept(request, token, found)
    guest = User(full_name=found.full_name, email=found.email)
    form = JoinForm(guest, request.POST or None, initial={"username": found.username or _proposed(found)})
    if request.method == "POST" and form.is_valid():
        answer = join(token, form.cleaned_data["username"], form.cleaned_data["new_password1"])
        if not isinstance(answer, Denied):
            login(request, answer, backend="django.contrib.auth.backends.ModelBackend")
            return redirect("home")
        form.add_error(None, told(answer.reason))
    return _page(request, found, form)


def _accept(request: Request, token: str, found: Invitation) -> HttpResponse:
    if request.method == "POST":
        answer = accept(token, request.user)
        if not isinstance(answer, Denied):
            messages.success(request, _("The role is yours from now on."))
            return redirect("account")
        messages.error(request, told(answer.reason))
    return _page(request, found)


def _page(request: Request, found: Invitation, form: JoinForm | None = None) -> HttpResponse:
    context = {
        "form": form,
        "invited": found,
        "role": ROLES[found.role],
        "areas": areas_words(found.role, found.areas),
        "until": found.expires_at,
    }
    return render(request, "setup/people/invitation.html", context)


def _proposed(invitation: Invitation) -> str:
    """A user name made of the full name: "Lê Văn A" is "le.van.a"."""
    return ".".join(folded(invitation.full_name).split())
