"""Figures in a Parquet file, read batch by batch."""

import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from decimal import Decimal
from itertools import count
from pathlib import Path
from typing import Any, TypeAlias

import pyarrow as pa
import pyarrow.parquet as pq

from parindex.core.messages import Message
from parindex.documents.document import UnreadableFileError
from parindex.documents.facts_file.layout import Layout, layout_of
from parindex.documents.facts_file.refusing import no_header, said_twice
from parindex.documents.facts_file.rows import Cell, Record, day_of

BATCH = 20_000  # rows
MOST_ROWS = 5_000_000  # a file of a few kilobytes can hold billions of like rows
MOST_COLUMNS = 20_000
BROKEN = (pa.ArrowException, OSError, ValueError)
Column: TypeAlias = Any  # of pyarrow, which has no types
AS_THEY_ARE = (pa.types.is_integer, pa.types.is_boolean, pa.types.is_decimal, pa.types.is_date, pa.types.is_null)
WORDS = (pa.types.is_string, pa.types.is_large_string, pa.types.is_string_view)


@dataclass(frozen=True, slots=True)
class ParquetFacts:
    """The records of a Parquet file, by their numbers from 1."""

    path: Path

    def where(self, row: int, column: int) -> Message:
        return Message("facts-file.record", {"number": row})

    def records(self) -> Iterator[Record]:
        numbers = count(1)
        with _refusing_damage(self.path.name), pq.ParquetFile(self.path) as file:
            for batch in file.iter_batches(BATCH):
                for cells in zip(*map(_cells, batch.columns), strict=True):
                    yield Record(next(numbers), list(cells))


def open_parquet(path: Path) -> tuple[ParquetFacts, Layout]:
    """The file at `path` and its columns. Raises UnreadableFileError."""
    with _refusing_damage(path.name), pq.ParquetFile(path) as file:
        rows, schema = file.metadata.num_rows, file.schema_arrow
    if rows > MOST_ROWS or len(schema) > MOST_COLUMNS:
        most = {"rows": Decimal(MOST_ROWS), "columns": Decimal(MOST_COLUMNS)}
        raise UnreadableFileError(Message("facts-file.too-large", {"file": path.name, **most}))
    layout = layout_of([_spaced(name) for name in schema.names])
    if not isinstance(layout, Layout):
        raise said_twice(layout, path.name) if layout else no_header(path.name)
    if "code" in layout.named and pa.types.is_floating(schema.types[layout.named["code"]]):
        raise UnreadableFileError(Message("facts-file.codes-as-numbers", {"file": path.name}))
    return ParquetFacts(path), layout


@contextmanager
def _refusing_damage(name: str) -> Iterator[None]:
    try:
        yield
    except BROKEN:
        raise UnreadableFileError(Message("file.broken", {"file": name, "format": "Parquet"})) from None


def _spaced(text: str) -> str:
    return unicodedata.normalize("NFC", text).strip()


def _cells(column: Column) -> list[Cell]:
    """A column as plain values. Binary fractions become the shortest decimals that mean them."""
    if pa.types.is_dictionary(column.type):
        column = column.dictionary_decode()
    kind = column.type
    if any(is_so(kind) for is_so in WORDS):
        return _words(column)
    if any(is_so(kind) for is_so in AS_THEY_ARE):
        return list(column.to_pylist())
    if pa.types.is_floating(kind):
        return [_figure(written) for written in column.cast(pa.string()).to_pylist()]
    if pa.types.is_timestamp(kind):
        moments = column.cast(pa.timestamp("us", kind.tz), safe=False).to_pylist()
        return [None if moment is None else day_of(moment) for moment in moments]
    return [Message("facts-file.nested") if cell.is_valid else None for cell in column]


def _words(column: Column) -> list[Cell]:
    """Words, each writing held once however many rows say it."""
    encoded = column.cast(pa.string()).dictionary_encode()
    words = [_spaced(text) or None for text in encoded.dictionary.to_pylist()]
    return [None if at is None else words[at] for at in encoded.indices.to_pylist()]


def _figure(written: str | None) -> Cell:
    """The number; what is none ("nan", "inf") stays as words, to be refused as a figure."""
    if written is None:
        return None
    value = Decimal(written)
    return (value or Decimal(0)) if value.is_finite() else written
