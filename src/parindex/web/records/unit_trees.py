"""The units that a person sees, of all times, and what came of what: two queries whatever their number."""

from dataclasses import dataclass
from datetime import date

from parindex.web.records.organisation import Succession
from parindex.web.records.people import User
from parindex.web.records.reach import in_reach
from parindex.web.records.units import Unit


@dataclass(frozen=True, slots=True)
class SeenUnit:
    """A unit in short. `folded`: its names without accents."""

    code: str
    name: str
    kind: str
    path: str
    begins: date | None
    ends: date | None
    folded: str

    def is_there(self, day: date) -> bool:
        return (self.begins is None or self.begins <= day) and not self.is_over(day)

    def is_over(self, day: date) -> bool:
        return self.ends is not None and self.ends < day


@dataclass(frozen=True, slots=True)
class SeenSuccession:
    """The codes of two units of which one came from the other, on which day, how, and by which act."""

    predecessor: str
    successor: str
    day: date | None
    way: str
    basis: str


def seen_units(person: User) -> list[SeenUnit]:
    """The units in the reach of `person`, in the order of the tree."""
    fields = ("code", "short_name", "kind", "path", "valid_from", "valid_to", "folded")
    return [SeenUnit(*row) for row in Unit.objects.visible_to(person).order_by("path").values_list(*fields)]


def seen_successions(person: User) -> list[SeenSuccession]:
    """What came from or went into the units in the reach of `person`; the other unit may lie outside it."""
    near = in_reach(person, "predecessor__path") | in_reach(person, "successor__path")
    fields = ("predecessor__code", "successor__code", "successor__valid_from", "way", "basis")
    rows = Succession.objects.filter(near).order_by("successor__path", "predecessor__path").values_list(*fields)
    return [SeenSuccession(*row) for row in rows]
