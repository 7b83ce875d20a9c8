"""The paper as a file: what its reader noticed in it, and the tables beside the one that was read."""

from collections.abc import Iterator
from decimal import Decimal

from parindex.core.check.problem import Problem, problem
from parindex.core.check.sums import value
from parindex.core.folding import folded
from parindex.core.messages import Message
from parindex.core.plan import Area, FurtherTable, Plan, Points

Known = dict[tuple[str, str], Points]  # code and name of a row -> its figures
FIGURES = ("max_points", "points", "target_points")


def noticed(plan: Plan) -> Iterator[Problem]:
    """What the reader noticed in the file itself, as it told it."""
    for one in plan.noticed:
        yield problem(one.id, one.place, found=one.found, expected=one.expected, variant=one.variant)


def tables_disagree(plan: Plan) -> Iterator[Problem]:
    """Figures of a further table that differ from those of the same row in the table that was read."""
    known = _known(plan.areas)
    for table in plan.others:
        for key, figures in _known(table.areas).items():
            if key in known:
                yield from _disagreements(known[key], figures, code=key[0])
        if plan.total and table.total and _tells_of_the_same(table, known):
            yield from _disagreements(plan.total, table.total, code="")


def further_table(plan: Plan) -> Iterator[Problem]:
    """Tables of other criteria than those that were read: none of their figures is in the plan."""
    known = _known(plan.areas)
    for table in plan.others:
        if not _tells_of_the_same(table, known):
            expected = Message("expected.table", {"table": plan.table})
            rows = sum(1 for area in table.areas for criterion in area.criteria for _ in criterion.rows())
            heading = table.heading.text
            yield problem(
                "further-table",
                table.heading.place(),
                found=heading,
                expected=expected,
                table=table.number,
                read=plan.table,
                rows=rows,
            )


def _tells_of_the_same(table: FurtherTable, known: Known) -> bool:
    rows = _known(table.areas)
    return 2 * sum(key in known for key in rows) >= len(rows)


def _known(areas: tuple[Area, ...]) -> Known:
    rows: Known = {}
    for area in areas:
        rows.setdefault((area.code, folded(area.name)), area.figures)
        for criterion in area.criteria:
            for row in criterion.rows():
                rows.setdefault((row.code, folded(row.name)), row.figures)
    return rows


def _disagreements(first: Points, other: Points, *, code: str) -> Iterator[Problem]:
    for name in FIGURES:
        known, figure = value(getattr(first, name)), getattr(other, name)
        found = value(figure)
        if isinstance(known, Decimal) and isinstance(found, Decimal) and known != found:
            place = figure.words.place()
            variant = ("" if code else "total-") + name.replace("_", "-")
            yield problem("tables-disagree", place, found=found, expected=known, variant=variant, code=code)
