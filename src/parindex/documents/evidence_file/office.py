"""Files of Word, Excel, PowerPoint and OpenDocument: archives of XML, opened within the bounds of `package`."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from mmap import mmap
from zipfile import ZipFile

from parindex.core.messages import Message
from parindex.documents.document import UnreadableFileError
from parindex.documents.evidence_file.endings import ZIP_END, refuse_page
from parindex.documents.evidence_file.kinds import (
    EXCEL,
    OPEN_DOCUMENTS,
    SLIDES,
    WORD,
    FileType,
    Found,
)
from parindex.documents.evidence_file.refusals import damaged, locked, unknown, with_macros
from parindex.documents.package import Package, Relation, opened, refusing_damage, unpacked

# Word on the web numbers the main part.
MAINS = (
    (re.compile(r"word/document[0-9]*\.xml"), WORD),
    (re.compile(r"xl/workbook[0-9]*\.xml"), EXCEL),
    (re.compile(r"ppt/presentation[0-9]*\.xml"), SLIDES),
)
TYPES_PART, MANIFEST, OPEN_MAIN = "[content_types].xml", "meta-inf/manifest.xml", "content.xml"
# Visual Basic, the sheets of macros of Excel 4, the scripts of LibreOffice
MACROS = re.compile(r".*vbaproject\.bin|xl/macrosheets/.+|(?:basic|scripts)/.+")
HARMLESS_LINK = re.compile(r"https?:|mailto:|#", re.IGNORECASE)
ANY = ", ".join(type_.extensions[0] for type_ in (WORD, EXCEL, SLIDES, *OPEN_DOCUMENTS))
MOST_TOLD = 3  # targets outside the file


def examined_office(data: mmap, name: str) -> Found:
    """Raises UnreadableFileError for an archive of another kind, a bomb, a damaged one, one with macros or locked."""
    content = data[:]
    with _told_for_evidence(name, ANY):
        archive = opened(content, name)
        if min((member.header_offset for member in archive.infolist()), default=0) != 0:
            raise UnreadableFileError(Message("evidence-file.before-zip", {"file": name}))
        refuse_page(data, data.rfind(ZIP_END), len(data), name)
        type_, main = _type(archive, name)
    with _told_for_evidence(name, type_.extensions[0]):
        package = unpacked(archive, name, "", keep=(main, ".rels", TYPES_PART, MANIFEST))
        _refuse_macros(package)
        if b"encryption-data" in package.parts.get(MANIFEST, b""):
            raise locked(name)
        package.tree(main)
        return Found(type_, None, tuple(_noticed(package)))


def _type(archive: ZipFile, name: str) -> tuple[FileType, str]:
    """The type, and the name of the part that holds the document."""
    members = [member.lower() for member in archive.namelist()]
    for pattern, type_ in MAINS:
        if main := next((member for member in members if pattern.fullmatch(member)), ""):
            return type_, main
    if "mimetype" in members and OPEN_MAIN in members:
        with refusing_damage(name, ""), archive.open("mimetype") as stream:
            said = stream.read(100).decode("latin-1").strip()
        if type_of_open := next((type_ for type_ in OPEN_DOCUMENTS if type_.media_type == said), None):
            return type_of_open, OPEN_MAIN
    if {"mimetype", TYPES_PART} & set(members):  # a drawing, a book, a workbook in binary
        raise unknown(name)
    raise UnreadableFileError(Message("evidence-file.archive", {"file": name}))


def _refuse_macros(package: Package) -> None:
    if any(MACROS.fullmatch(member.lower()) for member in package.members):
        raise with_macros(package.name)
    if b"macroEnabled" in package.parts.get(TYPES_PART, b""):
        raise with_macros(package.name)


def _noticed(package: Package) -> Iterator[Message]:
    """What the file would fetch from elsewhere when it is opened."""
    targets = dict.fromkeys(relation.target for relation in package.every_relation() if _reaches_out(relation))
    if targets:
        yield Message("evidence-file.outside", {"file": package.name, "targets": ", ".join([*targets][:MOST_TOLD])})


def _reaches_out(relation: Relation) -> bool:
    is_link = relation.kind == "hyperlink" and HARMLESS_LINK.match(relation.target) is not None
    return relation.is_external and not is_link


@contextmanager
def _told_for_evidence(name: str, extension: str) -> Iterator[None]:
    """Within it, what `package` says of damage and passwords is said with what to do about it here."""
    try:
        yield
    except UnreadableFileError as error:
        if error.message.id == "file.broken":
            raise damaged(name, extension) from None
        if error.message.id == "file.encrypted":
            raise locked(name) from None
        raise
