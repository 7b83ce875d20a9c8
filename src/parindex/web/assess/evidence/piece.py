"""One piece of evidence: what it is known by, its revisions, where it is used, its pages one at a time."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from parindex.web.assess.evidence.cards import Badge, badges_of, file_words, page_url, said_day
from parindex.web.records.evidence_keeping import why_not_keep
from parindex.web.records.evidence_pages import READABLE, SMALL, pages_shown
from parindex.web.records.frozen import frozen_framework
from parindex.web.records.models import Evidence, EvidenceRevision, EvidenceUse, IndexYear, User
from parindex.web.records.said import said_from
from parindex.web.ui.telling import told

BESIDE = 3  # pages before and after the one that is shown, as small pictures


@dataclass(frozen=True, slots=True)
class Sight:
    """A page of the file as a picture; an address is "" where there is no such page."""

    picture: str
    words: str
    before: str
    after: str
    beside: tuple["SmallPage", ...]


@dataclass(frozen=True, slots=True)
class SmallPage:
    """A page to go to."""

    number: int
    picture: str
    url: str
    is_current: bool


@dataclass(frozen=True, slots=True)
class Revision:
    """A revision in the list of them. file: "" for a link, url: "" for a file."""

    number: int
    words: str
    name: str
    file: str
    url: str
    by: str
    view: str
    is_current: bool


@dataclass(frozen=True, slots=True)
class Use:
    """A leaf that the evidence is attached to."""

    sheet: str
    code: str
    leaf: str
    place: str
    url: str
    revision: str


@dataclass(frozen=True, slots=True)
class Piece:
    """The page. noticed: sentences for whoever opens the file; count: "" where it counts, else why it does not."""

    evidence: Evidence
    details: tuple[tuple[str, str], ...]
    badges: tuple[Badge, ...]
    noticed: tuple[str, ...]
    problem: str
    revisions: tuple[Revision, ...]
    uses: tuple[Use, ...]
    sight: Sight | None
    shown: EvidenceRevision
    count: str
    may_change: bool


def present_piece(user: User, evidence: Evidence, number: int | None, page: int) -> Piece:
    """`evidence`, which `user` may see, at a page of a revision; None: of the newest."""
    revisions = list(evidence.revisions.select_related("person").order_by("-number"))
    shown = next((one for one in revisions if one.number == number), revisions[0])
    uses = list(_uses(user, evidence))
    return Piece(
        evidence=evidence,
        details=tuple((name, words) for name, words in _details(evidence, shown) if words),
        badges=tuple(badges_of(revisions[0], len(uses))),
        noticed=tuple(told(said_from(one)) for one in shown.noticed),
        problem=told(said_from(shown.problem)) if shown.problem else "",
        revisions=tuple(_revision(one, is_current=one is shown) for one in revisions),
        uses=tuple(_use(one) for one in uses),
        sight=_sight(shown, page),
        shown=shown,
        count=_why_not_counted(evidence, timezone.localdate()),
        may_change=why_not_keep(user, evidence.unit) is None,
    )


def _details(evidence: Evidence, revision: EvidenceRevision) -> Iterator[tuple[str, str]]:
    yield _("Number and sign"), evidence.number
    yield _("Day of issue"), said_day(evidence.issued_on) if evidence.issued_on else ""
    yield _("Issuing body"), evidence.issuer
    yield _("Last day of validity"), said_day(evidence.expires_on) if evidence.expires_on else ""
    yield _("Of the unit"), evidence.unit.name
    yield _("Brought first by"), f"{evidence.owner.full_name}, {_when(evidence)}"
    yield _("File or link"), file_words(revision)


def _when(row: Evidence | EvidenceRevision) -> str:
    at = row.made_at if isinstance(row, Evidence) else row.at
    return f"{timezone.localtime(at):%H:%M %d/%m/%Y}"


def _revision(one: EvidenceRevision, *, is_current: bool) -> Revision:
    return Revision(
        number=one.number,
        words=file_words(one),
        name=one.name or one.url,
        file="" if one.url else reverse("evidence-file", args=[one.evidence_id, one.number]),
        url=one.url,
        by=f"{one.person.full_name}, {_when(one)}",
        view=f"?{urlencode({'ban': one.number})}#xem" if pages_shown(one) else "",
        is_current=is_current,
    )


def _uses(user: User, evidence: Evidence) -> QuerySet[EvidenceUse]:
    visible = EvidenceUse.objects.filter(
        revision__evidence=evidence, index_year__in=IndexYear.objects.visible_to(user).newest().order_by()
    )
    rows = visible.select_related("index_year__unit", "revision")
    return rows.order_by("-index_year__year", "index_year__unit__path", "code")


def _use(one: EvidenceUse) -> Use:
    sheet = one.index_year
    node = frozen_framework(sheet.frozen_id).node(one.code)
    return Use(
        sheet=f"{sheet.unit.short_name} {sheet.year}",
        code=one.code,
        leaf=node.name if node else "",
        place=one.place,
        url=reverse("evidence-leaf", args=[sheet.unit.code, sheet.year, one.code]) if sheet.cycle_id else "",
        revision=_("revision %(number)s") % {"number": one.revision.number},
    )


def _sight(revision: EvidenceRevision, page: int) -> Sight | None:
    last = pages_shown(revision)
    if not last:
        return None
    at = min(max(page, 1), last)
    near = range(max(1, at - BESIDE), min(last, at + BESIDE) + 1)
    words = _("Page %(number)s of %(count)s") % {"number": at, "count": revision.pages}
    return Sight(
        picture=page_url(revision, at, READABLE),
        words=words,
        before=_page(revision, at - 1) if at > 1 else "",
        after=_page(revision, at + 1) if at < last else "",
        beside=tuple(
            SmallPage(one, page_url(revision, one, SMALL), _page(revision, one), is_current=one == at) for one in near
        )
        if last > 1
        else (),
    )


def _page(revision: EvidenceRevision, number: int) -> str:
    return f"?{urlencode({'ban': revision.number, 'trang': number})}#xem"


def _why_not_counted(evidence: Evidence, today: date) -> str:
    if evidence.withdrawn_at:
        return _("It was withdrawn: it stays where it is attached, and does not count as evidence of a leaf.")
    if evidence.expires_on and evidence.expires_on < today:
        return _("It has ended: it counts for years that begin on its last day or before, and for no later year.")
    return ""
