"""Work that takes longer than a page may: how far it is, what came of it. The row is what makes each step happen once.

A worker may die at any moment, and its job is taken up by another. So a step counts in the very transaction that
does it, and only if nobody else has done it: what was done is counted, what is not counted was not done.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, ClassVar

from django.db import models, transaction
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from parindex.core.messages import Message
from parindex.web.records.outbox import holdings_in
from parindex.web.records.people import RoleHolding, User
from parindex.web.records.said import said_content, said_from


class OvertakenError(Exception):
    """Another worker has done this step, or has ended the job: there is nothing left to do here."""


class JobQuerySet(models.QuerySet["Job"]):
    def visible_to(self, user: User) -> "JobQuerySet":
        """The jobs of `user`; for an operator those of the people of their branch and of nobody, too."""
        paths = {holding.unit.committee.path for holding in user.held if holding.role == RoleHolding.Role.OPERATOR}
        own = Q(person=user)
        if not paths:
            return self.filter(own)
        return self.filter(own | Q(person=None) | Exists(holdings_in(paths).filter(person=OuterRef("person"))))


class Job(models.Model):
    """A job of `total` steps, of which `done` are done. `words` says what it does and `result` what came of it.

    `person` asked for it, None: the installation itself. `url` leads to what came of it. `task` is the row of the
    queue that carries it.
    """

    class State(models.TextChoices):
        QUEUED = "queued"
        RUNNING = "running"
        DONE = "done"
        FAILED = "failed"

    ENDED: ClassVar = (State.DONE, State.FAILED)

    kind = models.CharField(max_length=60)
    person = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    words = models.JSONField()
    total = models.PositiveIntegerField()
    done = models.PositiveIntegerField(default=0)
    state = models.CharField(max_length=10, choices=State.choices, default=State.QUEUED)
    result = models.JSONField(null=True)
    url = models.CharField(max_length=500, blank=True)
    task = models.UUIDField(null=True)
    made_at = models.DateTimeField(default=timezone.now)
    ended_at = models.DateTimeField(null=True)

    objects = JobQuerySet.as_manager()

    @property
    def message(self) -> Message:
        """What the job does, in words."""
        return said_from(self.words)  # type: ignore[return-value]  # said_content of a message

    @property
    def outcome(self) -> Message | None:
        """What came of it, in words; None before it ended."""
        return None if self.result is None else said_from(self.result)  # type: ignore[return-value]

    @property
    def is_over(self) -> bool:
        return self.state in self.ENDED

    @contextmanager
    def step(self) -> Iterator[None]:
        """The next step: what is done inside is committed with its count, or not at all. Raises OvertakenError."""
        with transaction.atomic():
            self._move(done=self.done + 1)
            yield
        self.done += 1

    def finish(self, result: Message, url: str = "") -> None:
        """All is done. Raises OvertakenError where another worker did some of it."""
        self._end(self.State.DONE, result, url)

    def fail(self, result: Message) -> None:
        """It cannot be done; the steps that are done stay done. Raises OvertakenError."""
        self._end(self.State.FAILED, result)

    def _end(self, state: str, result: Message, url: str = "") -> None:
        self._move(state=state, result=said_content(result), url=url, ended_at=timezone.now())

    def _move(self, **to: Any) -> None:
        """Change the row if it is where this worker knows it to be."""
        here = Job.objects.filter(pk=self.pk, state=self.State.RUNNING, done=self.done)
        if not here.update(**to):
            raise OvertakenError(self.pk)


def take_up(pk: int) -> Job | None:
    """The job as far as it is done, to go on with; None if it has ended."""
    if not Job.objects.filter(pk=pk).exclude(state__in=Job.ENDED).update(state=Job.State.RUNNING):
        return None
    return Job.objects.get(pk=pk)
