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
