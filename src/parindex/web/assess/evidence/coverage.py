"""How far the leaves of a sheet are proved: what lacks evidence, what does not count, what is used nowhere."""

from dataclasses import dataclass

from django.db.models import Count
from django.urls import reverse

from parindex.core.framework import Node
from parindex.web.assess.evidence.listing import STATE_WORDS, searched, state_filters
from parindex.web.records.figures import counted
from parindex.web.records.models import IndexYear, User
from parindex.web.records.sheet_work import SheetWork, work_of
from parindex.web.ui.wording import WITHOUT_EVIDENCE

TOLD = ("chua-dung", "sap-het", "het", "loi")


@dataclass(frozen=True, slots=True)
class Leaf:
    """A leaf that nothing proves yet. state: what its unit said instead; attached: what does not count."""

    code: str
    name: str
    ask: str
    without: str
    is_explained: bool
    attached: int
    url: str


@dataclass(frozen=True, slots=True)
class Tally:
    """How many pieces of evidence stand so, and where they are listed."""

    words: str
    count: int
    url: str


@dataclass(frozen=True, slots=True)
class Coverage:
    """The page. needed: leaves that are worth less without; others: those that ask for none, or do not insist."""

    proved: int
    leaves: int
    pieces: int
    needed: tuple[Leaf, ...]
    others: tuple[Leaf, ...]
    tallies: tuple[Tally, ...]


def present_coverage(user: User, sheet: IndexYear) -> Coverage:
    """The coverage of `sheet`, which `user` may see."""
    work = work_of(sheet)
    uses = [use for some in work.evidence.values() for use in some]
    counts = counted(sheet, uses)
    leaves = list(work.framework.leaves())
    without = [leaf for leaf in leaves if not counts.get(leaf.code)]
    shown = {leaf.code: _leaf(work, leaf) for leaf in without}
    return Coverage(
        proved=len(leaves) - len(without),
        leaves=len(leaves),
        pieces=len({use.revision.evidence_id for use in uses}),
        needed=tuple(shown[leaf.code] for leaf in without if _is_needed(leaf)),
        others=tuple(shown[leaf.code] for leaf in without if not _is_needed(leaf)),
        tallies=tuple(_tallies(user, sheet)),
    )


def _is_needed(leaf: Node) -> bool:
    return leaf.evidence is not None and leaf.evidence.required


def _leaf(work: SheetWork, leaf: Node) -> Leaf:
    row = work.declarations.get(leaf.code)
    return Leaf(
        code=leaf.code,
        name=leaf.name,
        ask=leaf.evidence.ask if leaf.evidence else "",
        without=str(WITHOUT_EVIDENCE[leaf.evidence.without]) if leaf.evidence and leaf.evidence.required else "",
        is_explained=bool(row and row.explanation),
        attached=len(work.evidence.get(leaf.code, ())),
        url=reverse("evidence-leaf", args=[work.sheet.unit.code, work.sheet.year, leaf.code]),
    )


def _tallies(user: User, sheet: IndexYear) -> list[Tally]:
    """The unit's evidence by how it stands, as far as `user` may see it: one query."""
    holds = state_filters()
    rows = searched(user, "", sheet.unit.code)
    counts = rows.aggregate(**{f"n{place}": Count("pk", filter=holds[name]) for place, name in enumerate(TOLD)})
    address = f"{reverse('evidence')}?don-vi={sheet.unit.code}&loc="
    return [Tally(str(STATE_WORDS[name]), counts[f"n{place}"], f"{address}{name}") for place, name in enumerate(TOLD)]
