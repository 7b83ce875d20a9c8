"""The rows below a header: units, the headings of their groups, rows of maxima, averages."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum

from parindex.core.folding import folded
from parindex.core.place import Words
from parindex.documents.document import Row, Table
from parindex.documents.plan_reader.laid import line_of
from parindex.documents.plan_reader.markers import marker_in
from parindex.documents.results_reader.columns import Content
from parindex.documents.results_reader.figures import is_figure
from parindex.documents.results_reader.header import Header

MAXIMA = re.compile(r"(?:diem|so diem|tong diem) (?:toi da|chuan)|thang diem|^toi da")
SUMMARY = re.compile(
    r"^(?:diem |gia tri |muc )?(?:trung binh|binh quan|cao nhat|thap nhat)\b"
    r"|^tong(?: so| cong| diem| chung)?$|^cong$|^chung$"
)
GROUP = re.compile(r"^(?:cac|khoi|nhom|cap|ubnd cac|phan)\b|, (?:ban|nganh)\b")


class Kind(Enum):
    """What a row is."""

    UNIT = "unit"
    GROUP = "group"
    MAXIMA = "maxima"
    SUMMARY = "summary"
    WORDS = "words"  # a heading that nothing marks as one, or the rest of a name that a page end broke
    MORE_NAME = "more-name"
    UNREAD = "unread"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class ReadRow:
    """A row: what it is, its cells by column with those of cells merged downwards filled in, its words as one line.

    heading: the words that name it, without its number where that has a cell of its own.
    """

    kind: Kind
    cells: tuple[Words, ...]
    line: Words
    heading: Words


def rows_below(table: Table, rows: range, header: Header) -> Iterator[ReadRow]:
    """The rows of `table` numbered `rows` (from 0), without those that repeat the header or number its columns."""
    filled, wide = _merged(table, header.last), _wide(table)
    for at in rows:
        whole = table.rows[at]
        row = Row(header.gathered(whole.cells))
        if not header.repeats(whole) and not _numbers_columns(row):
            cells = header.gathered([filled.get((at, column), cell) for column, cell in enumerate(whole.cells)])
            label = _label(row, header)
            unit = row.cells[header.at("unit")[0]]
            kind = _kind(row, header, label, is_wide=at in wide)
            yield ReadRow(kind, cells, line_of(row), unit if unit.text else label)


def _merged(table: Table, last: int) -> dict[tuple[int, int], Words]:
    """What stands in the cells below the header that one merged downwards reaches: it is said of each row."""
    found = {}
    for merge in table.merges:
        for row in range(merge.row + 1, merge.row + merge.rows) if merge.row > last else ():
            for column in range(merge.column, merge.column + merge.columns):
                found[row, column] = table.rows[merge.row].cells[merge.column]
    return found


def _wide(table: Table) -> set[int]:
    """The rows that one merged cell fills by half or more."""
    return {one.row for one in table.merges if one.rows == 1 and 2 * one.columns >= len(table.rows[one.row].cells)}


def _numbers_columns(row: Row) -> bool:
    """Whether a row numbers the columns, as "(1) (2) … (11)=(3)+…" below a header does."""
    texts = [cell.text for cell in row.cells if cell.text]
    numbers = [re.match(r"\(?([0-9]{1,2})\)?(?:\s*=.*)?$", text) for text in texts]
    return len(texts) > 2 and [match and match[1] for match in numbers] == [str(n) for n in range(1, len(texts) + 1)]


def _label(row: Row, header: Header) -> Words:
    """The words that say whose row it is: those left of the first figure's column, joined."""
    figures = [*header.at("area"), *header.at("total"), *_figure_columns(header)]
    ranks = header.at("rank")
    names = [cell for at, cell in enumerate(row.cells[: min(figures)]) if at not in ranks or not is_figure(cell.text)]
    label = next((cell for cell in names if cell.text), names[0] if names else row.cells[0])
    for cell in names:
        if cell.text and cell is not label:
            label = label.joined(cell)
    return label


def _figure_columns(header: Header) -> list[int]:
    """The further columns of figures behind the unit."""
    unit = header.at("unit")[0]
    return [at for at in header.at("other") if at > unit and header.columns[at].content is Content.FIGURES]


def _kind(row: Row, header: Header, label: Words, *, is_wide: bool) -> Kind:
    unit = row.cells[header.at("unit")[0]].text
    figures = [row.cells[at].text for at in (*header.at("area"), *header.at("total"), *_figure_columns(header))]
    filled = [text for text in figures if text]
    text = folded(" ".join(label.text.split())).strip(" .:*()")
    if MAXIMA.search(text):
        return Kind.MAXIMA
    if any(any(letter.isdigit() for letter in one) for one in filled) or (filled and unit):
        return _kind_with_figures(text, unit, filled)
    return _kind_without_figures(row, unit, header, label, is_wide=is_wide)


def _kind_with_figures(label: str, unit: str, filled: Sequence[str]) -> Kind:
    if SUMMARY.search(label):
        return Kind.SUMMARY
    if not any(letter.isalpha() for letter in unit):
        return Kind.MAXIMA if not label and all(is_figure(text.strip("()/")) for text in filled) else Kind.UNREAD
    is_group = _marker_kind(label.upper()) in ("roman", "upper") and GROUP.search(folded(unit)) is not None
    return Kind.SUMMARY if is_group else Kind.UNIT


def _kind_without_figures(row: Row, unit: str, header: Header, label: Words, *, is_wide: bool) -> Kind:
    """A heading, the rest of a name that a page end broke, or a unit of which the table tells little or nothing."""
    filled = [at for at, cell in enumerate(row.cells) if cell.text]
    if not filled:
        return Kind.NOTHING
    if unit and len(filled) == 1 and unit[0].islower():
        return Kind.MORE_NAME
    heads = is_wide or unit.isupper() or GROUP.search(folded(unit)) is not None
    is_told = any(at in filled for name in ("rank", "band") for at in header.at(name))
    is_counted = _marker_kind(label.text) == "dotted" or not header.at("code")
    if unit and not heads and (is_told or is_counted):
        return Kind.UNIT
    behind = "".join(cell.text for cell in row.cells[header.at("unit")[0] + 1 :])
    if not label.text or len(filled) > 2 or any(letter.isdigit() for letter in behind):
        return Kind.UNREAD
    return Kind.GROUP if heads or not unit or _marker_kind(label.text) else Kind.WORDS


def _marker_kind(label: str) -> str:
    """The kind of marker that a row begins with, "" for none."""
    marker = marker_in(label.split(maxsplit=1)[0]) if label.split() else None
    return marker.kind if marker else ""
