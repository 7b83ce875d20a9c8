"""Scoring thousands of units exactly, with traces and without, beside NumPy floats on the same figures."""

import resource
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from decimal import Decimal
from pathlib import Path

import numpy as np
from tests.invented_set import LEAVES, LEVELS, SHAPES, Figures, invented_set, invented_units

from parindex.core.framework import Framework
from parindex.core.scoring import score_figures
from parindex.documents.catalogue import catalogue

SIZES = (400, 1600, 3321)  # the last: communes, wards and special zones of the country since July 2025
WAYS = {"numpy": "yardstick: NumPy floats", "exact": "exact, no traces", "traced": "exact, traces in words"}
Column = np.ndarray
Columns = dict[str, Column]


def scoring() -> Iterator[tuple[str, str]]:
    for units in SIZES:
        for way, told in WAYS.items():
            seconds, megabytes, total = _run(way, units)
            each = f"{seconds / (units * LEAVES) * 1e6:6.1f} µs a leaf"
            yield f"{told}, {units:,} units", f"{seconds:8.2f} s CPU {megabytes:5d} MB {each}  (sum {total})"


def _run(way: str, units: int) -> tuple[float, int, str]:
    """CPU seconds, most memory and the sum of all points, of a fresh process that does this and no more."""
    command = [sys.executable, "-m", "benchmarks.scoring", way, str(units)]
    done = subprocess.run(command, check=True, capture_output=True, text=True, cwd=Path(__file__).parents[1])
    seconds, megabytes, total = done.stdout.split()
    return float(seconds), int(megabytes), total


def measure(way: str, units: int) -> str:
    """What `_run` reads: the figures are made, and turned into columns for NumPy, before the clock starts."""
    framework = invented_set()
    figures = invented_units(framework, units)
    columns = _columns(framework, figures) if way == "numpy" else []
    start = time.process_time()
    if way == "numpy":
        total = f"{_rolled_up(framework, columns):.3f}"
    else:
        total = str(sum(_scored(framework, one, is_traced=way == "traced") for one in figures.values()))
    seconds = time.process_time() - start
    return f"{seconds:.3f} {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024} {total}"


def _scored(framework: Framework, figures: Figures, *, is_traced: bool) -> Decimal:
    sheet = score_figures(framework, figures, is_traced=is_traced)
    if is_traced:
        words = catalogue("vi")
        for leaf in framework.leaves():
            assert all(words.render(message) for message in sheet.nodes[leaf.code].trace)
    return sheet.total.earned


def _columns(framework: Framework, units: dict[str, Figures]) -> list[Columns]:
    """The figures of each leaf as columns of floats; levels as the share of the maximum that they earn."""
    shares = {level: float(share.rstrip("%")) / (100 if "%" in share else 1) for level, share in LEVELS.items()}

    def column(code: str, key: str) -> Column:
        values = (unit[code][key] for unit in units.values())
        return np.array([shares[value] if isinstance(value, str) else float(value) for value in values])

    return [{key: column(leaf.code, key) for key in leaf.facts} for leaf in framework.leaves()]


def _rolled_up(framework: Framework, columns: list[Columns]) -> float:
    """The sum of all points in floats, each leaf rounded as the set rounds it."""
    shapes = {str(rule): name for name, (_, rule) in SHAPES.items()}
    total = 0.0
    for leaf, facts in zip(framework.leaves(), columns, strict=True):
        share = SHARES[shapes[str(leaf.rule.data)]](facts) if leaf.rule else np.zeros(1)
        total += float(np.floor(share * float(leaf.max_points) * 1000 + 0.5).sum() / 1000)
    return total


def _ratio(part: Column, whole: Column, none_arose: float) -> Column:
    return np.divide(part, whole, out=np.full_like(part, none_arose), where=whole > 0)


def _middle(facts: Columns) -> Column:
    ratio = _ratio(facts["done"], facts["all"], 0.0)
    return np.where(ratio >= 0.7, ratio, 0.0)


def _growth(facts: Columns) -> Column:
    growth = facts["now"] / facts["before"] - 1
    return np.select([growth >= 0.03, growth >= 0], [1.0, 0.5], 0.0)


def _mean(facts: Columns) -> Column:
    cases = facts["early"] + facts["due"] + facts["after"]
    return _ratio(2 * facts["early"] + facts["due"], cases, 0.0) / 2


def _steps(facts: Columns) -> Column:
    steps = np.floor((facts["rate"] - 0.5) / 0.05 + 1e-9)
    return np.where(steps < 0, 0.0, np.minimum(0.2 + steps * 0.1, 1.0))


SHARES: dict[str, Callable[[Columns], Column]] = {
    "linear": lambda facts: _ratio(facts["done"], facts["all"], 1.0),
    "target": lambda facts: np.minimum((1 - _ratio(facts["bad"], facts["all"], 0.0)) / 0.9, 1.0),
    "ladder": lambda facts: np.select([facts["rate"] >= 0.95, facts["rate"] >= 0.8], [1.0, 0.5], 0.0),
    "middle": _middle,
    "per_unit": lambda facts: np.minimum(facts["made"] * 0.25, 1.0),
    "deductions": lambda facts: np.maximum(1 - facts["late"] * 0.1 - facts["lacking"] * 0.2, 0.0),
    "choice": lambda facts: facts["level"],
    "growth": _growth,
    "mean": _mean,
    "steps": _steps,
}

if __name__ == "__main__":
    print(measure(sys.argv[1], int(sys.argv[2])))
