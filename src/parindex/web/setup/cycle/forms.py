"""The form of opening a year: whose, which, for which units, on which set, until when."""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import Any

from django import forms
from django.db.models import Count, Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from parindex.core.framework import Framework
from parindex.core.workflow import STAGES, State, state_word
from parindex.web.records.models import Unit, UnitGroup, User
from parindex.web.records.opening import Opening
from parindex.web.ui.telling import titled
from parindex.web.ui.wording import UNIT_KINDS

FIRST_YEAR, LAST_YEAR = 2000, 2100
NO_YEAR = gettext_lazy("Enter the year that is scored, for example 2024.")
NO_DAY = gettext_lazy("Enter a day, for example 31/12/2024.")
# Usual last days, as days after 31 December of the year that is scored.
USUAL = {
    State.SELF_SCORING: 0,
    State.APPRAISAL_1: 15,
    State.EXPLANATION: 20,
    State.APPRAISAL_2: 27,
    State.COUNCIL: 34,
}


class UnitField(forms.ModelChoiceField):  # type: ignore[type-arg]
    """A unit by its name."""

    def label_from_instance(self, obj: Unit) -> str:
        return obj.name


def day_field(message: Any = NO_DAY, **given: Any) -> forms.DateField:
    """A day, as a browser's calendar sends it or as people write it."""
    return forms.DateField(
        input_formats=["%Y-%m-%d", "%d/%m/%Y"],
        error_messages=dict.fromkeys(("required", "invalid"), message),
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"class": "input", "type": "date"}),
        **given,
    )


def groups_for(person: User, today: date) -> list[UnitGroup]:
    """The groups that `person` may see, with their units and those of them there today counted; the living first."""
    there = Q(members__valid_from=None) | Q(members__valid_from__lte=today)
    there &= Q(members__valid_to=None) | Q(members__valid_to__gte=today)
    counted = UnitGroup.objects.visible_to(person).annotate(units=Count("members"), now=Count("members", filter=there))
    return sorted(counted, key=lambda group: (group.now == 0, group.owner_id, group.name))  # type: ignore[attr-defined]


def _group_words(group: UnitGroup) -> str:
    words = ngettext("%(name)s: %(count)d unit", "%(name)s: %(count)d units", group.units)  # type: ignore[attr-defined]
    said = words % {"name": group.name, "count": group.units}  # type: ignore[attr-defined]
    return said if group.now else _("%(group)s, no longer there") % {"group": said}  # type: ignore[attr-defined]


class DaysForm(forms.Form):
    """The last day of every stage, and why they move."""

    reason = forms.CharField(
        max_length=1000,
        error_messages={"required": gettext_lazy("State why the last days move: every unit will read it.")},
        widget=forms.Textarea(attrs={"class": "input textarea", "rows": 2, "lang": "vi"}),
    )

    def __init__(self, days: Mapping[State, date], data: Any = None) -> None:
        super().__init__(data, prefix="han")
        for stage in STAGES:
            self.fields[stage] = day_field(label=titled(state_word(stage)))
            self.initial[stage] = days.get(stage)

    @property
    def stages(self) -> list[forms.BoundField]:
        """The fields of the last days, in the order of the year."""
        return [self[stage] for stage in STAGES]

    @property
    def days(self) -> dict[State, date]:
        """What was entered; the form is valid."""
        return {stage: self.cleaned_data[stage] for stage in STAGES}


class OpenForm(forms.Form):
    """What a year is opened with. `units` are chosen by a group of the host, or by the kind of unit below it."""

    host = UnitField(
        queryset=Unit.objects.none(),
        empty_label=None,
        error_messages=dict.fromkeys(
            ("required", "invalid_choice"),
            gettext_lazy("Choose the unit that runs the cycle: one whose officer you are."),
        ),
        widget=forms.Select(attrs={"class": "input"}),
    )
    year = forms.IntegerField(
        min_value=FIRST_YEAR,
        max_value=LAST_YEAR,
        error_messages=dict.fromkeys(("required", "invalid", "min_value", "max_value"), NO_YEAR),
        widget=forms.NumberInput(attrs={"class": "input", "inputmode": "numeric"}),
    )
    group = forms.ChoiceField(
        error_messages=dict.fromkeys(("required", "invalid_choice"), gettext_lazy("Choose the units of the year.")),
        widget=forms.Select(attrs={"class": "input"}),
    )
    framework = forms.ChoiceField(
        error_messages=dict.fromkeys(("required", "invalid_choice"), gettext_lazy("Choose the criteria set.")),
        widget=forms.Select(attrs={"class": "input"}),
    )
    opens = day_field()
    simulated = forms.BooleanField(required=False, widget=forms.CheckboxInput(attrs={"class": "check"}))

    def __init__(
        self,
        hosts: list[Unit],
        groups: Iterable[UnitGroup],
        sets: Iterable[Framework],
        *,
        today: date,
        data: Any = None,
    ) -> None:
        super().__init__(data, prefix="mo")
        self.groups = {f"nhom-{group.pk}": group for group in groups}
        self.fields["host"].queryset = Unit.objects.filter(pk__in=[host.pk for host in hosts])  # type: ignore[attr-defined]
        self.fields["group"].choices = self._groups()  # type: ignore[attr-defined]
        self.fields["framework"].choices = [(one.id, f"{one.title} ({one.id})") for one in sets]  # type: ignore[attr-defined]
        year = today.year
        self.initial = {"host": hosts[0].pk if hosts else None, "year": year, "opens": today}
        for stage in STAGES:
            self.fields[stage] = day_field(label=titled(state_word(stage)))
            self.initial[stage] = date(year, 12, 31) + timedelta(days=USUAL[stage])

    def _groups(self) -> list[tuple[str, str]]:
        kept = [(key, _group_words(group)) for key, group in self.groups.items()]
        kinds = [
            (f"loai-{kind}", _("All below the host: %(kind)s") % {"kind": words}) for kind, words in UNIT_KINDS.items()
        ]
        return [*kept, *kinds]

    @property
    def stages(self) -> list[forms.BoundField]:
        """The fields of the last days, in the order of the year."""
        return [self[stage] for stage in STAGES]

    def opening(self) -> Opening:
        """What is to be opened; the form is valid."""
        host, year = self.cleaned_data["host"], self.cleaned_data["year"]
        return Opening(
            host=host,
            year=year,
            units=tuple(self._units(host, year)),
            framework=self.cleaned_data["framework"],
            opens=self.cleaned_data["opens"],
            days={stage: self.cleaned_data[stage] for stage in STAGES},
            simulated=self.cleaned_data["simulated"],
        )

    def _units(self, host: Unit, year: int) -> Iterable[Unit]:
        key = self.cleaned_data["group"]
        if key in self.groups:
            return self.groups[key].members.select_related("parent")
        below = Unit.objects.in_branches([host.path]).exclude(pk=host.pk).filter(kind=key.removeprefix("loai-"))
        return below.on(date(year, 12, 31)).select_related("parent")
