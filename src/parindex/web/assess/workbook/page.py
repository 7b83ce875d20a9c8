"""What the page of workbooks says: before any are brought, and what those that were brought would do."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from parindex.core.facts import WHOLE_SET
from parindex.documents.sheet_workbook import Conflict, Settled
from parindex.web.assess.grid.addresses import anchor
from parindex.web.assess.grid.door import door_of
from parindex.web.assess.workbook.fields import Specs
from parindex.web.assess.workbook.keeping import mark_of, place_of
from parindex.web.assess.workbook.reading import Refused, Taking
from parindex.web.assess.workbook.waiting import Waiting, waiting_of
from parindex.web.assess.workbook.words import field_words, value_words
from parindex.web.records.figures import asked_specs
from parindex.web.records.models import IndexYear
from parindex.web.records.people import User
from parindex.web.records.sheet_work import SheetWork
from parindex.web.records.standing import open_returns
from parindex.web.records.waiting import KEPT
from parindex.web.ui.telling import told


@dataclass(frozen=True, slots=True)
class Arrived:
    """Workbooks that wait: where they are looked at, their names, when they came."""

    url: str
    names: str
    at: str


@dataclass(frozen=True, slots=True)
class Door:
    """The page before anything is brought. closed: why nothing may be entered, "" where something may."""

    unit: str
    year: int
    closed: str
    waiting: tuple[Arrived, ...]
    file_url: str
    grid_url: str


@dataclass(frozen=True, slots=True)
class Row:
    """A change of one field. `code` is "" for the set itself."""

    code: str
    name: str
    url: str
    field: str
    before: str
    after: str
    files: str


@dataclass(frozen=True, slots=True)
class Side:
    """One of several values that can be chosen: `where` it is from."""

    mark: str
    words: str
    where: str


@dataclass(frozen=True, slots=True)
class Choice:
    """A field with several values."""

    place: str
    code: str
    name: str
    field: str
    sides: tuple[Side, ...]


@dataclass(frozen=True, slots=True)
class Said:
    """Something of a file that is not taken, or is doubted: where, and why."""

    where: str
    words: str


@dataclass(frozen=True, slots=True)
class Preview:
    """What the workbooks would do; `is_something`: whether there is anything to keep."""

    token: str
    unit: str
    year: int
    names: tuple[str, ...]
    unread: tuple[str, ...]
    counts: str
    changes: tuple[Row, ...]
    choices: tuple[Choice, ...]
    refused: tuple[Said, ...]
    doubts: tuple[Said, ...]
    is_something: bool
    until: str
    address: str
    file_url: str


def present_door(person: User, sheet: IndexYear) -> Door:
    """The page for `person`, who may see `sheet`."""
    closed = door_of(person, sheet, open_returns(sheet)).closed
    address = [sheet.unit.code, sheet.year]
    here = reverse("workbook-in", args=address)
    arrived = (Arrived(f"{here}?cho={one.token}", _names(one), _moment(one.at)) for one in waiting_of(person, sheet))
    return Door(
        unit=sheet.unit.short_name,
        year=sheet.year,
        closed=told(closed) if closed else "",
        waiting=tuple(arrived),
        file_url=reverse("workbook", args=address),
        grid_url=reverse("assess", args=address),
    )


def _names(one: Waiting) -> str:
    return ", ".join(one.names) or _("no file that could be read")


def _moment(at: datetime) -> str:
    return timezone.localtime(at).strftime("%H:%M %d/%m/%Y")


def present_preview(work: SheetWork, one: Waiting, found: Taking) -> Preview:
    """What the workbooks `one` would do to the sheet of `work`."""
    sheet, words = work.sheet, _Words(work, asked_specs(work.sheet.frozen_id))
    address = [sheet.unit.code, sheet.year]
    return Preview(
        token=one.token,
        unit=sheet.unit.short_name,
        year=sheet.year,
        names=one.names,
        unread=tuple(told(message) for message in (*one.refused, *found.unread)),
        counts=_counts(found),
        changes=words.in_order(found.changes),
        choices=tuple(map(words.choice, found.conflicts)),
        refused=tuple(map(_said, found.refused)),
        doubts=tuple(map(_said, found.doubts)),
        is_something=found.is_something,
        until=_moment(one.at + KEPT),
        address=reverse("workbook-in", args=address),
        file_url=reverse("workbook", args=address),
    )


def _counts(found: Taking) -> str:
    changes = ngettext("%(count)s change", "%(count)s changes", len(found.changes)) % {"count": len(found.changes)}
    if not found.conflicts:
        return changes
    said = ngettext("%(count)s place to choose in", "%(count)s places to choose in", len(found.conflicts))
    return f"{changes}, {said % {'count': len(found.conflicts)}}"


def _said(one: Refused) -> Said:
    parts = (one.file, one.cell and _("cell %(cell)s") % {"cell": one.cell}, "" if one.code == WHOLE_SET else one.code)
    return Said(", ".join(filter(None, parts)), told(one.reason))


class _Words:
    """Leaves and their fields in words."""

    def __init__(self, work: SheetWork, specs: Specs) -> None:
        self.specs = specs
        self.names = {node.code: node.name for node in work.framework.nodes()}
        self.grid = reverse("assess", args=[work.sheet.unit.code, work.sheet.year])
        self.order = {code: place for place, code in enumerate(specs)}

    def name(self, code: str) -> tuple[str, str]:
        """Code and name; of the set itself there is no code."""
        return ("", _("Figures of the whole set")) if code == WHOLE_SET else (code, self.names[code])

    def in_order(self, changes: Iterable[Settled]) -> tuple[Row, ...]:
        return tuple(map(self.row, sorted(changes, key=lambda one: self.order[one.code])))

    def row(self, one: Settled) -> Row:
        code, name = self.name(one.code)
        before, after = (value_words(self.specs, one.code, one.field, value) for value in (one.before, one.after))
        field = field_words(self.specs, one.code, one.field)
        return Row(code, name, f"{self.grid}#{anchor(one.code)}", field, before, after, ", ".join(one.files))

    def choice(self, one: Conflict) -> Choice:
        code, name = self.name(one.code)
        sides = tuple(
            Side(
                mark_of(side.value),
                value_words(self.specs, one.code, one.field, side.value),
                ", ".join((*([_("stored now")] if side.is_stored else []), *side.files)),
            )
            for side in one.sides
        )
        return Choice(place_of(one), code, name, field_words(self.specs, one.code, one.field), sides)
