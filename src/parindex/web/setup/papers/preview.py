"""A paper that waits, side by side: what was read, what does not fit, and its own words."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from parindex.core.plan import Plan
from parindex.documents.catalogue import catalogue
from parindex.web.records.waiting import Waiting
from parindex.web.setup.papers.arrivals import size_words, when
from parindex.web.setup.papers.columns import ColumnChoice, TableChoice, column_choices, table_choices
from parindex.web.setup.papers.rows import Cell, ReadRow, read_rows, total_of
from parindex.web.setup.papers.seeing import Seen
from parindex.web.setup.papers.words import PaperLine, line_id, paper_lines
from parindex.web.ui import figures
from parindex.web.ui.findings import Around, Section, sections, summary
from parindex.web.ui.wording import band_word

MOST = 400  # rows, and lines, of a page; all are shown when they are asked for


@dataclass(frozen=True, slots=True)
class Preview:
    """The page of one waiting paper. Without a plan, `refusal` says why its table cannot be read as it stands."""

    token: str
    name: str
    about: str
    sha256: str
    refusal: str
    lacks_points: bool
    facts: tuple[tuple[str, str], ...]
    columns: tuple[ColumnChoice, ...]
    is_corrected: bool
    tables: tuple[TableChoice, ...]
    rows: tuple[ReadRow, ...]
    row_count: str
    hidden_rows: int
    total: tuple[Cell, ...]
    sections: tuple[Section, ...]
    summary: str
    lines: tuple[PaperLine, ...]
    line_count: str
    hidden_lines: int


def present_preview(one: Waiting, seen: Seen, *, is_whole: bool) -> Preview:
    """is_whole: whether every row and line is shown, however many they are."""
    plan, most = seen.plan, None if is_whole else MOST
    rows = tuple(read_rows(plan, seen.problems)) if plan else ()
    lines = tuple(paper_lines(seen.document.lines, seen.problems, most))
    written = sum(bool(line.strip()) for line in seen.document.lines)
    return Preview(
        token=one.token,
        name=one.name,
        about=_("%(size)s, brought at %(when)s") % {"size": size_words(one.size), "when": when(one.at)},
        sha256=one.sha256,
        refusal=catalogue(figures.language()).render(seen.refusal) if seen.refusal else "",
        lacks_points=plan is not None and not plan.has_points,
        facts=tuple(_facts(plan)) if plan else (),
        columns=column_choices(one, seen.columns),
        is_corrected=bool(one.columns) or one.table != 1,
        tables=table_choices(plan) if plan else (),
        rows=rows[:most],
        row_count=_rows(len(rows)),
        hidden_rows=len(rows) - len(rows[:most]),
        total=total_of(plan, seen.problems) if plan else (),
        sections=sections(list(seen.problems), Around(where_url=lambda problem: _place_url(problem.place.shown))),
        summary=summary(seen.problems),
        lines=lines,
        line_count=ngettext("%(count)s line", "%(count)s lines", written) % {"count": written},
        hidden_lines=written - len(lines),
    )


def _place_url(line: int | None) -> str:
    return f"#{line_id(line)}" if line else ""


def _rows(count: int) -> str:
    return ngettext("%(count)s row", "%(count)s rows", count) % {"count": count}


def _facts(plan: Plan) -> Iterator[tuple[str, str]]:
    """What the paper says of itself; what it does not say is told as such."""
    reference, stated = plan.reference, plan.stated
    criteria = sum(1 for _pair in plan.criteria())
    counted = ngettext("%(count)s criterion", "%(count)s criteria", criteria) % {"count": criteria}
    areas = ngettext("%(count)s area", "%(count)s areas", len(plan.areas)) % {"count": len(plan.areas)}
    yield _("Issued by"), plan.unit or ""
    yield _("Number, day"), ", ".join(words for words in (reference.number, _day(reference.date)) if words)
    yield _("Year scored"), str(plan.year_scored or "")
    yield _("Year planned"), str(plan.year_planned or "")
    yield _("Points stated"), _points(plan)
    yield _("Band stated"), band_word(stated.band) if stated.band else ""
    yield _("Table of criteria"), f"{areas}, {counted}"


def _day(iso: str | None) -> str:
    return date_format(date.fromisoformat(iso), "d/m/Y") if iso else ""


def _points(plan: Plan) -> str:
    points, most = plan.stated.points, plan.stated.max_points
    if points is None or points.value is None:
        return ""
    if most is None or most.value is None:
        return figures.exact(points.value)
    return f"{figures.exact(points.value)}/{figures.exact(most.value)}"
