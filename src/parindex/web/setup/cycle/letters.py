"""A message to the contacts of a cycle: whom it reaches is said before it goes."""

from collections.abc import Mapping
from dataclasses import dataclass

from django import forms
from django.db import transaction
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy

from parindex.core.messages import Message, Parameter
from parindex.web.records.audit import record
from parindex.web.records.cycles import Cycle
from parindex.web.records.models import Job, User
from parindex.web.records.recipients import contacts_of, unreached
from parindex.web.setup.cycle.overview import Wanted, chosen, filters
from parindex.web.setup.cycle.sheets import days_of, sheets_of
from parindex.web.ui.filters import Filter
from parindex.web.work.broadcast import start_broadcast

NO_SUBJECT = gettext_lazy("Write what the message is about, in one line.")
NO_BODY = gettext_lazy("Write the message.")


class LetterForm(forms.Form):
    """A subject and a body."""

    subject = forms.CharField(
        max_length=200,
        error_messages={"required": NO_SUBJECT},
        widget=forms.TextInput(attrs={"class": "input", "lang": "vi"}),
    )
    body = forms.CharField(
        max_length=5000,
        error_messages={"required": NO_BODY},
        widget=forms.Textarea(attrs={"class": "input textarea", "rows": 8, "lang": "vi"}),
    )


@dataclass(frozen=True, slots=True)
class Reached:
    """Whom a message reaches: people, and the names of the units in which nobody reads it."""

    people: tuple[User, ...]
    lost: str
    filters: tuple[Filter, ...]


def reach_of(cycle: Cycle, person: User, which: str) -> Reached:
    """Whom a message to the units that `which` leaves (overview.CHOICES) would reach."""
    sheets = sheets_of(cycle, person, days_of(cycle), localdate())
    units = [one.sheet.unit for one in chosen(sheets, Wanted(which, ""))]
    lost = ", ".join(unit.short_name for unit in unreached(units))
    links = filters(reverse("cycle-message", args=[cycle.host.code, cycle.year]), sheets, Wanted(which, ""))
    return Reached(tuple(contacts_of(units)), lost, links)


@transaction.atomic
def send_letter(person: User, cycle: Cycle, reached: Reached, said: Mapping[str, str]) -> Job:
    """Send what was entered to everyone reached, as a job; that it was sent is recorded."""
    job = start_broadcast(person, reached.people, said["subject"], said["body"])
    told: dict[str, Parameter] = {"host": cycle.host.short_name, "year": str(cycle.year), "subject": said["subject"]}
    message = Message("cycle.letter", {**told, "count": len(reached.people)})
    record("letter", cycle, message, unit=cycle.host)
    return job
