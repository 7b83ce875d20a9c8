"""What a file is by its first bytes: a type that may be evidence, or a reason to refuse it."""

import re

from parindex.core.messages import Message
from parindex.documents.document import UnreadableFileError
from parindex.documents.evidence_file.kinds import JPEG, PDF, PNG, TIFF, FileType

HEAD = 1024  # bytes in which readers of PDF look for its mark
# What is refused, whatever the name says; the words are those of the sentence.
REFUSED = (
    (
        # Windows, Linux, macOS and Java, scripts that name their interpreter, shortcuts, Android, WebAssembly
        re.compile(
            rb"MZ|\x7fELF|\xfe\xed\xfa[\xce\xcf]|[\xce\xcf]\xfa\xed\xfe|\xca\xfe\xba[\xbe\xbf]"
            rb"|(?:\xef\xbb\xbf)?\s*(?i:#!|<\?php|<\?=|<%|@echo\b)|L\x00\x00\x00\x01\x14\x02\x00|dex\n|\x00asm"
        ),
        "executable",
    ),
    (
        # RAR, 7z, gz, bz2, xz, cab, zst, tar; a ZIP that is empty or in parts
        re.compile(
            rb"Rar!\x1a|7z\xbc\xaf|\x1f\x8b|BZh[1-9]|\xfd7zXZ|MSCF\x00|\x28\xb5\x2f\xfd|.{257}ustar|PK\x05\x06|PK\x07\x08",
            re.DOTALL,
        ),
        "archive",
    ),
    (
        # GIF, BMP, WebP, HEIC and AVIF, Photoshop, icons, JPEG 2000
        re.compile(
            rb"GIF8|BM.{4}\x00\x00\x00\x00|RIFF.{4}WEBP|.{4}ftyp(?:hei|hev|mif1|msf1|avi)|8BPS"
            rb"|\x00\x00[\x01\x02]\x00|\x00\x00\x00\x0cjP  ",
            re.DOTALL,
        ),
        "other-picture",
    ),
)
TYPES = (
    (b"%PDF-", PDF),
    (b"\x89PNG\r\n\x1a\n", PNG),
    (b"\xff\xd8\xff", JPEG),
    (b"II*\x00", TIFF),
    (b"MM\x00*", TIFF),
    (b"II+\x00", TIFF),
    (b"MM\x00+", TIFF),
)
ZIP = b"PK\x03\x04"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
PDF_MARK = b"%PDF-"


def refuse_by_beginning(head: bytes, name: str) -> None:
    """Raises UnreadableFileError for a program, an archive other than ZIP, a picture of a type not taken, a hidden PDF.

    head: the first HEAD bytes.
    """
    for beginning, what in REFUSED:
        if beginning.match(head):
            raise UnreadableFileError(Message(f"evidence-file.{what}", {"file": name}))
    if PDF_MARK in head[1:] and not head.startswith(PDF_MARK):
        raise UnreadableFileError(Message("evidence-file.before-pdf", {"file": name}))


def type_by_beginning(head: bytes) -> FileType | None:
    return next((type_ for mark, type_ in TYPES if head.startswith(mark)), None)
