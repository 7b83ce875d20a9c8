"""A file that cannot be read is refused with one sentence that names it and says what was expected."""

import os
from pathlib import Path

import pytest

from parindex.core.messages import Message
from parindex.documents import files
from parindex.documents.catalogue import LANGUAGES, catalogue
from parindex.documents.document import UnreadableFileError
from parindex.documents.files import document_of, file_content, read_document
from tests.documents.legacy import TCVN3, VNI, in_font
from tests.papers import PAPER

PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x10\x00\x00\x00\x10\x08\x02\x00\x00\x00\x90\x91h6" + bytes(
    range(256)
)
ELF = b"\x7fELF\x02\x01\x01" + b"\x00" * 9 + b"\x03\x00>\x00\x01\x00\x00\x00" * 40


def refusal(content: bytes) -> Message:
    with pytest.raises(UnreadableFileError) as refused:
        document_of(content, "ke-hoach.txt")
    return refused.value.message


@pytest.mark.parametrize(
    "content",
    [b"", b"\n", b" \t\r\n\f", b"\xef\xbb\xbf", b"\xef\xbb\xbf\n \n", b"\xff\xfe", b"\xfe\xff\x00\n\x00 "],
    ids=["nothing", "a line", "blanks", "UTF-8 mark", "mark and blanks", "UTF-16 mark", "UTF-16 blanks"],
)
def test_a_file_without_a_word_is_refused_as_empty(content):
    assert refusal(content) == Message("file.empty", {"file": "ke-hoach.txt"})


@pytest.mark.parametrize(
    "content",
    [
        ELF,
        b"Ke hoach\x00nam",
        b"\x01\x02\x03",
        b"Ke\x1bhoach",
        b"\x00\x01" * 50,
        b"\xff\xfeK\x00\x00\x00",
    ],
    ids=["ELF", "a zero byte", "controls", "escape", "zeros and ones", "zero in UTF-16"],
)
def test_a_binary_file_is_refused_as_such(content):
    assert refusal(content) == Message("file.binary", {"file": "ke-hoach.txt"})


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (PNG, "file.picture"),
        (PNG + b"\x00", "file.picture"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF", "file.picture"),
        (b"GIF89a", "file.picture"),
        (b"II*\x00\x08\x00\x00\x00", "file.picture"),
        (b"MM\x00*\x00\x00\x00\x08", "file.picture"),
        (rb"{\rtf1\ansi K\'ea}", "file.rtf"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "file.old-office"),
    ],
)
def test_a_file_of_another_program_is_refused_by_its_kind(content, said):
    assert refusal(content) == Message(said, {"file": "ke-hoach.txt"})


@pytest.mark.parametrize(
    ("content", "file_format"),
    [(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", "PDF"), (b"PK\x03\x04\x14\x00\x06\x00\x08\x00", "ZIP")],
)
def test_a_file_cut_off_after_its_first_bytes_is_refused_as_damaged(content, file_format):
    assert refusal(content) == Message("file.broken", {"file": "ke-hoach.txt", "format": file_format})


def test_a_text_that_begins_with_the_letters_of_a_picture_is_a_text():
    assert document_of("BMW là tên riêng.\n".encode(), "x.txt").lines[0] == "BMW là tên riêng."


@pytest.mark.parametrize(("font", "name"), [(TCVN3, "TCVN3 (ABC)"), (VNI, "VNI")], ids=["TCVN3", "VNI"])
@pytest.mark.parametrize("encoding", ["latin-1", "utf-8", "utf-16"])
def test_a_text_in_a_legacy_font_is_refused_by_its_name(font, name, encoding):
    content = in_font(PAPER.text(), font).encode(encoding)
    assert refusal(content) == Message("file.legacy", {"file": "ke-hoach.txt", "encoding": name})


@pytest.mark.parametrize("font", [TCVN3, VNI], ids=["TCVN3", "VNI"])
def test_one_word_that_looks_legacy_does_not_refuse_a_text(font):
    text = f"{PAPER.text()}\n{in_font('hành chính', font)}\n"
    assert [words.text for words in document_of(text.encode(), "a.txt").paragraphs()][-1] == in_font("hành chính", font)


@pytest.mark.parametrize(
    "content",
    [
        "Kê hoach cai cách hành chinh".encode("windows-1258"),
        "K\xea\u0301 hoa\u0323ch".encode("windows-1258"),
        PAPER.text().encode() + b"\xe1\xba",
        b"Ch\xec s\xf2 \x93CCHC\x94",
    ],
    ids=["windows-1258", "windows-1258 with marks", "cut UTF-8", "windows-1252"],
)
def test_bytes_in_no_known_encoding_are_refused(content):
    assert refusal(content) == Message("file.encoding", {"file": "ke-hoach.txt"})


def _refused_path(path: Path) -> Message:
    with pytest.raises(UnreadableFileError) as refused:
        read_document(path)
    return refused.value.message


def test_a_file_that_is_not_there_is_refused_with_its_whole_path(tmp_path):
    path = tmp_path / "khong-co.txt"
    assert _refused_path(path) == Message("file.not-found", {"file": str(path)})


def test_a_folder_is_refused_as_one(tmp_path):
    assert _refused_path(tmp_path) == Message("file.folder", {"file": tmp_path.name})


def test_a_path_through_a_file_is_refused_with_the_systems_reason(tmp_path):
    (tmp_path / "a.txt").write_text("a", encoding="utf-8")
    reason = os.strerror(20)
    assert _refused_path(tmp_path / "a.txt" / "b.txt") == Message("file.denied", {"file": "b.txt", "reason": reason})


@pytest.mark.parametrize(("size", "is_refused"), [(10, False), (11, True)])
def test_a_file_is_refused_above_the_largest_size(tmp_path, monkeypatch, size, is_refused):
    monkeypatch.setattr(files, "LARGEST", 10)
    path = tmp_path / "lon.txt"
    path.write_bytes(b"a" * size)
    if is_refused:
        assert _refused_path(path) == Message("file.too-large", {"file": "lon.txt", "megabytes": 0})
    else:
        assert file_content(path) == b"a" * size


def test_a_file_is_told_by_its_content_and_not_by_its_name(tmp_path):
    path = tmp_path / "ke-hoach.pdf"
    path.write_text(PAPER.text(), encoding="utf-8")
    assert read_document(path) == document_of(PAPER.text().encode(), "ke-hoach.txt")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_refusal_is_one_sentence_that_names_the_file(language):
    sentence = catalogue(language).render(refusal(in_font(PAPER.text(), TCVN3).encode("latin-1")))
    assert (sentence.count("\n"), sentence.startswith("ke-hoach.txt"), "TCVN3 (ABC)" in sentence) == (0, True, True)
