"""Forms about people. What the rules of roles refuse is told by them; a form only reads what was entered."""

import re
from typing import Any

from django import forms
from django.contrib.auth.forms import UsernameField
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from parindex.web.records.branches import in_branches
from parindex.web.records.frameworks import known_frameworks
from parindex.web.records.invitations import Guest
from parindex.web.records.models import RoleHolding, Unit, User
from parindex.web.records.reach import in_reach
from parindex.web.records.staff import OUTLIVING, branches_to_give_in, givable
from parindex.web.setup.account.forms import NewPasswordForm
from parindex.web.ui.wording import ROLES

NAME = re.compile(r"[a-z0-9][a-z0-9._-]{2,}")
BETWEEN = re.compile(r"[,;\s]+")
NO_EMAIL = gettext_lazy("This is no email address: write it like ten@parindex.example, or leave it empty.")


def words_field(required: Any = None, most: int = 200, **attributes: str) -> forms.CharField:
    """A line of words; `required` is what is said where it is empty."""
    return forms.CharField(
        required=required is not None,
        max_length=most,
        error_messages={"required": required} if required is not None else {},
        widget=forms.TextInput(attrs={"class": "input", **attributes}),
    )


class RoleForm(forms.Form):
    """A role in a unit. Shown is what the person may give; what else they send is answered by the rules."""

    role = forms.ChoiceField(
        choices=[("", gettext_lazy("Choose the role")), *ROLES.items()],
        error_messages=dict.fromkeys(("required", "invalid_choice"), gettext_lazy("Choose the role.")),
        widget=forms.Select(attrs={"class": "input"}),
    )
    unit = forms.ModelChoiceField(
        queryset=Unit.objects.none(),
        error_messages=dict.fromkeys(("required", "invalid_choice"), gettext_lazy("Choose the unit of the list.")),
        widget=forms.Select(attrs={"class": "input", "lang": "vi"}),
    )
    areas = words_field()

    def __init__(self, giver: User, data: Any = None) -> None:
        super().__init__(data)
        mine = in_branches(branches_to_give_in(giver))
        known = Unit.objects.filter(in_reach(giver) | mine).select_related("parent").order_by("path")
        shown = Unit.objects.filter(mine).select_related("parent").order_by("path")
        if not set(OUTLIVING).intersection(givable(giver)):
            shown = shown.on(timezone.localdate())
        self.fields["unit"].queryset = known  # type: ignore[attr-defined]
        units = [("", _("Choose the unit")), *((unit.pk, named(unit)) for unit in shown)]
        self.fields["unit"].widget.choices = units
        roles = [("", _("Choose the role")), *((role, ROLES[role]) for role in givable(giver))]
        self.fields["role"].widget.choices = roles
        self.fields["areas"].help_text = _("For appraisers: codes such as 1, 2, 7. Empty: all areas.")

    def clean_areas(self) -> tuple[str, ...]:
        codes = tuple(dict.fromkeys(filter(None, BETWEEN.split(self.cleaned_data["areas"]))))
        if codes and self.cleaned_data.get("role") != RoleHolding.Role.APPRAISER:
            raise forms.ValidationError(_("Only an appraiser is given areas: leave this empty."))
        known = {area.code for framework in known_frameworks() for area in framework.areas} if codes else set()
        if strange := [code for code in codes if code not in known]:
            raise forms.ValidationError(_("No criteria set has an area %(codes)s.") % {"codes": ", ".join(strange)})
        return codes


class InviteForm(RoleForm):
    """Whom to invite to which role."""

    full_name = words_field(gettext_lazy("Enter the full name of the person."), lang="vi", autocomplete="off")
    email = forms.EmailField(
        required=False,
        error_messages={"invalid": NO_EMAIL},
        widget=forms.EmailInput(attrs={"class": "input", "autocomplete": "off"}),
    )

    def guest(self) -> Guest:
        """Who is invited; only for a form that is valid."""
        data = self.cleaned_data
        return Guest(data["full_name"], data["role"], data["unit"], data["email"], areas=data["areas"])


class DetailsForm(forms.Form):
    """What is known of a person beside their roles."""

    full_name = InviteForm.base_fields["full_name"]
    email = InviteForm.base_fields["email"]
    phone = words_field(most=50, inputmode="tel", autocomplete="off")


class JoinForm(NewPasswordForm):
    """The user name and the password that somebody who is invited chooses."""

    username = UsernameField(
        max_length=150,
        error_messages={"required": gettext_lazy("Choose a user name.")},
        help_text=gettext_lazy("Small letters without marks, digits, dots and hyphens."),
        widget=forms.TextInput(attrs={"class": "input", "spellcheck": "false"}),
    )
    field_order = ["username", "new_password1", "new_password2"]

    def clean_username(self) -> str:
        name: str = self.cleaned_data["username"].lower()
        if not NAME.fullmatch(name):
            raise forms.ValidationError(
                _("Use at least 3 small letters without marks, digits, dots and hyphens, for example le.van.a.")
            )
        if User.objects.filter(username__iexact=name).exists():
            raise forms.ValidationError(_("The user name %(name)s is taken: choose another.") % {"name": name})
        self.user.username = name  # a password may not be like it
        return name


def named(unit: Unit) -> str:
    """A unit among others: an office with the body it belongs to, one that is over with its last day."""
    name = unit.name if unit.committee == unit else f"{unit.name}, {unit.committee.short_name}"
    if unit.valid_to is None:
        return name
    return _("%(unit)s (until %(day)s)") % {"unit": name, "day": f"{unit.valid_to:%d/%m/%Y}"}
