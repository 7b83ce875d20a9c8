"""Every word of a Word file knows its place: paragraph, or table, row and cell; and its page if that is known."""

from parindex.core.messages import Message
from parindex.core.place import Place
from parindex.documents.catalogue import catalogue
from tests.documents.word.files import cell, p, read, row, run, table

PAGE_END = "<w:lastRenderedPageBreak/>"


def ended(before: str, after: str) -> str:
    """A run of words between which a page ended when the file was saved."""
    first = f'<w:t xml:space="preserve">{before}</w:t>' if before else ""
    return f'<w:r>{first}{PAGE_END}<w:t xml:space="preserve">{after}</w:t></w:r>'


def places(document) -> list[tuple[int | None, int | None, str]]:
    """Page, paragraph and words of the paragraphs."""
    return [
        (found.place().page, found.place().paragraph, found.place(0, 5).text)
        for found in document.paragraphs()
    ]  # fmt: skip


def pages(document) -> list[list[list[int | None]]]:
    return [[[each.place().page for each in line.cells] for line in found.rows] for found in document.tables()]


def test_paragraphs_are_counted_outside_tables_with_the_blank_ones():
    document = read(p("một") + p("") + table(row("a")) + p("hai"))
    assert places(document) == [(None, 1, "một"), (None, 3, "hai")]


def test_cells_know_table_row_and_cell():
    document = read(table(row("a")) + p("giữa") + table(row("b", "c"), row("", cell("d", '<w:gridSpan w:val="2"/>'))))
    (_, second) = document.tables()
    assert second.rows[1].cells[1].place() == Place(table=2, row=2, cell=2, shown=4, column=2, text="d")
    assert second.rows[0].cells[1].place() == Place(table=2, row=1, cell=2, shown=3, column=3, text="c")


def test_places_are_said_in_terms_of_the_file():
    document = read(p("một") + table(row("a")))
    (paragraph,), (found,) = document.paragraphs(), document.tables()
    said = [words.place().said for words in (paragraph, found.rows[0].cells[0])]
    assert [catalogue("en").render(each) for each in said] == ["paragraph 1", "table 1, row 1"]
    assert isinstance(said[0], Message)


def test_tables_in_text_boxes_have_numbers_of_their_own():
    box = f"<w:r><w:pict><w:txbxContent>{p('khung')}{table(row('b'))}</w:txbxContent></w:pict></w:r>"
    document = read(p(run("trước") + box) + table(row("c")) + p("sau"))
    assert [found.rows[0].cells[0].place().table for found in document.tables()] == [1, 2]
    assert places(document) == [(None, 1, "trước"), (None, 2, "khung"), (None, 3, "sau")]


def test_a_page_is_known_where_the_file_tells_its_ends():
    document = read(p("một") + p(ended("", "hai")) + p("ba"))
    assert places(document) == [(1, 1, "một"), (2, 2, "hai"), (2, 3, "ba")]


def test_a_page_that_an_author_ended_is_not_counted_twice():
    broken = p('<w:r><w:br w:type="page"/></w:r>') + p(ended("", "hai"))
    assert places(read(p("một") + broken)) == [(1, 1, "một"), (2, 3, "hai")]


def test_a_sentence_over_a_page_end_has_both_places():
    document = read(p(ended("chưa thực sự quan ", "tâm chỉ đạo.")))
    (words,) = document.paragraphs()
    assert words.text == "chưa thực sự quan tâm chỉ đạo."
    assert words.place(18, 21) == Place(page=2, paragraph=1, shown=2, column=1, text="tâm")
    assert words.place(14, 17) == Place(page=1, paragraph=1, shown=1, column=15, text="uan")
    assert document.lines == ("chưa thực sự quan", "tâm chỉ đạo.")


def test_a_page_end_inside_a_word_does_not_break_it():
    (words,) = read(p(run("Số 12/KH-") + ended("", "UBND ngày 05"))).paragraphs()
    assert (words.text, words.place().page, words.place(14).page) == ("Số 12/KH-UBND ngày 05", 1, 2)


def test_several_pages_of_one_paragraph_are_counted():
    assert places(read(p(ended("a ", "b ") + ended("", "c ") + ended("d ", "e")) + p("sau"))) == [
        (1, 1, "a b c"),
        (4, 2, "sau"),
    ]


def test_a_row_that_begins_a_page_is_on_it_with_all_its_cells():
    document = read(table(row("a", "b"), row(cell(p(ended("", "c"))), "d"), row("e", "f")) + p("sau"))
    assert pages(document) == [[[1, 1], [2, 2], [2, 2]]]
    assert places(document) == [(2, 1, "sau")]


def test_a_row_over_a_page_end_begins_before_it_and_is_counted_once():
    broken = row(cell(p(ended("a ", "b"))), cell(p("c") + p(ended("", "d"))), "e")
    document = read(table(broken, row("f", "g", "h")))
    assert pages(document) == [[[1, 1, 1], [2, 2, 2]]]
    assert [each.text for each in next(document.tables()).rows[0].cells] == ["a b", "c\nd", "e"]


def test_pages_are_counted_through_tables_in_cells():
    inner = table(row("a"), row(cell(p(ended("", "b")))))
    document = read(table(row(cell(p("trên") + inner), cell(p(ended("x ", "y"))))) + p("sau"))
    assert pages(document) == [[[1, 1]], [[1], [2]]]
    assert places(document) == [(2, 1, "sau")]


def test_notes_have_a_paragraph_but_no_page():
    note = f'<w:footnote w:id="1">{p(ended("chú ", "thích"))}</w:footnote>'
    document = read(p(ended("a ", "b") + '<w:r><w:footnoteReference w:id="1"/></w:r>'), footnotes=note)
    assert places(document) == [(1, 1, "a b"), (None, 2, "chú t")]
