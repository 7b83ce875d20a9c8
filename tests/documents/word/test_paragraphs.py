"""The words of a Word file come in the order in which they are read, whatever wraps them."""

from io import BytesIO

import docx
import pytest

from parindex.documents.files import document_of
from tests.documents.word.files import NAME, blocks, p, read, row, run, table, words


def test_a_file_of_the_library_is_read_as_it_was_written():
    made, content = docx.Document(), BytesIO()
    made.add_heading("Kế hoạch năm 2031", 1)
    made.add_paragraph("Đoạn thứ nhất.")
    made.add_table(1, 2).rows[0].cells[1].text = "4,5"
    made.add_paragraph("Đoạn cuối.")
    made.save(content)
    read_back = document_of(content.getvalue(), NAME)
    assert blocks(read_back) == ["Kế hoạch năm 2031", "Đoạn thứ nhất.", [["", "4,5"]], "Đoạn cuối."]
    assert read_back.noticed == ()


RUN = run("chữ")
WRAPPED = {
    "a link": f'<w:hyperlink w:anchor="a">{RUN}</w:hyperlink>',
    "a content control": f"<w:sdt><w:sdtPr><w:text/></w:sdtPr><w:sdtContent>{RUN}</w:sdtContent></w:sdt>",
    "custom XML": f'<w:customXml w:element="a">{RUN}</w:customXml>',
    "a smart tag": f'<w:smartTag w:element="a">{RUN}</w:smartTag>',
    "a simple field": f'<w:fldSimple w:instr="DATE">{RUN}</w:fldSimple>',
    "all of them": "<w:hyperlink><w:smartTag><w:sdt><w:sdtContent>"
    f"{RUN}</w:sdtContent></w:sdt></w:smartTag></w:hyperlink>",
    "a choice and its fallback": f"<mc:AlternateContent><mc:Choice>{RUN}</mc:Choice>"
    f"<mc:Fallback>{run('thừa')}</mc:Fallback></mc:AlternateContent>",
    "two choices": f"<mc:AlternateContent><mc:Choice>{RUN}</mc:Choice><mc:Choice>{run('thừa')}</mc:Choice>"
    "</mc:AlternateContent>",
    "a fallback alone": f"<mc:AlternateContent><mc:Fallback>{RUN}</mc:Fallback></mc:AlternateContent>",
}


@pytest.mark.parametrize("wrapped", WRAPPED.values(), ids=WRAPPED.keys())
def test_words_are_read_once_through_whatever_wraps_them(wrapped):
    assert words(read(p(f"{run('Có ')}{wrapped}{run(' này.')}"))) == ["Có chữ này."]


@pytest.mark.parametrize("tag", ["sdt", "customXml"])
def test_blocks_are_read_through_what_wraps_them(tag):
    inside = p("một") + table(row("a", "b")) + p("hai")
    content = f"<w:sdtPr/><w:sdtContent>{inside}</w:sdtContent>" if tag == "sdt" else inside
    assert blocks(read(f"<w:{tag}>{content}</w:{tag}>" + p("ba"))) == ["một", [["a", "b"]], "hai", "ba"]


def test_rows_and_cells_are_read_through_what_wraps_them():
    a, b = (f"<w:sdt><w:sdtContent><w:tc>{p(text)}</w:tc></w:sdtContent></w:sdt>" for text in "ab")
    wrapped = f"<w:sdt><w:sdtPr/><w:sdtContent><w:tr>{a}{b}</w:tr></w:sdtContent></w:sdt>"
    assert blocks(read(table(row("x", "y"), wrapped))) == [[["x", "y"], ["a", "b"]]]


SIGNS = {
    "a tab": ("<w:tab/>", "13 5"),
    "a hyphen that holds": ("<w:noBreakHyphen/>", "13-5"),
    "a hyphen that only parts": ("<w:softHyphen/>", "135"),
    "the sign ≥ of the font Symbol": ('<w:sym w:font="Symbol" w:char="F0B3"/>', "13≥5"),
    "a sign of an unknown font": ('<w:sym w:font="Wingdings" w:char="F0FC"/>', "13 5"),
    "a sign by its own number": ('<w:sym w:font="Arial" w:char="2265"/>', "13≥5"),
    "a sign that is none": ('<w:sym w:font="Arial" w:char="?"/>', "13 5"),
    "a footnote": ('<w:footnoteReference w:id="7"/>', "135"),
    "a comment": ('<w:commentReference w:id="7"/>', "135"),
    "an annotation of a comment": ("<w:annotationRef/>", "135"),
}


@pytest.mark.parametrize(("sign", "said"), SIGNS.values(), ids=SIGNS.keys())
def test_what_is_no_text_is_read_as_the_sign_it_shows(sign, said):
    assert words(read(p(f"<w:r><w:t>13</w:t>{sign}<w:t>5</w:t></w:r>"))) == [said]


def test_tab_stops_are_no_words():
    assert words(read(p("chữ", '<w:tabs><w:tab w:val="left" w:pos="9"/></w:tabs>'))) == ["chữ"]


