"""The words of evidence files and their pages as pictures."""

from io import BytesIO
from pathlib import Path

import docx
import pytest
import typst
import xlsxwriter
from PIL import Image

from parindex.documents.evidence_file import contents
from parindex.documents.evidence_file.contents import page_image, text_of
from parindex.documents.evidence_file.examining import examine
from tests.documents import handmade_pdf
from tests.documents.evidence_file.files import PDF, TITLE, old_office, open_document, picture, slides, word
from tests.documents.word.files import p
from tests.documents.word.refusals import refusal_of

LINES = [TITLE, "Ủy ban nhân dân Xã 01 ban hành ngày 03/02/2026"]


def made_by_typst() -> bytes:
    return typst.compile("\n\n".join(LINES).encode() + b"\n#pagebreak()\nTrang hai")


def made_by_docx() -> bytes:
    content, document = BytesIO(), docx.Document()
    document.add_paragraph(LINES[0])
    document.add_table(1, 1).cell(0, 0).text = LINES[1]
    document.save(content)
    return content.getvalue()


def made_by_xlsxwriter() -> bytes:
    content = BytesIO()
    book = xlsxwriter.Workbook(content)
    for sheet in (book.add_worksheet("Hai"), book.add_worksheet("Ba")):
        sheet.write_row(0, 0, [LINES[0], "", 12.5])
        sheet.write_rich_string(1, 0, "Ủy ban ", book.add_format({"bold": True}), "nhân dân")
    book.close()
    return content.getvalue()


def placed(folder: Path, content: bytes, name: str = "a") -> tuple[Path, str]:
    """Where the file is, and its type."""
    file = folder / "upload"
    file.write_bytes(content)
    return file, examine(file, name).media_type


OF_FALLBACK = (
    "<mc:AlternateContent><mc:Choice><w:t>Một</w:t></mc:Choice><mc:Fallback><w:t>Một</w:t></mc:Fallback>"
    "</mc:AlternateContent>"
)
SHEET = f"{LINES[0]}\t12.5\nỦy ban nhân dân"
WORDS = {
    "PDF": (made_by_typst(), "\n".join([*LINES, "Trang hai"])),
    "Word": (made_by_docx(), "\n".join(LINES)),
    "Word with the same words for older programs": (word(body=p(f"<w:r>{OF_FALLBACK}</w:r>")), "Một"),
    "Word with footnotes": (
        word(("word/footnotes.xml", '<w:f xmlns:w="w"><w:t>Chú thích</w:t></w:f>')),
        f"{TITLE}\nChú thích",
    ),
    "Excel": (made_by_xlsxwriter(), f"{SHEET}\n{SHEET}"),
    "PowerPoint": (slides(*(f"Trang {at}" for at in range(1, 12))), "\n".join(f"Trang {at}" for at in range(1, 12))),
    "OpenDocument": (
        open_document(body="<t:h>Một<t:s/>hai</t:h><t:p>ba<t:b>bốn</t:b> năm</t:p>"),
        "Một hai\nbabốn năm",
    ),
    "Word with words that were moved and deleted": (
        word(body=p("<w:moveFrom><w:r><w:t>a</w:t></w:r></w:moveFrom><w:del><w:delText>b</w:delText></w:del>c")),
        "",
    ),
    "OpenDocument with words that were deleted": (
        open_document(body="<t:tracked-changes><t:p>a</t:p></t:tracked-changes><t:p>b</t:p>"),
        "b",
    ),
    "OpenDocument with a paragraph within another": (open_document(body="<t:p>a<t:p>b</t:p>c</t:p>"), "b\nac"),
    "text": ("\ufeffQuyê\u0301t định\r\nsố 12\x0c".encode(), "Quyết định\nsố 12"),
    "text in UTF-16": (TITLE.encode("utf-16"), TITLE),
    "text of old Windows": ("Điê\u0300u 1. UBND xa\u0303".encode("cp1258"), "Điều 1. UBND xã"),
    "a scan": (picture("JPEG"), ""),
    "an old file": (old_office("WordDocument"), ""),
    "a PDF without words": (handmade_pdf.pdf(b""), ""),
}


@pytest.mark.parametrize(("content", "text"), WORDS.values(), ids=WORDS.keys())
def test_the_words_of_a_file_are_read(content, text, tmp_path):
    read = text_of(*placed(tmp_path, content))
    assert "\n".join(" ".join(line.split(" ")) for line in read.split("\n") if line) == text


