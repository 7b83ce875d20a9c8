"""A paper with tracked changes is read as if all of them were accepted, and that is told."""

import pytest

from parindex.core.messages import Message
from parindex.core.place import Place
from parindex.core.plan import Noticed
from tests.documents.word.files import blocks, cell, grids, p, read, row, run, table, words

INSERTED = f'<w:ins w:id="1" w:author="a">{run("chữ mới")}</w:ins>'
DELETED = '<w:del w:id="2"><w:r><w:delText>chữ cũ</w:delText></w:r></w:del>'
MOVED_HERE = f'<w:moveTo w:id="3">{run("chữ mới")}</w:moveTo>'
MOVED_AWAY = f'<w:moveFrom w:id="4">{run("chữ cũ")}</w:moveFrom>'
MARK = "<w:rPr><w:{}/></w:rPr>"  # what a paragraph's end was


def told(document) -> list[tuple[str, str]]:
    return [(noticed.id, str(noticed.found)) for noticed in document.noticed]


@pytest.mark.parametrize(("added", "taken"), [(INSERTED, DELETED), (MOVED_HERE, MOVED_AWAY)], ids=["edited", "moved"])
def test_what_was_added_counts_and_what_was_taken_does_not(added, taken):
    document = read(p(f"{run('Có ')}{taken}{added}{run(' này.')}"))
    assert (words(document), told(document)) == (["Có chữ mới này."], [("tracked-changes", "2")])


def test_changes_are_told_once_with_their_number():
    (noticed,) = read(p(INSERTED) + table(row(cell(p(INSERTED + DELETED))))).noticed
    assert noticed == Noticed("tracked-changes", Place(), "3", Message("expected.accepted"))


def test_a_file_without_changes_tells_of_none():
    assert read(p("chữ")).noticed == ()


def test_what_is_inside_something_taken_goes_with_it():
    inside = f'<w:del w:id="1"><w:hyperlink>{run("cũ")}</w:hyperlink>{INSERTED}</w:del>'
    assert words(read(p(run("còn") + inside))) == ["còn"]


def test_blocks_that_were_inserted_count():
    assert blocks(read(f"<w:ins>{p('một')}{table(row('a'))}</w:ins>{p('hai')}")) == ["một", [["a"]], "hai"]


@pytest.mark.parametrize("mark", ["del", "moveFrom", "del/><w:moveFrom"])
def test_a_paragraph_whose_end_was_taken_goes_on_in_the_next(mark):
    document = read(p("Ủy ban ", MARK.format(mark)) + p("nhân dân ", MARK.format(mark)) + p("huyện") + p("sau"))
    assert words(document) == ["Ủy ban nhân dân huyện", "sau"]
    assert [found.place().paragraph for found in document.paragraphs()] == [1, 2]


def test_a_paragraph_taken_whole_leaves_nothing():
    document = read(p("một") + p(DELETED, MARK.format("del")) + p("hai") + p(DELETED, MARK.format("del")))
    assert words(document) == ["một", "hai"]
    assert [found.place().paragraph for found in document.paragraphs()] == [1, 2]


def test_a_paragraph_whose_end_was_taken_before_a_table_stays():
    assert blocks(read(p("một", MARK.format("del")) + table(row("a")) + p("hai"))) == ["một", [["a"]], "hai"]


def test_a_paragraph_whose_end_was_inserted_is_one():
    document = read(p("một", MARK.format("ins")) + p("hai"))
    assert (words(document), told(document)) == (["một", "hai"], [("tracked-changes", "1")])


def test_paragraphs_of_a_cell_are_joined_as_well():
    joined = cell(p("Phòng ", MARK.format("del")) + p("Nội vụ"))
    assert grids(read(table(row(joined, "b")))) == [[["Phòng Nội vụ", "b"]]]


def test_thousands_of_joined_paragraphs_are_read_in_a_moment():
    assert words(read(p("chữ ", MARK.format("del")) * 20_000 + p("hết"))) == ["chữ " * 20_000 + "hết"]


def test_rows_that_were_taken_go_and_rows_inserted_stay():
    rows = [row("1", "a"), row("2", "b", properties="<w:del/>"), row("3", "c", properties="<w:ins/>")]
    document = read(table(*rows))
    assert (grids(document), told(document)) == ([[["1", "a"], ["3", "c"]]], [("tracked-changes", "2")])
    assert [line.cells[0].place().row for found in document.tables() for line in found.rows] == [1, 2]


def test_a_table_of_which_all_rows_were_taken_goes():
    gone = table(row("1", properties="<w:del/>"))
    document = read(gone + table(row("a")))
    assert (grids(document), [found.rows[0].cells[0].place().table for found in document.tables()]) == ([[["a"]]], [1])


def test_cells_that_were_taken_go_and_cells_inserted_stay():
    document = read(table(row("1", cell("cũ", "<w:cellDel/>"), cell("mới", "<w:cellIns/>"), "2")))
    assert (grids(document), told(document)) == ([[["1", "mới", "2"]]], [("tracked-changes", "2")])


def test_a_cell_taken_from_a_row_that_was_taken_goes_with_it():
    gone = row(cell("cũ", "<w:cellDel/>"), "x", properties="<w:del/>")
    assert grids(read(table(gone, row("a", "b")))) == [[["a", "b"]]]


def test_what_is_taken_twice_is_gone_once():
    twice = row(cell("cũ", "<w:cellDel/><w:cellDel/>"), "x", properties="<w:del/><w:moveFrom/>")
    assert grids(read(table(twice, row(cell("cũ", "<w:cellDel/><w:cellDel/>"), "b")))) == [[["b"]]]


def test_changes_of_looks_alone_are_none():
    former = "<w:rPrChange><w:rPr><w:b/></w:rPr></w:rPrChange>"
    document = read(p(f"<w:r><w:rPr>{former}</w:rPr><w:t>chữ</w:t></w:r>"))
    assert (words(document), document.noticed) == (["chữ"], ())


def test_the_merge_a_cell_had_before_a_change_does_not_count():
    former = '<w:tcPrChange><w:tcPr><w:gridSpan w:val="4"/></w:tcPr></w:tcPrChange>'
    assert grids(read(table(row(cell("a", former), "b")))) == [[["a", "b"]]]


def test_changes_in_a_note_are_accepted_and_counted():
    note = f'<w:footnote w:id="1">{p(DELETED + INSERTED)}</w:footnote>'
    document = read(p('<w:r><w:footnoteReference w:id="1"/></w:r>'), footnotes=note)
    assert (words(document), told(document)) == (["chữ mới"], [("tracked-changes", "2")])


def test_a_note_whose_reference_was_taken_goes():
    reference = '<w:del><w:r><w:footnoteReference w:id="1"/></w:r></w:del>'
    note = f'<w:footnote w:id="1">{p("bỏ")}</w:footnote>'
    assert words(read(p(run("chữ") + reference), footnotes=note)) == ["chữ"]


def test_a_change_in_a_fallback_is_not_counted_twice():
    ways = f"<mc:Choice>{INSERTED}</mc:Choice><mc:Fallback>{INSERTED}</mc:Fallback>"
    document = read(p(f"<mc:AlternateContent>{ways}</mc:AlternateContent>"))
    assert (words(document), told(document)) == (["chữ mới"], [("tracked-changes", "1")])
