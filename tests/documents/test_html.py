"""A web page becomes what its reader sees: paragraphs as the page shows them, whatever its encoding."""

import codecs
import time
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parindex.core.messages import Message
from parindex.core.place import Place
from parindex.documents.document import Document, Paragraph, UnreadableFileError
from parindex.documents.files import document_of
from parindex.documents.html import is_html, read_html
from tests.documents.legacy import TCVN3, VNI, in_font
from tests.papers import PAPER

WORDS = "Kế hoạch cải cách hành chính"


def read(page: str) -> Document:
    return read_html(page.encode(), "a.html")


def paragraphs(page: str) -> list[str]:
    return [words.text for words in read(page).paragraphs()]


def refusal(content: bytes) -> Message:
    with pytest.raises(UnreadableFileError) as refused:
        read_html(content, "a.html")
    return refused.value.message


# What is a page


@pytest.mark.parametrize(
    "start",
    [
        "<!DOCTYPE html>",
        '<!DOCTYPE HTML PUBLIC "-//W3C//DTD HTML 4.01//EN">',
        "<HTML>",
        '<html xmlns:o="urn:schemas-microsoft-com:office:office">',
        "\n\n <html>",
        "<!-- saved from url=(0014)about:internet -->\n<html>",
        "<!--\n> -->\n<!-- hai --> <!doctype\nhtml>",
        '<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE html>',
        "<meta charset=utf-8>",
        "<div>",
        "<p class=MsoNormal>",
        "<table>",
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_page_is_told_by_how_it_begins(start, encoding):
    page = f"{start}<p>{WORDS}</p>".encode(encoding)
    assert is_html(page)
    assert [words.text for words in document_of(page, "ke-hoach.txt").paragraphs()] == [WORDS]


@pytest.mark.parametrize(
    "text",
    [WORDS, "< html", "<phòng>", "1 < 2", "<?xml version='1.0'?><w:wordDocument>", "<!-- chỉ một lời ghi chú", "<th"],
)
def test_a_text_is_no_page(text):
    assert not is_html(text.encode())


# Words


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("<p>một</p><p>hai</p>", ["một", "hai"]),
        ("một<div>hai</div>ba", ["một", "hai", "ba"]),
        ("<p>một<br>hai<br/>\nba", ["một", "hai", "ba"]),
        ("<p>13<b>,5</b> đ<i>iểm</i></p>", ["13,5 điểm"]),
        ("<p> một \n\t  hai </p>\n\n<p>\n</p>", ["một hai"]),
        ("<p>một&nbsp;&nbsp;hai&#160;ba</p>", ["một hai ba"]),
        ("<p>dài&shy;dòng và\u200b không</p>", ["dàidòng và không"]),
        ("<p>a &lt; b &amp; &ocirc; &#7873; &#x1EC1;</p>", ["a < b & ô ề ề"]),
        ("<span>một</span> <span>hai</span>", ["một hai"]),
        ("<h1>Đầu đề</h1><blockquote>Trích</blockquote><center>Giữa</center>", ["Đầu đề", "Trích", "Giữa"]),
        ("<pre>một\n  hai\tba\n\nbốn</pre>năm\nsáu", ["một", "hai ba", "bốn", "năm sáu"]),
        ("<p>m<sup>2</sup>, H<sub>2</sub>O</p>", ["m2, H2O"]),
        ("<p class=MsoNormal>một<o:p></o:p></p>", ["một"]),
        ("<p>một<p>hai", ["một", "hai"]),
        ("<p>một</p></body></html><p>hai</p>", ["một", "hai"]),
        ("<![if !supportLists]><p>1. một</p><![endif]>", ["1. một"]),
    ],
)
def test_words_come_as_a_browser_shows_them(body, said):
    assert paragraphs(f"<html><body>{body}</body></html>") == said


@pytest.mark.parametrize(
    "unseen",
    [
        "<script>if (1<2) {'</p>chữ'}</script>",
        "<style>p {color: red}</style>",
        "<noscript><p>chữ</p></noscript>",
        "<template><p>chữ</p></template>",
        "<nav><ul><li>Trang chủ</ul></nav>",
        "<select><option>chữ</select>",
        "<!-- chữ -->",
        "<!--[if gte mso 9]><xml><w:View>chữ</w:View></xml><![endif]-->",
        "<div hidden><p>chữ</p></div>",
        "<div style='color: red; Display : None'><p>chữ</p></div>",
        "<span style='visibility:hidden'>chữ</span>",
        "<span style='mso-hide:all'>chữ</span>",
        "<?php echo 1 ?>",
    ],
)
def test_what_a_page_does_not_show_is_not_read(unseen):
    page = f"<head><title>Đầu đề của cửa sổ</title></head><body><p>mộ{unseen}t</p> <p>hai</p></body>"
    assert " ".join(paragraphs(page)).replace("mộ t", "một") == "một hai"


