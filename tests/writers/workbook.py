"""A paper as a workbook: the narrative in merged rows above the table, a new sheet where a page ends."""

from io import BytesIO

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Side
from openpyxl.worksheet.worksheet import Worksheet

from tests.writers.grid import Cell, Grid, PageEnd, Written

THIN = Side(style="thin")
BORDER = Border(left=THIN, right=THIN, top=THIN, bottom=THIN)
WRAPPED = Alignment(wrap_text=True, vertical="top")


def write_workbook(paper: Written) -> bytes:
    """The workbook; figures are numbers where the paper says so, else words, as after pasting from Word."""
    book = Workbook()
    sheet = book.active
    width = max(block.width for block in paper.blocks if isinstance(block, Grid))
    row = 1
    for block in paper.blocks:
        if isinstance(block, PageEnd):
            sheet, row = book.create_sheet(), 1
        elif isinstance(block, str):
            sheet.cell(row, 1, block).alignment = WRAPPED
            sheet.merge_cells(start_row=row, start_column=1, end_row=row, end_column=width)
            row += 1
        else:
            _table(sheet, block, row, paper.number_cells)
            row += block.height + 1
    content = BytesIO()
    book.save(content)
    return content.getvalue()


def _table(sheet: Worksheet, grid: Grid, first: int, number_cells: bool) -> None:
    for cell in grid.cells:
        row, column = first + cell.row, cell.column + 1
        written = sheet.cell(row, column)
        _fill(written, cell, number_cells)
        written.border, written.alignment = BORDER, WRAPPED
        if cell.rows * cell.columns > 1:
            last = {"end_row": row + cell.rows - 1, "end_column": column + cell.columns - 1}
            sheet.merge_cells(start_row=row, start_column=column, **last)
    for hidden in grid.hidden:
        sheet.row_dimensions[first + hidden].hidden = True


def _fill(written, cell: Cell, number_cells: bool) -> None:
    """Words stay words even where they begin as a formula does."""
    if number_cells and cell.figure:
        written.value = float(cell.figure)
    elif cell.words:
        written.value, written.data_type = cell.words, "s"
