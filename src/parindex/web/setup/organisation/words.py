"""Units in words: how many of which kind, from when to when, and how one came from another."""

from collections.abc import Mapping
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from parindex.core.organisation import WAYS
from parindex.web.ui.telling import told


def counted(kind: str, count: int) -> str:
    """ "71 xã", "20 sở"."""
    said = {
        "province": ngettext("%(count)s province", "%(count)s provinces", count),
        "department": ngettext("%(count)s department", "%(count)s departments", count),
        "district": ngettext("%(count)s district", "%(count)s districts", count),
        "commune": ngettext("%(count)s commune", "%(count)s communes", count),
        "office": ngettext("%(count)s office", "%(count)s offices", count),
    }
    return said[kind] % {"count": count}


def counts(kinds: Mapping[str, int]) -> str:
    """How many of each kind, those of most first."""
    return ", ".join(counted(kind, count) for kind, count in sorted(kinds.items(), key=lambda one: -one[1]))


def units_counted(count: int) -> str:
    return ngettext("%(count)s unit", "%(count)s units", count) % {"count": count}


def days(begins: date | None, ends: date | None) -> str:
    """When a unit is there, "" where no day is known."""
    if begins and ends:
        return f"{told(begins)}–{told(ends)}"
    if begins:
        return _("from %(day)s") % {"day": told(begins)}
    return _("to %(day)s") % {"day": told(ends)} if ends else ""


def way_word(way: str) -> str:
    return told(WAYS[way])
