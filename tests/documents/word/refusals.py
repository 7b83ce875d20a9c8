"""What the reader says when it refuses a file."""

from collections.abc import Callable

import pytest

from parindex.core.messages import Message
from parindex.documents.document import UnreadableFileError


def refusal_of(reading: Callable[[], object]) -> Message:
    with pytest.raises(UnreadableFileError) as refused:
        reading()
    return refused.value.message
