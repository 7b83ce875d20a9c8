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
