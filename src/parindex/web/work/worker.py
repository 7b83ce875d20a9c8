"""The worker of the queue, as django-tasks-db has it: alive for others to see, and ending so that nothing is lost."""

import os
import sys
from types import FrameType
from typing import Any

from django_tasks import DEFAULT_TASK_BACKEND_ALIAS, DEFAULT_TASK_QUEUE_NAME
from django_tasks_db.management.commands import db_worker
from django_tasks_db.models import DBTaskResult

from parindex.web.records.asking import asked_by_program
from parindex.web.records.uploads_left import is_something_unkept
from parindex.web.work.alive import signed_on
from parindex.web.work.housekeeping import clear_left_uploads

NAME = "parindex worker"
IDLE = 1.0  # seconds between two looks at an empty queue


class Worker(db_worker.Worker):
    """Takes one job after another. Asked to stop it ends its job first; asked again it leaves at once."""

    def shutdown(self, signum: int, frame: FrameType | None) -> None:
        if not self.running:
            os._exit(
                1
            )  # without a word, as if killed: the job has neither ended nor failed, another worker takes it up
        self.running = False
        if not self.running_task:
            sys.exit(0)

    def run_task(self, db_task_result: DBTaskResult[Any, Any]) -> None:
        with asked_by_program(NAME):
            super().run_task(db_task_result)


def work(*, is_drain: bool) -> None:
    """Work until told to stop; is_drain: until there is nothing to do."""
    if is_something_unkept():  # whatever ended this installation may have ended an upload
        clear_left_uploads.enqueue()
    with signed_on() as name:
        worker = Worker(
            queue_names=[DEFAULT_TASK_QUEUE_NAME],
            excluded_queue_names=[],
            interval=IDLE,
            batch=is_drain,
            backend_name=DEFAULT_TASK_BACKEND_ALIAS,
            startup_delay=False,
            max_tasks=None,
            worker_id=name,
        )
        worker.configure_signals()
        worker.run()
