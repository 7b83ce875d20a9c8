"""Everything that is wrong with a list of units, beside those that are there."""

from collections.abc import Iterable, Sequence

from parindex.core.messages import Message
from parindex.core.organisation.alone import Flaws, flaws_alone, flaws_of_ways
from parindex.core.organisation.lineage import flaws_of_lineage
from parindex.core.organisation.tree import flaws_of_tree
from parindex.core.organisation.unit import KINDS, UnitFlaw, UnitRow
from parindex.core.organisation.whole import whole_of


def check_units(existing: Iterable[UnitRow], incoming: Sequence[UnitRow]) -> tuple[UnitFlaw, ...]:
    """The flaws of the rows `incoming` if they were laid over the units `existing`, by row.

    Nothing is presumed that a list does not say: a unit ends where its own row says so, not where another begins.
    """
    known = {unit.code: unit for unit in existing}
    whole = whole_of(known.values(), incoming)
    found = [*_rows(known, incoming), *flaws_of_tree(whole), *flaws_of_lineage(whole)]
    return tuple(sorted(found, key=lambda flaw: flaw.row))


def _rows(known: dict[str, UnitRow], incoming: Sequence[UnitRow]) -> Flaws:
    first: dict[str, int] = {}
    for row in incoming:
        yield from flaws_alone(row)
        yield from flaws_of_ways(row)
        if row.code and first.setdefault(row.code, row.row) != row.row:
            twice = Message("units.code-twice", {"code": row.code, "first": first[row.code]})
            yield UnitFlaw(row.row, "code", twice, Message("units.mend.one-row"))
        if row.code in known:
            yield from _moved(row, known[row.code])


def _moved(row: UnitRow, known: UnitRow) -> Flaws:
    mend = Message("units.mend.moved", {"code": row.code})
    if row.parent != known.parent:
        found = _parent(row.parent)
        yield UnitFlaw(row.row, "parent", Message("units.moved", {"old": _parent(known.parent), "new": found}), mend)
    if row.kind != known.kind and row.kind in KINDS:
        kinds = {"old": KINDS[known.kind], "new": KINDS[row.kind]}
        yield UnitFlaw(row.row, "kind", Message("units.other-kind", kinds), mend)


def _parent(code: str) -> Message | str:
    return code or Message("units.top")
