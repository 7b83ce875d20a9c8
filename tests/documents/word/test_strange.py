"""However strangely the elements of a file lie in each other, it is read, or refused in one sentence."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from parindex.documents.document import UnreadableFileError
from parindex.documents.files import document_of
from tests.documents.word.files import NAME, archive, p, read, root, run, word_members, words

TAGS = (
    *("w:p", "w:r", "w:t", "w:tbl", "w:tr", "w:tc", "w:pPr", "w:rPr", "w:trPr", "w:tcPr", "w:tblGrid", "w:gridCol"),
    *("w:del", "w:ins", "w:moveFrom", "w:moveTo", "w:cellDel", "w:cellIns", "w:pPrChange", "w:sdt", "w:sdtContent"),
    *("w:numPr", "w:numId", "w:ilvl", "w:pStyle", "w:gridSpan", "w:vMerge", "w:hMerge", "w:txbxContent", "w:body"),
    *("w:footnoteReference", "w:fldChar", "w:sym", "w:br", "w:tab", "w:lastRenderedPageBreak", "w:hyperlink"),
    *("mc:AlternateContent", "mc:Choice", "mc:Fallback", "m:oMath", "m:t", "m:den"),
)
LEAF = st.sampled_from(TAGS).map(lambda tag: f'<{tag} w:val="1" w:id="1" w:fldCharType="begin">chữ</{tag}>')


def holding(inside: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    made = st.tuples(st.sampled_from(TAGS), st.lists(inside, min_size=1, max_size=4))
    return made.map(lambda parts: f'<{parts[0]} w:val="2">{"".join(parts[1])}</{parts[0]}>')


STRANGE = st.recursive(LEAF, holding, max_leaves=25)
LISTED = (
    '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="1"><w:lvlText w:val="%1%2"/></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
)


@settings(max_examples=120, deadline=None)
@given(st.lists(STRANGE, max_size=4))
def test_elements_may_lie_in_each_other_in_any_way(inside):
    body = "".join(inside)
    note = f'<w:footnote w:id="1">{body}</w:footnote>'
    whole = p("trước") + body + p("sau")
    assert "sau" in "".join(words(read(whole, footnotes=note, numbering=LISTED)))


ROOTS = {
    "deleted": "<w:del {names}><w:body>{body}</w:body></w:del>",
    "a paragraph": "<w:p {names}><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:body>{body}</w:body></w:p>",
    "a document in a document": "<w:document {names}><w:document><w:body>{body}</w:body></w:document></w:document>",
    "a document that is deleted": "<w:document {names}><w:del><w:body>{body}</w:body></w:del></w:document>",
    "notes": "<w:footnotes {names}><w:body>{body}</w:body></w:footnotes>",
}


@pytest.mark.parametrize("form", ROOTS.values(), ids=ROOTS.keys())
def test_a_body_that_is_not_that_of_a_document_is_refused(form):
    names = root("x", "").split("<w:x ")[1].split(">")[0]
    part = form.format(names=names, body=p(run("chữ")))
    with pytest.raises(UnreadableFileError, match=r"file\.broken"):
        document_of(archive({**word_members(""), "word/document.xml": part}), NAME)


@pytest.mark.parametrize("kind", ["footnotes", "numbering", "styles"])
def test_a_part_of_another_kind_than_it_is_named_is_passed_over(kind):
    members = word_members(p(run("chữ")), **{kind: ""})
    assert words(document_of(archive({**members, f"word/{kind}.xml": root("del", p("a"))}), NAME)) == ["chữ"]
