"""Files as an office program writes them: what LibreOffice saves of a paper reads to the same plan."""

import io
import os
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import docx
import pytest
from docx.shared import Pt

from parindex.core.check import plan_check
from parindex.core.check.problem import Severity
from parindex.documents.files import read_document
from parindex.documents.plan_reader import read_plan
from tests.documents.variants import VARIANTS
from tests.writers.formats import WRITERS
from tests.writers.laying import laid_out
from tests.writers.reading import as_read, expected

pytestmark = pytest.mark.slow
SAVED = {"docx": ("docx", "pdf", "html"), "xlsx": ("xlsx",)}  # written by the tests -> saved by LibreOffice
NAMES = [name for name, variant in VARIANTS.items() if {"docx", "pdf", "html"} <= set(variant.formats)]
PATIENCE = 180  # seconds for all papers of one conversion


@pytest.fixture(scope="module")
def office() -> str:
    """Where LibreOffice is; without it these tests are skipped, or fail where it is required."""
    path = shutil.which("soffice")
    if path is None:
        advice = "no LibreOffice: apt install libreoffice-writer libreoffice-calc fonts-liberation2"
        if "libreoffice" in os.environ.get("PARINDEX_REQUIRE", "").split(","):
            pytest.fail(advice)
        pytest.skip(advice)
    return path


def _in_small_print(content: bytes) -> bytes:
    """A Word file in the size of type that fifteen columns are set in, or their words would break between letters."""
    paper = docx.Document(io.BytesIO(content))
    paper.styles["Normal"].font.size = Pt(6)
    out = io.BytesIO()
    paper.save(out)
    return out.getvalue()


@pytest.fixture(scope="module")
def saved(office: str, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with every paper as LibreOffice saves it: <written>-<saved>/<variant>.<saved>."""
    folder = tmp_path_factory.mktemp("saved")
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    for written, formats in SAVED.items():
        sources = folder / written
        sources.mkdir()
        for at, name in enumerate(NAMES):
            variant = VARIANTS[name]
            layout = replace(variant.layout, is_landscape=True)  # or words of narrow columns break between letters
            content = WRITERS[written](laid_out(variant.content, layout))
            (sources / f"{at}.{written}").write_bytes(_in_small_print(content) if written == "docx" else content)
        for ending in formats:
            out = folder / f"{written}-{ending}"
            command = [office, profile, "--headless", "--convert-to", ending, "--outdir", str(out)]
            files = [str(path) for path in sorted(sources.iterdir())]
            subprocess.run([*command, *files], check=True, capture_output=True, timeout=PATIENCE)
    return folder


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize(("written", "ending"), [(one, other) for one, formats in SAVED.items() for other in formats])
def test_a_paper_that_libreoffice_saved_reads_to_the_same_plan(saved, name, written, ending):
    variant = VARIANTS[name]
    path = saved / f"{written}-{ending}" / f"{NAMES.index(name)}.{ending}"
    plan = read_plan(read_document(path), path.name)
    assert as_read(plan) == expected(variant.content, variant.layout)
    assert [one.kind.id for one in plan_check(plan) if one.kind.severity is Severity.ERROR] == []
