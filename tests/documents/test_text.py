"""Plain text becomes paragraphs and tables that know where they stand, whatever Unicode encoding it is in."""

import codecs
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parindex.core.place import Place
from parindex.documents.document import Document, Paragraph, Table
from parindex.documents.files import document_of
from parindex.documents.text import read_text
from tests.papers import PAPER, problems_of

TEXT = PAPER.text()
ENCODED = {
    "UTF-8": TEXT.encode(),
    "UTF-8 with a mark": codecs.BOM_UTF8 + TEXT.encode(),
    "UTF-16 LE with a mark": codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le"),
    "UTF-16 BE with a mark": codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"),
    "UTF-16 LE": TEXT.encode("utf-16-le"),
    "UTF-16 BE": TEXT.encode("utf-16-be"),
    "decomposed letters": unicodedata.normalize("NFD", TEXT).encode(),
    "decomposed letters in UTF-16": unicodedata.normalize("NFD", TEXT).encode("utf-16"),
    "CRLF": TEXT.replace("\n", "\r\n").encode(),
    "CR": TEXT.replace("\n", "\r").encode(),
}


def read(text: str) -> Document:
    return document_of(text.encode(), "ke-hoach.txt")


def paragraphs(text: str) -> list[str]:
    return [words.text for words in read(text).paragraphs()]


def tables(text: str) -> list[list[list[str]]]:
    return [[[cell.text for cell in row.cells] for row in table.rows] for table in read(text).tables()]


@pytest.mark.parametrize("content", ENCODED.values(), ids=ENCODED.keys())
def test_a_text_is_the_same_document_in_every_encoding_and_kind_of_line(content):
    assert document_of(content, "ke-hoach.txt") == read(TEXT)


def test_decomposed_letters_are_no_other_spelling():
    assert problems_of(unicodedata.normalize("NFD", TEXT)) == ()


def test_blocks_come_in_reading_order():
    kinds = [type(block) for block in read("trước\n\na\tb\nc\td\n\nsau\n").blocks]
    assert kinds == [Paragraph, Table, Paragraph]


def test_a_cell_knows_line_table_row_cell_and_column():
    (first, second) = read("Đầu đề\na\tb\nc\t  đ\t\n\nxen giữa\n\nx\ty\n").tables()
    assert first.rows[1].cells[1].place() == Place(line=3, shown=3, table=1, row=2, cell=2, column=5, text="đ")
    assert first.rows[1].cells[2].place() == Place(line=3, shown=3, table=1, row=2, cell=3, column=7, text="")
    assert second.rows[0].cells[0].place() == Place(line=7, shown=7, table=2, row=1, cell=1, column=1, text="x")


def test_a_paragraph_knows_its_line_and_where_its_words_begin():
    (words,) = read("\n\n  - Có thụt đầu dòng\n").paragraphs()
    assert words.place() == Place(line=3, shown=3, column=3, text="- Có thụt đầu dòng")


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_lines_are_counted_as_an_editor_does(ending):
    words = list(read(ending.join(["một", "", "", "Bốn", "Năm"])).paragraphs())
    assert [paragraph.place().line for paragraph in words] == [1, 4, 5]


def test_lines_of_a_text_are_those_that_places_count():
    lines = read_text(TEXT.encode("utf-16"), "ke-hoach.txt").lines
    assert lines[PAPER.line("TỔNG ĐIỂM") - 1] == PAPER.table()[-1]


def test_tabs_that_only_indent_make_no_table():
    assert tables("\tThụt vào\n\t\tThụt vào nữa\n") == []
    assert paragraphs("\tThụt vào\n\t\tThụt vào nữa\n") == ["Thụt vào", "Thụt vào nữa"]


def test_tabs_at_the_end_of_a_paragraph_make_no_table():
    assert paragraphs("Kết thúc dòng\t\t\n") == ["Kết thúc dòng"]


def test_an_indented_paragraph_has_the_column_of_its_words():
    (words,) = read("\t\tThụt vào").paragraphs()
    assert words.place() == Place(line=1, shown=1, column=3, text="Thụt vào")


def test_within_a_table_leading_tabs_are_empty_cells():
    assert tables("1\ttên\tviệc\n\n\t\tnốt việc\n") == [[["1", "tên", "việc"], ["", "", "nốt việc"]]]


@pytest.mark.parametrize("blank", ["", "\n", "\n\n", "  \n", "\f\n"], ids=["none", "one", "two", "spaces", "form feed"])
def test_blank_lines_between_rows_are_page_ends_and_no_end_of_the_table(blank):
    assert tables(f"a\tb\n{blank}c\td\n") == [[["a", "b"], ["c", "d"]]]


def test_a_paragraph_between_rows_ends_the_table():
    assert tables("a\tb\n\nxen giữa\n\nc\td\n") == [[["a", "b"]], [["c", "d"]]]


def test_a_sentence_broken_by_a_page_end_is_one_paragraph_with_both_places():
    (words,) = read("chưa thực sự quan\n\n\ntâm và tập trung chỉ đạo.\n").paragraphs()
    assert words.text == "chưa thực sự quan tâm và tập trung chỉ đạo."
    assert words.place(18, 21) == Place(line=4, shown=4, column=1, text="tâm")
    assert words.place(14, 17) == Place(line=1, shown=1, column=15, text="uan")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Câu đã hết.", "câu sau"),
        ("Liệt kê:", "mục đầu"),
        ("Ý một;", "ý hai"),
        ("Chưa hết", "Chữ lớn đầu câu"),
        ("Chưa hết", "- gạch đầu dòng"),
        ("Chưa hết", "a) mục có chữ"),
        ("Chưa hết", "đ) mục có chữ"),
        ("Chưa hết", "1. mục có số"),
        ("(Trong ngoặc)", "chữ nhỏ"),
    ],
)
def test_two_paragraphs_stay_two_across_a_blank_line(before, after):
    assert paragraphs(f"{before}\n\n{after}\n") == [before, after]


def test_lines_without_a_blank_between_are_paragraphs_of_their_own():
    assert paragraphs("một dòng\nmột dòng nữa\n") == ["một dòng", "một dòng nữa"]


def test_a_sentence_over_three_pages_is_one_paragraph():
    assert paragraphs("một\n\nhai\n\nba.\n") == ["một hai ba."]


LINES = st.lists(st.text(alphabet="ab1.-ĐỖ \t", max_size=12), max_size=12)


@given(LINES)
def test_every_word_of_a_text_stands_where_the_document_says(lines):
    text = "x\n" + "\n".join(lines)
    cells = [cell for table in read(text).tables() for row in table.rows for cell in row.cells]
    split = text.split("\n")
    for words in [*read(text).paragraphs(), *cells]:
        for offset, place in words.starts:
            word = words.text[offset:].split(" ")[0]
            assert split[place.line - 1][place.column - 1 :].startswith(word)


@given(LINES)
def test_no_word_of_a_text_is_lost(lines):
    text = "x\n" + "\n".join(lines)
    document = read(text)
    kept = [words.text for words in document.paragraphs()]
    kept += [cell.text for table in document.tables() for row in table.rows for cell in row.cells]
    assert sorted(" ".join(kept).split()) == sorted(text.split())
