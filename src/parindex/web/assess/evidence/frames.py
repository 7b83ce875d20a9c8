"""The frame of pages of evidence that are about no one year."""

from django.urls import reverse
from django.utils.translation import gettext as _

from parindex.web.records.models import IndexYear
from parindex.web.records.requests import Request
from parindex.web.ui.frame import Crumb, Frame, site_frame


def site_page(request: Request, title: str, *crumbs: Crumb) -> Frame:
    """The frame of the page `title` below the library of evidence; without crumbs it is the library itself."""
    around = site_frame(request.user, IndexYear.objects.visible_to(request.user).for_frame(request.user))
    first = Crumb(_("Evidence"), reverse("evidence") if crumbs else "")
    return around.of("evidence", title, first, *crumbs)
