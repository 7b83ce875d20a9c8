"""Scores, how they came about and what more would take, as a person reads them in a terminal."""

from datetime import date
from decimal import Decimal
from pathlib import Path

from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from parindex.cli.output import Speech, console, table
from parindex.cli.scoring import AdmittedFile
from parindex.core.facts import Kind
from parindex.core.framework import Framework, Node
from parindex.core.messages import Message
from parindex.core.points import Absent, written
from parindex.core.require import Change, Requirement
from parindex.core.rules.direction import Direction
from parindex.core.rules.figures import Value
from parindex.core.scoring import Score
from parindex.core.values import fact_value
from parindex.documents.facts_file import Refusal
from parindex.documents.score_files import Sheets
from parindex.documents.score_shape import percent_of, status_of

MOST_TOLD = 20  # rows that are told one by one


def print_scores(framework: Framework, sheets: Sheets, speech: Speech) -> None:
    """The units in the order of their file; no ranking, for units of different kinds may stand in one file."""
    out = console()
    out.print(Text(f"{framework.title} ({framework.id}, {framework.version})", "bold"))
    if framework.simulated:
        out.print(Text(framework.simulated, "bold yellow"))
    names = ("unit", "points", "max", "percent", "band", "missing")
    rows = table(*(speech(f"score.{name}") for name in names), figures=(1, 2, 3, 5))
    reasons: dict[str, list[str]] = {}
    for unit, sheet in sheets:
        total, reason = sheet.total, sheet.banding.reason
        rows.add_row(
            unit,
            _points(total.points, speech),
            written(total.max_points, speech.language),
            written(percent_of(total), speech.language, 2),
            sheet.banding.band or "–",
            written(total.missing, speech.language),
        )
        if reason:
            reasons.setdefault(speech.core.render(reason), []).append(unit)
    out.print("", rows, sep="\n")
    for reason_words, units in reasons.items():
        out.print(Text(f"- {_some(units, speech)}: {reason_words}"))


def _some(units: list[str], speech: Speech) -> str:
    """Some units by name, many by their number."""
    return ", ".join(units) if len(units) <= 3 else speech("score.several", count=len(units))


def _points(points: Decimal | Absent, speech: Speech) -> str:
    return written(points, speech.language) if isinstance(points, Decimal) else speech(f"score.{points.value}")


def print_written(path: Path, count: int, speech: Speech) -> None:
    console().print(speech("score.written", file=str(path), count=count))


def print_explained(unit: str, node: Node, score: Score, speech: Speech) -> None:
    """How the points came about, sentence by sentence."""
    out = console()
    out.print(Text(f"{unit} – {node.code} {node.name}", "bold"))
    most = written(node.max_points, speech.language)
    if isinstance(score.points, Absent):
        status = speech.core.render(Message(f"scores.{status_of(score)}"))
        out.print(speech("score.absent", status=status, max_points=most))
    else:
        out.print(speech("score.of", points=_points(score.points, speech), max_points=most))
    for message in score.trace:
        out.print(Padding(Text(speech.core.render(message)), (0, 0, 0, 2)))
    if node.cite:
        out.print(speech("score.cite", cite=node.cite))


def print_to_look_at(admitted: AdmittedFile, path: Path | None, speech: Speech) -> None:
    """Refused rows and where they went; rows and contradictions to be looked at; what the reader passed over."""
    out = console()
    for noticed in admitted.file.noticed:
        out.print("", Text(speech.core.render(noticed)), sep="\n")
    if admitted.warnings:
        out.print("", Text(speech("score.warned", count=len(admitted.warnings)), "bold yellow"), sep="\n")
        out.print(_rows(admitted, admitted.warnings, speech))
    if admitted.contradictions:
        out.print("", Text(speech("score.contradicted", count=len(admitted.contradictions)), "bold yellow"), sep="\n")
        out.print(_contradictions(admitted, speech))
    if admitted.refusals:
        out.print("", Text(speech("score.rejected", count=len(admitted.refusals)), "bold red"), sep="\n")
        out.print(_rows(admitted, admitted.refusals, speech))
        if path:
            out.print(speech("score.given-back", file=str(path)))


def _rows(admitted: AdmittedFile, refusals: tuple[Refusal, ...], speech: Speech) -> Table:
    rows = table(speech("column.place"), speech("score.reason"))
    for one in admitted.told(refusals[:MOST_TOLD]):
        rows.add_row(speech.core.render(one.place), speech.core.render(one.reason))
    if len(refusals) > MOST_TOLD:
        rows.add_row("…", speech("score.more", count=len(refusals) - MOST_TOLD))
    return rows


def _contradictions(admitted: AdmittedFile, speech: Speech) -> Table:
    rows, found = table(speech("score.unit"), speech("score.reason")), admitted.contradictions
    for unit, one in found[:MOST_TOLD]:
        rows.add_row(unit, speech.core.render(one.message))
    if len(found) > MOST_TOLD:
        rows.add_row("…", speech("score.more-contradictions", count=len(found) - MOST_TOLD))
    return rows


def print_requirement(unit: str, node: Node, wanted: Decimal, requirement: Requirement, speech: Speech) -> None:
    """What it takes, further ways, and what the points then come to."""
    out = console()
    out.print(Text(f"{unit} – {node.code} {node.name}", "bold"))
    points = written(wanted, speech.language)
    if requirement.changes:
        out.print(speech("require.title", wanted=points))
    for at, way in enumerate((requirement.changes, *requirement.others)):
        if at:
            out.print(speech("require.or"))
        for change in way:
            out.print(Padding(Text(_change(change, node, speech)), (0, 0, 0, 2)))
    if requirement.reason:
        out.print(Text(speech.core.render(requirement.reason)))
    elif isinstance(requirement.points, Decimal):
        out.print(speech("require.then", points=written(requirement.points, speech.language)))


def _change(change: Change, node: Node, speech: Speech) -> str:
    """What one figure must become, and how much that is in its own unit."""
    name, to = change.spec.name, _value(change, change.after, speech)
    if change.before is None:
        way = node.rule.direction(change.spec.key) if node.rule and change.add is not None else Direction.UNKNOWN
        first = {Direction.UP: "require.first-from", Direction.DOWN: "require.first-to"}.get(way, "require.first")
        return speech(first, fact=name, to=f"{to} {change.spec.unit}".rstrip())
    words = {"fact": name, "from": _value(change, change.before, speech), "to": to}
    if not change.add:
        return speech("require.change", **words)
    more, is_more = written(abs(change.add), speech.language), change.add > 0
    if change.spec.kind is Kind.DATE:
        return speech("require.later" if is_more else "require.earlier", **words, by=more)
    is_percent = change.spec.kind is Kind.PERCENT
    by = speech("require.percentage-points", by=more) if is_percent else f"{more} {change.spec.unit}".rstrip()
    return speech("require.more" if is_more else "require.less", **words, by=by)


def _value(change: Change, value: Value, speech: Speech) -> str:
    declared = fact_value(change.spec, value)
    if isinstance(declared, bool):
        return speech("require.yes" if declared else "require.no")
    if isinstance(declared, Decimal | date):
        is_percent = change.spec.kind is Kind.PERCENT
        return speech.core.render(declared) + ("%" if is_percent else "")
    return speech(f"score.{declared.value}") if isinstance(declared, Absent) else declared
