"""No registry's host, no path of a machine, no tool around the project in any tracked file."""

import pytest

from tests.repo.tracked import ROOT, tracked

# Put together from parts, or this file would be the one that holds them.
FORBIDDEN = (
    "pypi" + ".org",
    "python" + "hosted",
    "npm" + "js.org",
    "deb." + "debian",
    "/wo" + "rk/",
    "/ro" + "ot/",
    "../sha" + "red",
)
BINARY = (".mo", ".png", ".ico")


@pytest.mark.parametrize("words", FORBIDDEN)
def test_no_tracked_file_holds_an_address_from_outside(words):
    text_files = [path for path in tracked() if path.suffix not in BINARY]
    holders = [str(path.relative_to(ROOT)) for path in text_files if words in path.read_text(encoding="utf-8")]
    assert holders == []


def test_lock_pins_every_package_with_hashes_and_no_address():
    lines = (ROOT / "requirements.lock").read_text(encoding="utf-8").splitlines()
    pinned = [line for line in lines if line and not line.startswith((" ", "#"))]
    assert pinned
    assert [line for line in pinned if "==" not in line or not line.endswith("\\")] == []
    assert [line for line in lines if "://" in line or line.startswith("-")] == []
