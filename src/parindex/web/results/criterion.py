"""One criterion: its points and why, its part in its area, the task to raise it, what does not fit."""

from dataclasses import dataclass
from decimal import Decimal

from django.urls import reverse
from django.utils.translation import gettext as _

from parindex.core.check.problem import Problem
from parindex.core.framework import Node
from parindex.core.plan import names_a_figure
from parindex.core.points import Absent, share
from parindex.core.scoring import Score
from parindex.documents.catalogue import catalogue
from parindex.web.records.year import LeadUnit, Task, YearRecord
from parindex.web.results.contradictions import Contradiction, one
from parindex.web.results.neighbour import Neighbour, beside
from parindex.web.results.rows import criterion_url, leads_of, shown, widest
from parindex.web.ui import figures
from parindex.web.ui.bars import Part, bar
from parindex.web.ui.excerpt import Line, whole


@dataclass(frozen=True, slots=True)
class Member:
    """A criterion of the same area, or a part of this one, in the sum it goes into."""

    code: str
    name: str
    url: str
    is_here: bool
    bar: tuple[Part, ...]
    points: Decimal | Absent
    lost: Decimal | Absent


@dataclass(frozen=True, slots=True)
class Whole:
    """A sum and what it is made of."""

    members: tuple[Member, ...]
    points: Decimal | Absent
    lost: Decimal | Absent


@dataclass(frozen=True, slots=True)
class CriterionPage:
    """The page of a criterion."""

    record: YearRecord
    code: str
    name: str
    label: str
    max_points: Decimal
    points: Decimal | Absent
    lost: Decimal | Absent
    share: Decimal | Absent
    rank: str
    bar: tuple[Part, ...]
    why_title: str
    why: tuple[str, ...]
    parts: Whole | None
    area: Whole
    area_title: str
    into_total: str
    task: Task | None
    tasks_below: tuple[Task, ...]
    measure_in_task: bool
    leads: tuple[LeadUnit, ...]
    groups_only: bool
    row: Line | None
    problems: tuple[Contradiction, ...]
    before: Neighbour | None
    after: Neighbour | None


def present_criterion(record: YearRecord, problems: tuple[Problem, ...], code: str) -> CriterionPage | None:
    """The page of criterion `code`; None if the set has no such criterion."""
    pairs = list(record.framework.criteria())
    found = next((place for place, (_area, node) in enumerate(pairs) if node.code == code), None)
    if found is None:
        return None
    area, node = pairs[found]
    score, whole_area = record.sheet.nodes[code], record.sheet.nodes[area.code]
    leads, groups_only = leads_of(record, code)
    task = record.plan.tasks.get(code) if record.plan else None
    before, after = beside([node for _area, node in pairs], found, lambda one: criterion_url(record, one.code))
    return CriterionPage(
        record=record,
        code=code,
        name=node.name,
        label=_("Criterion %(code)s") % {"code": code},
        max_points=score.max_points,
        points=shown(score, score.earned),
        lost=shown(score, score.lost),
        share=shown(score, share(score.earned, score.max_points)),
        rank=_rank(record, code),
        bar=bar(got=score.earned, lost=score.lost, scale=score.max_points),
        why_title=_why_title(score),
        why=() if node.children else _why(score),
        parts=_whole(record, node, code) if node.children else None,
        area=_whole(record, area, code),
        area_title=_("In area %(code)s: %(name)s") % {"code": area.code, "name": area.name},
        into_total=_into_total(record, whole_area),
        task=task,
        tasks_below=_tasks_below(record, code),
        measure_in_task=names_a_figure(task.text or "") if task else False,
        leads=leads,
        groups_only=groups_only,
        row=whole(task.row_text, task.line) if task and task.line and task.row_text else None,
        problems=_problems(record, problems, code),
        before=before,
        after=after,
    )


def _tasks_below(record: YearRecord, code: str) -> tuple[Task, ...]:
    """The tasks that stand at parts of the criterion."""
    return tuple(task for task in record.plan.parts(code) if task.text) if record.plan else ()


def _rank(record: YearRecord, code: str) -> str:
    codes = [loss.code for loss in record.gap.criteria]
    if code not in codes:
        return _("full points") if code not in record.gap.unknown else _("not known yet")
    return _("number %(rank)s of %(all)s criteria that lost points") % {
        "rank": codes.index(code) + 1,
        "all": len(codes),
    }


def _why_title(score: Score) -> str:
    if not isinstance(score.points, Decimal):
        return _("Why is there no figure?")
    return _("Why %(points)s points?") % {"points": figures.trimmed(score.points)}


def _why(score: Score) -> tuple[str, ...]:
    return tuple(catalogue(figures.language()).render(message) for message in score.trace)


def _whole(record: YearRecord, parent: Node, here: str) -> Whole:
    """What adds up to `parent`; criteria have pages of their own, parts of a criterion have none."""
    scores = [record.sheet.nodes[child.code] for child in parent.children]
    scale, total = widest(scores), record.sheet.nodes[parent.code]
    members = tuple(
        Member(
            code=score.code,
            name=score.name,
            url="" if parent.code == here else criterion_url(record, score.code),
            is_here=score.code == here,
            bar=bar(got=score.earned, lost=score.lost, scale=scale),
            points=shown(score, score.earned),
            lost=shown(score, score.lost),
        )
        for score in scores
    )
    return Whole(members, shown(total, total.earned), shown(total, total.lost))


def _into_total(record: YearRecord, area: Score) -> str:
    if not isinstance(shown(area, area.earned), Decimal):
        return ""
    return _("Area %(code)s adds %(points)s to the total of %(total)s points.") % {
        "code": area.code,
        "points": figures.exact(area.earned, figures.EARNED_PLACES),
        "total": figures.exact(record.sheet.total.earned, figures.EARNED_PLACES),
    }


def _problems(record: YearRecord, problems: tuple[Problem, ...], code: str) -> tuple[Contradiction, ...]:
    start = reverse("problems", args=[record.unit_code, record.year])
    return tuple(one(problem, start) for problem in problems if code in problem.codes)
