"""Reading and checking a paper, beside plainly reading its bytes and splitting its lines."""

from collections.abc import Iterator
from pathlib import Path

from benchmarks.timing import cpu_ms
from parindex.core.check import plan_check
from parindex.documents.files import read_document
from parindex.documents.plan_reader import read_plan

PAPER = Path(__file__).parents[1] / "examples" / "ke-hoach-dak-glong-2024.txt"


def plan() -> Iterator[tuple[str, str]]:
    kept = read_plan(read_document(PAPER), PAPER.name)
    yardstick = cpu_ms(lambda: PAPER.read_bytes().decode().split("\n"), 200)
    read = cpu_ms(lambda: read_plan(read_document(PAPER), PAPER.name), 30)
    check = cpu_ms(lambda: plan_check(kept), 30)
    yield "yardstick: bytes read, decoded, split into lines", f"{yardstick:8.3f} ms CPU"
    yield "paper read into a plan", f"{read:8.3f} ms CPU  ({read / yardstick:.0f} x)"
    yield "plan checked", f"{check:8.3f} ms CPU  ({check / yardstick:.0f} x)"
