"""A file from a stranger read in a process of its own, which may take so much memory and time and no more.

`python -m parindex.documents.reading FILE NAME ANSWER` writes a pickle to ANSWER: the Document, or the Message that
says why there is none. The answer is our own process's, in a folder of ours.
"""

import logging
import pickle
import resource
import subprocess
import sys
from pathlib import Path

from parindex.core.messages import Message
from parindex.documents.document import Document, UnreadableFileError
from parindex.documents.files import document_of

MEMORY = 2_000_000_000  # bytes of address space
SECONDS = 60  # of processor time; a thousand pages of PDF need some thirty
PATIENCE = 90  # seconds by the clock


def read_apart(file: Path, name: str, answer: Path) -> Document:
    """The document in `file`, left in `answer` too for `answered`. Raises UnreadableFileError with one sentence.

    name: what the file is called, for the sentence.
    """
    command = [sys.executable, "-m", "parindex.documents.reading", str(file), name, str(answer)]
    answer.unlink(missing_ok=True)
    try:
        subprocess.run(command, check=True, capture_output=True, timeout=PATIENCE)  # noqa: S603  (our own program)
    except (subprocess.CalledProcessError, subprocess.TimeoutExpired):
        said = Message("file.beyond-limits", {"file": name, "seconds": SECONDS, "megabytes": MEMORY // 1_000_000})
        raise UnreadableFileError(said) from None
    return answered(answer)


def answered(answer: Path) -> Document:
    """What `read_apart` left in `answer`. Raises UnreadableFileError if that is why there is no document."""
    said = pickle.loads(answer.read_bytes())  # noqa: S301  (written by `main` below, in a folder of ours)
    if isinstance(said, Message):
        raise UnreadableFileError(said)
    assert isinstance(said, Document)  # noqa: S101
    return said


def main() -> None:
    """Read one file within the limits and leave the answer."""
    file, name, answer = Path(sys.argv[1]), sys.argv[2], Path(sys.argv[3])
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    logging.disable()
    said: Document | Message
    try:
        said = document_of(file.read_bytes(), name)
    except UnreadableFileError as error:
        said = error.message
    answer.write_bytes(pickle.dumps(said))


if __name__ == "__main__":
    main()
