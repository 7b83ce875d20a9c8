"""What a list of units would do, told before it is done."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from parindex.core.organisation import FIELD_WORDS, KINDS, Outcome, Step, UnitRow
from parindex.documents.units_file import UnitsFile
from parindex.web.records.organising import UnitsPlan
from parindex.web.records.units_waiting import WaitingUnits
from parindex.web.setup.organisation.words import days, units_counted
from parindex.web.ui.telling import titled, told

MOST = 100  # rows of each kind that are shown


@dataclass(frozen=True, slots=True)
class Refused:
    """A flaw: where, what, and what mends it."""

    where: str
    words: str
    mend: str
    unit: str


@dataclass(frozen=True, slots=True)
class Changed:
    """A field of a unit, before and after."""

    field: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Told:
    """A unit that is new or changes."""

    name: str
    about: str
    url: str = ""
    changes: tuple[Changed, ...] = ()


@dataclass(frozen=True, slots=True)
class Preview:
    """What the page says. `digest` stands for the plan that is shown; `why_not` is "" where it can be accepted."""

    token: str
    name: str
    digest: str
    rows: str
    counts: tuple[tuple[str, int, str], ...]
    refused: tuple[Refused, ...]
    changed: tuple[Told, ...]
    new: tuple[Told, ...]
    ignored: str
    act: str
    why_not: str
    most: int
    is_cut: bool


def present_preview(one: WaitingUnits, file: UnitsFile, plan: UnitsPlan) -> Preview:
    """What `plan` would do with the list `file`."""
    new, changed, refused = (plan.of(step) for step in (Step.NEW, Step.CHANGED, Step.REFUSED))
    flaws = tuple(_refused(file, outcome) for outcome in refused)
    every = tuple(flaw for group in flaws for flaw in group)
    return Preview(
        token=one.token,
        name=one.name,
        digest=plan.digest,
        rows=units_counted(len(plan.outcomes)),
        counts=_counts(plan),
        refused=every[:MOST],
        changed=tuple(map(_changed, changed[:MOST])),
        new=tuple(Told(f"{row.unit.name} ({row.unit.code})", _about(row.unit)) for row in new[:MOST]),
        ignored=", ".join(file.list.columns.ignored),
        act=_("Take in %(units)s") % {"units": units_counted(len(new) + len(changed))},
        why_not=_why_not(len(refused), len(new) + len(changed)),
        most=MOST,
        is_cut=max(len(every), len(changed), len(new)) > MOST,
    )


def _counts(plan: UnitsPlan) -> tuple[tuple[str, int, str], ...]:
    """What is done, to how many, and what these are."""
    ending = [one for one in plan.of(Step.CHANGED) if any(c.field == "valid_to" and c.after for c in one.changes)]
    rows = (
        (_("New"), plan.of(Step.NEW)),
        (_("Changed"), plan.of(Step.CHANGED)),
        (_("of these, ended"), tuple(ending)),
        (_("As it is"), plan.of(Step.UNCHANGED)),
        (_("Refused"), plan.of(Step.REFUSED)),
    )
    return tuple((words, len(outcomes), _kinds(outcomes)) for words, outcomes in rows)


def _kinds(outcomes: Iterable[Outcome]) -> str:
    kinds = [one.unit.kind for one in outcomes]
    found = {kind: kinds.count(kind) for kind in KINDS if kind in kinds}
    return ", ".join(f"{count} {told(KINDS[kind])}" for kind, count in found.items())


def _refused(file: UnitsFile, outcome: Outcome) -> tuple[Refused, ...]:
    unit = outcome.unit.name or outcome.unit.code
    return tuple(Refused(titled(file.where(flaw)), told(flaw.message), told(flaw.mend), unit) for flaw in outcome.flaws)


def _changed(outcome: Outcome) -> Told:
    row = outcome.unit
    changes = tuple(
        Changed(titled(FIELD_WORDS[one.field]), _value(row, one.field, one.before), _value(row, one.field, one.after))
        for one in outcome.changes
    )
    return Told(f"{row.name} ({row.code})", "", reverse("organisation-unit", args=[row.code]), changes)


def _value(row: UnitRow, field: str, value: object) -> str:
    said = row.with_value(field, value).said(field)
    return _("blank") if said is None else told(said)


def _about(unit: UnitRow) -> str:
    parts = (told(KINDS[unit.kind]), unit.parent, days(unit.valid_from, unit.valid_to))
    return ", ".join(part for part in parts if part)


def _why_not(refused: int, done: int) -> str:
    if refused:
        said = _("Not yet: %(units)s cannot be taken in. Mend the file, then bring it again.")
        return said % {"units": units_counted(refused)}
    return "" if done else _("The list says nothing new: there is nothing to take in.")
