"""What a password must be: long, and neither common nor the person's own name. Nothing is asked of its letters.

The rules are Django's, told in our words.
"""

from django.contrib.auth.password_validation import (
    CommonPasswordValidator,
    MinimumLengthValidator,
    UserAttributeSimilarityValidator,
)
from django.utils.translation import gettext as _

LEAST = 10


class LongEnough(MinimumLengthValidator):
    """Long passwords are what keeps a guess from being right."""

    def __init__(self) -> None:
        super().__init__(LEAST)

    def get_error_message(self) -> str:
        return _("This password is too short: use at least %(least)s characters, for example several words.") % {
            "least": LEAST
        }


class NotOneself(UserAttributeSimilarityValidator):
    """Whoever guesses begins with the name."""

    def __init__(self) -> None:
        super().__init__(("username", "full_name", "email"))

    def get_error_message(self) -> str:
        return _("This password is too much like your name or email: choose another.")


class NotCommon(CommonPasswordValidator):
    """Then come the passwords that many people have, and figures."""

    def get_error_message(self) -> str:
        return _("Many people use this password, so it is guessed first: choose another.")
