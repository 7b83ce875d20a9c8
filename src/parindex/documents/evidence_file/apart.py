"""Evidence files read in a process of their own: a hostile one ends that process, not the server.

`python -m parindex.documents.evidence_file` reads a request in JSON from its input and answers on its output: a line
of JSON, then the bytes if bytes were asked for. It sees nothing of the server's environment.
"""

import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from parindex.core.messages import Message
from parindex.documents.document import UnreadableFileError
from parindex.documents.evidence_file.kinds import Examined, Kind
from parindex.documents.evidence_file.naming import NAMELESS, cleaned

ENVIRONMENT = {"LANG": "C.UTF-8", "MALLOC_ARENA_MAX": "2"}  # arenas take address space they do not use


@dataclass(frozen=True, slots=True)
class Limits:
    """What one file may take: bytes of address space, seconds of processor time, seconds by the clock."""

    memory: int = 1_500_000_000
    seconds: int = 20
    patience: float = 30


USUAL = Limits()


def examined_apart(path: Path, name: str, limits: Limits = USUAL) -> Examined:
    """What `examining.examine` says. Raises UnreadableFileError too if the reader crashes or takes too much."""
    said, _ = _asked({"act": "examine", "path": str(path), "name": name}, cleaned(name) or NAMELESS, limits)
    noticed = tuple(_message(each) for each in said["noticed"])
    return Examined(said["name"], said["media_type"], Kind(said["kind"]), said["pages"], noticed)


def text_apart(path: Path, media_type: str, limits: Limits = USUAL) -> str:
    """What `contents.text_of` says, with the same errors as `examined_apart`."""
    said, _ = _asked({"act": "text", "path": str(path), "media_type": media_type}, path.name, limits)
    return str(said["text"])


def page_image_apart(path: Path, media_type: str, page: int, width: int, limits: Limits = USUAL) -> bytes:
    """What `contents.page_image` makes, with the same errors as `examined_apart`."""
    request = {"act": "page", "path": str(path), "media_type": media_type, "page": page, "width": width}
    return _asked(request, path.name, limits)[1]


def _asked(request: dict[str, Any], name: str, limits: Limits) -> tuple[dict[str, Any], bytes]:
    """The answer of the process apart: what it said, and the bytes behind that."""
    bounded = {**request, "memory": limits.memory, "seconds": limits.seconds}
    command = [sys.executable, "-P", "-m", "parindex.documents.evidence_file"]
    try:
        answer = subprocess.run(  # noqa: S603  (our own program)
            command,
            input=json.dumps(bounded).encode(),
            env=ENVIRONMENT,
            check=True,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,  # libraries write of each oddity of a file, without end if it is made so
            timeout=limits.patience,
        ).stdout
    except (subprocess.CalledProcessError, subprocess.TimeoutExpired):
        bounds = {"seconds": limits.seconds, "megabytes": limits.memory // 1_000_000}
        raise UnreadableFileError(Message("evidence-file.stopped", {"file": name, **bounds})) from None
    line, _, content = answer.partition(b"\n")
    said = json.loads(line)
    if "refused" in said:
        raise UnreadableFileError(_message(said["refused"]))
    return said, content


def _message(told: dict[str, Any]) -> Message:
    return Message(**told)
