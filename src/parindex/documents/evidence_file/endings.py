"""A file that goes on behind its end may be another file to another program: such are refused."""

import re
from collections.abc import Iterator
from mmap import mmap

from parindex.core.messages import Message
from parindex.documents.document import UnreadableFileError
from parindex.documents.evidence_file.kinds import JPEG, PDF, PNG, FileType

ZIP_END = b"PK\x05\x06"
ZIP_END_WITHIN = 22 + 65_535  # bytes before the end of the file: the record, and the comment that may follow it
PAGE = re.compile(rb"<(?:!doctype\s+html|html|head|body|script|iframe|object|embed|(?:\w+:)?svg)\b", re.IGNORECASE)
PDF_END = re.compile(rb"%%EOF")
PEEK = 4_096  # bytes behind an end of a PDF that another version of it follows
PNG_START = 8
BARE_MARKERS = {0x01, *range(0xD0, 0xD9)}  # of JPEG: no length follows them


def refuse_appended(data: mmap, type_: FileType, name: str) -> None:
    """Raises UnreadableFileError if an archive or a web page is written behind the end of a PDF or a picture."""
    if data.rfind(ZIP_END, max(0, len(data) - ZIP_END_WITHIN)) >= 0:
        raise UnreadableFileError(Message("evidence-file.appended-archive", {"file": name}))
    for start, end in _behind(data, type_):
        refuse_page(data, start, end, name)


def refuse_page(data: mmap, start: int, end: int, name: str) -> None:
    """Raises UnreadableFileError if a web page or a script stands between the two."""
    if PAGE.search(data, start, end):
        raise UnreadableFileError(Message("evidence-file.appended-page", {"file": name}))


def _behind(data: mmap, type_: FileType) -> Iterator[tuple[int, int]]:
    """The stretches of `data` that follow an end of the file: of a PDF there are several."""
    if type_ is PDF:
        ends = [found.end() for found in PDF_END.finditer(data)]
        yield from ((end, end + PEEK) for end in ends[:-1])
        yield from ((end, len(data)) for end in ends[-1:])
    elif type_ is PNG:
        yield _end_of_png(data), len(data)
    elif type_ is JPEG:
        yield _end_of_jpeg(data), len(data)
    else:  # the parts of a TIFF stand in any order
        yield max(0, len(data) - ZIP_END_WITHIN), len(data)


def _end_of_png(data: mmap) -> int:
    """Where its last chunk ends, or where the chunks stop making sense."""
    at = PNG_START
    while at + 12 <= len(data):
        length, kind = int.from_bytes(data[at : at + 4]), data[at + 4 : at + 8]
        at += 12 + length
        if kind == b"IEND":
            break
    return min(at, len(data))


def _end_of_jpeg(data: mmap) -> int:
    """Where its end marker stands, or the markers stop making sense; a thumbnail in a segment has one of its own."""
    at = 2
    while 0 <= (at := data.find(b"\xff", at)) < len(data) - 3:
        marker = data[at + 1]
        if marker == 0xD9:
            return at + 2
        if marker in {0x00, 0xFF} or marker in BARE_MARKERS:  # within the picture itself, or filling
            at += 1 if marker == 0xFF else 2
        else:
            at += 2 + int.from_bytes(data[at + 2 : at + 4])
    return len(data)
