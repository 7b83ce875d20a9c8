"""What lies around a unit, in one query: those below it, what it came from and went into, other names, groups."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import BooleanField, Case, DateField, F, QuerySet, Value, When
from django.db.models.functions import Cast

from parindex.web.records.organisation import Succession, UnitAlias, UnitGroup
from parindex.web.records.people import User
from parindex.web.records.reach import in_reach
from parindex.web.records.units import Unit

YES, NO, NOTHING = Value(value=True), Value(value=False), Value("")
NO_DAY = Cast(Value(None), DateField())
BLANK = {"of_code": NOTHING, "begins": NO_DAY, "ends": NO_DAY, "how": NOTHING, "by": NOTHING, "is_seen": YES}
COLUMNS = ("relation", "of_code", "words", "begins", "ends", "how", "by", "is_seen")


@dataclass(frozen=True, slots=True)
class Near:
    """Something near a unit: its code and name, its days, how and by which act it came about.

    relation: "below", "earlier", "later", "alias" or "group"; is_seen: whether the person may see it.
    """

    relation: str
    code: str
    name: str
    begins: date | None
    ends: date | None
    way: str
    basis: str
    is_seen: bool


def around(unit: Unit, person: User) -> list[Near]:
    """All that lies around `unit`; of the units below it, and of groups, those in the reach of `person`."""
    days = {"begins": F("valid_from"), "ends": F("valid_to")}
    below = unit.children.filter(in_reach(person))
    groups = UnitGroup.objects.filter(in_reach(person, "owner__path"), members=unit)
    rows = _columns(below, "below", of_code=F("code"), words=F("short_name"), **days).union(
        _lineage(unit, person, "earlier", own="successor", other="predecessor"),
        _lineage(unit, person, "later", own="predecessor", other="successor"),
        _columns(UnitAlias.objects.filter(unit=unit), "alias", words=F("name")),
        _columns(groups, "group", of_code=F("owner__code"), words=F("name")),
        all=True,
    )
    return sorted((Near(*row) for row in rows), key=lambda one: (one.relation, not one.is_seen, one.name, one.code))


def _lineage(unit: Unit, person: User, relation: str, *, own: str, other: str) -> Any:
    seen = When(in_reach(person, f"{other}__path"), then=YES)
    return _columns(
        Succession.objects.filter(**{own: unit}),
        relation,
        of_code=F(f"{other}__code"),
        words=F(f"{other}__short_name"),
        begins=F(f"{other}__valid_from"),
        ends=F(f"{other}__valid_to"),
        how=F("way"),
        by=F("basis"),
        is_seen=Case(seen, default=NO, output_field=BooleanField()),
    )


def _columns(rows: "QuerySet[Any]", relation: str, **told: Any) -> Any:
    """`rows` with the columns that all parts of the query have; what is not told of them is blank."""
    columns = {"relation": Value(relation), **BLANK, **told}
    return rows.order_by().annotate(**columns).values_list(*COLUMNS)
