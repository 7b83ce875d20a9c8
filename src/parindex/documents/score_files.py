"""Scores of many units as files: JSON as other programs read it, CSV and workbooks as people do."""

import csv
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from io import StringIO
from typing import Any, TypeAlias

from parindex.core.contradictions import Contradiction
from parindex.core.framework import Framework
from parindex.core.messages import Catalogue, Message
from parindex.core.points import Absent, plain
from parindex.core.scoring import Score, ScoreSheet
from parindex.documents.score_shape import percent_of, status_of, unit_shape

JSON, CSV, XLSX = ".json", ".csv", ".xlsx"
Sheets: TypeAlias = Iterable[tuple[str, ScoreSheet]]


@dataclass(frozen=True, slots=True)
class ToLookAt:
    """A row of the file of figures, where it stands, and what is to be said of it."""

    row: int
    place: Message
    reason: Message


def json_parts(
    framework: Framework,
    sheets: Sheets,
    *,
    rejected: Iterable[ToLookAt],
    warned: Iterable[ToLookAt],
    contradictions: Iterable[tuple[str, Contradiction]],
    catalogue: Catalogue,
) -> Iterator[str]:
    """The JSON object piece by piece, a unit at a time: thousands of units with their traces fill no memory."""
    head = {"framework": framework.id, "version": framework.version, "simulated": framework.simulated or None}
    yield json.dumps(head, ensure_ascii=False)[:-1] + ', "units": ['
    for at, (unit, sheet) in enumerate(sheets):
        yield (",\n" if at else "\n") + _dumped(unit_shape(framework, unit, sheet, catalogue))
    yield '\n], "rejected": ' + _dumped([_told(one, catalogue) for one in rejected])
    yield ', "warnings": ' + _dumped([_told(one, catalogue) for one in warned])
    found = [_contradicted(unit, one, catalogue) for unit, one in contradictions]
    yield ', "contradictions": ' + _dumped(found) + "}\n"


def _dumped(shape: Any) -> str:
    return json.dumps(shape, ensure_ascii=False)


def _told(one: ToLookAt, catalogue: Catalogue) -> dict[str, Any]:
    return {"row": one.row, "place": catalogue.render(one.place), "reason": catalogue.render(one.reason)}


def _contradicted(unit: str, one: Contradiction, catalogue: Catalogue) -> dict[str, Any]:
    facts = [{"code": code, "fact": fact} for code, fact in one.facts]
    return {"unit": unit, "codes": list(one.codes), "facts": facts, "message": catalogue.render(one.message)}


def csv_parts(framework: Framework, sheets: Sheets) -> Iterator[str]:
    """A line for each leaf of each unit, its total behind them under the code "*"; UTF-8 with a mark, for Excel."""
    yield "\ufeff" + _line(("unit", "code", "status", "points", "max_points", "percent", "band"))
    for unit, sheet in sheets:
        for leaf in framework.leaves():
            yield _line((unit, *_figures(sheet.nodes[leaf.code]), "", ""))
        total = sheet.total
        yield _line((unit, *_figures(total, code="*"), plain(percent_of(total)), sheet.banding.band))


def _figures(score: Score, code: str = "") -> tuple[str, str, str, str]:
    points = "" if isinstance(score.points, Absent) else plain(score.points)
    return code or score.code, status_of(score), points, plain(score.max_points)


def _line(cells: Iterable[str]) -> str:
    text = StringIO()
    csv.writer(text, lineterminator="\n").writerow(cells)
    return text.getvalue()


def scores_workbook(framework: Framework, sheets: Sheets, catalogue: Catalogue) -> bytes:
    """Two sheets: a row for each unit with its areas, and a row for each leaf of each unit."""
    from parindex.documents.xlsx import Column, Row, Sheet, Title, workbook

    def words(name: str) -> str:
        return catalogue.render(Message(f"scores.{name}"))

    kept = list(sheets)
    areas = [Column(f"{area.code}. {area.name}", 14, "figure") for area in framework.areas]
    names = ("unit", "points", "max-points", "percent", "band", "missing-points")
    widths, figures = (34, 10, 10, 10, 16, 14), (1, 2, 3, 5)
    columns = [Column(words(name), widths[at], "figure" if at in figures else "text") for at, name in enumerate(names)]
    marks = [[Title(0, framework.simulated, len(columns))]] if framework.simulated else []
    summaries = (_summary(framework, *one) for one in kept)
    whole = Sheet(words("summary"), [*columns, *areas], summaries, titles=marks, frozen=1, is_filtered=True)
    leaf_columns = [
        Column(words(name), width, "figure" if name in ("points", "max-points") else "text")
        for name, width in (
            ("unit", 34),
            ("code", 10),
            ("criterion", 60),
            ("status", 16),
            ("points", 10),
            ("max-points", 10),
        )
    ]
    rows = (Row(_leaf(unit, sheet.nodes[leaf.code], words)) for unit, sheet in kept for leaf in framework.leaves())
    leaves = Sheet(words("leaves"), leaf_columns, rows, titles=marks, is_filtered=True)
    return workbook((whole, leaves), title=framework.title)


def _summary(framework: Framework, unit: str, sheet: ScoreSheet) -> Any:
    from parindex.documents.xlsx import Row

    total = sheet.total
    points = None if isinstance(total.points, Absent) else total.points
    areas = (sheet.nodes[area.code].earned for area in framework.areas)
    return Row((unit, points, total.max_points, percent_of(total), sheet.banding.band, total.missing, *areas))


def _leaf(unit: str, score: Score, words: Any) -> tuple[Any, ...]:
    points = None if isinstance(score.points, Absent) else score.points
    return unit, score.code, score.name, words(status_of(score)), points, score.max_points
