"""The rows of a sheet as they were filled: which column is which, what each cell means, where it stands."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from parindex.core.messages import Message
from parindex.core.place import Place
from parindex.documents.framework_workbook.fields import ORDER, OTHER, Field, Table
from parindex.documents.framework_workbook.kinds import typed
from parindex.documents.framework_workbook.yaml_cell import CellError
from parindex.documents.workbook.sheet import Sheet

HEADER_WITHIN = 10  # rows; a sheet may have a title above its header
Path: TypeAlias = tuple[str | int, ...]


@dataclass(slots=True)
class Findings:
    """What is wrong with the workbook itself, and where each part of the data stands."""

    flaws: list[tuple[Place, Message]] = field(default_factory=list)
    places: dict[Path, Place] = field(default_factory=dict)

    def tell(self, place: Place, flaw: Message) -> None:
        self.flaws.append((place, flaw))


@dataclass(frozen=True, slots=True)
class Line:
    """A row that is not blank: the values of its cells and the places of all, blank ones too, by column."""

    values: dict[str, Any]
    places: dict[str, Place]
    place: Place


def lines(sheet: Sheet, table: Table, findings: Findings) -> list[Line]:
    """The rows of a sheet below its header."""
    tell_uncalculated(sheet, findings)
    numbers = sorted(sheet.rows)
    top = next((row for row in numbers[:HEADER_WITHIN] if _is_header(sheet, row, table)), None)
    if top is None:
        needed = tuple(table.by_id[one].title for one in table.needed)
        if numbers:
            findings.tell(
                Place(sheet=sheet.title, row=numbers[0], cell=1), Message("workbook.no-header", {"columns": needed})
            )
        return []
    columns = _columns(sheet, top, table, findings)
    below = [row for row in numbers if row > top]
    _tell_unread(sheet, top, below, columns, findings)
    return [line for row in below if (line := _line(sheet, row, table, columns, findings))]


def tell_uncalculated(sheet: Sheet, findings: Findings) -> None:
    """A formula whose result is not stored would be taken for a blank cell."""
    for row, cell in sheet.uncalculated:
        findings.tell(Place(sheet=sheet.title, row=row, cell=cell), Message("workbook.formula"))


def mapping_of(line: Line, table: Table, path: Path, findings: Findings) -> dict[str, Any]:
    """What a row holds besides its own columns, in the usual order of keys; its places are kept."""
    cells = {name: value for name, value in line.values.items() if name not in (OTHER, ORDER)}
    more = line.values.get(OTHER, {})
    if not isinstance(more, Mapping):
        findings.tell(line.places[OTHER], Message("workbook.not-keys"))
        more = {}
    for key in [key for key in more if key in table.put_together(cells)]:
        findings.tell(line.places[OTHER], Message("workbook.repeated-key", {"key": key}))
    _keep_places(line, table, path, more, findings)
    return table.put_together({**cells, OTHER: more})


def put_in_order(mapping: dict[str, Any], keys: list[str]) -> None:
    """Brings the keys of `mapping` into the order of `keys`, which may name others, too, and some twice."""
    items = {key: mapping[key] for key in keys if key in mapping}
    mapping.clear()
    mapping.update(items)


def order_of(line: Line, findings: Findings) -> list[str]:
    """The order of keys that a row says; [] for none."""
    said = line.values.get(ORDER, [])
    if isinstance(said, list) and all(isinstance(key, str) for key in said):
        return said
    findings.tell(line.places[ORDER], Message("workbook.not-an-order"))
    return []


def _is_header(sheet: Sheet, row: int, table: Table) -> bool:
    found = {one.id for cell in sheet.rows[row].values() if (one := table.headed(cell.text))}
    return found >= set(table.needed)


def _columns(sheet: Sheet, top: int, table: Table, findings: Findings) -> dict[int, Field]:
    columns: dict[int, Field] = {}
    for at, cell in sorted(sheet.rows[top].items()):
        one = table.headed(cell.text)
        if one in columns.values():
            findings.tell(
                Place(sheet=sheet.title, row=top, cell=at), Message("workbook.repeated-column", {"column": cell.text})
            )
        elif one is not None:
            columns[at] = one
    return columns


def _tell_unread(sheet: Sheet, top: int, rows: list[int], columns: Mapping[int, Field], findings: Findings) -> None:
    """A column without a known heading is not read: that is told, once, where something stands in it."""
    told = {at for at in sheet.rows[top] if at in columns}
    for row in rows:
        for at in sorted(sheet.rows[row].keys() - columns.keys() - told):
            header = sheet.rows[top].get(at)
            place = Place(sheet=sheet.title, row=top if header else row, cell=at)
            findings.tell(
                place, Message("workbook.unknown-column", {"column": header.text if header else place.cell_name})
            )
            told.add(at)


def _line(sheet: Sheet, row: int, table: Table, columns: Mapping[int, Field], findings: Findings) -> Line | None:
    places = {one.id: Place(sheet=sheet.title, row=row, cell=at) for at, one in columns.items()}
    filled = [(one, cell) for at, one in columns.items() if (cell := sheet.rows[row].get(at))]
    values = {}
    for one, cell in filled:
        try:
            values[one.id] = one.kind.meant(typed(cell))
        except CellError as error:
            findings.tell(places[one.id], error.message)
    return Line(values, places, places[table.needed[0]]) if filled else None


def _keep_places(line: Line, table: Table, path: Path, more: Mapping[str, Any], findings: Findings) -> None:
    places = findings.places
    places[path] = line.place
    for one in table.fields:
        if not one.is_own and one.id in line.places:
            places.setdefault((*path, one.path[0]), line.places[one.id])
            places[(*path, *one.path)] = line.places[one.id]
    for key in more:
        places[(*path, key)] = line.places[OTHER]
