"""The words of a PDF become the paragraphs that their writer meant, each stretch with its page and line."""

import json

import pytest
import typst

from parindex.core.place import Place
from parindex.documents.document import Document, Paragraph, Table
from parindex.documents.pdf import read_pdf
from tests.documents.handmade_pdf import pdf, table, words

PAGE = b'#set page(width: 12cm, height: 10cm, margin: 2cm)\n#set text(size: 10pt, lang: "vi", hyphenate: false)\n'
SAID = b"#for said in json(bytes(sys.inputs.said)) [#par(said)]\n"
LONG = (
    "Ủy ban nhân dân huyện ban hành Kế hoạch nâng cao chỉ số cải cách hành chính năm 2031. Các phòng, ban và xã "
    "thực hiện đúng thời hạn, báo cáo kết quả về Phòng Nội vụ trước ngày 15 tháng 12 năm 2031"
)


def read(content: bytes) -> Document:
    return read_pdf(content, "ke-hoach.pdf")


def typeset(source: bytes, said: list[str] | None = None) -> Document:
    return read(typst.compile(PAGE + source, sys_inputs={"said": json.dumps(said or [])}))


def texts(document: Document) -> list[str]:
    return [words.text for words in document.paragraphs()]


def places(document: Document) -> list[list[tuple[int | None, int | None]]]:
    return [[(place.page, place.line) for _, place in words.starts] for words in document.paragraphs()]


def written(*lines: tuple[str, float, float]) -> Document:
    """Words of a page by their place: from the left, from the top."""
    return read(pdf(b"".join(words(text, left, 842 - top) for text, left, top in lines)))


def below(*texts: str, step: float = 14) -> Document:
    """Lines one under the other at the left margin, among them one that reaches to the right one."""
    margin = ("Mot dong dai den le phai cua trang giay de thay le phai o dau, dai nua va dai them.", 72, 100.0)
    return written(margin, *((text, 72, 200 + at * step) for at, text in enumerate(texts)))


@pytest.mark.parametrize("justified", [b"", b"#set par(justify: true)\n"], ids=["ragged", "justified"])
def test_the_lines_of_a_sentence_are_one_paragraph_and_each_knows_its_place(justified):
    (words,) = typeset(justified + SAID, [LONG]).paragraphs()
    assert words.text == LONG
    assert [(place.page, place.line) for _, place in words.starts] == [(1, at) for at in range(1, 5)]
    start = LONG.index("năm 2031.")
    assert words.place(start, start + 3) == Place(page=1, line=2, shown=2, column=28, text="năm")


@pytest.mark.parametrize(
    "setting",
    [b"#set par(first-line-indent: (amount: 1cm, all: true), spacing: 0.65em)\n", b"#set par(spacing: 1.5em)\n"],
    ids=["indented", "spaced"],
)
def test_paragraphs_set_apart_by_indent_or_space_stay_apart(setting):
    said = [f"{LONG}.", f"Đoạn sau. {LONG}.", "Đoạn ngắn.", f"{LONG};"]
    document = typeset(b"#set page(height: 29cm)\n" + setting + SAID, said)
    assert texts(document) == said


def test_items_stay_apart_and_their_further_lines_belong_to_them():
    source = b"#set page(height: 20cm)\n" + SAID + b"#list(marker: [-], ..json(bytes(sys.inputs.said)))"
    items = [f"{LONG};", f"Ý hai {LONG};"]
    assert texts(typeset(source, items)) == [*items, *(f"- {item}" for item in items)]


@pytest.mark.parametrize("item", ["- Lĩnh vực 2", "+ Ý hai", "b) Ý hai", "2. Mục hai", "4.2. Phòng Tư pháp", "IV. MỤC"])
def test_a_line_that_begins_as_an_item_begins_a_paragraph(item):
    full = "Chủ trì, phối hợp với các đơn vị có liên quan thực hiện" * 2
    document = typeset(b"#set par(spacing: 0.65em)\n#set page(width: 24cm)\n" + SAID, [full, item])
    assert texts(document) == [full, item]


def test_lines_that_end_before_the_margin_are_paragraphs_of_their_own():
    assert texts(below("Noi nhan", "Phong Noi vu", "Luu van thu"))[1:] == ["Noi nhan", "Phong Noi vu", "Luu van thu"]


def test_a_page_of_short_lines_has_the_right_margin_of_its_left_one():
    said = ["(Kèm theo Kế hoạch số 12/KH-UBND)", "Phụ lục 1"]
    assert texts(typeset(b"#set par(spacing: 0.65em)\n" + SAID, said)) == said


def test_a_centred_title_over_two_lines_is_one():
    title = "Kế hoạch nâng cao chỉ số cải cách hành chính huyện Thử Nghiệm năm 2031"
    source = b'#set page(numbering: "1")\n#align(center)[#par[KE HOACH]' + SAID + b"]"
    assert texts(typeset(source, [title])) == ["KE HOACH", title]


