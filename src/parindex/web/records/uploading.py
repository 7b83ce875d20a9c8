"""Files of evidence that come in piece by piece: whatever dies in between, the file goes on, or nothing of it is left.

PARINDEX_HOME/uploads/<token> holds what has come; its own length is the truth about how far it is. When it is whole,
its SHA-256 is committed before it moves into the store, so that there is always a row that tells of it; the move, the
evidence and its use are then one transaction. Whoever comes next finishes what was left there.
"""

import fcntl
import hashlib
import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from threading import BoundedSemaphore
from typing import Any, BinaryIO

from django.conf import settings
from django.db import transaction
from django.db.models import Sum

from parindex.core.messages import Message, Parameter
from parindex.core.workflow import Denied
from parindex.documents.document import UnreadableFileError
from parindex.documents.evidence_file import LARGEST, examined_apart
from parindex.web.records.asking import asked_by
from parindex.web.records.evidence import Evidence, EvidenceRevision, Upload
from parindex.web.records.evidence_attaching import Leaf, attach, why_not_attach
from parindex.web.records.evidence_keeping import ADD, KeptFile, Known, add, refused, revise, why_not_keep
from parindex.web.records.files import adopt_file, file_path, forget_file
from parindex.web.records.people import User
from parindex.web.records.said import kept_text, said_content
from parindex.web.records.units import Unit
from parindex.web.records.years import IndexYear

MEGABYTE = 1_000_000
MOST_UNFINISHED = 500  # of one person, and
MOST_COMING = 5_000_000_000  # bytes announced by them
CHUNK = 1 << 20
LONGEST_NAME = 255
READERS = BoundedSemaphore(2)  # files are examined so many at once: each may take the memory of its limit


@dataclass(frozen=True, slots=True)
class Announced:
    """A file that is to come. known: None: it is known by its name. evidence: what it is a new revision of."""

    name: str
    size: int
    known: Known | None = None
    evidence: Evidence | None = None
    leaf: Leaf | None = None


def begin(person: User, unit: Unit, announced: Announced) -> Upload | Denied:
    """Room for a file of `unit`; nothing of it is there yet. Answers why it is not taken, else its row."""
    name = kept_text(announced.name)
    with asked_by(person), transaction.atomic():
        refusal = why_not_keep(person, unit) or _against(person, name, announced.size)
        if refusal:
            return refused(ADD, unit, refusal, unit)
        denied = why_not_attach(person, announced.leaf) if announced.leaf else None
        return denied or Upload.objects.create(
            token=secrets.token_hex(16),
            person=person,
            unit=unit,
            name=name[-LONGEST_NAME:],
            size=announced.size,
            content=_content(announced),
        )


def received(upload: Upload) -> int:
    """How many bytes have come: where to go on."""
    if upload.sha256 or upload.is_over:
        return upload.size
    path = upload_path(upload)
    return path.stat().st_size if path.exists() else 0


def take_piece(upload: Upload, offset: int, piece: BinaryIO) -> int:
    """Append what `piece` holds if it goes on where the file ends; answers where to go on.

    Bytes beyond the announced size are not taken.
    """
    with _alone(upload) as file:
        if upload.sha256 or upload.is_over:
            return upload.size
        at = file.seek(0, os.SEEK_END)
        while at == offset < upload.size and (chunk := piece.read(min(CHUNK, upload.size - at))):
            file.write(chunk)
            file.flush()
            at = offset = at + len(chunk)
        return at


def bring(person: User, unit: Unit, announced: Announced, content: BinaryIO) -> Upload | Denied:
    """A whole file at once, as a plain form sends it."""
    upload = begin(person, unit, announced)
    if isinstance(upload, Upload):
        take_piece(upload, 0, content)
        finish(upload)
    return upload


def finish(upload: Upload) -> None:
    """Make evidence of a file that is whole, once; `upload` says what came of it. Else nothing happens."""
    with _alone(upload):
        if not upload.is_over and not upload.sha256 and upload_path(upload).stat().st_size == upload.size:
            _examine(upload)
        if not upload.is_over and upload.sha256 and not _is_lost(upload):
            _keep(upload)


def drop(upload: Upload) -> None:
    """Let go of an upload with all that has come of it; what it became stays."""
    with _alone(upload):
        if not upload.is_over:
            upload.refusal = said_content(Message("evidence.dropped", {"file": upload.name}))
            upload.save(update_fields=["refusal"])
    if upload.sha256:
        forget_file(upload.sha256)
    upload.delete()


def upload_path(upload: Upload) -> Path:
    """Where the pieces of `upload` lie."""
    return uploads_folder() / upload.token


def uploads_folder() -> Path:
    """The folder of the pieces of all uploads."""
    return Path(settings.PARINDEX_HOME) / "uploads"


@contextmanager
def _alone(upload: Upload) -> Iterator[BinaryIO]:
    """The file of pieces, while nobody else touches it, and the row as it is now. A file that is over is taken away."""
    path = upload_path(upload)
    path.parent.mkdir(exist_ok=True, mode=0o700)
    with path.open("ab") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        upload.refresh_from_db()
        yield file
        if upload.is_over:
            path.unlink(missing_ok=True)


