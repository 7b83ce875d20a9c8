"""What may be evidence: told by content, with what its reader is to know."""

import struct
import zlib

import pytest
from PIL import Image

from parindex.documents.evidence_file.kinds import Kind
from tests.documents import handmade_pdf
from tests.documents.evidence_file.files import (
    PDF,
    TITLE,
    kept,
    old_office,
    open_document,
    picture,
    slides,
    told,
    word,
    workbook,
)
from tests.documents.word.files import relations

OFFICE, OPEN = "application/vnd.openxmlformats-officedocument.", "application/vnd.oasis.opendocument."
TAKEN = {
    "PDF": (PDF, ".pdf", Kind.PDF, "application/pdf", 2),
    "PDF under a blank password": (
        handmade_pdf.locked(handmade_pdf.words("Bien ban", 72, 700)),
        ".pdf",
        Kind.PDF,
        "application/pdf",
        1,
    ),
    "Word": (word(), ".docx", Kind.WORD, f"{OFFICE}wordprocessingml.document", None),
    "Excel": (workbook(), ".xlsx", Kind.EXCEL, f"{OFFICE}spreadsheetml.sheet", None),
    "PowerPoint": (slides(TITLE), ".pptx", Kind.SLIDES, f"{OFFICE}presentationml.presentation", None),
    "text of OpenDocument": (open_document(), ".odt", Kind.OPEN_DOCUMENT, f"{OPEN}text", None),
    "sheet of OpenDocument": (open_document("spreadsheet"), ".ods", Kind.OPEN_DOCUMENT, f"{OPEN}spreadsheet", None),
    "slides of OpenDocument": (open_document("presentation"), ".odp", Kind.OPEN_DOCUMENT, f"{OPEN}presentation", None),
    "old Word": (old_office("WordDocument"), ".doc", Kind.OLD_OFFICE, "application/msword", None),
    "old Excel": (
        old_office("a", "b", "c", "d", "Workbook"),
        ".xls",
        Kind.OLD_OFFICE,
        "application/vnd.ms-excel",
        None,
    ),
    "old PowerPoint": (
        old_office("PowerPoint Document"),
        ".ppt",
        Kind.OLD_OFFICE,
        "application/vnd.ms-powerpoint",
        None,
    ),
    "PNG": (picture(), ".png", Kind.PICTURE, "image/png", 1),
    "JPEG": (picture("JPEG"), ".jpg", Kind.PICTURE, "image/jpeg", 1),
    "JPEG with something behind its end": (picture("JPEG") + bytes(99), ".jpg", Kind.PICTURE, "image/jpeg", 1),
    "TIFF": (picture("TIFF"), ".tif", Kind.PICTURE, "image/tiff", 1),
    "text": (f"{TITLE}\n".encode(), ".txt", Kind.TEXT, "text/plain", None),
    "text in UTF-16": (f"{TITLE}\n".encode("utf-16"), ".csv", Kind.TEXT, "text/plain", None),
    "text of old Windows": ("Điê\u0300u 1. UBND xa\u0303".encode("cp1258"), ".txt", Kind.TEXT, "text/plain", None),
}


@pytest.mark.parametrize(
    ("content", "extension", "told_as"), [(*file[:2], file[2:]) for file in TAKEN.values()], ids=TAKEN
)
def test_a_file_is_told_by_its_content(content, extension, told_as, tmp_path):
    found = kept(tmp_path, content, f"tệp{extension}")
    assert (found.kind, found.media_type, found.pages) == told_as
    assert (found.name, told(found)) == (f"tệp{extension}", [])


def test_a_name_says_nothing_of_the_content(tmp_path):
    found = kept(tmp_path, picture(), "báo cáo.pdf")
    assert (found.name, found.kind) == ("báo cáo.png", Kind.PICTURE)


def test_pages_of_a_tiff_are_counted(tmp_path):
    file = tmp_path / "scan"
    first, *others = (Image.new("L", (20, 20), shade) for shade in (0, 100, 200))
    first.save(file, "TIFF", save_all=True, append_images=others)
    assert kept(tmp_path, file.read_bytes(), "quét.tif").pages == 3


SCRIPT = (
    "tệp.pdf có mã JavaScript bên trong: mã không được chạy ở đây, "
    "hãy thận trọng khi tải về và mở bằng chương trình khác."
)
LAUNCH = (
    "tệp.pdf có lệnh mở chương trình khác: lệnh không được chạy ở đây, "
    "hãy thận trọng khi tải về và mở bằng chương trình khác."
)
ATTACHED = (
    "tệp.pdf có tệp khác gắn bên trong: chỉ các trang của tài liệu được xem xét, "
    "tệp bên trong hãy đính kèm riêng nếu cần."
)
ACTIVE = {
    "a script": (b"<< /S /JavaScript /JS (app.alert(1)) >>", [SCRIPT]),
    "a script under a disguise": (b"<< /S /J#61vaScr#69pt /JS (app.alert(1)) >>", [SCRIPT]),
    "a program to start": (b"<< /S /Launch /F (cmd.exe) >>", [LAUNCH]),
    "a file inside": (b"<< /Type /EmbeddedFile /Length 2 >>\nstream\nMZ\nendstream", [ATTACHED]),
    "a link": (b"<< /S /URI /URI (https://example.org) >>", []),
}


@pytest.mark.parametrize(("action", "sentences"), ACTIVE.values(), ids=ACTIVE.keys())
def test_what_is_active_in_a_pdf_is_told(action, sentences, tmp_path):
    content = handmade_pdf.pdf(handmade_pdf.words("Bien ban", 72, 700), more=[action])
    assert told(kept(tmp_path, content, "tệp.pdf")) == sentences


def test_what_is_active_in_packed_objects_is_told(tmp_path):
    packed = zlib.compress(b"9 0 << /S /JavaScript /JS (app.alert(1)) >>")
    stream = handmade_pdf.stream(packed, b"/Type /ObjStm /N 1 /First 4 /Filter /FlateDecode")
    content = handmade_pdf.pdf(handmade_pdf.words("Bien ban", 72, 700), more=[stream])
    assert told(kept(tmp_path, content, "tệp.pdf")) == [SCRIPT]


def test_what_a_word_file_would_fetch_is_told(tmp_path):
    listed = relations(
        ("attachedTemplate", "http://example.org/a.dotm", True), ("hyperlink", "https://example.org", True)
    )
    found = kept(tmp_path, word(("word/_rels/settings.xml.rels", listed)), "tệp.docx")
    assert told(found) == [
        "tệp.docx lấy nội dung từ nơi khác khi mở (http://example.org/a.dotm): "
        "nội dung đó không được lưu cùng tệp, hãy nhúng vào tài liệu nếu cần."
    ]


def test_an_old_file_whose_directory_stands_far_behind_is_told(tmp_path):
    """The list of the tables of followers, 109 in the header, goes on in a sector of its own."""
    last, far = 0xFFFF_FFFE, 109 * 128  # the first sector whose follower is not told by one of the 109
    small = old_office("WordDocument")
    head, directory = bytearray(small[:512]), small[1024:1536]
    struct.pack_into("<I", head, 48, far)
    struct.pack_into("<I", head, 68, 1)
    list_of_tables, table = struct.pack("<128I", 2, *[0] * 126, last), struct.pack("<I", last)
    between = small[512:1024] + list_of_tables + table.ljust(512 * (far - 2), b"\x00")
    assert kept(tmp_path, bytes(head) + between + directory, "tệp.doc").kind == Kind.OLD_OFFICE
