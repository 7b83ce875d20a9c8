"""Mail that goes out: a message is a row before it is sent, and what became of it stays with it."""

from datetime import datetime
from typing import ClassVar

from django.db import models, transaction
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from parindex.core.messages import Message
from parindex.web.records.audit import record
from parindex.web.records.branches import in_branches
from parindex.web.records.people import RoleHolding, User
from parindex.web.records.said import kept_text

SEE_OUTBOX = frozenset({RoleHolding.Role.OFFICER, RoleHolding.Role.OPERATOR})


class HeaderInjectionError(ValueError):
    """A subject or an address of more than one line: what follows would be read as another header of the mail."""


class OutgoingQuerySet(models.QuerySet["Outgoing"]):
    def visible_to(self, user: User) -> "OutgoingQuerySet":
        """The messages to people of the branches that `user` runs, newest first; operators see those to nobody, too."""
        held = [holding for holding in user.held if holding.role in SEE_OUTBOX]
        paths = {holding.unit.committee.path for holding in held}
        seen = Exists(holdings_in(paths).filter(person=OuterRef("person")))
        is_operator = any(holding.role == RoleHolding.Role.OPERATOR for holding in held)
        return self.filter(seen | Q(person=None) if is_operator else seen).order_by("-pk")

    def due(self, now: datetime) -> "OutgoingQuerySet":
        """The messages to send now, those that have waited longest first."""
        return self.filter(state=Outgoing.State.QUEUED, next_try_at__lte=now).order_by("next_try_at", "pk")


class Outgoing(models.Model):
    """A message by mail. `key` names what it is for: whoever asks for the same again asks for nothing.

    `person` is whom it is for, None where `address` belongs to no account. `sender` is the worker that sends it or
    sent it last; `error` what kept it from being sent. One that a worker died over is neither sent nor unsent: unknown.
    Of one that was sent the body is forgotten: it may have held what lets somebody in.
    """

    class State(models.TextChoices):
        QUEUED = "queued"
        SENDING = "sending"
        SENT = "sent"
        FAILED = "failed"
        UNKNOWN = "unknown"

    LEFT: ClassVar = (State.FAILED, State.UNKNOWN)  # what nobody but a person goes on with

    key = models.CharField(max_length=250, unique=True)
    person = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    address = models.CharField(max_length=254)
    subject = models.TextField()
    body = models.TextField()
    state = models.CharField(max_length=10, choices=State.choices, default=State.QUEUED)
    attempts = models.PositiveSmallIntegerField(default=0)
    next_try_at = models.DateTimeField(default=timezone.now)
    sender = models.CharField(max_length=64, blank=True)
    error = models.TextField(blank=True)
    made_at = models.DateTimeField(default=timezone.now)
    sent_at = models.DateTimeField(null=True)

    objects = OutgoingQuerySet.as_manager()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["state", "next_try_at"], name="messages_to_send")]

    def __str__(self) -> str:
        return self.subject

    @property
    def may_be_resent(self) -> bool:
        return self.state in self.LEFT


def queue_mail(key: str, to: User | str, subject: str, body: str) -> Outgoing | None:
    """A message to be sent once the transaction of the caller is committed; None for a person without an address.

    The second message of the same `key` is the first one, unchanged. Raises HeaderInjectionError.
    """
    address = to.email if isinstance(to, User) else to
    refuse_lines(subject)
    refuse_lines(address)
    if not address:
        return None
    person = to if isinstance(to, User) else None
    values = {"person": person, "address": address, "subject": kept_text(subject), "body": kept_text(body)}
    return Outgoing.objects.get_or_create(key=key, defaults=values)[0]


def refuse_lines(header: str) -> None:
    """Raises HeaderInjectionError for a header of mail that is more than one line."""
    if header.splitlines() not in ([], [header]):
        raise HeaderInjectionError(header)


@transaction.atomic
def resend(message: Outgoing) -> bool:
    """Put a message that was not sent, or perhaps not, into the queue again; False if somebody did so before."""
    again = {"state": Outgoing.State.QUEUED, "attempts": 0, "next_try_at": timezone.now(), "error": ""}
    if not Outgoing.objects.filter(pk=message.pk, state__in=Outgoing.LEFT).update(**again):
        return False
    said = Message("outbox.resent", {"subject": message.subject, "address": message.address})
    holding = message.person.held[0] if message.person and message.person.held else None
    record("resend", message, said, unit=holding.unit if holding else None)
    return True


def holdings_in(paths: set[str]) -> "models.QuerySet[RoleHolding]":
    """The roles held, now or before, in the branches that begin at `paths`."""
    return RoleHolding.objects.filter(in_branches(sorted(paths), "unit__path"))
