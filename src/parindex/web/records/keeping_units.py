"""Rows of a list of units become units, with what they came from, are called and belong to; each is recorded."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from django.utils.text import slugify

from parindex.core.folding import folded
from parindex.core.messages import Message
from parindex.core.organisation import FIELD_WORDS, FIELDS, Outcome, Step, UnitRow, span_words
from parindex.web.records.audit import Subject, record
from parindex.web.records.organisation import Succession, UnitAlias, UnitGroup
from parindex.web.records.unit_rows import known_groups
from parindex.web.records.units import Unit

COLUMNS = ("name", "short_name", "kind", "valid_from", "valid_to", "contact", "email", "phone")
LONGEST_CODE = 60  # letters of the code of a group


def keep_units(outcomes: Iterable[Outcome], branches: Sequence[str] | None, reason: str) -> None:
    """Keep what is new or changed in `outcomes`, within a transaction of the caller's.

    branches: those of the person; a group that is not there yet is kept by the unit at the top of the one it is in.
    """
    kept = [one for one in outcomes if one.step in (Step.NEW, Step.CHANGED)]
    units, membership = _units(kept), _Membership(branches)
    for outcome in kept:
        unit, row = units[outcome.unit.code], outcome.unit
        changed = {change.field for change in outcome.changes} or {name for name in FIELDS if getattr(row, name)}
        if changed & {"predecessors", "basis"}:
            _keep_lineage(unit, row, units)
        if "aliases" in changed:
            _keep_aliases(unit, row)
        if "groups" in changed:
            membership.keep(unit, row)
    for outcome in kept:
        _record(units[outcome.unit.code], outcome, reason)


def _units(kept: Iterable[Outcome]) -> dict[str, Unit]:
    """The units of the rows and those that they name, saved, by their codes; parents before those below them."""
    rows = {one.unit.code: one.unit for one in kept}
    named = {code for row in rows.values() for code in (row.code, row.parent, *(one.code for one in row.predecessors))}
    units = {unit.code: unit for unit in Unit.objects.filter(code__in=named)}
    for row in _from_the_top(rows):
        unit = units.setdefault(row.code, Unit(code=row.code))
        unit.parent = units[row.parent] if row.parent else None
        for name in COLUMNS:
            setattr(unit, name, getattr(row, name))
        unit.save()
    return units


def _from_the_top(rows: dict[str, UnitRow]) -> list[UnitRow]:
    ordered: dict[str, UnitRow] = {}
    for row in rows.values():
        branch = [row]
        while branch[-1].parent in rows and branch[-1].parent not in ordered:
            branch.append(rows[branch[-1].parent])
        ordered |= {one.code: one for one in reversed(branch)}
    return list(ordered.values())


def _keep_lineage(unit: Unit, row: UnitRow, units: dict[str, Unit]) -> None:
    unit.earlier.exclude(predecessor__code__in=[one.code for one in row.predecessors]).delete()
    for one in row.predecessors:
        told = {"way": one.way, "basis": row.basis}
        Succession.objects.update_or_create(predecessor=units[one.code], successor=unit, defaults=told)


def _keep_aliases(unit: Unit, row: UnitRow) -> None:
    unit.aliases.exclude(name__in=row.aliases).delete()
    there = set(unit.aliases.values_list("name", flat=True))
    fresh = [name for name in row.aliases if name not in there]
    UnitAlias.objects.bulk_create(UnitAlias(unit=unit, name=name, folded=folded(name)) for name in fresh)
    unit.save()  # its names to be found by are others now


class _Membership:
    """Units put into groups, and taken out; to groups that units elsewhere keep they belong as before."""

    def __init__(self, branches: Sequence[str] | None) -> None:
        self.branches, self.groups = branches or (), known_groups()

    def keep(self, unit: Unit, row: UnitRow) -> None:
        wanted = {self._group(unit, words) for words in row.groups}
        own = {group.key for group in self.groups.groups if unit.path.startswith(group.path)}
        there = set(unit.in_groups.values_list("pk", flat=True))
        unit.in_groups.remove(*(there & own) - wanted)
        unit.in_groups.add(*wanted - there)

    def _group(self, unit: Unit, words: str) -> int:
        if found := self.groups.named(unit.path, words):
            return found.key
        made = _new_group(unit, words, self.branches)
        self.groups = known_groups()
        return made.pk


def _new_group(unit: Unit, name: str, branches: Sequence[str]) -> UnitGroup:
    mine = [path for path in branches if unit.path.startswith(path)]
    owner = Unit.objects.get(path=max(mine, key=len) if mine else f"{unit.path.split('/')[0]}/")
    code = slugify(folded(name))[: LONGEST_CODE - 11] or "nhom"
    if UnitGroup.objects.filter(owner=owner, code=code).exists():
        code = f"{code}-{unit.pk}"
    group = UnitGroup.objects.create(owner=owner, code=code, name=name)
    said = Message("units.group-begun", {"group": name, "owner": owner.short_name})
    record("begin_group", Subject("unitgroup", str(group.pk), name), said, unit=owner)
    return group


def _record(unit: Unit, outcome: Outcome, reason: str) -> None:
    row = outcome.unit
    if outcome.step is Step.NEW:
        said = Message("units.begun", {"unit": unit.short_name, "span": span_words(row)})
        told = {name: value for name in FIELDS if (value := row.said(name)) is not None}
        record("begin_unit", unit, said, unit=unit, after=told, reason=reason)
        return
    names = [change.field for change in outcome.changes]
    said = Message("units.changed", {"unit": unit.short_name, "fields": tuple(FIELD_WORDS[name] for name in names)})
    former = replace(row, **{change.field: change.before for change in outcome.changes})
    before, after = ({name: one.said(name) for name in names} for one in (former, row))
    record("change_unit", unit, said, unit=unit, before=before, after=after, reason=reason)
