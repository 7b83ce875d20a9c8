"""Files that commands write; what cannot be written is refused with one sentence."""

from collections.abc import Callable, Iterable
from pathlib import Path

from parindex.core.messages import Message
from parindex.documents.document import UnreadableFileError


def as_bytes(made: Callable[[], bytes]) -> bytes:
    """The bytes of a workbook. Raises UnreadableFileError for what no workbook can hold."""
    from parindex.documents.xlsx import UnwritableError

    try:
        return made()
    except UnwritableError as error:
        raise UnreadableFileError(error.message) from None


def write_file(path: Path, content: bytes, *, force: bool) -> None:
    """Write a file; `force` writes over one that is there. Raises UnreadableFileError if that cannot be."""
    write_parts(path, (content,), force=force)


def write_parts(path: Path, parts: Iterable[bytes], *, force: bool) -> None:
    """Write a file piece by piece, as the pieces come. Raises UnreadableFileError as write_file does."""
    try:
        with path.open("wb" if force else "xb") as file:
            file.writelines(parts)
    except FileExistsError:
        raise UnreadableFileError(Message("framework.exists", {"file": str(path)})) from None
    except OSError as error:
        said = {"file": str(path), "reason": error.strerror or ""}
        raise UnreadableFileError(Message("framework.not-written", said)) from None
