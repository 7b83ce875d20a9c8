"""The page of the tree, put together."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.safestring import SafeString

from parindex.web.records.models import User
from parindex.web.records.organising import organises
from parindex.web.records.unit_trees import seen_successions, seen_units
from parindex.web.setup.organisation.asked import Wanted
from parindex.web.setup.organisation.hits import Hits, hits
from parindex.web.setup.organisation.lineage import Turn, turns_on
from parindex.web.setup.organisation.marks import Mark, marks
from parindex.web.setup.organisation.tree import shown, tree_rows
from parindex.web.setup.organisation.tree_html import tree_html
from parindex.web.setup.organisation.words import units_counted
from parindex.web.ui.telling import told
from parindex.web.ui.wording import UNIT_KINDS


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind that may be chosen."""

    value: str
    words: str
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class TreePage:
    """What the page says. `tree` is "" where no unit shows, `is_blank` where the person sees none at any time."""

    day: str
    wanted: Wanted
    tree: SafeString | str
    count: str
    kinds: Sequence[Kind]
    marks: tuple[Mark, ...]
    hits: Hits | None
    turns: tuple[Turn, ...]
    more_turns: int
    xlsx_url: str
    csv_url: str
    may_import: bool
    is_blank: bool


def present_tree(person: User, wanted: Wanted) -> TreePage:
    """The tree that `person` sees on the day wanted: two queries."""
    units, successions = seen_units(person), seen_successions(person)
    names = {unit.code: unit.name for unit in units}
    chosen = shown(units, wanted)
    turns, more = turns_on(successions, names, wanted.day, wanted.day_query)
    return TreePage(
        day=told(wanted.day),
        wanted=wanted,
        tree=tree_html(tree_rows(chosen, successions, names, wanted), wanted.day_query) if chosen else "",
        count=units_counted(len(chosen)),
        kinds=[Kind(kind, str(words), kind == wanted.kind) for kind, words in UNIT_KINDS.items()],
        marks=marks(units, wanted, reverse("organisation")),
        hits=hits(units, names, wanted),
        turns=turns,
        more_turns=more,
        xlsx_url=reverse("organisation-file", args=["xlsx"]) + wanted.query,
        csv_url=reverse("organisation-file", args=["csv"]) + wanted.query,
        may_import=bool(organises(person)),
        is_blank=not units,
    )
