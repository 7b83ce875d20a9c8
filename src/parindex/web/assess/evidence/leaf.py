"""A leaf of a sheet with its evidence: what it asks for, what is attached, what of the unit's own could be."""

from dataclasses import dataclass

from django.http import Http404
from django.utils.translation import gettext as _

from parindex.core.facts import WHOLE_SET
from parindex.web.assess.evidence.cards import Card, said_day
from parindex.web.assess.evidence.listing import cards_of, searched
from parindex.web.records.declaring import may_enter
from parindex.web.records.figures import asked_specs, does_count
from parindex.web.records.frozen import frozen_framework
from parindex.web.records.models import Evidence, EvidenceUse, IndexYear, User
from parindex.web.ui.telling import told
from parindex.web.ui.wording import WITHOUT_EVIDENCE

SHOWN = 20  # pieces of evidence to choose from; another word finds others


@dataclass(frozen=True, slots=True)
class Attached:
    """Evidence of the leaf. against: "" where it counts, else why not; newer: whether a newer revision is there."""

    use: int
    card: Card
    place: str
    against: str
    newer: str


@dataclass(frozen=True, slots=True)
class LeafEvidence:
    """The page. hidden: how many pieces the person may not see; locked: "" where they may change it, else why not."""

    sheet: IndexYear
    code: str
    name: str
    ask: str
    without: str
    attached: tuple[Attached, ...]
    hidden: int
    locked: str
    query: str
    found: tuple[Card, ...]
    more: bool


def present_leaf(user: User, sheet: IndexYear, code: str, query: str) -> LeafEvidence:
    """The evidence of the leaf `code`. Raises Http404 where the set has no such leaf that figures are asked for."""
    if code not in asked_specs(sheet.frozen_id):
        raise Http404
    framework = frozen_framework(sheet.frozen_id)
    node = framework.node(code) if code != WHOLE_SET else None
    refusal = may_enter(user, sheet, (code,))
    attached, hidden = attached_to(user, sheet, code)
    found = () if refusal else _to_attach(user, sheet, query, {one.card.pk for one in attached})
    return LeafEvidence(
        sheet=sheet,
        code=code,
        name=node.name if node else _("Figures of the whole set"),
        ask=node.evidence.ask if node and node.evidence else "",
        without=str(WITHOUT_EVIDENCE[node.evidence.without])
        if node and node.evidence and node.evidence.required
        else "",
        attached=attached,
        hidden=hidden,
        locked=told(refusal) if refusal else "",
        query=query,
        found=found[:SHOWN],
        more=len(found) > SHOWN,
    )


def attached_to(user: User, sheet: IndexYear, code: str) -> tuple[tuple[Attached, ...], int]:
    """What is attached to a leaf, as far as `user` may see it, and how many pieces they may not."""
    rows = sheet.evidence.filter(code=code).select_related("revision__evidence")
    visible = rows.filter(revision__evidence__in=Evidence.objects.visible_to(user))
    uses = list(visible)
    cards = cards_of([use.revision for use in uses])
    first, _last = frozen_framework(sheet.frozen_id).window.of(sheet.year)
    shown = tuple(
        Attached(
            use.pk,
            card,
            use.place,
            "" if does_count(use, first) else _against(use.revision.evidence, said_day(first)),
            ""
            if use.revision.is_newest
            else _("revision %(number)s; there is a newer one") % {"number": use.revision.number},
        )
        for use, card in zip(uses, cards, strict=True)
    )
    return shown, rows.count() - len(uses)


def own_use(user: User, sheet: IndexYear, code: str, key: str) -> EvidenceUse:
    """The use that a form names. Raises Http404 where the person may not see it, or it is of another leaf."""
    visible = sheet.evidence.filter(code=code, revision__evidence__in=Evidence.objects.visible_to(user))
    rows = visible.select_related("index_year__unit", "revision__evidence")
    use = rows.filter(pk=key).first() if key.isdecimal() and len(key) < 19 else None
    if use is None:
        raise Http404
    return use


def _to_attach(user: User, sheet: IndexYear, query: str, attached: set[int]) -> tuple[Card, ...]:
    """What of the unit's own evidence holds the words: the newest first, one more than is shown."""
    rows = searched(user, query, sheet.unit.code).filter(evidence__withdrawn_at=None).exclude(evidence__in=attached)
    return cards_of(list(rows.select_related("evidence").order_by("-evidence__pk")[: SHOWN + 1]), query)


def _against(evidence: Evidence, first: str) -> str:
    if evidence.withdrawn_at:
        return _("Withdrawn: it does not count.")
    return _("It ended before %(day)s, the first day of this year's figures: it does not count.") % {"day": first}
