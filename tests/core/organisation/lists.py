"""Units for tests: a province that is always there, two communes that ended, and what became of them."""

from dataclasses import replace
from datetime import date

from parindex.core.organisation import Predecessor, UnitFlaw, UnitRow, check_units
from parindex.documents.catalogue import catalogue

BEFORE, AFTER = date(2025, 6, 30), date(2025, 7, 1)
PROVINCE = UnitRow("tinh", "Tỉnh A", "Tỉnh A", "province")
XA_1 = UnitRow("xa-1", "Xã 01", "Xã 01", "commune", "tinh", valid_to=BEFORE)
XA_2 = UnitRow("xa-2", "Xã 02", "Xã 02", "commune", "tinh", valid_to=BEFORE)
MERGED = (Predecessor("xa-1", "merged"), Predecessor("xa-2", "merged"))
XA_3 = UnitRow("xa-3", "Xã 03", "Xã 03", "commune", "tinh", valid_from=AFTER, predecessors=MERGED)
THERE = (PROVINCE, XA_1, XA_2)


def numbered(*units: UnitRow) -> list[UnitRow]:
    """`units` as the rows of a list, under a header."""
    return [replace(unit, row=row) for row, unit in enumerate(units, 2)]


def flaws(*incoming: UnitRow, existing: tuple[UnitRow, ...] = ()) -> tuple[UnitFlaw, ...]:
    return check_units(existing, numbered(*incoming))


def told(*incoming: UnitRow, existing: tuple[UnitRow, ...] = ()) -> list[tuple[int, str, str]]:
    """Of each flaw its row, its field and the id of what is said, both languages being able to say it."""
    found = flaws(*incoming, existing=existing)
    for language in ("vi", "en"):
        words = catalogue(language)
        assert all(words.render(flaw.message) and words.render(flaw.mend) for flaw in found)
    return [(flaw.row, flaw.field, flaw.message.id.removeprefix("units.")) for flaw in found]


def sentences(*incoming: UnitRow, existing: tuple[UnitRow, ...] = ()) -> list[str]:
    """What is wrong and what mends it, as an officer reads it."""
    words = catalogue("vi")
    found = flaws(*incoming, existing=existing)
    return [f"{words.render(flaw.message)} {words.render(flaw.mend)}" for flaw in found]
