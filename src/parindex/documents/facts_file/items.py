"""Figures in a JSON file: a list of objects, bare or under "facts"; their keys are the columns."""

import json
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from parindex.core.messages import Message
from parindex.documents.document import UnreadableFileError
from parindex.documents.facts_file.layout import Layout, layout_of
from parindex.documents.facts_file.refusing import no_header, said_twice
from parindex.documents.facts_file.rows import Cell, Record

FACTS = "facts"
MOST_DIGITS = 100  # of a number, its zeros among them; a figure of more is kept as words
BROKEN = (ValueError, RecursionError)  # bytes that are not UTF-8, and numbers of thousands of digits, among the former


class Doubled(dict[str, Any]):
    """An object that gives one of its keys twice."""


@dataclass(frozen=True, slots=True)
class Items:
    """The records of a JSON file: `items` in order, each by `keys`."""

    items: list[Any]
    keys: tuple[str, ...]

    def where(self, row: int, column: int) -> Message:
        return Message("facts-file.record", {"number": row})

    def records(self) -> Iterator[Record]:
        for number, item in enumerate(self.items, 1):
            found = item if isinstance(item, dict) else {}
            yield Record(number, [_cell(found.get(key)) for key in self.keys], _flaw(item))


def open_items(content: bytes, name: str) -> tuple[Items, Layout]:
    """The objects in `content` and their columns. Raises UnreadableFileError."""
    try:
        data = json.loads(
            content.decode("utf-8-sig"), parse_float=_number, parse_constant=str, object_pairs_hook=_mapping
        )
    except BROKEN:
        raise UnreadableFileError(Message("facts-file.json", {"file": name})) from None
    items = data.get(FACTS) if isinstance(data, dict) else data
    if not isinstance(items, list):
        raise no_header(name)
    keys = dict.fromkeys(key for item in items if isinstance(item, dict) for key in item)
    layout = layout_of([_spaced(key) for key in keys])
    if not isinstance(layout, Layout):
        raise said_twice(layout, name) if layout else no_header(name)
    return Items(items, tuple(keys)), layout


def _mapping(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    return found if len(found) == len(pairs) else Doubled(found)


def _number(written: str) -> Decimal | str:
    """The number exactly as written; "1e999999" is no figure, and would fill the memory once it is written out."""
    value = Decimal(written)
    return value if abs(value.adjusted()) < MOST_DIGITS and len(written) < MOST_DIGITS else written


def _spaced(text: str) -> str:
    return unicodedata.normalize("NFC", text).strip()


def _cell(value: Any) -> Cell:
    if isinstance(value, str):
        return _spaced(value) or None
    if value is None or isinstance(value, bool | int | Decimal):
        return value
    return Message("facts-file.nested")


def _flaw(item: Any) -> Message | None:
    if not isinstance(item, dict):
        return Message("facts-file.no-object")
    return Message("facts-file.key-twice") if isinstance(item, Doubled) else None
