"""What an evidence file is, told by its content; the name only says what to call it."""

import re
from mmap import ACCESS_READ, mmap
from pathlib import Path

from parindex.core.messages import Message
from parindex.documents.document import UnreadableFileError
from parindex.documents.evidence_file.beginnings import HEAD, OLE, ZIP, refuse_by_beginning, type_by_beginning
from parindex.documents.evidence_file.endings import refuse_appended
from parindex.documents.evidence_file.kinds import LARGEST, PDF, Examined, Found
from parindex.documents.evidence_file.naming import NAMELESS, agreeing, cleaned, noticed_of

SOMETHING = re.compile(rb"[^\x00 \t\r\n\f\xef\xbb\xbf\xff\xfe]")


def examine(path: Path, name: str) -> Examined:
    """The file at `path`, which came under `name`.

    Raises UnreadableFileError, with one sentence, if it is not to be kept. A hostile file may crash the process or
    exhaust its memory: that is what `apart` is for.
    """
    known = cleaned(name)
    shown = known or NAMELESS
    size = path.stat().st_size
    if size > LARGEST:
        raise UnreadableFileError(
            Message("evidence-file.too-large", {"file": shown, "megabytes": LARGEST // 1_000_000})
        )
    if not size:
        raise _empty(shown)
    with path.open("rb") as stream, mmap(stream.fileno(), 0, access=ACCESS_READ) as data:
        found = _found(data, path, shown)
    kept = agreeing(known, found.type)
    noticed = (*noticed_of(name, known, kept), *found.noticed)
    return Examined(kept, found.type.media_type, found.type.kind, found.pages, noticed)


def _found(data: mmap, path: Path, name: str) -> Found:
    """What the content is; the readers are loaded when a file needs them."""
    if not SOMETHING.search(data):
        raise _empty(name)
    head = data[:HEAD]
    refuse_by_beginning(head, name)
    if head.startswith(ZIP):
        from parindex.documents.evidence_file.office import examined_office

        return examined_office(data, name)
    if head.startswith(OLE):
        from parindex.documents.evidence_file.old_office import examined_old_office

        return examined_old_office(data, name)
    type_ = type_by_beginning(head)
    if type_ is None:
        from parindex.documents.evidence_file.plain import examined_text

        return examined_text(data, name)
    refuse_appended(data, type_, name)
    if type_ is PDF:
        from parindex.documents.evidence_file.pdf import examined_pdf

        return examined_pdf(data, path, name)
    from parindex.documents.evidence_file.picture import examined_picture

    return examined_picture(path, type_, name)


def _empty(name: str) -> UnreadableFileError:
    return UnreadableFileError(Message("evidence-file.empty", {"file": name}))
