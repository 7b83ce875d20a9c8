"""Names are made harmless, never refused."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parindex.documents.evidence_file.kinds import JPEG, PDF
from parindex.documents.evidence_file.naming import agreeing, cleaned
from tests.documents.evidence_file.files import PDF as CONTENT
from tests.documents.evidence_file.files import kept, told

NAMES = {
    "../../etc/passwd": "passwd.pdf",
    "C:\\x\\y.pdf": "y.pdf",
    "12/QĐ-UBND.pdf": "QĐ-UBND.pdf",
    "Báo cáo\u202efdp.exe": "Báo cáofdp.pdf",
    "\u2066b\u2069á\u200b\ufeff\u200e.pdf": "bá.pdf",
    "a\x00b\r\nc\x1b.pdf": "abc.pdf",
    unicodedata.normalize("NFD", "Quyết định.pdf"): "Quyết định.pdf",
    "CON": "_CON.pdf",
    "nul.pdf": "_nul.pdf",
    "Console.pdf": "Console.pdf",
    "lpt1.a.pdf": "_lpt1.a.pdf",
    "biên bản.pdf. . ": "biên bản.pdf",
    'a<b>:"c"|?*.pdf': "a-b---c----.pdf",
    "  nhiều   khoảng  trắng .PDF": "nhiều khoảng trắng.PDF",
    "": "tai-lieu.pdf",
    ".pdf": "tai-lieu.pdf",
    "...": "tai-lieu.pdf",
    "\u202e": "tai-lieu.pdf",
    "a.docx": "a.pdf",
    "a.pdf.exe": "a.pdf",
    "Biên bản 1.2": "Biên bản 1.2.pdf",
    "12.QĐ-UBND": "12.QĐ-UBND.pdf",
    "\ud800a.pdf": "a.pdf",
}


@pytest.mark.parametrize(("raw", "name"), NAMES.items(), ids=[ascii(name) for name in NAMES])
def test_a_name_is_kept_without_what_misleads(raw, name):
    assert agreeing(cleaned(raw), PDF) == name


@pytest.mark.parametrize("length", [196, 197, 10_000])
def test_a_long_name_keeps_its_extension(length):
    name = agreeing(cleaned("ă" * length + ".pdf"), PDF)
    assert (len(name), name[-5:]) == (200, "ă.pdf")


def test_any_extension_of_the_type_agrees():
    assert [agreeing(name, JPEG) for name in ("a.jpg", "a.JPEG", "a.png")] == ["a.jpg", "a.JPEG", "a.jpg"]


@given(st.text(st.characters(), max_size=300))
def test_any_name_at_all_becomes_one_that_is_harmless(raw):
    name = agreeing(cleaned(raw), PDF)
    assert agreeing(cleaned(name), PDF) == name
    assert (len(name) <= 200, name.lower().endswith(".pdf"), len(name) > 4) == (True, True, True)
    assert [letter for letter in name if letter in '/\\<>:"|?*' or unicodedata.category(letter)[0] == "C"] == [
        letter for letter in name if unicodedata.category(letter) in {"Cn", "Co"}
    ]


def test_a_name_that_turns_the_direction_of_writing_is_told(tmp_path):
    found = kept(tmp_path, CONTENT, "Báo cáo\u202e.pdf")
    assert (found.name, told(found)) == (
        "Báo cáo.pdf",
        ["Tên gửi lên của Báo cáo.pdf có ký tự ẩn hoặc ký tự đảo chiều chữ; các ký tự đó đã được bỏ."],
    )


def test_a_name_with_folders_is_told(tmp_path):
    found = kept(tmp_path, CONTENT, "../../etc/a.pdf")
    assert (found.name, told(found)) == (
        "a.pdf",
        ["Tên gửi lên của a.pdf có tên thư mục; phần thư mục đã được bỏ."],
    )


def test_an_extension_that_does_not_agree_with_the_content_is_told(tmp_path):
    found = kept(tmp_path, CONTENT, "Báo cáo.docx")
    assert (found.name, told(found)) == (
        "Báo cáo.pdf",
        ["Phần mở rộng của Báo cáo.docx không khớp với nội dung nên tệp được giữ với tên Báo cáo.pdf."],
    )
