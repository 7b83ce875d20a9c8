"""The words inside files of evidence, read beside the pages so that they can be searched."""

from django.db import transaction
from django.utils import timezone
from django_tasks import task

from parindex.core.messages import Message
from parindex.documents.document import UnreadableFileError
from parindex.documents.evidence_file import text_apart
from parindex.web.records.evidence import EvidenceRevision
from parindex.web.records.evidence_attaching import locked_evidence, newest
from parindex.web.records.evidence_pages import SMALL, page_image
from parindex.web.records.evidence_search import index_words
from parindex.web.records.files import file_path
from parindex.web.records.said import said_content

MOST_AT_ONCE = 20  # so that a worker that is told to stop soon does


@task()
def read_evidence() -> None:
    """Read what has not been read."""
    if read_unread():
        read_evidence.enqueue()


def read_unread() -> bool:
    """Read the files that came first and were not read; True if there were too many for once."""
    unread = list(EvidenceRevision.objects.unread().select_related("evidence")[: MOST_AT_ONCE + 1])
    for revision in unread[:MOST_AT_ONCE]:
        _read(revision)
    return len(unread) > MOST_AT_ONCE


def _read(revision: EvidenceRevision) -> None:
    """Keep the words of `revision`, or why it has none; a small picture of its first page is made on the way."""
    words, problem = "", None
    try:
        words = text_apart(file_path(revision.sha256), revision.media_type)
        page_image(revision, 1, SMALL)
    except UnreadableFileError as error:  # which knows the file by its name in the store
        said = Message(error.message.id, {**error.message.parameters, "file": revision.name})
        problem = said_content(said)
    with transaction.atomic():
        evidence = locked_evidence(revision.evidence)
        if newest(evidence) == revision:
            index_words(evidence, words)
        EvidenceRevision.objects.filter(pk=revision.pk).update(read_at=timezone.now(), problem=problem)
