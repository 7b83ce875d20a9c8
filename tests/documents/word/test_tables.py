"""Tables of a Word file are grids: every row has a cell for every column, whatever is merged or left out."""

from io import BytesIO

import docx
import pytest

from parindex.documents.document import Merge
from parindex.documents.files import document_of
from parindex.documents.word import story
from tests.documents.word.files import NAME, blocks, cell, grids, p, read, row, run, table
from tests.documents.word.refusals import refusal_of

SPAN = '<w:gridSpan w:val="{}"/>'
RESTART, CONTINUE, GOES_ON = '<w:{0} w:val="restart"/>', '<w:{0} w:val="continue"/>', "<w:{0}/>"


def merges(document):
    return [found.merges for found in document.tables()]


def test_merged_columns_are_blank_behind_the_first():
    document = read(table(row("1", cell("rộng", SPAN.format(2)), "4"), row("a", "b", "c", "d")))
    assert grids(document) == [[["1", "rộng", "", "4"], ["a", "b", "c", "d"]]]
    assert merges(document) == [(Merge(row=0, column=1, rows=1, columns=2),)]


@pytest.mark.parametrize("on", [CONTINUE, GOES_ON])
def test_merged_rows_are_blank_below_the_first(on):
    down = [cell("cao", RESTART.format("vMerge")), *(cell("che", on.format("vMerge")) for _ in range(2))]
    document = read(table(*(row(first, str(at)) for at, first in enumerate(down)), row("hết", "3")))
    assert grids(document) == [[["cao", "0"], ["", "1"], ["", "2"], ["hết", "3"]]]
    assert merges(document) == [(Merge(row=0, column=0, rows=3, columns=1),)]


def test_a_cell_merged_both_ways_is_one():
    wide = SPAN.format(2)
    document = read(
        table(
            row(cell("to", wide + RESTART.format("vMerge")), "1"),
            row(cell("", wide + CONTINUE.format("vMerge")), "2"),
            row("a", "b", "c"),
        )
    )
    assert grids(document) == [[["to", "", "1"], ["", "", "2"], ["a", "b", "c"]]]
    assert merges(document) == [(Merge(row=0, column=0, rows=2, columns=2),)]


def test_merges_of_older_files_are_read_as_well():
    def both(right: str, down: str, text: str) -> str:
        return cell(text, right.format("hMerge") + down.format("vMerge"))

    document = read(
        table(
            row(both(RESTART, RESTART, "to"), both(CONTINUE, RESTART, "che"), "1"),
            row(both(RESTART, CONTINUE, "che"), both(GOES_ON, CONTINUE, "che"), "2"),
            row("a", cell("phải", RESTART.format("hMerge")), cell("che", GOES_ON.format("hMerge"))),
        )
    )
    assert grids(document) == [[["to", "", "1"], ["", "", "2"], ["a", "phải", ""]]]
    assert merges(document) == [(Merge(0, 0, 2, 2), Merge(2, 1, 1, 2))]


def test_a_merge_that_goes_on_from_nothing_is_a_cell():
    document = read(table(row(cell("một", CONTINUE.format("vMerge")), cell("hai", CONTINUE.format("hMerge")))))
    assert (grids(document), merges(document)) == ([[["một", "hai"]]], [()])


def test_a_merge_does_not_go_on_below_a_row_without_it():
    down = [cell("cao", RESTART.format("vMerge")), cell("giữa"), cell("dưới", CONTINUE.format("vMerge"))]
    document = read(table(*(row(first, "x") for first in down)))
    assert ([line[0] for line in grids(document)[0]], merges(document)) == (["cao", "giữa", "dưới"], [()])


def test_a_new_merge_below_another_is_its_own():
    rows = [(RESTART, "1"), (CONTINUE, ""), (RESTART, "2"), (CONTINUE, "")]
    document = read(table(*(row(cell(text, way.format("vMerge")), "x") for way, text in rows)))
    assert merges(document) == [(Merge(0, 0, 2, 1), Merge(2, 0, 2, 1))]


def test_columns_that_a_row_leaves_out_are_blank():
    before, after = '<w:gridBefore w:val="1"/>', '<w:gridAfter w:val="2"/>'
    document = read(table(row("a", "b", "c", "d"), row("e", properties=before + after), row("f")))
    assert grids(document) == [[["a", "b", "c", "d"], ["", "e", "", ""], ["f", "", "", ""]]]


def test_a_row_that_leaves_columns_out_may_be_the_widest():
    assert grids(read(table(row("a", properties='<w:gridAfter w:val="2"/>'), row("b")))) == [
        [["a", "", ""], ["b", "", ""]]
    ]


def test_a_table_has_at_least_the_columns_it_names():
    assert grids(read(table(row("a"), row("b"), columns=3))) == [[["a", "", ""], ["b", "", ""]]]


def test_the_merges_of_the_library_are_read():
    made, content = docx.Document(), BytesIO()
    grid = made.add_table(3, 3)
    grid.cell(0, 0).merge(grid.cell(1, 1)).text = "to"
    grid.cell(2, 2).text = "cuối"
    made.save(content)
    document = document_of(content.getvalue(), NAME)
    assert grids(document) == [[["to", "", ""], ["", "", ""], ["", "", "cuối"]]]
    assert merges(document) == [(Merge(0, 0, 2, 2),)]


