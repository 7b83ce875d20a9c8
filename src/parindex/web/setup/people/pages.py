"""The pages of people, put together."""

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from parindex.web.records.models import IndexYear, User
from parindex.web.records.requests import Request
from parindex.web.setup.people.forms import DetailsForm, InviteForm, RoleForm
from parindex.web.setup.people.person import present_person
from parindex.web.ui.frame import Crumb, Frame, site_frame


def people_frame(request: Request, title: str = "", *, lang: str = "") -> Frame:
    """The frame of these pages; without a title that of the list."""
    newest = IndexYear.objects.visible_to(request.user).for_frame(request.user)
    first = Crumb(_("People"), reverse("people") if title else "")
    further = (Crumb(title, lang=lang),) if title else ()
    return site_frame(request.user, newest).of("people", title or _("People"), first, *further)


def invite_page(request: Request, form: InviteForm) -> HttpResponse:
    """Whom to invite, and what is in the way."""
    frame = people_frame(request, _("Invite a person"))
    return render(request, "setup/people/invite.html", {"frame": frame, "form": form})


def person_page(
    request: Request, one: User, form: RoleForm | None = None, *, details: DetailsForm | None = None
) -> HttpResponse:
    """One person; `form` and `details` are what was entered and not taken."""
    page = present_person(request.user, one)
    if page.may_give and form is None:
        form = RoleForm(request.user)
    known = {"full_name": one.full_name, "email": one.email, "phone": one.phone}
    context = {
        "frame": people_frame(request, one.full_name, lang="vi"),
        "page": page,
        "form": form,
        "details": details or DetailsForm(initial=known),
    }
    return render(request, "setup/people/person.html", context)


def link_page(request: Request, name: str, link: str, lasts: str, *, mailed_to: str = "") -> HttpResponse:
    """A link that opens a door, shown this once."""
    frame = people_frame(request, _("A link for %(name)s") % {"name": name})
    context = {"frame": frame, "name": name, "link": link, "lasts": lasts, "mailed_to": mailed_to}
    return render(request, "setup/people/link.html", context)


def invitation_path(token: str) -> str:
    """The address at which an invitation is accepted."""
    return reverse("invitation", args=[token])
