"""What a person says of evidence: what an office knows it by, its address, its place, why it is used no longer."""

from typing import Any
from urllib.parse import urlsplit

from django import forms
from django.core.validators import URLValidator
from django.utils.translation import gettext_lazy as _

from parindex.web.records.evidence_keeping import Known
from parindex.web.records.models import Evidence

NO_DAY = _("Day/month/year, for example 31/12/2024.")
NO_ADDRESS = _("Enter a whole address that begins with https:// or http://, without a user name or password.")
TEXT = {"class": "input", "lang": "vi"}


def _day(label: Any) -> forms.DateField:
    return forms.DateField(
        required=False,
        label=label,
        input_formats=["%Y-%m-%d", "%d/%m/%Y"],
        error_messages={"invalid": NO_DAY},
        widget=forms.DateInput(attrs={"type": "date", "class": "input"}, format="%Y-%m-%d"),
    )


class KnownForm(forms.Form):
    """What an office knows a paper by."""

    summary = forms.CharField(
        max_length=500,
        label=_("Summary"),
        error_messages={"required": _("Say briefly what the evidence is about.")},
        widget=forms.Textarea(attrs={"class": "input textarea", "rows": 2, "lang": "vi"}),
    )
    number = forms.CharField(required=False, max_length=100, label=_("Number and sign"), widget=forms.TextInput(TEXT))
    issued_on = _day(_("Day of issue"))
    issuer = forms.CharField(required=False, max_length=300, label=_("Issuing body"), widget=forms.TextInput(TEXT))
    expires_on = _day(_("Last day of validity"))

    def known(self) -> Known:
        """What was said; only for a form that is valid."""
        said = self.cleaned_data
        return Known(said["summary"], said["number"], said["issued_on"], said["issuer"], said["expires_on"])


def known_form(evidence: Evidence, data: Any = None) -> KnownForm:
    """The form of what `evidence` is known by, as it stands or as it was filled in."""
    names = ("summary", "number", "issued_on", "issuer", "expires_on")
    return KnownForm(data, initial={name: getattr(evidence, name) for name in names}, prefix="tt")


class AddressForm(forms.Form):
    """An address of the web."""

    url = forms.URLField(
        assume_scheme="https",
        max_length=2000,
        label=_("Address"),
        error_messages=dict.fromkeys(("required", "invalid"), NO_ADDRESS),
        widget=forms.URLInput(attrs={"class": "input", "placeholder": "https://"}),
    )

    def clean_url(self) -> str:
        url: str = self.cleaned_data["url"]
        URLValidator(schemes=["http", "https"], message=NO_ADDRESS)(url)
        if "@" in urlsplit(url).netloc:
            raise forms.ValidationError(NO_ADDRESS)
        return url


class LinkForm(AddressForm, KnownForm):
    """A link as new evidence."""

    field_order = ("url", "summary", "number", "issued_on", "issuer", "expires_on")


class WithdrawForm(forms.Form):
    """Why evidence is used no longer."""

    reason = forms.CharField(
        max_length=500,
        label=_("Reason"),
        error_messages={"required": _("Say why it is no longer to be used.")},
        widget=forms.TextInput(TEXT),
    )