@pytest.mark.parametrize(
    "mark",
    [
        "<sup><a href='#n1'>1</a></sup>",
        "<a href='#n1'><sup>1</sup></a>",
        "<a class=sdfootnoteanc href='#sdfootnote1sym'><sup>1</sup></a>",
        "<a href='#_ftn1' name='_ftnref1'><span class=MsoFootnoteReference>[1]</span></a>",
        "<a href='#_edn12'>[i]</a>",
    ],
)
def test_the_mark_of_a_note_does_not_grow_a_figure(mark):
    assert paragraphs(f"<p>đạt 12,5{mark} điểm</p>") == ["đạt 12,5 điểm"]


@pytest.mark.parametrize(
    ("link", "said"),
    [
        ("<a href='#phan-2'>phần 2</a>", "xem phần 2"),
        ("<a href='#p'>Điều 1<sup>2</sup></a>", "xem Điều 12"),
        ("<sup>2</sup>", "xem 2"),
        ("<sup><a href='b.html'>2</a></sup>", "xem 2"),
        ("<a href='#_ftnref1'>[1]</a>", "xem [1]"),
    ],
)
def test_other_links_and_raised_words_stay(link, said):
    assert paragraphs(f"<p>xem {link}</p>") == [said]


@pytest.mark.parametrize(
    ("items", "said"),
    [
        ("<ol><li>một<li>hai</ol>", ["1. một", "2. hai"]),
        ("<ol start=3><li>một<li value='7'>hai<li>ba</ol>", ["3. một", "7. hai", "8. ba"]),
        ("<ol type=a><li>một<li>hai</ol>", ["a. một", "b. hai"]),
        ("<ol type=A start=26><li>một<li>hai</ol>", ["Z. một", "AA. hai"]),
        ("<ol type=i start=4><li>một<li type=I>hai</ol>", ["iv. một", "V. hai"]),
        ("<ol type=I start=1994><li>một</ol>", ["MCMXCIV. một"]),
        ("<ol type=i start=0><li>một<li>hai</ol>", ["0. một", "i. hai"]),
        ("<ol type=a start=-1><li>một</ol>", ["-1. một"]),
        ("<ol start=x><li>một</ol>", ["1. một"]),
        ("<ol style='list-style-type: lower-alpha'><li>một</ol>", ["a. một"]),
        ("<ol style='List-Style: outside Upper-Roman'><li>một</ol>", ["I. một"]),
        ("<ul><li>một<li>hai</ul>", ["- một", "- hai"]),
        ("<ul style='list-style-type:none'><li>một</ul>", ["một"]),
        ("<ul><li style='list-style: none'>một</ul>", ["một"]),
        ("<ol><li><p>một</p><p>nữa</p><li><ul><li>hai</ul></ol>", ["1. một", "nữa", "2. - hai"]),
        ("<ol><li>một<ol type=a><li>hai<li>ba</ol><li>bốn</ol>", ["1. một", "a. hai", "b. ba", "2. bốn"]),
        ("<ol><li><li>hai</ol>ba", ["2. hai", "ba"]),
    ],
)
def test_items_of_a_list_have_the_mark_that_is_shown(items, said):
    assert paragraphs(items) == said


def test_paragraphs_are_counted_and_know_their_lines():
    first, second = read("<p>một</p><table><tr><td>a<td>b</table><p> </p><p>hai</p>").paragraphs()
    assert first.place() == Place(paragraph=1, shown=1, column=1, text="một")
    assert second.place() == Place(paragraph=2, shown=3, column=1, text="hai")
    assert second.place().said.id == "place.paragraph"


# Encodings


ENCODED = {
    "UTF-8": WORDS.encode(),
    "UTF-8 that claims to be another": b"<meta charset=windows-1252>" + WORDS.encode(),
    "UTF-8 that claims to be UTF-16": b"<meta charset=utf-16>" + WORDS.encode(),
    "UTF-8 with a mark": codecs.BOM_UTF8 + b"<p>" + WORDS.encode(),
    "UTF-16": f"<p>{WORDS}".encode("utf-16"),
    "UTF-16 BE": codecs.BOM_UTF16_BE + f"<p>{WORDS}".encode("utf-16-be"),
    "decomposed": unicodedata.normalize("NFD", WORDS).encode(),
    "entities": WORDS.encode("ascii", "xmlcharrefreplace"),
}


@pytest.mark.parametrize("content", ENCODED.values(), ids=ENCODED.keys())
def test_a_page_is_the_same_in_every_encoding(content):
    assert [words.text for words in read_html(content, "a.html").paragraphs()] == [WORDS]


