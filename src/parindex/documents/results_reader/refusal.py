"""Why a paper holds no table of results, and which command reads what it holds."""

import re

from parindex.core.folding import folded, normalised
from parindex.core.messages import Message
from parindex.documents.document import Document, Table, UnreadableFileError
from parindex.documents.plan_reader import read_plan
from parindex.documents.results_reader.columns import UNIT
from parindex.documents.results_reader.figures import without_maximum

ROWS_OF_AREAS = re.compile(r"^(?:ten )?(?:linh vuc|tieu chi|noi dung|chi so|chi tieu)")
WORK = ("task", "points", "target_points", "self_points", "verified_points")


def refusal(document: Document, name: str) -> Message:
    """The sentence for a paper without a table of results; `name` is the file's name."""
    if any(_is_transposed(table) for table in document.tables()):
        return Message("file.transposed-results", {"file": name})
    try:
        plan = read_plan(document, name)
    except UnreadableFileError:
        return Message("file.no-results", {"file": name})
    if any(plan.has(meaning) for meaning in WORK):
        return Message("file.plan-not-results", {"file": name})
    return Message("file.criteria-not-results", {"file": name})


def _is_transposed(table: Table) -> bool:
    """Whether a row heads areas with a column for each of several units."""
    for row in table.rows:
        texts = [cell.text for cell in row.cells]
        areas = [at for at, text in enumerate(texts) if ROWS_OF_AREAS.search(folded(without_maximum(text)))]
        units = [at for at, text in enumerate(texts) if UNIT.search(normalised(text))]
        if areas and len(units) > 1 and min(units) > areas[0]:
            return True
    return False
