"""A backend of Django's mail that keeps each message as a file, for trials and for places without a mail server."""

import secrets
from collections.abc import Sequence
from pathlib import Path

from django.conf import settings
from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend
from django.utils import timezone


class EmailBackend(BaseEmailBackend):
    """One .eml file for each message in the folder `mail` of PARINDEX_HOME: whole, or not there."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        folder = Path(settings.PARINDEX_HOME) / "mail"
        folder.mkdir(exist_ok=True)
        for email in email_messages:
            path = folder / f"{timezone.localtime():%Y%m%d-%H%M%S}-{secrets.token_hex(4)}.eml"
            begun = path.with_suffix(".part")
            begun.write_bytes(email.message().as_bytes())
            begun.rename(path)
        return len(email_messages)
