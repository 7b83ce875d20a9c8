"""Levels and codes of rows, told by the markers they bear: "I", "1", "a)" and "1", "1.1", "1.1.1" are the same tree."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from parindex.core.place import Words
from parindex.documents.plan_reader.laid import LaidRow
from parindex.documents.plan_reader.markers import Marker, comes_after, marker_in, steps

UNNUMBERED = Marker("unnumbered", (), "", 0)  # an area whose heading bears no number


@dataclass(frozen=True, slots=True)
class Marked:
    """A row with its marker (None if it has none), the words of the marker, and the name behind it."""

    row: LaidRow
    marker: Marker | None
    code_words: Words
    name: Words


def marked(rows: Iterable[LaidRow], *, has_broken_rows: bool) -> list[Marked]:
    """Each row with its marker; where the first area's heading has no number, the headings like it have none either."""
    rows = list(rows)
    letters = "upper" if any(row.cells["code"].text.strip(" .)") == "H" for row in rows) else "roman"
    found = _of_one_numbering([_marked(row, letters, has_broken_rows=has_broken_rows) for row in rows])
    first = next((at for at, one in enumerate(found) if one.marker), len(found))
    if not any(_may_head_an_area(one.row, has_broken_rows=has_broken_rows) for one in found[:first]):
        return found
    return [_as_area(one, has_broken_rows=has_broken_rows) for one in found]


def _of_one_numbering(found: list[Marked]) -> list[Marked]:
    """Large letters and Roman numbers are those of areas: below areas that "1" numbers they number nothing known."""
    first = next((one.marker.kind for one in found if one.marker), "")
    if first in ("roman", "upper"):
        return found
    return [replace(one, marker=None) if one.marker and one.marker.kind in ("roman", "upper") else one for one in found]


def _marked(row: LaidRow, letters: str, *, has_broken_rows: bool) -> Marked:
    """The marker stands in the cell of the code, or before the name in whichever cell the row begins with."""
    label = row.label
    marker = marker_in(label.text, letters=letters)
    in_name = label is not row.cells["code"] or label is row.cells["name"]
    is_alone = marker is not None and marker.name_at == len(label.text)
    if marker is None or not _counts(marker, row, in_name=in_name and not is_alone, has_broken_rows=has_broken_rows):
        return Marked(row, None, row.cells["code"], row.cells["name"])
    at = label.text.find(marker.words)
    code_words = label.cut(at, at + len(marker.words))
    name = label.cut(marker.name_at)
    if label is not row.cells["name"]:
        name = name.joined(row.cells["name"])
    return Marked(row, marker, code_words, name if name.text else label)


def _counts(marker: Marker, row: LaidRow, *, in_name: bool, has_broken_rows: bool) -> bool:
    """Whether a marker numbers its row: one within the words may as well begin the rest of a broken cell."""
    if marker.kind == "dash":
        return row.has_figures
    return not in_name or row.has_figures or row.is_wide or not has_broken_rows


def _may_head_an_area(row: LaidRow, *, has_broken_rows: bool) -> bool:
    words = row.label.text
    return row.is_heading and (row.is_wide or (not has_broken_rows and words.isupper()))


def _as_area(one: Marked, *, has_broken_rows: bool) -> Marked:
    if one.marker or not _may_head_an_area(one.row, has_broken_rows=has_broken_rows):
        return one
    return replace(one, marker=UNNUMBERED, code_words=one.row.label, name=one.row.label)


@dataclass(slots=True)
class Outline:
    """Gives each marker its level (0 is an area) and its code, row after row.

    is_dotted: whether all markers are dotted decimals, which say level and code by themselves.
    """

    is_dotted: bool
    _levels: dict[str, int] = field(default_factory=dict)
    _open: list[str] = field(default_factory=list)
    _written: list[str] = field(default_factory=list)
    _last: int = -1

    def place(self, marker: Marker) -> tuple[int, str]:
        """Level and code of the next row."""
        if self.is_dotted:
            return len(marker.numbers) - 1, ".".join(map(str, marker.numbers))
        level = self._level(marker)
        code = self._code(marker, level)
        self._open[level:] = [code]
        self._written[level:] = [marker.words]
        self._last = level
        return level, code

    def _level(self, marker: Marker) -> int:
        """The level of the marker's shape; a new shape stands below the row before it."""
        if marker.shape not in self._levels:
            above = self._levels.get(f"dotted-{len(marker.numbers) - 1}")
            new = self._last + 1 if above is None else above + 1
            self._levels[marker.shape] = 0 if marker is UNNUMBERED else new
        level = self._levels[marker.shape]
        while len(self._open) < level:  # a level that has no row here
            self._open.append(f"{self._open[-1]}.1" if self._open else "1")
            self._written.append("")
        return level

    def _code(self, marker: Marker, level: int) -> str:
        parent = self._open[level - 1] if level else ""
        above = tuple(map(int, parent.split("."))) if parent else ()
        if (
            marker.kind == "dotted"
            and above[-len(marker.numbers[:-1]) :] != marker.numbers[:-1]
            and marker.numbers[:-1]
        ):
            return ".".join(map(str, marker.numbers))  # strays from where it stands: kept as written
        number = marker.numbers[-1] if marker.kind in ("dotted", "roman") else self._next(marker, level)
        return f"{parent}.{number}" if parent else str(number)

    def _next(self, marker: Marker, level: int) -> int:
        """The number of a row that is numbered by letters, dashes or not at all: counted on from the row before."""
        before = self._open[level] if level < len(self._open) else ""
        counted = int(before.rpartition(".")[2]) if before else 0
        if marker.kind in ("dash", "unnumbered"):
            return counted + 1
        if before and not comes_after(self._written[level], marker.words):
            return steps("", marker.words)  # not behind the letter before: a slip, or the same letter twice
        return counted + steps(self._written[level] if before else "", marker.words)
