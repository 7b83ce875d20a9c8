"""What a file itself has to tell becomes a problem of the paper, with its place: one real file for each kind."""

import io
import json
import zipfile
from collections.abc import Callable

import pytest
import typst
from docx import Document as WordFile
from openpyxl import Workbook
from PIL import Image

from parindex.core.check import plan_check
from parindex.documents.catalogue import catalogue
from parindex.documents.files import document_of
from parindex.documents.plan_reader import read_plan
from tests.core.test_check import NOTICED
from tests.papers import PAPER

ROWS = [list(PAPER.header.values()), *([row.get(column, "") for column in PAPER.header] for row in PAPER.rows)]
WORD_NS = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def word(change: Callable[[dict[str, bytes]], None]) -> bytes:
    """A Word file with the table of PAPER, its parts changed."""
    made = WordFile()
    table = made.add_table(0, len(ROWS[0]))
    for row in ROWS:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    made.add_paragraph("Trên đây là Kế hoạch.")
    return _changed(_saved(made), change)


def workbook(change: Callable[[Workbook], None], parts: Callable[[dict[str, bytes]], None] | None = None) -> bytes:
    """A workbook with the table of PAPER, changed."""
    made = Workbook()
    for row in ROWS:
        made.active.append([_number(text) for text in row])
    made.active.title = "Phụ lục"
    change(made)
    return _changed(_saved(made), parts) if parts else _saved(made)


def _number(text: str) -> float | str:
    digits = text.replace(",", ".")
    return float(digits) if digits.count(".") == 1 and digits.replace(".", "").isdigit() and "," in text else text


def _saved(made: object) -> bytes:
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def _changed(content: bytes, change: Callable[[dict[str, bytes]], None]) -> bytes:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    change(parts)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return out.getvalue()


def tracked(parts: dict[str, bytes]) -> None:
    run = b'<w:ins w:id="1" w:author="x"><w:r><w:t> nay</w:t></w:r></w:ins>'
    parts["word/document.xml"] = parts["word/document.xml"].replace(
        "hoạch.</w:t></w:r>".encode(), "hoạch.</w:t></w:r>".encode() + run
    )


def linked(parts: dict[str, bytes]) -> None:
    name = "word/_rels/document.xml.rels"
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"
    target = f'<Relationship Id="rIdX" Type="{kind}" Target="file:///khong-co.png" TargetMode="External"/>'
    parts[name] = parts[name].replace(b"</Relationships>", target.encode() + b"</Relationships>")


def with_macros(parts: dict[str, bytes]) -> None:
    parts["word/vbaProject.bin"] = b"\xd0\xcf\x11\xe0"


def hidden_row(made: Workbook) -> None:
    made.active.row_dimensions[3].hidden = True


def hidden_column(made: Workbook) -> None:
    made.active.column_dimensions["D"].hidden = True


def hidden_sheet(made: Workbook) -> None:
    made.create_sheet("Nháp").append(["Nháp"])
    made["Nháp"].sheet_state = "hidden"


def rounded(made: Workbook) -> None:
    made.active["D2"].number_format = "0"


def uncalculated(made: Workbook) -> None:
    made.active["D2"] = "=D3+D4"


def scanned_page() -> bytes:
    picture = io.BytesIO()
    Image.new("L", (20, 20), 200).save(picture, "PNG")
    cells = ", ".join(json.dumps(text, ensure_ascii=False) for row in ROWS for text in row)
    pixels = ", ".join(map(str, picture.getvalue()))
    source = f"#table(columns: {len(ROWS[0])}, {cells})\n#pagebreak()\n#image(bytes(({pixels})), width: 50%)"
    return typst.compile(source.encode(), format="pdf")


FILES = {
    "tracked-changes": ("docx", lambda: word(tracked), "1"),
    "external-link": ("docx", lambda: word(linked), "file:///khong-co.png"),
    "macros": ("docm", lambda: word(with_macros), "word/vbaProject.bin"),
    "hidden-row": ("xlsx", lambda: workbook(hidden_row), "Phụ lục!A3"),
    "hidden-column": ("xlsx", lambda: workbook(hidden_column), "Phụ lục!D1"),
    "hidden-sheet": ("xlsx", lambda: workbook(hidden_sheet), "Nháp!A1"),
    "rounded-display": ("xlsx", lambda: workbook(rounded), "Phụ lục!D2"),
    "formula-without-value": ("xlsx", lambda: workbook(uncalculated), "Phụ lục!D2"),
    "page-without-text": ("pdf", scanned_page, "trang 2"),
}


def test_there_is_a_file_for_every_kind():
    assert set(FILES) == NOTICED


@pytest.mark.parametrize("kind", sorted(FILES))
def test_what_a_file_has_to_tell_is_one_problem_at_its_place(kind):
    ending, made, where = FILES[kind]
    plan = read_plan(document_of(made(), f"ke-hoach.{ending}"), f"ke-hoach.{ending}")
    (problem,) = [problem for problem in plan_check(plan) if problem.kind.id == kind]
    words = catalogue("vi")
    assert where in (words.render(problem.place.said), problem.found)
    assert "{" not in words.render(problem.message) + catalogue("en").render(problem.message)
    assert words.render(problem.expected)


def test_a_file_with_nothing_to_tell_tells_nothing():
    plan = read_plan(document_of(workbook(lambda made: None), "x.xlsx"), "x.xlsx")
    assert {problem.kind.id for problem in plan_check(plan)} & NOTICED == set()
