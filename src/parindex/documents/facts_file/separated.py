"""Figures in a text file, cells set apart by commas, semicolons or tabs (CSV); read line by line."""

import codecs
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from io import StringIO
from itertools import islice
from pathlib import Path

from parindex.core.messages import Message
from parindex.core.place import Place
from parindex.documents.document import UnreadableFileError
from parindex.documents.facts_file.layout import Layout, layout_of
from parindex.documents.facts_file.refusing import no_facts, no_header, said_twice
from parindex.documents.facts_file.rows import Cell, Record
from parindex.documents.facts_file.splitting import split
from parindex.documents.legacy import legacy_encoding
from parindex.documents.text import CONTROL, UTF_16

DELIMITERS = ",;\t"
CHUNK = 1 << 20  # bytes; no line is longer
MOST_TITLES = 30  # rows above the header
HEAD = 200_000  # characters, among which the header stands
MOST_SHARED = 10_000


@dataclass(frozen=True, slots=True)
class Separated:
    """The records of a text file under the header in line `header`. `nameless`: columns, from 0, without a name."""

    path: Path
    encoding: str
    delimiter: str
    header: int
    width: int
    nameless: tuple[int, ...]

    def where(self, row: int, column: int) -> Message:
        return Place(line=row).said

    def records(self) -> Iterator[Record]:
        shared = _Shared()
        with self.path.open(encoding=self.encoding, newline="") as file:
            for number, cells, flaw in split(file, self.delimiter, self.width):
                record: list[Cell] = [shared[cell] for cell in cells]
                if number > self.header and any(record):
                    record += [None] * (self.width - len(record))
                    yield Record(number, record, flaw or (self._beside(record) if self.nameless else None))

    def _beside(self, record: list[Cell]) -> Message | None:
        """Why a cell under no name is refused: a comma too many may have put it there."""
        for at in self.nameless:
            if (found := record[at]) is not None:
                return Message("facts-file.nameless", {"column": at + 1, "found": str(found)})
        return None


class _Shared(dict[str, str | None]):
    """Each writing once, trimmed: a file of a million rows says the same few thousand words."""

    def __missing__(self, written: str) -> str | None:
        if len(self) >= MOST_SHARED:
            self.clear()
        self[written] = words = unicodedata.normalize("NFC", written).strip() or None
        return words


def open_separated(path: Path) -> tuple[Separated, Layout]:
    """The file at `path` and its columns. Raises UnreadableFileError, naming other encodings."""
    encoding = _encoding(path)
    with path.open(encoding=encoding, newline="") as file:
        head = file.read(HEAD)
    if legacy := legacy_encoding(head):
        raise _legacy(legacy, path.name)
    delimiter, number, layout = _header(head, path.name)
    nameless = tuple(at for at, words in enumerate(layout.header) if not words)
    return Separated(path, encoding, delimiter, number, len(layout.header), nameless), layout


def _encoding(path: Path) -> str:
    """UTF-8, or UTF-16 as Excel's "Unicode text" is. The whole file is looked at, so that no row fails later."""
    with path.open("rb") as file:
        chunk = file.read(CHUNK)
        encoding = "utf-16" if chunk.startswith(UTF_16) else "utf-8-sig"
        decoder = codecs.getincrementaldecoder(encoding)()
        while chunk:
            following = file.read(CHUNK)
            try:
                text = decoder.decode(chunk, final=not following)
            except UnicodeDecodeError:
                raise _not_unicode(chunk.decode("latin-1"), path.name) from None
            if CONTROL.search(text) or (len(chunk) == CHUNK and "\n" not in text and "\r" not in text):
                raise no_facts(path.name)
            chunk = following
    return encoding


def _not_unicode(latin: str, name: str) -> UnreadableFileError:
    if CONTROL.search(latin):
        return no_facts(name)
    if legacy := legacy_encoding(latin):
        return _legacy(legacy, name)
    return UnreadableFileError(Message("facts-file.encoding", {"file": name}))


def _legacy(encoding: str, name: str) -> UnreadableFileError:
    return UnreadableFileError(Message("file.legacy", {"file": name, "encoding": encoding}))


def _header(head: str, name: str) -> tuple[str, int, Layout]:
    """The delimiter that makes most of a header row, its line, and its columns."""
    found = list(_headers(head))
    if layouts := [(one, line, layout) for one, line, layout in found if isinstance(layout, Layout)]:
        return max(layouts, key=lambda item: len(item[2].named) + len(item[2].figures))
    for _, _, twice in found:
        if isinstance(twice, Message):
            raise said_twice(twice, name)
    raise no_header(name)


def _headers(head: str) -> Iterator[tuple[str, int, Layout | Message]]:
    for delimiter in DELIMITERS:
        for number, cells, _ in islice(split(StringIO(head, newline=""), delimiter), MOST_TITLES):
            if layout := layout_of([unicodedata.normalize("NFC", cell).strip() for cell in cells]):
                yield delimiter, number, layout
                break
