"""The rows of the tree as nested lists that fold. Written here and not in a template: there may be thousands."""

from collections.abc import Sequence
from itertools import zip_longest

from django.urls import reverse
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from parindex.web.setup.organisation.tree import Row
from parindex.web.ui.templatetags.parindex import badge

CLOSING = "</ul></details></li>"


def tree_html(rows: Sequence[Row], query: str) -> SafeString:
    """A list of `rows`, each a link to its unit with `query` behind it. Names and notes are escaped here."""
    marks = {"new": badge(_("new unit"), "info", "plus"), "gone": badge(_("no longer there"), "", "lock"), "": ""}
    address, tail, page_of = reverse("organisation"), escape(query), escape(_("Page of"))
    parts = ['<ul class="org" lang="vi">']
    for row, following in zip_longest(rows, rows[1:]):
        gone = " org__gone" if row.mark == "gone" else ""
        name = escape(row.name)
        note = f'<span class="org__note">{escape(row.note)}</span>' if row.note else ""
        link = f'<li><a class="org__row{gone}" href="{address}{escape(row.code)}/{tail}"><span>'
        if row.is_branch:  # what folds holds no link itself
            is_open = " open" if row.is_open else ""
            parts.append(
                f'<li><details{is_open}><summary class="org__row{gone}"><span>{name}</span>{note}{marks[row.mark]}'
            )
            parts.append(f"</summary><ul>{link}{page_of} {name}</span></a></li>")
        else:
            parts.append(f"{link}{name}</span>{note}{marks[row.mark]}</a></li>")
            parts.append(CLOSING * (row.depth - (following.depth if following else 0)))
    parts.append("</ul>")
    return mark_safe("".join(parts))  # noqa: S308 - all that comes from outside is escaped above
