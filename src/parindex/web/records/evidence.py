"""Evidence (tài liệu kiểm chứng): papers and links that prove figures, kept once and used by many leaves."""

from datetime import date
from typing import ClassVar

from django.db import models
from django.db.models import Q

from parindex.web.records.people import User
from parindex.web.records.reach import in_own_branches
from parindex.web.records.units import Unit
from parindex.web.records.years import IndexYear


class EvidenceQuerySet(models.QuerySet["Evidence"]):
    def visible_to(self, user: User) -> "EvidenceQuerySet":
        """The evidence of the units that `user` works for, and of those below them; never that of a unit above.

        Whoever works for an office works for its committee.
        """
        own = {holding.unit.committee.pk for holding in user.held} if user.is_authenticated else ()
        return self.filter(in_own_branches(user, "unit__path") | Q(unit__in=own))


class Evidence(models.Model):
    """A paper or a link that proves something, with what an office knows a paper by. `unit` is the committee it is of.

    `number` is số, ký hiệu; `summary` trích yếu. `expires_on`: the last day that it holds; None: it does not end.
    `withdrawn_at`: no longer to be used; nothing of it is taken away.
    """

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="evidence")
    number = models.CharField(max_length=100, blank=True)
    issued_on = models.DateField(null=True)
    issuer = models.CharField(max_length=300, blank=True)
    summary = models.TextField()
    expires_on = models.DateField(null=True)
    owner = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)
    withdrawn_at = models.DateTimeField(null=True)

    objects = EvidenceQuerySet.as_manager()

    def __str__(self) -> str:
        return f"{self.number}, {self.summary}" if self.number else self.summary

    def counts_from(self, first: date) -> bool:
        """Whether it proves figures of days from `first` on: it is not withdrawn, and did not end before that day."""
        return self.withdrawn_at is None and (self.expires_on is None or self.expires_on >= first)


class RevisionQuerySet(models.QuerySet["EvidenceRevision"]):
    def unread(self) -> "RevisionQuerySet":
        """The revisions whose words nobody has read yet, the oldest first."""
        return self.filter(read_at=None).order_by("at", "pk")

    def newest(self) -> "RevisionQuerySet":
        """Of each piece of evidence the revision that is attached from now on."""
        return self.filter(is_newest=True)


class EvidenceRevision(models.Model):
    """A piece of evidence as it was brought at one time: a file of the store, or a link.

    `pages`: None where they are not counted. `noticed`: what whoever opens the file is to know. `read_at`: None until
    a worker has read the words inside the file; `problem`: why they could not be read. Both are as said_content.
    """

    evidence = models.ForeignKey(Evidence, on_delete=models.CASCADE, related_name="revisions")
    number = models.PositiveSmallIntegerField(default=1)
    is_newest = models.BooleanField(default=True)
    name = models.CharField(max_length=255, blank=True)
    sha256 = models.CharField(max_length=64, blank=True)
    size = models.BigIntegerField(default=0)
    media_type = models.CharField(max_length=150, blank=True)
    pages = models.PositiveIntegerField(null=True)
    url = models.CharField(max_length=2000, blank=True)
    noticed = models.JSONField(default=list)
    read_at = models.DateTimeField(null=True)
    problem = models.JSONField(null=True)
    person = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    objects = RevisionQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["number"]
        indexes: ClassVar = [
            models.Index(fields=["sha256"], name="evidence_of_a_file"),
            models.Index(fields=["at"], condition=Q(read_at=None), name="evidence_to_read"),
        ]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["evidence", "number"], name="one_revision_per_number"),
            models.UniqueConstraint(fields=["evidence"], condition=Q(is_newest=True), name="one_newest_revision"),
            models.CheckConstraint(
                condition=(Q(url="") & ~Q(sha256="")) | (~Q(url="") & Q(sha256="")), name="evidence_is_a_file_or_a_link"
            ),
        ]


class EvidenceWords(models.Model):
    """What a piece of evidence is found by: the words inside its newest file, and what an office knows it by.

    Apart from the evidence itself, for they are long and only searches need them. `folded` is `words` letter for
    letter without accents and signs, then what the paper is known by.
    """

    evidence = models.OneToOneField(Evidence, primary_key=True, on_delete=models.CASCADE, related_name="text")
    words = models.TextField(blank=True)
    folded = models.TextField(blank=True)


class EvidenceUse(models.Model):
    """A piece of evidence, as it was in one revision, attached to a leaf of a sheet. `place`: its page or section.

    `is_confirmed` is False where it was carried over from another year, until somebody says that it holds. `counts`:
    None while that follows from the evidence as it is now; set when the sheet is submitted, for its points stay.
    """

    revision = models.ForeignKey(EvidenceRevision, on_delete=models.PROTECT, related_name="uses")
    index_year = models.ForeignKey(IndexYear, on_delete=models.CASCADE, related_name="evidence")
    code = models.CharField(max_length=60)
    place = models.CharField(max_length=300, blank=True)
    is_confirmed = models.BooleanField(default=True)
    counts = models.BooleanField(null=True)

    class Meta:
        ordering: ClassVar = ["code", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["revision", "index_year", "code"], name="one_use_per_leaf"),
        ]


class UploadQuerySet(models.QuerySet["Upload"]):
    def visible_to(self, user: User) -> "UploadQuerySet":
        """The uploads of `user` alone."""
        return self.filter(person=user)

    def unfinished(self) -> "UploadQuerySet":
        """Those that are not over."""
        return self.filter(evidence=None, refusal__isnull=True)


class Upload(models.Model):
    """A file that comes in piece by piece, so that it goes on where the connection was lost.

    The pieces lie under `token` in the folder of uploads until all `size` bytes are there. `sha256` is set, and
    committed, before the file moves into the store: whatever dies after that leaves a row that says what to clean.
    `content` is what the person said of it, and what it was found to be, as plain data. It is over when it has become
    `evidence`, or there is a `refusal`; where both are there, the unit had that very file.
    """

    token = models.CharField(max_length=32, unique=True)
    person = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+")
    unit = models.ForeignKey(Unit, on_delete=models.CASCADE, related_name="+")
    name = models.CharField(max_length=255)
    size = models.BigIntegerField()
    sha256 = models.CharField(max_length=64, blank=True)
    content = models.JSONField(default=dict)
    evidence = models.ForeignKey(Evidence, null=True, on_delete=models.SET_NULL, related_name="+")
    refusal = models.JSONField(null=True)
    made_at = models.DateTimeField(auto_now_add=True)

    objects = UploadQuerySet.as_manager()

    @property
    def is_over(self) -> bool:
        return self.evidence_id is not None or self.refusal is not None
