"""The criteria set as a tree: searched without accents, filtered, each criterion with its points and leads."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from decimal import Decimal
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from parindex.core.folding import folded
from parindex.core.framework import Framework, Node
from parindex.core.points import Absent, total
from parindex.core.scoring import Score, together
from parindex.web.records.year import YearRecord
from parindex.web.results.rows import area_id, criterion_url, leads_of, shown, widest
from parindex.web.results.rule.panel import has_formula
from parindex.web.ui import figures
from parindex.web.ui.bars import Part, bar
from parindex.web.ui.filters import Filter
from parindex.web.ui.marking import Stretch, marked


@dataclass(frozen=True, slots=True)
class Row:
    """A criterion with its points, target and leads; in its words, what was searched for is marked."""

    code: tuple[Stretch, ...]
    name: tuple[Stretch, ...]
    url: str
    bar: tuple[Part, ...]
    max_points: Decimal
    points: Decimal | Absent
    lost: Decimal | Absent
    target: Decimal | None
    leads: tuple[Stretch, ...]
    groups_only: bool


@dataclass(frozen=True, slots=True)
class Sum:
    """A row of sums. `stated` is what the paper says the target is, where that is another figure."""

    code: str
    name: str
    max_points: Decimal
    points: Decimal | Absent
    lost: Decimal | Absent
    target: Decimal | None
    stated: str
    bar: tuple[Part, ...] = ()
    id: str = ""


@dataclass(frozen=True, slots=True)
class Branch:
    """An area and those of its criteria that are wanted."""

    area: Sum
    count: str
    is_open: bool
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Criteria:
    """The page of the criteria set."""

    record: YearRecord
    count: int
    most: str
    formulas: str
    query: str
    keep: str
    filters: tuple[Filter, ...]
    found: str
    branches: tuple[Branch, ...]
    total: Sum
    year_planned: int | None
    all_url: str


Test = Callable[[YearRecord, Score], bool]
TESTS: dict[str, tuple[object, Test]] = {
    "": (gettext_lazy("All"), lambda record, score: True),
    "mat-diem": (gettext_lazy("Lost points"), lambda record, score: score.lost > 0),
    "tron-diem": (gettext_lazy("Full points"), lambda record, score: score.points == score.max_points),
    "chi-nhom": (gettext_lazy("Only groups lead"), lambda record, score: leads_of(record, score.code)[1]),
}


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the reader asked for: words to find, and one of the filters."""

    query: str
    keep: str

    @classmethod
    def of(cls, query: str, keep: str) -> "Wanted":
        return cls(" ".join(query.split()), keep if keep in TESTS else "")

    @property
    def is_all(self) -> bool:
        return not self.query and not self.keep


@dataclass(frozen=True, slots=True)
class Found:
    """What fits the words searched for, and which folded terms it was found by."""

    terms: tuple[str, ...]
    nodes: tuple[Node, ...]

    @classmethod
    def by(cls, record: YearRecord, query: str) -> "Found":
        """What holds `query` as it stands; failing that, what holds each of its words somewhere."""
        phrase = folded(query)
        nodes = [node for _area, node in record.framework.criteria()]
        for terms in ((phrase,) if phrase else (), tuple(phrase.split())):
            fitting = tuple(node for node in nodes if _fits(record, node, terms))
            if fitting:
                return cls(terms, fitting)
        return cls((), ())


def _fits(record: YearRecord, node: Node, terms: tuple[str, ...]) -> bool:
    """Whether every term is in the criterion's name or leads, or begins its code."""
    leads, _groups_only = leads_of(record, node.code)
    words = folded(" ".join((node.name, *(lead.name for lead in leads))))
    return all(node.code.startswith(term) or (term in words and not _is_code(term)) for term in terms)


def _is_code(term: str) -> bool:
    """Figures stand for codes: "3" is area 3, not every name with a 3 in it."""
    return term.replace(".", "").isdigit()


def present_criteria(record: YearRecord, wanted: Wanted) -> Criteria:
    """The tree of `record`, with only what is `wanted`."""
    address = reverse("criteria", args=[record.unit_code, record.year])
    found = Found.by(record, wanted.query)
    kept = [node for node in found.nodes if TESTS[wanted.keep][1](record, record.sheet.nodes[node.code])]
    scale = widest(record.sheet.nodes[area.code] for area in record.framework.areas)
    selection = Selection(record, kept, found.terms, wanted.is_all, scale)
    branches = (_branch(selection, area) for area in record.framework.areas)
    return Criteria(
        record=record,
        count=len(list(record.framework.criteria())),
        most=figures.trimmed(record.framework.max_points),
        formulas=_formulas(record.framework),
        query=wanted.query,
        keep=wanted.keep,
        filters=tuple(_filter(record, found.nodes, wanted, key, address) for key in TESTS),
        found=_found(len(kept), len(list(record.framework.criteria()))),
        branches=tuple(branch for branch in branches if branch.rows),
        total=_total(record) if wanted.is_all else _part_total(record, kept),
        year_planned=record.plan.year_planned if record.plan else None,
        all_url=address,
    )


