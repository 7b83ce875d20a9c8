"""The letters that let somebody in. Each goes through the outbox; of the same one no second goes within minutes."""

from time import time

from django.utils.translation import gettext as _

from parindex.web.records.outbox import queue_mail
from parindex.web.records.people import Invitation, User
from parindex.web.ui.wording import ROLES

PAUSE = 600  # seconds: nobody's mailbox is filled by somebody else


def send_reset(person: User, link: str) -> None:
    """The letter with the link to set a new password."""
    body = _(
        "Hello %(person)s,\n\n"
        "Somebody asked for a new password for your account %(username)s. If it was you, open this link within one"
        " day and choose a new password:\n\n%(link)s\n\n"
        "If it was not you, do nothing: your password stays as it is."
    )
    said = {"person": person.full_name, "username": person.username, "link": link}
    queue_mail(f"reset:{person.pk}:{int(time()) // PAUSE}", person, _("Set a new password for parindex"), body % said)


def send_invitation(invitation: Invitation, link: str) -> None:
    """The letter with the link of an invitation, to whoever has an address."""
    body = _(
        "Hello %(person)s,\n\n"
        "You are invited to parindex in the role “%(role)s” of %(unit)s. Open this link before %(day)s and choose a"
        " user name and a password:\n\n%(link)s\n\n"
        "The link is for you alone and can be used once."
    )
    said = {
        "person": invitation.full_name,
        "role": ROLES[invitation.role],
        "unit": invitation.unit.name,
        "day": f"{invitation.expires_at:%d/%m/%Y}",
        "link": link,
    }
    key = f"invitation:{invitation.pk}:{invitation.token_sha256[:16]}"
    queue_mail(key, invitation.email, _("Invitation to parindex"), body % said)
