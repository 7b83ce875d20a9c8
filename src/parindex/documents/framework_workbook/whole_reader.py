"""The sheet on the set itself, read row by row."""

from typing import Any

from parindex.core.folding import folded
from parindex.core.messages import Message
from parindex.core.place import Place
from parindex.documents.framework_workbook import whole
from parindex.documents.framework_workbook.kinds import typed
from parindex.documents.framework_workbook.lines import HEADER_WITHIN, Findings, tell_uncalculated
from parindex.documents.framework_workbook.yaml_cell import CellError
from parindex.documents.workbook.sheet import Sheet

HEADINGS = (folded(whole.KEY_TITLE), folded(whole.VALUE_TITLE))


def read_whole(sheet: Sheet, findings: Findings) -> tuple[dict[str, Any], list[str]]:
    """The keys that the sheet holds, and the order of all keys where it says one. Rows without a value are blank."""
    tell_uncalculated(sheet, findings)
    data: dict[str, Any] = {}
    order: list[str] = []
    for row, at_key, at_value in _rows(sheet, findings):
        place = Place(sheet=sheet.title, row=row, cell=at_value)
        cell, said = sheet.rows[row].get(at_value), sheet.rows[row].get(at_key)
        if cell is None:
            continue
        if said is None:
            findings.tell(place, Message("workbook.no-key"))
            continue
        try:
            path = whole.key_meant(said.text)
            value = whole.kind_of(path).meant(typed(cell))
        except CellError as error:
            findings.tell(place, error.message)
            continue
        if path:
            _keep(data, path, value, place, findings)
        elif isinstance(value, list) and all(isinstance(key, str) for key in value):
            order = value
        else:
            findings.tell(place, Message("workbook.not-an-order"))
    return data, order


def _rows(sheet: Sheet, findings: Findings) -> list[tuple[int, int, int]]:
    """The rows below the header, with the columns of key and value."""
    numbers = sorted(sheet.rows)
    for top in numbers[:HEADER_WITHIN]:
        heads = {folded(cell.text.strip()): at for at, cell in sheet.rows[top].items()}
        if all(heading in heads for heading in HEADINGS):
            at_key, at_value = (heads[heading] for heading in HEADINGS)
            return [(row, at_key, at_value) for row in numbers if row > top]
    if numbers:
        place = Place(sheet=sheet.title, row=numbers[0], cell=1)
        findings.tell(place, Message("workbook.no-header", {"columns": (whole.KEY_TITLE, whole.VALUE_TITLE)}))
    return []


def _keep(data: dict[str, Any], path: whole.Path, value: Any, place: Place, findings: Findings) -> None:
    *above, last = path
    inner: Any = data
    for step in above:
        inner = inner.setdefault(step, {})
        if not isinstance(inner, dict):
            break
    if not isinstance(inner, dict) or last in inner:
        findings.tell(place, Message("workbook.repeated-key", {"key": ".".join(path)}))
        return
    inner[last] = value
    for length in range(1, len(path)):
        findings.places.setdefault(path[:length], place)
    findings.places[path] = place
