"""People: found, invited, given roles, and their accounts looked after. Others than those who see people find none."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from parindex.core.workflow import Denied
from parindex.web.records.branches import in_branches
from parindex.web.records.invitations import Invited, invite, renew, revoke
from parindex.web.records.models import Invitation, RoleHolding, User
from parindex.web.records.requests import Request
from parindex.web.records.staff import givable
from parindex.web.records.staffing import (
    close_account,
    correct_details,
    end_role,
    give_role,
    open_account,
    reset_token,
    unlock,
)
from parindex.web.setup.account.letters import send_invitation
from parindex.web.setup.account.pages import link_to
from parindex.web.setup.account.views import reset_path
from parindex.web.setup.people.forms import DetailsForm, InviteForm, RoleForm
from parindex.web.setup.people.listing import Wanted, present_people
from parindex.web.setup.people.pages import invitation_path, invite_page, link_page, people_frame, person_page
from parindex.web.ui.paging import PARAMETER
from parindex.web.ui.telling import told

View = Callable[..., HttpResponse]
LONGEST_REASON = 500


def for_people(*methods: str) -> Callable[[View], View]:
    """A page for those whose roles let them see people; to anybody else it is not there. Kept by no browser."""

    def guarded(view: View) -> View:
        @wraps(view)
        def asked(request: Request, **address: Any) -> HttpResponse:
            if not request.user.sees_people_in:
                raise Http404
            return view(request, **address)

        return never_cache(require_http_methods(methods)(asked))

    return guarded


@for_people("GET")
def people(request: Request) -> HttpResponse:
    """Who holds which role in the branches of the reader, and who is invited."""
    shown = present_people(request.user, Wanted.of(request.GET), request.GET.get(PARAMETER))
    context = {"frame": people_frame(request), "page": shown, "may_invite": bool(givable(request.user))}
    return render(request, "setup/people/people.html", context)


@for_people("GET", "POST")
def invite_person(request: Request) -> HttpResponse:
    """Invite somebody; the link is shown once."""
    if not givable(request.user):
        raise PermissionDenied
    form = InviteForm(request.user, request.POST or None)
    if request.method == "GET" or not form.is_valid():
        return invite_page(request, form)
    answer = invite(request.user, form.guest())
    if isinstance(answer, Denied):
        form.add_error(None, told(answer.reason))
        return invite_page(request, form)
    return _link(request, answer)


@for_people("POST")
def renew_invitation(request: Request, pk: int) -> HttpResponse:
    """A new link in place of the old one."""
    answer = renew(request.user, get_object_or_404(Invitation.objects.visible_to(request.user), pk=pk))
    return _link(request, answer) if isinstance(answer, Invited) else _told(request, answer)


@for_people("POST")
def revoke_invitation(request: Request, pk: int) -> HttpResponse:
    answer = revoke(request.user, get_object_or_404(Invitation.objects.visible_to(request.user), pk=pk))
    return _told(request, answer, _("The invitation was revoked; its link leads nowhere now."))


@for_people("GET")
def person(request: Request, pk: int) -> HttpResponse:
    """One person: roles and account."""
    return person_page(request, _person(request, pk))


@for_people("POST")
def give(request: Request, pk: int) -> HttpResponse:
    """Give a role."""
    one, form = _person(request, pk), RoleForm(request.user, request.POST)
    if form.is_valid():
        data = form.cleaned_data
        answer = give_role(request.user, one, data["role"], data["unit"], data["areas"])
        if not isinstance(answer, Denied):
            return _told(request, answer, _("The role was given."), one)
        form.add_error(None, told(answer.reason))
    return person_page(request, one, form)


@for_people("POST")
def end(request: Request, pk: int) -> HttpResponse:
    """End a role, with the reason."""
    seen = RoleHolding.objects.filter(in_branches(request.user.sees_people_in, "unit__path"))
    holding = get_object_or_404(seen.select_related("person"), pk=pk)
    answer = end_role(request.user, holding, _reason(request))
    return _told(request, answer, _("The role was ended; it stays in the history."), holding.person)


@for_people("POST")
def close(request: Request, pk: int) -> HttpResponse:
    """Close an account, with the reason."""
    one = _person(request, pk)
    answer = close_account(request.user, one, _reason(request))
    return _told(request, answer, _("The account was closed and signed out everywhere; its history stays."), one)


@for_people("POST")
def reopen(request: Request, pk: int) -> HttpResponse:
    one = _person(request, pk)
    answer = open_account(request.user, one)
    return _told(request, answer, _("The account is open again. Its roles have to be given anew."), one)


@for_people("POST")
def lift(request: Request, pk: int) -> HttpResponse:
    one = _person(request, pk)
    return _told(request, unlock(request.user, one), _("This person can try to sign in again at once."), one)


@for_people("POST")
def reset(request: Request, pk: int) -> HttpResponse:
    """A link to set a new password, shown once."""
    one = _person(request, pk)
    answer = reset_token(request.user, one)
    if isinstance(answer, Denied):
        return _told(request, answer, "", one)
    return link_page(
        request, one.full_name, link_to(request, reset_path(one, answer)), _("It can be used for one day.")
    )


@for_people("POST")
def correct(request: Request, pk: int) -> HttpResponse:
    """Correct name, email and phone."""
    one, form = _person(request, pk), DetailsForm(request.POST)
    if not form.is_valid():
        return person_page(request, one, details=form)
    answer = correct_details(request.user, one, **form.cleaned_data)
    return _told(request, answer, _("The details were corrected."), one)


def _person(request: Request, pk: int) -> User:
    return get_object_or_404(User.objects.visible_to(request.user), pk=pk)


def _reason(request: Request) -> str:
    return request.POST.get("reason", "").strip()[:LONGEST_REASON]


def _link(request: Request, invited: Invited) -> HttpResponse:
    one, link = invited.invitation, link_to(request, invitation_path(invited.token))
    if one.email:
        send_invitation(one, link)
    return link_page(request, one.full_name, link, _("It can be used for 7 days."), mailed_to=one.email)


def _told(request: Request, answer: object, done: str = "", one: User | None = None) -> HttpResponse:
    if isinstance(answer, Denied):
        messages.error(request, told(answer.reason))
    else:
        messages.success(request, done)
    return redirect("person", one.pk) if one else redirect("people")
