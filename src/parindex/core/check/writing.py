"""How the paper is written: blanks, years, decimal marks, names."""

import re
from collections import Counter
from collections.abc import Iterator

from parindex.core.check.problem import Problem, problem
from parindex.core.folding import folded, normalised
from parindex.core.messages import Message
from parindex.core.place import Words
from parindex.core.plan import Figure, Lead, Plan
from parindex.core.points import decimals_of

# a year behind a month belongs to the day of a document, not to what a task is to do
YEAR = re.compile(r"(tháng\s+[0-9]+\s+)?năm\s+(20[0-9]{2})", re.IGNORECASE)
MARKS = ",."
FIGURE = re.compile(r"[0-9]+(?:[.,][0-9]+)*")


def blank_reference(plan: Plan) -> Iterator[Problem]:
    """Number or day that the plan leaves blank where it refers to itself."""
    for part, words in plan.reference.blanks:
        expected = Message(f"expected.{part}")
        yield problem("blank-reference", words.place(), found=words.text, expected=expected, variant=part)


def stale_year(plan: Plan) -> Iterator[Problem]:
    """Tasks that name a year before the one planned for; years inside document numbers are not meant."""
    for criterion in plan.rows():
        if criterion.task is None or plan.year_planned is None:
            continue
        for match in YEAR.finditer(criterion.task.text):
            if not match[1] and int(match[2]) < plan.year_planned:
                place = criterion.task.place(*match.span())
                planned = plan.year_planned
                yield problem("stale-year", place, found=match[0], expected=f"năm {planned}", planned=planned)


def mixed_decimal_marks(plan: Plan) -> Iterator[Problem]:
    """Figures with the decimal mark that is rarer in the paper; the comma, as the country writes, wins a tie."""
    marked = [(figure, mark) for figure in _figures(plan) if (mark := _decimal_mark(figure))]
    used = Counter(mark for _, mark in marked)
    if len(used) < len(MARKS):
        return
    usual = "," if used[","] >= used["."] else "."
    for figure, mark in marked:
        if mark != usual:
            text = _digits(figure)
            expected = text.replace(mark, usual)
            yield problem("mixed-decimal-marks", figure.words.place(), found=text, expected=expected)


def _digits(figure: Figure) -> str:
    """The figure alone: in the narrative its words run on to the end of the statement."""
    match = FIGURE.search(figure.words.text)
    return match[0] if match else ""


def _decimal_mark(figure: Figure) -> str:
    """The mark before its decimals, "" if it has none; marks that set off thousands are not meant."""
    if figure.value is None or not decimals_of(figure.value):
        return ""
    return next(letter for letter in reversed(_digits(figure)) if letter in MARKS)


def unit_alias(plan: Plan) -> Iterator[Problem]:
    """Units written in another way than their canonical name; case and the kind of dash do not count."""
    for criterion in plan.rows():
        for lead in (*criterion.leads, *criterion.supporting):
            if _differs(lead):
                yield problem("unit-alias", lead.words.place(), found=lead.words.text, expected=lead.unit)


def _differs(lead: Lead) -> bool:
    """Groups have no canonical name; a level behind the name ("… huyện") only says whose unit it is."""
    written, name = normalised(lead.words.text), normalised(lead.unit)
    return not lead.is_group and written not in (
        name,
        *(f"{name} {level}" for level in ("huyện", "tỉnh", "xã")),
    )


def spelling_variant(plan: Plan) -> Iterator[Problem]:
    """The place's own name with other marks than usual ("Đăk" for "Đắk")."""
    if not plan.place_name:
        return
    name = plan.place_name
    for words in _all_words(plan):
        for match in re.finditer(rf"\b{re.escape(folded(name))}\b", folded(words.text)):
            found = words.text[match.start() : match.end()]
            if found.casefold() != name.casefold():
                yield problem("spelling-variant", words.place(*match.span()), found=found, expected=name)


def _all_words(plan: Plan) -> Iterator[Words]:
    yield from plan.narrative
    for criterion in plan.rows():
        yield from (words for words in (criterion.task, criterion.leads_words) if words)


def _figures(plan: Plan) -> Iterator[Figure]:
    """Every figure of points, narrative first, that could be read."""
    stated = [plan.stated.points, plan.stated.max_points]
    stated += [figure for area in plan.stated.areas for figure in (area.points, area.max_points)]
    rows = [area.figures for area in plan.areas] + [criterion.figures for criterion in plan.rows()]
    rows += [plan.total] if plan.total else []
    in_table = [figure for row in rows for figure in (row.max_points, row.points, row.target_points)]
    yield from (figure for figure in (*stated, *in_table) if figure and figure.value is not None)
