"""Cases of a mean handled better: as many as before, some of them with a higher value."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass

from parindex.core.rules.figures import Figures, Value
from parindex.core.rules.measured import Mean
from parindex.core.rules.quantity import Of


@dataclass(frozen=True, slots=True)
class Shift:
    """Cases that can go from the facts of `lower` (lowest value first) to `best`, the one of the highest value."""

    known: Figures
    best: str
    lower: Mapping[str, int]

    def figures(self, cases: int) -> dict[str, Value]:
        """The figures with so many cases shifted, those of the lowest value first."""
        after: dict[str, Value] = dict(self.known)
        left = cases
        for key, count in self.lower.items():
            taken = min(left, count)
            after[key], left = count - taken, left - taken
        best = self.known[self.best]
        after[self.best] = (best if isinstance(best, int) else 0) + cases
        return after

    def fewest(self, earns: Callable[[Figures], bool]) -> int | None:
        """The fewest cases that have to be shifted; None if all of them are not enough. More never earn less."""
        few, enough = 0, sum(self.lower.values())
        if not enough or not earns(self.figures(enough)):
            return None
        while enough - few > 1:
            middle = (few + enough) // 2
            few, enough = (few, middle) if earns(self.figures(middle)) else (middle, enough)
        return enough


def shift_of(mean: Mean, figures: Figures, movable: Collection[str]) -> Shift | None:
    """What can be shifted among the cases of `mean`; None where its counts are no plain facts that are all known."""
    counts = [(value.value, count) for count, value in zip(mean.counts, mean.values, strict=True)]
    keys = [count.spec.key for _, count in counts if isinstance(count, Of)]
    known = [figures.get(key) for key in keys]
    if len(set(keys)) != len(counts) or not set(keys) <= set(movable):
        return None
    if not all(isinstance(count, int) and not isinstance(count, bool) for count in known):
        return None
    values = dict(zip(keys, (value for value, _ in counts), strict=True))
    *lower, best = sorted(keys, key=values.__getitem__)
    return Shift(figures, best, {key: int(figures[key]) for key in lower})  # type: ignore[arg-type]
