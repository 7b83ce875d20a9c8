"""PDF files by PDFium: that one opens, what is active in it, its words, its pages as pictures."""

import re
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import chain
from mmap import mmap
from pathlib import Path

from pypdfium2 import PdfDocument, PdfiumError, raw

from parindex.core.messages import Message
from parindex.documents.evidence_file.kinds import PDF, Found
from parindex.documents.evidence_file.refusals import damaged, locked
from parindex.documents.evidence_file.sizes import TALLEST, no_such_page, png_of

MOST_PAGES = 300  # whose words are read
END = b"%%EOF"
MOST_INFLATED = 10_000_000  # bytes, of one stream of objects
MOST_STREAMS = 2_000
OBJECTS = re.compile(rb"/ObjStm\b[^\0]{0,400}?stream\r?\n")


def _names(*names: str) -> re.Pattern[bytes]:
    """These names of PDF objects, any letter of which may be written as #xx."""
    spelled = ("".join(f"(?:{letter}|#{ord(letter):02x})" for letter in name) for name in names)
    return re.compile(f"/(?:{'|'.join(spelled)})".encode(), re.IGNORECASE)


ACTIVE = {
    "script": _names("JavaScript"),
    "launch": _names("Launch"),
    "attached": _names("EmbeddedFile", "FileAttachment", "RichMedia"),
}


def examined_pdf(data: mmap, path: Path, name: str) -> Found:
    """Raises UnreadableFileError for a PDF that is damaged, or needs a password."""
    if data.rfind(END) < 0:  # cut off on its way here
        raise damaged(name, ".pdf")
    with _opened(path, name) as document:
        pages = len(document)
        if not pages:
            raise damaged(name, ".pdf")
        for page in {0, pages - 1}:
            document[page].close()
    return Found(PDF, pages, tuple(_noticed(data, name)))


def words_of_pdf(path: Path) -> Iterator[str]:
    """The words of its first MOST_PAGES pages, page by page."""
    with _opened(path, path.name) as document:
        for number in range(min(len(document), MOST_PAGES)):
            page = document[number]
            words = page.get_textpage()
            yield words.get_text_bounded() + "\n"
            words.close()
            page.close()


def image_of_pdf(path: Path, number: int, width: int) -> bytes:
    """PNG of a page (from 1), seals and filled fields drawn; as wide as asked for unless that makes it too high."""
    with _opened(path, path.name) as document:
        if not 1 <= number <= len(document):
            raise no_such_page(number, len(document))
        if document.get_formtype():
            document.init_forms()
        page = document[number - 1]
        across, high = page.get_size()
        picture = page.render(scale=min(width / across, TALLEST / high)).to_pil()
        return png_of(picture)


@contextmanager
def _opened(path: Path, name: str) -> Iterator[PdfDocument]:
    try:
        document = PdfDocument(path)
    except PdfiumError as error:
        raise (locked(name) if error.err_code == raw.FPDF_ERR_PASSWORD else damaged(name, ".pdf")) from None
    try:
        yield document
    except PdfiumError:
        raise damaged(name, ".pdf") from None
    finally:
        document.close()


def _noticed(data: mmap, name: str) -> Iterator[Message]:
    """What a program that opens the file might run; the names stand plain, or in streams of packed objects."""
    places: Iterable[bytes | mmap] = chain([data], _objects(data))
    active = {what for place in places for what, names in ACTIVE.items() if names.search(place)}
    if "script" in active:
        yield Message("evidence-file.script", {"file": name})
    if "launch" in active:
        yield Message("evidence-file.launch", {"file": name})
    if "attached" in active:
        yield Message("evidence-file.attached", {"file": name})


def _objects(data: mmap) -> Iterator[bytes]:
    for count, found in enumerate(OBJECTS.finditer(data)):
        if count == MOST_STREAMS:
            return
        try:
            packed = zlib.decompressobj()
            yield packed.decompress(data[found.end() : found.end() + MOST_INFLATED], MOST_INFLATED)
        except zlib.error:
            continue
