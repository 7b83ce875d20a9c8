"""The queue worked off inside a test, as a worker does it."""

from django_tasks_db.models import DBTaskResult

from parindex.web.work.worker import Worker

NAME = "tester"


def drain():
    """Do what waits, and what comes into the queue meanwhile. A worker's loop would close the test's connection."""
    worker = Worker(
        queue_names=["*"],
        excluded_queue_names=[],
        interval=0,
        batch=True,
        backend_name="default",
        startup_delay=False,
        max_tasks=None,
        worker_id=NAME,
    )
    while task := DBTaskResult.objects.ready().first():
        task.claim(NAME)
        worker.run_task(task)


def in_queue():
    """The tasks that wait, by name, in their order."""
    return [task.task_name for task in DBTaskResult.objects.ready()]
