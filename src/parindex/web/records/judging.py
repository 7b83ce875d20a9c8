"""Kept papers judged again: problems are derived, and a new version of parindex may find or word them otherwise."""

from django.db import transaction

from parindex.core.check import Problem, plan_check
from parindex.documents.files import document_of
from parindex.documents.plan_reader import Layout, read_plan
from parindex.web.records.files import file_path
from parindex.web.records.keep import keep_problems
from parindex.web.records.models import Plan
from parindex.web.records.problems import problem_content


@transaction.atomic
def judge_again() -> None:
    """Judge the paper of every plan anew, from its bytes in the file store; keep what is found now."""
    for plan in Plan.objects.select_related("index_year__paper"):
        paper = plan.index_year.paper
        layout = Layout({int(number): meaning for number, meaning in paper.columns.items()}, paper.table)
        document = document_of(file_path(paper.sha256).read_bytes(), paper.name)
        found = plan_check(read_plan(document, paper.name, layout))
        if not _as_kept(plan, found):
            keep_problems(plan, found)


def _as_kept(plan: Plan, found: tuple[Problem, ...]) -> bool:
    return list(plan.problems.values_list("content", flat=True)) == [problem_content(problem) for problem in found]
