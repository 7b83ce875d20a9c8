"""The problems of a paper, by what they are a fault of and by kind, each with the paper's own words around it."""

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _

from parindex.core.check.problem import Problem, Scope, Severity
from parindex.web.records.year import YearRecord
from parindex.web.ui.excerpt import Excerpt, excerpt
from parindex.web.ui.filters import Filter
from parindex.web.ui.findings import FEW, Around, Link, Section, sections, summary
from parindex.web.ui.wording import SCOPES, SEVERITIES

SEVERITY_IN_ADDRESS = {"sai-lech": Severity.ERROR, "can-xem": Severity.WARNING, "luu-y": Severity.NOTE}
SCOPE_IN_ADDRESS = {"van-ban": Scope.PAPER, "ke-hoach": Scope.PLAN}


@dataclass(frozen=True, slots=True)
class Problems:
    """The page of problems."""

    record: YearRecord
    count: int
    summary: str
    severities: tuple[Filter, ...]
    scopes: tuple[Filter, ...]
    sections: tuple[Section, ...]
    all_url: str


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which problems the reader asked for, as the address says it; "" is all."""

    severity: str
    scope: str

    @classmethod
    def of(cls, severity: str, scope: str) -> "Wanted":
        return cls(
            severity if severity in SEVERITY_IN_ADDRESS else "",
            scope if scope in SCOPE_IN_ADDRESS else "",
        )

    def holds(self, problem: Problem) -> bool:
        severity, scope = SEVERITY_IN_ADDRESS.get(self.severity), SCOPE_IN_ADDRESS.get(self.scope)
        return severity in (None, problem.kind.severity) and scope in (None, problem.kind.scope)

    def address(self, start: str) -> str:
        query = urlencode({name: value for name, value in (("muc", self.severity), ("phan", self.scope)) if value})
        return f"{start}?{query}" if query else start


def present_problems(
    record: YearRecord, problems: tuple[Problem, ...], lines: tuple[str, ...], *, wanted: Wanted
) -> Problems:
    """The page of `problems`, found in a paper of these `lines`."""
    start = reverse("problems", args=[record.unit_code, record.year])
    kept = [problem for problem in problems if wanted.holds(problem)]
    return Problems(
        record=record,
        count=len(problems),
        summary=summary(problems),
        severities=_filters(problems, wanted, start, [Wanted(key, wanted.scope) for key in ("", *SEVERITY_IN_ADDRESS)]),
        scopes=_filters(problems, wanted, start, [Wanted(wanted.severity, key) for key in ("", *SCOPE_IN_ADDRESS)]),
        sections=sections(kept, _around(record, lines)),
        all_url=start,
    )


def _filters(problems: tuple[Problem, ...], wanted: Wanted, start: str, choices: list[Wanted]) -> tuple[Filter, ...]:
    return tuple(
        Filter(
            words=_filter_words(choice, choices),
            count=sum(choice.holds(problem) for problem in problems),
            url=choice.address(start),
            is_current=choice == wanted,
        )
        for choice in choices
    )


def _filter_words(choice: Wanted, choices: list[Wanted]) -> str:
    """The first choice leaves out nothing; the others are named by what they leave."""
    if choice is choices[0]:
        return _("All")
    if choice.severity != choices[0].severity:
        return str(SEVERITIES[SEVERITY_IN_ADDRESS[choice.severity]])
    return str(SCOPES[SCOPE_IN_ADDRESS[choice.scope]])


def _around(record: YearRecord, lines: tuple[str, ...]) -> Around:
    """The paper's words around each problem, and the pages of the criteria it touches."""

    def words(problem: Problem, neighbours: bool) -> Excerpt | None:
        place = problem.place
        return excerpt(lines, place.shown, column=place.column, text=place.text, neighbours=neighbours)

    return Around(excerpt=words, criteria=lambda problem: tuple(_links(record, problem.codes)))


def _links(record: YearRecord, codes: tuple[str, ...]) -> Iterable[Link]:
    """The criteria among `codes`; areas have no page of their own, and a problem of every row needs no list."""
    known = {node.code for _area, node in record.framework.criteria()}
    if len(codes) > FEW:
        return
    for code in codes:
        if code in known:
            yield Link(code, reverse("criterion", args=[record.unit_code, record.year, code]))
