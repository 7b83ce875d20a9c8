"""Tables of a web page become grids with their merged cells; tables that only lay out a page are none."""

from decimal import Decimal

import pytest

from parindex.core.messages import Message
from parindex.core.place import Place
from parindex.core.plan import Noticed
from parindex.documents.document import Merge, Paragraph
from parindex.documents.html import grid, page, reader
from parindex.documents.plan_reader import read_plan
from tests.documents.test_html import read, refusal

DATA = "<table><tr><td>a<td>b<tr><td>c<td>d</table>"
CELLS = [["a", "b"], ["c", "d"]]


def shape(content: str) -> list[str | list[list[str]]]:
    """A paragraph as its words, a table as its rows."""
    return [
        block.words.text if isinstance(block, Paragraph) else [[cell.text for cell in row.cells] for row in block.rows]
        for block in read(content).blocks
    ]


def merges(content: str) -> tuple[Merge, ...]:
    (table,) = read(content).tables()
    return table.merges


@pytest.mark.parametrize(
    "table",
    [
        DATA,
        "<table><tbody><tr><td>a</td><td>b</td></tr></tbody><tbody><tr><td>c</td><td>d</td></tr></tbody></table>",
        "<table><tfoot><tr><td>c<td>d</tfoot><thead><tr><th>a<th>b</thead></table>",
        "<table><form><tr><td>a<td>b</form><tr><td>c<td>d</table>",
        "<table><colgroup><col><col></colgroup><tr><td>a<td>b<tr><td>c<td>d</table>",
        "<table><tr><td>a</td><td hidden>ẩn</td><td>b</td></tr><tr><td>c</td><td>d</td></tr></table>",
        "<table><template><tr><td>ẩn</td></tr></template><tr><td>a</td><td>b</td></tr><tr><td>c</td><td>d</td></tr></table>",
    ],
)
def test_rows_and_cells_stand_as_they_are_shown(table):
    assert shape(table) == [CELLS]


@pytest.mark.parametrize(
    "table",
    [
        "<table><tr hidden><td>a<td>b<tr style='display: none'><td>c<td> <tr><td>x<td>y<tr hidden><td>d<td>e</table>",
        "<table><thead hidden><tr><td>a<td>b<tr><td>c<td></thead><tr><td>x<td>y<tbody hidden><tr><td>d<td>e</table>",
    ],
)
def test_hidden_rows_of_a_table_are_read_and_each_run_of_them_is_told(table):
    document = read(f"<p>trước</p>{table}")
    assert shape(table) == [[["a", "b"], ["c", ""], ["x", "y"], ["d", "e"]]]
    first, second = document.noticed
    place = Place(table=1, row=1, cell=1, shown=2, column=1, text="a")
    assert first == Noticed("hidden-row", place, "a | b | c", Message("expected.shown"))
    assert (second.found, second.place.row) == ("d | e", 4)


def test_a_hidden_row_without_words_is_not_told():
    assert read(DATA.replace("<tr><td>c", "<tr hidden><td> <td> <tr><td>c")).noticed == ()


def test_a_cell_knows_table_row_cell_and_line():
    _, second = read(f"<p>trước</p>{DATA}<p>giữa</p>{DATA}").tables()
    assert second.rows[1].cells[1].place() == Place(table=2, row=2, cell=2, shown=6, column=3, text="d")


@pytest.mark.parametrize(
    ("cell", "said"),
    [
        ("một<br>hai", "một\nhai"),
        ("<p>một</p><p>hai</p>", "một\nhai"),
        ("<ul><li>một<li>hai</ul>", "- một\n- hai"),
        ("13<b>,5</b>", "13,5"),
        ("\n  một\n hai ", "một hai"),
        ("12,5<sup><a href='#n'>1</a></sup>", "12,5"),
    ],
)
def test_lines_within_a_cell_stay(cell, said):
    assert shape(f"<table><tr><td>{cell}</td><td>b</td></tr></table>") == [[[said, "b"]]]


def test_merged_cells_reach_over_rows_and_columns():
    table = """<table><tr><th rowspan=2>Stt<th rowspan="2">Tiêu chí<th colspan=2>Điểm</tr><tr><th>Chuẩn<th>Đạt</tr>
<tr><td colspan=4>1. CHỈ ĐẠO</tr><tr><td>1.1<td>a<td>8<td rowspan=2>7</tr><tr><td>1.2<td>b<td>2</tr></table>"""
    assert shape(table) == [
        [
            ["Stt", "Tiêu chí", "Điểm", ""],
            ["", "", "Chuẩn", "Đạt"],
            ["1. CHỈ ĐẠO", "", "", ""],
            ["1.1", "a", "8", "7"],
            ["1.2", "b", "2", ""],
        ]
    ]
    assert merges(table) == (
        Merge(0, 0, 2, 1), Merge(0, 1, 2, 1), Merge(0, 2, 1, 2), Merge(2, 0, 1, 4), Merge(3, 3, 2, 1),
    )  # fmt: skip


def test_a_cell_stands_beside_those_that_reach_down_on_both_sides():
    assert shape("<table><tr><td rowspan=2>a<td>b<td rowspan=2>c<tr><td>d<tr><td>e<td>f<td>g</table>") == [
        [["a", "b", "c"], ["", "d", ""], ["e", "f", "g"]]
    ]


@pytest.mark.parametrize("span", ["0", "100000", "3"])
def test_a_cell_reaches_down_to_the_end_of_its_part_and_no_further(span):
    table = f"<table><tbody><tr><td rowspan={span}>a<td>b<tr><td>c</tbody><tbody><tr><td>d<td>e</tbody></table>"
    assert shape(table) == [[["a", "b"], ["", "c"], ["d", "e"]]]
    assert merges(table) == (Merge(0, 0, 2, 1),)


