"""What a reader wants to see of the events: by words, person, act, kind of object, outcome, days."""

from datetime import date, datetime, timedelta
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.db.models import Value
from django.db.models.functions import StrIndex, Substr
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from parindex.core.folding import folded
from parindex.core.messages import Catalogue
from parindex.web.records.audit import EventQuerySet
from parindex.web.records.event_words import ACTS, OBJECTS, act_name, object_kind

REFUSED = "tu-choi"
NO_DAY = gettext_lazy("Day/month/year, for example 31/12/2024.")


def _day_field(label: Any) -> forms.DateField:
    """A day, as a browser's calendar sends it or as people write it."""
    return forms.DateField(
        required=False,
        label=label,
        input_formats=["%Y-%m-%d", "%d/%m/%Y"],
        error_messages={"invalid": NO_DAY},
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )


class FilterForm(forms.Form):
    """Its fields have the names that stand in the address; what cannot be read filters nothing, and says so."""

    q = forms.CharField(required=False, max_length=200, label=gettext_lazy("Words"))
    nguoi = forms.CharField(required=False, max_length=200, label=gettext_lazy("Who"))
    viec = forms.ChoiceField(required=False, label=gettext_lazy("Act"))
    loai = forms.ChoiceField(required=False, label=gettext_lazy("Kind of object"))
    kq = forms.ChoiceField(required=False, label=gettext_lazy("Outcome"))
    tu = _day_field(gettext_lazy("From day"))
    den = _day_field(gettext_lazy("To day"))

    def __init__(self, data: Any, words: Catalogue) -> None:
        super().__init__(data)
        every = ("", _("All"))
        acts = sorted((act_name(act, words).capitalize(), act) for act in ACTS)
        self.fields["viec"].choices = [every, *((act, name) for name, act in acts)]  # type: ignore[attr-defined]
        kinds = ((kind, object_kind(kind, words).capitalize()) for kind in OBJECTS)
        self.fields["loai"].choices = [every, *kinds]  # type: ignore[attr-defined]
        self.fields["kq"].choices = [every, (REFUSED, _("Refused"))]  # type: ignore[attr-defined]
        for field in self.fields.values():
            field.widget.attrs["class"] = "input"

    @property
    def others(self) -> list[forms.BoundField]:
        """The fields that are folded below the one for words."""
        return [field for field in self if field.name != "q"]

    @property
    def is_narrow(self) -> bool:
        """Whether one of those is filled, or cannot be read."""
        return bool(self.wanted.keys() - {"q"} or self.errors)

    @property
    def wanted(self) -> dict[str, Any]:
        """What was asked for and can be read, by field."""
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value}

    @property
    def query(self) -> str:
        """The same as the query of an address; "" where nothing is filtered."""
        return urlencode(self.wanted)

    def of(self, events: EventQuerySet) -> EventQuerySet:
        """Those of `events` that are wanted."""
        wanted = self.wanted
        for word in folded(wanted.get("q", "")).split():
            events = events.filter(folded__contains=word)
        if who := folded(" ".join(wanted.get("nguoi", "").split())):
            first_line = Substr("folded", 1, StrIndex("folded", Value("\n")))
            events = events.annotate(who=first_line).filter(who__contains=who)
        same = {"act": wanted.get("viec"), "object_type": wanted.get("loai"), "is_refused": wanted.get("kq") and True}
        events = events.filter(**{name: value for name, value in same.items() if value})
        if "tu" in wanted:
            events = events.filter(at__gte=_midnight(wanted["tu"]))
        if "den" in wanted:
            events = events.filter(at__lt=_midnight(wanted["den"] + timedelta(days=1)))
        return events


def _midnight(day: date) -> datetime:
    return timezone.make_aware(datetime(day.year, day.month, day.day))  # noqa: DTZ001 - of the readers' zone
