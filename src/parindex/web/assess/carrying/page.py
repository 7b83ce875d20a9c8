"""What the page of the year before says: what comes, what stays as it is, what does not come and why."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from parindex.core.facts import POINTS, WHOLE_SET, FactSpec
from parindex.core.folding import normalised
from parindex.core.framework import Framework
from parindex.web.assess.grid.addresses import anchor
from parindex.web.assess.grid.door import door_of
from parindex.web.assess.workbook.words import figure_words
from parindex.web.records.carrying import Carried, Carrying, carrying
from parindex.web.records.carrying_over import unconfirmed_codes
from parindex.web.records.figures import asked_specs
from parindex.web.records.frozen import frozen_framework
from parindex.web.records.models import IndexYear
from parindex.web.records.people import User
from parindex.web.records.standing import open_returns
from parindex.web.ui.telling import titled, told


@dataclass(frozen=True, slots=True)
class Row:
    """A leaf. `was`: its code and name in the year before where they are others; `words` a line for each thing told."""

    code: str
    name: str
    url: str
    was: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """The whole page; `closed`: why nothing may be done ("": something may); `waiting`: how many are unconfirmed."""

    unit: str
    year: int
    former: str
    former_year: int
    is_predecessor: bool
    coming: tuple[Row, ...]
    kept: tuple[Row, ...]
    left: tuple[Row, ...]
    gone: tuple[Row, ...]
    counts: str
    waiting: str
    closed: str
    grid_url: str


def present_carrying(person: User, sheet: IndexYear) -> Page:
    """The page for `person`, who may see `sheet`."""
    found = carrying(person, sheet)
    closed = door_of(person, sheet, open_returns(sheet)).closed
    waiting = len(unconfirmed_codes(sheet))
    left = ngettext("%(count)s criterion waits to be confirmed.", "%(count)s criteria wait to be confirmed.", waiting)
    words = _Words(sheet, found) if found else None
    return Page(
        unit=sheet.unit.short_name,
        year=sheet.year,
        former=found.former.sheet.unit.short_name if found else "",
        former_year=sheet.year - 1,
        is_predecessor=bool(found and found.former.is_predecessor),
        coming=words.coming() if words else (),
        kept=words.kept() if words else (),
        left=words.left() if words else (),
        gone=words.gone() if words else (),
        counts=_counts(found) if found else "",
        waiting=left % {"count": waiting} if waiting else "",
        closed=told(closed) if closed else "",
        grid_url=reverse("assess", args=[sheet.unit.code, sheet.year]),
    )


def _counts(found: Carrying) -> str:
    count = len(found.codes)
    return ngettext("Take over %(count)s criterion", "Take over %(count)s criteria", count) % {"count": count}


class _Words:
    """Leaves of both years in words."""

    def __init__(self, sheet: IndexYear, found: Carrying) -> None:
        self.found, self.former = found, found.former.sheet
        self.specs, self.old_specs = asked_specs(sheet.frozen_id), asked_specs(self.former.frozen_id)
        self.names = _names(frozen_framework(sheet.frozen_id))
        self.old_names = _names(frozen_framework(self.former.frozen_id))
        self.grid = reverse("assess", args=[sheet.unit.code, sheet.year])

    def coming(self) -> tuple[Row, ...]:
        return tuple(self.row(one, self.taken(one)) for one in self.found.leaves if one.is_something)

    def kept(self) -> tuple[Row, ...]:
        some = (one for one in self.found.leaves if one.kept)
        return tuple(self.row(one, (self.figure_name(self.specs[one.code][key]) for key in one.kept)) for one in some)

    def left(self) -> tuple[Row, ...]:
        some = (one for one in self.found.leaves if one.refused)
        return tuple(self.row(one, map(titled, dict.fromkeys(map(told, one.refused)))) for one in some)

    def gone(self) -> tuple[Row, ...]:
        return tuple(Row(_code(code), self.old_names[code], "", "", ()) for code in self.found.gone)

    def taken(self, one: Carried) -> Iterator[str]:
        """What comes to a leaf, thing by thing."""
        for key, value in one.values.items():
            spec = self.specs[one.code][key]
            yield f"{self.figure_name(spec)}: {figure_words(spec, value)}"
        if one.note:
            yield _("Note: %(note)s") % {"note": one.note}
        if one.uses:
            count = len(one.uses)
            said = ngettext("%(count)s piece of evidence", "%(count)s pieces of evidence", count)
            yield said % {"count": count}

    def figure_name(self, spec: FactSpec) -> str:
        return _("Points") if spec.key == POINTS else spec.name

    def row(self, one: Carried, words: Iterable[str]) -> Row:
        name, old_name = self.names[one.code], self.old_names[one.old_code]
        was = []
        if one.old_code != one.code:
            was.append(_code(one.old_code))
        if normalised(old_name) != normalised(name):
            was.append(f"“{old_name}”")
        return Row(_code(one.code), name, f"{self.grid}#{anchor(one.code)}", " ".join(was), tuple(words))


def _names(framework: Framework) -> dict[str, str]:
    return {WHOLE_SET: _("Figures of the whole set")} | {node.code: node.name for node in framework.nodes()}


def _code(code: str) -> str:
    return "" if code == WHOLE_SET else code
