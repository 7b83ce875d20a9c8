"""The clock of the installation: puts what is due into the queue, and what lost workers left behind back into it.

Any number of clocks may run: a row of the schedule is claimed by changing it, and only one of them does.
"""

import signal
import sys
import time
from collections.abc import Sequence
from datetime import datetime

from django.db import close_old_connections, transaction
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from parindex.web.records.schedule import Schedule
from parindex.web.work.lost import release_lost
from parindex.web.work.schedules import SCHEDULES, Regular

ROUND = 5  # seconds between two looks at the clock


def keep_time(*, is_once: bool) -> None:
    """Beat until told to stop; is_once: one time."""
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: sys.exit(0))
    while True:
        close_old_connections()
        beat(timezone.now())
        if is_once:
            return
        time.sleep(ROUND)


def beat(now: datetime, schedules: Sequence[Regular] = SCHEDULES) -> None:
    """Put into the queue what is due at `now`: once, however often it was missed."""
    release_lost()
    known = dict(Schedule.objects.values_list("name", "due_at"))
    for regular in schedules:
        if regular.name not in known:
            Schedule.objects.get_or_create(name=regular.name, defaults={"due_at": regular.due_after(now)})
        elif known[regular.name] <= now:
            _enqueue(regular, known[regular.name], now)


@transaction.atomic
def _enqueue(regular: Regular, seen: datetime, now: datetime) -> None:
    """Put a job into the queue, unless another clock did so, the one before has not even begun, or nothing is to do."""
    claimed = Schedule.objects.filter(name=regular.name, due_at=seen)
    if not claimed.update(due_at=regular.due_after(now), last_run=now):
        return
    waiting = DBTaskResult.objects.ready().filter(task_path=regular.task.module_path)
    if regular.is_wanted(now) and not waiting.exists():
        regular.task.enqueue()
