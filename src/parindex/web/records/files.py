"""The one file store: bytes under their SHA-256, so that equal files lie there once and none is overwritten."""

import hashlib
import os
import tempfile
from pathlib import Path

from django.conf import settings


def keep_file(content: bytes) -> str:
    """Keep `content` and answer its SHA-256. A file is written aside and moved, so that none is ever half there."""
    digest = hashlib.sha256(content).hexdigest()
    path = file_path(digest)
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, aside = tempfile.mkstemp(dir=path.parent, suffix=".part")
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        Path(aside).replace(path)
    return digest


def file_path(digest: str) -> Path:
    """Where the file with this SHA-256 lies, or would."""
    return Path(settings.PARINDEX_HOME) / "files" / digest[:2] / digest


def forget_file(digest: str) -> None:
    """Let go of a file that nothing refers to any longer; its caller has seen to that."""
    file_path(digest).unlink(missing_ok=True)
