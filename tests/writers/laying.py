"""A content in a layout becomes blocks that every writer writes."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import groupby

from tests.writers.content import FIGURES, Content, Entry
from tests.writers.grid import PAGE_END, Block, Cell, Grid, Written
from tests.writers.layout import Layout
from tests.writers.numbering import Number, numbered

Line = list[Cell]  # the cells that begin in a row, with their row still 0


def laid_out(content: Content, layout: Layout) -> Written:
    """The paper: its narrative, then its table, over several pages where the layout says so."""
    tables = pages(table_of(content, layout), layout)
    return written((*content.narrative, *tables), layout)


def written(blocks: tuple[Block, ...], layout: Layout) -> Written:
    """A paper of these blocks, on the pages of the layout."""
    return Written(blocks, layout.is_landscape, layout.page_height, layout.number_cells)


def table_of(content: Content, layout: Layout) -> Grid:
    """The whole table, under its header."""
    header = _header(layout)
    total = [_total(content.total, layout)] if layout.total else []
    body = [line for _, lines in _entries(content, layout) for line in lines]
    lines = [*header, *(total if layout.total == "first" else []), *body, *(total if layout.total == "last" else [])]
    cells = [replace(cell, row=at) for at, line in enumerate(lines) for cell in line]
    for column in layout.merged_columns:
        cells = _merged(cells, layout.columns.index(column), len(header))
    return Grid(
        width=len(layout.columns),
        height=len(lines),
        cells=tuple(cells),
        header_rows=len(header),
        hidden=_hidden(content, layout, len(header) + (layout.total == "first")),
        repeats_header=layout.repeats_header,
        numbering=layout.numbering if layout.automatic_numbers else None,
    )


def _hidden(content: Content, layout: Layout, first: int) -> frozenset[int]:
    rows = [entry.name in layout.hidden for entry, lines in _entries(content, layout) for _ in lines]
    return frozenset(first + at for at, is_hidden in enumerate(rows) if is_hidden)


def _header(layout: Layout) -> list[Line]:
    """The rows over the body: headings under the ones they belong to, then the numbers of the columns."""
    paths = [layout.heading(column) for column in layout.columns]
    depth = max(len(path) for path in paths)
    lines: list[Line] = []
    for level in range(depth):
        line, at = [], 0
        for upper, run in groupby(paths, key=lambda path: path[: level + 1]):
            columns = len(list(run))
            if len(upper) == level + 1:
                rows = depth - level if upper in paths else 1
                line.append(Cell(0, at, upper[-1], rows, columns))
            at += columns
        lines.append(line)
    if layout.column_numbers:
        lines.append([Cell(0, at, layout.column_numbers.format(at + 1)) for at in range(len(paths))])
    return lines


def _entries(content: Content, layout: Layout) -> Iterator[tuple[Entry, list[Line]]]:
    for number, entry in numbered(content.areas):
        if number.level == 0 and layout.area_row == "merged":
            marker = layout.numbering.written(number)
            yield entry, [[Cell(0, 0, entry.name, columns=len(layout.columns), marker=marker)]]
        elif number.level == 0:
            yield entry, [_area(number, entry, layout)]
        else:
            yield entry, _rows(number, entry, layout)


def _area(number: Number, entry: Entry, layout: Layout) -> Line:
    kept = {} if layout.blank_area_figures else entry.cells
    line = _line(number, Entry(entry.name, kept), layout)
    if layout.area_row != "label":
        return line
    at = layout.columns.index("code")
    label = replace(line[at], text=entry.name, columns=2)
    return [*line[:at], label, *line[at + 2 :]]


def _line(number: Number, entry: Entry, layout: Layout) -> Line:
    return [_cell(at, column, number, entry, layout) for at, column in enumerate(layout.columns)]


def _cell(at: int, column: str, number: Number, entry: Entry, layout: Layout) -> Cell:
    if column == "code":
        return Cell(0, at, "", marker=layout.numbering.written(number), level=number.level)
    if column == "name":
        marker = layout.numbering.written(number) if layout.marker_in_name else ""
        return Cell(0, at, entry.name, marker=marker, level=number.level)
    return _filled(at, column, entry.cells, layout)


def _filled(at: int, column: str, cells: Mapping[str, str], layout: Layout) -> Cell:
    text = cells.get(column, "")
    if column in FIGURES:
        return Cell(0, at, text.replace(".", layout.decimal_mark), figure=text)
    return Cell(0, at, text)


def _rows(number: Number, entry: Entry, layout: Layout) -> list[Line]:
    """One line, or one per line of the work where the layout writes it so: the other cells reach over them."""
    line = _line(number, entry, layout)
    count = max(len(cell.text.split("\n")) for cell in line) if layout.task_rows else 1
    if count == 1:
        return [line]
    lines: list[Line] = [[] for _ in range(count)]
    for cell in line:
        texts = cell.text.split("\n")
        if len(texts) == 1:
            lines[0].append(replace(cell, rows=count))
        else:
            for text, below in zip(texts, lines, strict=True):
                below.append(replace(cell, text=text))
    return lines


def _total(total: Mapping[str, str], layout: Layout) -> Line:
    line = [_filled(at, column, total, layout) for at, column in enumerate(layout.columns)]
    reach = 2 if layout.total_column == "label" else 1
    at = layout.columns.index("code" if layout.total_column == "label" else layout.total_column)
    return [*line[:at], Cell(0, at, layout.total_words, columns=reach), *line[at + reach :]]


def _merged(cells: list[Cell], column: int, first: int) -> list[Cell]:
    """The cells with those of one column that say the same in rows that follow each other as one."""
    kept: list[Cell] = []
    above: int | None = None
    for cell in cells:
        if cell.column != column or cell.row < first:
            kept.append(cell)
            continue
        known = kept[above] if above is not None else None
        if known and known.text == cell.text and cell.text and known.row + known.rows == cell.row:
            kept[above] = replace(known, rows=known.rows + cell.rows)  # type: ignore[index]
        else:
            above = len(kept)
            kept.append(cell)
    return kept


def pages(grid: Grid, layout: Layout) -> list[Block]:
    """The table as it is, or one per page, each under the header again or only the first."""
    if not layout.rows_per_page:
        return [grid]
    blocks: list[Block] = []
    for first in range(grid.header_rows, grid.height, layout.rows_per_page):
        last = min(first + layout.rows_per_page, grid.height)
        has_header = layout.repeats_header or not blocks
        blocks += [PAGE_END, _part(grid, first, last, grid.header_rows if has_header else 0)]
    return blocks[1:]


def _part(grid: Grid, first: int, last: int, header_rows: int) -> Grid:
    header = [cell for cell in grid.cells if cell.row < header_rows]
    body = [cell for cell in grid.cells if first <= cell.row < last]
    moved = [replace(cell, row=cell.row - first + header_rows) for cell in body]
    return replace(grid, height=header_rows + last - first, cells=(*header, *moved), header_rows=header_rows)
