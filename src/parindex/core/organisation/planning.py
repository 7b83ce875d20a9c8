"""What taking in a list of units would do: which are new, which change and how, which cannot be."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from parindex.core.organisation.check import check_units
from parindex.core.organisation.unit import FIELDS, UnitFlaw, UnitRow


class Step(StrEnum):
    """What becomes of a row."""

    NEW = "new"
    CHANGED = "changed"
    UNCHANGED = "unchanged"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Change:
    """A field of a unit, as it is and as the list has it."""

    field: str
    before: Any
    after: Any


@dataclass(frozen=True, slots=True)
class Outcome:
    """What becomes of a row: `changes` where the unit is there, `flaws` where it is refused."""

    unit: UnitRow
    step: Step
    changes: tuple[Change, ...] = ()
    flaws: tuple[UnitFlaw, ...] = ()


def planned(
    existing: Sequence[UnitRow], incoming: Sequence[UnitRow], unread: Iterable[UnitFlaw] = ()
) -> tuple[Outcome, ...]:
    """What becomes of each row `incoming`. unread: flaws of cells; what else is wrong with such a row can wait."""
    flaws: dict[int, list[UnitFlaw]] = {}
    for flaw in unread:
        flaws.setdefault(flaw.row, []).append(flaw)
    told = set(flaws)
    for flaw in check_units(existing, incoming):
        if flaw.row not in told:
            flaws.setdefault(flaw.row, []).append(flaw)
    known = {unit.code: unit for unit in existing}
    return tuple(_outcome(row, known, tuple(flaws.get(row.row, ()))) for row in incoming)


def changes_of(before: UnitRow, after: UnitRow) -> tuple[Change, ...]:
    """The fields in which two rows of a unit differ."""
    pairs = ((name, getattr(before, name), getattr(after, name)) for name in FIELDS)
    return tuple(Change(*pair) for pair in pairs if pair[1] != pair[2])


def _outcome(row: UnitRow, known: Mapping[str, UnitRow], flaws: tuple[UnitFlaw, ...]) -> Outcome:
    if flaws:
        return Outcome(row, Step.REFUSED, flaws=flaws)
    if row.code not in known:
        return Outcome(row, Step.NEW)
    changes = changes_of(known[row.code], row)
    return Outcome(row, Step.CHANGED if changes else Step.UNCHANGED, changes)
