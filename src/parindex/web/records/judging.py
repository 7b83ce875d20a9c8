"""Kept papers judged again: problems are derived, and a new version of parindex may find or word them otherwise."""

import logging

from django.db import transaction

from parindex.core.check import Problem, plan_check
from parindex.documents.document import UnreadableFileError
from parindex.documents.files import document_of
from parindex.documents.plan_reader import read_plan
from parindex.web.records.files import file_path
from parindex.web.records.keep import keep_problems
from parindex.web.records.models import Paper, Plan
from parindex.web.records.problems import problem_content

log = logging.getLogger(__name__)


@transaction.atomic
def judge_again() -> None:
    """Judge the paper of every plan anew, from its bytes in the file store; keep what is found now."""
    for plan in Plan.objects.select_related("index_year__paper"):
        try:
            found = _judged(plan.index_year.paper)
        except UnreadableFileError as error:
            # What a former version read stays as it was found: an upgrade must not take a year away.
            log.warning("paper %s can no longer be read: %s", plan.index_year.paper.sha256, error.message.id)
        except FileNotFoundError:
            log.warning("paper %s is not in the file store", plan.index_year.paper.sha256)
        else:
            if not _as_kept(plan, found):
                keep_problems(plan, found)


def _judged(paper: Paper) -> tuple[Problem, ...]:
    """The problems of a kept paper, its table read as whoever brought it in said."""
    document = document_of(file_path(paper.sha256).read_bytes(), paper.name)
    return plan_check(read_plan(document, paper.name, paper.layout))


def _as_kept(plan: Plan, found: tuple[Problem, ...]) -> bool:
    return list(plan.problems.values_list("content", flat=True)) == [problem_content(problem) for problem in found]
