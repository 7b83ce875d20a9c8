"""A table of a Word file as a grid: every row has a cell for every column, and merged cells are told beside them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from parindex.documents.document import Merge
from parindex.documents.package import Element
from parindex.documents.word.tags import CELL, ROW, ROW_PROPERTIES, VALUE, is_on, w, whole

COLUMNS, COLUMN = w("tblGrid", "gridCol")
BEFORE, AFTER, HIDDEN = w("gridBefore", "gridAfter", "hidden")


@dataclass(frozen=True, slots=True)
class Form:
    """How a cell lies in the grid: its columns, and whether a merge begins or goes on: "restart", "continue", ""."""

    columns: int = 1
    down: str = ""
    right: str = ""


@dataclass(frozen=True, slots=True)
class GridRow:
    """A row as the file has it: the columns left out before and behind its cells, and the page it begins on."""

    before: int
    after: int
    cells: Sequence[tuple[Form, str]]
    page: int | None
    is_hidden: bool = False


@dataclass(slots=True)
class Span:
    """A merged cell while it grows."""

    row: int
    column: int
    rows: int
    columns: int


@dataclass(frozen=True, slots=True)
class Grid:
    """A table laid out: `texts` are the words of each row by their columns (from 0); other columns are blank."""

    width: int
    texts: tuple[dict[int, str], ...]
    merges: tuple[Merge, ...]

    @property
    def words(self) -> str:
        """The words row by row."""
        return "\n".join(" ".join(" ".join(row.values()).split()) for row in self.texts)


PLAIN = Form()


def rows_of(table: Element) -> list[Element]:
    """The rows of a table that have cells."""
    return [row for row in table if row.tag == ROW and row.find(CELL) is not None]


def is_hidden(row: Element) -> bool:
    """Whether a row is not shown."""
    properties = row.find(ROW_PROPERTIES)
    mark = None if properties is None else properties.find(HIDDEN)
    return mark is not None and is_on(mark.get(VALUE, "true"))


def form_of(said: Mapping[str, str | None]) -> Form:
    """The form of a cell that says this of "columns", "down" and "right"; a merge without a word goes on."""
    down, right = (said[way] or "continue" if way in said else "" for way in ("down", "right"))
    return Form(max(whole(said.get("columns"), 1), 1), down, right)


def left_out(row: Element) -> tuple[int, int]:
    """How many columns a row leaves out before and behind its cells."""
    properties = row.find(ROW_PROPERTIES)
    if properties is None:
        return 0, 0
    said = {child.tag: whole(child.get(VALUE), 0) for child in properties}
    return max(said.get(BEFORE, 0), 0), max(said.get(AFTER, 0), 0)


def laid_out(rows: Iterable[GridRow], width: int) -> Grid:
    """The grid of a table that says it has `width` columns. Where a merged cell reaches, words are not shown and go."""
    texts, spans, above = [], [], {}  # type: list[dict[int, str]], list[Span], dict[int, Span]
    for at, row in enumerate(rows):
        shown, below, end = _row(row, at, above, spans)
        texts.append(shown)
        width, above = max(width, end), below
    merges = (Merge(span.row, span.column, span.rows, span.columns) for span in spans if span.rows * span.columns > 1)
    return Grid(width, tuple(texts), tuple(merges))


def _row(
    row: GridRow, at: int, above: dict[int, Span], spans: list[Span]
) -> tuple[dict[int, str], dict[int, Span], int]:
    """The words of a row by column, the merges that may go on below it, and its width; new merges go to `spans`."""
    shown: dict[int, str] = {}
    below: dict[int, Span] = {}
    column, right = row.before, None
    for form, words in row.cells:
        if form.right == "continue" and right is not None:
            right.columns += form.columns
        elif form is PLAIN:
            shown[column], right = words, None
        else:
            span = Span(at, column, 1, form.columns)
            held = above.get(column) if form.down == "continue" else None
            if held is None:
                spans.append(span)
                shown[column] = words
            else:
                held.rows += 1
            if form.down:
                below[column] = held or span
            right = span if form.right else None
        column += form.columns
    return shown, below, column + row.after
