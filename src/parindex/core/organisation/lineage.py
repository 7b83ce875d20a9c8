"""What is wrong with what units would come from and go into."""

from datetime import timedelta

from parindex.core.messages import Message, Parameter
from parindex.core.organisation.alone import Flaws
from parindex.core.organisation.unit import LEAVES_THE_REST, PARTS, WAYS, Predecessor, UnitFlaw, UnitRow, span_words
from parindex.core.organisation.whole import Whole, some

DAY = timedelta(days=1)


def flaws_of_lineage(whole: Whole) -> Flaws:
    """Each flaw of the lineage that a row of the list brings about."""
    for unit in whole.told():
        for one in unit.predecessors:
            if one.code != unit.code:
                yield from _from(unit, one, whole)
        yield from _goes_on(unit, whole)
    for code in whole.successors:
        yield from _parted(code, whole)


def _from(unit: UnitRow, one: Predecessor, whole: Whole) -> Flaws:
    before = whole.units.get(one.code)
    if before is None:
        unknown = Message("units.unknown", {"code": one.code})
        yield UnitFlaw(unit.row, "predecessors", unknown, Message("units.mend.unknown"))
    elif unit.valid_from is not None:
        told: dict[str, Parameter] = {"begin": unit.begins, "code": one.code, "span": span_words(before)}
        if before.begins >= unit.begins:
            message = Message("units.predecessor-later", told)
            yield UnitFlaw(unit.row, "valid_from", message, Message("units.mend.day"))
        elif one.way not in LEAVES_THE_REST and before.ends >= unit.begins:
            mend = Message("units.mend.end-before", {"code": one.code, "day": unit.begins - DAY})
            yield UnitFlaw(unit.row, "valid_from", Message("units.overlap", told), mend)


def _goes_on(unit: UnitRow, whole: Whole) -> Flaws:
    """A unit of the list that would still be there when one begins that came of it and that the list leaves out."""
    for later, way in whole.successors.get(unit.code, ()):
        if later.code in whole.fresh or later.valid_from is None:
            continue
        if unit.begins >= later.begins or (way not in LEAVES_THE_REST and unit.ends >= later.begins):
            told: dict[str, Parameter] = {"successor": later.code, "begin": later.begins, "own": span_words(unit)}
            mend = Message("units.mend.end-by", {"day": later.begins - DAY})
            yield UnitFlaw(unit.row, "valid_to", Message("units.goes-on", told), mend)


def _parted(code: str, whole: Whole) -> Flaws:
    """A unit that goes into several whole: nobody could say what became of it."""
    successors = whole.successors[code]
    unsaid = [unit for unit, way in successors if way not in PARTS]
    if len(successors) < 2 or not unsaid:
        return
    named = some([unit.code for unit, _ in successors])
    told: dict[str, Parameter] = {"code": code, "count": len(successors), "successors": named}
    fresh = [unit for unit, _ in successors if unit.code in whole.fresh]
    mend = Message("units.mend.one-of", {"words": tuple(WAYS[way] for way in PARTS)})
    for unit in [one for one in unsaid if one.code in whole.fresh] or fresh:
        yield UnitFlaw(unit.row, "way", Message("units.two-successors", told), mend)
