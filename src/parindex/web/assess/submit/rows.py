"""What is still to be done on a sheet, leaf by leaf, each with the way to its row."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from parindex.core.facts import EVIDENCE, WHOLE_SET
from parindex.core.framework import Node
from parindex.core.leaf import scored_leaf
from parindex.core.readiness import LeafState
from parindex.core.rules.figures import Value
from parindex.web.assess.grid.addresses import anchor
from parindex.web.records.sheet_work import SheetWork
from parindex.web.ui import figures
from parindex.web.ui.telling import told
from parindex.web.ui.wording import WITHOUT_EVIDENCE

MOST_SHOWN = 12  # rows of a group that stand open


@dataclass(frozen=True, slots=True)
class Row:
    """A leaf that something is to be said of; without a name it is the set itself."""

    code: str
    name: str
    url: str
    words: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """Leaves in one state. `id` anchors it; `counted`: how many they are; long lists are folded."""

    id: str
    title: str
    hint: str
    rows: tuple[Row, ...]
    counted: str
    is_long: bool


GROUPS: tuple[tuple[LeafState, str, Promise, Promise], ...] = (
    (
        LeafState.MISSING,
        "thieu",
        gettext_lazy("Figures are missing"),
        gettext_lazy("Enter them, or write an explanation where there are none."),
    ),
    (
        LeafState.UNSCORED,
        "chua-tinh-duoc",
        gettext_lazy("Figures that give no points"),
        gettext_lazy("Correct them, or write an explanation: “why?” says what the rule lacks."),
    ),
    (
        LeafState.UNCONFIRMED,
        "chua-xac-nhan",
        gettext_lazy("From the year before, not confirmed"),
        gettext_lazy("Say that they hold this year, or enter those of this year."),
    ),
    (
        LeafState.CONTESTED,
        "khac-nhau",
        gettext_lazy("Two values, none chosen"),
        gettext_lazy("People entered different values: choose the one that holds."),
    ),
    (
        LeafState.RETURNED,
        "tra-lai",
        gettext_lazy("Returned, not changed yet"),
        gettext_lazy("Change what the appraiser asked for, or explain it."),
    ),
)


def rows_of(work: SheetWork, codes: Iterable[str]) -> tuple[Row, ...]:
    """The rows of these leaves, in their order."""
    names = {node.code: node.name for node in work.framework.nodes()}
    grid = reverse("assess", args=[work.sheet.unit.code, work.sheet.year])
    return tuple(
        Row("" if code == WHOLE_SET else code, names.get(code, _("Figures of the whole set")), f"{grid}#{anchor(code)}")
        for code in codes
    )


def groups_of(work: SheetWork) -> tuple[Group, ...]:
    """What keeps the sheet back, those that contradict left out, for they come with their sentences."""
    found = ((work.readiness.of(state), id_, title, hint) for state, id_, title, hint in GROUPS)
    return tuple(
        Group(
            id_,
            str(title),
            str(hint),
            tuple(_with_return(work, rows_of(work, codes))),
            _counted(codes),
            _is_long(codes),
        )
        for codes, id_, title, hint in found
        if codes
    )


def _is_long(codes: tuple[str, ...]) -> bool:
    return len(codes) > MOST_SHOWN


def _counted(codes: tuple[str, ...]) -> str:
    return ngettext("%(count)s criterion", "%(count)s criteria", len(codes)) % {"count": len(codes)}


def _with_return(work: SheetWork, rows: Iterable[Row]) -> Iterator[Row]:
    """Rows with what the appraiser wrote, where they were returned."""
    reasons = {one.code: one.reason for one in work.returns}
    for row in rows:
        above = (code for code in reasons if row.code == code or row.code.startswith(f"{code}."))
        yield replace(row, words=reasons.get(next(above, ""), ""))


def bare_rows(work: SheetWork) -> tuple[Row, ...]:
    """The leaves without the evidence that is asked for, with the points that this takes from them."""
    codes = work.readiness.of(LeafState.NO_EVIDENCE)
    leaves = {leaf.code: leaf for leaf in work.framework.leaves()}
    return tuple(replace(row, words=_lost(work, leaves[row.code])) for row in rows_of(work, codes))


def _lost(work: SheetWork, leaf: Node) -> str:
    given: dict[str, Value] = {**work.figures.get(leaf.code, {}), EVIDENCE: 1}
    full, now = scored_leaf(work.framework, leaf, given).score.points, work.scores.nodes[leaf.code].points
    if isinstance(full, Decimal) and isinstance(now, Decimal):
        said = _("%(with)s points with evidence, %(without)s without.")
        return said % {"with": figures.trimmed(full), "without": figures.trimmed(now)}
    return str(WITHOUT_EVIDENCE[leaf.evidence.without]) if leaf.evidence else ""


def contradicting(work: SheetWork) -> tuple[tuple[str, tuple[Row, ...]], ...]:
    """Each contradiction in words, with the leaves whose figures contradict."""
    return tuple((told(one.message), rows_of(work, one.codes)) for one in work.contradictions)


def explained(work: SheetWork) -> tuple[Row, ...]:
    """The explanations that were given."""
    said = {code: row.explanation for code, row in work.declarations.items() if row.explanation}
    rows = rows_of(work, (code for code in work.scores.nodes if code in said))
    return tuple(replace(row, words=said[row.code]) for row in rows)