def test_words_in_larger_letters_are_no_part_of_the_paragraph_below():
    full = "Mot dong dai den le phai cua trang giay de thay le phai o dau, dai nua va dai them."
    content = words(full, 72, 700, 12) + words("con lai cua doan", 72, 686, 12) + words("to hon", 72, 668, 16)
    assert texts(read(pdf(content))) == [f"{full} con lai cua doan", "to hon"]


def test_a_word_broken_by_a_hyphen_is_whole_again():
    document = below("chung ta trach nhi-", "em cao")
    assert texts(document)[1:] == ["chung ta trach nhiem cao"]
    assert places(document)[1:] == [[(1, 2), (1, 3)]]


def test_a_soft_hyphen_is_no_letter_whether_it_breaks_a_word_or_not():
    document = typeset(b"#set page(width: 7cm)\n" + SAID, ["chúng ta trách nhi\xadệm nhi\xadệm"])
    assert texts(document) == ["chúng ta trách nhiệm nhiệm"]
    assert len(places(document)[0]) == 2


def test_a_dash_behind_a_space_and_a_range_are_no_hyphens():
    assert texts(below("tai chinh -", "ke hoach"))[1:] == ["tai chinh - ke hoach"]
    assert texts(below("cac nam 2026-", "2030"))[1:] == ["cac nam 2026-", "2030"]


def test_a_sentence_broken_by_a_page_end_is_one_paragraph_with_both_places():
    document = typeset(b"#set par(justify: true)\n#par[A.]\n#v(4.2cm)\n" + SAID, [LONG])
    assert texts(document) == ["A.", LONG]
    assert places(document)[1] == [(1, 2), (1, 3), (2, 1), (2, 2)]


@pytest.mark.parametrize(("before", "after"), [("Câu đã hết.", "câu sau"), ("Chưa hết", "Câu sau"), ("Ý", "- ý")])
def test_other_words_before_and_after_a_page_end_stay_apart(before, after):
    source = b"#let said = json(bytes(sys.inputs.said))\n#said.at(0)\n#pagebreak()\n#said.at(1)"
    assert texts(typeset(source, [before, after])) == [before, after]


def test_a_table_between_them_keeps_sentences_apart():
    source = b"quan\n#table(columns: 2, [a], [b])\n#pagebreak()\n#table(columns: 2, [a], [b])\ntam"
    assert texts(typeset(source)) == ["quan", "tam"]


@pytest.mark.parametrize("number", [b"[#n]", b"[\\- #n -]", b"[#n/2]", b"[Trang #n]", b"[trang #n tr\xc3\xaan 2]"])
@pytest.mark.parametrize("end", [b"header", b"footer"])
def test_page_numbers_are_no_words_of_the_paper(number, end):
    numbered = b"#set page(%s: context { let n = counter(page).display(); align(center, %s) })\n" % (end, number)
    assert texts(typeset(numbered + b"quan\n#pagebreak()\nkhac\n")) == ["quan khac"]


def test_headers_and_footers_of_every_page_are_no_words_of_the_paper():
    setting = (
        b"#set page(header: [UBND huyen A #h(1fr) Mat], footer: context [Ke hoach, trang #counter(page).display()])\n"
    )
    assert texts(typeset(setting + b"Mot.\n#pagebreak()\nHai.\n#pagebreak()\nBa.")) == ["Mot.", "Hai.", "Ba."]


def test_what_one_page_alone_has_at_its_top_stays():
    setting = b"#set page(header: context if counter(page).get().first() == 2 [Tren trang hai])\n"
    document = typeset(setting + b"Mot.\n#pagebreak()\nHai.\n#pagebreak()\nBa.")
    assert texts(document) == ["Mot.", "Tren trang hai", "Hai.", "Ba."]


def test_a_number_alone_among_the_words_stays():
    assert texts(typeset(b"Mot.\n\n#v(1cm)\n\n2031\n\n#v(1cm)\n\nHai.")) == ["Mot.", "2031", "Hai."]


def test_lines_are_counted_without_headers_and_tables():
    source = b'#set page(numbering: "1", header: [UBND])\nMot.\n#table(columns: 2, [a], [b])\nHai.\n#pagebreak()\nBa.'
    assert places(typeset(source)) == [[(1, 1)], [(1, 2)], [(2, 1)]]


def test_the_head_of_a_letter_is_read_column_by_column():
    document = written(
        ("UBND HUYEN THU NGHIEM", 72, 72), ("CONG HOA XA HOI CHU NGHIA VIET NAM", 300, 72),
        ("PHONG NOI VU", 100, 88), ("Doc lap - Tu do - Hanh phuc", 330, 88),
        ("So: 12/KH-UBND", 98, 120), ("Thu Nghiem, ngay 05 thang 02 nam 2031", 310, 120),
        ("KE HOACH", 270, 160), ("Nang cao chi so cai cach hanh chinh cua huyen va cac xa trong nam 2031", 90, 180),
    )  # fmt: skip
    assert texts(document) == [
        "UBND HUYEN THU NGHIEM", "PHONG NOI VU", "So: 12/KH-UBND",
        "CONG HOA XA HOI CHU NGHIA VIET NAM", "Doc lap - Tu do - Hanh phuc", "Thu Nghiem, ngay 05 thang 02 nam 2031",
        "KE HOACH", "Nang cao chi so cai cach hanh chinh cua huyen va cac xa trong nam 2031",
    ]  # fmt: skip
    assert [place for ((_, place),) in places(document)] == [1, 2, 3, 1, 2, 3, 4, 5]


