"""An Office file is a ZIP archive of XML parts. It is opened here with care: nothing is unpacked beyond the bounds."""

import re
import struct
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from posixpath import dirname, join, normpath, split
from typing import Any, TypeAlias
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from lxml import etree

from parindex.core.messages import Message
from parindex.documents.document import UnreadableFileError

Element: TypeAlias = Any  # of lxml, which has no types

MOST_MEMBERS = 10_000
MOST_BYTES = 200_000_000  # of all members together, unpacked
# A table of thousands of like rows unpacks to some 200 times its size, zeros to 1,000 times.
MOST_RATIO = 300
RATIO_COUNTS_FROM = 20_000_000  # bytes; a smaller member does no harm, however well it was packed
MOST_TAGS = 10_000_000  # of one part; each costs memory many times its length
CHUNK = 1 << 16
MEMBER_MARK = b"PK\x01\x02"  # begins each entry of the directory
ENCRYPTED = 0x1
XML = (".xml", ".rels", ".vml")
DECLARATION = re.compile(rb"<!(?:DOCTYPE|ENTITY)")
DAMAGES = (BadZipFile, zlib.error, struct.error, EOFError, NotImplementedError, OSError, ValueError)
# The strict dialect of Office Open XML differs from the common one in little but these names.
STRICT = {
    b"http://purl.oclc.org/ooxml/wordprocessingml/main": (
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    ),
    b"http://purl.oclc.org/ooxml/officeDocument/math": b"http://schemas.openxmlformats.org/officeDocument/2006/math",
}


@dataclass(frozen=True, slots=True)
class Relation:
    """What a part points to. `kind` is the last word of the relation's type, as in "image" or "hyperlink"."""

    kind: str
    target: str
    is_external: bool


@dataclass(frozen=True, slots=True)
class Package:
    """An unpacked Office file: the names of its members, and the XML `parts` among them that were kept.

    Parts go by their names in small letters, for some programs refer to them in other letters than they wrote.
    """

    name: str
    format: str
    members: tuple[str, ...]
    parts: Mapping[str, bytes]

    def tree(self, part: str) -> Element:
        """The root of an XML part. Raises UnreadableFileError if it is damaged, or too large a tree."""
        content = self.parts[part]
        if content.count(b"<") > MOST_TAGS:
            raise UnreadableFileError(Message("file.too-many-parts", {"file": self.name, "most": MOST_TAGS}))
        for strict, common in STRICT.items():
            content = content.replace(strict, common)
        parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True)
        try:
            root = etree.fromstring(content, parser)
        except etree.XMLSyntaxError:
            raise broken(self.name, self.format) from None
        if root.getroottree().docinfo.internalDTD is not None:
            raise UnreadableFileError(Message("file.entities", {"file": self.name}))
        return root

    def relations(self, part: str) -> Iterator[Relation]:
        """What `part` points to; a target inside the file is told by its name there."""
        folder, last = split(part)
        listed = join(folder, "_rels", f"{last}.rels")
        if listed not in self.parts:
            return
        for relation in self.tree(listed):
            target, is_external = relation.get("Target", ""), relation.get("TargetMode") == "External"
            inside = normpath(join("/", dirname(part), target)).lstrip("/").lower()
            kind = relation.get("Type", "").rsplit("/", 1)[-1]
            yield Relation(kind, target if is_external else inside, is_external)

    def every_relation(self) -> Iterator[Relation]:
        """What any part points to."""
        for listed in self.parts:
            folder, last = split(listed)
            if last.endswith(".rels"):
                yield from self.relations(join(dirname(folder), last.removesuffix(".rels")))


def opened(content: bytes, name: str) -> ZipFile:
    """The archive that `content` is, its directory read and found harmless. Raises UnreadableFileError if it is not."""
    if content.count(MEMBER_MARK) > MOST_MEMBERS:
        raise UnreadableFileError(Message("file.too-many-parts", {"file": name, "most": MOST_MEMBERS}))
    with refusing_damage(name, format_of(content)):
        archive = ZipFile(BytesIO(content))
    members = archive.infolist()
    if any(member.flag_bits & ENCRYPTED for member in members):
        raise UnreadableFileError(Message("file.encrypted", {"file": name}))
    for member in members:
        _refuse_bomb(member.file_size, member, name)
    if sum(member.file_size for member in members) > MOST_BYTES:
        raise _bomb(MOST_BYTES, name)
    return archive


def unpacked(archive: ZipFile, name: str, file_format: str, *, keep: tuple[str, ...]) -> Package:
    """All members, unpacked once to see that they keep what the directory declares.

    Kept are the XML parts whose names have one of the endings `keep`. Raises UnreadableFileError for what is damaged,
    unpacks beyond the bounds, or declares entities.
    """
    parts = {}
    for member in archive.infolist():
        with refusing_damage(name, file_format):
            content = _contents(archive, member, name)
        if DECLARATION.search(content.replace(b"\x00", b"") if b"\x00" in content[:4] else content):
            raise UnreadableFileError(Message("file.entities", {"file": name}))
        if (part := member.filename.lower()).endswith(keep):
            parts[part] = content
    return Package(name, file_format, tuple(archive.namelist()), parts)


def format_of(content: bytes) -> str:
    """What to call an archive, whether or not it can be opened: names of members stand in it unpacked."""
    return "Word" if b"word/document" in content else "Excel" if b"xl/workbook" in content else "ZIP"


def broken(name: str, file_format: str) -> UnreadableFileError:
    return UnreadableFileError(Message("file.broken", {"file": name, "format": file_format}))


@contextmanager
def refusing_damage(name: str, file_format: str) -> Iterator[None]:
    """Within it, whatever a damaged archive brings about is told as that."""
    try:
        yield
    except DAMAGES:
        raise broken(name, file_format) from None


def _contents(archive: ZipFile, member: ZipInfo, name: str) -> bytes:
    """What a member unpacks to if it is XML, else nothing. Raises BadZipFile if it is not of the size it declares."""
    if member.compress_type not in {ZIP_STORED, ZIP_DEFLATED}:
        raise BadZipFile
    # zipfile would stop where the directory says; it is to go on until the bounds tell of a bomb.
    declared, member.file_size = member.file_size, MOST_BYTES + 2 * CHUNK
    is_xml, chunks, size = member.filename.lower().endswith(XML), [], 0
    with archive.open(member) as stream:
        while chunk := stream.read(CHUNK):
            size += len(chunk)
            _refuse_bomb(size, member, name)
            if is_xml:
                chunks.append(chunk)
    if size != declared:
        raise BadZipFile
    return b"".join(chunks)


def _refuse_bomb(size: int, member: ZipInfo, name: str) -> None:
    if size > MOST_BYTES:
        raise _bomb(MOST_BYTES, name)
    if size > RATIO_COUNTS_FROM and size > MOST_RATIO * member.compress_size:
        raise _bomb(RATIO_COUNTS_FROM, name)


def _bomb(size: int, name: str) -> UnreadableFileError:
    return UnreadableFileError(Message("file.bomb", {"file": name, "megabytes": size // 1_000_000}))
