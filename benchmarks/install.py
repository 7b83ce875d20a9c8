"""`make setup` from nothing in a fresh clone, and again, beside cloning alone."""

import os
import subprocess
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


def run() -> Iterator[tuple[str, str]]:
    with tempfile.TemporaryDirectory() as folder:
        clone = Path(folder) / "parindex"
        outside = {name: value for name, value in os.environ.items() if not name.startswith("PARINDEX_")}
        yield "yardstick: git clone", _seconds(["git", "clone", "-q", str(ROOT), str(clone)], ROOT, outside)
        yield "make setup from nothing (all of make run but serving)", _seconds(["make", "setup"], clone, outside)
        yield "make setup again", _seconds(["make", "setup"], clone, outside)


def _seconds(command: list[str], folder: Path, env: dict[str, str]) -> str:
    start = time.monotonic()
    subprocess.run(command, cwd=folder, env=env, check=True, capture_output=True)
    return f"{time.monotonic() - start:8.1f} s"
