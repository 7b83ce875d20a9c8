"""What a person is told inside parindex: their own notices, each told by mail as well where they have an address."""

from typing import ClassVar

from django.conf import settings
from django.db import models, transaction
from django.db.models.lookups import IsNull
from django.utils import timezone

from parindex.web.records.outbox import queue_mail
from parindex.web.records.people import User
from parindex.web.records.said import kept_text


class NoticeQuerySet(models.QuerySet["Notice"]):
    def visible_to(self, user: User) -> "NoticeQuerySet":
        """The notices of `user` alone, the unread first, the newest of each first."""
        return self.filter(person=user).order_by(IsNull(models.F("read_at"), False), "-pk")


class Notice(models.Model):
    """Something that `person` was told; `url` leads to what it is about. Told once for each `key`."""

    key = models.CharField(max_length=250, unique=True)
    person = models.ForeignKey(User, on_delete=models.PROTECT, related_name="notices")
    subject = models.TextField()
    body = models.TextField()
    url = models.CharField(max_length=500, blank=True)
    made_at = models.DateTimeField(default=timezone.now)
    read_at = models.DateTimeField(null=True)

    objects = NoticeQuerySet.as_manager()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["person", "read_at"], name="notices_of_a_person")]


@transaction.atomic
def tell(person: User, key: str, subject: str, body: str, url: str = "") -> Notice:
    """Tell `person` something, in their inbox and by mail; the second time of the same `key` nothing happens.

    url: a path of this site, or nothing. Raises HeaderInjectionError.
    """
    values = {"person": person, "subject": kept_text(subject), "body": kept_text(body), "url": url}
    notice, is_new = Notice.objects.get_or_create(key=key, defaults=values)
    if is_new and person.is_active:
        link = f"\n\n{settings.PARINDEX_SITE}{url}" if settings.PARINDEX_SITE and url else ""
        queue_mail(key, person, subject, f"{body}{link}")
    return notice
