"""Rows with codes become areas, criteria and sub-criteria, each with its figures, task and units."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from parindex.core.place import Words
from parindex.core.plan import Area, Criterion, Figure, Points
from parindex.core.points import Refused, parse_points
from parindex.documents.leads import leads_of
from parindex.documents.plan_reader.columns import FIGURES

# Above this no single figure of a paper is read without doubt: scales run to 100, the largest known to 1000.
LARGEST_SCALE = Decimal(1000)


@dataclass(frozen=True, slots=True)
class AnnexRow:
    """A row rejoined: its code, and its cells by the meaning of their column."""

    code: str
    cells: Mapping[str, Words]


def areas_of(rows: list[AnnexRow]) -> tuple[Area, ...]:
    """Rows in order, each under the one of the level above it that stands before it.

    Where none of that code stands before, it comes under one with nothing but its code; a stray code stays where
    it is written, so that the sums of its neighbours still meet.
    """
    areas: list[tuple[AnnexRow, list[tuple[AnnexRow, list[AnnexRow]]]]] = []
    known_areas: set[str] = set()
    known_criteria: set[str] = set()
    for row in rows:
        depth = row.code.count(".")
        area = row.code.partition(".")[0]
        if depth == 0:
            areas.append((row, []))
            known_areas.add(area)
            known_criteria = set()
            continue
        if area not in known_areas:
            areas.append((_implied(area, row), []))
            known_areas.add(area)
            known_criteria = set()
        criteria = areas[-1][1]
        if depth == 1:
            criteria.append((row, []))
            known_criteria.add(row.code)
            continue
        criterion = row.code.rpartition(".")[0]
        if criterion not in known_criteria or not criteria:
            criteria.append((_implied(criterion, row), []))
            known_criteria.add(criterion)
        criteria[-1][1].append(row)
    return tuple(_area(row, criteria) for row, criteria in areas)


def _implied(code: str, row: AnnexRow) -> AnnexRow:
    """A row that is not in the paper but that `row` belongs under."""
    place = replace(row.cells["code"].place(), code=code, text="")
    return AnnexRow(code, {name: Words("", ((0, place),)) for name in row.cells})


def _area(row: AnnexRow, criteria: list[tuple[AnnexRow, list[AnnexRow]]]) -> Area:
    below = tuple(_criterion(one, subs) for one, subs in criteria)
    return Area(row.code, row.cells["code"], _in_one_line(row.cells["name"]), points_of(row.cells), below)


def _in_one_line(words: Words) -> Words:
    return Words(words.text.replace("\n", " "), words.starts, words.code)


def _criterion(row: AnnexRow, subs: list[AnnexRow]) -> Criterion:
    leads, supporting = row.cells.get("leads"), row.cells.get("supporting")
    return Criterion(
        code=row.code,
        code_words=row.cells["code"],
        name=_in_one_line(row.cells["name"]).text,
        figures=points_of(row.cells),
        task=_filled(row, "task"),
        leads=leads_of(leads) if leads else (),
        leads_words=_filled(row, "leads"),
        supporting=leads_of(supporting) if supporting else (),
        deadline=_filled(row, "deadline"),
        measure=_filled(row, "measure"),
        evidence=_filled(row, "evidence"),
        note=_filled(row, "note"),
        sub_criteria=tuple(_criterion(sub, []) for sub in subs),
    )


def _filled(row: AnnexRow, name: str) -> Words | None:
    cell = row.cells.get(name)
    return cell if cell and cell.text else None


def points_of(cells: Mapping[str, Words]) -> Points:
    """The figures of a row, by the meaning of their cells; a table always has a column of maximum points."""
    maximum = _figure(cells["max_points"], LARGEST_SCALE)
    ceiling = LARGEST_SCALE if maximum.value is None else maximum.value
    others = {name: _figure(cells[name], ceiling) if name in cells else None for name in FIGURES[1:]}
    return Points(maximum, **others)


def _figure(cell: Words, ceiling: Decimal) -> Figure:
    read = parse_points(cell.text, ceiling)
    return Figure(cell, None if isinstance(read, Refused) else read)
