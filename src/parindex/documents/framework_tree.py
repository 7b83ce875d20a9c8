"""The tree of a criteria set as a paper's table gives it: figures as written, what has none from the rows below it."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from parindex.core import points
from parindex.core.framework import LEVELS
from parindex.core.messages import Message, Parameter
from parindex.core.place import Place, Words
from parindex.core.plan import Area, Criterion, Figure, Plan
from parindex.documents.framework_doubts import Doubt

NOWHERE = Figure(Words("", ((0, Place()),)), None)
RULE = "declared"  # a paper says how many points there are, seldom in words that could be computed


@dataclass(frozen=True, slots=True)
class Drafted:
    """A row as it goes into the set, or the whole (code "")."""

    code: str
    name: str
    figure: Figure
    parts: tuple["Drafted", ...] = ()

    @property
    def of_parts(self) -> Decimal | None:
        """The maxima of the rows below added up; None if there are none or one of them is not known."""
        total = points.total(part.max_points for part in self.parts)
        return None if total is None else total.normalize()

    @property
    def max_points(self) -> Decimal | None:
        """The paper's figure; where it has none, what the rows below add up to."""
        return self.of_parts if self.figure.value is None else self.figure.value

    @property
    def written(self) -> str | None:
        """The maximum as it is written to the file; None where it is left empty."""
        return None if self.max_points is None else points.plain(self.max_points)


def drafted(plan: Plan) -> Drafted:
    """The whole, with areas, criteria and sub-criteria below it."""
    return Drafted("", "", _whole(plan), tuple(_area(area) for area in plan.areas))


def _whole(plan: Plan) -> Figure:
    """The table's total; what the narrative says the most is, where the table has none."""
    of_table = plan.total.max_points if plan.total else None
    if of_table and of_table.words.text:
        return of_table
    return plan.stated.max_points or of_table or NOWHERE


def _area(area: Area) -> Drafted:
    parts = tuple(_criterion(criterion) for criterion in area.criteria)
    return Drafted(area.code, _spaced(area.name), area.figures.max_points, parts)


def _criterion(row: Criterion) -> Drafted:
    parts = tuple(_criterion(sub) for sub in row.sub_criteria)
    return Drafted(row.code, _spaced(row.name), row.figures.max_points, parts)


def _spaced(name: str) -> str:
    return " ".join(name.split())


def level_data(parts: tuple[Drafted, ...], depth: int = 0) -> dict[str, Any]:
    """The rows of one level as plain data, under the key that a framework file gives them."""
    return {LEVELS[depth]: [_node_data(part, depth) for part in parts]}


def _node_data(node: Drafted, depth: int) -> dict[str, Any]:
    below = level_data(node.parts, depth + 1) if node.parts else {"rule": RULE}
    return {"code": node.code, "name": node.name, "max_points": node.written, **below}


def tree_doubts(whole: Drafted) -> Iterator[Doubt]:
    """What is to be doubted of the whole, then of each row in the paper's order."""
    yield from _maximum_doubts(whole)
    for area in whole.parts:
        if not area.parts:
            yield Doubt(area.figure.words.place(), Message("doubt.no-criteria", {"code": area.code}))
        yield from _row_doubts(area)


def _row_doubts(node: Drafted) -> Iterator[Doubt]:
    yield from _maximum_doubts(node)
    for part in node.parts:
        yield from _row_doubts(part)


def _maximum_doubts(node: Drafted) -> Iterator[Doubt]:
    place, stated, total = node.figure.words.place(), node.figure.value, node.of_parts
    code: Parameter = node.code or Message("doubt.whole")
    if stated is None:
        yield Doubt(place, Message("doubt.maximum", {"code": code, "found": _found(node), "done": _done(total)}))
    elif stated < 0:
        yield Doubt(place, Message("doubt.negative", {"code": code, "found": stated}))
    elif total not in (None, stated):
        yield Doubt(place, Message("doubt.sum", {"code": code, "stated": stated, "total": total}))


def _found(node: Drafted) -> Message:
    words = node.figure.words.text
    return Message("doubt.unreadable", {"found": words}) if words else Message("doubt.blank")


def _done(total: Decimal | None) -> Message:
    return Message("doubt.left-empty") if total is None else Message("doubt.summed", {"total": total})
