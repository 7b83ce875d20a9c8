"""The process apart: one request, one answer, within the limits that the request sets."""

import json
import logging
import resource
import sys
from pathlib import Path
from typing import Any

from parindex.core.messages import Message
from parindex.documents.document import UnreadableFileError
from parindex.documents.evidence_file.contents import page_image, text_of
from parindex.documents.evidence_file.examining import examine


def main() -> None:
    request = json.loads(sys.stdin.buffer.read())
    resource.setrlimit(resource.RLIMIT_AS, (request["memory"], request["memory"]))
    resource.setrlimit(resource.RLIMIT_CPU, (request["seconds"], request["seconds"]))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    logging.disable()
    content = b""
    try:
        said, content = _answer(request)
    except UnreadableFileError as error:
        said = {"refused": _told(error.message)}
    sys.stdout.buffer.write(json.dumps(said).encode() + b"\n" + content)


def _answer(request: dict[str, Any]) -> tuple[dict[str, Any], bytes]:
    path = Path(request["path"])
    if request["act"] == "text":
        return {"text": text_of(path, request["media_type"])}, b""
    if request["act"] == "page":
        return {}, page_image(path, request["media_type"], request["page"], request["width"])
    found = examine(path, request["name"])
    noticed = [_told(message) for message in found.noticed]
    said = {"name": found.name, "media_type": found.media_type, "kind": found.kind, "pages": found.pages}
    return {**said, "noticed": noticed}, b""


def _told(message: Message) -> dict[str, Any]:
    """The parameters of what is said here are words and whole numbers, which JSON holds."""
    return {"id": message.id, "parameters": dict(message.parameters)}


if __name__ == "__main__":
    main()
