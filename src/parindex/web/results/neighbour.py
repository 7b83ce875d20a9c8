"""The criteria before and after one, in the order of the set."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from parindex.core.framework import Node


@dataclass(frozen=True, slots=True)
class Neighbour:
    """The criterion before or after another."""

    code: str
    name: str
    url: str


def beside(nodes: Sequence[Node], place: int, url: Callable[[Node], str]) -> tuple[Neighbour | None, Neighbour | None]:
    """Those before and after the one at `place` of `nodes`, None at the ends; `url` leads to the page of each."""
    around = (nodes[at] if 0 <= at < len(nodes) else None for at in (place - 1, place + 1))
    before, after = (Neighbour(one.code, one.name, url(one)) if one else None for one in around)
    return before, after
