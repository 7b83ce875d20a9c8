"""A job as far as it is."""

from dataclasses import dataclass

from django.urls import reverse

from parindex.web.records.jobs import Job
from parindex.web.ui.telling import told
from parindex.web.ui.wording import JOB_STATES, JOB_TONES


@dataclass(frozen=True, slots=True)
class JobRow:
    """A job: `outcome` and `result_url` where it is over."""

    words: str
    state: str
    tone: str
    done: int
    total: int
    is_over: bool
    outcome: str
    result_url: str
    url: str


def job_row(job: Job) -> JobRow:
    """`job` in the language of the reader."""
    return JobRow(
        words=told(job.message),
        state=str(JOB_STATES[job.state]),
        tone=JOB_TONES[job.state],
        done=job.done,
        total=job.total,
        is_over=job.is_over,
        outcome=told(job.outcome) if job.outcome else "",
        result_url=job.url,
        url=reverse("job", args=[job.pk]),
    )
