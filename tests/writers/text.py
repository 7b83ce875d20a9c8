"""A paper as plain text: a row per line, its cells set apart by tabs."""

from tests.writers.grid import Grid, PageEnd, Written


def write_text(paper: Written) -> bytes:
    """The paper in UTF-8; an end of a page is a blank line, and so is what comes before and behind a table."""
    lines = [line for block in paper.blocks for line in _lines(block)]
    return "\n".join(lines).encode()


def _lines(block: str | Grid | PageEnd) -> list[str]:
    if isinstance(block, PageEnd):
        return [""]
    if isinstance(block, str):
        return [block]
    rows = [["" if cell is None else " ".join(cell.words.split()) for cell in row] for row in block.rows()]
    return ["", *("\t".join(row) for row in rows), ""]
