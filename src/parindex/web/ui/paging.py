"""Long lists a page at a time, with links to the pages beside."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Page
from django.utils.translation import gettext as _

PARAMETER = "trang"


@dataclass(frozen=True, slots=True)
class Pages:
    """Where in a list this page stands; an address is empty where there is no such page."""

    words: str
    before: str
    after: str


def pages_around(page: "Page[Any]", address: str, **query: str) -> Pages | None:
    """The links around `page` of the list at `address`, asked for by `query`; None if it is all on one page."""
    if not page.has_other_pages():
        return None
    words = _("Page %(number)s of %(count)s") % {"number": page.number, "count": page.paginator.num_pages}

    def to(number: int) -> str:
        return f"{address}?{urlencode({**query, PARAMETER: number})}"

    before = to(page.previous_page_number()) if page.has_previous() else ""
    return Pages(words, before, to(page.next_page_number()) if page.has_next() else "")
