"""A paper as PDF with a text layer, set by typst; what it says goes in as data, never into the source."""

import json

import typst

from tests.writers.grid import Cell, Grid, PageEnd, Written

SOURCE = b"""
#let paper = json(bytes(sys.inputs.paper))
#set page(
  width: if paper.landscape { 297mm } else { 210mm },
  height: if paper.height != none { paper.height * 1mm } else if paper.landscape { 210mm } else { 297mm },
  margin: 15mm, numbering: "1",
)
#set text(size: if paper.wide { 7pt } else { 9pt }, lang: "vi")
#let written(cell) = table.cell(
  x: cell.x, y: cell.y, rowspan: cell.rows, colspan: cell.columns, text(cell.words),
)
#for block in paper.blocks {
  if block.kind == "words" { par(block.words) }
  else if block.kind == "page end" { pagebreak() }
  else {
    let columns = block.widths.map(width => width * 1fr)
    let head = block.cells.filter(cell => cell.y < block.header).map(written)
    let body = block.cells.filter(cell => cell.y >= block.header).map(written)
    if head.len() > 0 { table(columns: columns, table.header(repeat: block.repeats, ..head), ..body) }
    else { table(columns: columns, ..body) }
  }
}
"""
WIDE = 10  # columns; a table with more is set in smaller letters


def write_pdf(paper: Written) -> bytes:
    """The document; every page bears its number, and long rows break where pages end."""
    data = {
        "landscape": paper.is_landscape,
        "height": paper.page_height,
        "wide": any(block.width > WIDE for block in paper.blocks if isinstance(block, Grid)),
        "blocks": [_block(block) for block in paper.blocks],
    }
    return typst.compile(SOURCE, sys_inputs={"paper": json.dumps(data)})


def _block(block: str | Grid | PageEnd) -> dict:
    if isinstance(block, PageEnd):
        return {"kind": "page end"}
    if isinstance(block, str):
        return {"kind": "words", "words": block}
    return {
        "kind": "table",
        "widths": [_width(block, column) for column in range(block.width)],
        "header": block.header_rows,
        "repeats": block.repeats_header,
        "cells": [_cell(cell) for cell in block.cells],
    }


def _width(grid: Grid, column: int) -> int:
    """The share of a column: room for its longest word, and more where its cells say much."""
    alone = [cell.words for cell in grid.cells if cell.column == column and cell.columns == 1]
    longest_word = max((len(word) for words in alone for word in words.split()), default=1)
    return max(longest_word + 2, max(len(words) for words in alone) // 3)


def _cell(cell: Cell) -> dict:
    return {"x": cell.column, "y": cell.row, "rows": cell.rows, "columns": cell.columns, "words": cell.words}
