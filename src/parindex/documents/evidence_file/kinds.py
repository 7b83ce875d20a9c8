"""The types of file that may be evidence, and what is found out about one."""

from dataclasses import dataclass
from enum import StrEnum

from parindex.core.messages import Message

LARGEST = 100_000_000  # bytes; a scan of a few hundred pages stays below
OFFICE = "application/vnd.openxmlformats-officedocument."
OPEN = "application/vnd.oasis.opendocument."


class Kind(StrEnum):
    """What a user would call the file."""

    PDF = "pdf"
    WORD = "word"
    EXCEL = "excel"
    SLIDES = "slides"
    OPEN_DOCUMENT = "open-document"
    OLD_OFFICE = "old-office"
    PICTURE = "picture"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class FileType:
    """A type told by content. `extensions` are those that agree with it; the first is given where none does."""

    kind: Kind
    media_type: str
    extensions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """What the content of a file is. `pages` is None where a file has none before it is laid out."""

    type: FileType
    pages: int | None = None
    noticed: tuple[Message, ...] = ()


@dataclass(frozen=True, slots=True)
class Examined:
    """A file that may be kept, under the `name` to keep it by; `noticed` is what its reader is to be told."""

    name: str
    media_type: str
    kind: Kind
    pages: int | None
    noticed: tuple[Message, ...]


PDF = FileType(Kind.PDF, "application/pdf", (".pdf",))
WORD = FileType(Kind.WORD, f"{OFFICE}wordprocessingml.document", (".docx",))
EXCEL = FileType(Kind.EXCEL, f"{OFFICE}spreadsheetml.sheet", (".xlsx",))
SLIDES = FileType(Kind.SLIDES, f"{OFFICE}presentationml.presentation", (".pptx",))
OPEN_TEXT = FileType(Kind.OPEN_DOCUMENT, f"{OPEN}text", (".odt",))
OPEN_SHEET = FileType(Kind.OPEN_DOCUMENT, f"{OPEN}spreadsheet", (".ods",))
OPEN_SLIDES = FileType(Kind.OPEN_DOCUMENT, f"{OPEN}presentation", (".odp",))
OLD_WORD = FileType(Kind.OLD_OFFICE, "application/msword", (".doc",))
OLD_EXCEL = FileType(Kind.OLD_OFFICE, "application/vnd.ms-excel", (".xls",))
OLD_SLIDES = FileType(Kind.OLD_OFFICE, "application/vnd.ms-powerpoint", (".ppt",))
PNG = FileType(Kind.PICTURE, "image/png", (".png",))
JPEG = FileType(Kind.PICTURE, "image/jpeg", (".jpg", ".jpeg"))
TIFF = FileType(Kind.PICTURE, "image/tiff", (".tif", ".tiff"))
TEXT = FileType(Kind.TEXT, "text/plain", (".txt", ".csv"))
OPEN_DOCUMENTS = (OPEN_TEXT, OPEN_SHEET, OPEN_SLIDES)
