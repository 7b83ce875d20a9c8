"""What may not be evidence, each with the sentence that says what to do."""

import os
import struct
import zlib
from collections.abc import Callable
from zipfile import ZIP_STORED

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from parindex.documents.document import UnreadableFileError
from parindex.documents.evidence_file.examining import examine
from tests.documents import handmade_pdf
from tests.documents.evidence_file.files import (
    HTML,
    PDF,
    SVG,
    archive,
    old_office,
    open_document,
    picture,
    refused,
    vietnamese,
    word,
    workbook,
)
from tests.documents.word.files import CONTENT_TYPES, p, word_members

ZIP = archive({"a.txt": "a"})
EXECUTABLE = (
    "tệp.pdf là chương trình hoặc tệp lệnh, không phải tài liệu, nên không nhận: "
    "hãy đính kèm chính văn bản làm tài liệu kiểm chứng."
)
ARCHIVE = "tệp.pdf là tệp nén: hãy giải nén rồi đính kèm từng tệp bên trong."
PAGE = "tệp.pdf là trang web (HTML) nên không nhận: hãy in trang đó ra PDF rồi đính kèm lại."
DRAWING = "tệp.pdf là ảnh SVG, loại có thể chứa mã lệnh, nên không nhận: hãy lưu thành PNG hoặc PDF rồi đính kèm lại."
OTHER_PICTURE = (
    "tệp.pdf là ảnh loại chưa nhận (GIF, BMP, WebP, HEIC và tương tự): hãy lưu thành PNG hoặc JPEG rồi đính kèm lại."
)
EMPTY = "tệp.pdf là tệp rỗng: hãy kiểm tra lại tệp gốc rồi đính kèm lại."
UNKNOWN = (
    "tệp.pdf không thuộc loại tệp nhận được: hãy lưu thành PDF, Word, Excel, PowerPoint, OpenDocument, "
    "ảnh PNG, JPEG, TIFF hoặc văn bản (.txt, .csv) rồi đính kèm lại."
)
BEFORE_PDF = "tệp.pdf có dữ liệu lạ đứng trước phần PDF nên không nhận: hãy mở văn bản, in lại ra PDF rồi đính kèm lại."
BEFORE_ZIP = (
    "tệp.pdf có dữ liệu lạ đứng trước phần tài liệu Office nên không nhận: "
    "hãy mở văn bản, lưu thành tệp mới rồi đính kèm lại."
)
BEHIND = "nên không nhận: hãy mở tài liệu, lưu thành tệp mới rồi đính kèm lại."
ARCHIVE_BEHIND = f"tệp.pdf có một tệp nén gắn thêm ở cuối {BEHIND}"
PAGE_BEHIND = f"tệp.pdf có mã HTML hoặc mã lệnh gắn thêm ở cuối {BEHIND}"
MACROS = (
    "tệp.pdf có chứa macro nên không nhận: hãy lưu thành tệp không có macro (.docx, .xlsx, .pptx) "
    "hoặc PDF rồi đính kèm lại."
)
LOCKED = "tệp.pdf có đặt mật khẩu: hãy lưu lại không có mật khẩu rồi đính kèm lại."


def damaged(extension: str) -> str:
    return (
        f"tệp.pdf bị hỏng, không mở được như tệp {extension}: hãy mở tài liệu gốc, lưu thành tệp mới rồi đính kèm lại."
    )


def with_member_locked() -> bytes:
    content = bytearray(word())
    for entry in range(len(content) - 4):
        if content[entry : entry + 4] == b"PK\x01\x02":
            content[entry + 8] |= 1
    return bytes(content)


def huge_png() -> bytes:
    """A small file that says it is 30,000 by 30,000 pixels."""
    content = bytearray(picture())
    content[16:24] = struct.pack(">II", 30_000, 30_000)
    content[29:33] = struct.pack(">I", zlib.crc32(content[12:29]))
    return bytes(content)