def test_the_lines_of_a_paragraph_are_one_sentence():
    document = read(p("<w:r><w:t>Ủy ban</w:t><w:br/><w:t>nhân dân</w:t><w:cr/><w:t>huyện</w:t></w:r>"))
    assert (words(document), document.lines) == (["Ủy ban nhân dân huyện"], ("Ủy ban", "nhân dân", "huyện"))


def test_fractions_of_a_formula_have_a_slash():
    fraction = "<m:f><m:num><m:r><m:t>3</m:t></m:r></m:num><m:den><m:r><m:t>4</m:t></m:r></m:den></m:f>"
    assert words(read(p(f"{run('đạt ')}<m:oMath>{fraction}</m:oMath>"))) == ["đạt 3/4"]


def field(code: str, *result: str) -> str:
    def place(kind: str) -> str:
        return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'

    results = f"{place('separate')}{''.join(result)}" if result else ""
    return f"{place('begin')}<w:r><w:instrText>{code}</w:instrText></w:r>{results}{place('end')}"


def test_a_field_is_its_result():
    assert words(read(p(run("Trang ") + field("PAGE", run("7")) + run(".")))) == ["Trang 7."]


def test_a_field_without_a_result_is_nothing():
    assert words(read(p(run("Có ") + field("XE") + run("chữ.")))) == ["Có chữ."]


def test_the_result_of_a_field_inside_the_code_of_another_is_no_word():
    begin, separate, end = (f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end"))
    inner = field("MERGEFIELD a", run("thừa"))
    assert words(read(p(f"{begin}{run('IF ')}{inner}{separate}{run('đúng')}{end}{run('.')}"))) == ["đúng."]


def test_a_field_that_never_ends_hides_no_other_paragraph():
    begin = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
    assert words(read(p(begin + run("mất")) + p("còn"))) == ["còn"]


def test_text_boxes_come_behind_the_paragraph_that_anchors_them():
    inside = p("trong khung") + table(row("a", "b"))
    box = f"<w:drawing><wps:txbx><w:txbxContent>{inside}</w:txbxContent></wps:txbx></w:drawing>"
    old = f"<w:pict><v:textbox><w:txbxContent>{inside}</w:txbxContent></v:textbox></w:pict>"
    both = f"<mc:AlternateContent><mc:Choice>{box}</mc:Choice><mc:Fallback>{old}</mc:Fallback></mc:AlternateContent>"
    for written in (both, old):
        document = read(p(f"{run('trước ')}<w:r>{written}</w:r>{run('sau')}") + p("cuối"))
        assert blocks(document) == ["trước sau", "trong khung", [["a", "b"]], "cuối"]


def test_a_text_box_inside_a_text_box_comes_behind_its_own_anchor():
    inner = f"<w:r><w:pict><w:txbxContent>{p('trong cùng')}</w:txbxContent></w:pict></w:r>"
    outer = f"<w:r><w:pict><w:txbxContent>{p(run('giữa') + inner)}{p('giữa nữa')}</w:txbxContent></w:pict></w:r>"
    assert words(read(p(run("ngoài") + outer) + p("cuối"))) == ["ngoài", "giữa", "trong cùng", "giữa nữa", "cuối"]


def note(kind: str, id_: int, inside: str, more: str = "") -> str:
    return f'<w:{kind} w:id="{id_}"{more}>{inside}</w:{kind}>'


def reference(kind: str, id_: int, more: str = "") -> str:
    return f'<w:r><w:{kind}Reference w:id="{id_}"{more}/></w:r>'


def test_notes_come_behind_the_rest_and_leave_no_mark_at_the_figure():
    foot = note("footnote", -1, p("vạch"), ' w:type="separator"') + note("footnote", 2, p("Chú thích."))
    end = note("endnote", 2, p("Chú") + p("cuối."))
    body = p(run("đạt 13,5") + reference("endnote", 2) + reference("footnote", 2) + run(" điểm")) + p("hết")
    assert words(read(body, footnotes=foot, endnotes=end)) == ["đạt 13,5 điểm", "hết", "Chú cuối.", "Chú thích."]


def test_a_note_with_a_mark_of_its_own_leaves_no_mark_either():
    marked = '<w:r><w:footnoteReference w:customMarkFollows="1" w:id="1"/><w:t>*</w:t></w:r>'
    assert words(read(p(run("13,5") + marked), footnotes=note("footnote", 1, p("(*) Chú.")))) == ["13,5", "(*) Chú."]


def test_a_note_that_nothing_refers_to_is_not_read():
    assert words(read(p("chữ"), footnotes=note("footnote", 1, p("bỏ")))) == ["chữ"]


def test_comments_and_headers_are_no_words_of_the_paper():
    body = p(f'<w:commentRangeStart w:id="1"/>{run("chữ")}<w:r><w:commentReference w:id="1"/></w:r>')
    assert words(read(body, comments=f'<w:comment w:id="1">{p("ý kiến")}</w:comment>', header=p("đầu trang"))) == [
        "chữ"
    ]


def test_blank_paragraphs_go():
    assert words(read(p("một") + p("") + p(" ") + "<w:p/>" + p("hai"))) == ["một", "hai"]
