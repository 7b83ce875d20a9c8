"""The paths of a page become ruling lines, and lines that touch one another the frames of tables."""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import hypot

from pdfminer.utils import apply_matrix_pt

from parindex.documents.pdf.drawing import Path
from parindex.documents.pdf.words import FARTHEST, Direction, turned

THICKEST = 6.0  # points of a stroke; what is thicker is an area, not a line
THIN = 3.0  # points of an area that is filled to look like a line
STRAIGHT = 1.0  # points by which a straight line may lean
SAME = 1.5  # points between the two sides of one line
JOINED = 3.0  # points between the pieces of one line, as of a dotted one
SHORTEST = 4.0  # points of a line, its pieces joined
TOUCH = 2.0  # points by which lines that meet may miss each other
MOST_CROSSINGS = 2_000_000  # that are looked for; a page with more lines is a drawing, not a table

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Rule:
    """A straight line at `at`, reaching from `low` to `high`."""

    at: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Rules:
    """Lines across (at a v, reaching along u) and down (at a u, reaching along v), in the frame of a direction."""

    across: Sequence[Rule]
    down: Sequence[Rule]

    @property
    def area(self) -> float:
        left, top, right, bottom = self._box
        return (right - left) * (bottom - top)

    @property
    def top(self) -> float:
        return self._box[1]

    def holds(self, u: float, v: float) -> bool:
        left, top, right, bottom = self._box
        return left <= u <= right and top <= v <= bottom

    @property
    def _box(self) -> tuple[float, float, float, float]:
        """Left, top, right, bottom."""
        return (
            min(rule.low for rule in self.across),
            min(rule.low for rule in self.down),
            max(rule.high for rule in self.across),
            max(rule.high for rule in self.down),
        )

    def turned(self, direction: Direction) -> "Rules":
        """These rules, given upright, in the frame of `direction`."""
        ends = [((rule.low, rule.at), (rule.high, rule.at)) for rule in self.across]
        ends += [((rule.at, rule.low), (rule.at, rule.high)) for rule in self.down]
        return _told_apart(
            (turned(direction, *turned(0, *one)), turned(direction, *turned(0, *other))) for one, other in ends
        )


def frames_of(paths: Iterable[Path]) -> list[Rules]:
    """Upright rules in groups that touch one another and could be the frame of a table."""
    drawn = _told_apart(_lines(paths))
    across, down = _joined(drawn.across), _joined(drawn.down)
    if len(across) * len(down) > MOST_CROSSINGS:
        return []
    return list(_touching(across, down))


def _lines(paths: Iterable[Path]) -> Iterator[tuple[Point, Point]]:
    """Straight pieces from point to point, in the frame of direction 0; areas thin enough count as lines."""
    for path in paths:
        width = None if path.width is None else path.width * hypot(*path.matrix[:2])
        if width is not None and width > THICKEST:
            continue
        for points in _strokes(path):
            if width is not None:
                yield from pairwise(points)
            elif points:
                yield from _thin(points)


def _strokes(path: Path) -> Iterator[list[Point]]:
    """The points of each part of a path that is drawn without lifting the pen. Curves end a stroke."""
    points: list[Point] = []
    for command, *numbers in path.segments:
        if command == "h" and points:
            points.append(points[0])
        elif command == "l":
            points.append(turned(0, *apply_matrix_pt(path.matrix, (numbers[0], numbers[1]))))
        else:
            yield points
            points = [turned(0, *apply_matrix_pt(path.matrix, (numbers[-2], numbers[-1])))] if numbers else []
    yield points


def _thin(points: list[Point]) -> Iterator[tuple[Point, Point]]:
    """The middle line of an area that is filled between `points`, if it is thin."""
    left, right = min(u for u, _ in points), max(u for u, _ in points)
    top, bottom = min(v for _, v in points), max(v for _, v in points)
    if bottom - top <= THIN:
        yield (left, (top + bottom) / 2), (right, (top + bottom) / 2)
    if right - left <= THIN:
        yield ((left + right) / 2, top), ((left + right) / 2, bottom)


def _told_apart(lines: Iterable[tuple[Point, Point]]) -> Rules:
    """Lines across and lines down; a slanted one is no rule."""
    across, down = [], []
    for (u, v), (other_u, other_v) in lines:
        if not max(abs(u), abs(v), abs(other_u), abs(other_v)) < FARTHEST:
            continue
        if abs(v - other_v) <= STRAIGHT:
            across.append(Rule((v + other_v) / 2, min(u, other_u), max(u, other_u)))
        if abs(u - other_u) <= STRAIGHT:
            down.append(Rule((u + other_u) / 2, min(v, other_v), max(v, other_v)))
    return Rules(across, down)


def _joined(rules: Iterable[Rule]) -> list[Rule]:
    """Pieces of the same line as one, ascending; what stays short is no line."""
    same: list[list[Rule]] = []
    for rule in sorted(rules, key=lambda rule: rule.at):
        if same and rule.at - same[-1][0].at <= SAME:
            same[-1].append(rule)
        else:
            same.append([rule])
    return [rule for group in same for rule in _in_one_line(group) if rule.high - rule.low >= SHORTEST]


def _in_one_line(group: list[Rule]) -> Iterator[Rule]:
    at = sum(rule.at for rule in group) / len(group)
    group.sort(key=lambda rule: rule.low)
    low, high = group[0].low, group[0].high
    for rule in group:
        if rule.low > high + JOINED:
            yield Rule(at, low, high)
            low = rule.low
            high = rule.high
        high = max(high, rule.high)
    yield Rule(at, low, high)


def _touching(across: list[Rule], down: list[Rule]) -> Iterator[Rules]:
    """The rules in groups. A line across that meets fewer than two lines down underlines words; it is left out."""
    met = _crossings(across, down)
    crossed = Counter(at for places in met for at in places)
    kept = [[at for at in places if crossed[at] > 1] for places in met]
    groups = _Groups(len(across))
    for places in kept:
        groups.join(places)
    sides: dict[int, list[Rule]] = {}
    for rule, places in zip(down, kept, strict=True):
        if places:
            sides.setdefault(groups.root(places[0]), []).append(rule)
    for root, members in groups.all().items():
        if root in sides:
            yield Rules([across[at] for at in members], sides[root])


def _crossings(across: list[Rule], down: list[Rule]) -> list[list[int]]:
    """For each line down the lines across that it meets, by their number."""
    places = [rule.at for rule in across]
    return [
        [
            at
            for at in range(bisect_left(places, rule.low - TOUCH), bisect_right(places, rule.high + TOUCH))
            if across[at].low - TOUCH <= rule.at <= across[at].high + TOUCH
        ]
        for rule in down
    ]


class _Groups:
    """Numbers from 0, put together with one another step by step."""

    def __init__(self, count: int) -> None:
        self._parent = list(range(count))

    def join(self, members: Sequence[int]) -> None:
        for one, other in pairwise(members):
            self._parent[self.root(one)] = self.root(other)

    def all(self) -> dict[int, list[int]]:
        """The groups, each by its root."""
        groups: dict[int, list[int]] = {}
        for member in range(len(self._parent)):
            groups.setdefault(self.root(member), []).append(member)
        return groups

    def root(self, member: int) -> int:
        while self._parent[member] != member:
            self._parent[member] = self._parent[self._parent[member]]
            member = self._parent[member]
        return member
