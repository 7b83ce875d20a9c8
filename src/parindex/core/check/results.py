"""The judge of a paper of results: every place where its tables contradict themselves or could not be read."""

from collections.abc import Callable, Iterator

from parindex.core.check import result_cells, result_order, result_sums
from parindex.core.check.problem import Problem, problem
from parindex.core.check.result_problem import found_at
from parindex.core.messages import Message
from parindex.core.results import Results, ResultTable

CHECKS: tuple[Callable[[ResultTable], Iterator[Problem]], ...] = (
    result_sums.totals,
    result_sums.max_sum,
    result_cells.max_conflict,
    result_cells.above_max,
    result_order.band_order,
    result_cells.unreadable,
    result_cells.blank,
)


def results_check(results: Results) -> tuple[Problem, ...]:
    """Every problem of `results`, one per place. Tables that agree with themselves have none that is an error."""
    of_paper = (result_order.ranks(results.tables), result_cells.unit_twice(results.tables))
    of_tables = [found for check in CHECKS for table in results.tables for found in check(table)]
    return (*of_tables, *(found for told in of_paper for found in told), *_unread(results), *_noticed(results))


def _unread(results: Results) -> Iterator[Problem]:
    """Rows with figures that name no unit: none of their figures is in the results."""
    for words in results.unread:
        text = words.text.replace("\t", " | ")
        message, expected = Message("results.unread", {"found": text}), Message("expected.unit")
        yield found_at(words, "row-without-unit", message, found=text, expected=expected)


def _noticed(results: Results) -> Iterator[Problem]:
    """What the reader noticed in the file itself, as it told it."""
    for one in results.noticed:
        yield problem(one.id, one.place, found=one.found, expected=one.expected, variant=one.variant)
