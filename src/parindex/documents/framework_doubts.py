"""What a criteria set made from a paper is unsure of: what the paper's own checks find, its tables and columns."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from parindex.core.check import Problem, narrative, paper, rows
from parindex.core.folding import folded
from parindex.core.messages import Message, Parameter
from parindex.core.place import Place
from parindex.core.plan import Plan
from parindex.documents.plan_reader.columns import PATTERNS

# Of all that a plan's checks find, a criteria set rests on codes, on rows, and on maxima and counts in the table.
CHECKS: tuple[Callable[[Plan], Iterator[Problem]], ...] = (
    rows.duplicate_code,
    rows.code_gap,
    rows.missing_row,
    rows.unread_row,
    paper.noticed,
)
CHECKS_OF_MAXIMA = (narrative.stated_against_table, narrative.counts, paper.tables_disagree)
OF_MAXIMA = ("max", "max-points", "-table")
SAYS_MAXIMUM = dict(PATTERNS)["max_points"]


@dataclass(frozen=True, slots=True)
class Doubt:
    """Something to look at again before a set made from a paper is used. `place` is empty where the paper has none."""

    place: Place
    message: Message


def paper_doubts(plan: Plan) -> Iterator[Doubt]:
    """What is to be doubted of the paper as it was read."""
    for check in CHECKS:
        yield from (Doubt(problem.place, problem.message) for problem in check(plan))
    for check in CHECKS_OF_MAXIMA:
        for problem in check(plan):
            if problem.message.id.endswith(OF_MAXIMA):
                yield Doubt(problem.place, problem.message)
    for problem in paper.further_table(plan):
        yield Doubt(problem.place, Message("doubt.further-table", problem.message.parameters))
    yield from _columns(plan)


def _columns(plan: Plan) -> Iterator[Doubt]:
    """Columns without a meaning, and a maximum that its header hardly names."""
    place = plan.header.place()
    for column in plan.columns:
        said: dict[str, Parameter] = {"number": column.number, "header": column.header}
        if not column.meaning:
            yield Doubt(place, Message("doubt.unknown-column", said))
        elif column.meaning == "max_points" and not re.search(SAYS_MAXIMUM, folded(column.header)):
            yield Doubt(place, Message("doubt.weak-column", said))
