"""The words of office files, read part by part and no further than asked for."""

import re
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from lxml import etree

from parindex.documents.evidence_file.kinds import EXCEL, SLIDES, WORD
from parindex.documents.evidence_file.refusals import damaged
from parindex.documents.package import DAMAGES, Element, opened, unpacked

NUMBER = re.compile(r"[0-9]+")
PARTS = {
    WORD.media_type: re.compile(r"word/(?:document[0-9]*|footnotes|endnotes)\.xml"),
    SLIDES.media_type: re.compile(r"ppt/slides/slide[0-9]+\.xml"),
    EXCEL.media_type: re.compile(r"xl/worksheets/sheet[0-9]+\.xml"),
}
OPEN_PART = re.compile(r"content\.xml")
SHARED = "xl/sharedstrings.xml"
BREAKS = {"tab": "\t", "br": "\n", "cr": "\n", "p": "\n", "tr": "\n"}
# The same words once more, for older programs or as a reading aid; words that were deleted, or moved elsewhere.
UNSEEN = {"Fallback", "rPh", "tracked-changes", "moveFrom"}


def words_of_office(path: Path, media_type: str) -> Iterator[str]:
    """Its words bit by bit, with a line for each paragraph or row. Raises UnreadableFileError if it is damaged."""
    archive = opened(path.read_bytes(), path.name)
    package = unpacked(archive, path.name, "", keep=(".xml",))
    pattern = PARTS.get(media_type, OPEN_PART)
    parts = sorted((part for part in package.parts if pattern.fullmatch(part)), key=_number)
    try:
        shared = list(_strings(package.parts.get(SHARED, b"<sst/>"))) if media_type == EXCEL.media_type else []
        for part in parts:
            if media_type == EXCEL.media_type:
                yield from _rows(package.parts[part], shared)
            elif pattern is OPEN_PART:
                yield from _paragraphs(package.parts[part])
            else:
                yield from _runs(package.parts[part])
    except (etree.XMLSyntaxError, *DAMAGES):
        raise damaged(path.name, ".xml") from None


def _number(part: str) -> tuple[str, int]:
    found = NUMBER.search(part)
    return NUMBER.sub("", part), int(found[0]) if found else 0


def _ended(content: bytes) -> Iterator[tuple[str, Element]]:
    """Elements as they end, by their names without a namespace; what a reader of the file does not see is left out."""
    depth = 0
    for event, element in etree.iterparse(
        BytesIO(content), ("start", "end"), remove_comments=True, remove_pis=True, no_network=True
    ):
        name = element.tag.rpartition("}")[2]
        if name in UNSEEN:
            depth += 1 if event == "start" else -1
            element.clear(keep_tail=True)
        elif event == "end" and not depth:
            yield name, element


def _runs(content: bytes) -> Iterator[str]:
    for name, element in _ended(content):
        if name == "t":
            yield element.text or ""
        yield BREAKS.get(name, "")
        element.clear(keep_tail=True)


def _paragraphs(content: bytes) -> Iterator[str]:
    """Of OpenDocument, whose words stand between elements."""
    for name, element in _ended(content):
        if name in {"s", "tab", "line-break"}:
            element.tail = " " + (element.tail or "")
        elif name in {"p", "h"}:
            yield "".join(element.itertext()) + "\n"
            element.clear(keep_tail=True)


def _strings(content: bytes) -> Iterator[str]:
    """The texts of a workbook, to which its cells point by number."""
    for name, element in _ended(content):
        if name == "si":
            yield "".join(each.text or "" for each in element.iter("{*}t"))
            element.clear(keep_tail=True)


def _rows(content: bytes, shared: list[str]) -> Iterator[str]:
    cells: list[str] = []
    for name, element in _ended(content):
        if name == "c":
            cells.append(_cell(element, shared))
        elif name == "row":
            yield "\t".join(filter(None, cells)) + "\n"
            cells = []
            element.clear(keep_tail=True)


def _cell(cell: Element, shared: list[str]) -> str:
    if cell.get("t") == "inlineStr":
        return "".join(each.text or "" for each in cell.iter("{*}t"))
    value = cell.findtext("{*}v") or ""
    return shared[int(value)] if cell.get("t") == "s" and value else value
