"""Lists of units taken in: what one would do, asked without doing it, and done whole or not at all."""

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from django.db import transaction

from parindex.core.messages import Message
from parindex.core.organisation import Outcome, Step, UnitFlaw, UnitRow, changes_of, planned
from parindex.documents.units_file import UnitsFile
from parindex.web.records.keeping_units import keep_units
from parindex.web.records.people import RoleHolding, User
from parindex.web.records.unit_rows import KnownGroups, known_groups, unit_rows
from parindex.web.records.units import Unit

MOST_LEVELS = 250  # a path holds no more codes
ORGANISERS = (RoleHolding.Role.OFFICER, RoleHolding.Role.OPERATOR)


@dataclass(frozen=True, slots=True)
class UnitsPlan:
    """What becomes of each row of a list. Two plans of the same list are equal if nothing happened between them."""

    outcomes: tuple[Outcome, ...]

    def of(self, step: Step) -> tuple[Outcome, ...]:
        return tuple(one for one in self.outcomes if one.step is step)

    @property
    def flaws(self) -> tuple[UnitFlaw, ...]:
        return tuple(flaw for one in self.outcomes for flaw in one.flaws)

    @property
    def digest(self) -> str:
        """By which it is told whether a person saw this very plan."""
        return hashlib.sha256(repr(self.outcomes).encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Taken:
    """What a list would do, and whether it was done."""

    plan: UnitsPlan
    is_done: bool


def organises(person: User) -> tuple[str, ...]:
    """The branches, by path, that `person` keeps as an officer or operator; an office counts for its committee."""
    return tuple(sorted({one.unit.committee.path for one in person.held if one.role in ORGANISERS}))


def may_organise(person: User, unit: Unit) -> bool:
    """Whether `person` may change what is known of `unit`."""
    return any(unit.path.startswith(path) for path in organises(person))


def plan_units(file: UnitsFile, branches: Sequence[str] | None) -> UnitsPlan:
    """What taking in `file` would do to the units below `branches`; None: to all. Nothing is done."""
    groups = known_groups()
    existing = unit_rows(Unit.objects.all(), groups)
    known = {unit.code: unit for unit in existing}
    paths = _Paths([*existing, *file.rows])
    rows = [row.completed(file.said, known.get(row.code)) for row in file.rows]
    rows = [replace(row, groups=_labels(row, paths.of(row.code), groups)) for row in rows]
    reach = _Reach(branches, groups, paths, known)
    return UnitsPlan(tuple(reach.kept_to(one) for one in planned(existing, rows, file.unread)))


@transaction.atomic
def take_in_units(file: UnitsFile, branches: Sequence[str] | None, *, seen: str = "", reason: str = "") -> Taken:
    """Take in `file` if no row of it is refused.

    seen: the digest of the plan that a person agreed to; where it is another one now, nothing is done either.
    """
    list(Unit.objects.select_for_update().values_list("pk"))  # two lists at once follow one another
    plan = plan_units(file, branches)
    is_done = not plan.of(Step.REFUSED) and seen in ("", plan.digest)
    if is_done:
        keep_units(plan.outcomes, branches, reason)
    return Taken(plan, is_done)


@transaction.atomic
def correct_unit(unit: Unit, *, reason: str, **values: str | tuple[str, ...]) -> Outcome:
    """Change what a unit is called for short and otherwise, and whom to ask: `values` of UnitRow by their names."""
    Unit.objects.select_for_update().get(pk=unit.pk)
    (before,) = unit_rows(Unit.objects.filter(pk=unit.pk))
    after = replace(before, **values).in_order()  # type: ignore[arg-type]
    changes = changes_of(before, after)
    outcome = Outcome(after, Step.CHANGED if changes else Step.UNCHANGED, changes)
    keep_units([outcome], None, reason)
    return outcome


def _labels(row: UnitRow, path: str, groups: KnownGroups) -> tuple[str, ...]:
    """The groups of a row as those that are there are called; new ones as the list calls them."""
    named = ((words, groups.named(path, words)) for words in row.groups)
    return tuple(sorted({groups.label(path, group) if group else words for words, group in named}))


class _Paths:
    """The paths of units as they would be, by their codes; "" for one that hangs nowhere."""

    def __init__(self, units: Iterable[UnitRow]) -> None:
        self.parents: dict[str, str] = {}
        for unit in units:
            self.parents.setdefault(unit.code, unit.parent)

    def of(self, code: str) -> str:
        codes: list[str] = []
        while code in self.parents and len(codes) < MOST_LEVELS:
            codes.append(code)
            code = self.parents[code]
        return "" if code else "/".join((*reversed(codes), ""))


@dataclass(frozen=True, slots=True)
class _Reach:
    """What of a list is refused because it lies outside the branches of whoever takes it in."""

    branches: Sequence[str] | None
    groups: KnownGroups
    paths: _Paths
    known: dict[str, UnitRow]

    def kept_to(self, outcome: Outcome) -> Outcome:
        if self.branches is None or outcome.step is Step.UNCHANGED:
            return outcome
        row, path = outcome.unit, self.paths.of(outcome.unit.code)
        if path and not path.startswith(tuple(self.branches)):
            # whatever else is wrong with it is told to those who may see it
            outside = Message("units.outside", {"code": row.code})
            flaws: tuple[UnitFlaw, ...] = (UnitFlaw(row.row, "code", outside, Message("units.mend.branch")),)
        else:
            flaws = (*outcome.flaws, *self._groups_elsewhere(row, path))
        return replace(outcome, step=Step.REFUSED, changes=(), flaws=flaws) if flaws else outcome

    def _groups_elsewhere(self, row: UnitRow, path: str) -> Iterator[UnitFlaw]:
        """Groups that others keep, which the unit would come into or leave."""
        before = self.known[row.code].groups if row.code in self.known else ()
        for words in sorted(set(before) ^ set(row.groups)):
            group = self.groups.named(path, words)
            if group and not group.path.startswith(tuple(self.branches or ())):
                elsewhere = Message("units.group-elsewhere", {"group": words, "owner": group.owner})
                yield UnitFlaw(row.row, "groups", elsewhere, Message("units.mend.group", {"owner": group.owner}))
