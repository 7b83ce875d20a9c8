"""Every table of parindex, for Django to find."""

from parindex.web.records.frozen import FrozenSet
from parindex.web.records.intake import CriteriaSet, PaperImport
from parindex.web.records.people import RoleHolding, User
from parindex.web.records.units import Unit
from parindex.web.records.years import (
    DeclaredFact,
    FoundProblem,
    IndexYear,
    Paper,
    Plan,
    PlannedTask,
    TaskLead,
)

__all__ = [
    "CriteriaSet",
    "DeclaredFact",
    "FoundProblem",
    "FrozenSet",
    "IndexYear",
    "Paper",
    "PaperImport",
    "Plan",
    "PlannedTask",
    "RoleHolding",
    "TaskLead",
    "Unit",
    "User",
]
