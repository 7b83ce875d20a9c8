"""The problems of a paper, by what they are a fault of and by kind, each with its place and the paper's words."""

from collections.abc import Callable
from dataclasses import dataclass
from itertools import groupby

from django.utils.translation import ngettext

from parindex.core.check.problem import Problem, Scope, Severity
from parindex.core.messages import Parameter
from parindex.documents.catalogue import catalogue
from parindex.web.ui import figures
from parindex.web.ui.excerpt import Excerpt
from parindex.web.ui.places import anchor, where
from parindex.web.ui.wording import SCOPES, SEVERITIES, TONES

FEW = 3  # a group of more is folded, and its problems are shown without the lines around them
LONG = 80  # letters of what was found; longer words are seen marked in the excerpt


@dataclass(frozen=True, slots=True)
class Link:
    """A criterion that a problem touches."""

    code: str
    url: str


@dataclass(frozen=True, slots=True)
class Finding:
    """One problem: what it is, where, what was found and expected, and the paper's words.

    where_url: where those words stand on the same page, if they do.
    """

    anchor: str
    words: str
    where: str
    where_url: str
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
class Around:
    """What a page has around its problems: excerpts of the paper, pages of criteria, or the paper itself."""

    excerpt: Callable[[Problem, bool], Excerpt | None] = lambda problem, neighbours: None
    criteria: Callable[[Problem], tuple[Link, ...]] = lambda problem: ()
    where_url: Callable[[Problem], str] = lambda problem: ""


def sections(problems: list[Problem], around: Around) -> tuple[Section, ...]:
    """Every section in which there is a problem, graver kinds first."""
    by_scope = {scope: [problem for problem in problems if problem.kind.scope is scope] for scope in Scope}
    return tuple(_section(scope, found, around) for scope, found in by_scope.items() if found)


def summary(problems: tuple[Problem, ...]) -> str:
    """How many there are of each gravity; "" if there is none."""
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


def _section(scope: Scope, found: list[Problem], around: Around) -> Section:
    ranked = sorted(found, key=lambda problem: list(Severity).index(problem.kind.severity))
    by_kind = groupby(ranked, key=lambda problem: problem.kind)
    groups = tuple(_group(tuple(same), around) for _kind, same in by_kind)
    return Section(f"phan-{scope}", str(SCOPES[scope]), _places(len(found)), groups)


def _group(problems: tuple[Problem, ...], around: Around) -> Group:
    kind, is_many = problems[0].kind, len(problems) > FEW
    return Group(
        anchor=kind.id,
        words=catalogue(figures.language()).render(kind.title),
        tone=TONES[kind.severity],
        severity=str(SEVERITIES[kind.severity]),
        count=_places(len(problems)),
        is_folded=is_many,
        findings=tuple(_finding(problem, around, neighbours=not is_many) for problem in problems),
    )


def _finding(problem: Problem, around: Around, *, neighbours: bool) -> Finding:
    return Finding(
        anchor=anchor(problem),
        words=catalogue(figures.language()).render(problem.message),
        where=where(problem),
        where_url=around.where_url(problem),
        found=_short(problem.found),
        expected=_short(problem.expected),
        excerpt=around.excerpt(problem, neighbours),
        criteria=around.criteria(problem),
    )


def _short(said: Parameter) -> str:
    words = catalogue(figures.language()).render(said).replace("\t", " | ")
    return words if len(words) <= LONG else words[:LONG].rsplit(" ", 1)[0] + "…"


def _places(count: int) -> str:
    return ngettext("%(count)s place", "%(count)s places", count) % {"count": count}
