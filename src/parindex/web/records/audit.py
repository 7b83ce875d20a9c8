"""What was done: one table of events, appended to and never changed, each chained to the one before.

Triggers of the database refuse every change (migration 0005); `audit verify` names what was changed in spite of them.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, ClassVar, TypeAlias

from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone

from parindex.core.chain import BEGINNING, digest
from parindex.core.folding import folded
from parindex.core.messages import Message, Parameter
from parindex.documents.catalogue import LANGUAGES, catalogue
from parindex.web.records.asking import asking
from parindex.web.records.head_file import keep_head, kept_head
from parindex.web.records.people import RoleHolding, User
from parindex.web.records.reach import in_own_branches, in_reach
from parindex.web.records.said import kept_text, said_content, said_from
from parindex.web.records.units import Unit

Values: TypeAlias = "Mapping[str, Parameter | None] | None"
# of an event all that its hash is made over, beside its number and the hash before it
HASHED = (
    *("at", "actor_id", "actor_name", "act", "is_refused", "object_type", "object_id", "object_name", "unit_id"),
    *("before", "after", "reason", "said", "request_id", "folded"),
)
SECRET = re.compile(r"(?i)\S*(?:password|passwd|secret|token)\S*")  # a label of several words names a figure
WATCHERS = (RoleHolding.Role.AUDITOR, RoleHolding.Role.OPERATOR)


class OutsideTransactionError(Exception):
    """An event would be recorded apart from what it tells of: one of the two could be lost."""


class SecretError(Exception):
    """An event would carry what nobody may read in it."""


def watches(user: User) -> bool:
    """Whether `user` looks after the installation, as auditors and operators of any unit do."""
    return user.is_authenticated and any(holding.role in WATCHERS for holding in user.held)


class EventQuerySet(models.QuerySet["Event"]):
    def visible_to(self, user: User) -> "EventQuerySet":
        """The events of units in the reach of `user`; those of no unit for auditors and operators alone.

        What was refused to others in a unit above is their business; what was refused to oneself is one's own.
        """
        seen = in_own_branches(user, "unit__path") | (in_reach(user, "unit__path") & Q(is_refused=False))
        seen |= Q(actor=user.pk, actor__isnull=False) if user.is_authenticated else Q(pk__in=())
        return self.filter(seen | Q(unit=None) if watches(user) else seen)


class Event(models.Model):
    """Something that was done, or that was refused: who, what, to which object, when, why, and in which request.

    Names are as they were then. `unit` is whose reach it lies in; None: it concerns the installation. `before` and
    `after` are values by name, `said` is the message that tells it (said_content). `folded` is its words without
    accents, for search; its first line is who did it. `hash` is made over all of it and `previous`, the hash of the
    event before.
    """

    seq = models.BigIntegerField(primary_key=True)
    at = models.DateTimeField()
    actor = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    actor_name = models.TextField()
    act = models.CharField(max_length=60)
    is_refused = models.BooleanField(default=False)
    object_type = models.CharField(max_length=60)
    object_id = models.CharField(max_length=200)
    object_name = models.TextField()
    unit = models.ForeignKey(Unit, null=True, on_delete=models.PROTECT, related_name="+")
    before = models.JSONField(null=True)
    after = models.JSONField(null=True)
    reason = models.TextField(blank=True)
    said = models.JSONField()
    request_id = models.CharField(max_length=64, blank=True)
    folded = models.TextField(blank=True)
    previous = models.CharField(max_length=64)
    hash = models.CharField(max_length=64)

    objects = EventQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["seq"]
        indexes: ClassVar = [
            models.Index(fields=["object_type", "object_id", "seq"], name="events_of_an_object"),
            models.Index(fields=["act", "seq"], name="events_of_an_act"),
        ]

    @property
    def message(self) -> Message:
        """What was done, in words."""
        return said_from(self.said)  # type: ignore[return-value]  # said_content of a message

    @property
    def values_before(self) -> "dict[str, Parameter | None]":
        """The values before, by name; empty where none are told."""
        return {name: said_from(value) for name, value in (self.before or {}).items()}

    @property
    def values_after(self) -> "dict[str, Parameter | None]":
        return {name: said_from(value) for name, value in (self.after or {}).items()}


class AuditHead(models.Model):
    """The one row that says how many events there are and what the hash of the last is: a chain has no fork."""

    count = models.BigIntegerField(default=0)
    hash = models.CharField(max_length=64, default=BEGINNING)


def chain_head() -> AuditHead:
    """The head as it is now; that of an empty chain before anything was recorded."""
    return AuditHead.objects.filter(pk=1).first() or AuditHead(pk=1)


@dataclass(frozen=True, slots=True)
class Subject:
    """What an event is about where it is no row of a table."""

    type: str
    id: str
    name: str


def record(
    act: str,
    obj: models.Model | Subject,
    said: Message,
    *,
    unit: Unit | None,
    before: Values = None,
    after: Values = None,
    reason: str = "",
    is_refused: bool = False,
) -> Event:
    """Record that `act` was done to `obj`, in the transaction that does it, best as its last statement.

    unit: whose reach the event lies in; None: it concerns the installation. before, after: what changed, by name;
    a message as a value is told in the reader's language. Who did it and in which request is what `asking` knows.
    Raises OutsideTransactionError, SecretError for a value that is named as a secret, KeyError for a message that no
    catalogue has, TypeError for a value that has no exact writing.
    """
    if not transaction.get_connection().in_atomic_block:
        raise OutsideTransactionError(act)
    _refuse_secrets(said.parameters)
    event = Event(
        act=act,
        is_refused=is_refused,
        unit=unit,
        before=_values(before),
        after=_values(after),
        reason=kept_text(reason),
        said=said_content(said),
        **_asked(),
        **_subject(obj),
    )
    return _append(event)


def refused(act: str, obj: models.Model | Subject, reason: Message, *, unit: Unit | None) -> Event:
    """Record that `act` was refused, with the very message that the person was told, in a transaction of its own."""
    with transaction.atomic():
        return record(act, obj, reason, unit=unit, is_refused=True)


def _asked() -> dict[str, Any]:
    asked = asking()
    return {"actor": asked.person, "actor_name": asked.name, "request_id": asked.request_id}


def _subject(obj: models.Model | Subject) -> dict[str, str]:
    if isinstance(obj, models.Model):
        obj = Subject(obj._meta.model_name or "", str(obj.pk), str(obj))
    return {"object_type": obj.type, "object_id": obj.id, "object_name": kept_text(obj.name)}


def _append(event: Event) -> Event:
    # held until the transaction ends: whoever comes next reads the head that this one leaves
    head, _ = AuditHead.objects.select_for_update().get_or_create(pk=1)
    event.seq, event.previous, event.at = head.count + 1, head.hash, timezone.now()
    event.folded = _folded(event)
    event.hash = digest(event.seq, event.previous, {name: getattr(event, name) for name in HASHED})
    event.save(force_insert=True)
    head.count, head.hash = event.seq, event.hash
    head.save(update_fields=["count", "hash"])

    def head_to_file() -> None:
        _head_to_file(event.seq)

    # what is kept is kept, even where the file cannot be written: verifying tells of it
    transaction.on_commit(head_to_file, robust=True)
    return event


def _head_to_file(seq: int) -> None:
    """Write the head of what is kept by now, once for all that a transaction recorded."""
    kept = kept_head()
    if kept is None or kept.count < seq:
        head = AuditHead.objects.get(pk=1)
        keep_head(head.count, head.hash)


def _values(values: Values) -> dict[str, Any] | None:
    if values is None:
        return None
    _refuse_secrets(values)
    return {name: None if value is None else said_content(value) for name, value in values.items()}


def _refuse_secrets(names: Iterable[str]) -> None:
    if secret := next(filter(SECRET.fullmatch, names), None):
        raise SecretError(secret)


def _folded(event: Event) -> str:
    sentences = (catalogue(language).render(event.message) for language in LANGUAGES)
    return folded("\n".join((" ".join(event.actor_name.split()), event.object_name, *sentences, event.reason)))
