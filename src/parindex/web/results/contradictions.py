"""What does not fit in a paper: errors one by one, other kinds by how often they occur."""

from collections import Counter
from dataclasses import dataclass
from decimal import Decimal

from django.urls import reverse
from django.utils.translation import gettext as _

from parindex.core.check.problem import Problem, Severity
from parindex.core.messages import Message
from parindex.documents.catalogue import catalogue
from parindex.web.records.year import YearRecord
from parindex.web.ui import figures
from parindex.web.ui.places import anchor, where
from parindex.web.ui.wording import SEVERITIES, TONES


@dataclass(frozen=True, slots=True)
class Contradiction:
    """A problem: what it is, where, what was found there and what the rest of the paper implies."""

    words: str
    url: str
    where: str
    tone: str
    severity: str
    found: str = ""
    expected: str = ""


@dataclass(frozen=True, slots=True)
class KindRow:
    """A kind of problem that is no error, and how often it occurs."""

    words: str
    url: str
    tone: str
    severity: str
    count: int


def errors(record: YearRecord, problems: tuple[Problem, ...]) -> tuple[Contradiction, ...]:
    """Each error with its sums, in the judge's order, so that those of a kind stand together."""
    start = reverse("problems", args=[record.unit_code, record.year])
    return tuple(one(problem, start) for problem in problems if problem.kind.severity is Severity.ERROR)


def other_kinds(record: YearRecord, problems: tuple[Problem, ...]) -> tuple[KindRow, ...]:
    """The kinds of what is no error, graver ones first."""
    start = reverse("problems", args=[record.unit_code, record.year])
    said = catalogue(figures.language()).render
    others = [problem for problem in problems if problem.kind.severity is not Severity.ERROR]
    counts = Counter(problem.kind for problem in others)
    # a browser unfolds what a place lies in, but not what a place is
    first = {problem.kind: anchor(problem) for problem in reversed(others)}
    kinds = sorted(counts, key=lambda kind: list(Severity).index(kind.severity))
    return tuple(
        KindRow(
            words=said(kind.title),
            url=f"{start}#{first[kind]}",
            tone=TONES[kind.severity],
            severity=str(SEVERITIES[kind.severity]),
            count=counts[kind],
        )
        for kind in kinds
    )


def one(problem: Problem, start: str) -> Contradiction:
    """A single problem; `start` is the address of the page of problems."""
    said = catalogue(figures.language()).render
    is_figure = isinstance(problem.found, Decimal) and not isinstance(problem.expected, Message)
    return Contradiction(
        words=said(problem.message),
        url=f"{start}#{anchor(problem)}",
        where=where(problem),
        tone=TONES[problem.kind.severity],
        severity=str(SEVERITIES[problem.kind.severity]),
        found=said(problem.found) if is_figure else "",
        expected=_("expected %(expected)s") % {"expected": said(problem.expected)} if is_figure else "",
    )