@pytest.mark.parametrize(
    ("span", "merge"),
    [("100000", (Merge(0, 0, 1, 2),)), ("0", ()), ("-3", ()), ("x", ()), ("2.5", (Merge(0, 0, 1, 2),))],
)
def test_a_span_is_cut_to_the_columns_that_there_are(span, merge):
    table = f"<table><tr><td colspan={span}>a<tr><td>b<td>c</table>"
    assert shape(table) == [[["a", ""], ["b", "c"]]]
    assert merges(table) == merge


def test_columns_in_which_no_cell_begins_are_none():
    table = "<table><tr><td>a<td colspan=3>b<td>c<tr><td>d<td colspan=3>e<td>f</table>"
    assert shape(table) == [[["a", "b", "c"], ["d", "e", "f"]]]
    assert merges(table) == ()


@pytest.mark.parametrize("width", ["1", "0", "4369"])
def test_a_column_as_narrow_as_a_slip_of_the_edges_is_none(width):
    columns = f"<colgroup><col width=40></colgroup><col width=90><col width={width}><col span=2 width=40>"
    rows = "<tr><td>1.1<td colspan=2>a<td>8<td>7<tr><td colspan=2>TỔNG<td colspan=2>8<td>7"
    assert shape(f"<table>{columns}{rows}</table>") == [[["1.1", "a", "8", "7"], ["TỔNG", "", "8", "7"]]]


@pytest.mark.parametrize("width", ["40", "1%"])
def test_a_column_of_any_other_width_is_one(width):
    columns = f"<col width=40><col width={width}><col>"
    table = f"<table>{columns}<tr><td>a<td colspan=2>b<tr><td colspan=2>c<td>d</table>"
    assert shape(table) == [[["a", "b", ""], ["c", "", "d"]]]


def test_a_narrow_column_with_words_of_its_own_stays():
    assert shape("<table><col><col width=1><tr><td>a<td>b<tr><td>c<td>d</table>") == [CELLS]


def test_a_caption_and_words_outside_the_cells_stand_before_the_table():
    assert shape("<table><caption>Phụ lục</caption>lạc<tr><td>a<td>b<tr><td>c<td>d</table>") == [
        "Phụ lục",
        "lạc",
        CELLS,
    ]


def test_a_table_without_words_is_none_and_is_not_counted():
    document = read(f"<table><tr><td>&nbsp;<td> </table>{DATA}")
    assert [table.rows[0].cells[0].place().table for table in document.tables()] == [1]


@pytest.mark.parametrize(
    "wrapped",
    [
        f"<table><tr><td><p>trước</p>{DATA}<p>sau</p></td></tr></table>",
        f"<table><tr><td>trước</td></tr><tr><td>{DATA}</td></tr><tr><td>sau</td></tr></table>".replace(
            "<td>d<", "<td>d<"
        ),
        f"<table><tr><td><table><tr><td><p>trước</p>{DATA}<p>sau</p></td></tr></table></td></tr></table>",
    ],
)
def test_a_table_that_only_lays_out_a_page_is_walked_like_the_page(wrapped):
    long = wrapped.replace("<td>d", "<td>" + "dài " * 10)
    assert shape(long) == ["trước", [["a", "b"], ["c", " ".join(["dài"] * 10)]], "sau"]


def test_a_table_of_one_cell_is_a_paragraph():
    assert shape("<table><tr><td><p>một</p><p>hai</p></table>") == ["một", "hai"]


def test_a_small_table_in_a_cell_belongs_to_the_cell_and_comes_once_more_after_the_table():
    inner = "<table><tr><td>x<td>y</table>"
    table = f"<table><tr><td>Tiêu chí<td>Nhiệm vụ cần làm<tr><td>1.1<td>Làm ngay{inner}</table><p>sau</p>"
    document = read(table)
    assert shape(table) == [[["Tiêu chí", "Nhiệm vụ cần làm"], ["1.1", "Làm ngay\nx\ny"]], [["x", "y"]], "sau"]
    assert [tables.rows[0].cells[0].place().table for tables in document.tables()] == [1, 2]


def test_a_plan_within_the_layout_of_a_portal_is_read():
    rows = "<tr><th>Stt<th>Tiêu chí<th>Điểm chuẩn<th>Điểm 2030 đạt được<th>Mục tiêu 2031"
    rows += "<tr><td>1<td>CHỈ ĐẠO<td>8<td>7,5<td>8<tr><td>1.1<td>Kế hoạch<td>8<td>7<b>,5</b><td>8"
    portal = f"<table><tr><td>Trang chủ<td>Tin tức<tr><td colspan=2><p>KẾ HOẠCH</p><table>{rows}</table></table>"
    (area,) = read_plan(read(portal), "a.html").areas
    assert [(row.code, row.figures.points.value) for row in area.criteria] == [("1.1", Decimal("7.5"))]


@pytest.mark.parametrize("module", [page, reader])
def test_more_cells_than_are_read_are_refused(monkeypatch, module):
    monkeypatch.setattr(module, "MOST_CELLS", 3)
    assert refusal(DATA.encode()) == Message(
        "file.too-many-cells", {"file": "a.html", "most": Decimal(page.MOST_CELLS)}
    )


@pytest.mark.parametrize("rows", ["<tr><td rowspan=0>a" * 11, "<tr><td colspan=1000 rowspan=9>a<tr><td>b"])
def test_a_grid_that_spans_blow_up_is_refused(monkeypatch, rows):
    assert len(read(f"<table>{rows}</table>").blocks) == 1
    monkeypatch.setattr(grid, "MOST_CELLS", 99)
    assert refusal(f"<table>{rows}</table>".encode()).id == "file.too-many-cells"
