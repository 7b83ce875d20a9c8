"""Plain text: which encoding, that it is text all through, its words."""

import codecs
import re
from collections.abc import Iterator
from mmap import mmap
from pathlib import Path

from parindex.core.messages import Message
from parindex.documents.document import UnreadableFileError
from parindex.documents.evidence_file.endings import ZIP_END, ZIP_END_WITHIN
from parindex.documents.evidence_file.kinds import TEXT, Found
from parindex.documents.evidence_file.refusals import unknown

ENCODINGS = ("utf-8-sig", "cp1258")  # that of old Vietnamese Windows takes what is no UTF-8
UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
CHUNK = 1 << 20
OVERLAP = 100  # characters: no mark below is longer
CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x19\x1b-\x1f]")
MARKUP = re.compile(
    r"<(?:(?P<svg>(?:\w+:)?svg)|!doctype\s+html|html|head|body|script|iframe|object|embed)\b", re.IGNORECASE
)


def examined_text(data: mmap, name: str) -> Found:
    """Raises UnreadableFileError for what is no text, or is a web page or a drawing in text."""
    if data.rfind(ZIP_END, max(0, len(data) - ZIP_END_WITHIN)) >= 0:
        raise UnreadableFileError(Message("evidence-file.appended-archive", {"file": name}))
    encoding = _encoding(data[:2])
    for candidate in [encoding] if encoding else ENCODINGS:
        try:
            _check(data, candidate, name)
        except UnicodeDecodeError:
            continue
        return Found(TEXT)
    raise unknown(name)


def words_of_text(path: Path, most: int) -> Iterator[str]:
    """At most `most` characters of it."""
    with path.open("rb") as stream:
        content = stream.read(4 * most)
    encoding = _encoding(content[:2])
    for candidate in [encoding] if encoding else ENCODINGS:
        try:
            yield codecs.getincrementaldecoder(candidate)().decode(content)[:most]
        except UnicodeDecodeError:
            continue
        return


def _encoding(start: bytes) -> str:
    return "utf-16" if start in UTF_16 else ""


def _check(data: mmap, encoding: str, name: str) -> None:
    """Raises UnicodeDecodeError if that is not its encoding."""
    decoder, before = codecs.getincrementaldecoder(encoding)(), ""
    for at in range(0, len(data), CHUNK):
        text = before + decoder.decode(data[at : at + CHUNK], final=at + CHUNK >= len(data))
        if CONTROL.search(text):
            raise unknown(name)
        if markup := MARKUP.search(text):
            said = Message("evidence-file.svg" if markup["svg"] else "evidence-file.html", {"file": name})
            raise UnreadableFileError(said)
        before = text[-OVERLAP:]
    from parindex.documents.html.page import is_html

    if is_html(data[:CHUNK]):  # a part of a page, such as a table that a program called a workbook
        raise UnreadableFileError(Message("evidence-file.html", {"file": name}))
