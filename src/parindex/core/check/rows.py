"""The rows of the table against each other: sums, maxima, codes, figures that are not there."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from parindex.core.check.problem import Problem, problem
from parindex.core.check.sums import value
from parindex.core.messages import Message
from parindex.core.place import Words
from parindex.core.plan import Area, Criterion, Figure, Plan, Points
from parindex.core.points import same_but_for_rounding
from parindex.core.points import total as points_total

LONGEST_GAP = 100  # a number far off is a slip of the pen, not a hundred rows that were lost
Level = tuple[str, Points, Sequence[Criterion]]  # code ("" for the whole), its figures, its parts


def _levels(plan: Plan) -> Iterator[Level]:
    """Every level that has parts; the whole is set against the criteria, for an area's figure may itself be wrong."""
    for _, criterion in plan.criteria():
        if criterion.sub_criteria:
            yield criterion.code, criterion.figures, criterion.sub_criteria
    for area in plan.areas:
        if area.criteria:
            yield area.code, area.figures, area.criteria
    if plan.total:
        yield "", plan.total, [criterion for _, criterion in plan.criteria()]


def _sum(rows: Sequence[Criterion], name: str) -> Decimal | None:
    """The sum of one figure of `rows`; a row that leaves its figure blank stands for those below it."""
    return points_total(_own_or_below(row, name) for row in rows)


def _own_or_below(row: Criterion, name: str) -> Decimal | None:
    own = value(getattr(row.figures, name))
    return own if own is not None or not row.sub_criteria else _sum(row.sub_criteria, name)


def points_sum(plan: Plan) -> Iterator[Problem]:
    """Maxima and points of a level against the sum of its parts; points may differ by rounding.

    Beside rows with decimals, a sum without any is no rounding: "5" over 4,5 is another figure.
    """
    for code, whole, parts in _levels(plan):
        maxima, points = _sum(parts, "max_points"), _sum(parts, "points")
        if maxima is not None and whole.max_points.value not in (None, maxima):
            yield _figure("points-sum", whole.max_points, expected=maxima, variant=f"{_level(code)}-max")
        reached = value(whole.points)
        if points is not None and reached is not None and not same_but_for_rounding(reached, points, at_least=1):
            yield _figure("points-sum", whole.points, expected=points, variant=f"{_level(code)}-points")


def target_sum(plan: Plan) -> Iterator[Problem]:
    """The target of a level against the sum of its parts' targets: a plan's targets are chosen, so they must meet."""
    for code, whole, parts in _levels(plan):
        targets = _sum(parts, "target_points")
        if targets is not None and value(whole.target_points) not in (None, targets):
            yield _figure("target-sum", whole.target_points, expected=targets, variant=_level(code))


def _level(code: str) -> str:
    """What a sentence calls the level with this code."""
    if not code:
        return "total"
    return "criterion" if "." in code else "area"


def score_above_max(plan: Plan) -> Iterator[Problem]:
    for row in _rows(plan):
        for layer in (row.figures.points, *row.figures.layers().values()):
            yield from _above(layer, row.figures.max_points, "score-above-max")
    for area in plan.stated.areas:
        for found in _above(area.points, area.max_points, "score-above-max"):
            yield problem("score-above-max", found.place, found=found.found, expected=found.expected, code=area.code)


def target_above_max(plan: Plan) -> Iterator[Problem]:
    for row in _rows(plan):
        yield from _above(row.figures.target_points, row.figures.max_points, "target-above-max")


def _above(figure: Figure | None, maximum: Figure | None, id_: str) -> Iterator[Problem]:
    found, most = value(figure), value(maximum)
    if found is not None and most is not None and found > most:
        yield _figure(id_, figure, expected=most)


def duplicate_code(plan: Plan) -> Iterator[Problem]:
    """Every further row with a code that an earlier one has."""
    first: dict[str, Words] = {}
    for row in _rows(plan):
        if not row.code_words.text:  # a row that is not in the paper: `missing_row` tells of it
            continue
        earlier = first.setdefault(row.code, row.code_words)
        if earlier is not row.code_words:
            expected = Message("expected.one-row-per-code", {"code": row.code})
            first_at = earlier.place().said
            yield problem("duplicate-code", row.code_words.place(), found=row.code, expected=expected, first=first_at)