def _formulas(framework: Framework) -> str:
    leaves = list(framework.leaves())
    count = sum(has_formula(leaf) for leaf in leaves)
    if not count:
        return _("The paper publishes the points, not the formulas.")
    said = ngettext("%(count)s of %(all)s has a formula.", "%(count)s of %(all)s have a formula.", count)
    return said % {"count": count, "all": len(leaves)}


def _filter(record: YearRecord, found: tuple[Node, ...], wanted: Wanted, key: str, address: str) -> Filter:
    words, test = TESTS[key]
    query = urlencode({name: value for name, value in (("q", wanted.query), ("loc", key)) if value})
    count = sum(test(record, record.sheet.nodes[node.code]) for node in found)
    return Filter(str(words), count, f"{address}?{query}" if query else address, key == wanted.keep)


def _found(count: int, of: int) -> str:
    return _("%(count)s of %(all)s criteria") % {"count": count, "all": of}


@dataclass(frozen=True, slots=True)
class Selection:
    """What the rows of the tree are made of: the criteria kept, the terms to mark, the scale of the bars."""

    record: YearRecord
    kept: list[Node]
    terms: tuple[str, ...]
    is_all: bool
    scale: Decimal


def _branch(selection: Selection, area: Node) -> Branch:
    record = selection.record
    rows = tuple(_row(selection, node) for node in area.children if node in selection.kept)
    count = ngettext("%(count)s criterion", "%(count)s criteria", len(area.children)) % {"count": len(area.children)}
    score = record.sheet.nodes[area.code]
    return Branch(
        area=_sum(record, score, area.children, stated_code=area.code, scale=selection.scale),
        count=count if len(rows) == len(area.children) else _found(len(rows), len(area.children)),
        is_open=not selection.is_all or score.points != score.max_points,
        rows=rows,
    )


def _row(selection: Selection, node: Node) -> Row:
    record, score = selection.record, selection.record.sheet.nodes[node.code]
    leads, groups_only = leads_of(record, node.code)
    codes = tuple(term for term in selection.terms if _is_code(term))
    words = tuple(term for term in selection.terms if not _is_code(term))
    return Row(
        code=marked(node.code, codes),
        name=marked(node.name, words),
        url=criterion_url(record, node.code),
        bar=bar(got=score.earned, lost=score.lost, scale=selection.scale),
        max_points=score.max_points,
        points=shown(score, score.earned),
        lost=shown(score, score.lost),
        target=_target(record, node.code),
        leads=marked("; ".join(lead.name for lead in leads), words) if leads else (),
        groups_only=groups_only,
    )


def _target(record: YearRecord, code: str) -> Decimal | None:
    task = record.plan.tasks.get(code) if record.plan else None
    return task.target_points if task else None


def _total(record: YearRecord) -> Sum:
    nodes = [node for _area, node in record.framework.criteria()]
    return _sum(record, record.sheet.total, nodes, stated_code="", name=_("Total points"))


def _part_total(record: YearRecord, kept: list[Node]) -> Sum:
    """The sums of the criteria that are shown."""
    score = together(_("Sum of the criteria shown"), (record.sheet.nodes[node.code] for node in kept))
    return Sum(
        code="",
        name=score.name,
        max_points=score.max_points,
        points=score.earned,
        lost=score.lost,
        target=_targets(record, kept),
        stated="",
    )


def _sum(
    record: YearRecord,
    score: Score,
    nodes: Iterable[Node],
    *,
    stated_code: str,
    name: str = "",
    scale: Decimal = Decimal(0),
) -> Sum:
    stated, target = record.plan.targets.get(stated_code) if record.plan else None, _targets(record, nodes)
    differs = stated is not None and stated != target
    return Sum(
        code=score.code,
        name=name or score.name,
        max_points=score.max_points,
        points=shown(score, score.earned),
        lost=shown(score, score.lost),
        target=target,
        stated=_("the paper says %(stated)s") % {"stated": figures.trimmed(stated)} if differs and stated else "",
        bar=bar(got=score.earned, lost=score.lost, scale=scale),
        id=area_id(score.code),
    )


def _targets(record: YearRecord, nodes: Iterable[Node]) -> Decimal | None:
    """The targets of `nodes` together; None if one of them has none."""
    return total(_target(record, node.code) for node in nodes)
