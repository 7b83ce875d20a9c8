"""A row of the grid: one leaf with its fields, points and reasons, last year beside it, evidence, state and office."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from urllib.parse import urlencode

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from parindex.core.facts import WHOLE_SET
from parindex.core.points import Absent
from parindex.web.assess.grid.addresses import Addresses, anchor, evidence_address
from parindex.web.assess.grid.detail import Detail, Unfolding, detail_of
from parindex.web.assess.grid.door import Door
from parindex.web.assess.grid.fields import NOT_SENT, Field, figure_fields, shown_value
from parindex.web.assess.grid.last_year import brief
from parindex.web.assess.grid.leaf_work import LeafWork, leaves_of, name_of_leaf
from parindex.web.assess.grid.says import TEXT_NAMES, Say, says_of
from parindex.web.assess.grid.sent import Sent, seen_name, seen_text
from parindex.web.assess.grid.states import SIGNS, TONES, WORDS
from parindex.web.records.declarations import Declaration
from parindex.web.records.evidence import EvidenceUse
from parindex.web.records.former import same_criteria
from parindex.web.records.sheet_work import SheetWork
from parindex.web.ui import figures
from parindex.web.ui.telling import told


@dataclass(frozen=True, slots=True)
class Chip:
    """A piece of evidence of the leaf."""

    words: str
    url: str
    is_confirmed: bool


@dataclass(frozen=True, slots=True)
class Office:
    """The office that a leaf was given to, until when, and what it was told."""

    name: str
    due: str
    is_late: bool
    note: str


@dataclass(frozen=True, slots=True)
class Row:
    """A leaf. `post_url` is "" where the reader may not enter it; is_closed: others may be entered.

    shown: its figures to be read, by name, where they cannot be entered.
    """

    number: str
    code: str
    anchor: str
    name: str
    url: str
    post_url: str
    is_closed: bool
    fields: tuple[Field, ...]
    shown: tuple[tuple[str, str], ...]
    has_words: bool
    seen_name: str
    seen: str
    points: Decimal | Absent | None
    max_points: str
    before: Decimal | Absent | None
    before_figures: str
    chips: tuple[Chip, ...]
    evidence_url: str
    leaf_url: str
    state: str
    tone: str
    sign: str
    office: Office | None
    says: tuple[Say, ...]
    settle_url: str
    confirm_url: str
    detail: Detail | None


class RowMaker:
    """Makes the rows of one sheet for one person."""

    def __init__(self, work: SheetWork, former: SheetWork | None, door: Door, today: date) -> None:
        self.work, self.door, self.today = work, door, today
        self.leaves = leaves_of(work)
        self.before = _before(work, former, self.leaves)
        self.numbers = {code: number for number, code in enumerate(self.leaves)}
        addresses = Addresses(work.sheet.unit.code, work.sheet.year)
        self.criterion, self.post = addresses.leaf("criterion"), addresses.leaf("assess-leaf")
        self.settle, self.needed = addresses.leaf("assess-settle"), addresses.leaf("assess-needed")
        self.evidence, self.one = addresses.leaf("evidence-leaf"), evidence_address()
        self.delegate, self.confirm = addresses.page("assess-delegate"), addresses.page("assess-confirm")

    def row(self, code: str, sent: Sent = NOT_SENT, *, is_open: bool = False) -> Row:
        """The row of the leaf of this code, with what was refused of `sent`; is_open: with all that it unfolds."""
        leaf, number, before = self.leaves[code], self.numbers[code], self.before.get(code)
        against = self.door.against(code)
        is_node = leaf.node is not None and code != WHOLE_SET
        return Row(
            number=SafeString(number),
            code=code,
            anchor=anchor(code),
            name=name_of_leaf(leaf, _("Figures of the whole set")),
            url=self.criterion.of(code) if is_node else "",
            post_url="" if against else self.post.of(code),
            is_closed=against is not None and self.door.closed is None,
            fields=() if against else figure_fields(code, number, leaf.specs, leaf.fields, sent),
            shown=tuple(_shown(leaf)) if against else (),
            has_words=any(key in leaf.fields for key in TEXT_NAMES),
            seen_name=seen_name(code),
            seen=seen_text(leaf.fields),
            points=leaf.score.points if leaf.score else None,
            max_points=figures.trimmed(leaf.score.max_points) if leaf.score else "",
            before=before.score.points if before and before.score else None,
            before_figures=brief(before) if before else "",
            chips=tuple(self.chip(use) for use in leaf.evidence),
            evidence_url=self.evidence.of(code) if leaf.is_leaf and not against else "",
            leaf_url=self.post.of(code),
            state=str(WORDS[leaf.state]),
            tone=TONES[leaf.state],
            sign=SIGNS[leaf.state],
            office=_office(leaf.declaration, self.today) if leaf.declaration else None,
            says=(*(_not_kept(leaf, sent) if against else ()), *says_of(self.work, leaf)),
            settle_url="" if against else self.settle.of(code),
            confirm_url="" if against else self.confirm,
            detail=self.detail(code, sent) if is_open or sent.unsaved & TEXT_NAMES.keys() else None,
        )

    def detail(self, code: str, sent: Sent = NOT_SENT) -> Detail:
        """What the row unfolds."""
        leaf = self.leaves[code]
        needed = self.needed.of(code) if leaf.is_leaf and leaf.specs else ""
        give = "" if self.door.against(code) else f"{self.delegate}?{urlencode({'ma': code})}"
        return detail_of(self.work, leaf, self.before.get(code), sent, Unfolding(needed, give, self.numbers[code]))

    def chip(self, use: EvidenceUse) -> Chip:
        evidence = use.revision.evidence
        words = evidence.number or evidence.summary
        place = f", {use.place}" if use.place else ""
        return Chip(f"{words}{place}", self.one.of(str(evidence.pk)), use.is_confirmed)


def _before(work: SheetWork, former: SheetWork | None, leaves: Mapping[str, LeafWork]) -> dict[str, LeafWork]:
    """The leaves of last year, by the codes that their criteria have this year."""
    if former is None:
        return {}
    then = leaves_of(former)
    pairs = same_criteria(work.sheet.frozen_id, former.sheet.frozen_id)
    return {code: then[old] for code, old in pairs.items() if code in leaves and old in then}


def _shown(leaf: LeafWork) -> Iterable[tuple[str, str]]:
    for key, spec in leaf.specs.items():
        yield spec.name, shown_value(spec, leaf.fields.get(key, Absent.MISSING))


def _not_kept(leaf: LeafWork, sent: Sent) -> Iterable[Say]:
    """What somebody typed before the leaf was closed to them: it is told, for no field holds it any more."""
    for key in sent.unsaved:
        name = leaf.specs[key].name if key in leaf.specs else str(TEXT_NAMES[key])
        yield Say("bad", "bad", _("Not saved: “%(name)s”, where you typed:") % {"name": name}, quoted=sent.typed[key])


def _office(row: Declaration, today: date) -> Office | None:
    if row.office is None:
        return None
    due = row.office_due
    return Office(row.office.short_name, _due(due, today) if due else "", bool(due and due < today), row.office_note)


def _due(due: date, today: date) -> str:
    days = (due - today).days
    said = {"day": told(due), "days": abs(days)}
    if days < 0:
        return _("due %(day)s, %(days)s days late") % said
    return _("due %(day)s, today") % said if days == 0 else _("due %(day)s, %(days)s days left") % said
