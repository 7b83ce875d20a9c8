"""Whatever a plan says and however it is laid out: reading it neither fails nor loses a figure in silence."""

from collections import Counter
from decimal import Decimal, InvalidOperation

import pytest
from hypothesis import HealthCheck, given, settings

from parindex.core.check import plan_check
from parindex.core.plan import Plan, Points
from parindex.documents.files import document_of
from parindex.documents.plan_reader import read_plan
from tests.documents.random_plans import contents, layouts, orderly_figures, orderly_names, wild_figures, wild_names
from tests.writers.content import FIGURES
from tests.writers.formats import WRITERS
from tests.writers.grid import Written
from tests.writers.laying import laid_out
from tests.writers.reading import as_read, expected

EXAMPLES = {"txt": 60, "html": 30, "xlsx": 15, "docx": 15, "pdf": 5}


def read(paper: Written, ending: str) -> Plan:
    name = f"ke-hoach.{ending}"
    return read_plan(document_of(WRITERS[ending](paper), name), name)


def law(ending: str, names, figures):
    """The given plans and layouts, as many examples as the format can bear, the same ones in every run."""
    bounds = settings(
        max_examples=EXAMPLES[ending],
        deadline=None,
        derandomize=True,
        database=None,
        suppress_health_check=list(HealthCheck),
    )
    return lambda test: bounds(given(contents(names, figures), layouts(ending))(test))


@pytest.mark.parametrize("ending", WRITERS)
def test_an_orderly_plan_reads_to_what_was_written(ending):
    @law(ending, orderly_names, orderly_figures)
    def reads_to_what_was_written(content, layout):
        read_back = as_read(read(laid_out(content, layout), ending))
        wanted = expected(content, layout)
        assert {name: read_back[name] for name in wanted} == wanted

    reads_to_what_was_written()


@pytest.mark.parametrize("ending", WRITERS)
def test_no_figure_of_a_wild_plan_is_lost_in_silence(ending):
    @law(ending, wild_names, wild_figures)
    def nothing_is_lost(content, layout):
        paper = laid_out(content, layout)
        plan = read(paper, ending)
        lost = written_figures(paper) - read_figures(plan)
        told = told_words(plan)
        assert [figure for figure in lost if not set(str(figure).split()) <= told] == []

    nothing_is_lost()


def written_figures(paper: Written) -> Counter:
    """How often each cell with a digit stands in a figure column."""
    cells = [cell for block in paper.blocks if not isinstance(block, str) for cell in block.cells]
    return Counter(_figure(cell.text) for cell in cells if cell.figure and any(map(str.isdigit, cell.text)))


def read_figures(plan: Plan) -> Counter:
    """How often each figure stands in the plan, or in a further table of its paper."""
    rows = [plan.areas, *(other.areas for other in plan.others)]
    points = [plan.total, *(other.total for other in plan.others)]
    for areas in rows:
        for area in areas:
            points += [area.figures, *(row.figures for criterion in area.criteria for row in criterion.rows())]
    return Counter(_figure(text) for one in points if one for text in _texts(one))


def _texts(points: Points) -> list[str]:
    return [figure.words.text for name in FIGURES if (figure := getattr(points, name))]


def _figure(text: str) -> str:
    """A figure whatever its mark and however many zeros end it; other words with single spaces."""
    try:
        return f"{Decimal(text.replace(',', '.')).normalize():f}"
    except InvalidOperation:
        return " ".join(text.split())


def told_words(plan: Plan) -> set[str]:
    """Every word of the rows that could not be read, and of the figures that are none, as the problems tell them."""
    told = [str(one.found) for one in plan_check(plan) if one.kind.id in ("unread-row", "unreadable-figure")]
    return {_figure(word) for row in told for word in row.replace("|", " ").split()}
