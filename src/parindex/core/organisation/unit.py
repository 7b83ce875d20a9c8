"""A unit as a list tells it, and what is wrong with a row of the list."""

from dataclasses import dataclass, fields, replace
from datetime import date
from typing import Any

from parindex.core.messages import Message, Parameter

KINDS = {
    "province": Message("units.province"),
    "department": Message("units.department"),
    "district": Message("units.district"),
    "commune": Message("units.commune"),
    "office": Message("units.office"),
}
# how a unit came from another; of one that goes into several, each came by one of PARTS
WAYS = {
    "merged": Message("units.merged"),
    "renamed": Message("units.renamed"),
    "split": Message("units.split"),
    "taken_over": Message("units.taken-over"),
}
PARTS = ("split", "taken_over")
# what it came from stays there
LEAVES_THE_REST = ("taken_over",)
FIELD_WORDS = {
    "name": Message("units.field.name"),
    "short_name": Message("units.field.short-name"),
    "kind": Message("units.field.kind"),
    "parent": Message("units.field.parent"),
    "valid_from": Message("units.field.valid-from"),
    "valid_to": Message("units.field.valid-to"),
    "predecessors": Message("units.field.predecessors"),
    "basis": Message("units.field.basis"),
    "aliases": Message("units.field.aliases"),
    "groups": Message("units.field.groups"),
    "contact": Message("units.field.contact"),
    "email": Message("units.field.email"),
    "phone": Message("units.field.phone"),
}


@dataclass(frozen=True, slots=True)
class Predecessor:
    """The code of a unit that another came from, and how: one of WAYS, or whatever the list says."""

    code: str
    way: str = ""


@dataclass(frozen=True, slots=True)
class UnitRow:
    """A unit as a list tells it; "" and None for what it does not say. `row` is the row of the list, 0 for none.

    kind: one of KINDS, or whatever the list says; valid_from, valid_to: its first and last day; groups: by their names.
    """

    code: str
    name: str = ""
    short_name: str = ""
    kind: str = ""
    parent: str = ""
    valid_from: date | None = None
    valid_to: date | None = None
    predecessors: tuple[Predecessor, ...] = ()
    basis: str = ""
    aliases: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()
    contact: str = ""
    email: str = ""
    phone: str = ""
    row: int = 0

    @property
    def begins(self) -> date:
        """Its first day; the first of all days where none is known."""
        return self.valid_from or date.min

    @property
    def ends(self) -> date:
        return self.valid_to or date.max

    def is_there_with(self, other: "UnitRow") -> bool:
        """Whether there is a day on which both are there."""
        return self.begins <= other.ends and other.begins <= self.ends

    def completed(self, said: frozenset[str], known: "UnitRow | None") -> "UnitRow":
        """The row of a list that says only the fields `said`; the rest is as the unit is `known`."""
        unsaid = {name: getattr(known, name) for name in FIELDS if name not in said} if known else {}
        whole = replace(self, **unsaid)
        return replace(whole, short_name=whole.short_name or whole.name).in_order()

    def in_order(self) -> "UnitRow":
        """The same with what stands several in a cell in its one order: in which a list gives them means nothing."""
        return replace(
            self,
            predecessors=tuple(sorted(self.predecessors, key=lambda one: one.code)),
            aliases=tuple(sorted(self.aliases)),
            groups=tuple(sorted(self.groups)),
        )

    def with_value(self, field: str, value: Any) -> "UnitRow":
        """The same with another value of a field, as it was or will be."""
        return replace(self, **{field: value})

    def said(self, field: str) -> "Parameter | None":
        """The value of a field, as sentences say it; None where there is none."""
        if field == "kind":
            return KINDS.get(self.kind, self.kind) or None
        if field == "predecessors":
            ways = ((one.code, WAYS.get(one.way, one.way)) for one in self.predecessors)
            return tuple(Message("units.predecessor", {"code": code, "way": way}) for code, way in ways) or None
        value: Parameter | None = getattr(self, field)
        return value or None


FIELDS = tuple(field.name for field in fields(UnitRow) if field.name not in ("code", "row"))


@dataclass(frozen=True, slots=True)
class UnitFlaw:
    """What is wrong with a row, which of its fields to look at, and what mends it."""

    row: int
    field: str
    message: Message
    mend: Message


def span_words(unit: UnitRow) -> Message:
    """From when until when a unit is there."""
    if unit.valid_from and unit.valid_to:
        return Message("units.from-to", {"begin": unit.valid_from, "end": unit.valid_to})
    if unit.valid_from:
        return Message("units.from", {"begin": unit.valid_from})
    return Message("units.to", {"end": unit.valid_to}) if unit.valid_to else Message("units.always")
