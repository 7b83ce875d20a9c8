"""What LibreOffice opens and saves again is the same form: every value comes back as it was, text stays text."""

import subprocess

import pytest

from parindex.documents.sheet_workbook import LeafIn
from tests.documents.sheet_workbook.forms import entering, exact, filled_in, leaves, read, usual, values, written
from tests.documents.sheet_workbook.test_round_trip import TEXTS, TYPED, place
from tests.documents.test_libreoffice import PATIENCE, office  # noqa: F401 - a fixture
from tests.invented_set import invented_set

pytestmark = pytest.mark.slow
CASES = range(1, 4)


def text_leaves() -> list[LeafIn]:
    """Texts that programs like to take for something else, as sources and notes."""
    lines = [leaf.code for leaf in invented_set().leaves()]
    return [LeafIn(code, note=text) for code, text in zip(lines, TEXTS, strict=False)]


@pytest.fixture(scope="module")
def saved(office: str, tmp_path_factory: pytest.TempPathFactory):  # noqa: F811
    """A folder with the forms as LibreOffice saves them."""
    folder = tmp_path_factory.mktemp("saved")
    (folder / "usual.xlsx").write_bytes(usual())
    (folder / "texts.xlsx").write_bytes(written(text_leaves(), invented_set()))
    for at in CASES:
        typed = {(mark, "value"): cases[at % len(cases)][0] for mark, cases in TYPED.items()}
        (folder / f"{at}.xlsx").write_bytes(filled_in(usual(), entering(typed)))
    command = [office, f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless", "--convert-to", "xlsx"]
    files = [str(path) for path in sorted(folder.glob("*.xlsx"))]
    subprocess.run(
        [*command, "--outdir", str(folder / "out"), *files], check=True, capture_output=True, timeout=PATIENCE
    )
    return folder / "out"


def test_an_unchanged_form_that_libreoffice_saved_has_no_change(saved):
    filled = read((saved / "usual.xlsx").read_bytes())
    assert (filled.changes, filled.refusals, filled.doubts) == ((), (), ())


def test_texts_that_libreoffice_saved_have_not_changed(saved):
    filled = read((saved / "texts.xlsx").read_bytes(), invented_set())
    assert (filled.changes, filled.refusals, filled.doubts) == ((), (), ())


@pytest.mark.parametrize("at", CASES)
def test_values_that_libreoffice_saved_are_the_values_that_were_entered(saved, at):
    stored = {(leaf.code, key): value for leaf in leaves() for key, value in leaf.values.items()}
    typed = {place(mark): cases[at % len(cases)][1] for mark, cases in TYPED.items()}
    filled = read((saved / f"{at}.xlsx").read_bytes())
    assert filled.refusals == ()
    assert exact(values(filled)) == exact({where: value for where, value in typed.items() if stored[where] != value})
