"""Units over time: what a list of units says, what of it cannot be, and what taking it in would change."""

from parindex.core.organisation.check import check_units
from parindex.core.organisation.planning import Change, Outcome, Step, changes_of, planned
from parindex.core.organisation.unit import (
    FIELD_WORDS,
    FIELDS,
    KINDS,
    WAYS,
    Predecessor,
    UnitFlaw,
    UnitRow,
    span_words,
)

__all__ = [
    "FIELDS",
    "FIELD_WORDS",
    "KINDS",
    "WAYS",
    "Change",
    "Outcome",
    "Predecessor",
    "Step",
    "UnitFlaw",
    "UnitRow",
    "changes_of",
    "check_units",
    "planned",
    "span_words",
]
