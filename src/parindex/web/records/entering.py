"""Points entered into a score sheet, leaf by leaf."""

from collections.abc import Mapping
from decimal import Decimal
from typing import TypeAlias

from django.utils import timezone

from parindex.core.framework import Framework
from parindex.core.messages import Message, Parameter
from parindex.core.workflow.situation import within
from parindex.web.records.people import User
from parindex.web.records.years import DeclaredFact, IndexYear, exact

Changes: TypeAlias = "dict[str, tuple[Parameter | None, Parameter | None]]"
NOT_APPLICABLE = Message("acting.not-applicable")


def unfit(framework: Framework, codes: tuple[str, ...], figures: Mapping[str, Decimal | None]) -> Message | None:
    """What is wrong with them wherever the sheet stands: codes that the set does not have, points that cannot be."""
    leaves = {leaf.code: leaf for leaf in framework.leaves()}
    unknown = [code for code in codes if framework.node(code) is None] + [
        code for code in figures if code not in leaves
    ]
    if unknown:
        return Message("acting.unknown-codes", {"codes": tuple(unknown)})
    for code, points in figures.items():
        if points is not None and not 0 <= points <= leaves[code].max_points:
            return Message("acting.impossible", {"code": code, "points": points, "most": leaves[code].max_points})
    return None


def enter(person: User, sheet: IndexYear, figures: Mapping[str, Decimal | None]) -> Changes:
    """Keep the points of leaves by code, None where one does not apply; answers each with what it was before.

    A figure that is entered answers the returned criterion that it belongs to.
    """
    before = {fact.code: _said(fact.points) for fact in sheet.facts.filter(code__in=figures)}
    for code, points in figures.items():
        values = {"points": points, "applies": points is not None, "source": person.full_name}
        DeclaredFact.objects.update_or_create(index_year=sheet, code=code, defaults=values)
    now = timezone.now()
    for one in sheet.returns.filter(is_open=True, answered_at=None):
        if any(within(code, one.code) for code in figures):
            one.answered_at = now
            one.save(update_fields=["answered_at"])
    return {code: (before.get(code), _said(points)) for code, points in figures.items()}


def _said(points: Decimal | None) -> Parameter:
    return NOT_APPLICABLE if points is None else exact(points)
