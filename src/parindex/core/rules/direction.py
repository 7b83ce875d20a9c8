"""Which way a value goes when one fact grows: what makes a rule invertible, and provably monotone."""

from collections.abc import Iterable
from enum import Enum


class Direction(Enum):
    """UP: never falls as the fact grows; DOWN: never rises; NEITHER: does not depend on it; UNKNOWN: may do both."""

    UP = 1
    DOWN = -1
    NEITHER = 0
    UNKNOWN = None

    @property
    def turned(self) -> "Direction":
        """The other way round, as with a complement."""
        return {Direction.UP: Direction.DOWN, Direction.DOWN: Direction.UP}.get(self, self)


def together(directions: Iterable[Direction]) -> Direction:
    """Of values that are added, compared for the best, or all needed: the one way they go, if it is one."""
    ways = {way for way in directions if way is not Direction.NEITHER}
    if not ways:
        return Direction.NEITHER
    return ways.pop() if len(ways) == 1 else Direction.UNKNOWN
