"""How far the sheet is: leaves that need nothing more, points so far, what is missing, and what is to be done."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from parindex.core.readiness import TO_DO, LeafState
from parindex.web.assess.grid.addresses import anchor
from parindex.web.assess.grid.last_year import more_than_before
from parindex.web.assess.grid.leaf_work import LeafWork
from parindex.web.assess.grid.row import RowMaker
from parindex.web.assess.grid.states import SIGNS, TASKS, TONES
from parindex.web.records.sheet_work import SheetWork
from parindex.web.ui import figures
from parindex.web.ui.telling import told

SHOWN_TASKS = 6
ORDER = {state: place for place, state in enumerate(LeafState)}  # what blocks stands first


@dataclass(frozen=True, slots=True)
class Task:
    """Something to be done: the row it is done in, and what it is."""

    url: str
    words: str
    where: str
    sign: str
    tone: str


@dataclass(frozen=True, slots=True)
class Summary:
    """The meter. more: the tasks that are not shown, in words; against: what keeps the sheet from being submitted."""

    done: int
    count: int
    share: str
    points: Decimal
    max_points: Decimal
    missing: str
    difference: str
    tasks: tuple[Task, ...]
    more: str
    against: str


def summary_of(maker: RowMaker, address: str) -> Summary:
    """The meter of the sheet at `address`."""
    work, total = maker.work, maker.work.points.total
    count, done = len(maker.leaves), work.readiness.done
    todo = [leaf for leaf in maker.leaves.values() if leaf.state in TO_DO]
    todo.sort(key=lambda leaf: ORDER[leaf.state])
    left = len(todo) - SHOWN_TASKS
    more = ngettext("and %(count)s more criterion", "and %(count)s more criteria", left) % {"count": left}
    return Summary(
        done=done,
        count=count,
        share=figures.percent(Decimal(done * 100 // count)),
        points=total.earned,
        max_points=total.max_points,
        missing=_missing(maker),
        difference=_difference(maker),
        tasks=tuple(_task(maker, leaf, address) for leaf in todo[:SHOWN_TASKS]),
        more=more if left > 0 else "",
        against=_("Not ready to submit: see what is to be done.") if _is_blocked(work) else "",
    )


def _is_blocked(work: SheetWork) -> bool:
    return bool(work.readiness.against) or any(one.answered_at is None for one in work.returns)


def _missing(maker: RowMaker) -> str:
    leaves = [leaf for leaf in maker.leaves.values() if leaf.score and leaf.score.missing]
    if not leaves:
        return _("none")
    points = sum((leaf.score.missing for leaf in leaves if leaf.score), Decimal(0))
    said = ngettext("%(count)s criterion, %(points)s points", "%(count)s criteria, %(points)s points", len(leaves))
    return said % {"count": len(leaves), "points": figures.trimmed(points)}


def _difference(maker: RowMaker) -> str:
    """The points of the leaves that have some in both years, against last year's; "" where no leaf has."""
    found = (more_than_before(leaf, maker.before.get(code)) for code, leaf in maker.leaves.items())
    both = [more for more in found if more is not None]
    if not both:
        return ""
    more = sum(both, Decimal(0))
    return f"{'+' if more > 0 else '−' if more < 0 else ''}{figures.exact(abs(more), figures.EARNED_PLACES)}"


def _task(maker: RowMaker, leaf: LeafWork, address: str) -> Task:
    return Task(
        url=f"{address}#{anchor(leaf.code)}",
        words=f"{leaf.code} {TASKS[leaf.state]}",
        where="; ".join(_where(maker, leaf)),
        sign=SIGNS[leaf.state],
        tone=TONES[leaf.state],
    )


def _where(maker: RowMaker, leaf: LeafWork) -> Iterator[str]:
    """Which figures are missing, and who was to see to it until when."""
    if leaf.state is LeafState.MISSING:
        yield ", ".join(spec.name for key, spec in leaf.specs.items() if key not in leaf.fields)
    if leaf.state is LeafState.NO_EVIDENCE:
        yield _("can be submitted without, for fewer points")
    row = leaf.declaration
    if row and row.office and row.office_due:
        said = {"office": row.office.short_name, "due": told(row.office_due)}
        late = _("%(office)s, was due %(due)s"), _("%(office)s, due %(due)s")
        yield late[row.office_due >= maker.today] % said