def test_a_mark_set_far_before_its_words_makes_no_columns():
    document = written(("1.", 72, 72), ("Cau truc", 130, 72), ("-", 72, 90), ("Y dau", 130, 90))
    assert texts(document) == ["1. Cau truc", "- Y dau"]


def test_words_and_tables_come_in_reading_order():
    source = b"Truoc.\n#table(columns: 2, [a], [b])\nGiua.\n#table(columns: 2, [c], [d])\nSau."
    kinds = [type(block) for block in typeset(source).blocks]
    assert kinds == [Paragraph, Table, Paragraph, Table, Paragraph]


# letters


def test_letters_drawn_twice_to_look_bold_are_read_once():
    at_once = words("Ke hoach.", 72, 700) + words("Ke hoach.", 72.4, 700)
    each = b"".join(words(letter, 72 + 7 * at + twice, 640) for at, letter in enumerate("noon") for twice in (0, 0.4))
    assert texts(read(pdf(at_once + each))) == ["Ke hoach.", "noon"]


def test_equal_letters_side_by_side_stay():
    assert texts(below("Ill..."))[1:] == ["Ill..."]


def test_words_are_told_apart_by_gaps_where_no_space_is_written():
    content = b"BT /F 12 Tf 72 700 Td [(Ke) -300 (ho) -20 (ach)] TJ ET"
    assert texts(read(pdf(content))) == ["Ke hoach"]


def test_a_raised_number_stays_in_its_line():
    assert texts(read(pdf(words("12 m", 72, 700) + words("2", 97, 704, 7)))) == ["12 m2"]


def test_a_watermark_across_the_page_is_no_word_of_the_paper():
    content = words("Ke hoach", 72, 700) + words("DU THAO", 200, 400, 60, turn=b"0.7 0.7 -0.7 0.7")
    assert texts(read(pdf(content))) == ["Ke hoach"]


def test_what_lies_outside_the_page_is_no_word_of_the_paper():
    assert texts(read(pdf(words("Ke hoach", 72, 700) + words("ghi chu", 72, 900) + words("khac", -200, 300)))) == [
        "Ke hoach"
    ]


def test_words_in_a_form_stand_where_the_form_is_put():
    form = (
        b"<< /Type /XObject /Subtype /Form /BBox [0 0 595 842] /Matrix [1 0 0 1 0 -300] /Length %d >>"
        b"\nstream\n%s\nendstream"
    )
    inside = words("trong", 72, 700)
    content = words("Tren", 72, 500) + b"/X Do\n" + table([["a", "b"]], 72, 300)
    document = read(pdf(content, resources=b"/XObject << /X 5 0 R >>", more=[form % (len(inside), inside)]))
    assert [type(block) for block in document.blocks] == [Paragraph, Paragraph, Table]
    assert texts(document) == ["Tren", "trong"]


# pages and words that are turned


TURNED = {0: b"1 0 0 1", 90: b"0 1 -1 0", 180: b"-1 0 0 -1", 270: b"0 -1 1 0"}
SPOTS = {
    0: ((72, 700), (72, 680)),
    90: ((100, 100), (120, 100)),
    180: ((500, 100), (500, 120)),
    270: ((500, 700), (480, 700)),
}


@pytest.mark.parametrize("angle", TURNED)
def test_words_drawn_in_any_direction_are_read_in_that_one(angle):
    content = b"".join(
        words(text, *spot, turn=TURNED[angle])
        for text, spot in zip(("Dong mot.", "Dong hai."), SPOTS[angle], strict=True)
    )
    assert texts(read(pdf(content))) == ["Dong mot.", "Dong hai."]


@pytest.mark.parametrize("rotate", [0, 90, 180, 270])
def test_a_page_turned_by_its_file_reads_the_same(rotate):
    content = words("Ke hoach nam 2031", 72, 770) + table([["Stt", "Noi dung"], ["1", "Ra soat"]], 72, 740)
    document = read(pdf(content, rotate=rotate))
    assert document == read(pdf(content))


def test_a_page_number_upright_on_a_page_set_sideways_is_no_word_of_the_paper():
    content = words("Phu luc nam 2031", 100, 100, turn=TURNED[90]) + words("- 7 -", 290, 20)
    assert texts(read(pdf(content))) == ["Phu luc nam 2031"]


def test_words_beside_those_of_another_direction_come_after_them():
    content = words("Phu luc nam 2031", 72, 700) + words("ghi ben le", 30, 300, turn=TURNED[90])
    assert texts(read(pdf(content))) == ["Phu luc nam 2031", "ghi ben le"]
