"""The search over the whole site, for whoever is signed in: each finds what they may open."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from parindex.web.records.requests import Request
from parindex.web.results.opened import open_site
from parindex.web.results.search.asked import Asked
from parindex.web.results.search.page import present_search
from parindex.web.ui.frame import Crumb


@require_safe
def search(request: Request) -> HttpResponse:
    """What fits the words `q`, in groups."""
    asked = Asked.of(request.GET.get("q", ""))
    title = _("Search the site")
    frame = open_site(request).of("search", f"{asked.words} · {title}" if asked.words else title, Crumb(title))
    return render(
        request, "results/search/search.html", {"frame": frame, "page": present_search(request.user, asked, frame)}
    )
