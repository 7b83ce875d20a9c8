"""A PDF with a layer of text as a document: its words by page and line, its tables by their ruling lines."""

import logging
import struct
from collections.abc import Iterator
from io import BytesIO
from itertools import islice

from pdfminer.pdfdocument import PDFEncryptionError
from pdfminer.pdfinterp import PDFPageInterpreter, PDFResourceManager
from pdfminer.pdfpage import PDFPage
from pdfminer.psexceptions import PSException

from parindex.core.messages import Message
from parindex.documents.document import Document, UnreadableFileError
from parindex.documents.legacy import legacy_encoding
from parindex.documents.pdf.drawing import MOST_DRAWN, UNKNOWN, Drawing, Letter, Recorder
from parindex.documents.pdf.furniture import without_furniture
from parindex.documents.pdf.page import page_of
from parindex.documents.pdf.story import document_of
from parindex.documents.pdf.streams import MOST_UNPACKED, GuardedDocument, GuardedParser, TooLargeError

MOST_PAGES = 500
UNREADABLE = 0.05  # of the letters: a file that does not say what they are is no better than a scan
PRIVATE = range(0xE000, 0xF900)  # characters that only the file's own font knows
# What pdfminer raises on damaged files: its own exceptions, and those of Python that it runs into.
DAMAGED = (
    PSException,
    ArithmeticError,
    AssertionError,
    AttributeError,
    LookupError,
    MemoryError,
    NotImplementedError,
    RecursionError,
    TypeError,
    ValueError,
    struct.error,
)

# It tells of every oddity of a file; what matters of them, we say ourselves.
logging.getLogger("pdfminer").setLevel(logging.CRITICAL)


def read_pdf(content: bytes, name: str) -> Document:
    """The document in a PDF. Raises UnreadableFileError for scans, and locked, damaged or oversized files."""
    counted = _Counted()
    pages = []
    for number, drawing in enumerate(_drawings(content, name), 1):
        counted.add(drawing)
        pages.append(page_of(drawing, number))
    if not counted.letters and not counted.pictures and not counted.paths:
        raise UnreadableFileError(Message("file.empty", {"file": name}))
    document = document_of(without_furniture(pages))
    if not document.blocks or counted.unknown > counted.letters * UNREADABLE:
        raise UnreadableFileError(Message("file.scan", {"file": name}))
    if encoding := legacy_encoding("\n".join(document.lines)):
        raise UnreadableFileError(Message("file.legacy", {"file": name, "encoding": encoding}))
    return document


class _Counted:
    """What all pages of a file draw."""

    def __init__(self) -> None:
        self.letters = self.unknown = self.pictures = self.paths = 0

    def add(self, drawing: Drawing) -> None:
        self.letters += len(drawing.letters)
        self.unknown += sum(_is_unknown(letter) for letter in drawing.letters)
        self.pictures += drawing.pictures
        self.paths += len(drawing.paths)


def _is_unknown(letter: Letter) -> bool:
    return letter.text == UNKNOWN or (len(letter.text) == 1 and ord(letter.text) in PRIVATE)


def _drawings(content: bytes, name: str) -> Iterator[Drawing]:
    """What each page draws, one after the other. Only what the library does is tried here."""
    resources = PDFResourceManager()
    drawn = 0
    for page in _pages(content, name):
        recorder = Recorder(resources)
        try:
            PDFPageInterpreter(resources, recorder).process_page(page)
        except TooLargeError:
            raise _bomb(name) from None
        except DAMAGED:
            raise _broken(name) from None
        drawn += recorder.drawn
        if drawn > MOST_DRAWN:
            raise _bomb(name)
        yield recorder.drawing


def _pages(content: bytes, name: str) -> list[PDFPage]:
    try:
        pages = PDFPage.create_pages(GuardedDocument(GuardedParser(BytesIO(content))))
        first = list(islice(pages, MOST_PAGES))
        more = sum(1 for _ in pages)
    except PDFEncryptionError:
        raise UnreadableFileError(Message("file.encrypted", {"file": name})) from None
    except TooLargeError:
        raise _bomb(name) from None
    except DAMAGED:
        raise _broken(name) from None
    if more:
        count = len(first) + more
        raise UnreadableFileError(Message("file.too-many-pages", {"file": name, "pages": count, "most": MOST_PAGES}))
    if not first:
        raise _broken(name)
    return first


def _broken(name: str) -> UnreadableFileError:
    return UnreadableFileError(Message("file.broken", {"file": name, "format": "PDF"}))


def _bomb(name: str) -> UnreadableFileError:
    return UnreadableFileError(Message("file.bomb", {"file": name, "megabytes": MOST_UNPACKED // 1_000_000}))
