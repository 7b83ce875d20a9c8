"""The outbox sent: each message is marked before it is handed over, and what became of it is kept."""

from datetime import timedelta

from django.db.models import F
from django.utils import timezone
from django_tasks import task
from django_tasks.base import TaskContext

from parindex.web.records.outbox import Outgoing
from parindex.web.work.post import Outcome, Post

State = Outgoing.State
MOST_AT_ONCE = 20  # so that a worker that is told to stop soon does
# How long to wait after each attempt that failed for a while; after the last one the message has failed.
WAITS = (timedelta(minutes=1), timedelta(minutes=10), timedelta(hours=1), timedelta(hours=6))


@task(takes_context=True)
def send_outbox(context: TaskContext) -> None:
    """Send what is due."""
    if send_due(context.task_result.worker_ids[-1]):
        send_outbox.enqueue()


def send_due(sender: str) -> bool:
    """Send the messages that are due, as the worker `sender`; True if there were too many for once."""
    due = list(Outgoing.objects.due(timezone.now()).values_list("pk", flat=True)[: MOST_AT_ONCE + 1])
    post = Post()
    try:
        for pk in due[:MOST_AT_ONCE]:
            _send(post, pk, sender)
    finally:
        post.close()
    return len(due) > MOST_AT_ONCE


def _send(post: Post, pk: int, sender: str) -> None:
    marked = {"state": State.SENDING, "sender": sender, "attempts": F("attempts") + 1, "error": ""}
    if not Outgoing.objects.filter(pk=pk, state=State.QUEUED).update(**marked):
        return  # another worker sends it
    message = Outgoing.objects.get(pk=pk)
    outcome = Outcome(State.UNKNOWN)
    try:
        outcome = post.deliver(message)
    finally:
        _keep(message, outcome)


def _keep(message: Outgoing, outcome: Outcome) -> None:
    message.state, message.error = outcome.state, outcome.error
    if outcome.state == State.SENT:
        message.sent_at, message.body = timezone.now(), ""
    elif outcome.state == State.QUEUED and message.attempts > len(WAITS):
        message.state = State.FAILED
    elif outcome.state == State.QUEUED:
        message.next_try_at = timezone.now() + WAITS[message.attempts - 1]
    message.save(update_fields=["state", "error", "sent_at", "body", "next_try_at"])
