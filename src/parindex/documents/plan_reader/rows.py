"""The rows of the annex: broken ones rejoined, then areas, criteria and sub-criteria."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from parindex.core.folding import folded
from parindex.core.place import Place, Words
from parindex.core.plan import Area, Criterion, Figure, Points, SubCriterion
from parindex.core.points import Refused, parse_points
from parindex.documents.document import Row
from parindex.documents.leads import leads_of

CODE = re.compile(r"([0-9]{1,4}(?:\.[0-9]{1,4}){0,2})\.?")
TOTAL = re.compile(r"^tong(?: (?:so|cong|diem|chung))*(?: [(c].*)?$|^cong(?: diem)?$")
FIGURES = ("max_points", "points", "target_points")
# Above this no single figure of a paper is read without doubt: scales run to 100, the largest known to 1000.
LARGEST_SCALE = Decimal(1000)
NOWHERE = Words("", ((0, Place()),))

Columns = Mapping[str, int]


@dataclass(frozen=True, slots=True)
class AnnexRow:
    """A row rejoined: its code ("" for the total), and its cells by the meaning of their column."""

    code: str
    cells: Mapping[str, Words]


@dataclass(frozen=True, slots=True)
class Annex:
    """The content of the annex table."""

    areas: tuple[Area, ...]
    total: Points | None
    unread: tuple[Words, ...]


def annex_of(rows: Iterator[Row], columns: Columns) -> Annex:
    """Areas with their criteria, and the total. Rows before the first code and after the total are none of these.

    `unread` are rows with figures of their own but no code that is known: they are told, not guessed.
    """
    unread: list[Words] = []
    joined = list(_rejoined(rows, columns, unread))
    total = next((_points(row) for row in joined if not row.code), None)
    return Annex(_areas([row for row in joined if row.code]), total, tuple(unread))


def _rejoined(rows: Iterator[Row], columns: Columns, unread: list[Words]) -> Iterator[AnnexRow]:
    held: AnnexRow | None = None
    for row in rows:
        cells = {meaning: _cell(row, at) for meaning, at in columns.items()}
        code = CODE.fullmatch(cells["code"].text)
        if code:
            if held:
                yield held
            held = AnnexRow(code[1], {name: _with_code(cell, code[1]) for name, cell in cells.items()})
        elif _is_total(cells):
            if held:
                yield held
            held = None
            yield AnnexRow("", cells)
            return
        elif _has_own_figures(held, cells):
            unread.append(_line_of(row))
        elif held:
            held = _continued(held, cells)
    if held:
        yield held


def _cell(row: Row, at: int) -> Words:
    """A cell; a row shorter than its header lacks the last ones, and their place is that of the row's end."""
    if at < len(row.cells):
        return row.cells[at]
    return Words("", tuple((0, replace(place, cell=at + 1, column=None)) for _, place in row.cells[-1].starts[:1]))


def _with_code(cell: Words, code: str) -> Words:
    return Words(cell.text, cell.starts, code)


def _is_total(cells: Mapping[str, Words]) -> bool:
    label = folded(cells["code"].text or cells["name"].text).strip(" :.")
    has_figure = any(cells[name].text for name in FIGURES if name in cells)
    return has_figure and TOTAL.search(label) is not None


def _has_own_figures(row: AnnexRow | None, cells: Mapping[str, Words]) -> bool:
    """Whether a row without a known code is one of its own: it has a figure where the row above it lacks none."""
    here = [name for name in FIGURES if name in cells and any(letter.isdigit() for letter in cells[name].text)]
    return any(row is None or row.cells[name].text for name in here)


def _line_of(row: Row) -> Words:
    return Words("\t".join(cell.text for cell in row.cells), row.cells[0].starts[:1])


def _continued(row: AnnexRow, cells: Mapping[str, Words]) -> AnnexRow:
    """The row with the cells of a line that a page end cut off; words in the code's place belong to the name."""
    more = {name: _with_code(cell, row.code) for name, cell in cells.items()}
    name = more["code"].joined(more["name"])
    rest = {**more, "name": name, "code": NOWHERE}
    return AnnexRow(row.code, {key: cell.joined(rest[key]) for key, cell in row.cells.items()})


def _areas(rows: list[AnnexRow]) -> tuple[Area, ...]:
    """Rows in order, each under the one of the level above it that stands before it.

    Where none of that code stands before, it comes under one with nothing but its code; a stray code stays where
    it is written, so that the sums of its neighbours still meet.
    """
    areas: list[tuple[AnnexRow, list[tuple[AnnexRow, list[AnnexRow]]]]] = []
    for row in rows:
        depth = row.code.count(".")
        area = row.code.partition(".")[0]
        if depth == 0:
            areas.append((row, []))
            continue
        if area not in {other.code for other, _ in areas}:
            areas.append((_implied(area, row), []))
        criteria = areas[-1][1]
        if depth == 1:
            criteria.append((row, []))
            continue
        criterion = row.code.rpartition(".")[0]
        if criterion not in {other.code for other, _ in criteria}:
            criteria.append((_implied(criterion, row), []))
        criteria[-1][1].append(row)
    return tuple(_area(row, criteria) for row, criteria in areas)


def _implied(code: str, row: AnnexRow) -> AnnexRow:
    """A row that is not in the paper but that `row` belongs under."""
    place = replace(row.cells["code"].place(), code=code, text="")
    return AnnexRow(code, {name: Words("", ((0, place),)) for name in row.cells})


def _area(row: AnnexRow, criteria: list[tuple[AnnexRow, list[AnnexRow]]]) -> Area:
    below = tuple(_criterion(one, subs) for one, subs in criteria)
    return Area(row.code, row.cells["code"], row.cells["name"], _points(row), below)


def _criterion(row: AnnexRow, subs: list[AnnexRow]) -> Criterion:
    leads = row.cells.get("leads")
    supporting = row.cells.get("supporting")
    return Criterion(
        code=row.code,
        code_words=row.cells["code"],
        name=row.cells["name"].text,
        figures=_points(row),
        task=_filled(row, "task"),
        leads=leads_of(leads) if leads else (),
        leads_words=_filled(row, "leads"),
        supporting=leads_of(supporting) if supporting else (),
        deadline=_filled(row, "deadline"),
        measure=_filled(row, "measure"),
        evidence=_filled(row, "evidence"),
        sub_criteria=tuple(
            SubCriterion(sub.code, sub.cells["code"], sub.cells["name"].text, _points(sub)) for sub in subs
        ),
    )


def _filled(row: AnnexRow, name: str) -> Words | None:
    cell = row.cells.get(name)
    return cell if cell and cell.text else None


def _points(row: AnnexRow) -> Points:
    maximum = _figure(row.cells["max_points"], LARGEST_SCALE)
    ceiling = LARGEST_SCALE if maximum.value is None else maximum.value
    points, target = row.cells.get("points"), row.cells.get("target_points")
    return Points(maximum, _figure(points, ceiling) if points else None, _figure(target, ceiling) if target else None)


def _figure(cell: Words, ceiling: Decimal) -> Figure:
    read = parse_points(cell.text, ceiling)
    return Figure(cell, None if isinstance(read, Refused) else read)
