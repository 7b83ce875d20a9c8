"""Laws of reading results: a paper says the same in any format, and no figure of it is lost in silence."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from parindex.core.check.results import results_check
from parindex.core.points import Absent
from parindex.core.results import Results
from parindex.documents.catalogue import catalogue
from parindex.documents.document import Merge
from parindex.documents.files import document_of
from parindex.documents.results_shape import results_shape
from tests.result_papers import HEADER, ROWS, results_of, text_of
from tests.writers.formats import WRITERS
from tests.writers.grid import Cell, Grid, Written

MERGED = ("TT\tĐơn vị\tĐiểm theo lĩnh vực\t\tTổng điểm\tXếp hạng\tXếp loại", "\t\tLĩnh vực 1\tLĩnh vực 2\t\t\t")
SPANS = (*(Merge(0, column, 3, 1) for column in (0, 1, 4, 5, 6)), Merge(0, 2, 1, 2))
FIRST = {"unit": "Sở A", "areas": {"1": "9.5", "2": "18"}, "total": "27.5", "rank": 1, "band": "Tốt"}


def _grid() -> Grid:
    rows = [line.split("\t") for line in (*MERGED, "\t\t10 điểm\t20 điểm\t\t\t", *ROWS)]
    spans = {(merge.row, merge.column): (merge.rows, merge.columns) for merge in SPANS}
    cells = [
        Cell(r, c, text, *spans.get((r, c), (1, 1))) for r, row in enumerate(rows) for c, text in enumerate(row) if text
    ]
    return Grid(7, len(rows), tuple(cells), 3)


@pytest.mark.parametrize("ending", WRITERS)
def test_a_paper_of_any_format_tells_the_same(ending):
    title = "Kết quả Chỉ số cải cách hành chính năm 2030"
    paper = Written(("(Kèm theo Quyết định số 9/QĐ-UBND ngày 05/02/2031)", title, _grid()))
    results = results_of(document_of(WRITERS[ending](paper), f"ket-qua.{ending}"))
    shape = results_shape(results, (), catalogue("vi"))
    (table,) = shape["tables"]
    assert (shape["year"], shape["document"]["date"]) == (2030, "2031-02-05")
    assert [area["max_points"] for area in table["areas"]] == ["10", "20"]
    assert {key: table["units"][0][key] for key in FIRST} == FIRST
    assert (len(table["units"]), results_check(results)) == (4, ())


NAMES = st.sampled_from(["Sở", "Huyện", "Xã", "Thanh tra", "Văn phòng", "A Lưới", "Trung Bình", "Đắk X"])
CELLS = st.one_of(
    st.decimals(min_value=0, max_value=99, places=2).map(lambda figure: str(figure).replace(".", ",")),
    st.integers(min_value=0, max_value=99).map(str),
    st.sampled_from(["", "-", "KĐG", "chín", "9,5*", "1.250", "7/10"]),
)
ROW = st.tuples(NAMES, st.lists(CELLS, min_size=6, max_size=6))


@given(rows=st.lists(ROW, min_size=1, max_size=6), groups=st.sets(st.integers(1, 6)), areas=st.integers(0, 4))
@settings(max_examples=100, deadline=None)
def test_every_figure_of_a_paper_is_in_the_result_or_in_a_problem(rows, groups, areas):
    header = ["TT", "Đơn vị", *(f"Lĩnh vực {n}: Tên {n}" for n in range(1, areas + 1)), "Tổng điểm", "Xếp hạng"]
    lines = ["\t".join(header)]
    for number, (name, cells) in enumerate(rows, 1):
        lines += [f"I\tCác đơn vị khối {number}"] if number in groups else []
        lines.append("\t".join([str(number), f"{name} số {number}", *cells[: areas + 2]]))
    results = results_of(text_of(*lines))
    units = [unit for table in results.tables for unit in table.units]
    told = [problem.place.text for problem in results_check(results)]
    assert [unit.words.text for unit in units] == [f"{name} số {number}" for number, (name, _) in enumerate(rows, 1)]
    for unit, (_, cells) in zip(units, rows, strict=True):
        entries = [*unit.areas.values(), unit.total, unit.rank]
        assert [entry.words.text for entry in entries] == cells[: areas + 2]
        for entry in entries:
            assert isinstance(entry.value, Decimal | Absent) or entry.words.text in told


def _kept(results: Results) -> str:
    """Every stretch of the paper's words that the results hold, one per line."""
    words = list(results.unread)
    for table in results.tables:
        words += [table.heading, *(entry.words for column in table.columns() for entry in column.maxima)]
        for unit in (*table.units, *table.summaries):
            words += [unit.words, *(entry.words for _, entry in unit.entries()), *unit.notes.values()]
            words += [unit.rank.words] if unit.rank else []
            words += [unit.band] if unit.band else []
    return "\n".join(" ".join(one.text.split()) for one in words)


STRAY = st.lists(st.text("aĐ1,-( ", max_size=6).map(str.strip), min_size=6, max_size=6)


@given(st.lists(STRAY, max_size=4))
@settings(max_examples=100, deadline=None)
def test_rows_of_any_shape_below_a_header_lose_no_figure(rows):
    results = results_of(text_of(HEADER, *ROWS, *("\t".join(["", *cells]) for cells in rows)))
    assert len(results.tables[0].units) >= 4
    kept = _kept(results)
    assert [cell for cells in rows for cell in cells[1:] if "1" in cell and " ".join(cell.split()) not in kept] == []
