"""What a worker that is gone has left behind: its job is taken up again, and of its letter nobody knows."""

from typing import Any

from django.db import transaction
from django.utils import timezone
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from parindex.core.messages import Message
from parindex.web.records.jobs import Job
from parindex.web.records.outbox import Outgoing
from parindex.web.records.said import said_content
from parindex.web.work.alive import is_alive

MOST_WORKERS = 3  # that may die over one job; it would be the death of the next one, too


class WorkersLostError(Exception):
    """One worker after another died over this job."""


def release_lost() -> None:
    """Put what lost workers were at into the queue again; whether the letter they were sending went out is unknown."""
    for task in DBTaskResult.objects.running():
        if not is_alive(task.worker_ids[-1]):
            _release(task)
    sending = Outgoing.objects.filter(state=Outgoing.State.SENDING)
    for sender in sending.values_list("sender", flat=True).distinct():
        if not is_alive(sender):
            sending.filter(sender=sender).update(state=Outgoing.State.UNKNOWN)


@transaction.atomic
def _release(seen: DBTaskResult[Any, Any]) -> None:
    """Give a job to the next worker, unless somebody did so before; after too many give it up."""
    task = DBTaskResult.objects.select_for_update().running().filter(pk=seen.pk).first()
    if task is None or task.worker_ids != seen.worker_ids:
        return
    if len(task.worker_ids) < MOST_WORKERS:
        task.status = TaskResultStatus.READY
        task.save(update_fields=["status"])
        return
    task.set_failed(WorkersLostError(", ".join(task.worker_ids)))
    said = said_content(Message("job.given-up", {"count": MOST_WORKERS}))
    given_up = Job.objects.filter(task=task.pk).exclude(state__in=Job.ENDED)
    given_up.update(state=Job.State.FAILED, result=said, ended_at=timezone.now())
