"""The words of a paper, line by line, with the places where something does not fit marked."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from parindex.core.check.problem import Problem, Severity
from parindex.web.ui.marking import Stretch
from parindex.web.ui.places import anchor
from parindex.web.ui.wording import TONES

NEAR = 3  # lines kept on either side of a problem where a long paper is cut


@dataclass(frozen=True, slots=True)
class PaperLine:
    """A line of the paper, cell by cell; `tone` and `url` are those of the gravest problem in it.

    skipped: how many lines before it are not shown.
    """

    number: int
    id: str
    cells: tuple[tuple[Stretch, ...], ...]
    tone: str
    url: str
    skipped: int


def line_id(number: int | None) -> str:
    """The id of a line of the paper on the page."""
    return f"dong-{number}"


def paper_lines(lines: tuple[str, ...], problems: Iterable[Problem], most: int | None) -> Iterator[PaperLine]:
    """The lines that are not blank: the first `most` of them, and from there on those around a problem."""
    by_line = _by_line(problems)
    near = {number + step for number in by_line for step in range(-NEAR, NEAR + 1)}
    shown, skipped = 0, 0
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        if most is not None and shown >= most and number not in near:
            skipped += 1
            continue
        yield _line(number, line, by_line.get(number, []), skipped)
        shown, skipped = shown + 1, 0


def _by_line(problems: Iterable[Problem]) -> dict[int, list[Problem]]:
    """The problems of each line, graver ones first."""
    found: dict[int, list[Problem]] = defaultdict(list)
    for problem in sorted(problems, key=lambda problem: list(Severity).index(problem.kind.severity)):
        if problem.place.shown:
            found[problem.place.shown].append(problem)
    return found


def _line(number: int, line: str, problems: list[Problem], skipped: int) -> PaperLine:
    gravest = problems[0] if problems else None
    is_found = _found(line, problems)
    cells, start = [], 0
    for words in line.rstrip("\t").split("\t"):
        cells.append(_stretches(words, is_found[start : start + len(words)]))
        start += len(words) + 1
    return PaperLine(
        number=number,
        id=line_id(number),
        cells=tuple(cells),
        tone=TONES[gravest.kind.severity] if gravest else "",
        url=f"#{anchor(gravest)}" if gravest else "",
        skipped=skipped,
    )


def _found(line: str, problems: list[Problem]) -> list[bool]:
    """For each letter, whether a problem is about it. A problem of a whole row marks none of its letters."""
    is_found = [False] * len(line)
    for problem in problems:
        place = problem.place
        start = (place.column or 1) - 1
        if place.column and place.text and "\t" not in place.text and line.startswith(place.text, start):
            is_found[start : start + len(place.text)] = [True] * len(place.text)
    return is_found


def _stretches(words: str, is_found: list[bool]) -> tuple[Stretch, ...]:
    stretches: list[Stretch] = []
    start = 0
    for at in range(1, len(words) + 1):
        if at == len(words) or is_found[at] != is_found[start]:
            stretches.append(Stretch(words[start:at], is_found[start]))
            start = at
    return tuple(stretches)
