"""Words for the codes of core and records that no catalogue of core has."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

SEVERITIES: dict[str, Promise] = {
    "error": _("Contradiction"),
    "warning": _("To look at"),
    "note": _("For note"),
}
TONES = {"error": "bad", "warning": "warn", "note": "info"}

SCOPES: dict[str, Promise] = {
    "paper": _("Words and figures of the paper"),
    "plan": _("What the plan sets out"),
}

ROLES: dict[str, Promise] = {
    "officer": _("Reform officer"),
    "contact": _("Unit contact"),
    "appraiser": _("Appraiser"),
    "council": _("Council member"),
    "leader": _("Leader"),
    "onestop": _("One-stop desk"),
    "auditor": _("Auditor"),
    "operator": _("Operator"),
}

# Bands are data of a criteria set, so one that is not among these is shown as the set names it.
BANDS: dict[str, Promise] = {
    "Xuất sắc": _("Excellent"),
    "Tốt": _("Good"),
    "Khá": _("Fair"),
    "Trung bình": _("Average"),
    "Yếu": _("Weak"),
}


def band_word(name: str) -> str:
    """The band `name` in the reader's language."""
    return str(BANDS.get(name, name))


# What a column of a plan's table may hold, by the reader's ids.
MEANING_WORDS: dict[str, Promise] = {
    "code": _("Code"),
    "name": _("Name"),
    "max_points": _("Maximum points"),
    "points": _("Points achieved"),
    "target_points": _("Target"),
    "self_points": _("Self-scored points"),
    "verified_points": _("Appraised points"),
    "survey_points": _("Survey points"),
    "task": _("Task"),
    "leads": _("Lead unit"),
    "supporting": _("Supporting units"),
    "deadline": _("Deadline"),
    "measure": _("Measure"),
    "evidence": _("Evidence"),
    "note": _("Note"),
    "": _("Take for nothing"),
}


# What a criteria set says of itself and of its criteria, by core's codes.
SET_STATUSES: dict[str, Promise] = {
    "draft": _("Draft"),
    "in_force": _("In force"),
    "closed": _("No longer in force"),
}
SET_TONES = {"draft": "warn", "in_force": "ok", "closed": ""}
NODE_KINDS: dict[str, Promise] = {
    "ordinary": _("Ordinary points"),
    "bonus": _("Bonus points"),
    "penalty": _("Penalty points"),
}
WINDOWS: dict[str, Promise] = {
    "scoring_year": _("the scoring year (1 January to 31 December)"),
    "report_year": _("the reporting year (15 December of the year before to 14 December)"),
}
LEFT_OUT: dict[str, Promise] = {
    "exclude": _("Where it does not apply: its points leave the maximum, and the rest is converted to the whole."),
    "full_marks": _("Where it does not apply: the maximum."),
    "zero": _("Where it does not apply: 0 points."),
    "shown": _("Where it does not apply: it stays in the maximum and adds no points."),
}
WITHOUT_EVIDENCE: dict[str, Promise] = {
    "zero": _("Without it: 0 points."),
    "explain": _("Without it the unit explains why; without an explanation: 0 points."),
    "missing": _("Without it there are no points yet."),
}

UNIT_KINDS: dict[str, Promise] = {
    "province": _("Provinces"),
    "department": _("Departments"),
    "district": _("Districts"),
    "commune": _("Communes and wards"),
    "office": _("Offices"),
}


# What becomes of a message by mail, and how far a job is.
MAIL_STATES: dict[str, Promise] = {
    "queued": _("waits to be sent"),
    "sending": _("being sent"),
    "sent": _("sent"),
    "failed": _("not sent"),
    "unknown": _("not known whether it was sent"),
}
MAIL_TONES = {"queued": "", "sending": "info", "sent": "ok", "failed": "bad", "unknown": "warn"}
JOB_STATES: dict[str, Promise] = {
    "queued": _("waiting to begin"),
    "running": _("running"),
    "done": _("done"),
    "failed": _("stopped"),
}
JOB_TONES = {"queued": "", "running": "info", "done": "ok", "failed": "bad"}
