"""Pages of evidence as pictures: made in a process apart, once, and kept under PARINDEX_HOME/previews/<SHA-256>."""

import secrets
from pathlib import Path
from threading import BoundedSemaphore

from django.conf import settings

from parindex.documents.evidence_file import page_image_apart
from parindex.web.records.evidence import EvidenceRevision
from parindex.web.records.files import file_path

SMALL, READABLE, LARGE = WIDTHS = (160, 900, 1600)  # pixels
MOST_PAGES = 500  # of one file, that can be looked at here
DRAWERS = BoundedSemaphore(2)  # pages are drawn so many at once: each may take the memory of its limit


def pages_shown(revision: EvidenceRevision) -> int:
    """How many pages of `revision` can be looked at; 0 for a link or a file without pages."""
    return min(revision.pages or 0, MOST_PAGES)


def page_image(revision: EvidenceRevision, page: int, width: int) -> Path | None:
    """The PNG of a page, from 1; None if there is no such page, or no such width is made.

    Raises UnreadableFileError if the page cannot be drawn.
    """
    if width not in WIDTHS or not 1 <= page <= pages_shown(revision):
        return None
    path = Path(settings.PARINDEX_HOME) / "previews" / revision.sha256 / f"{page}-{width}.png"
    if not path.exists():
        with DRAWERS:
            content = page_image_apart(file_path(revision.sha256), revision.media_type, page, width)
        path.parent.mkdir(parents=True, exist_ok=True)
        aside = path.with_suffix(f".{secrets.token_hex(4)}.part")
        aside.write_bytes(content)
        aside.replace(path)
    return path
