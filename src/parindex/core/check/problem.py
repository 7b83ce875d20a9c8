"""A problem of a plan: what is said at a place, and what the rest of the paper implies."""

from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum

from parindex.core.messages import Message
from parindex.core.place import Place


class Severity(StrEnum):
    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


class Scope(StrEnum):
    """Whether the writing of the paper is at fault, or what is planned."""

    PAPER = "paper"
    PLAN = "plan"


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of problem: its id, how grave it is, what it is a fault of."""

    id: str
    severity: Severity
    scope: Scope

    @property
    def title(self) -> Message:
        """What a heading calls problems of this kind."""
        return Message(f"kind.{self.id}")


@dataclass(frozen=True, slots=True)
class Problem:
    """One problem at one place. `found` and `expected` are figures, words of the paper, or messages."""

    kind: Kind
    place: Place
    message: Message
    found: Decimal | str
    expected: Decimal | str | Message
    codes: tuple[str, ...] = ()


def _kinds(severity: Severity, scope: Scope, *ids: str) -> dict[str, Kind]:
    return {id_: Kind(id_, severity, scope) for id_ in ids}


KINDS: dict[str, Kind] = {
    **_kinds(Severity.ERROR, Scope.PAPER, "stated-sum", "stated-vs-table", "count-mismatch", "points-sum"),
    **_kinds(Severity.ERROR, Scope.PAPER, "score-above-max", "duplicate-code"),
    **_kinds(Severity.ERROR, Scope.PLAN, "target-sum", "target-above-max"),
    **_kinds(Severity.WARNING, Scope.PAPER, "code-gap", "unreadable-figure", "missing-points", "missing-row"),
    **_kinds(Severity.WARNING, Scope.PAPER, "negative-points", "unread-row"),
    **_kinds(Severity.ERROR, Scope.PAPER, "tables-disagree"),
    **_kinds(Severity.WARNING, Scope.PAPER, "further-table", "hidden-row", "hidden-column", "hidden-sheet"),
    **_kinds(Severity.WARNING, Scope.PAPER, "rounded-display", "formula-without-value", "page-without-text"),
    **_kinds(Severity.NOTE, Scope.PAPER, "tracked-changes", "external-link", "macros"),
    **_kinds(Severity.WARNING, Scope.PAPER, "blank-reference"),
    **_kinds(Severity.NOTE, Scope.PAPER, "mixed-decimal-marks", "unit-alias", "spelling-variant"),
    **_kinds(Severity.WARNING, Scope.PLAN, "stale-year", "group-lead", "no-lead", "no-deadline", "no-measure"),
    **_kinds(Severity.WARNING, Scope.PLAN, "area-without-owner"),
}


def problem(
    id_: str,
    place: Place,
    *,
    found: Decimal | str,
    expected: Decimal | str | Message,
    variant: str = "",
    code: str = "",
    **parameters: Decimal | int | str | Message,
) -> Problem:
    """A problem of the kind `id_`; its message is `problem.<id>` or, with a variant, `problem.<id>.<variant>`.

    code: the code the problem is about, where the place has none or another.
    """
    said = f"problem.{id_}.{variant}" if variant else f"problem.{id_}"
    place = replace(place, code=code) if code else place
    message = Message(said, {"code": place.code or "", "found": found, "expected": expected, **parameters})
    return Problem(KINDS[id_], place, message, found, expected, (place.code,) if place.code else ())
