"""The kinds of problems of a table of results; where the fault is one that plans have too, its kind is theirs."""

from collections.abc import Mapping
from decimal import Decimal

from parindex.core.check.problem import KINDS, Kind, Problem, Scope, Severity
from parindex.core.messages import Message
from parindex.core.place import Words

OF_PLANS_TOO = ("points-sum", "score-above-max", "unreadable-figure", "missing-points")
# A band may hang on more than the total (a floor for each area), so an order that it breaks is only a warning.
OWN = {
    Severity.ERROR: ("unit-twice", "rank-order", "shared-rank", "max-conflict"),
    Severity.WARNING: ("band-order", "sum-unknown", "row-without-unit"),
}
RESULT_KINDS: Mapping[str, Kind] = {
    **{id_: KINDS[id_] for id_ in OF_PLANS_TOO},
    **{id_: Kind(id_, severity, Scope.PAPER) for severity, ids in OWN.items() for id_ in ids},
}


def found_at(
    words: Words,
    id_: str,
    message: Message,
    *,
    found: Decimal | str,
    expected: Decimal | str | Message,
    codes: tuple[str, ...] = (),
) -> Problem:
    """A problem of the kind `id_` where `words` stand. codes: of the areas it is about."""
    return Problem(RESULT_KINDS[id_], words.place(), message, found, expected, codes)
