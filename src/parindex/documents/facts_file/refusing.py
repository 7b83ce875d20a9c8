"""Why a file is no file of figures, each in one sentence that says what is needed."""

from parindex.core.messages import Message
from parindex.documents.document import UnreadableFileError


def no_facts(name: str) -> UnreadableFileError:
    """It is of none of the four formats."""
    return UnreadableFileError(Message("facts-file.format", {"file": name}))


def no_header(name: str) -> UnreadableFileError:
    """No row of it says what its columns are."""
    return UnreadableFileError(Message("facts-file.no-header", {"file": name}))


def said_twice(twice: Message, name: str) -> UnreadableFileError:
    """Two of its columns mean the same."""
    return UnreadableFileError(Message("facts-file.header", {"file": name, "why": twice}))
