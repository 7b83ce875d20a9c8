"""Plain text as a document: cells are set apart by tabs, and a blank line may be the end of a page."""

import codecs
import re
import unicodedata
from collections.abc import Iterator
from itertools import groupby
from operator import itemgetter

from parindex.core.messages import Message
from parindex.core.place import Place, Words
from parindex.documents.document import Document, Paragraph, Row, Table, UnreadableFileError
from parindex.documents.legacy import legacy_encoding

Line = tuple[int, str]
UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f]")
SENTENCE_END = tuple(".;:!?…)”\"'/")
LIST_ITEM = re.compile(r"(?:[-+•*–]|[a-zđ]\)|[0-9]+[.)])\s")


def read_text(content: bytes, name: str) -> Document:
    """The document that `content` writes in UTF-8 or UTF-16. Raises UnreadableFileError, naming other encodings."""
    blocks: list[Paragraph | Table] = []
    tables = 0
    numbered = list(_lines(content, name))
    for is_table, run in groupby(_told_apart(iter(numbered)), key=itemgetter(0)):
        lines = [line for _, line in run]
        if is_table:
            tables += 1
            blocks.append(_table(lines, tables))
        else:
            blocks.extend(Paragraph(words) for words in _paragraphs(lines))
    return Document(tuple(blocks), tuple(line for _, line in numbered), has_broken_rows=True)


def _lines(content: bytes, name: str) -> Iterator[Line]:
    """Lines as an editor counts them; tabs at a line's end belong to it."""
    text = unicodedata.normalize("NFC", _decoded(content, name))
    for number, line in enumerate(text.replace("\r\n", "\n").replace("\r", "\n").split("\n"), 1):
        yield number, line.replace("\f", " ")


def _decoded(content: bytes, name: str) -> str:
    if content.startswith(UTF_16) or _looks_like_utf_16(content):
        encoding = "utf-16" if content.startswith(UTF_16) else _utf_16_order(content)
    else:
        encoding = "utf-8-sig"
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError:
        raise _not_text(content.decode("latin-1"), name) from None
    if CONTROL.search(text):
        raise UnreadableFileError(Message("file.binary", {"file": name}))
    if legacy := legacy_encoding(text):
        raise UnreadableFileError(Message("file.legacy", {"file": name, "encoding": legacy}))
    return text


def _looks_like_utf_16(content: bytes) -> bool:
    """Without a mark at its start, UTF-16 shows by the zero byte of nearly every space and digit."""
    head = content[:4000]
    return len(head) >= 4 and len(content) % 2 == 0 and head.count(b"\x00") > len(head) // 5


def _utf_16_order(content: bytes) -> str:
    head = content[:4000]
    return "utf-16-le" if head[1::2].count(0) > head[::2].count(0) else "utf-16-be"


def _not_text(latin: str, name: str) -> UnreadableFileError:
    """Why bytes that are not UTF-8 are refused: a legacy encoding by its name, else binary or unknown."""
    if CONTROL.search(latin):
        return UnreadableFileError(Message("file.binary", {"file": name}))
    if legacy := legacy_encoding(latin):
        return UnreadableFileError(Message("file.legacy", {"file": name, "encoding": legacy}))
    return UnreadableFileError(Message("file.encoding", {"file": name}))


def _told_apart(lines: Iterator[Line]) -> Iterator[tuple[bool, Line]]:
    """Each line, and whether it is a row of a table. Blank lines between rows go: there they are page ends.

    A tab that only indents a line makes no table, but within one it may stand for empty cells.
    """
    blanks: list[Line] = []
    in_table = False
    for line in lines:
        if not line[1].strip():
            blanks.append(line)
            continue
        is_row = "\t" in (line[1] if in_table else line[1].strip())
        if not (in_table and is_row):
            yield from ((False, blank) for blank in blanks)
        blanks, in_table = [], is_row
        yield is_row, line


def _table(lines: list[Line], number: int) -> Table:
    rows = []
    for at, (line, text) in enumerate(lines, 1):
        cells, column = [], 1
        for cell, words in enumerate(text.split("\t"), 1):
            lead = len(words) - len(words.lstrip())
            place = Place(line=line, shown=line, table=number, row=at, cell=cell, column=column + lead)
            cells.append(Words(words.strip(), ((0, place),)))
            column += len(words) + 1
        rows.append(Row(tuple(cells)))
    return Table(tuple(rows))


def _paragraphs(lines: list[Line]) -> Iterator[Words]:
    """One paragraph per line, rejoined where a page end broke a sentence."""
    held: Words | None = None
    blank_between = False
    for number, text in lines:
        stripped = text.strip()
        if not stripped:
            blank_between = True
            continue
        column = len(text) - len(text.lstrip()) + 1
        words = Words(stripped, ((0, Place(line=number, shown=number, column=column)),))
        if held and blank_between and _goes_on(held.text, stripped):
            held = held.joined(words)
        else:
            if held:
                yield held
            held = words
        blank_between = False
    if held:
        yield held


def _goes_on(before: str, after: str) -> bool:
    """Whether `after` is the rest of the sentence `before`: that one has no end, this one no beginning."""
    return not before.endswith(SENTENCE_END) and after[0].islower() and not LIST_ITEM.match(after)