def code_gap(plan: Plan) -> Iterator[Problem]:
    """Numbers that a row skips. The problem bears the code that is not there, at the row that comes too early."""
    by_level: dict[str, list[tuple[str, Words]]] = {}
    for row in _rows(plan):
        by_level.setdefault(row.code.rpartition(".")[0], []).append((row.code, row.code_words))
    highest: dict[int, int] = {}  # by the number of dots in a level's code, the highest number of the level before
    for prefix, level in by_level.items():
        numbers = {int(code.rpartition(".")[2]) for code, _ in level}
        depth = prefix.count(".") if prefix else -1
        went_on = highest.get(depth, 0) + 1
        yield from _gaps(level, went_on if min(numbers) == went_on else 1)
        highest[depth] = max(numbers)


def _gaps(codes: list[tuple[str, Words]], due: int) -> Iterator[Problem]:
    """One problem per gap; numbers that stand elsewhere, out of order, are not lacking.

    due: the first number that is expected: 1, or where numbers count on through the areas, the one behind the last.
    """
    numbers = {int(code.rpartition(".")[2]) for code, _ in codes}
    for code, words in codes:
        prefix, dot, number = code.rpartition(".")
        at = int(number)
        lacking = [f"{prefix}{dot}{n}" for n in range(due, min(at, due + LONGEST_GAP)) if n not in numbers]
        if lacking and words.text:
            expected = lacking[0] if len(lacking) == 1 else f"{lacking[0]}–{lacking[-1]}"
            found = problem("code-gap", words.place(), found=code, expected=expected, code=lacking[0])
            yield replace(found, codes=(*lacking, code))
        due = max(due, at + 1)


def missing_row(plan: Plan) -> Iterator[Problem]:
    """Areas and criteria that have rows below them but none of their own."""
    for row in _rows(plan):
        if not row.code_words.text:
            expected = Message("expected.row", {"code": row.code})
            yield problem("missing-row", row.code_words.place(), found="", expected=expected)


def negative_points(plan: Plan) -> Iterator[Problem]:
    """Points below zero, which no row of a criteria set has."""
    for figure in _figures(plan):
        if figure.value is not None and figure.value < 0:
            yield problem(
                "negative-points", figure.words.place(), found=figure.value, expected=Message("expected.figure")
            )


def unreadable_figure(plan: Plan) -> Iterator[Problem]:
    """Cells with words where a figure should stand."""
    for figure in _figures(plan):
        if figure.value is None and figure.words.text.strip():
            expected = Message("expected.figure")
            yield problem("unreadable-figure", figure.words.place(), found=figure.words.text, expected=expected)


def missing_points(plan: Plan) -> Iterator[Problem]:
    """Blank cells where a criterion, or each row below it, has a figure: missing is not zero."""
    for _, criterion in plan.criteria():
        for which, name in (("max", "max_points"), ("points", "points"), ("target", "target_points")):
            for figure in _missing(criterion, name):
                expected = Message("expected.figure")
                yield problem("missing-points", figure.words.place(), found="", expected=expected, variant=which)


def _missing(criterion: Criterion, name: str) -> Iterator[Figure]:
    """The blank cells; a criterion may leave its figure to the rows below it, all of them or none."""
    own: Figure | None = getattr(criterion.figures, name)
    below = [figure for sub in criterion.sub_criteria if (figure := getattr(sub.figures, name)) is not None]
    blank = [figure for figure in below if _is_blank(figure)]
    if own is not None and _is_blank(own) and (not below or len(blank) == len(below)):
        yield own
    elif len(blank) < len(below):
        yield from blank


def _is_blank(figure: Figure) -> bool:
    return figure.value is None and not figure.words.text.strip()


def unread_row(plan: Plan) -> Iterator[Problem]:
    """Rows with figures that belong to no code: none of their figures is in any sum."""
    for words in plan.unread:
        text = words.text.replace("\t", " | ")
        yield problem("unread-row", words.place(), found=text, expected=Message("expected.code"))


def _rows(plan: Plan) -> Iterator[Area | Criterion]:
    for area in plan.areas:
        yield area
        for criterion in area.criteria:
            yield from criterion.rows()


def _figures(plan: Plan) -> Iterator[Figure]:
    every = [row.figures for row in _rows(plan)] + ([plan.total] if plan.total else [])
    for figures in every:
        named = (figures.max_points, figures.points, figures.target_points, *figures.layers().values())
        yield from (one for one in named if one)


def _figure(id_: str, figure: Figure | None, *, expected: Decimal, variant: str = "") -> Problem:
    assert figure is not None  # noqa: S101  (callers have looked at its value)
    assert figure.value is not None  # noqa: S101
    return problem(id_, figure.words.place(), found=figure.value, expected=expected, variant=variant)
