"""A workbook becomes the data of a criteria set, each part of it with the cell it came from."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from parindex.core.folding import folded
from parindex.core.messages import Message
from parindex.core.place import Place
from parindex.documents.framework_workbook import whole
from parindex.documents.framework_workbook.fields import Table
from parindex.documents.framework_workbook.guide import TITLE as GUIDE
from parindex.documents.framework_workbook.lines import Findings, Line, Path, lines, mapping_of, order_of, put_in_order
from parindex.documents.framework_workbook.nodes import areas_of, by_code, facts_of, tell_left
from parindex.documents.framework_workbook.opening import sheets_by_title
from parindex.documents.framework_workbook.tables import BANDS, FACTS, NODES, RUNGS, WHOLE_SET
from parindex.documents.framework_workbook.whole_reader import read_whole
from parindex.documents.workbook.sheet import Sheet

NOT_READ = (folded(GUIDE), "ghi chu")  # how titles begin of sheets that are for people only


@dataclass(frozen=True, slots=True)
class Read:
    """The data of a criteria set as core builds it; `places` leads from the path of a part to its cell.

    flaws: what is wrong with the workbook itself, each with its cell; the data hold what could be read all the same.
    """

    data: dict[str, Any]
    places: Mapping[Path, Place]
    flaws: tuple[tuple[Place, Message], ...]

    def place(self, path: Path) -> Place:
        """The cell of what `path` leads to; of the last part that has one, if it leads further."""
        known = (path[:length] for length in range(len(path), -1, -1))
        return next(self.places[one] for one in known if one in self.places)


def data_of_workbook(content: bytes, name: str) -> Read:
    """The plain data that a workbook holds: mappings, lists, text, true and false, nothing.

    Raises UnreadableFileError, naming the file, for what is no workbook of a criteria set.
    """
    known, others = sheets_by_title(content, name)
    findings = Findings()
    data, order = read_whole(known[whole.TITLE], findings)
    found = {table.title: _lines(known, table, findings) for table in (NODES, FACTS, RUNGS, BANDS)}
    facts = by_code(found[FACTS.title], findings)
    rungs = by_code(found[RUNGS.title], findings)
    own = facts_of(facts.pop(WHOLE_SET, []), ("facts",), findings)
    areas = areas_of(found[NODES.title], facts, rungs, findings)
    for key, value in (("facts", own), ("areas", areas)):
        if value:
            _add(data, key, value, findings)
    _add_bands(data, found[BANDS.title], findings)
    tell_left(facts, findings)
    tell_left(rungs, findings)
    _tell_others(others, findings)
    _keep_places(known, findings)
    put_in_order(data, [*order, *whole.usual(list(data))])
    return Read(data, findings.places, tuple(_in_order(findings, [*known.values(), *others])))


def _in_order(findings: Findings, sheets: list[Sheet]) -> list[tuple[Place, Message]]:
    titles = {sheet.title: at for at, sheet in enumerate(sheets)}
    return sorted(findings.flaws, key=lambda one: (titles[one[0].sheet or ""], one[0].row or 0, one[0].cell or 0))


def _lines(known: Mapping[str, Sheet], table: Table, findings: Findings) -> list[Line]:
    return lines(known[table.title], table, findings) if table.title in known else []


def _add(data: dict[str, Any], key: str, value: Any, findings: Findings) -> None:
    if key in data:
        findings.tell(findings.places[(key,)], Message("workbook.repeated-key", {"key": key}))
    data[key] = value


def _add_bands(data: dict[str, Any], found: list[Line], findings: Findings) -> None:
    items = []
    for at, line in enumerate(found):
        band = mapping_of(line, BANDS, ("bands", "items", at), findings)
        put_in_order(band, [*order_of(line, findings), *BANDS.in_order(list(band))])
        items.append(band)
    if not items:
        return
    bands = data.setdefault("bands", {})
    if not isinstance(bands, dict) or "items" in bands:
        findings.tell(findings.places[("bands",)], Message("workbook.repeated-key", {"key": "bands.items"}))
        return
    bands["items"] = items


def _tell_others(others: list[Sheet], findings: Findings) -> None:
    """A sheet with an unknown title is not read: a slip in a title must not lose what stands there."""
    for sheet in others:
        if sheet.rows and not folded(sheet.title.strip()).startswith(NOT_READ):
            findings.tell(
                Place(sheet=sheet.title, row=1, cell=1), Message("workbook.unknown-sheet", {"sheet": sheet.title})
            )


def _keep_places(known: Mapping[str, Sheet], findings: Findings) -> None:
    """Where to look for what is missing altogether: the beginning of its sheet."""
    for path, title in (((), whole.TITLE), (("areas",), NODES.title), (("bands", "items"), BANDS.title)):
        if title in known:
            findings.places.setdefault(path, Place(sheet=known[title].title, row=1, cell=1))
    if ("bands", "items") in findings.places:
        findings.places.setdefault(("bands",), findings.places[("bands", "items")])
