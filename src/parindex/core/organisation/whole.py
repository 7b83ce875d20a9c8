"""All units as they would be: those that are there, and over them those of a list."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from parindex.core.organisation.unit import UnitRow

MOST_NAMED = 5


@dataclass(frozen=True)
class Whole:
    """Units by their codes. `fresh` are the codes of those that the list tells of."""

    units: Mapping[str, UnitRow]
    fresh: frozenset[str]

    @cached_property
    def below(self) -> Mapping[str, list[UnitRow]]:
        """The units right below each, by its code; those at the top below ""."""
        found: dict[str, list[UnitRow]] = {}
        for unit in self.units.values():
            found.setdefault(unit.parent, []).append(unit)
        return found

    @cached_property
    def successors(self) -> Mapping[str, list[tuple[UnitRow, str]]]:
        """What came from each unit, by its code, and how."""
        found: dict[str, list[tuple[UnitRow, str]]] = {}
        for unit in self.units.values():
            for code, way in {one.code: one.way for one in unit.predecessors}.items():
                found.setdefault(code, []).append((unit, way))
        return found

    def told(self) -> list[UnitRow]:
        """The units that the list tells of, in its order."""
        return [unit for code, unit in self.units.items() if code in self.fresh]


def whole_of(existing: Iterable[UnitRow], incoming: Sequence[UnitRow]) -> Whole:
    """`existing` with the first row of each code of `incoming` laid over it.

    A unit that is there keeps its parent and kind: that the list moves it is a flaw, from which no others follow.
    """
    units = {unit.code: unit for unit in existing}
    fresh: set[str] = set()
    for row in incoming:
        if row.code and row.code not in fresh:
            fresh.add(row.code)
            known = units.get(row.code)
            units[row.code] = replace(row, parent=known.parent, kind=known.kind) if known else row
    return Whole(units, frozenset(fresh))


def some(codes: Sequence[str]) -> tuple[str, ...]:
    """The first few of `codes`, for a sentence."""
    return tuple(codes[:MOST_NAMED]) + (("…",) if len(codes) > MOST_NAMED else ())
