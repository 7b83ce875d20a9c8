"""`python -m benchmarks [plan|papers|scoring|overview|cycle|grid|saving|memory|run]`: one or all, a line per figure."""

import sys

from benchmarks import install, pages, papers, people_and_units, scoring, self_scoring

BENCHMARKS = {
    "plan": papers.plan,
    "papers": papers.papers,
    "scoring": scoring.scoring,
    "overview": pages.overview,
    "cycle": people_and_units.cycle,
    "grid": self_scoring.grid,
    "saving": self_scoring.saving,
    "memory": pages.memory,
    "run": install.run,
}


def main() -> None:
    wanted = sys.argv[1:] or list(BENCHMARKS)
    unknown = [name for name in wanted if name not in BENCHMARKS]
    if unknown:
        sys.exit(f"Không có phép đo {unknown[0]}; hiện có: {', '.join(BENCHMARKS)}.")
    for name in wanted:
        for what, figure in BENCHMARKS[name]():
            print(f"{name:9} {what:58} {figure}", flush=True)


main()
