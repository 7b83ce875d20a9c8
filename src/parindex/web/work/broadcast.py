"""One message to many people, each in their inbox and by mail."""

from collections.abc import Iterable

from parindex.core.messages import Message
from parindex.web.records.inbox import tell
from parindex.web.records.jobs import Job
from parindex.web.records.outbox import Outgoing, refuse_lines
from parindex.web.records.people import User
from parindex.web.work.jobs import job, start_job


def start_broadcast(person: User, recipients: Iterable[User], subject: str, body: str) -> Job:
    """Tell `recipients` what `person` has to say, each of them once. Raises HeaderInjectionError."""
    refuse_lines(subject)
    people = sorted({recipient.pk for recipient in recipients})
    words = Message("job.broadcast", {"subject": subject, "count": len(people)})
    return start_job(person, broadcast, words, total=len(people), recipients=people, subject=subject, body=body)


@job
def broadcast(told: Job, recipients: list[int], subject: str, body: str) -> None:
    """The job of start_broadcast: one step for each person."""
    for pk in recipients[told.done :]:
        with told.step():
            tell(User.objects.get(pk=pk), f"broadcast:{told.pk}:{pk}", subject, body)
    mailed = Outgoing.objects.filter(key__startswith=f"broadcast:{told.pk}:").count()
    told.finish(Message("job.broadcast-done", {"count": len(recipients), "mailed": mailed}))
