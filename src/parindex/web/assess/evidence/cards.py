"""A piece of evidence as a list shows it: its small picture, what it is known by, how it stands."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from parindex.web.assess.evidence.kinds import KIND_OF, WORDS
from parindex.web.records.evidence_pages import SMALL, pages_shown
from parindex.web.records.evidence_search import Excerpt
from parindex.web.records.models import Evidence, EvidenceRevision
from parindex.web.ui import figures
from parindex.web.ui.marking import Stretch, marked

SOON = timedelta(days=30)  # before its last day evidence is said to end soon
KILOBYTE, MEGABYTE = 1000, 1_000_000


@dataclass(frozen=True, slots=True)
class Badge:
    """How it stands, in a word."""

    words: str
    tone: str


@dataclass(frozen=True, slots=True)
class Card:
    """A piece of evidence. meta: what it is known by, beside its name; thumb: "" where there is no picture of it."""

    pk: int
    name: tuple[Stretch, ...]
    words: str
    url: str
    meta: str
    thumb: str
    badges: tuple[Badge, ...]
    excerpt: tuple[Stretch, ...] = ()


def card_of(revision: EvidenceRevision, *, uses: int | None = None, excerpt: Excerpt | None = None) -> Card:
    """The card of the evidence of `revision`. uses: in how many leaves it is; None where that is not told."""
    evidence = revision.evidence
    terms = excerpt.terms if excerpt else ()
    return Card(
        pk=evidence.pk,
        name=marked(str(evidence), terms, at_word_starts=True),
        words=str(evidence),
        url=reverse("evidence-one", args=[evidence.pk]),
        meta=meta_of(revision),
        thumb=page_url(revision, 1, SMALL),
        badges=tuple(badges_of(revision, uses)),
        excerpt=marked(excerpt.words, terms, at_word_starts=True) if excerpt and excerpt.words else (),
    )


def meta_of(revision: EvidenceRevision) -> str:
    """Day, issuing body, kind, pages, size."""
    evidence = revision.evidence
    day = said_day(evidence.issued_on) if evidence.issued_on else ""
    return " · ".join(part for part in (day, evidence.issuer, file_words(revision)) if part)


def file_words(revision: EvidenceRevision) -> str:
    """What kind of file it is and how large, or which site a link leads to."""
    if revision.url:
        return _("Link to %(site)s") % {"site": revision.url.split("/")[2]}
    kind = str(WORDS[KIND_OF[revision.media_type]])
    pages = revision.pages
    count = ngettext("%(count)s page", "%(count)s pages", pages or 0) % {"count": pages} if pages else ""
    return ", ".join(part for part in (kind, count, size_words(revision.size)) if part)


def size_words(size: int) -> str:
    """How large a file is."""
    if size < MEGABYTE:
        return f"{max(1, round(size / KILOBYTE))} KB"
    return f"{figures.exact(Decimal(size * 10 // MEGABYTE) / 10)} MB"


def badges_of(revision: EvidenceRevision, uses: int | None) -> Iterable[Badge]:
    """How evidence stands: the first words are those to see to."""
    evidence, today = revision.evidence, timezone.localdate()
    if evidence.withdrawn_at:
        yield Badge(_("withdrawn"), "bad")
    elif ends := _ending(evidence, today):
        yield ends
    if uses == 0 and not evidence.withdrawn_at:
        yield Badge(_("used nowhere"), "warn")
    if revision.problem is not None:
        yield Badge(_("words not read"), "warn")
    elif revision.read_at is None:
        yield Badge(_("words being read"), "info")


def _ending(evidence: Evidence, today: date) -> Badge | None:
    if evidence.expires_on is None:
        return None
    day = {"day": said_day(evidence.expires_on)}
    if evidence.expires_on < today:
        return Badge(_("ended on %(day)s") % day, "bad")
    if evidence.expires_on <= today + SOON:
        return Badge(_("ends on %(day)s") % day, "warn")
    return None


def said_day(day: date) -> str:
    """A day as pages say it."""
    return f"{day:%d/%m/%Y}"


def page_url(revision: EvidenceRevision, page: int, width: int) -> str:
    """Where the picture of a page is; "" where there is none."""
    if not 1 <= page <= pages_shown(revision):
        return ""
    return reverse("evidence-page", args=[revision.evidence_id, revision.number, page, width])