@pytest.mark.parametrize(
    "claim",
    [
        '<meta http-equiv="Content-Type" content="text/html; charset=windows-1258">',
        "<META CHARSET='Windows-1258'>",
        '<?xml version="1.0" encoding="windows-1258"?>',
    ],
)
def test_a_page_that_claims_the_vietnamese_code_page_is_read_with_it(claim):
    written = "Kê\u0301 hoa\u0323ch điê\u0309m".encode("windows-1258")
    assert [words.text for words in read_html(claim.encode() + written, "a.html").paragraphs()] == ["Kế hoạch điểm"]


@pytest.mark.parametrize("charset", ["windows-1252", "iso-8859-1"])
def test_a_page_that_claims_the_western_code_page_is_read_with_it(charset):
    content = f"<meta charset={charset}>".encode() + b"ch\xec s\xf2 \x93CCHC\x94"
    assert [words.text for words in read_html(content, "a.html").paragraphs()] == ["chì sò “CCHC”"]


@pytest.mark.parametrize(
    "content",
    [b"<p>\xe1\xff", b"<meta charset=shift_jis><p>\x83\x65\x83\x58", b"<meta charset=hex><p>\xe1", b"\xff\xfe<\x00p"],
)
def test_a_page_in_no_known_encoding_is_refused(content):
    assert refusal(content) == Message("file.encoding", {"file": "a.html"})


@pytest.mark.parametrize(("font", "name"), [(TCVN3, "TCVN3 (ABC)"), (VNI, "VNI")], ids=["TCVN3", "VNI"])
@pytest.mark.parametrize("claim", ["", "<meta charset=x-user-defined>"])
@pytest.mark.parametrize("encoding", ["latin-1", "ascii", "utf-8"])
def test_a_page_in_a_font_from_before_unicode_is_refused_by_its_name(font, name, claim, encoding):
    content = f"{claim}<p>{in_font(PAPER.text(), font)}".encode(encoding, "xmlcharrefreplace")
    assert refusal(content) == Message("file.legacy", {"file": "a.html", "encoding": name})


# What is refused


@pytest.mark.parametrize("page", ["", "<html></html>", "<script>chữ</script>", "<p>&nbsp;</p>", "<!-- chữ -->"])
def test_a_page_without_words_is_refused_as_empty(page):
    assert refusal(page.encode()) == Message("file.empty", {"file": "a.html"})


@pytest.mark.parametrize(
    "page", ["<div>" * 10_000 + "chữ", "<table><tr><td>" * 5_000 + "chữ", "<p>" + "a" * 10_500_000], ids=len
)
def test_a_page_too_deep_or_with_too_long_a_word_is_refused_at_once(page):
    start = time.perf_counter()
    assert refusal(page.encode()) == Message("file.broken", {"file": "a.html", "format": "HTML"})
    assert time.perf_counter() - start < 5


def test_a_page_two_hundred_deep_is_read():
    assert paragraphs("<div>" * 200 + "chữ" + "</div>" * 200 + "sau") == ["chữ", "sau"]


def test_entities_that_a_page_declares_are_not_expanded():
    declared = '<!DOCTYPE html [<!ENTITY a "chữchữ"><!ENTITY b "&a;&a;"><!ENTITY f SYSTEM "file:///etc/hostname">]>'
    assert paragraphs(f"{declared}<html><body>&b; &f;</body></html>")[-1].endswith("&b; &f;")


PIECES = ["<p>", "</p>", "<div>", "</div>", "<b>", "</b>", "<br>", "<ul>", "</ul>", "<li>", "<table>", "</table>"]
PIECES += ["<tr>", "</tr>", "<td>", "</td>", "<th rowspan=3>", "<td colspan=2 rowspan=0>", "<thead>", "<caption>"]


@given(st.lists(st.sampled_from([*PIECES, *["chữ"] * 12]), max_size=40))
def test_no_word_of_a_page_is_lost_however_it_is_nested(pieces):
    numbered = [f"chữ{at} " if piece == "chữ" else piece for at, piece in enumerate(pieces)]
    lines = read("".join([*numbered, "<p>hết</p>"])).lines
    words = {word for line in lines for word in line.replace("\t", " ").split()}
    assert {piece.strip() for piece in numbered if piece.startswith("chữ")} <= words


@given(st.lists(st.sampled_from([*PIECES, *["chữ"] * 6]), max_size=40))
def test_blocks_are_what_the_document_says_they_are(pieces):
    document = read("".join([*pieces, "<p>hết</p>"]))
    for block in document.blocks:
        if not isinstance(block, Paragraph):
            width = len(block.rows[0].cells)
            assert {len(row.cells) for row in block.rows} == {width}
            assert all(merge.row + merge.rows <= len(block.rows) for merge in block.merges)
            assert all(merge.column + merge.columns <= width for merge in block.merges)
