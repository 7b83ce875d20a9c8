"""Why a file is refused, where more than one reader may find out."""

from parindex.core.messages import Message
from parindex.documents.document import UnreadableFileError


def damaged(name: str, extension: str) -> UnreadableFileError:
    return UnreadableFileError(Message("evidence-file.damaged", {"file": name, "extension": extension}))


def locked(name: str) -> UnreadableFileError:
    return UnreadableFileError(Message("evidence-file.locked", {"file": name}))


def with_macros(name: str) -> UnreadableFileError:
    return UnreadableFileError(Message("evidence-file.macros", {"file": name}))


def unknown(name: str) -> UnreadableFileError:
    return UnreadableFileError(Message("evidence-file.unknown", {"file": name}))
