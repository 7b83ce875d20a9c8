"""Reading and checking papers, each beside a yardstick: the bytes, or the bare library of the format."""

import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from tests.writers.content import Content, Entry, scored, sums, whole
from tests.writers.formats import WRITERS
from tests.writers.laying import laid_out
from tests.writers.layout import Layout

from benchmarks import formats
from benchmarks.timing import cpu_ms
from parindex.core.check import plan_check
from parindex.documents.files import read_document
from parindex.documents.plan_reader import read_plan

PAPER = Path(__file__).parents[1] / "examples" / "ke-hoach-dak-glong-2024.txt"
# Areas, criteria in each, runs: reading the larger one takes long enough to be measured once.
SIZES = {"45 criteria": (9, 5, 5), "2,000 rows": (10, 199, 1)}


def plan() -> Iterator[tuple[str, str]]:
    kept = read_plan(read_document(PAPER), PAPER.name)
    yardstick = cpu_ms(lambda: PAPER.read_bytes().decode().split("\n"), 200)
    read = cpu_ms(lambda: read_plan(read_document(PAPER), PAPER.name), 30)
    check = cpu_ms(lambda: plan_check(kept), 30)
    yield "yardstick: bytes read, decoded, split into lines", f"{yardstick:8.3f} ms CPU"
    yield "paper read into a plan", f"{read:8.3f} ms CPU  ({read / yardstick:.0f} x)"
    yield "plan checked", f"{check:8.3f} ms CPU  ({check / yardstick:.0f} x)"


def papers() -> Iterator[tuple[str, str]]:
    with tempfile.TemporaryDirectory() as folder:
        for size, (areas, criteria, runs) in SIZES.items():
            paper = laid_out(_content(areas, criteria), Layout(is_landscape=True))
            for ending, write in WRITERS.items():
                file = Path(folder) / f"paper.{ending}"
                file.write_bytes(write(paper))
                yield from _beside(f"{ending}, {size}", file, runs)


def _content(areas: int, criteria: int) -> Content:
    """A plan of an invented district with `criteria` in each of `areas`."""
    tree = tuple(_area(number, criteria) for number in range(1, areas + 1))
    narrative = ("KẾ HOẠCH", "Cải thiện Chỉ số cải cách hành chính huyện Thử Nghiệm năm 2031")
    return Content(narrative, tree, sums(tree), {})


def _area(number: int, criteria: int) -> Entry:
    work = ("Rà soát, hoàn thành 100% hồ sơ đúng hạn", "Phòng Nội vụ", "30/6/2031")
    rows = (
        scored(f"Tiêu chí {number}.{one} về giải quyết hồ sơ", "2.5 1.75 2", *work) for one in range(1, criteria + 1)
    )
    return whole(f"LĨNH VỰC SỐ {number}", *rows)


def _beside(what: str, file: Path, runs: int) -> Iterator[tuple[str, str]]:
    """CPU and memory of reading the file, beside those of its bare library."""
    content = file.read_bytes()
    yardstick = cpu_ms(lambda: formats.bare(content, file.name), runs)
    read = cpu_ms(lambda: formats.read(content, file.name), runs)
    yield f"yardstick: {what}, bare library", f"{yardstick:10.2f} ms CPU {_megabytes('bare', file):5d} MB"
    took = f"{read:10.2f} ms CPU {_megabytes('read', file):5d} MB"
    yield f"{what}, read into a plan", f"{took}  ({read / yardstick:.1f} x)"


def _megabytes(which: str, file: Path) -> int:
    """The most memory of a fresh process that does this and no more."""
    command = [sys.executable, "-m", "benchmarks.formats", which, str(file)]
    done = subprocess.run(command, check=True, capture_output=True, text=True, cwd=Path(__file__).parents[1])
    return int(done.stdout)
