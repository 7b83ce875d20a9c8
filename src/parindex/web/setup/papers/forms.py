"""What a person decides about a paper before it counts: its unit, its year, the criteria set."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from parindex.core.plan import Plan
from parindex.documents.document import UnreadableFileError
from parindex.documents.framework_paper import DraftFramework
from parindex.web.records.frameworks import is_known
from parindex.web.records.importing import Choice
from parindex.web.records.models import IndexYear, Unit
from parindex.web.records.years import unkeepable
from parindex.web.setup.papers.drafting import drafted, fitting_sets, likely_id, likely_unit

FROM_PAPER = "*"  # no id of a set: those are letters, digits and hyphens
FIRST_YEAR, LAST_YEAR = 2000, 2100
NO_ID = gettext_lazy("Write the id with letters without marks, digits and hyphens, for example huyen-a-2024.")
NO_YEAR = gettext_lazy("Enter the year that was scored, for example 2024.")


class UnitField(forms.ModelChoiceField):  # type: ignore[type-arg]
    """A unit by its name; whoever is not among them cannot be chosen."""

    def label_from_instance(self, obj: Unit) -> str:
        return obj.name


class AcceptForm(forms.Form):
    """Unit, year and criteria set of the year that the paper becomes."""

    unit = UnitField(
        queryset=Unit.objects.none(),
        empty_label=gettext_lazy("Choose the unit"),
        error_messages={
            "required": gettext_lazy("Choose the unit that the paper is about."),
            "invalid_choice": gettext_lazy("You may not bring in papers for this unit: choose one of the list."),
        },
        widget=forms.Select(attrs={"class": "input"}),
    )
    year = forms.IntegerField(
        min_value=FIRST_YEAR,
        max_value=LAST_YEAR,
        error_messages=dict.fromkeys(("required", "invalid", "min_value", "max_value"), NO_YEAR),
        widget=forms.NumberInput(attrs={"class": "input", "inputmode": "numeric"}),
    )
    framework = forms.ChoiceField(
        error_messages=dict.fromkeys(
            ("required", "invalid_choice"), gettext_lazy("Choose the criteria set that the points are of.")
        ),
        widget=forms.Select(attrs={"class": "input"}),
    )
    set_id = forms.SlugField(
        required=False,
        max_length=100,
        error_messages={"invalid": NO_ID, "max_length": NO_ID},
        widget=forms.TextInput(attrs={"class": "input", "spellcheck": "false", "autocapitalize": "none"}),
    )
    set_title = forms.CharField(
        required=False, max_length=250, widget=forms.TextInput(attrs={"class": "input", "lang": "vi"})
    )
    simulated = forms.BooleanField(required=False, widget=forms.CheckboxInput(attrs={"class": "check"}))

    def __init__(self, plan: Plan, name: str, units: QuerySet[Unit], *, this_year: int, data: Any = None) -> None:
        super().__init__(data, prefix="nhan", initial=None)
        self.plan, self.name = plan, name
        self.taken: IndexYear | None = None
        self.fields["unit"].queryset = units  # type: ignore[attr-defined]
        unit = likely_unit(plan, list(units))
        id_ = likely_id(plan, unit, plan.year_scored or this_year)
        self.fitting = fitting_sets(plan)
        self.draft: DraftFramework = drafted(plan, id_=id_, year=plan.year_scored or this_year, file=name)
        self.fields["framework"].choices = self._sets()  # type: ignore[attr-defined]
        exact = [one.framework.id for one in self.fitting if not one.differing]
        chosen = exact[0] if exact else FROM_PAPER
        title = self.draft.framework.title if self.draft.framework else ""
        self.initial = {"unit": unit, "year": plan.year_scored, "framework": chosen, "set_id": id_, "set_title": title}

    @property
    def may_make(self) -> bool:
        """Whether a set can be made from the paper."""
        return self.draft.framework is not None

    def _sets(self) -> list[tuple[str, str]]:
        known = [(one.framework.id, one.words) for one in self.fitting]
        return [*known, (FROM_PAPER, _("Make a set from this paper"))] if self.may_make else known

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if not self.plan.has_points:
            self.add_error(None, _("No column holds the points achieved: choose that column above, then accept."))
        if odd := unkeepable(self.plan):
            said = _("%(code)s: the figure %(figure)s has more digits than can be kept exactly (15).")
            self.add_error(None, said % {"code": odd[0], "figure": odd[1]})
        unit: Unit | None = data.get("unit")
        year: int | None = data.get("year")
        self.taken = IndexYear.objects.filter(unit=unit, year=year).first() if unit and year else None
        if self.taken and unit:
            said = _("%(unit)s has the year %(year)s already: undo its import first, or enter another year.")
            self.add_error("year", said % {"unit": unit.name, "year": year})
        if data.get("framework") == FROM_PAPER and year:
            self._make(data, year)
        return data

    def _make(self, data: dict[str, Any], year: int) -> None:
        """The set as it was named; what is in its way stands at the field."""
        id_ = data.get("set_id")
        if "set_id" in self.errors:
            return
        if not id_:
            self.add_error("set_id", NO_ID)
        elif is_known(id_):
            self.add_error("set_id", _("There is a set with the id %(id)s already: enter another.") % {"id": id_})
        else:
            try:
                self.draft = drafted(self.plan, id_=id_, year=year, file=self.name, title=data.get("set_title"))
            except UnreadableFileError:
                self.add_error("set_id", NO_ID)

    def choice(self) -> Choice:
        """What was decided; only for a form that is valid."""
        data = self.cleaned_data
        is_made = data["framework"] == FROM_PAPER
        return Choice(
            unit=data["unit"],
            year=data["year"],
            framework=data["set_id"] if is_made else data["framework"],
            set_text=self.draft.text if is_made else "",
            simulated=data["simulated"],
        )