def _examine(upload: Upload) -> None:
    """Find out what the file is, and commit its SHA-256, or why it is refused."""
    path = upload_path(upload)
    try:
        with READERS:
            found = examined_apart(path, upload.name)
    except UnreadableFileError as error:
        with transaction.atomic(), asked_by(upload.person):
            refused(ADD, upload.unit, error.message, upload.unit)
            upload.refusal = said_content(error.message)
            upload.save(update_fields=["refusal"])
        return
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
        os.fsync(file.fileno())
    noticed = tuple(map(said_content, found.noticed))
    kept = KeptFile(found.name, digest, upload.size, found.media_type, found.pages, noticed)
    upload.content["found"] = asdict(kept)
    upload.sha256 = digest
    upload.save(update_fields=["content", "sha256"])


def _is_lost(upload: Upload) -> bool:
    """Whether the file is neither here nor in the store, as after somebody cleared the folder: it must come again."""
    if file_path(upload.sha256).exists() or upload_path(upload).stat().st_size == upload.size:
        return False
    upload.sha256 = ""
    upload.save(update_fields=["sha256"])
    return True


def _keep(upload: Upload) -> None:
    """The move into the store, the evidence, its use and the end of the upload: all of it or nothing."""
    with transaction.atomic():
        # of two equal files one comes first; who writes rows that refer to the unit, a sheet held, does not wait for it
        Unit.objects.select_for_update(of=("self",), no_key=True).get(pk=upload.unit_id)
        became = _same(upload) or _new(upload)
        if isinstance(became, Evidence):
            upload.evidence = became
        if isinstance(became, Denied):
            upload.refusal = said_content(became.reason)
        upload.save(update_fields=["evidence", "refusal"])
    if upload.refusal:
        forget_file(upload.sha256)


def _same(upload: Upload) -> Denied | None:
    """The unit has this very file: it is used, and said; None if the unit has not."""
    rows = EvidenceRevision.objects.filter(sha256=upload.sha256, evidence__unit=upload.unit)
    found = rows.select_related("evidence").order_by("evidence__withdrawn_at", "pk").first()
    if found is None:
        return None
    said: dict[str, Parameter] = {"file": upload.name, "evidence": str(found.evidence)}
    upload.evidence, leaf = found.evidence, _leaf(upload)
    if leaf is None:
        return Denied(Message("evidence.same", said))
    refusal = attach(upload.person, found.evidence, leaf)
    return refusal or Denied(Message("evidence.same-attached", {**said, "code": leaf.code}))


def _new(upload: Upload) -> Evidence | Denied:
    content, person = upload.content, upload.person
    kept = KeptFile(**content["found"])
    adopt_file(upload_path(upload), upload.sha256)
    if content["evidence"]:
        evidence = Evidence.objects.get(pk=content["evidence"])
        revised = revise(person, evidence, kept)
        return revised if isinstance(revised, Denied) else evidence
    known = _known(content["known"]) if content["known"] else Known(Path(kept.name).stem)
    return add(person, upload.unit, known, kept, _leaf(upload))


def _against(person: User, name: str, size: int) -> Message | None:
    """Why a file of this size is not to come."""
    said: dict[str, Parameter] = {"file": name or "?"}
    if size <= 0:
        return Message("evidence-file.empty", said)
    if size > LARGEST:
        return Message("evidence-file.too-large", {**said, "megabytes": LARGEST // MEGABYTE})
    coming = Upload.objects.filter(person=person).unfinished()
    if coming.count() >= MOST_UNFINISHED or size + (coming.aggregate(all=Sum("size"))["all"] or 0) > MOST_COMING:
        return Message("evidence.denied.quota", {"count": MOST_UNFINISHED, "gigabytes": MOST_COMING // 10**9})
    return None


def _content(announced: Announced) -> dict[str, Any]:
    """What goes with a file, as plain data."""
    known, leaf = announced.known, announced.leaf
    days = {"issued_on", "expires_on"}
    said = {name: value.isoformat() if name in days and value else value for name, value in _fields(known)}
    where = {"sheet": leaf.sheet.pk, "code": leaf.code, "place": leaf.place} if leaf else None
    return {"known": said or None, "evidence": announced.evidence.pk if announced.evidence else None, "leaf": where}


def _fields(known: Known | None) -> list[tuple[str, Any]]:
    return list(asdict(known).items()) if known else []


def _known(said: dict[str, Any]) -> Known:
    days = {name: date.fromisoformat(said[name]) for name in ("issued_on", "expires_on") if said[name]}
    return Known(**{**said, **days})


def _leaf(upload: Upload) -> Leaf | None:
    where = upload.content["leaf"]
    sheet = IndexYear.objects.filter(pk=where["sheet"]).first() if where else None  # a year may have been taken back
    return Leaf(sheet, where["code"], where["place"]) if sheet else None
