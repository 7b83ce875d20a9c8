"""What is wrong with the tree that units would make: parents, and names below the same parent."""

from operator import attrgetter

from parindex.core.folding import normalised
from parindex.core.messages import Message, Parameter
from parindex.core.organisation.alone import Flaws
from parindex.core.organisation.unit import UnitFlaw, UnitRow, span_words
from parindex.core.organisation.whole import Whole, some

LONGEST_PATH = 500  # letters of the codes from the top down, each with its stroke


def flaws_of_tree(whole: Whole) -> Flaws:
    """Each flaw of the tree that a row of the list brings about."""
    circles = _circles(whole)
    for unit in whole.told():
        if circle := circles.get(unit.code):
            told: dict[str, Parameter] = {"chain": " → ".join((*circle, circle[0]))}
            yield UnitFlaw(unit.row, "parent", Message("units.own-ancestor", told), Message("units.mend.parent"))
        yield from _above(unit, whole)
        yield from _below(unit, whole)
    yield from _alike(whole)


def _circles(whole: Whole) -> dict[str, tuple[str, ...]]:
    """The codes that lead back to themselves, each with the circle that it is in."""
    found: dict[str, tuple[str, ...]] = {}
    settled: set[str] = set()
    for start in whole.units:
        code, way = start, dict[str, None]()
        while code in whole.units and code not in settled and code not in way:
            way[code] = None
            code = whole.units[code].parent
        if code in way:
            circle = tuple(way)[list(way).index(code) :]
            found |= dict.fromkeys(circle, circle)
        settled |= way.keys()
    return found


def _above(unit: UnitRow, whole: Whole) -> Flaws:
    if not unit.parent:
        return
    parent = whole.units.get(unit.parent)
    if parent is None:
        unknown = Message("units.unknown", {"code": unit.parent})
        yield UnitFlaw(unit.row, "parent", unknown, Message("units.mend.unknown"))
    elif not _holds(parent, unit):
        spans: dict[str, Parameter] = {"parent": parent.code, "span": span_words(parent), "own": span_words(unit)}
        yield UnitFlaw(unit.row, "valid_from", Message("units.parent-absent", spans), Message("units.mend.within"))
    if _is_too_deep(unit, whole):
        deep = Message("units.too-deep", {"most": LONGEST_PATH})
        yield UnitFlaw(unit.row, "code", deep, Message("units.mend.shorter"))


def _is_too_deep(unit: UnitRow, whole: Whole) -> bool:
    code, length, seen = unit.code, 0, set[str]()
    while code in whole.units and code not in seen and length <= LONGEST_PATH:
        seen.add(code)
        length += len(code) + 1
        code = whole.units[code].parent
    return length > LONGEST_PATH


def _holds(parent: UnitRow, unit: UnitRow) -> bool:
    return parent.begins <= unit.begins and unit.ends <= parent.ends


def _below(unit: UnitRow, whole: Whole) -> Flaws:
    """Units that the list does not tell of, and that would be there without the one above them."""
    others = (one for one in whole.below.get(unit.code, ()) if one.code not in whole.fresh)
    if outlasting := [one.code for one in others if not _holds(unit, one)]:
        told: dict[str, Parameter] = {"count": len(outlasting), "codes": some(outlasting), "span": span_words(unit)}
        yield UnitFlaw(unit.row, "valid_to", Message("units.outlasting", told), Message("units.mend.below"))


def _alike(whole: Whole) -> Flaws:
    """Units with the same name below the same parent on the same day."""
    for parent in sorted({unit.parent for unit in whole.told()}):
        named: dict[str, list[UnitRow]] = {}
        for unit in sorted(whole.below[parent], key=attrgetter("begins")):
            named.setdefault(normalised(unit.name), []).append(unit)
        for name, units in named.items():
            if name and len(units) > 1:
                yield from _same_name(units, whole)


def _same_name(units: list[UnitRow], whole: Whole) -> Flaws:
    """units: those of one name, by their first days; each is held against the one before it that ends last."""
    latest: UnitRow | None = None
    latest_fresh: UnitRow | None = None
    for unit in units:
        is_fresh = unit.code in whole.fresh
        before = latest if is_fresh else latest_fresh
        if before and before.is_there_with(unit):
            # the later row of the list is the one to look at
            late, early = (before, unit) if before.row > unit.row else (unit, before)
            told: dict[str, Parameter] = {"name": late.name, "other": early.code, "span": span_words(early)}
            yield UnitFlaw(late.row, "name", Message("units.same-name", told), Message("units.mend.name"))
        latest = _later(latest, unit)
        latest_fresh = _later(latest_fresh, unit) if is_fresh else latest_fresh


def _later(one: UnitRow | None, other: UnitRow) -> UnitRow:
    return one if one and one.ends > other.ends else other
