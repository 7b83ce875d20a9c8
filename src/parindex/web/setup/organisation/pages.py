"""What stands around the pages of units."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from parindex.web.records.models import IndexYear, Unit
from parindex.web.records.organising import organises
from parindex.web.records.requests import Request
from parindex.web.setup.organisation.asked import Wanted
from parindex.web.ui.frame import Crumb, Frame, site_frame

View = Callable[..., HttpResponse]


def frame(request: Request, title: str, *crumbs: Crumb) -> Frame:
    """The frame of the page `title`; crumbs: the way to it from the tree."""
    around = site_frame(request.user, IndexYear.objects.visible_to(request.user).for_frame(request.user))
    first = Crumb(_("Units"), reverse("organisation") if crumbs else "")
    return around.of("organisation", title, first, *crumbs, printed=title)


def unit_crumb(unit: Unit) -> Crumb:
    """The way to the page of `unit`."""
    return Crumb(unit.short_name, reverse("organisation-unit", args=[unit.code]), lang="vi")


def wanted_of(request: Request) -> Wanted:
    return Wanted.of(request.GET.dict(), localdate())


def unit_seen(request: Request, code: str) -> Unit:
    """The unit of this code. Raises Http404 if there is none that the person may see."""
    return get_object_or_404(Unit.objects.visible_to(request.user).select_related("parent"), code=code)


def for_organisers(view: View) -> View:
    """A page for those who keep the units of a branch; anybody else may not."""

    @wraps(view)
    def asked(request: Request, **address: Any) -> HttpResponse:
        if not organises(request.user):
            raise PermissionDenied
        return view(request, **address)

    return asked
