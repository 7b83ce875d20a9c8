"""All checks of a plan, in the order in which their problems are told."""

from collections.abc import Callable, Iterator

from parindex.core.check import narrative, paper, rows, tasks, writing
from parindex.core.check.problem import Problem
from parindex.core.plan import Plan

CHECKS: tuple[Callable[[Plan], Iterator[Problem]], ...] = (
    narrative.stated_sum,
    narrative.stated_against_table,
    narrative.counts,
    rows.points_sum,
    rows.target_sum,
    rows.score_above_max,
    rows.target_above_max,
    rows.duplicate_code,
    rows.code_gap,
    rows.unreadable_figure,
    rows.missing_points,
    rows.missing_row,
    rows.negative_points,
    rows.unread_row,
    paper.tables_disagree,
    paper.further_table,
    paper.noticed,
    writing.blank_reference,
    writing.stale_year,
    writing.mixed_decimal_marks,
    writing.unit_alias,
    writing.spelling_variant,
    tasks.group_lead,
    tasks.no_lead,
    tasks.no_deadline,
    tasks.no_measure,
    tasks.area_without_owner,
)


def plan_check(plan: Plan) -> tuple[Problem, ...]:
    """Every problem of `plan`, one per place (`no-deadline` once, with its codes).

    A consistent plan has none that is an error.
    """
    return tuple(found for check in CHECKS for found in check(plan))
