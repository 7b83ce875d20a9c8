"""The tree at a day: which units show, how deep, and what is said of each. One pass over all units of all times."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from parindex.web.records.unit_trees import SeenSuccession, SeenUnit
from parindex.web.setup.organisation.asked import Wanted
from parindex.web.setup.organisation.words import counts, units_counted
from parindex.web.ui.telling import told

LARGE = 120  # units; below the first level such a tree is closed


@dataclass(frozen=True, slots=True)
class Row:
    """A unit of the tree; `mark` is "new" on its first day, "gone" after its last."""

    depth: int
    code: str
    name: str
    note: str
    mark: str
    is_branch: bool
    is_open: bool


def shown(units: Sequence[SeenUnit], wanted: Wanted) -> list[SeenUnit]:
    """Those that are there on the day, or were before, of the kind that is wanted; with what stands above them."""
    timely = [one for one in units if one.is_there(wanted.day) or (wanted.with_ended and one.is_over(wanted.day))]
    if not wanted.kind:
        return timely
    kept = {path for one in timely if one.kind == wanted.kind for path in _up(one.path)}
    return [one for one in timely if one.path in kept]


def tree_rows(
    units: Sequence[SeenUnit], successions: Iterable[SeenSuccession], names: Mapping[str, str], wanted: Wanted
) -> list[Row]:
    """`units`, which are those shown, as rows in order. names: of all that the person sees, by code."""
    depths = _depths(units)
    below = _below(units, depths)
    came, went = _lineage(successions, names)
    is_large, is_single = len(units) > LARGE, depths.count(0) == 1
    rows = []
    for at, unit in enumerate(units):
        is_gone = unit.is_over(wanted.day)
        note = _went(unit, went) if is_gone else _came(unit, came, wanted)
        rows.append(
            Row(
                depth=depths[at],
                code=unit.code,
                name=unit.name,
                note=", ".join(filter(None, (counts(below[at]), note))),
                mark="gone" if is_gone else "new" if unit.begins == wanted.day else "",
                is_branch=bool(below[at]),
                is_open=not is_large or (is_single and depths[at] == 0),
            )
        )
    return rows


def _up(path: str) -> list[str]:
    codes = path.rstrip("/").split("/")
    return ["/".join(codes[: depth + 1]) + "/" for depth in range(len(codes))]


def _depths(units: Sequence[SeenUnit]) -> list[int]:
    """How deep each stands below those that show."""
    depths, above = [], list[str]()
    for unit in units:
        while above and not unit.path.startswith(above[-1]):
            above.pop()
        depths.append(len(above))
        above.append(unit.path)
    return depths


def _below(units: Sequence[SeenUnit], depths: Sequence[int]) -> list[Counter[str]]:
    """How many of each kind stand below each, at any depth."""
    found, above = [Counter[str]() for _unit in units], list[int]()
    for at, unit in enumerate(units):
        del above[depths[at] :]
        for over in above:
            found[over][unit.kind] += 1
        above.append(at)
    return found


def _lineage(
    successions: Iterable[SeenSuccession], names: Mapping[str, str]
) -> tuple[Counter[str], Mapping[str, list[str]]]:
    """Of how many each unit came, and the names of what each went into; "" for one that the person may not see."""
    came, went = Counter[str](), dict[str, list[str]]()
    for one in successions:
        came[one.successor] += 1
        went.setdefault(one.predecessor, []).append(names.get(one.successor, ""))
    return came, went


def _came(unit: SeenUnit, came: Counter[str], wanted: Wanted) -> str:
    count = came[unit.code]
    return _("from %(units)s") % {"units": units_counted(count)} if count and unit.begins == wanted.day else ""


def _went(unit: SeenUnit, went: Mapping[str, list[str]]) -> str:
    until = _("to %(day)s") % {"day": told(unit.ends or "")}
    successors = ", ".join(name or _("a unit outside your reach") for name in went.get(unit.code, ()))
    return f"{until} → {successors}" if successors else until
