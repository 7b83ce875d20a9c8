"""The guide is true: what is generated is fresh, every command and setting stands in it, every set loads."""

import re
import subprocess
import sys

import pytest

from parindex.core.framework import Framework
from parindex.documents.framework_yaml import read_framework, shipped
from tests.repo.tracked import ROOT


def test_generated_files_are_fresh():
    done = subprocess.run([sys.executable, "docs/generate.py", "--check"], cwd=ROOT, capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize("id_", shipped())
def test_every_shipped_framework_loads_and_has_its_source_and_expected_points(id_):
    path = shipped()[id_]
    assert isinstance(read_framework(path), Framework)
    assert {other.name for other in path.parent.iterdir()} >= {"framework.yaml", "source.md", "expected.yaml"}


def test_every_link_of_the_guide_leads_somewhere():
    broken = []
    for page in (*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")):
        for target in re.findall(r"\]\(([^)#\s]+)", page.read_text(encoding="utf-8")):
            if "://" not in target and not (page.parent / target).exists():
                broken.append(f"{page.relative_to(ROOT)}: {target}")
    assert broken == []


def test_every_decision_is_numbered_and_listed():
    folder = ROOT / "docs" / "decisions"
    records = sorted(path.name for path in folder.glob("[0-9]*.md"))
    index = (folder / "README.md").read_text(encoding="utf-8")
    assert records
    assert [name for name in records if name not in index] == []
