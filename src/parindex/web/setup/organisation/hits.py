"""Units found by their names, old ones and those that ended among them."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from parindex.core.folding import folded, normalised
from parindex.web.records.unit_rows import parent_code
from parindex.web.records.unit_trees import SeenUnit
from parindex.web.setup.organisation.asked import Wanted
from parindex.web.setup.organisation.words import days

MOST = 20


@dataclass(frozen=True, slots=True)
class Hit:
    """A unit that was found: its name, and what tells it from others of that name."""

    name: str
    about: str
    url: str


@dataclass(frozen=True, slots=True)
class Hits:
    """All that was found: the sentence of how many, the first of them, what is to be said of them."""

    words: str
    rows: tuple[Hit, ...]
    remark: str


def hits(units: Sequence[SeenUnit], names: Mapping[str, str], wanted: Wanted) -> Hits | None:
    """The units whose names hold every word searched for; None where nothing is searched for."""
    if not wanted.terms:
        return None
    found = [unit for unit in units if _holds(unit.folded, wanted)]
    found.sort(key=lambda unit: not _holds(folded(unit.name), wanted))  # those of the very name come first
    words = ngettext("“%(q)s”: %(count)s unit found", "“%(q)s”: %(count)s units found", len(found))
    return Hits(
        words=words % {"q": wanted.q, "count": len(found)},
        rows=tuple(_hit(unit, names, wanted) for unit in found[:MOST]),
        remark=_remark(found),
    )


def _holds(words: str, wanted: Wanted) -> bool:
    return all(term in words for term in wanted.terms)


def _hit(unit: SeenUnit, names: Mapping[str, str], wanted: Wanted) -> Hit:
    above = names.get(parent_code(unit.path), "")
    about = ", ".join(filter(None, (above, days(unit.begins, unit.ends))))
    return Hit(unit.name, about, reverse("organisation-unit", args=[unit.code]) + wanted.day_query)


def _remark(found: Sequence[SeenUnit]) -> str:
    if not found:
        return _("Try a part of the name, an old name or the code; accents may be left out.")
    alike = max(Counter(normalised(unit.name) for unit in found).values())
    parts = [_("The same name, %(count)s different units.") % {"count": alike}] if alike > 1 else []
    if len(found) > MOST:
        parts.append(_("The first %(most)s are shown: search for more of the name.") % {"most": MOST})
    return " ".join(parts)
