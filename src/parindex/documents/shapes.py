"""The JSON that other programs rely on: plan, problems and gap as plain data. Figures are strings with a dot."""

from dataclasses import asdict
from decimal import Decimal
from typing import Any

from parindex.core.check import Problem
from parindex.core.gap import Gap
from parindex.core.messages import Catalogue, Message
from parindex.core.place import Place, Words
from parindex.core.plan import Area, Criterion, Figure, Lead, Plan, Points, Stated, StatedArea
from parindex.core.points import plain

Plain = dict[str, Any]


def plan_shape(plan: Plan) -> Plain:
    """What a plan holds, in the words and digits of its paper; null or [] for what it has not."""
    return {
        "unit": plan.unit,
        "year_scored": plan.year_scored,
        "year_planned": plan.year_planned,
        "document": {
            "number": plan.reference.number,
            "date": plan.reference.date,
            "issuer": plan.reference.issuer,
        },
        "stated": _stated(plan.stated),
        "table": plan.table,
        "columns": [asdict(column) for column in plan.columns],
        "other_tables": [
            {"number": other.number, "heading": other.heading.text, "place": place_shape(other.heading.place())}
            for other in plan.others
        ],
        "areas": [_area(area) for area in plan.areas],
        "total": _points(plan.total) if plan.total else None,
        "responsibilities": [
            {"unit": duty.unit, "areas": list(duty.areas), "text": duty.text} for duty in plan.responsibilities
        ],
    }


def _stated(stated: Stated) -> Plain:
    return {
        "area_count": _count(stated.area_count),
        "criteria_count": _count(stated.criteria_count),
        "sub_criteria_count": _count(stated.sub_criteria_count),
        "points": _figure(stated.points),
        "max_points": _figure(stated.max_points),
        "band": stated.band,
        "areas": [_stated_area(area) for area in stated.areas],
    }


def _stated_area(area: StatedArea) -> Plain:
    return {
        "code": area.code,
        "name": area.names[0],
        "points": _figure(area.points),
        "max_points": _figure(area.max_points),
        "criteria_count": _count(area.criteria_count),
        "sub_criteria_count": _count(area.sub_criteria_count),
    }


def _area(area: Area) -> Plain:
    criteria = [_criterion(criterion) for criterion in area.criteria]
    return {"code": area.code, "name": area.name, **_points(area.figures), "criteria": criteria}


def _criterion(criterion: Criterion) -> Plain:
    return {
        "code": criterion.code,
        "name": criterion.name,
        **_points(criterion.figures),
        "task": _text(criterion.task),
        "leads": _units(criterion.leads),
        "leads_text": _text(criterion.leads_words),
        "supporting": _units(criterion.supporting),
        "deadline": _text(criterion.deadline),
        "measure": _text(criterion.measure),
        "evidence": _text(criterion.evidence),
        "note": _text(criterion.note),
        "sub_criteria": [_criterion(sub) for sub in criterion.sub_criteria],
    }


def _points(points: Points) -> Plain:
    return {
        "max_points": _figure(points.max_points),
        "points": _figure(points.points),
        "target_points": _figure(points.target_points),
        **{layer: _figure(figure) for layer, figure in points.layers().items()},
    }


def _figure(figure: Figure | None) -> str | None:
    return None if figure is None or figure.value is None else plain(figure.value)


def _count(figure: Figure | None) -> int | None:
    return None if figure is None or figure.value is None else int(figure.value)


def _text(words: Words | None) -> str | None:
    return words.text if words else None


def _units(leads: tuple[Lead, ...]) -> list[str]:
    return [lead.unit for lead in leads]


def problems_shape(problems: tuple[Problem, ...], catalogue: Catalogue) -> Plain:
    """The problems of a plan, their sentences in the catalogue's language."""
    return {"problems": [problem_shape(problem, catalogue) for problem in problems]}


def problem_shape(problem: Problem, catalogue: Catalogue) -> Plain:
    return {
        "id": problem.kind.id,
        "severity": str(problem.kind.severity),
        "scope": str(problem.kind.scope),
        "place": place_shape(problem.place),
        "message": catalogue.render(problem.message),
        "found": _said(problem.found, catalogue),
        "expected": _said(problem.expected, catalogue),
        "codes": list(problem.codes),
    }


def place_shape(place: Place) -> Plain:
    """A place as far as known: what is not known has no key. `text` always stands; cells of workbooks are "D12"."""
    known = {key: value for key, value in asdict(place).items() if value is not None and key != "shown"}
    return known | {"cell": place.cell_name} if place.sheet is not None else known


def _said(said: Decimal | str | Message, catalogue: Catalogue) -> str:
    return plain(said) if isinstance(said, Decimal) else catalogue.render(said)


def gap_shape(gap: Gap) -> Plain:
    """The lost points by criterion and by lead unit; `unknown` are criteria without a figure."""
    return {
        "lost": plain(gap.lost),
        "criteria": [
            {
                "code": loss.code,
                "name": loss.name,
                "lost": plain(loss.lost or Decimal(0)),
                "leads": list(loss.leads),
            }
            for loss in gap.criteria
        ],
        "units": [{"unit": unit.unit, "lost": plain(unit.lost), "criteria": list(unit.criteria)} for unit in gap.units],
        "unknown": list(gap.unknown),
    }
