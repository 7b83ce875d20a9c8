"""Small papers of published results made by the tests, of invented units. `ROWS` agree with themselves in everything;
each test takes them and breaks one thing, or writes the same in another way."""

from collections.abc import Mapping, Sequence

from parindex.core.check import Problem
from parindex.core.check.results import results_check
from parindex.core.place import Place
from parindex.core.results import Results
from parindex.documents.blocks import Blocks
from parindex.documents.document import Document, Merge
from parindex.documents.files import document_of
from parindex.documents.results_reader import read_results

HEADER = "TT\tĐơn vị\tChỉ đạo, điều hành (10 điểm)\tCải cách thể chế (20 điểm)\tTổng điểm (30 điểm)\tXếp hạng\tXếp loại"
ROWS = (
    "1\tSở A\t9,5\t18\t27,5\t1\tTốt",
    "2\tSở B\t9\t16,25\t25,25\t2\tKhá",
    "3\tSở C\t8\t17\t25\t3\tKhá",
    "4\tSở D\t5\t12\t17\t4\tTrung bình",
)


def changed(row: int, old: str, new: str, rows: Sequence[str] = ROWS) -> tuple[str, ...]:
    """The rows with `old`, which stands once in the row numbered `row` (from 1), written as `new`."""
    assert rows[row - 1].count(old) == 1, old
    return (*rows[: row - 1], rows[row - 1].replace(old, new), *rows[row:])


def text_of(*lines: str) -> Document:
    return document_of("\n".join(lines).encode(), "ket-qua.txt")


def table_of(rows: Sequence[str], *merges: Merge, before: Sequence[str] = ()) -> Document:
    """A paper from a format that knows merged cells: paragraphs, then one table whose cells are set apart by tabs."""
    blocks = Blocks()
    for number, words in enumerate(before, 1):
        blocks.paragraph((words, Place(paragraph=number)))
    cells = [row.split("\t") for row in rows]
    placed = [
        [(text, Place(table=1, row=r, cell=c)) for c, text in enumerate(row, 1)] for r, row in enumerate(cells, 1)
    ]
    blocks.table(placed, merges)
    return blocks.document()


def results_of(document: Document, corrections: Mapping[int, str] | None = None) -> Results:
    return read_results(document, "ket-qua.txt", corrections)


def problems_of(*lines: str) -> tuple[Problem, ...]:
    return results_check(results_of(text_of(*lines)))
