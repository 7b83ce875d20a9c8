"""Jobs of the queue that tell how far they are: a row of Job, and a task that carries it on from where it is."""

from collections.abc import Callable
from contextlib import suppress
from functools import wraps
from typing import Any

from django.db import transaction
from django_tasks import task
from django_tasks.base import Task

from parindex.core.messages import Message
from parindex.web.records.asking import asked_by_program
from parindex.web.records.jobs import Job, OvertakenError, take_up
from parindex.web.records.people import User
from parindex.web.records.said import said_content
from parindex.web.work.worker import NAME


def job(carry_on: Callable[..., None]) -> Task[Any, None]:
    """The task of a job. `carry_on` gets the Job as far as it is done and what start_job was given beside it.

    It does each step inside `Job.step` and ends with `Job.finish`; it may be called again for what another call began.
    """

    @wraps(carry_on)
    def run(pk: int, **given: Any) -> None:
        taken = take_up(pk)
        if taken is None:
            return
        with asked_by_program(NAME, taken.person), suppress(OvertakenError):
            try:
                carry_on(taken, **given)
            except OvertakenError:
                raise
            except Exception:
                with suppress(OvertakenError):
                    taken.fail(Message("job.failed"))
                raise

    return task()(run)


@transaction.atomic
def start_job(person: User | None, carried_by: Task[Any, None], words: Message, *, total: int, **given: Any) -> Job:
    """A job for the next worker that is free, once the transaction of the caller is committed: both are rows of it.

    words: what it does. total: its steps. given: what its task needs, as plain data.
    """
    made = Job.objects.create(kind=carried_by.name, person=person, words=said_content(words), total=total)
    made.task = carried_by.enqueue(made.pk, **given).id
    made.save(update_fields=["task"])
    return made
