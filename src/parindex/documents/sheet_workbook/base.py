"""The sheet that no one sees: whose form it is, and what stood in each of its cells when it was written."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields
from datetime import datetime
from typing import TypeAlias

from parindex.core.fact_words import FactValue
from parindex.core.points import Absent
from parindex.documents.sheet_workbook.columns import BASE
from parindex.documents.sheet_workbook.exact import exact, restored
from parindex.documents.sheet_workbook.pen import Pen
from parindex.documents.sheet_workbook.stored import OPEN, Field, Identity, LeafIn
from parindex.documents.workbook.sheet import Sheet
from parindex.documents.xlsx import TEXT

FORM_VERSION = "1"  # of the layout of these workbooks
FORMAT, IDENTITY, REVISION = "format", "identity", "revision"
COLUMNS = ("what", "code", "key", "kind", "text")
NUMBERS = ("year", "version")
Stored: TypeAlias = "Mapping[tuple[str, Field], FactValue]"


@dataclass(frozen=True, slots=True)
class Base:
    """What stood in the form: values by code and field, and the revision of each leaf."""

    identity: Identity
    values: Stored
    revisions: Mapping[str, int]

    def value(self, code: str, field: Field) -> FactValue:
        """What stood there; a value that is not told is missing, a text blank."""
        return self.values.get((code, field), blank(field))


def blank(field: Field) -> FactValue:
    """What a field holds before anything is entered."""
    return Absent.MISSING if field.what == "value" else ""


def write_base(pen: Pen, identity: Identity, leaves: Iterable[LeafIn]) -> None:
    """Raises UnwritableError for a text that no cell holds."""
    page = pen.page(BASE)
    page.part.very_hidden()
    for row, cells in enumerate([COLUMNS, (FORMAT, "", "", "", FORM_VERSION), *_identity(identity), *_rows(leaves)]):
        for at, words in enumerate(cells):
            if words:
                page.text(row, at, words, **TEXT)


def _identity(identity: Identity) -> Iterator[tuple[str, ...]]:
    for one in fields(identity):
        value = getattr(identity, one.name)
        yield IDENTITY, "", one.name, "", value.isoformat() if isinstance(value, datetime) else str(value)


def _rows(leaves: Iterable[LeafIn]) -> Iterator[tuple[str, ...]]:
    for leaf in leaves:
        yield REVISION, leaf.code, "", "", str(leaf.revision)
        for (what, key), value in leaf.fields().items():
            yield what, leaf.code, key, *exact(value)


def read_base(sheet: Sheet) -> Base:
    """What the sheet holds. Raises KeyError or ValueError if anything in it is not as it was written."""
    told, values, revisions = dict[str, str](), dict[tuple[str, Field], FactValue](), dict[str, int]()
    rows = [[_text(cells, at) for at in range(1, len(COLUMNS) + 1)] for _, cells in sorted(sheet.rows.items())]
    if rows[:2] != [list(COLUMNS), [FORMAT, "", "", "", FORM_VERSION]]:
        raise ValueError(sheet.title)
    for what, code, key, kind, text in rows[2:]:
        if what == IDENTITY:
            told[key] = text
        elif what == REVISION:
            revisions[code] = int(text)
        else:
            values[code, Field(OPEN[OPEN.index(what)], key)] = restored(kind, text)
    return Base(_restored(told), values, revisions)


def _text(cells: Mapping[int, object], at: int) -> str:
    return str(getattr(cells.get(at), "text", ""))


def _restored(told: Mapping[str, str]) -> Identity:
    made_at = datetime.fromisoformat(told["made_at"])
    if made_at.tzinfo is None:
        raise ValueError(told["made_at"])
    year, version = (int(told[name]) for name in NUMBERS)
    unit, name, framework, edition, frozen = (
        told[name] for name in ("unit", "unit_name", "framework", "framework_version", "frozen")
    )
    return Identity(unit, name, year, version, framework, edition, frozen, made_at)
