"""Forms of passwords: chosen, changed, and asked for anew."""

from django import forms
from django.contrib.auth.forms import PasswordChangeForm, PasswordResetForm, SetPasswordForm
from django.utils.translation import gettext_lazy as _


def password_field(required: object, autocomplete: str, help_text: object = "") -> forms.CharField:
    """A field for a password, spaces and all; `required` is what is said where it is empty."""
    return forms.CharField(
        strip=False,
        max_length=500,
        help_text=help_text,  # type: ignore[arg-type]
        error_messages={"required": required},  # type: ignore[dict-item]
        widget=forms.PasswordInput(attrs={"class": "input", "autocomplete": autocomplete}),
    )


class NewPasswordForm(SetPasswordForm):  # type: ignore[type-arg]
    """A password chosen, twice."""

    error_messages = {"password_mismatch": _("The two passwords differ: enter the same one twice.")}
    new_password1 = password_field(
        _("Enter a new password."),
        "new-password",
        _("At least 10 characters, for example several words; not your name."),
    )
    new_password2 = password_field(_("Enter the new password once more."), "new-password")


class ChangePasswordForm(PasswordChangeForm):
    """The password so far, and the new one."""

    error_messages = {
        **NewPasswordForm.error_messages,
        "password_incorrect": _("This is not your present password."),
    }
    old_password = password_field(_("Enter your present password."), "current-password")
    new_password1 = NewPasswordForm.base_fields["new_password1"]
    new_password2 = NewPasswordForm.base_fields["new_password2"]


class ForgottenForm(PasswordResetForm):
    """The address that a link is sent to."""

    email = forms.EmailField(
        max_length=254,
        error_messages=dict.fromkeys(
            ("required", "invalid"), _("Enter the email address of your account, for example ten@parindex.example.")
        ),
        widget=forms.EmailInput(attrs={"class": "input", "autocomplete": "email"}),
    )
