"""A backup being read: looked at whole, member by member, before any of it is used. Without Django."""

import hashlib
import json
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from io import BufferedReader
from pathlib import Path
from typing import IO, Any
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo, is_zipfile

from parindex.core.messages import Message
from parindex.documents.package import DAMAGES
from parindex.web.records.backup.contents import is_taken
from parindex.web.records.backup.manifest import (
    FORMAT,
    HOME,
    NAME,
    Manifest,
    Member,
    NoManifestError,
    Table,
    format_of,
    manifest_of,
    printable,
)
from parindex.web.records.backup.saying import BackupError, not_read

CHUNK = 1 << 20
LARGEST_MANIFEST = 500_000_000  # bytes: that of two million files
LONGEST_ROW = 1_000_000_000  # bytes: no database keeps a longer value
ENCRYPTED = 0x1
BEGINNING = b"PK\x03\x04"


@dataclass(frozen=True, slots=True)
class Archive:
    """A backup: its file's name, the opened file and what it says of itself."""

    name: str
    zip: ZipFile
    manifest: Manifest

    def rows(self, table: Table) -> Iterator[list[Any]]:
        """The rows of a table, one at a time. Raises BackupError for what is no row."""
        with self._reading(table.member) as member:
            lines = BufferedReader(member, CHUNK)  # type: ignore[type-var]  # it has all that is asked of a raw file
            while line := lines.readline(LONGEST_ROW):
                try:
                    row = json.loads(line)
                except (ValueError, RecursionError):
                    row = None
                if not isinstance(row, list) or len(row) != len(table.columns):
                    raise damaged(self.name, table.member.name)
                yield row

    def chunks(self, member: Member) -> Iterator[bytes]:
        """The bytes of a member, some at a time. Raises BackupError for one that is damaged."""
        with self._reading(member) as content:
            while chunk := content.read(CHUNK):
                yield chunk

    @contextmanager
    def _reading(self, member: Member) -> Iterator[IO[bytes]]:
        try:
            with self.zip.open(member.name) as content:
                yield content
        except DAMAGES:
            raise damaged(self.name, member.name) from None


@contextmanager
def opened(path: Path) -> Iterator[Archive]:
    """The backup at `path`: its list read, and found to be that of its members.

    Raises BackupError, which names what is wrong: no backup, one of a later format, damaged, or made to do harm.
    """
    with _file(path) as file:
        archive = _archive(file, path.name)
        yield Archive(path.name, archive, _manifest(archive, path.name))


def verify(archive: Archive) -> None:
    """Read every member to its end. Raises BackupError for the first that is not as the list says."""
    for member in archive.manifest.members:
        digest, size = hashlib.sha256(), 0
        for chunk in archive.chunks(member):
            digest.update(chunk)
            size += len(chunk)
        if (size, digest.hexdigest()) != (member.size, member.sha256):
            raise damaged(archive.name, member.name)


def damaged(name: str, member: str) -> BackupError:
    return BackupError(Message("backup.damaged", {"file": name, "member": member}))


def _file(path: Path) -> IO[bytes]:
    try:
        return path.open("rb")
    except OSError as error:
        raise not_read(path, error) from None


def _archive(file: IO[bytes], name: str) -> ZipFile:
    if is_zipfile(file):
        with suppress(*DAMAGES):
            return ZipFile(file)
    file.seek(0)
    is_cut_off = file.read(len(BEGINNING)) == BEGINNING
    raise BackupError(Message("backup.cut-off" if is_cut_off else "backup.foreign", {"file": name}))


def _manifest(archive: ZipFile, name: str) -> Manifest:
    """What the archive says of itself, once that is what it holds."""
    listed = next((one for one in archive.infolist() if one.filename == NAME), None)
    if listed is None:
        raise BackupError(Message("backup.foreign", {"file": name}))
    if listed.file_size > LARGEST_MANIFEST:
        raise damaged(name, NAME)
    try:
        content = archive.read(listed)
    except DAMAGES:
        raise damaged(name, NAME) from None
    try:
        version, parindex = format_of(content)
        if version > FORMAT:
            raise BackupError(Message("backup.newer-format", {"file": name, "made_by": parindex}))
        manifest = manifest_of(content)
    except NoManifestError:
        raise damaged(name, NAME) from None
    _refuse_others(archive, manifest, name)
    return manifest


def _refuse_others(archive: ZipFile, manifest: Manifest, name: str) -> None:
    """Members and list must be the same, each once, of the size it says, and belong where they say they do."""
    for file in manifest.files:
        if not file.name.startswith(HOME) or not is_taken(file.name.removeprefix(HOME)):
            raise BackupError(Message("backup.astray", {"file": name, "member": file.name}))
    held = {one.filename: one for one in archive.infolist()}
    listed = {one.name: one for one in manifest.members}
    names, wanted = archive.namelist(), [NAME, *(one.name for one in manifest.members)]
    strays = (Counter(names) - Counter(set(wanted))) + (Counter(wanted) - Counter(set(names)))
    if strays:
        raise BackupError(Message("backup.astray", {"file": name, "member": printable(min(strays))}))
    for member, one in listed.items():
        if not _is_plain(held[member]) or held[member].file_size != one.size:
            raise damaged(name, member)


def _is_plain(member: ZipInfo) -> bool:
    return member.compress_type in {ZIP_STORED, ZIP_DEFLATED} and not member.flag_bits & ENCRYPTED


def needed(archive: Archive) -> int:
    """How many bytes it unpacks to."""
    return sum(member.size for member in archive.manifest.members)
