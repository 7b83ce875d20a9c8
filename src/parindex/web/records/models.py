"""Every table of parindex, for Django to find."""

from parindex.web.records.audit import AuditHead, Event
from parindex.web.records.cycles import Cycle, Extension, Return, StageDeadline, StageLateness
from parindex.web.records.declarations import Declaration, DeclaredFact
from parindex.web.records.evidence import Evidence, EvidenceRevision, EvidenceUse, EvidenceWords, Upload
from parindex.web.records.frozen import FrozenSet
from parindex.web.records.inbox import Notice
from parindex.web.records.intake import CriteriaSet, PaperImport
from parindex.web.records.jobs import Job
from parindex.web.records.organisation import Succession, UnitAlias, UnitGroup
from parindex.web.records.outbox import Outgoing
from parindex.web.records.people import Invitation, RoleHolding, User, Visit
from parindex.web.records.schedule import Schedule
from parindex.web.records.units import Unit
from parindex.web.records.years import (
    FoundProblem,
    IndexYear,
    Paper,
    Plan,
    PlannedTask,
    TaskLead,
)

__all__ = [
    "AuditHead",
    "CriteriaSet",
    "Cycle",
    "Declaration",
    "DeclaredFact",
    "Event",
    "Evidence",
    "EvidenceRevision",
    "EvidenceUse",
    "EvidenceWords",
    "Extension",
    "FoundProblem",
    "FrozenSet",
    "IndexYear",
    "Invitation",
    "Job",
    "Notice",
    "Outgoing",
    "Paper",
    "PaperImport",
    "Plan",
    "PlannedTask",
    "Return",
    "RoleHolding",
    "Schedule",
    "StageDeadline",
    "StageLateness",
    "Succession",
    "TaskLead",
    "Unit",
    "UnitAlias",
    "UnitGroup",
    "Upload",
    "User",
    "Visit",
]
