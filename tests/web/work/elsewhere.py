"""An installation in a process of its own: `python -m tests.web.work.elsewhere begin COUNT|letter|due|told`."""

import json
import sys

import django


def begin(count: str) -> None:
    """So many jobs that leave a mark."""
    from parindex.core.messages import Message
    from parindex.web.records.models import Outgoing
    from parindex.web.records.outbox import queue_mail
    from parindex.web.work.jobs import start_job
    from tests.web.work.marking import LEDGER, mark

    queue_mail(LEDGER, "so-cai@parindex.example", "Sổ cái", "")
    Outgoing.objects.update(state=Outgoing.State.FAILED)
    for number in range(1, int(count) + 1):
        start_job(None, mark, Message("job.failed"), total=1, number=number)


def letter() -> None:
    """A message, and the job to send it."""
    from parindex.web.records.outbox import queue_mail
    from parindex.web.work.sending import send_outbox

    queue_mail("thu-1", "an@parindex.example", "Nhắc hạn", "Hạn là 31/12/2026.")
    send_outbox.enqueue()


def due() -> None:
    """All that is regular is due, and there is a message to send."""
    from parindex.web.records.models import Schedule
    from parindex.web.records.outbox import queue_mail

    queue_mail("thu-1", "an@parindex.example", "Nhắc hạn", "Hạn là 31/12/2026.")
    Schedule.objects.update(due_at="2026-01-01T00:00:00Z")


def told() -> None:
    """What is there, as JSON."""
    from django_tasks_db.models import DBTaskResult

    from parindex.web.records.models import Job, Outgoing
    from tests.web.work.marking import LEDGER

    ledgers = Outgoing.objects.filter(key=LEDGER)
    tasks = list(DBTaskResult.objects.all())
    found = {
        "marks": [int(number) for ledger in ledgers for number in ledger.body.split()],
        "jobs": sorted(set(Job.objects.values_list("state", flat=True))),
        "tasks": sorted({task.status for task in tasks}),
        "names": sorted(task.task_name for task in tasks),
        "attempts": sorted(len(task.worker_ids) for task in tasks),
        "workers": len({task.worker_ids[-1] for task in tasks if task.worker_ids}),
        "letters": list(Outgoing.objects.exclude(key=LEDGER).values_list("state", flat=True)),
    }
    sys.stdout.write(json.dumps(found))


if __name__ == "__main__":
    django.setup()
    {"begin": begin, "letter": letter, "due": due, "told": told}[sys.argv[1]](*sys.argv[2:])
