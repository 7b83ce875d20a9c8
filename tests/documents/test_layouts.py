"""One plan in many layouts and every format reads to the same plan; so do the plans of other places."""

from dataclasses import replace
from pathlib import Path

import pytest

from parindex.core.check import plan_check
from parindex.core.check.problem import Severity
from parindex.core.plan import Plan
from parindex.documents.files import document_of
from parindex.documents.plan_reader import Layout as Reading
from parindex.documents.plan_reader import read_plan
from tests.documents.places import COMMUNE, COMMUNE_LAYOUT, DISTRICT, PLACES
from tests.documents.variants import VARIANTS
from tests.writers.formats import WRITERS
from tests.writers.grid import PAGE_END, Written
from tests.writers.laying import laid_out, table_of, written
from tests.writers.layout import Layout
from tests.writers.reading import as_read, expected

MATRIX = [
    pytest.param(variant, ending, id=f"{name}-{ending}".replace(" ", "_"))
    for name, variant in VARIANTS.items()
    for ending in variant.formats
]


def read(paper: Written, ending: str, table: int = 1) -> Plan:
    name = f"ke-hoach.{ending}"
    return read_plan(document_of(WRITERS[ending](paper), name), name, layout=Reading(table=table))


def errors(plan: Plan) -> list[tuple[str, str | None]]:
    return [(one.kind.id, one.place.code) for one in plan_check(plan) if one.kind.severity is Severity.ERROR]


@pytest.mark.parametrize(("variant", "ending"), MATRIX)
def test_the_plan_reads_the_same_in(variant, ending):
    plan = read(laid_out(variant.content, variant.layout), ending)
    assert as_read(plan) == expected(variant.content, variant.layout)
    assert (plan.unread, plan.others, errors(plan)) == ((), (), [])


@pytest.mark.parametrize("ending", VARIANTS["hidden rows"].formats)
def test_a_hidden_row_is_read_and_told(ending):
    variant = VARIANTS["hidden rows"]
    noticed = read(laid_out(variant.content, variant.layout), ending).noticed
    told = [one for one in noticed if one.id == "hidden-row"]
    assert [any(name in str(one.found) for one in told) for name in variant.layout.hidden] == [True, True]


# several tables in one paper


OFFICES, COMMUNES = "Phụ lục 1. Bộ tiêu chí của các phòng", "Phụ lục 2. Bộ tiêu chí của các xã"
OF_COMMUNES = replace(COMMUNE, narrative=(), told={})


def _two_tables() -> Written:
    offices, communes = table_of(DISTRICT, Layout()), table_of(COMMUNE, COMMUNE_LAYOUT)
    return written((*DISTRICT.narrative, OFFICES, offices, PAGE_END, COMMUNES, communes), Layout())


@pytest.mark.parametrize("ending", WRITERS)
def test_of_two_tables_for_two_groups_the_first_is_read_and_the_other_is_told(ending):
    plan = read(_two_tables(), ending)
    assert as_read(plan) == expected(DISTRICT, Layout())
    assert [(other.number, other.heading.text, len(other.areas)) for other in plan.others] == [(2, COMMUNES, 2)]
    assert [one.found for one in plan_check(plan) if one.kind.id == "further-table"] == [COMMUNES]


@pytest.mark.parametrize("ending", WRITERS)
def test_of_two_tables_for_two_groups_the_second_is_read_where_it_is_asked_for(ending):
    plan = read(_two_tables(), ending, table=2)
    second = as_read(plan)
    wanted = expected(OF_COMMUNES, COMMUNE_LAYOUT)
    assert {name: second[name] for name in wanted} == wanted
    assert [(other.number, other.heading.text) for other in plan.others] == [(1, OFFICES)]


# other places


OF_PLACES = [pytest.param(name, ending, id=f"{name}-{ending}") for name in PLACES for ending in WRITERS]


@pytest.mark.parametrize(("place", "ending"), OF_PLACES)
def test_the_plan_of_another_place_reads_as_it_is_written_and_is_in_order(place, ending):
    content, layout = PLACES[place]
    plan = read(laid_out(content, layout), ending)
    assert as_read(plan) == expected(content, layout)
    assert errors(plan) == []


BROKEN = {
    "town": (("Đúng hạn", {"max_points": "13"}), {("points-sum", "3.1")}),
    "commune": (("Gửi, nhận", {"points": "41.25"}), {("points-sum", None), ("score-above-max", "2.2.1")}),
    "district": (("Xử lý văn bản", {"target_points": "2.25"}), {("target-sum", "2"), ("target-sum", None)}),
}


@pytest.mark.parametrize(("place", "ending"), OF_PLACES)
def test_a_broken_figure_of_any_place_is_found_in_every_format(place, ending):
    (name, cells), found = BROKEN[place]
    content, layout = PLACES[place]
    plan = read(laid_out(content.changed(name, **cells), layout), ending)
    assert set(errors(plan)) == found


def test_the_page_of_layouts_lists_every_test():
    page = (Path(__file__).parents[2] / "docs" / "reference" / "layouts.md").read_text(encoding="utf-8")
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in page.splitlines() if line.startswith("|")]
    endings = rows[0][2:]
    listed = {row[0]: {end for end, mark in zip(endings, row[2:], strict=True) if mark} for row in rows[2:]}
    assert listed == {name: set(variant.formats) for name, variant in VARIANTS.items()}
