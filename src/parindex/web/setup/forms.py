"""The form of signing in."""

from django import forms
from django.conf import settings
from django.contrib.auth.forms import AuthenticationForm, UsernameField
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from parindex.web.records.lockout import locked_until
from parindex.web.setup.account.address import client_address


class SignInForm(AuthenticationForm):
    """Name and password. The refusal does not say which of the two was wrong, nor whether anybody has the name."""

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

    def get_invalid_login_error(self) -> ValidationError:
        """What a wrong try is answered; the one that locks the name, and those that follow, are told until when."""
        until = None
        if getattr(self.request, "axes_locked_out", False) and self.request is not None:
            until = locked_until(self.cleaned_data["username"], client_address(self.request))
        if until is None:
            return super().get_invalid_login_error()
        said = gettext(
            "Wrong %(times)s times: signing in with this name is locked here until %(time)s. Wait until then, or ask"
            " your unit's administrator to unlock it."
        )
        time = f"{timezone.localtime(until):%H:%M}"
        return ValidationError(said % {"times": settings.AXES_FAILURE_LIMIT, "time": time}, code="locked")
