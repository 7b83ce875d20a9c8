"""The problems of a paper, by what they are a fault of and by kind, each with the paper's own words around it."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from parindex.core.check.problem import Problem, Scope, Severity
from parindex.core.messages import Parameter
from parindex.documents.catalogue import catalogue
from parindex.web.records.year import YearRecord
from parindex.web.ui import figures
from parindex.web.ui.excerpt import Excerpt, excerpt
from parindex.web.ui.filters import Filter
from parindex.web.ui.places import anchor, where
from parindex.web.ui.wording import SCOPES, SEVERITIES, TONES

FEW = 3  # a group of more is folded, and its problems are shown without the lines around them
LONG = 80  # letters of what was found; longer words are seen marked in the excerpt
SEVERITY_IN_ADDRESS = {"sai-lech": Severity.ERROR, "can-xem": Severity.WARNING, "luu-y": Severity.NOTE}
SCOPE_IN_ADDRESS = {"van-ban": Scope.PAPER, "ke-hoach": Scope.PLAN}


@dataclass(frozen=True, slots=True)
class Link:
    """A criterion that a problem touches."""

    code: str
    url: str


@dataclass(frozen=True, slots=True)
class Finding:
    """One problem: what it is, where, what was found and expected, and the paper's words."""

    anchor: str
    words: str
    where: str
    found: str
    expected: str
    excerpt: Excerpt | None
    criteria: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """The problems of one kind."""

    anchor: str
    words: str
    tone: str
    severity: str
    count: str
    is_folded: bool
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """The groups that are a fault of the same thing."""

    anchor: str
    words: str
    count: str
    groups: tuple[Group, ...]


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
    by_scope = {scope: [problem for problem in kept if problem.kind.scope is scope] for scope in Scope}
    return Problems(
        record=record,
        count=len(problems),
        summary=_summary(problems),
        severities=_filters(problems, wanted, start, [Wanted(key, wanted.scope) for key in ("", *SEVERITY_IN_ADDRESS)]),
        scopes=_filters(problems, wanted, start, [Wanted(wanted.severity, key) for key in ("", *SCOPE_IN_ADDRESS)]),
        sections=tuple(_section(record, scope, found, lines) for scope, found in by_scope.items() if found),
        all_url=start,
    )


def _summary(problems: tuple[Problem, ...]) -> str:
    errors, warnings, notes = (
        sum(problem.kind.severity is severity for problem in problems)
        for severity in (Severity.ERROR, Severity.WARNING, Severity.NOTE)
    )
    said = (
        (errors, ngettext("%(count)s contradiction", "%(count)s contradictions", errors)),
        (warnings, ngettext("%(count)s place to look at", "%(count)s places to look at", warnings)),
        (notes, ngettext("%(count)s for note", "%(count)s for note", notes)),
    )
    return ", ".join(words % {"count": count} for count, words in said if count)


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


def _section(record: YearRecord, scope: Scope, found: list[Problem], lines: tuple[str, ...]) -> Section:
    ranked = sorted(found, key=lambda problem: list(Severity).index(problem.kind.severity))
    by_kind = groupby(ranked, key=lambda problem: problem.kind)
    groups = tuple(_group(record, tuple(same), lines) for _kind, same in by_kind)
    return Section(f"phan-{scope}", str(SCOPES[scope]), _places(len(found)), groups)


def _group(record: YearRecord, problems: tuple[Problem, ...], lines: tuple[str, ...]) -> Group:
    kind, is_many = problems[0].kind, len(problems) > FEW
    return Group(
        anchor=kind.id,
        words=catalogue(figures.language()).render(kind.title),
        tone=TONES[kind.severity],
        severity=str(SEVERITIES[kind.severity]),
        count=_places(len(problems)),
        is_folded=is_many,
        findings=tuple(_finding(record, problem, lines, neighbours=not is_many) for problem in problems),
    )


def _finding(record: YearRecord, problem: Problem, lines: tuple[str, ...], *, neighbours: bool) -> Finding:
    place = problem.place
    return Finding(
        anchor=anchor(problem),
        words=catalogue(figures.language()).render(problem.message),
        where=where(problem),
        found=_short(problem.found),
        expected=_short(problem.expected),
        excerpt=excerpt(lines, place.shown, column=place.column, text=place.text, neighbours=neighbours),
        criteria=tuple(_links(record, problem.codes)),
    )


def _short(said: Parameter) -> str:
    words = catalogue(figures.language()).render(said).replace("\t", " | ")
    return words if len(words) <= LONG else words[:LONG].rsplit(" ", 1)[0] + "…"


def _links(record: YearRecord, codes: tuple[str, ...]) -> Iterable[Link]:
    """The criteria among `codes`; areas have no page of their own, and a problem of every row needs no list."""
    known = {node.code for _area, node in record.framework.criteria()}
    if len(codes) > FEW:
        return
    for code in codes:
        if code in known:
            yield Link(code, reverse("criterion", args=[record.unit_code, record.year, code]))


def _places(count: int) -> str:
    return ngettext("%(count)s place", "%(count)s places", count) % {"count": count}
