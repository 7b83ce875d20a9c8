"""What stands around these pages."""

from django.urls import reverse
from django.utils.translation import gettext as _

from parindex.web.records.models import IndexYear
from parindex.web.records.requests import Request
from parindex.web.ui.frame import Crumb, Frame, site_frame


def inbox_frame(request: Request, title: str = "") -> Frame:
    """The frame of the inbox, or of the page `title` that is reached from it."""
    name = _("Inbox")
    crumbs = (Crumb(name, reverse("inbox")), Crumb(title)) if title else (Crumb(name),)
    return _site(request, "inbox", title or name, *crumbs)


def outbox_frame(request: Request) -> Frame:
    name = _("Outgoing mail")
    return _site(request, "outbox", name, Crumb(name))


def _site(request: Request, current: str, title: str, *crumbs: Crumb) -> Frame:
    newest = IndexYear.objects.visible_to(request.user).for_frame(request.user)
    return site_frame(request.user, newest).of(current, title, *crumbs)
