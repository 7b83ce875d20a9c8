"""A waiting paper read as its importer says: the plan, or why there is none."""

from dataclasses import dataclass

from parindex.core.check import Problem, plan_check
from parindex.core.messages import Message
from parindex.core.plan import Column, Plan
from parindex.documents.document import Document, UnreadableFileError
from parindex.documents.plan_reader import columns_of, read_plan
from parindex.web.records.waiting import Waiting


@dataclass(frozen=True, slots=True)
class Seen:
    """What was made of a paper: its document, the plan or why there is none, and the problems of the plan."""

    document: Document
    plan: Plan | None
    refusal: Message | None
    problems: tuple[Problem, ...]
    columns: tuple[Column, ...]


def see(one: Waiting) -> Seen:
    """Read the table of `one`. Raises UnreadableFileError if the file itself cannot be read any more."""
    document = one.document()
    try:
        plan = read_plan(document, one.name, one.layout)
    except UnreadableFileError as error:
        return Seen(document, None, error.message, (), columns_of(document, one.layout))
    return Seen(document, plan, None, plan_check(plan), plan.columns)
