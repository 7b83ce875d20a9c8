"""The pages one after the other become a document."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from parindex.core.messages import Message
from parindex.core.place import Place
from parindex.core.plan import Noticed
from parindex.documents.blocks import Blocks, Written
from parindex.documents.document import Document
from parindex.documents.pdf.cells import Cells
from parindex.documents.pdf.columns import flows_of
from parindex.documents.pdf.joining import goes_on, unbroken
from parindex.documents.pdf.page import Line, Page
from parindex.documents.pdf.paragraphs import paragraphs_of
from parindex.documents.pdf.words import Stretch

OUTSIDE = 50  # of so many lines, one may reach beyond the margin
ENOUGH = 3  # lines that end at the same place, within so many points, show a margin
EVEN = 1.5

Margins = Mapping[tuple[int, int], tuple[float, float]]  # by a page's direction and width: left and right


def document_of(pages: Sequence[Page]) -> Document:
    """The document that the pages make. A sentence that a page end broke is one paragraph."""
    blocks = Blocks(has_broken_rows=True)
    margins = _margins(pages)
    held: list[Written] = []
    tables = 0
    for page in pages:
        if page.has_picture and not (page.items or page.aside):
            blocks.notice(_without_text(page.number))
        for at, block in enumerate(_blocks(page, margins)):
            if not isinstance(block, Cells) and at == 0 and held and goes_on(held[-1][0], block[0][0]):
                held.extend(block)
                continue
            _write(held, blocks)
            held = []
            if isinstance(block, Cells):
                tables += 1
                blocks.table(_placed(block, page.number, tables), block.merges)
            else:
                held = block
    _write(held, blocks)
    return blocks.document()


def _without_text(number: int) -> Noticed:
    return Noticed("page-without-text", Place(page=number), str(number), Message("expected.text-layer"))


def _write(paragraph: list[Written], blocks: Blocks) -> None:
    texts = unbroken([text for text, _ in paragraph])
    blocks.paragraph(*((text, place) for text, (_, place) in zip(texts, paragraph, strict=True)))


def _placed(cells: Cells, page: int, table: int) -> Iterator[list[Written]]:
    for at, row in enumerate(cells.rows, 1):
        yield [(text, Place(page=page, table=table, row=at, cell=cell)) for cell, text in enumerate(row, 1)]


def _blocks(page: Page, margins: Margins) -> Iterator[list[Written] | Cells]:
    """The paragraphs and tables of a page. Its lines count from 1, without those of tables."""
    left, right = margins.get(_kind(page), (0, 0))
    number = 0
    for is_table, group in groupby(page.items, key=lambda item: isinstance(item, Cells)):
        items = list(group)
        if is_table:
            yield from (item for item in items if isinstance(item, Cells))
            continue
        lines = [(number + at, item) for at, item in enumerate(items, 1) if isinstance(item, Line)]
        number += len(lines)
        for flow in flows_of(lines, left, right):
            for paragraph in paragraphs_of(flow):
                yield [_written(one, page.number, at) for at, one in paragraph]
    for at, line in enumerate(page.aside, number + 1):
        yield [_written(one, page.number, at) for one in line.stretches]


def _written(stretch: Stretch, page: int, line: int) -> Written:
    return stretch.text, Place(page=page, line=line)


def _margins(pages: Sequence[Page]) -> Margins:
    """The margins of pages alike, as their lines show them."""
    alike: dict[tuple[int, int], list[Page]] = {}
    for page in pages:
        alike.setdefault(_kind(page), []).append(page)
    return {kind: _reach(same) for kind, same in alike.items()}


def _reach(pages: Sequence[Page]) -> tuple[float, float]:
    """How far the lines reach, but for a few that stand out.

    Where too few end at the same place to tell the right margin, it is taken to be no wider than the left one.
    """
    lines = [item for page in pages for item in page.items if isinstance(item, Line) and len(item.stretches) == 1]
    stretches = [line.stretches[0] for line in lines]
    if not stretches:
        return pages[0].left, pages[0].right
    outside = len(stretches) // OUTSIDE
    left = sorted(one.start for one in stretches)[outside]
    right = sorted(one.end for one in stretches)[-1 - outside]
    if sum(abs(one.end - right) <= EVEN for one in stretches) < ENOUGH:
        right = max(right, pages[0].right - (left - pages[0].left))
    return left, right


def _kind(page: Page) -> tuple[int, int]:
    return page.direction, round(page.right - page.left)
