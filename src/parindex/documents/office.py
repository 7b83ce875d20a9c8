"""Office files: which kind a ZIP archive or an OLE file is, and what its reader is to be told of the file itself."""

import re
from collections.abc import Iterator
from dataclasses import replace
from zipfile import ZipFile

from parindex.core.messages import Message
from parindex.core.place import Place
from parindex.core.plan import Noticed
from parindex.documents.document import Document, UnreadableFileError
from parindex.documents.package import Package, Relation, opened, refusing_damage, unpacked

OLE = b"\xd0\xcf\x11\xe0"
ENCRYPTED_STREAM = "EncryptedPackage".encode("utf-16-le")  # its name in the directory of an OLE file
WORD_MAIN = re.compile(r"word/document[0-9]*\.xml", re.IGNORECASE)  # Word on the web numbers it
EXCEL_MAIN = re.compile(r"xl/workbook[0-9]*\.xml", re.IGNORECASE)
HARMLESS_LINK = re.compile(r"https?:|mailto:|#", re.IGNORECASE)


def read_office(content: bytes, name: str) -> Document:
    """The paper in a file that begins like a ZIP archive or an OLE file. Raises UnreadableFileError for any other."""
    if content.startswith(OLE):
        is_encrypted = ENCRYPTED_STREAM in content
        raise UnreadableFileError(Message("file.encrypted" if is_encrypted else "file.old-office", {"file": name}))
    archive = opened(content, name)
    if main := _part(archive, WORD_MAIN):
        from parindex.documents.word import read_word

        package = unpacked(archive, name, "Word", keep=(".xml", ".rels"))
        document = read_word(package, main)
    elif _part(archive, EXCEL_MAIN):
        from parindex.documents.workbook import read_xlsx

        package = unpacked(archive, name, "Excel", keep=(".rels",))
        document = read_xlsx(content, name)
    else:
        raise UnreadableFileError(_other_archive(archive, name))
    return replace(document, noticed=(*document.noticed, *_noticed(package)))


def _part(archive: ZipFile, pattern: re.Pattern[str]) -> str:
    """The first part with such a name, "" if there is none."""
    return next((name.lower() for name in archive.namelist() if pattern.fullmatch(name)), "")


def _other_archive(archive: ZipFile, name: str) -> Message:
    """Why an archive that is neither Word nor Excel is refused."""
    members = archive.namelist()
    if "[Content_Types].xml" in members:  # PowerPoint and its like
        return Message("file.binary", {"file": name})
    if "mimetype" in members:
        with refusing_damage(name, "ZIP"), archive.open("mimetype") as stream:
            if b"opendocument" in stream.read(100):
                return Message("file.open-document", {"file": name})
    return Message("file.zip", {"file": name})


def _noticed(package: Package) -> Iterator[Noticed]:
    """Macros, and what the file points to outside itself: neither run nor fetched, but told."""
    for member in package.members:
        if member.endswith("vbaProject.bin"):
            yield Noticed("macros", Place(text=member), member, Message("expected.no-macros"))
    for target in dict.fromkeys(relation.target for relation in package.every_relation() if _reaches_out(relation)):
        yield Noticed("external-link", Place(text=target), target, Message("expected.inside"))


def _reaches_out(relation: Relation) -> bool:
    """Whether opening the file would fetch this; a link in the text waits for a reader to follow it."""
    is_link = relation.kind == "hyperlink" and HARMLESS_LINK.match(relation.target) is not None
    return relation.is_external and not is_link
