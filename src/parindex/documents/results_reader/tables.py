"""The rows of one group of units become a table of results."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from parindex.core.folding import folded
from parindex.core.place import Words
from parindex.core.results import Entry, ResultColumn, ResultTable, UnitResult
from parindex.documents.leads import unit_name
from parindex.documents.plan_reader.markers import marker_in
from parindex.documents.results_reader.columns import NO_MEANING, Column, Content
from parindex.documents.results_reader.figures import NOT_APPLICABLE, entry_of, maximum_of, rank_of, without_maximum
from parindex.documents.results_reader.header import Header

SHORT = re.compile(r"^LV\.?\s*(?=[0-9])", re.IGNORECASE)
ADDED = re.compile(r"tham dinh|xhh|xa hoi hoc|dieu tra|khao sat|hai long|diem thuong|diem cong\b|tac dong")
TAKEN = re.compile(r"diem tru\b|bi tru\b|tru diem")
Cells = tuple[Words, ...]


@dataclass(slots=True)
class Section:
    """A group of units while it is read: the words over it, its header, its rows; in which of the paper's tables."""

    heading: Words | None
    header: Header
    table: int
    maxima: Cells | None = None
    units: list[Cells] = field(default_factory=list)
    summaries: list[Cells] = field(default_factory=list)


def table_of(section: Section) -> ResultTable:
    """The table of results in `section`."""
    areas, total, others = _areas(section), _total(section), _others(section)
    header = section.header
    return ResultTable(
        heading=section.heading or Words("", header.line.starts),
        header=header.line,
        table=section.table,
        areas=tuple(areas.values()),
        total=next(iter(total.values()), None),
        others=tuple(column for at, column in others.items() if _holds_figures(header, at)),
        units=tuple(_unit(cells, header, areas, total, others) for cells in section.units),
        summaries=tuple(_unit(cells, header, areas, total, others) for cells in section.summaries),
    )


def _areas(section: Section) -> dict[int, ResultColumn]:
    """The areas by their column (from 0), under the numbers of the header, or in their order where it gives none."""
    header = section.header
    columns = header.at("area")
    naming = {at: header.columns[at].words[header.meanings[at].named_by] for at in columns if header.columns[at].words}
    said = {at: _numbered(naming[at].text) if at in naming else ("", "") for at in columns}
    has_codes = all(code for code, _ in said.values()) and len({code for code, _ in said.values()}) == len(said)
    found = {}
    for number, at in enumerate(columns, 1):
        code, name = said[at]
        words = naming.get(at, header.line)
        found[at] = ResultColumn(code if has_codes else str(number), name or str(number), words, _maxima(section, at))
    return found


def _numbered(text: str) -> tuple[str, str]:
    """Number and name of an area as its heading writes them ("Lĩnh vực 1: Chỉ đạo, điều hành (14 điểm)")."""
    bare = without_maximum(text) or " ".join(text.split())
    marker = marker_in(SHORT.sub("Lĩnh vực ", bare))
    if marker is None or marker.kind not in ("dotted", "roman") or len(marker.numbers) > 1:
        return "", bare
    name = SHORT.sub("Lĩnh vực ", bare)[marker.name_at :].strip(" :;,.-–")
    return str(marker.numbers[0]), name or bare


def _total(section: Section) -> dict[int, ResultColumn]:
    found = {}
    for at in section.header.at("total"):
        column = section.header.columns[at]
        words = column.words[section.header.meanings[at].named_by] if column.words else section.header.line
        found[at] = ResultColumn("", without_maximum(words.text), words, _maxima(section, at))
    return found


def _others(section: Section) -> dict[int, ResultColumn]:
    """The further columns by their number (from 0), each under a name of its own: its whole heading."""
    found: dict[int, ResultColumn] = {}
    for at in section.header.at("other"):
        column = section.header.columns[at]
        spoken = " ".join(" ".join(words.text for words in column.words).split()) or str(at + 1)
        same = sum(other.name == spoken or other.name.startswith(f"{spoken} (") for other in found.values())
        words = column.words[-1] if column.words else section.header.line
        name = f"{spoken} ({same + 1})" if same else spoken
        found[at] = ResultColumn("", name, words, _maxima(section, at), _adds(column))
    return found


def _adds(column: Column) -> int:
    if column.owner is not None:
        return 0
    if TAKEN.search(column.leaf):
        return -1
    return 1 if ADDED.search(column.leaf) else 0


def _maxima(section: Section, at: int) -> tuple[Entry, ...]:
    """The maximum that the header states, and the one in the row of maxima, if that has words there.

    What stands under an area beside its points may be a share or a rank: its maximum is not theirs.
    """
    column, is_other = section.header.columns[at], at in section.header.at(NO_MEANING)
    stated = None if column.owner is not None and is_other else column.maximum
    in_row = maximum_of(section.maxima[at]) if section.maxima else None
    return tuple(entry for entry in (stated, in_row) if entry)


def _holds_figures(header: Header, at: int) -> bool:
    return header.columns[at].content is Content.FIGURES


def _unit(
    cells: Cells,
    header: Header,
    areas: Mapping[int, ResultColumn],
    total: Mapping[int, ResultColumn],
    others: Mapping[int, ResultColumn],
) -> UnitResult:
    written = cells[header.at("unit")[0]]
    rank, band = header.at("rank"), header.at("band")
    figures = {at: column for at, column in others.items() if _holds_figures(header, at)}
    notes = {at: column for at, column in others.items() if not _holds_figures(header, at) and cells[at].text}
    return UnitResult(
        unit=unit_name(_without_number(written.text)),
        words=written,
        areas={column.code: entry_of(cells[at], column.max_points) for at, column in areas.items()},
        total=next((entry_of(cells[at], column.max_points) for at, column in total.items()), None),
        rank=rank_of(cells[rank[0]]) if rank else None,
        band=_band(cells[band[0]]) if band else None,
        figures={column.name: entry_of(cells[at], column.max_points) for at, column in figures.items()},
        notes={column.name: cells[at] for at, column in notes.items()},
    )


def _without_number(text: str) -> str:
    marker = marker_in(text)
    return text[marker.name_at :] if marker and marker.kind == "dotted" and marker.name_at < len(text) else text


def _band(cell: Words) -> Words | None:
    return None if NOT_APPLICABLE.fullmatch(folded(cell.text)) or not cell.text else cell
