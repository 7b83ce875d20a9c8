"""Page numbers, and headers and footers that are the same on the pages: no words of the paper."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from parindex.documents.pdf.cells import Cells
from parindex.documents.pdf.page import Line, Page

ZONE = 0.15  # of the page's height, at its top and at its bottom
DEEPEST = 3  # lines of a header or a footer
PAGE_NUMBER = re.compile(
    r"[-–—\s]*(?:trang|page)?\s*[0-9]{1,4}\s*(?:(?:/|of|trên)\s*[0-9]{1,4})?[-–—\s]*", re.IGNORECASE
)
NUMBERED = re.compile(r"\b(?:trang|page)\s*[0-9]+(?:\s*(?:/|of|trên)\s*[0-9]+)?", re.IGNORECASE)

Spot = tuple[str, int, str]  # at which end of the page, how many points from it, which words


def without_furniture(pages: Sequence[Page]) -> list[Page]:
    """The pages without their numbers, and without the words at the ends that half of them have at the same spot."""
    seen = Counter(spot for page in pages for spot in {spot for _, spots in _ends(page) for spot in spots})
    repeated = {spot for spot, count in seen.items() if count > 1 and count * 2 >= len(pages)}
    return [_bare(page, repeated) for page in pages]


def _bare(page: Page, repeated: set[Spot]) -> Page:
    dropped: set[int] = set()  # by identity: lines with the same words elsewhere stay
    begun: set[str] = set()  # ends at which the paper's own words stand
    for line, spots in _ends(page):
        end = spots[0][0]
        if end not in begun and all(spot in repeated or PAGE_NUMBER.fullmatch(spot[2]) for spot in spots):
            dropped.add(id(line))
        elif end != "aside":
            begun.add(end)
    return replace(
        page,
        items=tuple(item for item in page.items if id(item) not in dropped),
        aside=tuple(line for line in page.aside if id(line) not in dropped),
    )


def _ends(page: Page) -> Iterator[tuple[Line, list[Spot]]]:
    """The lines at the top from the first on, those at the bottom from the last on, and those written aside."""
    deepest = (page.bottom - page.top) * ZONE
    for end, items, edge in (("top", page.items, page.top), ("bottom", page.items[::-1], page.bottom)):
        for item in items[:DEEPEST]:
            if isinstance(item, Cells) or abs(item.top - edge) > deepest:
                break
            yield item, _spots(item, end, round(abs(item.top - edge)))
    for line in page.aside:
        yield line, _spots(line, "aside", 0)


def _spots(line: Line, end: str, distance: int) -> list[Spot]:
    return [(end, distance, NUMBERED.sub("", one.text).strip() or one.text) for one in line.stretches]
