"""Files of Word, Excel and PowerPoint before 2007: kept as they are, told by the directory of streams within.

Such a file (OLE, compound file) is a small file system: sectors in chains, a directory of named streams.
Source: [MS-CFB]; the marks of a password: [MS-DOC] FibBase, [MS-XLS] FilePass, [MS-PPT] EncryptedSummary.
"""

import struct
from mmap import mmap

from parindex.documents.evidence_file.kinds import (
    OLD_EXCEL,
    OLD_SLIDES,
    OLD_WORD,
    Found,
)
from parindex.documents.evidence_file.refusals import damaged, locked, unknown, with_macros

ENTRY = 128  # bytes of the directory for each stream
MOST_SECTORS = 2_000  # of the directory; office files have a few
OF_ITS_OWN = 4_096  # bytes; smaller streams share sectors
LAST = 0xFFFF_FFFA  # sector numbers above it are marks
LOCKED = {"EncryptedPackage", "EncryptedSummary"}
MACROS = {"_VBA_PROJECT", "_VBA_PROJECT_CUR", "VBA"}
MAINS = {
    "WordDocument": OLD_WORD,
    "Workbook": OLD_EXCEL,
    "Book": OLD_EXCEL,
    "PowerPoint Document": OLD_SLIDES,
}
FILE_PASS = 0x2F  # the record of a workbook that says it is encrypted


def examined_old_office(data: mmap, name: str) -> Found:
    """Raises UnreadableFileError for what is no document, is damaged, has a password or macros."""
    try:
        streams = _streams(data)
    except (struct.error, IndexError):
        raise damaged(name, ".doc, .xls, .ppt") from None
    if LOCKED & streams.keys():
        raise locked(name)
    main = next((stream for stream in MAINS if stream in streams), "")
    if not main:  # an installer, a mail, a database
        raise unknown(name)
    if MACROS & streams.keys():
        raise with_macros(name)
    if _has_password(main, streams[main]):
        raise locked(name)
    return Found(MAINS[main])


def _streams(data: mmap) -> dict[str, bytes]:
    """Streams by name, and the first sector of each that has sectors of its own."""
    size = 1 << struct.unpack_from("<H", data, 30)[0]
    if size not in {512, 4096}:
        raise struct.error
    found = {}
    for sector in _chain(data, size, struct.unpack_from("<I", data, 48)[0]):
        block = _sector(data, size, sector)
        if len(block) < size:
            raise struct.error
        for at in range(0, len(block) - ENTRY + 1, ENTRY):
            length, kind = struct.unpack_from("<HB", block, at + 64)
            start, total = struct.unpack_from("<II", block, at + 116)
            if kind and 2 <= length <= 64:
                called = block[at : at + length - 2].decode("utf-16-le", "replace")
                found[called] = _sector(data, size, start) if total >= OF_ITS_OWN else b""
    return found


def _chain(data: mmap, size: int, first: int) -> list[int]:
    """The sectors that begin with `first`, each told by the table of its followers."""
    tables = _tables(data, size)
    chain: list[int] = []
    while first < LAST and len(chain) < MOST_SECTORS:
        chain.append(first)
        table, at = divmod(first, size // 4)
        first = struct.unpack_from("<I", _sector(data, size, tables[table]), 4 * at)[0]
    return chain


def _tables(data: mmap, size: int) -> list[int]:
    """The sectors of the table of followers: 109 stand in the header, others in sectors that lead on and on."""
    tables, more = [*struct.unpack_from("<109I", data, 76)], struct.unpack_from("<I", data, 68)[0]
    for _ in range(MOST_SECTORS):
        if more >= LAST:
            break
        *listed, more = struct.unpack(f"<{size // 4}I", _sector(data, size, more))
        tables += listed
    return tables


def _sector(data: mmap, size: int, number: int) -> bytes:
    return data[(number + 1) * size : (number + 2) * size]


def _has_password(main: str, start: bytes) -> bool:
    """Whether the document says so in its first sector."""
    if main == "WordDocument":
        return len(start) > 11 and bool(start[11] & 0x01)
    at = 0
    while main in {"Workbook", "Book"} and at + 4 <= len(start):
        record, length = struct.unpack_from("<HH", start, at)
        if record == FILE_PASS:
            return True
        at += 4 + length
    return False
