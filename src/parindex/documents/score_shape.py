"""The JSON of scores, and of what it takes to reach them. Figures are strings with a dot, days ISO 8601."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from parindex.core.framework import Framework
from parindex.core.messages import Catalogue
from parindex.core.points import Absent, plain, share
from parindex.core.require import Change, Requirement
from parindex.core.rules.figures import Value
from parindex.core.scoring import Score, ScoreSheet
from parindex.core.values import fact_value

STATUS = {Absent.MISSING: "missing", Absent.NOT_APPLICABLE: "not_applicable"}
Plain = dict[str, Any]


def status_of(score: Score) -> str:
    """ "scored", "missing" or "not_applicable": three things, none of them a zero."""
    return STATUS[score.points] if isinstance(score.points, Absent) else "scored"


def percent_of(score: Score) -> Decimal:
    """Points in percent of the maximum, rounded once."""
    return share(score.earned, score.max_points, places=2)


def unit_shape(framework: Framework, unit: str, sheet: ScoreSheet, catalogue: Catalogue) -> Plain:
    """One unit's sheet: total, band or why there is none, areas, leaves with how their points came about."""
    total, reason = sheet.total, sheet.banding.reason
    return {
        "unit": unit,
        "points": _points(total),
        "max_points": plain(total.max_points),
        "percent": plain(percent_of(total)),
        "missing_points": plain(total.missing),
        "band": sheet.banding.band or None,
        "band_reason": catalogue.render(reason) if reason else None,
        "areas": [_node(sheet.nodes[area.code]) for area in framework.areas],
        "leaves": [_leaf(sheet.nodes[leaf.code], catalogue) for leaf in framework.leaves()],
        "trace": _trace(
            replace(total, trace=tuple(one for one in total.trace if not one.id.startswith("trace.part"))), catalogue
        ),
    }


def _points(score: Score) -> str | None:
    return plain(score.points) if isinstance(score.points, Decimal) else None


def _node(score: Score) -> Plain:
    return {"code": score.code, "points": plain(score.earned), "max_points": plain(score.max_points)}


def _leaf(score: Score, catalogue: Catalogue) -> Plain:
    return {
        "code": score.code,
        "status": status_of(score),
        "points": _points(score),
        "max_points": plain(score.max_points),
        "trace": _trace(score, catalogue),
    }


def _trace(score: Score, catalogue: Catalogue) -> str:
    """How the points came about, as it can be pasted into a report."""
    return " ".join(catalogue.render(message) for message in score.trace)


def explained_shape(framework: Framework, unit: str, score: Score, catalogue: Catalogue) -> Plain:
    """One node of one unit, with how its points came about sentence by sentence."""
    sentences = [catalogue.render(message) for message in score.trace]
    named = {"framework": framework.id, "version": framework.version, "unit": unit}
    return {**named, **_leaf(score, catalogue), "sentences": sentences}


def requirement_shape(requirement: Requirement, catalogue: Catalogue) -> Plain:
    """What it takes: the changes together, further ways, and what the points then come to."""
    return {
        "reachable": requirement.reachable,
        "changes": [_change(change) for change in requirement.changes],
        "points": plain(requirement.points) if isinstance(requirement.points, Decimal) else None,
        "reason": catalogue.render(requirement.reason) if requirement.reason else None,
        "others": [[_change(change) for change in way] for way in requirement.others],
    }


def _change(change: Change) -> Plain:
    spec = change.spec
    return {
        "fact": spec.key,
        "name": spec.name,
        "unit": spec.unit or None,
        "from": None if change.before is None else _value(change, change.before),
        "to": _value(change, change.after),
        "add": None if change.add is None else plain(change.add),
    }


def _value(change: Change, value: Value) -> str | bool | None:
    declared = fact_value(change.spec, value)
    if isinstance(declared, Decimal):
        return plain(declared)
    if isinstance(declared, date):
        return declared.isoformat()
    return None if isinstance(declared, Absent) else declared
