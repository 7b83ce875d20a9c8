"""Every table of parindex, for Django to find."""

from parindex.web.records.cycles import Cycle, Extension, Return, StageDeadline, StageLateness
from parindex.web.records.frozen import FrozenSet
from parindex.web.records.intake import CriteriaSet, PaperImport
from parindex.web.records.organisation import Succession, UnitAlias, UnitGroup
from parindex.web.records.people import Invitation, RoleHolding, User, Visit
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
    "Cycle",
    "DeclaredFact",
    "Extension",
    "FoundProblem",
    "FrozenSet",
    "IndexYear",
    "Invitation",
    "Paper",
    "PaperImport",
    "Plan",
    "PlannedTask",
    "Return",
    "RoleHolding",
    "StageDeadline",
    "StageLateness",
    "Succession",
    "TaskLead",
    "Unit",
    "UnitAlias",
    "UnitGroup",
    "User",
    "Visit",
]
