"""The rows of the annex: broken ones rejoined, each with its code; then the tree that they make."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from parindex.core.folding import folded
from parindex.core.place import Words
from parindex.core.plan import Area, Points
from parindex.documents.plan_reader.columns import FIGURES
from parindex.documents.plan_reader.laid import LaidRow
from parindex.documents.plan_reader.outline import Marked, Outline, marked
from parindex.documents.plan_reader.tree import AnnexRow, areas_of, points_of

TOTAL = re.compile(r"^tong(?: (?:so|cong|diem|chung|toan bo))*(?: [(c].*)?$|^cong(?: diem)?$")
LEVELS = 3


@dataclass(frozen=True, slots=True)
class Annex:
    """The content of the annex table."""

    areas: tuple[Area, ...]
    total: Points | None
    unread: tuple[Words, ...]


def annex_of(rows: Iterable[LaidRow], *, has_broken_rows: bool) -> Annex:
    """Areas with their criteria, and the total: the last row that says it is one.

    `unread` are rows with figures of their own but no code that is known: they are told, not guessed.
    """
    numbered = marked((row for row in rows if row.line.text.strip()), has_broken_rows=has_broken_rows)
    reading = _Reading(between=" " if has_broken_rows else "\n")
    outline = Outline(is_dotted=all(one.marker is None or one.marker.says_its_level for one in numbered))
    for one in numbered:
        reading.take(one, outline)
    return reading.annex()


def is_total(row: LaidRow) -> bool:
    """Whether a row sums up the table: its words say so, and it has a figure."""
    return row.has_figures and TOTAL.search(folded(row.label.text).strip(" :.")) is not None


@dataclass(slots=True)
class _Reading:
    """The rows read so far. `between` stands between the words of a row and those that go on below it.

    Where a merged cell holds the rows together, each is a line of its own.
    """

    between: str
    rows: list[AnnexRow] = field(default_factory=list)
    totals: list[LaidRow] = field(default_factory=list)
    unread: list[Words] = field(default_factory=list)
    is_open: bool = False

    def take(self, one: Marked, outline: Outline) -> None:
        """The next row: a total, one of its own, one that cannot be placed, or the rest of the row before it."""
        level, code = outline.place(one.marker) if one.marker and not is_total(one.row) else (LEVELS, "")
        if is_total(one.row):
            self.totals.append(one.row)
            self.is_open = False
        elif level < LEVELS:
            self.rows.append(_new(one, code))
            self.is_open = True
        elif self._has_own_figures(one.row):
            self.unread.append(one.row.line)
        elif self.is_open:
            between = "\n" if one.row.goes_on else self.between
            self.rows[-1] = _continued(self.rows[-1], one.row, between)

    def _has_own_figures(self, row: LaidRow) -> bool:
        """Whether a row without a known code is one of its own: it has a figure where the row above it lacks none."""
        here = [name for name in FIGURES if name in row.cells and any(c.isdigit() for c in row.cells[name].text)]
        return any(not self.is_open or self.rows[-1].cells[name].text for name in here)

    def annex(self) -> Annex:
        earlier = tuple(total.line for total in self.totals[:-1])
        total = points_of(self.totals[-1].cells) if self.totals else None
        return Annex(areas_of(self.rows), total, (*self.unread, *earlier))


def _new(one: Marked, code: str) -> AnnexRow:
    """A row of its own; what a cell merged downwards says above is said of it too."""
    cells = {**one.row.cells, "code": one.code_words, "name": one.name}
    cells |= {name: words for name, words in one.row.from_above.items() if not cells[name].text}
    return AnnexRow(code, {name: _with_code(cell, code) for name, cell in cells.items()})


def _continued(row: AnnexRow, below: LaidRow, between: str) -> AnnexRow:
    """The row with the cells of what goes on below it; words in the code's place belong to the name."""
    more = {name: _with_code(cell, row.code) for name, cell in below.cells.items()}
    if more["code"] is not more["name"]:
        more["name"] = more["code"].joined(more["name"])
    joined = {name: cell.joined(more[name], between) for name, cell in row.cells.items() if name != "code"}
    return AnnexRow(row.code, {"code": row.cells["code"], **joined})


def _with_code(cell: Words, code: str) -> Words:
    return Words(cell.text, cell.starts, code)
