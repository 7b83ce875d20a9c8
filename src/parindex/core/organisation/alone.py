"""What is wrong with a row of a list of units, whatever the other rows say."""

import re
from collections.abc import Iterator
from typing import TypeAlias

from parindex.core.messages import Message
from parindex.core.organisation.unit import KINDS, WAYS, UnitFlaw, UnitRow

Flaws: TypeAlias = Iterator[UnitFlaw]

CODE = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
EMAIL = re.compile(r"[^@\s;,]+@[^@\s;,.]+(?:\.[^@\s;,.]+)+")
LONGEST = {"code": 60, "name": 200, "short_name": 120, "basis": 300, "contact": 200, "email": 254, "phone": 50}
LONGEST_NAME = 200  # of those that stand several in a cell
SEVERAL = ("aliases", "groups")


def flaws_alone(unit: UnitRow) -> Flaws:
    """Each flaw of a row by itself."""
    yield from _code(unit)
    yield from _named(unit)
    yield from _lengths(unit)
    if unit.begins > unit.ends:
        days = {"begin": unit.begins, "end": unit.ends}
        yield UnitFlaw(unit.row, "valid_to", Message("units.ends-before", days), Message("units.mend.day"))
    if unit.email and not EMAIL.fullmatch(unit.email):
        found = Message("units.bad-email", {"found": unit.email})
        yield UnitFlaw(unit.row, "email", found, Message("units.mend.email"))


def flaws_of_ways(unit: UnitRow) -> Flaws:
    """What is wrong with how a unit came from others, whoever they are."""
    count = len(unit.predecessors)
    if count and unit.valid_from is None:
        yield UnitFlaw(unit.row, "valid_from", Message("units.no-first-day"), Message("units.mend.first-day"))
    codes = [one.code for one in unit.predecessors]
    for code in sorted({code for code in codes if codes.count(code) > 1}):
        twice = Message("units.predecessor-twice", {"code": code})
        yield UnitFlaw(unit.row, "predecessors", twice, Message("units.mend.once"))
    for one in unit.predecessors:
        if one.code == unit.code:
            yield UnitFlaw(unit.row, "predecessors", Message("units.own-predecessor"), Message("units.mend.other-code"))
        if one.way not in WAYS:
            yield _wayless(unit, one.code, one.way)
        elif one.way == "renamed" and count > 1:
            several = Message("units.renamed-several", {"count": count})
            yield UnitFlaw(unit.row, "way", several, Message("units.mend.merged"))


def _wayless(unit: UnitRow, code: str, way: str) -> UnitFlaw:
    message = Message("units.unknown-way", {"found": way}) if way else Message("units.no-way", {"code": code})
    return UnitFlaw(unit.row, "way", message, Message("units.mend.one-of", {"words": tuple(WAYS.values())}))


def _code(unit: UnitRow) -> Flaws:
    if not unit.code:
        yield UnitFlaw(unit.row, "code", Message("units.no-code"), Message("units.mend.code"))
    elif not CODE.fullmatch(unit.code):
        bad = Message("units.bad-code", {"code": unit.code})
        yield UnitFlaw(unit.row, "code", bad, Message("units.mend.code"))


def _named(unit: UnitRow) -> Flaws:
    if not unit.name:
        yield UnitFlaw(unit.row, "name", Message("units.no-name"), Message("units.mend.fill"))
    if unit.kind not in KINDS:
        message = Message("units.unknown-kind", {"found": unit.kind}) if unit.kind else Message("units.no-kind")
        mend = Message("units.mend.one-of", {"words": tuple(KINDS.values())})
        yield UnitFlaw(unit.row, "kind", message, mend)


def _lengths(unit: UnitRow) -> Flaws:
    told = [(name, getattr(unit, name), most) for name, most in LONGEST.items()]
    told += [(name, one, LONGEST_NAME) for name in SEVERAL for one in getattr(unit, name)]
    for name, words, most in told:
        if len(words) > most:
            long = Message("units.too-long", {"length": len(words), "most": most})
            yield UnitFlaw(unit.row, name, long, Message("units.mend.shorter"))
