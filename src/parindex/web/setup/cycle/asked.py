"""What a form asks to be done to a sheet."""

from dataclasses import dataclass
from datetime import date

from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils.translation import gettext as _

from parindex.core.workflow import Act
from parindex.web.records.acting import Wanted
from parindex.web.records.said import kept_text
from parindex.web.setup.cycle.forms import day_field


@dataclass(frozen=True, slots=True)
class Entered:
    """What was entered for an act that was not done, to stand in its form again."""

    act: str = ""
    reason: str = ""
    day: str = ""
    codes: tuple[str, ...] = ()

    @classmethod
    def of(cls, posted: QueryDict) -> "Entered":
        return cls(posted.get("viec", ""), posted.get("ly-do", ""), posted.get("ngay", ""), tuple(posted.getlist("ma")))


class UnreadableActError(Exception):
    """The form does not say what it asks for; the text is for whoever sent it."""


def wanted_of(posted: QueryDict) -> tuple[Wanted, int]:
    """The act that is wanted, and the revision of the sheet as it was shown. Raises UnreadableActError."""
    revision = posted.get("ban", "")
    if not revision.isdecimal() or len(revision) > 9:
        raise UnreadableActError(_("The form is incomplete: reload the page and try again."))
    return wanted_act(posted), int(revision)


def wanted_act(posted: QueryDict) -> Wanted:
    """The act that is wanted, with its reason, codes and day. Raises UnreadableActError."""
    act = posted.get("viec", "")
    if act not in list(Act) or act == Act.ENTER:
        raise UnreadableActError(_("No act is chosen: choose what is to be done."))
    codes = tuple(dict.fromkeys(posted.getlist("ma")))
    return Wanted(Act(act), reason=kept_text(posted.get("ly-do", "")), codes=codes, day=_day(posted.get("ngay", "")))


def _day(words: str) -> date | None:
    if not words.strip():
        return None
    field = day_field(required=False)
    try:
        day = field.clean(words)
    except ValidationError as error:
        raise UnreadableActError(_("“%(words)s” is not a day: write it as 31/12/2024.") % {"words": words}) from error
    return day if isinstance(day, date) else None
