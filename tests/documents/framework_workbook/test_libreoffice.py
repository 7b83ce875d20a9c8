"""What LibreOffice opens and saves again is the same set: nothing is lost on the way through an office program."""

import subprocess
from pathlib import Path
from typing import Any

import pytest

from parindex.documents.framework_workbook import data_of_workbook, workbook_of
from parindex.documents.framework_workbook.yaml_cell import parsed
from parindex.documents.framework_yaml import shipped
from tests.documents.framework_workbook.sets import LOOKS_LIKE, whole_grammar, written_out
from tests.documents.test_libreoffice import PATIENCE, office  # noqa: F401 - a fixture

pytestmark = pytest.mark.slow


def looks_like_something_else() -> dict[str, Any]:
    """Texts that programs like to take for something else, in every kind of cell."""
    rungs = [{"from": text, "when": text, "points": text} for text in LOOKS_LIKE]
    return {
        "title": "=1+1",
        "source": {f"k{at}": text for at, text in enumerate(LOOKS_LIKE)},
        "bands": {"items": [{"name": text, "from": text, "below": text} for text in LOOKS_LIKE]},
        "areas": [
            {"code": f"A{at}", "name": text, "max_points": text, "rule": text, "note": text, "lead": text}
            for at, text in enumerate(LOOKS_LIKE)
        ]
        + [{"code": "B", "facts": {text: {"name": text} for text in LOOKS_LIKE}, "rule": {"ladder": {"rungs": rungs}}}],
    }


SETS = {
    "the whole grammar": whole_grammar,
    "looks like something else": looks_like_something_else,
    "nothing": dict,
    **{id_: (lambda path=path: parsed(path.read_text(encoding="utf-8"))) for id_, path in shipped().items()},
}


@pytest.fixture(scope="module")
def saved(office: str, tmp_path_factory: pytest.TempPathFactory) -> Path:  # noqa: F811
    """A folder with the workbook of every set as LibreOffice saves it."""
    folder = tmp_path_factory.mktemp("saved")
    for at, make in enumerate(SETS.values()):
        (folder / f"{at}.xlsx").write_bytes(workbook_of(make()))
    command = [office, f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless", "--convert-to", "xlsx"]
    files = [str(path) for path in sorted(folder.glob("*.xlsx"))]
    subprocess.run(
        [*command, "--outdir", str(folder / "out"), *files], check=True, capture_output=True, timeout=PATIENCE
    )
    return folder / "out"


@pytest.mark.parametrize("name", SETS)
def test_a_set_that_libreoffice_saved_reads_to_the_same_set(saved, name):
    read = data_of_workbook((saved / f"{list(SETS).index(name)}.xlsx").read_bytes(), name)
    assert (written_out(read.data), read.flaws) == (written_out(SETS[name]()), ())
