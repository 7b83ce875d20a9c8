"""What uploads leave behind: those that were whole are finished, those that nobody went on with are let go."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

from django.conf import settings

from parindex.web.records.evidence import Upload
from parindex.web.records.uploading import drop, finish, upload_path, uploads_folder

KEPT = timedelta(days=3)  # that an upload waits for its next piece
TOLD = timedelta(days=1)  # that what came of one can be asked for
# What is written before it takes its place, and stays where its process was killed.
WRITTEN_ASIDE = ("files/*/*.*", "previews/*/*.part")


def is_something_left() -> bool:
    """Whether there are uploads at all, pieces of one, or files that took no place."""
    return Upload.objects.exists() or any(uploads_folder().glob("*")) or any(_aside())


def is_something_unkept() -> bool:
    """Whether a whole file waits to be kept: what was keeping it may have died."""
    return Upload.objects.unfinished().exclude(sha256="").exists()


def clear_uploads(now: datetime) -> None:
    """Finish what a process died over, let go of what is too old, and of pieces that no row tells of."""
    for upload in Upload.objects.unfinished().exclude(sha256=""):
        finish(upload)
    for upload in Upload.objects.filter(made_at__lt=now - TOLD):
        if upload.is_over or now - _moved(upload_path(upload), upload.made_at) > KEPT:
            drop(upload)
    for path in _aside():
        if now - _moved(path, now) > TOLD:
            path.unlink(missing_ok=True)
    known = set(Upload.objects.values_list("token", flat=True))
    for path in uploads_folder().glob("*"):
        if path.name not in known and now - _moved(path, now) > TOLD:
            path.unlink(missing_ok=True)


def _aside() -> Iterator[Path]:
    for pattern in WRITTEN_ASIDE:
        yield from Path(settings.PARINDEX_HOME).glob(pattern)


def _moved(path: Path, otherwise: datetime) -> datetime:
    """When the last piece came."""
    try:
        return datetime.fromtimestamp(path.stat().st_mtime, UTC)
    except FileNotFoundError:
        return otherwise
