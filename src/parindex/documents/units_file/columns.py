"""Which column of a list of units means what."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from parindex.core.messages import Message
from parindex.documents.document import UnreadableFileError
from parindex.documents.units_file.words import COLUMNS, key_of


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns under a header: `at` are their numbers from 0 by meaning, `ignored` those that mean nothing here."""

    header: tuple[str, ...]
    at: Mapping[str, int]
    ignored: tuple[str, ...]


def columns_of(header: Sequence[str], name: str) -> Columns | None:
    """The columns under these words; None if they are no header. Raises UnreadableFileError if two mean the same."""
    at = dict[str, int]()
    meant = [COLUMNS.get(key_of(words), "") for words in header]
    if "code" not in meant or len(set(meant) - {""}) < 2:
        return None
    for number, meaning in enumerate(meant):
        if meaning and at.setdefault(meaning, number) != number:
            twice = {"file": name, "first": header[at[meaning]], "column": header[number]}
            raise UnreadableFileError(Message("units.column-twice", twice))
    ignored = tuple(words for words, meaning in zip(header, meant, strict=True) if words and not meaning)
    return Columns(tuple(header), at, ignored)
