"""The parts of a workbook's file: its sheets in order, the words they share, the formats of their numbers."""

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from typing import Any
from zipfile import ZipFile

from lxml import etree
from openpyxl.styles.numbers import BUILTIN_FORMATS
from openpyxl.utils.datetime import MAC_EPOCH, WINDOWS_EPOCH

from parindex.documents.workbook.formats import GENERAL, NumberFormat, number_format

SAFE = {"resolve_entities": False, "no_network": True, "load_dtd": False, "huge_tree": False}
NAMESPACES = (
    "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
    "http://purl.oclc.org/ooxml/spreadsheetml/main",
)
MOST_TAGS = 2_000_000  # of a part that is read as a whole; sheets and strings are not


@dataclass(frozen=True, slots=True)
class SheetPart:
    """A sheet: its title, whether users see it, the name of its part in the file."""

    title: str
    is_hidden: bool
    path: str


@dataclass(frozen=True, slots=True)
class Book:
    """What the sheets of a workbook share. `formats` are by the number that a cell gives its style."""

    sheets: tuple[SheetPart, ...]
    strings: tuple[str, ...]
    formats: tuple[NumberFormat, ...]
    epoch: datetime

    def format(self, style: int) -> NumberFormat:
        return self.formats[style] if style < len(self.formats) else GENERAL


class Parts:
    """A file's parts by their names, which some programs write in other letters than they refer to them by."""

    def __init__(self, archive: ZipFile) -> None:
        self._archive = archive
        self._names = {name.lower(): name for name in archive.namelist()}

    def __contains__(self, path: str) -> bool:
        return path.lower() in self._names

    def content(self, path: str) -> bytes:
        """Raises KeyError if there is no such part."""
        return self._archive.read(self._names[path.lower()])

    def root(self, path: str) -> Any:
        """The XML of a part. Raises lxml.etree.XMLSyntaxError if it is none, ValueError if it is far too large."""
        content = self.content(path)
        if content.count(b"<") > MOST_TAGS:
            raise ValueError
        return etree.fromstring(content, etree.XMLParser(**SAFE))

    def related(self, path: str) -> Iterator[tuple[str, str, str]]:
        """The parts that the part `path` ("" for the file) refers to: id, kind and path of each."""
        folder, name = posixpath.split(path)
        relations = posixpath.join(folder, "_rels", f"{name}.rels")
        if relations not in self:
            return
        for one in self.root(relations).iterchildren("{*}Relationship"):
            if one.get("TargetMode") != "External":
                target = posixpath.join("/", folder, one.get("Target", ""))
                kind = one.get("Type", "").rpartition("/")[2]
                yield one.get("Id", ""), kind, posixpath.normpath(target).lstrip("/")


def open_book(parts: Parts) -> Book:
    """What stands in the workbook's own parts. Raises KeyError if it is no workbook."""
    path = next((path for _, kind, path in parts.related("") if kind == "officeDocument"), "xl/workbook.xml")
    root = parts.root(path)
    related = list(parts.related(path))
    by_kind = {kind: part for _, kind, part in related}
    properties = root.find("{*}workbookPr")
    is_mac = properties is not None and properties.get("date1904") in ("1", "true")
    return Book(
        sheets=tuple(_sheets(root, {id_: part for id_, kind, part in related if kind == "worksheet"})),
        strings=tuple(_strings(parts, by_kind.get("sharedStrings", ""))),
        formats=tuple(_formats(parts, by_kind.get("styles", ""))),
        epoch=MAC_EPOCH if is_mac else WINDOWS_EPOCH,
    )


def _sheets(root: Any, paths: dict[str, str]) -> Iterator[SheetPart]:
    """The sheets with cells; those that hold nothing but a chart are none."""
    for sheet in root.iterfind("{*}sheets/{*}sheet"):
        id_ = next((value for name, value in sheet.attrib.items() if name.endswith("}id")), "")
        if id_ in paths:
            yield SheetPart(sheet.get("name", ""), sheet.get("state", "visible") != "visible", paths[id_])


def elements(content: bytes, *names: str) -> Iterator[Any]:
    """The elements of these names in a large part, one after the other; each is gone when the next one comes."""
    tags = [f"{{{namespace}}}{name}" for namespace in NAMESPACES for name in names]
    for _, element in etree.iterparse(BytesIO(content), tag=tags, **SAFE):
        yield element
        element.clear()
        while element.getprevious() is not None:
            del element.getparent()[0]


def _strings(parts: Parts, path: str) -> Iterator[str]:
    if path in parts:
        yield from (text_of(item) for item in elements(parts.content(path), "si"))


def text_of(item: Any) -> str:
    """The words of a string, all its runs together; how to read them aloud is none of them."""
    runs = (text for text in item.iter("{*}t") if not text.getparent().tag.endswith("}rPh"))
    return "".join(text.text or "" for text in runs)


def _formats(parts: Parts, path: str) -> Iterator[NumberFormat]:
    if path not in parts:
        return
    root = parts.root(path)
    own = {int(one.get("numFmtId", "")): one.get("formatCode", "") for one in root.iterfind("{*}numFmts/{*}numFmt")}
    for style in root.iterfind("{*}cellXfs/{*}xf"):
        id_ = int(style.get("numFmtId", 0))
        yield number_format(own.get(id_) or BUILTIN_FORMATS.get(id_, "General"))