def jpeg_with_a_thumbnail(behind: bytes) -> bytes:
    """A picture that has a smaller one in a segment, with an end of its own."""
    segment = b"\xff\xd8\xff\xd9" + b"<html>"  # within the picture, not behind it
    whole = picture("JPEG")
    return whole[:2] + b"\xff\xe9" + struct.pack(">H", len(segment) + 2) + segment + whole[2:] + behind


def update_of_pdf(between: bytes) -> bytes:
    """A PDF with another version of it behind: the old end, then something, then a new one."""
    return PDF + between + b"\n%%EOF\n"


REFUSED = {
    "an empty file": (b"", EMPTY),
    "a file of blanks": (b"\xef\xbb\xbf \r\n\x00\x00", EMPTY),
    "a program of Windows": (b"MZ\x90\x00" + bytes(200), EXECUTABLE),
    "a program of Linux": (b"\x7fELF\x02\x01\x01" + bytes(200), EXECUTABLE),
    "a program of macOS": (b"\xcf\xfa\xed\xfe" + bytes(200), EXECUTABLE),
    "a class of Java": (b"\xca\xfe\xba\xbe\x00\x00" + bytes(200), EXECUTABLE),
    "a shortcut": (b"L\x00\x00\x00\x01\x14\x02\x00" + bytes(200), EXECUTABLE),
    "a script": (b"#!/bin/sh\nrm -rf /\n", EXECUTABLE),
    "a script behind a mark": (b"\xef\xbb\xbf\n#!/bin/sh\n", EXECUTABLE),
    "a page of PHP": (b"<?php system('ls');", EXECUTABLE),
    "a batch file": (b"@ECHO off\r\ndel *\r\n", EXECUTABLE),
    "a program that unpacks itself": (b"MZ" + bytes(200) + ZIP, EXECUTABLE),
    "an archive": (ZIP, ARCHIVE),
    "an archive of nothing": (archive({}), ARCHIVE),
    "RAR": (b"Rar!\x1a\x07\x01\x00" + bytes(50), ARCHIVE),
    "7z": (b"7z\xbc\xaf\x27\x1c" + bytes(50), ARCHIVE),
    "gz": (b"\x1f\x8b\x08" + bytes(50), ARCHIVE),
    "tar": (b"a.txt".ljust(257, b"\x00") + b"ustar\x0000" + bytes(247), ARCHIVE),
    "GIF": (b"GIF89a" + bytes(50), OTHER_PICTURE),
    "HEIC": (b"\x00\x00\x00\x18ftypheic" + bytes(50), OTHER_PICTURE),
    "WebP": (b"RIFF\x10\x00\x00\x00WEBPVP8 " + bytes(50), OTHER_PICTURE),
    "a web page": (HTML, PAGE),
    "a web page in UTF-16": (HTML.decode().encode("utf-16"), PAGE),
    "a table that a program called a workbook": (b"\n<table><tr><td>1</td></tr></table>", PAGE),
    "a text with a web page far behind": (b"a\n" * 600_000 + HTML, PAGE),
    "a text with a script": (b"Bien ban\n<ScRiPt src=//example.org>", PAGE),
    "a drawing with a script": (SVG, DRAWING),
    "a drawing under a prefix": (b'<?xml version="1.0"?><s:svg xmlns:s="http://www.w3.org/2000/svg"/>', DRAWING),
    "a video": (b"\x00\x00\x00\x18ftypmp42" + bytes(50), UNKNOWN),
    "RTF with bytes": (b"{\\rtf1 \x00\x01}", UNKNOWN),
    "text with zeros": (b"Bien ban\x00\x01", UNKNOWN),
    "a PDF behind a picture's beginning": (b"\xff\xd8\xff\xe0" + bytes(20) + PDF, BEFORE_PDF),
    "a PDF behind a line of text": (b"Bien ban\n" + PDF, BEFORE_PDF),
    "a PDF with an archive behind": (PDF + ZIP, ARCHIVE_BEHIND),
    "a PDF with an archive in an update": (update_of_pdf(ZIP), ARCHIVE_BEHIND),
    "a PDF with a web page behind": (PDF + b"\n" + HTML, PAGE_BEHIND),
    "a PDF with a web page in an update": (update_of_pdf(HTML), PAGE_BEHIND),
    "a PNG with an archive behind": (picture() + ZIP, ARCHIVE_BEHIND),
    "a PNG with a web page behind": (picture() + HTML, PAGE_BEHIND),
    "a JPEG with an archive behind": (picture("JPEG") + ZIP, ARCHIVE_BEHIND),
    "a JPEG with a drawing behind": (jpeg_with_a_thumbnail(SVG), PAGE_BEHIND),
    "a TIFF with a web page behind": (picture("TIFF") + HTML, PAGE_BEHIND),
    "a text with an archive behind": (b"Bien ban\n" + ZIP, ARCHIVE_BEHIND),
    "a Word file with a web page behind": (word() + HTML, PAGE_BEHIND),
    "a Word file behind another beginning": (b"PK\x03\x04" + bytes(300) + word(), BEFORE_ZIP),
    "a Word file with macros": (word(("word/vbaProject.bin", b"a")), MACROS),
    "a Word file of the type with macros": (
        word(("[Content_Types].xml", CONTENT_TYPES.replace("/>", ' a="application/vnd.ms-word.macroEnabled"/>'))),
        MACROS,
    ),
    "a workbook with macros": (workbook(("xl/vbaProject.bin", b"a")), MACROS),
    "a workbook with macros of Excel 4": (workbook(("xl/macrosheets/sheet1.xml", "<a/>")), MACROS),
    "OpenDocument with macros": (open_document(**{"Basic/Standard/Module1.xml": "<a/>"}), MACROS),
    "an old Word file with macros": (old_office("WordDocument", "Macros", "VBA", "_VBA_PROJECT"), MACROS),
    "a PDF under a password": (handmade_pdf.locked(handmade_pdf.words("a", 72, 700), "mat-khau"), LOCKED),
    "an office file under a password": (old_office("EncryptedPackage", "EncryptionInfo"), LOCKED),
    "an archive under a password": (with_member_locked(), LOCKED),
    "OpenDocument under a password": (open_document(manifest="<m><encryption-data/></m>"), LOCKED),
    "an old Word file under a password": (old_office("WordDocument", start=b"\xec\xa5" + bytes(9) + b"\x01"), LOCKED),
    "an old workbook under a password": (
        old_office("Workbook", start=struct.pack("<HH16sHH", 0x809, 16, bytes(16), 0x2F, 54)),
        LOCKED,
    ),
    "old slides under a password": (old_office("PowerPoint Document", "EncryptedSummary"), LOCKED),
    "an installer": (old_office("Property", "Binary"), UNKNOWN),
    "a drawing of OpenDocument": (open_document("graphics"), UNKNOWN),
    "a workbook in binary": (archive({"[Content_Types].xml": CONTENT_TYPES, "xl/workbook.bin": "a"}), UNKNOWN),
    "a PDF cut in half": (PDF[: len(PDF) // 2], damaged(".pdf")),
    "a PDF of nothing": (b"%PDF-1.7\n%%EOF\n", damaged(".pdf")),
    "a PDF without pages": (handmade_pdf.pdf(), damaged(".pdf")),
    "a Word file cut in half": (word()[:300], damaged(".docx, .xlsx, .pptx, .odt, .ods, .odp")),
    "a Word file with broken XML": (word(("word/document.xml", "<w:document>")), damaged(".docx")),
    "OpenDocument with broken XML": (open_document(body="<t:p>"), damaged(".odt")),
    "a PNG cut in half": (picture()[:900], damaged(".png")),
    "a JPEG cut in half": (picture("JPEG")[:800], damaged(".jpg")),
    "a TIFF cut in half": (picture("TIFF")[:900], damaged(".tif")),
    "an old file cut short": (old_office("WordDocument")[:700], damaged(".doc, .xls, .ppt")),
    "a picture too large to be shown": (
        huge_png(),
        "Ảnh tệp.pdf lớn hơn 89 triệu điểm ảnh nên không nhận: hãy giảm kích thước ảnh rồi đính kèm lại.",
    ),
    "a bomb": (
        word(("word/media/a.bin", bytes(60_000_000))),
        "tệp.pdf bung ra quá 20 MB, không đọc vì có thể làm treo máy.",
    ),
    "an office file with entities": (
        word(("word/a.xml", '<!DOCTYPE a [<!ENTITY b "c">]><a/>')),
        "tệp.pdf có khai báo thực thể XML, không đọc vì có thể làm treo máy.",
    ),
}


@pytest.mark.parametrize(("content", "sentence"), REFUSED.values(), ids=REFUSED.keys())
def test_a_bad_file_is_refused_with_its_sentence_whatever_its_name(content, sentence, tmp_path):
    assert refused(tmp_path, content, "tệp.pdf") == sentence


def test_a_picture_within_a_picture_is_no_reason_to_refuse(tmp_path):
    assert refused(tmp_path, jpeg_with_a_thumbnail(b""), "ảnh.jpg") == ""


def test_a_pdf_with_a_later_version_behind_is_no_reason_to_refuse(tmp_path):
    assert refused(tmp_path, update_of_pdf(b"\n90 0 obj\n<< >>\nendobj"), "tệp.pdf") == ""


WHOLE = {
    "Word": archive(word_members(p("Biên bản")), ZIP_STORED),
    "OpenDocument": open_document(),
    "an old file": old_office("Workbook", start=b"\x09\x08"),
    "PNG": picture(),
    "JPEG": picture("JPEG"),
    "text": b"Bien ban",
}


@pytest.mark.parametrize("content", WHOLE.values(), ids=WHOLE.keys())
@settings(max_examples=30, deadline=None)
@given(wrong=st.lists(st.tuples(st.integers(0, 10_000), st.integers(0, 255)), min_size=1, max_size=4))
def test_wrong_bytes_anywhere_end_in_a_file_or_in_one_sentence(content, wrong, tmp_path_factory):
    changed = bytearray(content)
    for at, byte in wrong:
        changed[at % len(content)] = byte
    sentence = refused(tmp_path_factory.getbasetemp(), bytes(changed), "tệp.bin")
    assert (sentence == "", "tệp.bin" in sentence) in {(True, False), (False, True)}


def said_of(examined: Callable[[], object]) -> str:
    with pytest.raises(UnreadableFileError) as refusal:
        examined()
    return vietnamese(refusal.value.message)


def test_a_file_of_ten_gigabytes_is_refused_unread(tmp_path):
    file = tmp_path / "upload"
    file.touch()
    os.truncate(file, 10_000_000_000)
    assert said_of(lambda: examine(file, "quét.pdf")) == (
        "quét.pdf lớn hơn 100 MB nên không nhận: hãy tách thành các tệp nhỏ hơn, "
        "hoặc quét lại với độ phân giải thấp hơn."
    )


def test_the_sentence_names_a_file_by_its_cleaned_name(tmp_path):
    assert refused(tmp_path, b"", "../\u202eb\n.pdf") == "b.pdf là tệp rỗng: hãy kiểm tra lại tệp gốc rồi đính kèm lại."


def test_a_file_without_a_name_is_refused_under_the_name_it_would_have(tmp_path):
    assert refused(tmp_path, b"", "") == "tai-lieu là tệp rỗng: hãy kiểm tra lại tệp gốc rồi đính kèm lại."
