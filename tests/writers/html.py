"""A paper as a web page, as a legal portal saves it."""

from html import escape

from tests.writers.grid import Cell, Grid, PageEnd, Written

PAGE = """<!DOCTYPE html>
<html lang="vi"><head><meta charset="utf-8"><title>Kế hoạch</title>
<style>td, th {{ border: 1px solid }}</style></head>
<body>
{}
</body></html>
"""


def write_html(paper: Written) -> bytes:
    """The page in UTF-8, merged cells by rowspan and colspan, line ends as br; an end of a page is a rule."""
    return PAGE.format("\n".join(_block(block) for block in paper.blocks)).encode()


def _block(block: str | Grid | PageEnd) -> str:
    if isinstance(block, PageEnd):
        return "<hr>"
    if isinstance(block, str):
        return f"<p>{_escaped(block)}</p>"
    rows = [
        _row(row, "th" if at < block.header_rows else "td", at in block.hidden) for at, row in enumerate(block.rows())
    ]
    head, body = rows[: block.header_rows], rows[block.header_rows :]
    return "\n".join(("<table>", "<thead>", *head, "</thead>", "<tbody>", *body, "</tbody>", "</table>"))


def _row(row: list[Cell | None], tag: str, is_hidden: bool) -> str:
    cells = "".join(_cell(cell, tag) for cell in row if cell)
    return f'<tr style="display: none">{cells}</tr>' if is_hidden else f"<tr>{cells}</tr>"


def _cell(cell: Cell, tag: str) -> str:
    spans = {"rowspan": cell.rows, "colspan": cell.columns}
    attributes = "".join(f' {name}="{span}"' for name, span in spans.items() if span > 1)
    return f"<{tag}{attributes}>{_escaped(cell.words)}</{tag}>"


def _escaped(text: str) -> str:
    return escape(text).replace("\n", "<br>")