@pytest.mark.parametrize("content", [made_by_docx(), made_by_typst(), TITLE.encode()], ids=["Word", "PDF", "text"])
def test_no_more_words_are_read_than_the_bound(content, tmp_path, monkeypatch):
    monkeypatch.setattr(contents, "MOST_CHARACTERS", 20)
    assert text_of(*placed(tmp_path, content)) == TITLE[:20].strip()


def test_no_more_pages_are_read_than_the_bound(tmp_path, monkeypatch):
    monkeypatch.setattr("parindex.documents.evidence_file.pdf.MOST_PAGES", 1)
    assert text_of(*placed(tmp_path, PDF)) == "Bien ban"


def shape(content: bytes) -> tuple[str | None, tuple[int, int]]:
    with Image.open(BytesIO(content)) as image:
        image.load()
        return image.format, image.size


SIZES = {
    "a page": (PDF, 2, 600, (600, 850)),
    "a page, asked for too wide": (PDF, 1, 90_000, (2000, 2831)),
    "a page, asked for without width": (PDF, 1, 0, (1, 2)),
    "a page as high as a tower": (handmade_pdf.pdf(b"", size=(10, 6_000)), 1, 600, (10, 6000)),
    "a picture": (picture(size=(400, 200)), 1, 100, (100, 50)),
    "a picture narrower than asked for": (picture(size=(40, 30)), 1, 600, (40, 30)),
    "a picture that lies on its side": (
        picture(
            "JPEG",
            (40, 20),
            exif=b"Exif\x00\x00MM\x00*\x00\x00\x00\x08\x00\x01\x01\x12\x00\x03\x00\x00\x00\x01\x00\x06\x00\x00\x00\x00\x00\x00",
        ),
        1,
        600,
        (20, 40),
    ),
}


@pytest.mark.parametrize(("content", "page", "width", "size"), SIZES.values(), ids=SIZES.keys())
def test_a_page_is_drawn_as_wide_as_asked_for(content, page, width, size, tmp_path):
    assert shape(page_image(*placed(tmp_path, content), page, width)) == ("PNG", size)


def test_a_page_is_drawn_with_what_stands_on_it(tmp_path):
    black = handmade_pdf.pdf(b"0 0 595 842 re f")
    with Image.open(BytesIO(page_image(*placed(tmp_path, black), 1, 50))) as image:
        assert image.getpixel((25, 30)) == (0, 0, 0)


def test_a_field_filled_in_or_the_stamp_of_a_signature_is_drawn(tmp_path):
    look = handmade_pdf.stream(b"0 0 595 842 re f", b"/Type /XObject /Subtype /Form /BBox [0 0 595 842]")
    stamp = b"<< /Type /Annot /Subtype /Widget /FT /Sig /T (s) /F 4 /Rect [0 0 595 842] /AP << /N 5 0 R >> /P 3 0 R >>"
    content = handmade_pdf.assembled(
        [
            b"<< /Type /Catalog /Pages 2 0 R /AcroForm << /Fields [4 0 R] >> >>",
            b"<< /Type /Pages /Count 1 /Kids [3 0 R] >>",
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Annots [4 0 R] >>",
            stamp,
            look,
        ]
    )
    with Image.open(BytesIO(page_image(*placed(tmp_path, content), 1, 50))) as image:
        assert image.getpixel((25, 30)) == (0, 0, 0)


def test_what_is_transparent_is_drawn_white(tmp_path):
    made = BytesIO()
    Image.new("RGBA", (20, 20), (0, 0, 0, 0)).save(made, "PNG")
    with Image.open(BytesIO(page_image(*placed(tmp_path, made.getvalue()), 1, 20))) as image:
        assert (image.mode, image.getpixel((5, 5))) == ("RGB", (255, 255, 255))


def test_each_page_of_a_tiff_is_drawn(tmp_path):
    made = BytesIO()
    first, second = (Image.new("L", (20, 20), shade) for shade in (0, 200))
    first.save(made, "TIFF", save_all=True, append_images=[second])
    with Image.open(BytesIO(page_image(*placed(tmp_path, made.getvalue()), 2, 20))) as image:
        assert image.getpixel((5, 5)) == (200, 200, 200)


NO_PAGE = {
    "a PDF": (PDF, 3, 2),
    "a PDF before its first": (PDF, 0, 2),
    "a picture": (picture(), 2, 1),
    "a Word file": (word(), 1, 0),
}


@pytest.mark.parametrize(("content", "page", "pages"), NO_PAGE.values(), ids=NO_PAGE.keys())
def test_a_page_that_there_is_not_is_refused(content, page, pages, tmp_path):
    file = placed(tmp_path, content)
    said = refusal_of(lambda: page_image(*file, page, 100))
    assert (said.id, said.parameters) == ("evidence-file.no-page", {"page": page, "pages": pages})
