"""The form of signing in."""

from django import forms
from django.contrib.auth.forms import AuthenticationForm, UsernameField
from django.utils.translation import gettext_lazy as _


class SignInForm(AuthenticationForm):
    """Name and password. The refusal does not say which of the two was wrong."""

    error_messages = {
        "invalid_login": _(
            "Name or password is wrong. Check Caps Lock and turn the Vietnamese keyboard off, then try again."
        ),
        "inactive": _("This account is closed. Ask your unit's administrator."),
    }

    username = UsernameField(
        max_length=150,
        error_messages={"required": _("Enter your user name.")},
        widget=forms.TextInput(
            attrs={"class": "input", "autocomplete": "username", "autocapitalize": "none", "spellcheck": "false"}
        ),
    )
    password = forms.CharField(
        strip=False,
        error_messages={"required": _("Enter your password.")},
        widget=forms.PasswordInput(attrs={"class": "input", "autocomplete": "current-password"}),
    )
