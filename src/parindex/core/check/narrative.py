"""What the narrative says, against itself and against the table."""

from collections.abc import Iterator
from decimal import Decimal

from parindex.core.check.problem import Problem, problem
from parindex.core.check.sums import total, value
from parindex.core.plan import Figure, Plan, Points
from parindex.core.points import same_but_for_rounding


def stated_sum(plan: Plan) -> Iterator[Problem]:
    """The areas' stated maxima and points against the stated whole, where no area of the table is left unstated."""
    stated = plan.stated
    if not {area.code for area in plan.areas} <= {area.code for area in stated.areas}:
        return
    maxima, points = (
        total(area.max_points for area in stated.areas),
        total(area.points for area in stated.areas),
    )
    if stated.max_points and maxima is not None and maxima != stated.max_points.value:
        yield _figure_problem("stated-sum", stated.max_points, maxima, variant="max")
    if stated.points and points is not None and _differs(stated.points, points):
        yield _figure_problem("stated-sum", stated.points, points, variant="points")


def stated_against_table(plan: Plan) -> Iterator[Problem]:
    """Each figure of the narrative against the same figure of the table; rounding is no difference."""
    rows = {area.code: area.figures for area in plan.areas}
    for stated in plan.stated.areas:
        if stated.code in rows:
            yield from _against(rows[stated.code], stated.max_points, stated.points, code=stated.code)
    if plan.total:
        yield from _against(plan.total, plan.stated.max_points, plan.stated.points)


def _against(row: Points, maximum: Figure | None, points: Figure | None, *, code: str = "") -> Iterator[Problem]:
    prefix = "" if code else "total-"
    known, reached = row.max_points.value, value(row.points)
    if maximum and maximum.value is not None and known is not None and maximum.value != known:
        yield _figure_problem("stated-vs-table", maximum, known, variant=f"{prefix}max", code=code)
    if points and reached is not None and _differs(points, reached):
        yield _figure_problem("stated-vs-table", points, reached, variant=f"{prefix}points", code=code)


def counts(plan: Plan) -> Iterator[Problem]:
    """Stated numbers of areas, criteria and sub-criteria against the paper's own list and its table."""
    stated = plan.stated
    listed = stated.areas
    in_table = Decimal(len(plan.areas))
    yield from _count(stated.area_count, Decimal(len(listed)) if listed else None, in_table, variant="areas")
    criteria = Decimal(sum(len(area.criteria) for area in plan.areas))
    yield from _count(
        stated.criteria_count, total(area.criteria_count for area in listed), criteria, variant="criteria"
    )
    sub_criteria = total(area.sub_criteria_count for area in listed)
    yield from _count(stated.sub_criteria_count, sub_criteria, None, variant="sub-criteria")
    rows = {area.code: Decimal(len(area.criteria)) for area in plan.areas}
    for area in listed:
        yield from _count(area.criteria_count, None, rows.get(area.code), variant="area", code=area.code)


def _count(
    stated: Figure | None, listed: Decimal | None, in_table: Decimal | None, *, variant: str, code: str = ""
) -> Iterator[Problem]:
    """One problem at most: against the list if that differs, else against the table."""
    for other, where in ((listed, "list"), (in_table, "table")):
        if stated and stated.value is not None and other is not None and stated.value != other:
            yield _figure_problem("count-mismatch", stated, other, variant=f"{variant}-{where}", code=code)
            return


def _differs(stated: Figure, other: Decimal) -> bool:
    return stated.value is not None and not same_but_for_rounding(stated.value, other)


def _figure_problem(id_: str, figure: Figure, expected: Decimal, *, variant: str, code: str = "") -> Problem:
    found = figure.value if figure.value is not None else figure.words.text
    return problem(id_, figure.words.place(), found=found, expected=expected, variant=variant, code=code)