def test_the_paragraphs_of_a_cell_are_its_lines():
    inside = p("Phòng Nội vụ") + p("") + p("<w:r><w:t>UBND</w:t><w:br/><w:t>các xã</w:t></w:r>")
    assert grids(read(table(row(cell(inside), "a\tb")))) == [[["Phòng Nội vụ\nUBND\ncác xã", "a b"]]]


def test_a_cell_without_a_paragraph_is_blank():
    assert grids(read(table("<w:tr><w:tc/><w:tc><w:p/></w:tc></w:tr>"))) == [[["", ""]]]


def test_a_table_inside_a_cell_is_part_of_its_words_and_a_table_of_its_own():
    inner = table(row("1", cell(p("hai") + p("dòng"))), row("", "4"))
    outer = table(row("a", cell(p("trên") + inner + p("dưới"))), row("c", "d"))
    assert blocks(read(outer + p("sau"))) == [
        [["a", "trên\n1 hai dòng\n4\ndưới"], ["c", "d"]],
        [["1", "hai\ndòng"], ["", "4"]],
        "sau",
    ]


def test_a_table_three_deep_comes_behind_those_round_it():
    inmost = table(row("3"))
    outer = table(row(cell(p("1") + table(row(cell(p("2") + inmost))))), row(cell(table(row("4")))))
    document = read(outer)
    assert blocks(document) == [[["1\n2 3"], ["4"]], [["2\n3"]], [["3"]], [["4"]]]
    places = [found.rows[0].cells[0].place() for found in document.tables()]
    assert [place.table for place in places] == [1, 2, 3, 4]


def test_a_text_box_in_a_cell_comes_behind_the_table():
    box = f"<w:r><w:pict><w:txbxContent>{p('khung')}{table(row('k'))}</w:txbxContent></w:pict></w:r>"
    document = read(table(row(cell(p(run("ô") + box)), "b")) + p("sau"))
    assert blocks(document) == [[["ô", "b"]], "khung", [["k"]], "sau"]


def test_a_table_without_cells_is_none():
    assert blocks(read(table() + table("<w:tr><w:trPr/></w:tr>") + p("chữ"))) == ["chữ"]


@pytest.mark.parametrize("span", ["3000", "999999999"])
def test_a_table_of_too_many_cells_is_refused_before_they_are_made(monkeypatch, span):
    monkeypatch.setattr(story, "MOST_CELLS", 2_000)
    said = refusal_of(lambda: read(table(row(cell("a", SPAN.format(span))))))
    assert (said.id, said.parameters["most"]) == ("file.too-many-cells", 2_000)


def test_the_cells_of_all_tables_count_together(monkeypatch):
    monkeypatch.setattr(story, "MOST_CELLS", 5)
    assert grids(read(table(row("a", "b")) + table(row("c", "d", "e")))) != []
    assert refusal_of(lambda: read(table(row("a", "b")) * 3)).id == "file.too-many-cells"


def test_words_that_nested_tables_would_repeat_without_end_are_refused(monkeypatch):
    monkeypatch.setattr(story, "MOST_REPEATED", 20)
    inner = table(row("mười chữ ở đây"))
    assert refusal_of(lambda: read(table(row(cell(inner + inner + inner))))).id == "file.bomb"


@pytest.mark.parametrize("depth", [20, 83])
def test_tables_in_tables_are_read_as_deep_as_they_may_be(depth):
    nested = p("chữ")
    for _ in range(depth):
        nested = table(row(cell(nested)))
    assert len(grids(read(nested))) == depth


def test_tables_deeper_than_the_parser_goes_are_refused():
    assert refusal_of(lambda: read("<w:tbl><w:tr><w:tc>" * 100 + "</w:tc></w:tr></w:tbl>" * 100)).id == "file.broken"


@pytest.mark.parametrize("span", ["", "0", "-3", "hai", "1" * 5000])
def test_a_span_that_is_no_number_of_columns_is_one(span):
    assert grids(read(table(row(cell("a", SPAN.format(span)), "b")))) == [[["a", "b"]]]


def of_widths(widths, *rows):
    """A table whose columns are so many twentieths of a point wide."""
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return table(*rows).replace("<w:tblGrid></w:tblGrid>", f"<w:tblGrid>{columns}</w:tblGrid>")


def test_a_column_too_narrow_to_be_seen_is_none():
    upper = row("a", cell("b", SPAN.format(2)), "c")
    lower = row(cell("d", SPAN.format(2)), "e", "f")
    document = read(of_widths((900, 1, 900, 900), upper, lower))
    assert grids(document) == [[["a", "b", "c"], ["d", "e", "f"]]]
    assert merges(document) == [()]


def test_a_merged_cell_keeps_its_other_columns_without_the_narrow_one():
    document = read(of_widths((900, 2, 900, 900), row(cell("a", SPAN.format(3)), "b"), row("c", "", "d", "e")))
    assert grids(document) == [[["a", "", "b"], ["c", "d", "e"]]]
    assert merges(document) == [(Merge(row=0, column=0, rows=1, columns=2),)]


def test_words_that_stand_in_nothing_but_a_narrow_column_keep_it():
    document = read(of_widths((900, 1, 900), row("a", "b", "c")))
    assert grids(document) == [[["a", "b", "c"]]]


def test_columns_without_widths_all_stay():
    assert grids(read(of_widths((0, 0), row("a", "b")))) == [[["a", "b"]]]
