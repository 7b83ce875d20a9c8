"""The library: the evidence that a person may see, searched in its words and narrowed, a page at a time."""

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.db.models import Count, Exists, OuterRef, Q
from django.http import QueryDict
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from parindex.web.assess.evidence.cards import SOON, Card, card_of
from parindex.web.assess.evidence.kinds import GROUPS
from parindex.web.records.evidence import RevisionQuerySet
from parindex.web.records.evidence_search import excerpts
from parindex.web.records.models import Evidence, EvidenceRevision, EvidenceUse, Unit, User
from parindex.web.records.word_search import holding_words
from parindex.web.ui.filters import Filter
from parindex.web.ui.paging import PARAMETER, Pages, pages_around

SHOWN = 20
LONGEST = 100  # letters of what is searched
STATE_WORDS: Mapping[str, Promise] = {
    "": gettext_lazy("In use"),
    "chua-dung": gettext_lazy("Used nowhere"),
    "sap-het": gettext_lazy("Ends within 30 days"),
    "het": gettext_lazy("Ended"),
    "loi": gettext_lazy("Words not read"),
    "thoi": gettext_lazy("Withdrawn"),
}


@dataclass(frozen=True, slots=True)
class Listing:
    """A page of the library. units: those to choose from, none where evidence of one alone is there."""

    query: str
    unit: str
    units: tuple[Unit, ...]
    states: tuple[Filter, ...]
    kinds: tuple[Filter, ...]
    cards: tuple[Card, ...]
    pages: Pages | None
    count: int
    is_narrow: bool


@dataclass(frozen=True, slots=True)
class Asked:
    """What stands in the address; what does not make sense is not asked for."""

    query: str
    unit: str
    state: str
    kind: str

    @classmethod
    def of(cls, address: QueryDict) -> "Asked":
        state, kind = address.get("loc", ""), address.get("loai", "")
        return cls(
            " ".join(address.get("q", "")[:LONGEST].replace("\x00", "").split()),
            address.get("don-vi", ""),
            state if state in STATE_WORDS else "",
            kind if kind in GROUPS else "",
        )

    def query_with(self, **changed: str) -> dict[str, str]:
        """The query of an address that asks for this, but for what is changed."""
        said = {"q": self.query, "don-vi": self.unit, "loc": self.state, "loai": self.kind} | changed
        return {name: value for name, value in said.items() if value}


def list_evidence(user: User, address: QueryDict) -> Listing:
    """What the address asks for, as far as `user` may see it."""
    asked = Asked.of(address)
    found = searched(user, asked.query, asked.unit)
    states, kinds = state_filters(), {"": Q(), **{name: holds for name, (_words, holds) in GROUPS.items()}}
    rows = found.filter(kinds[asked.kind], states[asked.state]).select_related("evidence").order_by("-evidence__pk")
    of_states, of_kinds = _counts(found, states, kinds, asked)
    paginator = Paginator(rows, SHOWN)
    paginator.count = of_states[asked.state]  # known by now: not asked for again
    page = paginator.get_page(address.get(PARAMETER))
    return Listing(
        query=asked.query,
        unit=asked.unit,
        units=_units(user, asked.unit),
        states=_filters(asked, "loc", asked.state, STATE_WORDS, of_states),
        kinds=_filters(asked, "loai", asked.kind, _kind_words(), of_kinds),
        cards=cards_of(list(page), asked.query),
        pages=pages_around(page, reverse("evidence"), **asked.query_with()),
        count=page.paginator.count,
        is_narrow=bool(asked.query or asked.unit or asked.state or asked.kind),
    )


def searched(user: User, query: str, unit: str = "") -> RevisionQuerySet:
    """The newest revision of each piece of evidence that holds the words of `query`, of the unit of this code."""
    evidence = Evidence.objects.visible_to(user)
    if words := holding_words(query):
        evidence = evidence.filter(words)
    if unit:
        evidence = evidence.filter(unit__code=unit)
    return EvidenceRevision.objects.newest().filter(evidence__in=evidence)


def state_filters() -> dict[str, Q]:
    """How evidence stands, by what stands in the address."""
    today = timezone.localdate()
    used = EvidenceUse.objects.order_by().values("revision__evidence")
    in_use = Q(evidence__withdrawn_at=None)
    return {
        "": in_use,
        "chua-dung": in_use & ~Q(evidence__in=used),
        "sap-het": in_use & Q(evidence__expires_on__gte=today, evidence__expires_on__lte=today + SOON),
        "het": in_use & Q(evidence__expires_on__lt=today),
        "loi": in_use & Q(problem__isnull=False),
        "thoi": ~in_use,
    }


def cards_of(revisions: list[EvidenceRevision], query: str = "") -> tuple[Card, ...]:
    """The cards of these revisions, with how often each piece is used and where its words hold `query`."""
    keys = [one.evidence_id for one in revisions]
    uses = EvidenceUse.objects.filter(revision__evidence__in=keys).order_by().values_list("revision__evidence")
    counts = dict(uses.annotate(number=Count("pk")))
    found = excerpts([one.evidence for one in revisions], query)
    return tuple(
        card_of(one, uses=counts.get(one.evidence_id, 0), excerpt=found.get(one.evidence_id)) for one in revisions
    )


def _units(user: User, chosen: str) -> tuple[Unit, ...]:
    has_some = Exists(Evidence.objects.visible_to(user).filter(unit=OuterRef("pk")))
    units = tuple(Unit.objects.filter(has_some).order_by("path"))
    return units if len(units) > 1 or chosen else ()


def _counts(
    rows: RevisionQuerySet, states: Mapping[str, Q], kinds: Mapping[str, Q], asked: Asked
) -> tuple[dict[str, int], dict[str, int]]:
    """How many of `rows` each state leaves within the kind that is asked for, and each kind within the state.

    One query: the words are looked for once.
    """
    of_states = {f"s{place}": one & kinds[asked.kind] for place, one in enumerate(states.values())}
    of_kinds = {f"k{place}": one & states[asked.state] for place, one in enumerate(kinds.values())}
    counts = rows.aggregate(**{name: Count("pk", filter=one) for name, one in (of_states | of_kinds).items()})
    by_state = {name: counts[key] for name, key in zip(states, of_states, strict=True)}
    return by_state, {name: counts[key] for name, key in zip(kinds, of_kinds, strict=True)}


def _filters(
    asked: Asked, name: str, current: str, words: Mapping[str, "str | Promise"], counts: dict[str, int]
) -> tuple[Filter, ...]:
    return tuple(
        Filter(str(said), counts[value], f"?{urlencode(asked.query_with(**{name: value}))}", value == current)
        for value, said in words.items()
    )


def _kind_words() -> dict[str, "str | Promise"]:
    return {"": _("All kinds"), **{name: words for name, (words, _holds) in GROUPS.items()}}
