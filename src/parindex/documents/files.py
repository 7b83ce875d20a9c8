"""A file becomes a document: told by its content, not by its name."""

from pathlib import Path

from parindex.core.messages import Message
from parindex.documents.document import Document, UnreadableFileError
from parindex.documents.text import read_text

LARGEST = 50_000_000  # bytes; a plan of a province with all its annexes stays far below
# What no reader takes is told by its first bytes and named, so that a user knows what to do.
SIGNATURES = (
    (b"{\\rtf", "rtf"),
    (b"\x89PNG", "picture"),
    (b"\xff\xd8\xff", "picture"),
    (b"GIF8", "picture"),
    (b"II*\x00", "picture"),
    (b"MM\x00*", "picture"),
)


def read_document(path: Path) -> Document:
    """The paper in the file at `path`. Raises UnreadableFileError, with one sentence, if it cannot be read."""
    return document_of(file_content(path), path.name)


def file_content(path: Path) -> bytes:
    """The bytes of the file at `path`. Raises UnreadableFileError if there is none, or it is too large."""
    name = path.name or str(path)
    try:
        if path.stat().st_size > LARGEST:
            raise UnreadableFileError(Message("file.too-large", {"file": name, "megabytes": LARGEST // 1_000_000}))
        return path.read_bytes()
    except FileNotFoundError:
        raise UnreadableFileError(Message("file.not-found", {"file": str(path)})) from None
    except IsADirectoryError:
        raise UnreadableFileError(Message("file.folder", {"file": name})) from None
    except OSError as error:
        raise UnreadableFileError(Message("file.denied", {"file": name, "reason": error.strerror or ""})) from None


def document_of(content: bytes, name: str) -> Document:
    """The paper that `content` holds; `name` is the file's name, for the sentence of UnreadableFileError.

    The readers are loaded when a file needs them: most runs read one kind of file.
    """
    if not content.strip(b"\x00 \t\r\n\f\xef\xbb\xbf\xff\xfe"):
        raise UnreadableFileError(Message("file.empty", {"file": name}))
    for start, kind in SIGNATURES:
        if content.startswith(start):
            raise UnreadableFileError(Message(f"file.{kind}", {"file": name}))
    if content.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")):
        from parindex.documents.office import read_office

        return read_office(content, name)
    if content.lstrip().startswith(b"%PDF"):
        from parindex.documents.pdf import read_pdf

        return read_pdf(content, name)
    from parindex.documents.html import is_html

    if is_html(content):
        from parindex.documents.html import read_html

        return read_html(content, name)
    return read_text(content, name)
